//! What is due for review on a day. Apart, since a site is the same on every day: only `check` and
//! `serve` say which day it is, and nothing of it reaches the output.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Site;
use jiff::{Span, civil::Date};

pub(crate) static CONSULTATION_DUE: Rule = Rule::note("consultation-due");

/// After how many months somebody should look again whether help is still found where the site says.
const MONTHS: i32 = 6;

/// What is due on a day, such as `2026-11-22`.
pub(crate) fn check(site: &Site, today: &str) -> Vec<Diagnostic> {
    let told = site.settings.consultation.as_ref();
    let found = told.and_then(|told| {
        let finding = Diagnostic::new(&CONSULTATION_DUE, told.origin);
        let Some(checked) = &told.checked else {
            return Some(finding.said("consultation-due-never"));
        };
        is_due(checked, today).then(|| finding.with("date", checked))
    });
    found.into_iter().collect()
}

/// Whether nobody has looked for too long. What cannot be read as a date was told as such.
fn is_due(checked: &str, today: &str) -> bool {
    let due = checked.parse::<Date>().and_then(|date| date.checked_add(Span::new().months(MONTHS)));
    matches!((due, today.parse::<Date>()), (Ok(due), Ok(today)) if due <= today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_year_is_the_time_to_look_again() {
        let check = |today, expected| assert_eq!(is_due("2026-08-31", today), expected, "{today}");
        check("2026-08-01", false);
        check("2027-02-27", false);
        check("2027-02-28", true);
        check("someday", false);
        assert!(!is_due("2026-13-01", "2030-01-01"));
    }
}
