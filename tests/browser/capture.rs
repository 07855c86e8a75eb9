//! What can be taken from a page: a picture, its paper form, and what it keeps on the reader's machine.

use std::path::Path;

use serde_json::{Value, json};

use super::Tab;

/// The highest picture; past it a page only goes on as it began, and pictures take long.
const TALLEST: f64 = 6_000.0;

impl Tab {
    /// Writes a picture of the whole page, top to bottom, as PNG.
    #[track_caller]
    pub(crate) fn screenshot(&mut self, file: &Path) {
        let size = self.call("Page.getLayoutMetrics", &json!({}))["cssContentSize"].take();
        let height = size["height"].as_f64().unwrap_or_default().min(TALLEST);
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": height, "scale": 1 });
        let params = json!({ "format": "png", "captureBeyondViewport": true, "optimizeForSpeed": true, "clip": clip });
        let picture = self.call("Page.captureScreenshot", &params);
        write(file, &picture);
    }

    /// Writes the page as it would be printed, as PDF.
    #[track_caller]
    pub(crate) fn print(&mut self, file: &Path) {
        let params = json!({ "printBackground": true, "preferCSSPageSize": true });
        let paper = self.call("Page.printToPDF", &params);
        write(file, &paper);
    }

    /// What the page keeps on the reader's machine, one line each: cookies, storage, databases, caches, workers.
    #[track_caller]
    pub(crate) fn kept(&mut self) -> Vec<String> {
        let mut kept = self.lines(
            "(async () => [
                ...Object.keys(localStorage).map(key => `localStorage ${key}`),
                ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
                ...(await indexedDB.databases()).map(database => `database ${database.name}`),
                ...(await globalThis.caches?.keys() ?? []).map(key => `cache ${key}`),
                ...(await navigator.serviceWorker?.getRegistrations() ?? []).map(worker => `worker ${worker.scope}`),
            ])()",
        );
        let cookies = self.call("Network.getCookies", &json!({}));
        let cookies = cookies["cookies"].as_array().into_iter().flatten();
        kept.extend(cookies.map(|cookie| format!("cookie {}", cookie["name"])));
        kept
    }
}

#[track_caller]
fn write(file: &Path, answer: &Value) {
    let data = answer["data"].as_str().unwrap_or_default();
    let bytes = data_encoding::BASE64.decode(data.as_bytes()).expect("DevTools sends Base64");
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).unwrap();
    }
    std::fs::write(file, bytes).unwrap();
}
