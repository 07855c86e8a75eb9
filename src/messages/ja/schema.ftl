### 入力を助けるスキーマの言葉: 項目の名前と説明

## ファイル
file-site = サイトの設定（site.yaml）
file-facet = 分類（facets）
file-matrix = 報告の表（matrices）
file-glossary = 用語集（glossary.yaml）
file-words = 言葉の点検（words.yaml）
file-case = 事例（cases）の始めの部分
file-page = ページ（pages）の始めの部分

## どのファイルにもある項目
key-title = 題名
    .about = ページの題と見出しになります
key-summary = 要約
    .about = 1文か2文、200字までで書きます。一覧や検索結果に出ます
key-citations = 出典
    .about = 表の行（表2-1 など）か、出典の箇所（C-2-1 など）を書きます
key-aliases = 前の id
    .about = 名前を変える前の id です。前のアドレスからここに来られます
key-draft = 下書き
    .about = true と書くと、公開しません
key-updated = 更新日
    .about = 内容を変えた日を 2026-11-22 の形で書きます
key-reviewed = 見直した日
    .about = 内容を確かめた日を 2026-11-22 の形で書きます
key-plain = やさしい日本語
    .about = やさしい日本語での説明です。読みは {"{"}漢字|かんじ{"}"} と書きます
key-changes = 変更の記録
    .about = いつ、何が変わったかを書きます
key-date = 日付
    .about = 2026-11-22 の形で書きます
key-change-note = 変わったこと
    .about = 読む人に伝わる言葉で、短く書きます
key-id = id
    .about = 半角の小文字・数字・ハイフンで書きます。アドレスになるので、後から変えないでください
key-name = 名前
    .about = 読む人に見える名前です
key-also = ほかの名前
    .about = リンクと検索で使える、ほかの呼び方です
key-text = 説明
    .about = 要約より詳しい説明です。Markdown で書けます
key-url = アドレス
    .about = https:// から始まるアドレスです

## 事例
key-cells = 組み合わせ
    .about = この事例が本当に示す組み合わせです（列/行）。書かなければ、すべての組み合わせに出ます
key-related = 関わりのある事例
    .about = あわせて読んでほしい事例の id です

## 表
key-rows = 表の行
    .about = 表の順に書きます
key-row-id = 行の番号
    .about = 報告にある番号のまま書きます（表2-1 など）
key-label = 項目の名前
    .about = 表に書かれている言葉です

## 分類
key-question = 問いかけ
    .about = この分類に読む人を導く問いです（どの機関と？ など）
key-entry = 入り口の名前
    .about = メニューでの呼び方です（機関から など）
key-ordered = 順番がある
    .about = true と書くと、項目が順に進む段階として示されます
key-enter-by-group = グループから入る
    .about = true と書くと、メニューがグループの一覧に導きます
key-grouped-by = グループの呼び方
    .about = グループをまとめて何と呼ぶかを書きます（分野 など）
key-grouped-id = グループのアドレス
    .about = グループのページが置かれる場所の名前です
key-groups = グループ
    .about = 項目をまとめる見出しです
key-terms = 項目
    .about = この分類で選べるものです
key-group = グループ
    .about = この項目が入るグループの id です

## 用語集
key-term = 言葉
    .about = 説明する言葉です
key-reading = 読み
    .about = ひらがなで書きます。並ぶ順になります
key-meaning = 意味
    .about = だれにでもわかる言葉で説明します

## 言葉の点検
key-words = 言いかえたい言葉
    .about = 人を傷つけたり、決めつけたりする言葉です
key-word = 言葉
    .about = 見つけたい言葉です
key-better = 言いかえ
    .about = 代わりに使う言葉です
key-why = 理由
    .about = なぜ言いかえるのかを書きます
key-allowed = 使ってよい言葉
    .about = 正式な名前など、点検から外す言葉です
key-spellings = 書き方のそろえ方
    .about = 一つの言葉に書き方がいくつもあるものです
key-prefer = そろえる書き方
    .about = この書き方にそろえます
key-honorifics = 敬称
    .about = 前に人の名前が来やすい言葉です
key-roles = 立場を表す字
    .about = この字で終わる言葉は、個人の名前とみなしません
key-not-names = 名前でない言葉
    .about = 敬称と同じ文字で終わっても、個人の名前ではない言葉です

## サイトの設定
key-description = 説明
    .about = このサイトが何かを、1文で書きます
key-language = 言語
    .about = 内容の言語です（ja、en など）
key-base-url = サイトのアドレス
    .about = 公開するアドレスです。https:// から始めます
key-theme = テーマ
    .about = 見た目の名前です。書かなければ default です
key-lead = 始めの文章
    .about = ホームの始めに出る文章です
key-finding = わかったこと
    .about = ホームに出る、いちばん伝えたいことです
key-notice = お断り
    .about = どのページの下にも出る文章です
key-version = 版
    .about = "1.0" のように、引用符を付けて書きます
key-license = ライセンス
    .about = 文章の使い方の決まりです
key-publisher = 公開する人
    .about = サイトを公開する団体や人の名前です
key-edit-url = 原稿を直すアドレス
    .about = {"{"}path{"}"} の所に、ファイルの場所が入ります
key-facility = 中心となる施設
    .about = どの連携でも、真ん中に立つものです
key-page = ページ
    .about = 説明のページの id です
key-navigation = メニューのページ
    .about = メニューに並べるページの id です
key-footer = 下に並べるページ
    .about = どのページの下にも並べるページの id です
key-grids = かけ合わせる表
    .about = 二つの分類をかけ合わせた表です。一つ目が主な表になります
key-grid-rows = 縦の分類
    .about = 表の縦に並べる分類です
key-grid-columns = 横の分類
    .about = 表の横に並べる分類です
key-sources = 出典となる資料
    .about = もとになった報告などです
key-authors = 著者
    .about = 姓と名に分けて書きます
key-family = 姓
    .about = 著者の姓です
key-given = 名
    .about = 著者の名です
key-affiliation = 所属
    .about = 著者の所属です
key-container = 掲載
    .about = 雑誌や報告書の名前です
key-source-date = 発行日
    .about = わかるところまで書きます（2018、2018-03 など）
key-note = 補足
    .about = 資料についての説明です
key-places = 資料の箇所
    .about = 「箇所の名前: その見出し」の形で並べます。出典として使えるようになります
key-checklist = 自己点検
    .about = 自己点検の表のもとになる分類を決めます
key-facet = 分類
    .about = 分類のファイルの名前です
