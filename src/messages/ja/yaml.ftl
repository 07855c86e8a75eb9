### YAML と、先頭の項目についての規則

yaml-syntax = YAML として読めません
    .what = 書き方の決まりに合わず、YAML として読めないところを見つけます。
    .why = 読めないファイルの内容は、一つも公開できないためです。
    .help = この行と前の行の、字下げ、`:`、引用符、かっこを確かめてください
yaml-syntax-reason = YAML として読めません（{ $reason }）
yaml-syntax-quote = 引用符 `{ $quote }` が閉じられていません
    .help = 同じ引用符で閉じてください
yaml-syntax-bracket = かっこ `{ $bracket }` が閉じられていません
    .help = 対になるかっこで閉じてください
yaml-syntax-indent = 字下げが前の行とそろっていません
    .help = 同じまとまりの行は、行の始まりの空白の数をそろえてください
yaml-syntax-colon = 内容の途中に `: `（コロンと空白）があります
    .help = 内容の全体を `"` で囲んでください
yaml-syntax-character = 内容が `{ $character }` で始まっています
    .help = 内容の全体を `"` で囲んでください
yaml-syntax-alias = YAML の参照（`&` と `*`）は使えません
    .help = 同じ内容でも、そのつど書いてください。記号として書くときは `"` で囲んでください
yaml-syntax-deep = まとまりが深く入りすぎています
    .help = 字下げやかっこの重なりを減らしてください
yaml-syntax-several = 一つのファイルに、`---` で区切られた内容がいくつもあります
    .help = `---` の行を消すか、ファイルを分けてください

yaml-syntax-space = `{ $mark }` の後に半角の空白がありません
    .help = `{ $mark }` の次に、半角の空白を一つ入れてください
yaml-syntax-no-colon = 「{ $key }」の後に `:` がありません
    .help = 項目の名前の後に、半角で `: ` と書いてください
yaml-syntax-after-quote = 引用符 `{ $quote }` で囲んだ後に、続きがあります
    .help = 内容の全体を、もう一つの引用符（`'` か `"`）で囲んでください
yaml-syntax-closing = かっこ `{ $bracket }` に、対になる始まりのかっこがありません
    .help = 要らないかっこを消すか、始まりのかっこを書き足してください
yaml-syntax-escape = `"` の中の `\` の使い方が違います
    .help = 内容の全体を `'` で囲むか、`\` を `\\` と書いてください

tab-indent = 字下げにタブが使われています
    .what = YAML の字下げに使われたタブを見つけます。
    .why = YAML では、字下げにタブを使えないためです。
    .help = タブを半角の空白 2 個に置きかえてください

full-width-yaml = 全角の「{ $character }」が使われています
    .what = YAML の記号や数字が全角で書かれているところを見つけます。
    .why = 全角の記号は記号として働かず、項目として読めないためです。
    .help = 半角の `{ $half }` に直してください
full-width-yaml-space = 字下げや区切りに全角の空白が使われています
    .help = 半角の空白に直してください。`renkei check --fix` でも直せます
full-width-yaml-other-space = 字下げや区切りに、半角の空白とは別の空白（{ $code }）が使われています
    .help = 半角の空白に直してください。`renkei check --fix` でも直せます

full-width-space = 始めか終わりに全角の空白があります
    .what = 行や内容の始めと終わりにある全角の空白を見つけます。
    .why = 見た目ではわかりにくく、名前が一致しなかったり、表示がずれたりするためです。
    .help = 空白を消してください。`renkei check --fix` でも直せます
full-width-space-other = 始めか終わりに、半角の空白とは別の空白（{ $code }）があります
full-width-space-mark = 行の始めの記号の前に、全角の空白があります
    .help = 見出しや一覧の印であれば、空白を消してください。文字のまま見せるときは、印の前に `\` を書いてください

smart-quotes = ワープロの引用符「{ $character }」が使われています
    .what = YAML の中で、ワープロが自動で置きかえた曲がった引用符を見つけます。
    .why = 曲がった引用符は引用符として働かず、そのまま表示されるためです。
    .help = 半角の `{ $plain }` に直してください

wrong-type = `{ $key }` には{ $expected ->
        [text] 文字
        [number] 数
        [yes-no] {" `true` か `false` "}
        [date] 日付
        [list] 一覧
        [text-list] 文字の一覧
        [map] 「項目: 内容」の組
        [map-list] 「項目: 内容」の組の一覧
        [nothing] 空の値
       *[other] { $expected }
    }を書きますが、{ $found ->
        [text] 文字
        [number] 数
        [yes-no] `true` か `false`
        [date] 日付
        [list] 一覧
        [text-list] 文字の一覧
        [map] 「項目: 内容」の組
        [map-list] 「項目: 内容」の組の一覧
        [nothing] 空の値
       *[other] { $found }
    }が書かれています
    .what = 文字を書くところに一覧があるなど、種類の違う内容を見つけます。
    .why = 種類が違うと、何を表示すればよいか決められないためです。
    .help = { $expected ->
        [text] 一つの言葉か文を書いてください。記号を含むときは `"` で囲みます
        [yes-no] はいは `true`、いいえは `false` と書いてください
        [text-list] `[prison, court]` のように、かっことカンマで並べて書いてください
        [map] `{"{"}id: prison, name: 刑務所{"}"}` のように、項目と内容を組にして書いてください
        [map-list] 行ごとに `- {"{"}id: prison, name: 刑務所{"}"}` のように、`-` で始めて書いてください
       *[other] 書き方を確かめてください
    }
wrong-type-file = このファイルには{ $expected ->
        [list] 一覧
        [map] 「項目: 内容」の組
        [map-list] 「項目: 内容」の組の一覧
       *[other] { $expected }
    }を書きますが、{ $found ->
        [text] 文字
        [number] 数
        [yes-no] `true` か `false`
        [date] 日付
        [list] 一覧
        [text-list] 文字の一覧
        [map] 「項目: 内容」の組
        [map-list] 「項目: 内容」の組の一覧
        [nothing] 空の値
       *[other] { $found }
    }が書かれています

bad-url = `{ $key }` の「{ $url }」は、`https://` で始まるアドレスではありません
    .what = サイトのアドレスなどが、`https://` か `http://` で始まる完全な形になっていないところを見つけます。
    .why = 検索サイトや購読する人に、正しいアドレスを伝えられないためです。
    .help = `https://example.org/` のように、始まりから終わりまで書いてください

bad-url-elsewhere = `{ $key }` の「{ $url }」はウェブのアドレスではありません
    .help = `https://` で始まるアドレスを書いてください。ほかの種類のアドレスにはリンクしません

bad-language = 「{ $language }」という言語はありません
    .what = `language` が言語の符号になっていないことを見つけます。
    .why = ブラウザーの読み上げや検索サイトは、この符号を見て言語を選ぶためです。
    .help = `ja` や `en` のような言語の符号を書いてください

missing-key = 項目 `{ $key }` がありません
    .what = 必ず書く項目が抜けているところを見つけます。
    .why = 題名や要約など、読む人に必要なものを表示できないためです。
    .help = `{ $key }: …` の行を書き足してください
missing-key-of = 「{ $owner }」に項目 `{ $key }` がありません
    .help = `{ $key }: …` の行を書き足してください

unknown-key = `{ $key }` という項目はありません
    .what = 決められていない名前の項目を見つけます。
    .why = 綴りの間違いで、書いた内容が表示されなくなることを防ぐためです。
    .help = 綴りを確かめるか、要らなければ行を消してください

duplicate-key = 項目 `{ $key }` が 2 回書かれています
    .what = 同じまとまりに 2 回以上書かれた項目を見つけます。
    .why = どちらの内容が正しいか決められないためです。
    .help = どちらか一つを残してください

empty-value = `{ $key }` が空です
    .what = 題名や要約など、必ず書く項目が空のところを見つけます。
    .why = 読む人に、何のページかが伝わらないためです。
    .help = 内容を書いてください

no-front-matter = 先頭に、`---` で囲んだ項目がありません
    .what = 事例やページの先頭に、`---` で囲んだ項目（`title` など）がないファイルを見つけます。
    .why = 題名や要約がわからず、ページを作れないためです。
    .help = 1 行目に `---`、次の行から `title: …` などの項目、その後にもう一度 `---` を書いてください
no-front-matter-late = `---` が 1 行目にありません
    .help = `---` を 1 行目に移してください。前にある文字や空の行は消します
no-front-matter-full-width = 1 行目の「{ $found }」は、半角の `---` ではありません
    .help = 半角のハイフン 3 個（`---`）に直してください

unclosed-front-matter = 先頭の項目を閉じる `---` がありません
    .what = 先頭の項目の終わりを示す `---` がないファイルを見つけます。
    .why = どこまでが項目で、どこからが本文か決められないためです。
    .help = 項目の最後の次の行に、半角で `---` と書いてください
unclosed-front-matter-mark = 先頭の項目を閉じる `---` がありません（「{ $found }」は `---` ではありません）
    .help = 「{ $found }」の行を、半角の `---` に直してください

bad-date = 「{ $date }」は日付として読めません
    .what = `2026-11-22` の形でない日付や、暦にない日を見つけます。
    .why = いつの内容かを正しく示し、順に並べるためです。
    .help = 西暦で、`2026-11-22` のように半角で書いてください
bad-date-no-such-day = { $date } という日は暦にありません

future-date = `{ $key }` の { $date } は、今日より後の日です
    .what = 今日より後の日付をお知らせします。
    .why = 年や月の書き間違いに気づけるようにするためです。
    .help = 日付を確かめてください
