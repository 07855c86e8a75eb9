//! What Markdown becomes, from the outside.

use super::{Place, prose};
use crate::diagnostic::Diagnostic;
use crate::model::{Piece, Prose, Target};
use crate::span::FileId;

const PLACE: Place = Place { file: FileId(0), offset: 0 };

/// A prose as one string: words between `‹›`, holes in brackets.
fn shown(prose: &Prose) -> String {
    let target = |number: usize| match &prose.targets[number].value {
        Target::File { path, anchor } => match anchor {
            Some(anchor) => format!("[file {path} # {anchor}]"),
            None => format!("[file {path}]"),
        },
        Target::Name { name, anchor } => match anchor {
            Some(anchor) => format!("[name {name} # {anchor}]"),
            None => format!("[name {name}]"),
        },
        Target::Anchor(anchor) => format!("[# {anchor}]"),
        Target::External(address) => address.to_string(),
    };
    let pieces = prose.pieces.iter().map(|piece| match piece {
        Piece::Html(html) => html.to_string(),
        Piece::Text(text) => format!("‹{text}›"),
        Piece::Href(number) | Piece::Source(number) => target(number),
        Piece::Anchor(anchor) => format!("[{anchor}]"),
    });
    pieces.collect::<String>().trim_end().to_owned()
}

/// A finding as `message@what is marked`.
fn finding(text: &str, found: &Diagnostic) -> String {
    let marked = &text[found.span.start as usize..found.span.end as usize];
    format!("{}@{marked}", found.message.id)
}

/// What a sound text becomes.
fn check(text: &str, expected: &str) {
    check_findings(text, expected, &[]);
}

/// What an unsound text becomes, and what is said about it.
fn check_findings(text: &str, expected: &str, findings: &[&str]) {
    let mut diagnostics = Vec::new();
    let prose = prose(text, &PLACE, &mut diagnostics);
    assert_eq!(shown(&prose), expected, "{text}");
    let found: Vec<_> = diagnostics.iter().map(|found| finding(text, found)).collect();
    assert_eq!(found, findings, "{text}");
}

/// The plain text of the blocks.
fn check_blocks(text: &str, expected: &[&str]) {
    let prose = prose(text, &PLACE, &mut Vec::new());
    let blocks: Vec<&str> = prose.blocks.iter().collect();
    assert_eq!(blocks, expected, "{text}");
}

#[test]
fn words_and_markup_are_apart() {
    check("あ < & \"い\"", "<p>‹あ < & \"い\"›</p>");
    check("あ**い**う", "<p>‹あ›<strong>‹い›</strong>‹う›</p>");
    check("~~い~~ *う*", "<p><del>‹い›</del> <em>‹う›</em></p>");
    check("`<b>`い", "<p><code>&lt;b&gt;</code>‹い›</p>");
    check("{{ x }} {% y %}", "<p>‹{{ x }} {% y %}›</p>");
    check("&lt;b&gt; &#1;&#xFDD0;", "<p>‹<b> \u{FFFD}›</p>");
    check("", "");
    check(
        "- a\n- b\n\n3. c",
        "<ul>\n<li>‹a›</li>\n<li>‹b›</li>\n</ul>\n<ol start=\"3\">\n<li>‹c›</li>\n</ol>",
    );
    check("- [ ] a\n- [x] b", "<ul>\n<li>☐ ‹a›</li>\n<li>☑ ‹b›</li>\n</ul>");
    check("a  \nb\n\n---", "<p>‹a›<br>\n‹b›</p>\n<hr>");
    check("```rust\r\n<a>\r\nb\r\n```", "<pre tabindex=\"0\"><code>&lt;a&gt;\nb\n</code></pre>");
    check("語\n: 説明", "<dl>\n<dt>‹語›</dt>\n<dd>‹説明›</dd>\n</dl>");
    check("> 引用", "<blockquote>\n<p>‹引用›</p>\n</blockquote>");
    check(
        "> [!WARNING]\n> 注",
        "<div class=\"notice notice-warning\" role=\"note\">\n<p class=\"notice-title\">\u{7f}\u{7f}3</p>\n\
         <p>‹注›</p>\n</div>",
    );
}

#[test]
fn japanese_emphasis() {
    let check = |text: &str, expected: &str| check(text, &format!("<p>{expected}</p>"));
    check("**「強調」**の", "<strong>‹「強調」›</strong>‹の›");
    check("**終わり。**次", "<strong>‹終わり。›</strong>‹次›");
    check(
        "これは**「重要」**です。次に**（括弧）**も",
        "‹これは›<strong>‹「重要」›</strong>‹です。次に›<strong>‹（括弧）›</strong>‹も›",
    );
    check("は***「x」***の", "‹は›<em><strong>‹「x」›</strong></em>‹の›");
    check("**太「*斜*」太**の", "<strong>‹太「›<em>‹斜›</em>‹」太›</strong>‹の›");
    check("*外「*内*」外*", "<em>‹外「›<em>‹内›</em>‹」外›</em>");
    check("**[案内](a.md)**の", "<strong><a href=\"[file a.md]\">案内</a></strong>‹の›");
    check("は**`x`**の", "‹は›<strong><code>x</code></strong>‹の›");
    check("\\*\\*「x」\\*\\*の", "‹**「x」**の›");
    check("`は**「x`", "<code>は**「x</code>");
    check("a**\"x\"**b", "‹a**\"x\"**b›");
}

#[test]
fn line_breaks_between_japanese_vanish() {
    let check = |text: &str, expected: &str| check(text, &format!("<p>{expected}</p>"));
    check("一行目\n二行目 abc\ndef", "‹一行目二行目 abc\ndef›");
    check("一行目\r\n二行目", "‹一行目二行目›");
    check("一**行**\n*目*", "‹一›<strong>‹行›</strong><em>‹目›</em>");
    check("一\n[二](a.md)\nx", "‹一›<a href=\"[file a.md]\">二</a>‹\nx›");
    check("한국\n한국", "‹한국\n한국›");
    check(
        "一\n{漢字|かんじ}\n三",
        "‹一›<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>‹三›",
    );
    check("**「一」**\n**「二」**", "<strong>‹「一」›</strong><strong>‹「二」›</strong>");
}

#[test]
fn readings() {
    let ruby = "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>";
    check("{漢字|かんじ}", &format!("<p>{ruby}</p>"));
    check("前{漢字|かんじ}後", &format!("<p>‹前›{ruby}‹後›</p>"));
    check(
        "{東京|とう|きょう}",
        "<p><ruby>東<rp>（</rp><rt>とう</rt><rp>）</rp>京<rp>（</rp><rt>きょう</rt><rp>）</rp></ruby></p>",
    );
    check("`{漢字|かんじ}`", "<p><code>{漢字|かんじ}</code></p>");
    check("\\{漢字|かんじ}", "<p>‹{›‹漢字|かんじ}›</p>");
    check("## {漢字|かんじ}の話", &format!("<h2 id=\"[漢字の話]\">{ruby}の話</h2>"));
    check("## 話 {漢字|かんじ}", &format!("<h2 id=\"[話-漢字]\">話 {ruby}</h2>"));
    check("## {漢字|かんじ} {#k .x y=z}", &format!("<h2 id=\"[k]\">{ruby}</h2>"));
    check(
        "![{漢字|かんじ}](a.png)",
        "<p><img src=\"[file a.png]\" alt=\"漢字\" loading=\"lazy\"></p>",
    );
    check_blocks("前{漢字|かんじ}後", &["前漢字後"]);
}

#[test]
fn headings() {
    check("## 移す とき　の注意", "<h2 id=\"[移す-とき-の注意]\">移す とき　の注意</h2>");
    check(
        "## 背景\n## 背景\n## 背景-2",
        "<h2 id=\"[背景]\">背景</h2>\n<h2 id=\"[背景-2]\">背景</h2>\n<h2 id=\"[背景-2-2]\">背景-2</h2>",
    );
    check(
        "## **「強」**の`x`",
        "<h2 id=\"[「強」のx]\"><strong>「強」</strong>の<code>x</code></h2>",
    );
    check_findings("# 題", "<h2 id=\"[題]\">題</h2>", &["second-h1@# 題"]);
    check_findings(
        "### 一\n## 二\n#### 三",
        "<h3 id=\"[一]\">一</h3>\n<h2 id=\"[二]\">二</h2>\n<h4 id=\"[三]\">三</h4>",
        &["heading-level@### 一", "heading-level@#### 三"],
    );
    check_findings("##", "<h2 id=\"[section]\"></h2>", &["empty-heading@##"]);
}

#[test]
fn tables() {
    check_blocks("|a|\n|-|\n|[[b\\|c]] {漢字\\|かんじ} `x\\|y`|", &["a", "c 漢字 x|y"]);
    let in_cell = prose("|a|\n|-|\n|[[b\\|c]]|", &PLACE, &mut Vec::new());
    assert_eq!(in_cell.targets[0].value, Target::Name { name: "b".into(), anchor: None });
    check(
        "| | b | c |\n|-|:-:|-:|\n| 1 | 2 | **「3」**の |",
        "<div class=\"scroll\"><table><thead><tr><td></td><th scope=\"col\" \
         class=\"align-center\">‹b›</th><th scope=\"col\" class=\"align-right\">‹c›</th></tr></thead>\
         <tbody>\n<tr><td>‹1›</td><td class=\"align-center\">‹2›</td><td class=\"align-right\">\
         <strong>‹「3」›</strong>‹の›</td></tr>\n</tbody></table></div>",
    );
    check(
        "## 一\n\n|a|\n|-|",
        "<h2 id=\"[一]\">一</h2>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"[一]\">\
         <table><thead><tr><th scope=\"col\">‹a›</th></tr></thead><tbody>\n</tbody></table></div>",
    );
}

#[test]
fn links() {
    let check = |text: &str, expected: &str| check(text, &format!("<p>{expected}</p>"));
    check("[二](../a%20b.md#目 \"題\")", "<a href=\"[file ../a b.md # 目]\" title=\"題\">二</a>");
    check("[[保護観察所]]", "<a href=\"[name 保護観察所]\">保護観察所</a>");
    check("[[保護観察所#目|所]]", "<a href=\"[name 保護観察所 # 目]\">所</a>");
    check("[二](#%E7%9B%AE)", "<a href=\"[# 目]\">二</a>");
    check(
        "<https://example.org/>",
        "<a href=\"https://example.org/\" rel=\"external noopener\">https://example.org/</a>",
    );
    check("<a@example.org>", "<a href=\"mailto:a@example.org\">a@example.org</a>");
    check("[*強*][x]\n\n[x]: a.md", "<a href=\"[file a.md]\"><em>強</em></a>");
    check(
        "[![図](a.png)](b.md)",
        "<a href=\"[file b.md]\"><img src=\"[file a.png]\" alt=\"図\" loading=\"lazy\"></a>",
    );
}

#[test]
fn links_that_are_refused() {
    let check = |text: &str, words: &str, finding: &str| {
        check_findings(text, &format!("<p>{words}</p>"), &[finding]);
    };
    check("[x](javascript:a)", "‹x›", "forbidden-url@javascript:a");
    check("[x](JAVA&#x9;SCRIPT&colon;a)", "‹x›", "forbidden-url@JAVA&#x9;SCRIPT&colon;a");
    check("[x](<java\tscript:a>)", "‹x›", "forbidden-url@java\tscript:a");
    check("<vbscript:a>", "‹vbscript:a›", "forbidden-url@vbscript:a");
    check("[x][y]\n\n[y]: data:a", "‹x›", "forbidden-url@[x][y]");
    check("[x](//host \"//host\")", "‹x›", "forbidden-url-host@//host");
    check("[x](https:a)", "‹x›", "forbidden-url-incomplete@https:a");
    check("[x](/a.md)", "‹x›", "absolute-link@/a.md");
    check("[x](C:\\a)", "‹x›", "absolute-link@C:\\a");
    check("**「一」**の[x](/a)", "<strong>‹「一」›</strong>‹のx›", "absolute-link@/a");
    check("[x]()", "‹x›", "empty-link-destination@[x]()");
    check("[](a.md)", "<a href=\"[file a.md]\"></a>", "empty-link@[](a.md)");
    check("[[a|]]", "<a href=\"[name a]\"></a>", "empty-link@[[a|]]");
    check("[案内][x]", "‹[案内][x]›", "unknown-reference@[案内][x]");
    check(
        "![図](https://example.org/a.png)",
        "‹図›",
        "forbidden-url-image@https://example.org/a.png",
    );
    check("![図](data:image/svg+xml,x)", "‹図›", "forbidden-url@data:image/svg+xml,x");
    check(
        "![](a.png)",
        "<img src=\"[file a.png]\" alt=\"\" loading=\"lazy\">",
        "missing-alt@![](a.png)",
    );
}

#[test]
fn raw_html_becomes_text() {
    check_findings("<b>太</b>", "<p>&lt;b&gt;‹太›&lt;/b&gt;</p>", &["raw-html@<b>"]);
    check_findings(
        "a <br> b</i>",
        "<p>‹a ›&lt;br&gt;‹ b›&lt;/i&gt;</p>",
        &["raw-html@<br>", "raw-html@</i>"],
    );
    check_findings(
        "<details>\n<script>x</script>\n\n一\n\n</details>",
        "<p>&lt;details&gt;\n&lt;script&gt;x&lt;/script&gt;\n</p>\n<p>‹一›</p>\n<p>&lt;/details&gt;</p>",
        &["raw-html@<details>"],
    );
    check_findings("a <!-- b -->", "<p>‹a ›&lt;!-- b --&gt;</p>", &["raw-html-comment@<!-- b -->"]);
    check_findings(
        "![<b>](a.png)",
        "<p><img src=\"[file a.png]\" alt=\"&lt;b&gt;\" loading=\"lazy\"></p>",
        &["raw-html@<b>"],
    );
    check_findings("<script", "<p>&lt;script</p>", &["raw-html@<script"]);
    check("a <script", "<p>‹a <script›</p>");
}

#[test]
fn footnotes() {
    let mark = |id: &str| {
        format!("<sup><a href=\"#[fn-1]\" id=\"[{id}]\" role=\"doc-noteref\">1</a></sup>")
    };
    check(
        "一[^a]二[^A]\n\n[^a]: 注\n\n三",
        &format!(
            "<p>‹一›{}‹二›{}</p>\n<p>‹三›</p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n\
             <ol>\n<li id=\"[fn-1]\"><p>‹注› <a href=\"#[fnref-1]\" role=\"doc-backlink\">↩</a> \
             <a href=\"#[fnref-1-2]\" role=\"doc-backlink\">↩<sup>2</sup></a></p>\n</li>\n</ol>\n</section>",
            mark("fnref-1"),
            mark("fnref-1-2")
        ),
    );
    check_findings("一[^a]", "<p>‹一[^a]›</p>", &["broken-footnote@[^a]"]);
    check("一\\[^a]", "<p>‹一[^a]›</p>");
    check_findings("一\n\n[^a]: 注", "<p>‹一›</p>", &["broken-footnote-unused@[^a]"]);
    let prose = |text: &str| {
        let mut diagnostics = Vec::new();
        let prose = prose(text, &PLACE, &mut diagnostics);
        let related: Vec<_> = diagnostics[0].related.iter().map(|(_, span)| span.start).collect();
        (finding(text, &diagnostics[0]), related, shown(&prose).contains("二つ目"))
    };
    let twice = "一[^a]\n\n[^a]: 注\n\n[^a]: 二つ目";
    assert_eq!(prose(twice), ("broken-footnote-twice@[^a]".into(), vec![9], false));
}

#[test]
fn blocks_are_what_search_finds() {
    check_blocks("一**二**\n三\nx", &["一二三 x"]);
    check_blocks("- 一\n  - 二\n- 三", &["一", "二", "三"]);
    check_blocks("|a|b|\n|-|-|\n|c||", &["a", "b", "c"]);
    check_blocks("前![図](a.png)後", &["前後", "図"]);
    check_blocks("一[^a]\n\n[^a]: 注", &["一", "注"]);
    check_blocks("## 題 `x`\n```\na\nb\n```", &["題 x", "a\nb"]);
    check_blocks("[二](a.md)と[[三]]", &["二と三"]);
}

#[test]
fn structure_ends_where_nobody_could_read_it() {
    let text = "> ".repeat(101) + "a";
    let mut diagnostics = Vec::new();
    let prose = prose(&text, &PLACE, &mut diagnostics);
    let quotes = shown(&prose).matches("<blockquote>").count();
    assert_eq!((quotes, prose.blocks.join("/")), (100, "a".to_owned()));
    let found: Vec<_> = diagnostics.iter().map(|found| found.rule.id).collect();
    assert_eq!(found, ["nesting-too-deep"]);
    assert_eq!(diagnostics[0].span.start, 200);
}
