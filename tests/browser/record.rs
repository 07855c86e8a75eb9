//! What a page did while it was open, read off the browser's events.

use std::collections::BTreeMap;

use serde_json::Value;

/// Everything notable since the page was opened; empty lists are what one hopes for.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Errors and warnings of the console, exceptions that nobody caught.
    pub(crate) console: Vec<String>,
    /// What a Content-Security-Policy forbade, and other trouble with safety.
    pub(crate) violations: Vec<String>,
    /// Requests without an answer, or with one of 400 and above.
    pub(crate) failed: Vec<String>,
    /// The address of each request.
    pub(crate) requests: Vec<String>,
}

impl Record {
    /// The requests that went elsewhere than to `origin`; data and blob addresses go nowhere.
    pub(crate) fn off_site(&self, origin: &str) -> Vec<String> {
        let home = |url: &String| {
            url.starts_with(origin) || url.starts_with("data:") || url.starts_with("blob:")
        };
        self.requests.iter().filter(|url| !home(url)).cloned().collect()
    }

    pub(super) fn of(events: &[Value]) -> Self {
        let mut record = Self::default();
        let mut addresses = BTreeMap::new();
        for event in events {
            let params = &event["params"];
            match event["method"].as_str().unwrap_or_default() {
                "Runtime.consoleAPICalled" => record.console_call(params),
                "Runtime.exceptionThrown" => {
                    let details = &params["exceptionDetails"];
                    let what = details["exception"]["description"].as_str();
                    let what = what.unwrap_or_else(|| text(&details["text"]));
                    record.console.push(format!("uncaught: {what}"));
                }
                "Log.entryAdded" => record.log_entry(&params["entry"]),
                "Network.requestWillBeSent" => {
                    let url = text(&params["request"]["url"]);
                    addresses.insert(text(&params["requestId"]), url);
                    record.requests.push(url.to_owned());
                }
                "Network.loadingFailed" => {
                    let url = addresses.get(text(&params["requestId"])).copied().unwrap_or("?");
                    // A page that is left, or an answer that said 404 already, ends what it was loading.
                    if params["canceled"] != true && params["errorText"] != "net::ERR_ABORTED" {
                        record.failed.push(format!("{url}: {}", text(&params["errorText"])));
                    }
                }
                "Network.responseReceived" => {
                    let response = &params["response"];
                    if let Some(status @ 400..) = response["status"].as_u64() {
                        record.failed.push(format!("{}: {status}", text(&response["url"])));
                    }
                }
                _ => {}
            }
        }
        record
    }

    fn console_call(&mut self, params: &Value) {
        let kind = text(&params["type"]);
        if matches!(kind, "error" | "warning" | "assert") {
            let words = params["args"].as_array().into_iter().flatten();
            let words: Vec<&str> = words
                .map(|word| word["value"].as_str().unwrap_or(text(&word["description"])))
                .collect();
            self.console.push(format!("{kind}: {}", words.join(" ")));
        }
    }

    /// Requests that failed are logged too, but known better from the network's events.
    fn log_entry(&mut self, entry: &Value) {
        let (level, source) = (text(&entry["level"]), text(&entry["source"]));
        let words = text(&entry["text"]);
        match (level, source) {
            (_, "network") => {}
            (_, "security") => self.violations.push(words.to_owned()),
            ("error" | "warning", _) => {
                self.console.push(format!("{level} ({source}): {words}"));
            }
            _ => {}
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
