//! What a page is shown on: width, colours, motion, scripts, screen or paper.

use serde_json::{Value, json};

/// The colours that a reader asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colours {
    Light,
    Dark,
    /// Few colours, chosen by the system, as with Windows' contrast themes.
    Forced,
}

/// A reader's window and wishes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colours: Colours,
    pub(crate) reduced_motion: bool,
    pub(crate) scripts: bool,
    pub(crate) print: bool,
}

impl Screen {
    /// 320 CSS pixels: the narrowest that WCAG 1.4.10 asks for, and 1280 pixels at 400 % zoom.
    pub(crate) const PHONE: Self = Self::of(320, 640);
    pub(crate) const TABLET: Self = Self::of(768, 1024);
    pub(crate) const DESKTOP: Self = Self::of(1280, 800);

    const fn of(width: u32, height: u32) -> Self {
        let colours = Colours::Light;
        Self { width, height, colours, reduced_motion: false, scripts: true, print: false }
    }

    /// The commands that make a page look so.
    pub(super) fn commands(&self) -> [(&'static str, Value); 3] {
        let dark = if self.colours == Colours::Dark { "dark" } else { "light" };
        let forced = if self.colours == Colours::Forced { "active" } else { "none" };
        let motion = if self.reduced_motion { "reduce" } else { "no-preference" };
        let size = json!({
            "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": false,
        });
        let media = json!({
            "media": if self.print { "print" } else { "" },
            "features": [
                { "name": "prefers-color-scheme", "value": dark },
                { "name": "forced-colors", "value": forced },
                { "name": "prefers-reduced-motion", "value": motion },
            ],
        });
        [
            ("Emulation.setDeviceMetricsOverride", size),
            ("Emulation.setEmulatedMedia", media),
            ("Emulation.setScriptExecutionDisabled", json!({ "value": !self.scripts })),
        ]
    }
}
