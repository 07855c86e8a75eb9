### Examples, the same in every language: `.example` before and `.mended` after.
### A number in braces, such as `{"\u200B"}`, writes what cannot be seen.

not-utf8 =
    .example = content/cases/letter.md  [Shift_JIS]
    .mended = content/cases/letter.md  [UTF-8]

byte-order-mark =
    .example =
        {"\uFEFF"}---
        title: 手紙から始まる早い受け入れ
    .mended =
        ---
        title: 手紙から始まる早い受け入れ

crlf =
    .example = title: 連携の手引き[CR][LF]
    .mended = title: 連携の手引き[LF]

control-character =
    .example = summary: 出所の前に{"\u0000"}手紙を書きます。
    .mended = summary: 出所の前に手紙を書きます。

invisible-character =
    .example = name: 保護{"\u200B"}観察所
    .mended = name: 保護観察所

noncharacter =
    .example = 保護{"\uFFFD"}察所と話し合います。
    .mended = 保護観察所と話し合います。

decomposed-text =
    .example = name: か{"\u3099"}いしゃ
    .mended = name: がいしゃ

merge-conflict =
    .example =
        <<<<<<< HEAD
        出所の前に手紙を書きます。
        =======
        入所の前に手紙を書きます。
        >>>>>>> tanaka
    .mended = 出所の前に手紙を書きます。

file-too-large =
    .example = content/cases/all.md  1.2 MB
    .mended =
        content/cases/first.md  8 kB
        content/cases/second.md  6 kB

unreadable-file =
    .example = content/cases/letter.md  ---------
    .mended = content/cases/letter.md  rw-r--r--

link-out =
    .example = content/cases/letter.md -> ../../../letter.md
    .mended = content/cases/letter.md

special-file =
    .example = content/cases/letter.md|
    .mended = content/cases/letter.md

active-media =
    .example = content/media/letter.html
    .mended = content/media/letter.pdf

link-loop =
    .example = content/cases/old -> ..
    .mended = content/cases/old/letter.md

folder-as-file =
    .example = content/cases/letter.md/
    .mended = content/cases/letter.md

file-name =
    .example = content/cases/letter 1.md
    .mended = content/cases/letter-1.md

decomposed-name =
    .example = content/media/か{"\u3099"}いしゃ.png
    .mended = content/media/office.png

reserved-id =
    .example = content/cases/con.md
    .mended = content/cases/consultation.md

empty-file =
    .example = content/cases/letter.md  0 kB
    .mended =
        ---
        title: 手紙から始まる早い受け入れ
        summary: 出所の前に手紙を書き、施設が早く受け入れます。
        ---

unknown-file =
    .example = content/facets/agencies.yml
    .mended = content/facets/agencies.yaml

missing-file =
    .example = content/
    .mended = content/site.yaml

unused-picture =
    .example = content/media/flow-old.png
    .mended = ![受け入れの流れ](../media/flow.png)

yaml-syntax =
    .example = title: "手紙から始まる早い受け入れ
    .mended = title: "手紙から始まる早い受け入れ"

tab-indent =
    .example =
        facility:
        {"\u0009"}name: 民間依存症回復支援施設
    .mended =
        facility:
          name: 民間依存症回復支援施設

full-width-yaml =
    .example = title：手紙から始まる早い受け入れ
    .mended = title: 手紙から始まる早い受け入れ

full-width-space =
    .example = title: 手紙から始まる早い受け入れ{"\u3000"}
    .mended = title: 手紙から始まる早い受け入れ

smart-quotes =
    .example = title: “手紙から始まる早い受け入れ”
    .mended = title: "手紙から始まる早い受け入れ"

wrong-type =
    .example = agencies: probation-office
    .mended = agencies: [probation-office]

bad-url =
    .example = base-url: example.org
    .mended = base-url: https://example.org/

bad-language =
    .example = language: 日本語
    .mended = language: ja

missing-key =
    .example =
        ---
        title: 手紙から始まる早い受け入れ
        ---
    .mended =
        ---
        title: 手紙から始まる早い受け入れ
        summary: 出所の前に手紙を書き、施設が早く受け入れます。
        ---

unknown-key =
    .example = sumary: 出所の前に手紙を書きます。
    .mended = summary: 出所の前に手紙を書きます。

duplicate-key =
    .example =
        title: 手紙から始まる早い受け入れ
        title: 手紙で早く受け入れる
    .mended = title: 手紙から始まる早い受け入れ

empty-value =
    .example = summary: ""
    .mended = summary: 出所の前に手紙を書き、施設が早く受け入れます。

no-front-matter =
    .example = ## 背景
    .mended =
        ---
        title: 手紙から始まる早い受け入れ
        summary: 出所の前に手紙を書き、施設が早く受け入れます。
        ---
        ## 背景

unclosed-front-matter =
    .example =
        ---
        title: 手紙から始まる早い受け入れ
        ## 背景
    .mended =
        ---
        title: 手紙から始まる早い受け入れ
        ---
        ## 背景

bad-date =
    .example = updated: 2026/11/22
    .mended = updated: 2026-11-22

future-date =
    .example = reviewed: 2062-11-22
    .mended = reviewed: 2026-11-22

bad-id =
    .example = - id: probation_office
    .mended = - id: probation-office

duplicate-id =
    .example =
        - id: prison
          name: 刑務所
        - id: prison
          name: 少年院
    .mended =
        - id: prison
          name: 刑務所
        - id: juvenile-training-school
          name: 少年院

duplicate-name =
    .example =
        - id: clinic
          name: 病院
        - id: hospital
          name: 病院
    .mended =
        - id: clinic
          name: 診療所
        - id: hospital
          name: 病院

alias-collision =
    .example =
        - id: prison
        - id: court
          aliases: [prison]
    .mended =
        - id: prison
        - id: court
          aliases: [courthouse]

address-collision =
    .example = content/pages/cases.md
    .mended = content/pages/about-cases.md

address-vanished =
    .example = /cases/early-letter/
    .mended =
        title: 手紙から始まる早い受け入れ
        aliases: [early-letter]

bad-address =
    .example = cases/early-letter
    .mended = /cases/early-letter/

unknown-term =
    .example = agencies: [probation-offise]
    .mended = agencies: [probation-office]

unknown-group =
    .example = group: face-to-fase
    .mended = group: face-to-face

unknown-citation =
    .example = citations: [表22-1]
    .mended = citations: [表2-1]

unknown-case =
    .example = related: [bridge-admision]
    .mended = related: [bridge-admission]

unknown-page =
    .example = page: fasility
    .mended = page: facility

unknown-facet =
    .example = facet: agencys
    .mended = facet: agencies

grid-unknown-facet =
    .example = - {"{"}id: matrix, rows: category, columns: agencies{"}"}
    .mended = - {"{"}id: matrix, rows: categories, columns: agencies{"}"}

grid-same-facet =
    .example = - {"{"}id: matrix, rows: agencies, columns: agencies{"}"}
    .mended = - {"{"}id: matrix, rows: categories, columns: agencies{"}"}

grid-too-large =
    .example = - {"{"}id: matrix, rows: words, columns: words-again{"}"}
    .mended = - {"{"}id: matrix, rows: categories, columns: agencies{"}"}

too-many-terms =
    .example = agencies: [a-1, a-2, a-3, … a-500]
    .mended = agencies: [prison, court]

bad-cell =
    .example = cells: [prison-direct-support]
    .mended = cells: [prison/direct-support]

cell-outside-terms =
    .example =
        agencies: [prison]
        categories: [direct-support]
        cells: [court/direct-support]
    .mended =
        agencies: [prison]
        categories: [direct-support]
        cells: [prison/direct-support]

duplicate-value =
    .example = stages: [custody, custody]
    .mended = stages: [custody, release]

related-to-itself =
    .example =
        content/cases/letter.md
        related: [letter]
    .mended =
        content/cases/letter.md
        related: [bridge-admission]
