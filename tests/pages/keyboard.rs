//! A walk through a page with the Tab key: the skip link comes first, each stop is seen, and every control is reached.

use serde_json::Value;

use crate::browser::Tab;

/// More stops than any page has; past it the walk goes in circles.
const MOST: usize = 20_000;

/// What is wrong for someone who has only a keyboard.
#[track_caller]
pub(super) fn faults(tab: &mut Tab) -> Vec<String> {
    let mut faults = Vec::new();
    tab.evaluate(include_str!("keyboard.js"));
    for number in 0..MOST {
        tab.press("Tab");
        let mut stop = tab.evaluate("walk.stop()");
        if stop["dim"] == true {
            // A ring may be drawn a moment late, if it is animated.
            stop =
                tab.evaluate("new Promise(done => setTimeout(() => done(walk.stop(true)), 150))");
        }
        if number == 0 && stop["skips"] != true {
            faults.push(format!("the first stop is no skip link: {}", text(&stop["name"])));
        }
        match &stop["fault"] {
            Value::Null if stop["end"] == true => break,
            Value::Null => {}
            fault => {
                faults.push(format!("stop {number}, {}: {}", text(&stop["name"]), text(fault)));
            }
        }
    }
    faults.extend(tab.lines("walk.missed()"));
    faults
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("nothing")
}
