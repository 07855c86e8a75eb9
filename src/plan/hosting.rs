//! What a host is told beside the pages: `_headers` and `_redirects`, as Netlify and its like read
//! them. Nothing may run, load or frame a page but what the site itself brings.

use super::Page;
use super::frame::base_path;
use super::redirect::former;
use crate::model::Site;
use crate::render::Theme;
use crate::route::Route;
use std::fmt::Write;

/// What a page may do: show itself. `data:` is for pictures inside the stylesheet.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'; upgrade-insecure-requests";

/// What browsers are not to offer to a page. Only what they know: each other name is a warning in
/// every page's console.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
     display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), \
     payment=(), usb=()";

/// Plans both files.
pub(super) fn plan(_site: &Site, _theme: &Theme) -> Vec<Page> {
    vec![
        Page::text(Route::file("_headers"), |site| headers(site)),
        Page::text(Route::file("_redirects"), |site| redirects(site)),
    ]
}

fn headers(site: &Site) -> String {
    let base = base_path(&site.settings.base_url);
    format!(
        "{base}*\n  Content-Security-Policy: {CONTENT_SECURITY_POLICY}\n  \
         Strict-Transport-Security: max-age=63072000; includeSubDomains\n  \
         Referrer-Policy: no-referrer\n  \
         Permissions-Policy: {PERMISSIONS_POLICY}\n  \
         X-Content-Type-Options: nosniff\n  \
         X-Frame-Options: DENY\n  \
         Cross-Origin-Opener-Policy: same-origin\n  \
         Cross-Origin-Resource-Policy: same-origin\n\n\
         {base}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         {base}data/*\n  Access-Control-Allow-Origin: *\n"
    )
}

/// Each former address; hosts take it with and without its last slash. Whoever comes that way is sent
/// on for good, past the page that stands there for hosts without such rules.
fn redirects(site: &Site) -> String {
    let base = base_path(&site.settings.base_url);
    let mut lines = String::new();
    for former in former(site) {
        let (from, to) = (former.from.address(), former.to.address());
        let _ = writeln!(lines, "{base}{from} {base}{to} 301!");
    }
    lines
}
