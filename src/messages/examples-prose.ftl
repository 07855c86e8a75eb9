### Examples, the same in every language: `.example` before and `.mended` after.
### A number in braces, such as `{"\u200B"}`, writes what cannot be seen.

raw-html =
    .example = <b>手紙</b>を書きます。
    .mended = {"*"}*手紙**を書きます。

forbidden-url =
    .example = {"["}資料](javascript:alert)
    .mended = {"["}資料](https://example.org/)

absolute-link =
    .example = {"["}緊急の入院](/cases/bridge-admission/)
    .mended = {"["}緊急の入院](bridge-admission.md)

empty-link =
    .example = {"["}](bridge-admission.md)
    .mended = {"["}緊急の入院](bridge-admission.md)

missing-alt =
    .example = ![](../media/flow.png)
    .mended = ![手紙が届いてから受け入れるまでの流れ](../media/flow.png)

broken-footnote =
    .example = 手紙を書きます[^1]。
    .mended =
        手紙を書きます[^1]。

        {"["}^1]: 出所の 3 か月前に書きます。

nesting-too-deep =
    .example = > > > > > > > > > > > > > > > > > 手紙
    .mended = > 手紙

heading-level =
    .example =
        ## 取り組み
        #### 手紙
    .mended =
        ## 取り組み
        ### 手紙

empty-heading =
    .example = ##
    .mended = ## 取り組み

second-h1 =
    .example = # 背景
    .mended = ## 背景

broken-mark =
    .example = ＃＃ 背景
    .mended = ## 背景

unknown-reference =
    .example = {"["}緊急の入院][bridge]
    .mended = {"["}緊急の入院](bridge-admission.md)

dead-link =
    .example = {"["}緊急の入院](bridge-admision.md)
    .mended = {"["}緊急の入院](bridge-admission.md)

dead-anchor =
    .example = {"["}取り組み](bridge-admission.md#とりくみ)
    .mended = {"["}取り組み](bridge-admission.md#取り組み)

ambiguous-name =
    .example = {"["}[相談]]
    .mended = {"["}相談](../pages/consultation.md)

missing-picture =
    .example = ![受け入れの流れ](../media/flwo.png)
    .mended = ![受け入れの流れ](../media/flow.png)

link-to-draft =
    .example = {"["}書きかけの事例](unfinished.md)
    .mended = 書きかけの事例

long-summary =
    .example = summary: ある施設では、出所する人から手紙が届くと、職員が返事を書き、面会に行き、受け入れの日を決め、当日は迎えに行き、その後も役所や病院に付き添い、暮らしが落ち着くまで何度も話し合いを重ねました。
    .mended = summary: 出所する人の手紙に職員が返事を書き、面会と迎えを経て、早く受け入れました。

stigma-word =
    .example = 薬物中毒者を受け入れます。
    .mended = 薬物依存症のある人を受け入れます。

two-spellings =
    .example = 覚せい剤
    .mended = 覚醒剤

half-width-kana =
    .example = ｸﾞﾙｰﾌﾟに参加します。
    .mended = グループに参加します。

personal-data =
    .example = 山田花子さん（090-0000-0000）が施設に来ました。
    .mended = ある利用者が施設に来ました。

bad-waiver =
    .example = <!-- allow: stigma-word -->
    .mended = <!-- allow: stigma-word 法律の名前のため -->

bad-words-file =
    .example =
        - word: 薬中
          better: [中毒者]
    .mended =
        - word: 薬中
          better: [薬物依存症のある人]

missing-citation =
    .example = title: 手紙から始まる早い受け入れ
    .mended =
        title: 手紙から始まる早い受け入れ
        citations: [C-2-1]

row-without-case =
    .example =
        - id: 表2-1
          label: 出所者を施設につなぐ
    .mended = citations: [表2-1]

unused-term =
    .example =
        - id: river-patrol
          name: 川の見回り
    .mended = agencies: [river-patrol]

term-without-case =
    .example =
        - id: family-court
          name: 家庭裁判所
    .mended = agencies: [family-court]

empty-group =
    .example =
        groups:
          - id: face-to-face
            name: 顔と顔がつながる仕組みづくり
        terms: []
    .mended =
        groups:
          - id: face-to-face
            name: 顔と顔がつながる仕組みづくり
        terms:
          - id: agency-visits
            name: 機関職員が施設に足を運ぶ
            group: face-to-face

case-outside-matrix =
    .example =
        agencies: [prison, hospital]
        categories: [direct-support, admission]
    .mended =
        agencies: [prison, hospital]
        categories: [direct-support, admission]
        cells: [prison/direct-support, hospital/admission]

glossary-duplicate =
    .example =
        - {"{"}term: 覚醒剤, text: 薬物の一つ{"}"}
        - {"{"}term: 覚醒剤, text: 法律で禁じられた薬物{"}"}
    .mended = - {"{"}term: 覚醒剤, text: 法律で禁じられた薬物の一つ{"}"}

glossary-unused =
    .example = - {"{"}term: 覚せい剤, text: 法律で禁じられた薬物の一つ{"}"}
    .mended = - {"{"}term: 覚醒剤, text: 法律で禁じられた薬物の一つ, also: [覚せい剤]{"}"}

consultation-due =
    .example =
        consultation:
          name: 相談先の一覧
          url: https://example.org/
          checked: 2020-04-01
    .mended =
        consultation:
          name: 相談先の一覧
          url: https://example.org/
          checked: 2026-11-22

theme-missing =
    .example = theme: defualt
    .mended = theme: default

theme-file-missing =
    .example = themes/own/
    .mended = themes/own/theme.yaml

template-error =
    .example = {"{"}{"{"} case.titel {"}"}{"}"}
    .mended = {"{"}{"{"} case.title {"}"}{"}"}
