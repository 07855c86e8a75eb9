//! Names broken into lines: where their phrases end, then where the script changes, then anywhere,
//! but never so that a line begins or ends with a sign that may not stand there.

use unicode_width::UnicodeWidthChar;

/// The width of a full-width character; widths are in tenths of an em, so that they add up exactly.
pub(super) const EM: u32 = 10;

/// Signs that no line begins with.
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〕〉》ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ々〜,.!?:;)]}";

/// Signs that no line ends with.
const NOT_LAST: &str = "（「『【〔〈《([{";

/// How wide a text is set.
pub(super) fn width(text: &str) -> u32 {
    text.chars().map(letter_width).sum()
}

/// A letter of another script is taken a little wider than half a character: `m` and `W` are.
fn letter_width(letter: char) -> u32 {
    match letter.width_cjk() {
        Some(0) | None => 0,
        Some(1) => 6,
        Some(_) => EM,
    }
}

/// A title, as HTML with its phrases kept together, in as few lines as `widest` allows, all about
/// equally long.
pub(super) fn lines(title_html: &str, widest: u32) -> Vec<String> {
    let mut pieces = Vec::new();
    for phrase in joined(phrases(title_html)) {
        if width(&phrase) <= widest {
            pieces.push(phrase);
            continue;
        }
        for part in joined(by_script(&phrase)) {
            if width(&part) <= widest {
                pieces.push(part);
            } else {
                pieces.extend(by_letter(&part, widest));
            }
        }
    }
    let fewest = filled(&pieces, widest).len();
    let longest = pieces.iter().map(|piece| width(piece)).max().unwrap_or_default();
    let narrower = longest..widest;
    let even = narrower.map(|limit| filled(&pieces, limit)).find(|lines| lines.len() == fewest);
    even.unwrap_or_else(|| filled(&pieces, widest))
}

fn phrases(title_html: &str) -> Vec<String> {
    let phrases = title_html.split("<wbr>");
    phrases.map(unescape).filter(|phrase| !phrase.is_empty()).collect()
}

fn unescape(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// The same pieces, joined where a line may not be broken between them.
fn joined(pieces: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if !may_break(last, &piece) => last.push_str(&piece),
            _ => joined.push(piece),
        }
    }
    joined
}

fn may_break(before: &str, after: &str) -> bool {
    let last = before.chars().next_back();
    let first = after.chars().next();
    !last.is_some_and(|letter| NOT_LAST.contains(letter))
        && !first.is_some_and(|letter| NOT_FIRST.contains(letter))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Hiragana,
    Katakana,
    Han,
    Sign,
    Other,
}

fn script(letter: char) -> Script {
    match letter {
        'ぁ'..='ゟ' => Script::Hiragana,
        'ァ'..='ヿ' => Script::Katakana,
        '\u{2e80}'..='\u{2fdf}' | '々' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
            Script::Han
        }
        '\u{3000}'..='\u{303f}' | '！'..='／' | '：'..='＠' => Script::Sign,
        _ => Script::Other,
    }
}

/// A phrase cut where the script changes; kana that end a word stay with it.
fn by_script(phrase: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = None;
    for letter in phrase.chars() {
        let now = script(letter);
        let same = before == Some(now) || now == Script::Hiragana;
        match parts.last_mut() {
            Some(last) if same => last.push(letter),
            _ => parts.push(letter.to_string()),
        }
        before = Some(now);
    }
    parts
}

/// A part that is too long in itself, cut into equally long pieces. Signs that may not be parted
/// are, if there is nothing else in it.
fn by_letter(part: &str, widest: u32) -> Vec<String> {
    let limit = width(part).div_ceil(width(part).div_ceil(widest).max(1)).max(EM);
    let letters = joined(part.chars().map(String::from).collect());
    let short = letters.iter().all(|letters| width(letters) <= widest);
    let letters = if short { letters } else { part.chars().map(String::from).collect() };
    let mut pieces: Vec<String> = Vec::new();
    let mut room = 0;
    for letter in letters {
        let wide = width(&letter);
        match pieces.last_mut() {
            Some(last) if wide <= room => last.push_str(&letter),
            _ => {
                pieces.push(letter);
                room = limit;
            }
        }
        room = room.saturating_sub(wide);
    }
    pieces
}

/// Pieces filled into lines that are no longer than a limit, unless a piece is.
fn filled(pieces: &[String], limit: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if width(line) + width(piece) <= limit => line.push_str(piece),
            _ => lines.push(piece.clone()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title_html: &str, expected: &[&str]) {
        assert_eq!(lines(title_html, 9 * EM), expected);
    }

    #[test]
    fn names_break_where_they_read_well() {
        check("保護観察所", &["保護観察所"]);
        check("地方更生保護委員会", &["地方更生保護委員会"]);
        check("地域生活定着支援センター", &["地域生活定着支援", "センター"]);
        check("精神保健福祉センター", &["精神保健福祉", "センター"]);
        check("医療機関<wbr>（<wbr>精神科病院）", &["医療機関", "（精神科病院）"]);
        check("つなぐ<wbr>連携&amp;<wbr>ともに<wbr>支える", &["つなぐ連携&", "ともに支える"]);
        check("一二三四五六七八九十一二", &["一二三四五六", "七八九十一二"]);
        check("", &[]);
    }
}
