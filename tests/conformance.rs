//! Every page of the output keeps to the HTML standard, by the word of the Nu Html Checker.

use std::process::Command;

use serde_json::Value;

use crate::{needs, site};

/// All pages in one run of Java; its warnings are listed (`--nocapture` shows them), its errors fail.
#[test]
fn every_page_is_valid_html() {
    let purpose = "HTML conformance of the built guideline";
    let Some(jar) = needs::web_file(purpose, "vnu-jar/build/dist/vnu.jar") else { return };
    let folder = site::built_guideline();
    let Ok(done) = Command::new("java")
        .args(["-Xss16m", "-jar"])
        .arg(jar)
        .args(["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"])
        .arg(folder)
        .output()
    else {
        return needs::missing(purpose, "no `java` is installed");
    };
    let said = String::from_utf8_lossy(&done.stdout);
    let Ok(report) = serde_json::from_str::<Value>(&said) else {
        panic!("the checker failed:\n{said}{}", String::from_utf8_lossy(&done.stderr));
    };
    let messages = report["messages"].as_array().expect("its report lists messages");
    let (errors, warnings): (Vec<_>, Vec<_>) =
        messages.iter().partition(|message| message["type"] != "info");
    for warning in warnings {
        println!("{}", in_words(warning));
    }
    let errors: Vec<_> = errors.into_iter().map(in_words).collect();
    assert!(errors.is_empty(), "{} errors:\n{}", errors.len(), errors.join("\n"));
}

fn in_words(message: &Value) -> String {
    let text = |key: &str| message[key].as_str().unwrap_or_default().trim();
    let kind = if text("subType").is_empty() { text("type") } else { text("subType") };
    let url = text("url");
    let place = url.split_once("/guideline-").and_then(|(_, rest)| rest.split_once('/'));
    let place = place.map_or(url, |(_, path)| path);
    let extract = text("extract").replace('\n', " ");
    format!("{place}:{}: {kind}: {}\n    {extract}", message["lastLine"], text("message"))
}
