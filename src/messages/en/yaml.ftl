### Rules about YAML and front matter

yaml-syntax = this cannot be read as YAML
    .what = Finds places that break the rules of YAML.
    .why = Nothing of a file that cannot be read can be published.
    .help = check indentation, `:`, quotes and brackets in this line and the one before
yaml-syntax-reason = this cannot be read as YAML ({ $reason })
yaml-syntax-quote = the quote `{ $quote }` is never closed
    .help = close it with the same quote
yaml-syntax-bracket = the bracket `{ $bracket }` is never closed
    .help = close it with its counterpart
yaml-syntax-indent = the indentation does not match the lines before
    .help = begin lines that belong together with the same number of spaces
yaml-syntax-colon = the value has `: ` (a colon and a space) inside
    .help = put the whole value into `"` quotes
yaml-syntax-character = the value begins with `{ $character }`
    .help = put the whole value into `"` quotes
yaml-syntax-alias = references of YAML (`&` and `*`) cannot be used
    .help = write the value out each time; put it into `"` quotes if the sign is meant as such
yaml-syntax-deep = this is nested too deeply
    .help = use fewer levels of indentation or brackets
yaml-syntax-several = one file holds several documents, divided by `---`
    .help = delete the `---` line or divide the file

yaml-syntax-space = there is no space behind `{ $mark }`
    .help = put one space behind `{ $mark }`
yaml-syntax-no-colon = there is no `:` behind “{ $key }”
    .help = write `: ` behind the name of the key
yaml-syntax-after-quote = something stands behind the closing quote `{ $quote }`
    .help = put the other quotes (`'` or `"`) around the whole value
yaml-syntax-closing = the bracket `{ $bracket }` closes nothing
    .help = take it away, or write the bracket that it should close
yaml-syntax-escape = this `\` inside `"` has no meaning
    .help = put `'` around the whole value, or write `\\` for `\`

tab-indent = a tab is used for indentation
    .what = Finds tabs in the indentation of YAML.
    .why = YAML does not allow tabs there.
    .help = replace the tab by 2 spaces

full-width-yaml = the full-width character “{ $character }” is used
    .what = Finds signs and digits of YAML that are written full-width.
    .why = A full-width sign does not work as a sign, and the key is not found.
    .help = write the half-width `{ $half }`
full-width-yaml-space = a full-width space is used to indent or to divide
    .help = use ordinary spaces, or run `renkei check --fix`
full-width-yaml-other-space = a space that is not the half-width one ({ $code }) is used to indent or to divide
    .help = use ordinary spaces, or run `renkei check --fix`

full-width-space = a full-width space stands at the beginning or the end
    .what = Finds full-width spaces at the beginning or end of a line or value.
    .why = It is hard to see, keeps names from matching and shifts the text.
    .help = delete it, or run `renkei check --fix`
full-width-space-other = a space that is not the half-width one ({ $code }) stands at the beginning or the end
full-width-space-mark = a full-width space stands before a mark at the beginning of the line
    .help = delete the space if a heading or a list was meant; to show the mark as it is, write `\` before it

smart-quotes = a word processor's quote “{ $character }” is used
    .what = Finds curly quotes that a word processor has put into YAML.
    .why = Curly quotes do not work as quotes and are shown as they are.
    .help = write the straight quote `{ $plain }`

wrong-type = `{ $key }` takes { $expected ->
        [text] a text
        [number] a number
        [yes-no] `true` or `false`
        [date] a date
        [list] a list
        [text-list] a list of texts
        [map] “key: value” pairs
        [map-list] a list of “key: value” pairs
        [nothing] no value
       *[other] { $expected }
    }, but here is { $found ->
        [text] a text
        [number] a number
        [yes-no] `true` or `false`
        [date] a date
        [list] a list
        [text-list] a list of texts
        [map] “key: value” pairs
        [map-list] a list of “key: value” pairs
        [nothing] no value
       *[other] { $found }
    }
    .what = Finds values of the wrong kind, such as a list where a text belongs.
    .why = With another kind of value nobody can tell what to show.
    .help = { $expected ->
        [text] write one word or sentence; with signs in it, put it between `"` quotes
        [yes-no] write `true` for yes or `false` for no
        [text-list] write the names in brackets, as in `[prison, court]`
        [map] write keys with their values, as in `{"{"}id: prison, name: 刑務所{"}"}`
        [map-list] begin each line with `-`, as in `- {"{"}id: prison, name: 刑務所{"}"}`
       *[other] check how it is written
    }
wrong-type-file = this file takes { $expected ->
        [list] a list
        [map] “key: value” pairs
        [map-list] a list of “key: value” pairs
       *[other] { $expected }
    }, but here is { $found ->
        [text] a text
        [number] a number
        [yes-no] `true` or `false`
        [date] a date
        [list] a list
        [text-list] a list of texts
        [map] “key: value” pairs
        [map-list] a list of “key: value” pairs
        [nothing] no value
       *[other] { $found }
    }

bad-url = “{ $url }” in `{ $key }` is not an address that begins with `https://`
    .what = Finds addresses of the site and the like that are not complete.
    .why = Search engines and subscribers would get a wrong address.
    .help = write it from beginning to end, such as `https://example.org/`

bad-url-elsewhere = “{ $url }” in `{ $key }` is not an address of the web
    .help = write an address that begins with `https://`; no other kind is linked

bad-language = “{ $language }” is no language
    .what = Finds a `language` that is no code of a language.
    .why = Browsers read the pages out and search engines offer them by this code.
    .help = write the code of the language, such as `ja` or `en`

missing-key = the key `{ $key }` is missing
    .what = Finds that a key is missing which is always needed.
    .why = A title or a summary that readers need could not be shown.
    .help = add a line `{ $key }: …`
missing-key-of = “{ $owner }” has no key `{ $key }`
    .help = add a line `{ $key }: …`

unknown-key = there is no key called `{ $key }`
    .what = Finds keys that nobody has defined.
    .why = A slip in a key's name would keep its value from being shown.
    .help = check the spelling, or delete the line

duplicate-key = the key `{ $key }` is written twice
    .what = Finds keys that stand twice in the same place.
    .why = Nobody can tell which value is right.
    .help = keep one of them

empty-value = `{ $key }` is empty
    .what = Finds titles, summaries and other needed values that are empty.
    .why = Readers could not tell what a page is about.
    .help = write something there

no-front-matter = the file does not begin with keys between `---` lines
    .what = Finds cases and pages that do not begin with keys (`title` and so on) between `---` lines.
    .why = Without title and summary no page can be made.
    .help = write `---` in the first line, then keys such as `title: …`, then `---` once more
no-front-matter-late = `---` does not stand in the first line
    .help = move `---` to the first line and delete what stands before it
no-front-matter-full-width = “{ $found }” in the first line is not a half-width `---`
    .help = write three half-width hyphens (`---`)

unclosed-front-matter = the `---` that ends the front matter is missing
    .what = Finds files whose front matter is never closed by `---`.
    .why = Nobody can tell where the keys end and the text begins.
    .help = write a half-width `---` in the line behind the last key
unclosed-front-matter-mark = the `---` that ends the front matter is missing (“{ $found }” is not `---`)
    .help = turn the line “{ $found }” into a half-width `---`

bad-date = “{ $date }” cannot be read as a date
    .what = Finds dates that are not written like `2026-11-22`, and days that do not exist.
    .why = Dates have to be shown right and put in order.
    .help = write year, month and day like `2026-11-22`, with half-width digits
bad-date-no-such-day = no calendar has a day { $date }

future-date = { $date } in `{ $key }` lies in the future
    .what = Tells of dates later than today.
    .why = The year or the month may be a slip.
    .help = check the date
