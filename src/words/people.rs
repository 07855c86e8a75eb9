//! What looks as if it told who somebody is: a name, a number, an address, a day of birth.
//!
//! Looked for in case studies alone. What a name looks like is said by `words.yaml`; the other forms
//! are forms of digits.

mod address;

use super::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Rule};
use crate::span::{FileId, Span};
use address::{address_start, house_end, is_house, town_before};
use std::ops::Range;

pub(super) static PERSONAL_DATA: Rule = Rule::warning("personal-data");

/// What joins the parts of a number: hyphens and dashes of every kind, as input methods offer them.
const HYPHENS: [char; 11] = ['-', '‐', '‑', '‒', '–', '—', '―', '−', 'ー', '─', '﹣'];

/// Numbers as they are written in kanji.
const KANJI: &str = "〇零元一二三四五六七八九十百";

/// The longest name that is looked for, in letters.
const NAME: usize = 6;

/// The longest name in hiragana: more letters are words with particles between them.
const HIRAGANA_NAME: usize = 4;

/// What may stand between hiragana and the words before it.
const PARTICLES: [char; 9] = ['は', 'が', 'の', 'を', 'に', 'と', 'も', 'や', 'で'];

/// What goes on for so many letters is no day.
const DAY: usize = 24;

/// Looks at a text that is read.
pub(super) fn find(
    text: &str,
    vocabulary: Option<&Vocabulary>,
    mut found: impl FnMut(Range<usize>, Diagnostic),
) {
    let mut tell = |message: &'static str, range: Range<usize>| {
        let finding = Diagnostic::new(&PERSONAL_DATA, Span::start_of(FileId(0))).said(message);
        let finding = finding.with("text", &text[range.clone()]);
        found(range, finding);
    };
    if let Some(vocabulary) = vocabulary {
        for honorific in vocabulary.honorifics(text) {
            if let Some(start) = name_before(text, &honorific, vocabulary) {
                tell("personal-data-name", start..honorific.end);
            }
        }
    }
    for (at, _) in text.match_indices('@') {
        if let Some(range) = mail(text, at) {
            tell("personal-data-email", range);
        }
    }
    numbers(text, &mut tell);
    in_kanji(text, &mut tell);
}

/// Where the name begins that stands before an honorific, if one does.
fn name_before(text: &str, honorific: &Range<usize>, vocabulary: &Vocabulary) -> Option<usize> {
    let before = text[..honorific.start].trim_end_matches([' ', '　']);
    let kind = before.chars().next_back().map(Script::of)?;
    match kind {
        Script::Other => return latin_before(before),
        Script::Hiragana => return hiragana_before(text, honorific),
        Script::Kanji | Script::Katakana => {}
    }
    let is_name = |letter: &char| Script::of(*letter) == kind;
    let name: Vec<char> = before.chars().rev().take_while(is_name).take(NAME + 1).collect();
    // One kanji before an honorific of one letter makes a word, as 多 makes 多様.
    let one_letter = text[honorific.clone()].chars().count() == 1;
    let shortest = if kind == Script::Kanji && !one_letter { 1 } else { 2 };
    let start = before.len() - name.iter().map(|letter| letter.len_utf8()).sum::<usize>();
    let fits = (shortest..=NAME).contains(&name.len()) && !vocabulary.is_role(&before[start..]);
    fits.then_some(start)
}

/// Where a name in Latin letters begins: a capital letter and small ones behind it, for capitals alone
/// are initials or stand for a profession.
fn latin_before(before: &str) -> Option<usize> {
    let start = before.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).len();
    let (first, rest) = before[start..].split_at_checked(1)?;
    let is_name = first.bytes().all(|byte| byte.is_ascii_uppercase())
        && rest.len() >= 2
        && rest.bytes().all(|byte| byte.is_ascii_lowercase());
    is_name.then_some(start)
}

/// Where a name in hiragana begins. Hiragana says little by itself: the honorific must be written in
/// it too and end a word, and the name must be short and stand behind a sign or a particle.
fn hiragana_before(text: &str, honorific: &Range<usize>) -> Option<usize> {
    let is_hiragana = |letter: char| Script::of(letter) == Script::Hiragana;
    let ends_word = text[honorific.end..]
        .chars()
        .next()
        .is_none_or(|next| !is_hiragana(next) || next == 'へ' || PARTICLES.contains(&next));
    if !ends_word || !text[honorific.clone()].chars().all(is_hiragana) {
        return None;
    }
    let before = &text[..honorific.start];
    let mut start = before.trim_end_matches(is_hiragana).len();
    let is_behind_word = before[..start].ends_with(|letter| Script::of(letter) != Script::Other);
    let fits = |name: &str| (2..=HIRAGANA_NAME).contains(&name.chars().count());
    if is_behind_word || !fits(&before[start..]) {
        // `担当のさとうさん`, `わたしはさとうさん`: the name begins behind a particle.
        let words = &before[start..];
        let mut ends = words
            .match_indices(PARTICLES)
            .filter(|(at, _)| !is_behind_word || *at == 0)
            .map(|(at, particle)| at + particle.len());
        start += ends.find(|end| fits(&words[*end..]))?;
    }
    // A small letter at the end goes on with what only looks like an honorific, as in `けっさん`.
    let name = &before[start..];
    (!name.ends_with(['っ', 'ゃ', 'ゅ', 'ょ'])).then_some(start)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Hiragana,
    Other,
}

impl Script {
    fn of(letter: char) -> Script {
        match letter {
            '一'..='鿿' | '々' | '〆' | 'ヶ' => Script::Kanji,
            'ァ'..='ヴ' | 'ー' => Script::Katakana,
            'ぁ'..='ゔ' => Script::Hiragana,
            _ => Script::Other,
        }
    }
}

/// The mail address around an `@`.
fn mail(text: &str, at: usize) -> Option<Range<usize>> {
    let part =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '+');
    let name = text[..at].len() - text[..at].trim_end_matches(part).len();
    let host = &text[at + 1..];
    let host = &host[..host.find(|letter| !part(letter)).unwrap_or(host.len())];
    let host = host.trim_end_matches('.');
    let (_, ending) = host.rsplit_once('.')?;
    let sound =
        name > 0 && ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    sound.then(|| at - name..at + 1 + host.len())
}

/// Numbers of telephones, houses and days of birth.
fn numbers(text: &str, tell: &mut impl FnMut(&'static str, Range<usize>)) {
    let digit = |letter: char| letter.is_ascii_digit();
    let mut done = 0;
    while let Some(start) = text[done..].find(|letter| digit(letter) || matches!(letter, '〒')) {
        let start = done + start;
        let end = number_end(text, start);
        done = end.max(start + 1);
        while !text.is_char_boundary(done) {
            done += 1;
        }
        let number = &text[start..end];
        if let Some(day) = birth(text, start) {
            done = day.end;
            let day = era_before(text, day.start)..day.end;
            tell("personal-data-birth-date", day);
        } else if number.starts_with('〒') || is_house(text, end) {
            let from = address_start(text, start);
            tell("personal-data-address", from..house_end(text, end));
            done = house_end(text, end);
        } else if is_telephone(number) {
            let opens = text[..start].ends_with('(') && number.contains(')');
            tell("personal-data-telephone", start - usize::from(opens)..end);
        } else if text[..start].ends_with('+') && is_telephone(&from_abroad(number)) {
            tell("personal-data-telephone", start - 1..end);
        } else if let Some(from) = town_before(text, start).filter(|_| number.contains(HYPHENS)) {
            tell("personal-data-address", from..end);
        }
    }
}

/// Where digits end that are joined by hyphens, brackets, dots or spaces.
fn number_end(text: &str, start: usize) -> usize {
    let joins = |letter: char| {
        matches!(letter, '(' | ')' | ' ' | '　' | '.' | '・') || HYPHENS.contains(&letter)
    };
    let mut end = start;
    loop {
        let rest = &text[end..];
        let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let behind = behind.strip_prefix('〒').unwrap_or(behind);
        if behind.len() < rest.len() {
            end = text.len() - behind.len();
            continue;
        }
        // `(03) 1234-5678`: a bracket and a space may stand side by side.
        let joined = rest.char_indices().take_while(|(at, letter)| joins(*letter) && *at < 6);
        let length: usize = joined.take(2).map(|(_, letter)| letter.len_utf8()).sum();
        if length == 0 || !rest[length..].starts_with(|letter: char| letter.is_ascii_digit()) {
            return end;
        }
        end += length;
    }
}

/// Ten or eleven digits that begin with a zero, in one, two or three groups.
fn is_telephone(number: &str) -> bool {
    let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).collect();
    let groups =
        number.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty());
    let groups: Vec<usize> = groups.map(str::len).collect();
    let shape = match groups.as_slice() {
        [_] => true,
        [first, .., last] => *first >= 2 && groups.len() <= 3 && *last >= 3,
        [] => false,
    };
    digits.first() == Some(&b'0') && matches!(digits.len(), 10 | 11) && shape
}

/// A number of Japan's as it is called inside the country.
fn from_abroad(number: &str) -> String {
    let inside = number.strip_prefix("81").unwrap_or(number);
    format!("0{}", inside.trim_start_matches(HYPHENS).trim_start_matches([' ', '(']))
}

/// Addresses and days of birth whose numbers are kanji.
fn in_kanji(text: &str, tell: &mut impl FnMut(&'static str, Range<usize>)) {
    let is_number = |letter: char| KANJI.contains(letter);
    let block = text.find("丁目").unwrap_or(text.len());
    for mark in ["丁目", "番地"] {
        let found = text.match_indices(mark).filter(|(at, _)| text[..*at].ends_with(is_number));
        let mut done = 0;
        for (at, _) in found.filter(|(at, _)| !(mark == "番地" && block < *at)) {
            if at < done {
                continue;
            }
            let part = |letter: char| is_number(letter) || "丁目番地号の-".contains(letter);
            let behind = &text[at..];
            done = at + behind.find(|letter| !part(letter)).unwrap_or(behind.len());
            tell("personal-data-address", address_start(text, at)..done);
        }
    }
    for (at, _) in text.match_indices("日生").filter(|(at, _)| is_born(&text[at + "日".len()..]))
    {
        let part = |letter: char| is_number(letter) || matches!(letter, '年' | '月');
        let start = text[..at].trim_end_matches(part).len();
        let day = &text[start..at];
        if day.contains('年') && day.contains('月') {
            tell("personal-data-birth-date", era_before(text, start)..at + '日'.len_utf8());
        }
    }
}

/// Where the era begins that stands before a year.
fn era_before(text: &str, year: usize) -> usize {
    let before = &text[..year];
    let eras = [
        "明治", "大正", "昭和", "平成", "令和", "明", "大", "昭", "平", "令", "M", "T", "S", "H",
        "R",
    ];
    eras.iter().find_map(|era| before.strip_suffix(era)).map_or(year, str::len)
}

/// Whether words say that somebody was born: `生` alone does so on forms, but not in `生活`.
fn is_born(words: &str) -> bool {
    let Some(behind) = words.strip_prefix('生') else { return false };
    behind.starts_with("まれ") || !behind.starts_with(|letter| Script::of(letter) == Script::Kanji)
}

/// A day that somebody is said to be born on.
fn birth(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    let part = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '年' | '月' | '日' | '/' | '-' | '.' | ' ')
    };
    let mut letters = rest.char_indices().chain([(rest.len(), '。')]).take(DAY);
    let (length, _) = letters.find(|(_, letter)| !part(*letter))?;
    let day = rest[..length].trim_end_matches([' ', '.', '-', '/']);
    let parts = day.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    // `平成元年`: the first year of an era has no number.
    let first_year = text[..start].ends_with("元年");
    if parts.count() != if first_year { 2 } else { 3 } {
        return None;
    }
    let from = if first_year { start - "元年".len() } else { start };
    let behind = rest[day.len()..].trim_start_matches([' ', '日', '(', '（']);
    let said_before = || {
        let before: String = text[..start].chars().rev().take(12).collect();
        let before: String = before.chars().rev().collect();
        before.contains("生年月日") || before.contains("誕生日")
    };
    let born = is_born(behind) || behind.starts_with("に生まれ") || behind.starts_with("、生まれ");
    (born || said_before()).then(|| from..start + day.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::fields::Text;
    use crate::parse::words::WordsDocument;
    use std::sync::Arc;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let texts = |words: &[&str]| {
            let text = |word: &&str| Text::new(Arc::from(*word), Span::start_of(FileId(0)));
            words.iter().map(text).collect::<Vec<_>>()
        };
        let document = WordsDocument {
            honorifics: texts(&["さん", "ちゃん", "様", "氏", "くん", "先生"]),
            roles: texts(&["者", "士", "員"]),
            not_names: texts(&["たくさん", "患者さん", "様子", "多様", "氏名"]),
            ..WordsDocument::default()
        };
        let vocabulary = Vocabulary::of(&document);
        let mut all = Vec::new();
        find(text, vocabulary.as_ref(), |range, finding| {
            all.push((finding.message.id, text[range].to_owned()));
        });
        let all: Vec<(&str, &str)> = all.iter().map(|(id, text)| (*id, text.as_str())).collect();
        assert_eq!(all, expected, "{text:?}");
    }

    #[test]
    fn who_somebody_is() {
        check(
            "山田さんと佐藤花子様",
            &[("personal-data-name", "山田さん"), ("personal-data-name", "佐藤花子様")],
        );
        check(
            "タナカさん、林先生",
            &[("personal-data-name", "タナカさん"), ("personal-data-name", "林先生")],
        );
        check("Tanakaさん、PSWさん、Aさん", &[("personal-data-name", "Tanakaさん")]);
        check("たくさんの患者さん、弁護士さん、Aさん、多様な様子、氏名", &[]);
        check(
            "さとうさんと担当のはなこちゃん、わたしはけんたくん。",
            &[
                ("personal-data-name", "さとうさん"),
                ("personal-data-name", "はなこちゃん"),
                ("personal-data-name", "けんたくん"),
            ],
        );
        check("けっさんが、さんざん、せいさんする、悩みさん", &[]);
        check("連絡は taro.y@example.co.jp へ", &[("personal-data-email", "taro.y@example.co.jp")]);
        check("@ と a@b、a@b.c", &[]);
    }

    #[test]
    fn numbers_that_lead_to_somebody() {
        let telephone = |text, number| check(text, &[("personal-data-telephone", number)]);
        telephone("電話 03-1234-5678 へ", "03-1234-5678");
        telephone("090 1234 5678", "090 1234 5678");
        telephone("09012345678に", "09012345678");
        telephone("(0120)123-456", "(0120)123-456");
        telephone("(03) 1234‑5678", "(03) 1234‑5678");
        telephone("090.1234.5678", "090.1234.5678");
        check("2026-11-22 に 3-4 人、10:30、表2-1、2026年11月22日", &[]);
        let address = |text, place| check(text, &[("personal-data-address", place)]);
        address("東京都小平市小川東町4丁目1番1号に", "東京都小平市小川東町4丁目1番1号");
        address("小平市小川東町4-1-1です", "小平市小川東町4-1-1");
        address("〒187-8551", "〒187-8551");
        let birth = |text, day| check(text, &[("personal-data-birth-date", day)]);
        birth("1985年4月1日生まれ", "1985年4月1日");
        birth("生年月日: 1985/4/1", "1985/4/1");
        birth("昭和五十五年一月二日生", "昭和五十五年一月二日");
        birth("1985年4月1日に生まれた", "1985年4月1日");
        birth("平成元年5月5日生まれ", "平成元年5月5日");
        address("東京都千代田区霞が関1-2-2です", "東京都千代田区霞が関1-2-2");
        check("2026年4月1日から生活、一日生活する、2026年4月1日生活", &[]);
    }
}
