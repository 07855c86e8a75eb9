//! Numbers in text: what a script holds without quotes or escapes, and compresses well.
//!
//! Ninety signs, from `#` to `}` without the backslash: the first 45 end a number, the others say that
//! more is to come. The lowest digit stands first.

const BASE: u32 = 45;
const FIRST: u32 = b'#' as u32;
const BACKSLASH: u32 = b'\\' as u32;

/// Stands between lists of numbers; no sign of a number.
pub(super) const SEPARATOR: char = '!';

/// Writes a number behind others.
pub(super) fn push(text: &mut String, mut number: u32) {
    while number >= BASE {
        text.push(sign(BASE + number % BASE));
        number /= BASE;
    }
    text.push(sign(number));
}

/// Writes many.
pub(super) fn all(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut text = String::new();
    numbers.into_iter().for_each(|number| push(&mut text, number));
    text
}

fn sign(digit: u32) -> char {
    let code = FIRST + digit;
    char::from_u32(if code < BACKSLASH { code } else { code + 1 }).unwrap_or(SEPARATOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_take_one_sign() {
        let check = |number: u32, expected: &str| assert_eq!(all([number]), expected, "{number}");
        check(0, "#");
        check(44, "O");
        check(45, "P$");
        check(2024, "}O");
        check(2025, "PP$");
    }
}
