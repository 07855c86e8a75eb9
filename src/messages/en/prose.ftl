### Rules about prose, links, words and privacy

raw-html = the HTML tag `{ $tag }` cannot be used
    .what = Finds HTML tags written into a text.
    .why = They break pages and may let harmful content in.
    .help = write it in Markdown; to show it as text, put it between {"`"} signs
raw-html-comment = HTML comments (`<!-- -->`) cannot be used
    .help = keep remarks outside of the text

forbidden-url = the link “{ $url }” cannot be used because it begins with `{ $scheme }`
    .what = Finds links other than `https:`, `http:`, `mailto:` and `tel:`, which may do harm, and pictures of other sites.
    .why = They could make a reader's browser do what nobody wants, or tell others who reads what.
    .help = write an address that begins with `https://`
forbidden-url-host = the link “{ $url }” does not begin with `https:`
    .help = put `https:` in front of it
forbidden-url-invisible = the link “{ $url }” has invisible characters
    .help = type the address again
forbidden-url-incomplete = the link “{ $url }” is not complete
    .help = write the address to its end
forbidden-url-image = the picture “{ $url }” is not part of this site
    .help = put it into `content/media/` and write its place as seen from this file

absolute-link = “{ $url }” cannot be a place inside the site
    .what = Finds links into the site that begin with `/` or a drive's name.
    .why = They break as soon as the site stands elsewhere.
    .help = write the place as seen from this file (`../cases/letter.md`), or `[[name]]`

empty-link = the link has no words
    .what = Finds links without words or without a target.
    .why = Readers do not notice them, and screen readers cannot say where they lead.
    .help = write between `[ ]` where the link leads
empty-link-destination = the link leads nowhere
    .help = write between `( )` where it leads, or keep the words only

missing-alt = the picture has no description
    .what = Finds pictures without a description (alternative text).
    .why = It tells nothing to those who cannot see it, or when it does not load.
    .help = write between `![ ]`, in a few words, what the picture says

broken-footnote = the footnote “{ $label }” has no text
    .what = Finds footnotes whose mark and text do not belong together.
    .why = Readers cannot follow the note.
    .help = add a line `[^{ $label }]: …`, or delete the mark
broken-footnote-unused = nothing refers to the footnote “{ $label }”
    .help = write `[^{ $label }]` in the text, or delete the footnote
broken-footnote-twice = the footnote “{ $label }” has two texts
    .help = give one of them another name, or delete it
broken-footnote-colon = there is no half-width `:` behind the mark of the footnote “{ $label }”
    .help = write `[^{ $label }]: …`, with a half-width colon and a space

nesting-too-deep = lists or quotes are nested too deeply (at most { $limit } levels)
    .what = Finds lists, quotes and the like that are nested too deeply.
    .why = It is hard to read and slow to make.
    .help = use fewer levels; divide it by headings or paragraphs

heading-level = the heading skips a level (`h{ $level }`; here at most `h{ $expected }`)
    .what = Finds headings that skip a level, such as `####` behind `##`.
    .why = Screen readers and tables of contents lose the structure of the text.
    .help = give it one `#` more than the heading above it

empty-heading = the heading has no words
    .what = Finds headings with `##` and nothing behind it.
    .why = Tables of contents and screen readers cannot name the section.
    .help = write the heading's words, or delete the line

second-h1 = the text has a heading with a single `#`
    .what = Finds headings with a single `#` (h1) in a text.
    .why = The main heading of a page is its `title`; a second one blurs its structure.
    .help = write `##`

broken-mark = “{ $found }” does not work as a sign of Markdown
    .what = Finds signs of Markdown that are full-width, lack the space behind them, or are not closed.
    .why = Such a sign makes no heading, list or link, but is shown as it was typed.
    .help = write `{ $half }`, half-width
broken-mark-space = there is no space behind `{ $mark }`
    .help = put one space behind `{ $mark }`
broken-mark-fence = the block that begins with `{ $mark }` is never closed
    .help = write a line with nothing but `{ $mark }` where the block ends
broken-mark-open = `{ $mark }` is never closed
    .help = write the closing sign too; to show the sign itself, put `\` before it
broken-mark-apart = a space stands inside `{ $mark }`
    .help = delete the space between `{ $mark }` and the words
broken-mark-box = there is no box called `[!{ $kind }]`
    .help = write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`
broken-mark-target = the target “{ $target }” of a link has a space in it
    .help = write `%20` for the space, or put the whole target between `<` and `>`
broken-mark-table = the table lacks its second line (`|---|---|`), or that line has another number of columns
    .help = write a line `|---|---|` with as many columns right below the first line

unknown-reference = nothing says where `[…][{ $name }]` leads
    .what = Finds links of the form `[words][name]` whose name is defined nowhere.
    .why = They do not become links, and their brackets are shown as they are.
    .help = add a line `[{ $name }]: …`, or write `[words](target)`

dead-link = there is no “{ $target }” for the link to lead to
    .what = Finds links to files of the site that do not exist.
    .why = Readers would find nothing.
    .help = check the file's name and its place as seen from this file
dead-link-name = nothing is called “{ $name }”, as in `[[{ $name }]]`
    .help = write the exact name of a term, a case, a page or a glossary entry
dead-link-outside = the link “{ $target }” leads out of the folder `content`
    .help = let it lead to a file inside the folder `content`
dead-link-not-page = “{ $target }” has no page of its own
    .help = link to a file that becomes a page, or write `[[name]]`

dead-anchor = “{ $page }” has no heading or entry “{ $anchor }”
    .what = Finds links with a heading behind `#` that does not exist.
    .why = Readers do not get to the place they look for.
    .help = write the heading's own words, with `-` for spaces
dead-anchor-here = this page has no heading “{ $anchor }”
    .help = write the heading's own words, with `-` for spaces

ambiguous-name = several things are called “{ $name }”
    .what = Finds links by name (`[[name]]`) that fit several things.
    .why = Nobody can tell which one is meant.
    .help = link by the file's place instead of the name (`[words](../pages/about.md)`)

missing-picture = there is no picture “{ $path }”
    .what = Finds pictures that a text uses but that have no file.
    .why = The picture would not be shown.
    .help = put it into `content/media/` and write its place as seen from this file
missing-picture-letter-case = the picture “{ $path }” differs in capital letters
    .help = write “{ $found }”, as the file is called

link-to-draft = “{ $target }” is still a draft
    .what = Finds links from published texts to drafts.
    .why = Drafts are not published, and readers would find nothing.
    .help = publish the draft (delete its line `draft`), or keep the words only

long-summary = the summary has { $length } characters (at most { $limit } are best)
    .what = Finds summaries that are too long.
    .why = In lists and search results only their beginning is read.
    .help = say it in one or two short sentences

stigma-word = “{ $word }” is a word that hurts or judges people
    .what = Finds words of `content/words.yaml` that hurt or judge people.
    .why = They hurt people and families, and may keep them from asking for help.
    .help = say it in other words; `content/words.yaml` offers some

two-spellings = “{ $word }” is written “{ $prefer }” elsewhere
    .what = Finds words of `content/words.yaml` that have one preferred spelling.
    .why = Different spellings of a word are hard to search and to read.
    .help = write “{ $prefer }”

half-width-kana = half-width katakana “{ $text }” is used
    .what = Finds half-width katakana.
    .why = It is hard to read and to search.
    .help = write “{ $full }”

personal-data = “{ $text }” looks like something about one person
    .what = Finds what looks like a personal name, a telephone number, an e-mail address, a street address or a birth date in a case.
    .why = Once published it may endanger the life of a person or a family.
    .help = write it so that nobody can be recognised; if it is not about a person, write `<!-- allow: personal-data reason -->` (`# allow: personal-data reason` in front matter) in the line above
personal-data-name = “{ $text }” looks like a person's name
    .help = write it so that nobody can be recognised, such as 利用者 or 職員; if it is no name, write `<!-- allow: personal-data reason -->` (`# allow: personal-data reason` in front matter) in the line above
personal-data-telephone = “{ $text }” looks like a telephone number
    .help = delete the number; link to the official page of the agency instead
personal-data-email = “{ $text }” looks like an e-mail address
    .help = delete the address; link to the official page of the agency instead
personal-data-address = “{ $text }” looks like a street address
    .help = leave the street out and write something like 県内の施設
personal-data-birth-date = “{ $text }” looks like a date of birth
    .help = write something like 30 代

bad-waiver = the waiver gives no reason
    .what = Finds waivers without a reason, without use or with a wrong name.
    .why = Later readers have to see why something was allowed.
    .help = write the reason behind the rule's name, as in `allow: stigma-word name of a law`
bad-waiver-unused = the waiver for `{ $rule }` is no longer needed
    .help = delete the waiver
bad-waiver-rule = there is no rule `{ $name }` that can be waived
    .help = check the rule's name; `renkei explain` lists them all

bad-words-file = the better word “{ $word }” is itself a word to avoid
    .what = Finds contradictions in `content/words.yaml`.
    .why = The same place would be reported again however it is mended.
    .help = change either the better word or the word to avoid
