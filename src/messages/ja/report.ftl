### 直し方、関連する場所、報告の言葉

## 関連する場所
first-here = 一つ目はここにあります
broken-footnote-first = 注「{ $label }」の一つ目の説明はここにあります
used-here = ここで使われています
perhaps-here = ここかもしれません
could-be = この{ $kind ->
        [term] 区分
        [group] グループ
        [facet] 分類
        [case] 事例
        [page] ページ
        [row] 表の行
        [matrix] 表
        [glossary] 用語
        [place] 出典の箇所
        [citation] 出典
       *[other] { $kind }
    }「{ $name }」かもしれません
## 直し方
help-did-you-mean = 「{ $name }」のことではありませんか
help-did-you-mean-named = `{ $id }`（{ $name }）のことではありませんか
help-write-id = 「{ $name }」は、id の `{ $id }` で書いてください
help-other-facet = 「{ $name }」は{ $facet }です。書く項目を確かめてください
help-known-keys = ここに書ける項目は { $keys } です
help-known-anchors = `#` の後に書けるのは { $anchors } です
help-known-themes = 使えるテーマは { $themes } です
help-known-fields = ここで使える名前は { $fields } です
help-link-by-file = 名前でなく、ファイルの場所で指してください（`[言葉](../pages/about.md)`）
help-write-instead = 「{ $text }」と書いてください
help-rename-file = ファイルの名前を `{ $name }` に変えてください
help-add-alias = 新しい内容の `aliases` に `{ $id }` を書き足してください
help-remove = 要らなければ消してください
help-renamed = いまの id は `{ $id }`（{ $name }）です。`renkei check --fix` でも直せます
help-renamed-file = いまのファイルは `{ $path }` です。`renkei check --fix` でも直せます
help-better-word = 「{ $better }」などの言い方にしてください
help-better-word-because = 「{ $better }」などの言い方にしてください。{ $why }
## 報告の言葉
report-help = 直し方
report-related = 関連
report-fault = エラー
report-warning = 警告
report-note = お知らせ
report-what = 見つけること
report-why = 理由
report-mend = 直し方
report-example = 直す前
report-mended = 直した後
report-rule = 規則
report-severity = 重さ
report-place = 場所
report-sentence = 内容
panel-page = このページについて
panel-source = 元のファイル
panel-made = いくつもの内容から作られるページです
panel-referring = ここを指しているもの
panel-nothing = まだありません
report-heading = 点検の結果
report-list-separator = 、
report-sound = 問題は見つかりませんでした
report-same = 同じことが、ほかに { $count } か所あります: { $places }
report-same-all = 同じことが、ほかに { $count } か所あります: { $places } など
report-rest = ほかに { $count } 件あります
report-rest-max = すべてを見るには `--max 0` を付けてください
report-rest-summary = 残りの { $count } 件を含むすべてを、ジョブの概要（Summary）に書きました
report-cut = 長すぎるため、残りの { $count } 件は省きました。`renkei check` で見られます
report-explain = 規則の説明は `renkei explain 規則の名前` で見られます
count-error = エラー { $count } 件
count-warning = 警告 { $count } 件
count-note = お知らせ { $count } 件
