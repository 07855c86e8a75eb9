//! The keyboard.

use serde_json::json;

use super::Tab;

impl Tab {
    /// Presses and lets go a key, by its name (`Tab`, `Enter`, `ArrowDown`, `a`), with `Shift+` before it if wanted.
    #[track_caller]
    pub(crate) fn press(&mut self, key: &str) {
        let (shift, key) = key.strip_prefix("Shift+").map_or((0, key), |key| (8, key));
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            " " => (32, " "),
            "PageUp" => (33, ""),
            "PageDown" => (34, ""),
            "End" => (35, ""),
            "Home" => (36, ""),
            "ArrowLeft" => (37, ""),
            "ArrowUp" => (38, ""),
            "ArrowRight" => (39, ""),
            "ArrowDown" => (40, ""),
            key if key.len() == 1 => (u32::from(key.to_ascii_uppercase().as_bytes()[0]), key),
            _ => panic!("no key is called `{key}` here"),
        };
        let name = if text == "\r" || text.is_empty() { key } else { text };
        let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        for kind in [kind, "keyUp"] {
            let event = json!({
                "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code,
                "modifiers": shift, "text": if kind == "keyUp" { "" } else { text },
            });
            self.call("Input.dispatchKeyEvent", &event);
        }
    }

    /// Puts text where the cursor stands, all at once, as an input method does.
    #[track_caller]
    pub(crate) fn insert(&mut self, text: &str) {
        self.call("Input.insertText", &json!({ "text": text }));
    }
}
