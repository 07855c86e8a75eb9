//! Files that are copied: the theme's assets and the content's pictures.

use super::Page;
use crate::model::Site;
use crate::render::Theme;
use crate::route::Route;
use crate::span::Span;

/// Plans a file for each asset of the theme and each file of `content/media/`.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let assets = theme.assets().iter();
    let assets = assets.map(|asset| Page::asset(Route::file(&asset.path), asset.file));
    let media = site.media.iter().map(|(path, file)| {
        Page::asset(Route::file(path), *file).written_at(Span::start_of(*file))
    });
    assets.chain(media).collect()
}
