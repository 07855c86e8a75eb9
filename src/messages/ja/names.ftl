### id、名前、参照についての規則

bad-id = id `{ $id }` に使えない文字があります
    .what = 半角の小文字、数字、ハイフン以外を使った id を見つけます。
    .why = id はページのアドレスになり、どのパソコンでも同じに扱える文字が必要なためです。
    .help = 半角の小文字か数字で始め、小文字・数字・ハイフンだけで書いてください（例: `probation-office`）
bad-id-upper-case = id `{ $id }` に大文字があります
    .help = `{ $proposal }` と書いてください
bad-id-japanese = id `{ $id }` に日本語があります
    .help = id は半角の英数字で書き、日本語の名前は `name` に書いてください

duplicate-id = id `{ $id }` は、別の{ $kind ->
        [term] 区分
        [group] グループ
        [facet] 分類
        [case] 事例
        [page] ページ
        [row] 表の行
        [matrix] 表
        [glossary] 用語
        [place] 出典の箇所
        [grid] 組み合わせの表
        [source] 出典
        [citation] 出典
       *[other] { $kind }
    }がもう使っています
    .what = 同じ id が 2 回以上使われているところを、ファイルをまたいで見つけます。
    .why = 同じアドレスのページが二つできてしまい、どちらを指すか決められないためです。
    .help = どちらかの id を変えてください。前の id は `aliases` に書くと、古いアドレスからも読めます

duplicate-name = 「{ $name }」という名前は、別の{ $kind ->
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
    }がもう使っています
    .what = 同じ名前や題名が二つ以上あるところを見つけます。
    .why = 読む人が見分けられず、名前でのリンクもどちらを指すか決まらないためです。
    .help = 違いがわかる名前にしてください

alias-collision = 以前の id `{ $alias }` は、別の{ $kind ->
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
    }が使っています
    .what = `aliases` に書いた以前の id が、今の id やほかの `aliases` と重なるところを見つけます。
    .why = 古いアドレスから、どのページへ案内すればよいか決められないためです。
    .help = この `aliases` から `{ $alias }` を消してください
alias-own = `{ $alias }` は、以前の id ではなく今の id です
    .help = `aliases` から `{ $alias }` を消してください

address-collision = アドレス `{ $address }` のページが二つできてしまいます
    .what = 二つの内容が同じアドレスになるところを見つけます。
    .why = どちらか一方しか公開できないためです。
    .help = どちらかの id かファイルの名前を変えてください

address-vanished = 公開していたアドレス `{ $address }` がなくなります
    .what = 前に公開したページのうち、なくなって、行き先もないアドレスを見つけます。
    .why = ほかのサイトや印刷物から来た人が、行き止まりになるためです。
    .help = 新しいページの `aliases` に以前の id を書いてください。なくしてよいときは `content/addresses.txt` からこの行を消してください

bad-address = 「{ $address }」は、このサイトのアドレスの形ではありません
    .what = `content/addresses.txt` の中の、アドレスとして読めない行を見つけます。
    .why = 公開したアドレスの記録が読めないと、なくなったページに気づけないためです。
    .help = `/cases/letter-to-early-intake/` のように、`/` で始めて `/` で終えてください

unknown-term = 「{ $name }」という{ $facet }はありません
    .what = 分類のファイルにない id や名前が書かれているところを見つけます。
    .why = 綴りが違うと、事例がその一覧に現れないためです。
    .help = 綴りを確かめるか、分類のファイル（`content/facets/`）に書き足してください

unknown-group = { $facet }に「{ $name }」というグループはありません
    .what = 分類のファイルの `groups` にないグループが書かれているところを見つけます。
    .why = その区分が、どのまとまりにも現れないためです。
    .help = 綴りを確かめるか、同じファイルの `groups` に書き足してください

unknown-citation = 「{ $citation }」という出典の箇所も、表の行もありません
    .what = `citations` に書かれた箇所が、出典（`site.yaml` の `places`）にも表の行にもないところを見つけます。
    .why = 読む人が元の報告を確かめられなくなるためです。
    .help = 番号を確かめるか、`content/site.yaml` の `places` に書き足してください

unknown-case = 「{ $name }」という事例はありません
    .what = `related` などに書かれた事例が見つからないところを見つけます。
    .why = 関連する事例への案内が行き止まりになるためです。
    .help = 事例のファイルの名前（`.md` の前）を確かめてください

unknown-page = 「{ $name }」というページはありません
    .what = 設定に書かれたページが見つからないところを見つけます。
    .why = 案内の先が行き止まりになるためです。
    .help = `content/pages/` の中のファイルの名前（`.md` の前）を確かめてください

unknown-facet = 「{ $name }」という分類はありません
    .what = `content/facets/` にない分類の名前が書かれているところを見つけます。
    .why = 何で分けるのか決められないためです。
    .help = `content/facets/` の中のファイルの名前（`.yaml` の前）を確かめてください

grid-unknown-facet = 組み合わせの表 `{ $grid }` に書かれた「{ $facet }」という分類はありません
    .what = 組み合わせの表（`grids`）の縦か横に、ない分類が書かれているところを見つけます。
    .why = 縦か横がないと、表を作れないためです。
    .help = `content/facets/` の中のファイルの名前（`.yaml` の前）を確かめてください

grid-same-facet = 組み合わせの表 `{ $grid }` の縦と横が、どちらも `{ $facet }` です
    .what = 縦と横に同じ分類を書いた組み合わせの表を見つけます。
    .why = 同じ分類どうしでは、組み合わせの表にならないためです。
    .help = 縦（`rows`）か横（`columns`）に、別の分類を書いてください

grid-too-large = 組み合わせの表 `{ $grid }` のマスが多すぎます（{ $size }）
    .what = 一つのページに表示しきれない大きさの組み合わせの表を見つけます。
    .why = ページが大きすぎて、ブラウザーにも、サイトを作るパソコンのメモリにも収まらないためです。
    .help = 項目の少ない分類を組み合わせて、マスを全部で { $limit } 以下にしてください

too-many-terms = `{ $key }` に書かれた項目が多すぎます（{ $count } 個）
    .what = 一つの分類の項目を何百も書いた事例や行を見つけます。
    .why = すべてに当てはまるものは、どこでも見つかる一方で、何も伝えないためです。どのページにもその全部が並びます。
    .help = 大切な項目だけを、{ $limit } 個まで書いてください

bad-cell = 「{ $cell }」は、表のマスの書き方ではありません
    .what = `cells` の中の、`横/縦` の形になっていないものを見つけます。
    .why = 事例がどのマスに入るか決められないためです。
    .help = `prison/direct-support` のように、横（列）の id、`/`、縦（行）の id の順に書いてください

cell-outside-terms = マス `{ $cell }` の「{ $term }」が、この事例の分類に書かれていません
    .what = `cells` に書いたマスの区分が、同じ事例の分類にないところを見つけます。
    .why = 表のマスと、区分のページとで、示すことが食い違うためです。
    .help = 事例の分類に「{ $term }」を書き足すか、`cells` からこのマスを消してください

duplicate-value = `{ $key }` に「{ $value }」が 2 回書かれています
    .what = 一つの一覧に、同じものが 2 回以上書かれているところを見つけます。
    .why = 写し間違いで、別のものを書くはずだったことがあるためです。
    .help = 一つを残して消すか、正しいものに直してください

related-to-itself = 「{ $name }」は、この事例そのものです
    .what = `related` に自分自身が書かれている事例を見つけます。
    .why = 読んでいるページへの案内は役に立たないためです。
    .help = `related` から消してください
