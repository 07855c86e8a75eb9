//! Long lists over several pages: `<list>/`, `<list>/page/2/` and so on.

use crate::model::Link;
use crate::route::Route;
use serde::Serialize;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// How many cases a page of a list shows.
pub(crate) const PER_PAGE: usize = 100;

/// How many pages on each side of the current one are offered besides the first and the last.
const NEAR: usize = 4;

/// The way through the pages of a list, `pages` in a template.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Paging {
    number: usize,
    total: usize,
    prev: Option<Arc<Link>>,
    next: Option<Arc<Link>>,
    all: Vec<Leaf>,
}

/// A page of a list, as the way through offers it.
#[derive(Debug, Serialize, Hash)]
struct Leaf {
    number: usize,
    href: String,
    current: bool,
    /// Whether pages before this one are left out.
    gap: bool,
}

/// The numbers of a list's pages; a list with nothing in it has one page too.
pub(crate) fn numbers(items: usize) -> RangeInclusive<usize> {
    1..=total(items)
}

fn total(items: usize) -> usize {
    items.div_ceil(PER_PAGE).max(1)
}

/// What the page with a number shows.
pub(crate) fn shown<T>(items: &[T], number: usize) -> &[T] {
    items.chunks(PER_PAGE).nth(number - 1).unwrap_or_default()
}

/// The page of a list with a number.
pub(crate) fn route(list: &Route, number: usize) -> Route {
    match number {
        1 => list.clone(),
        _ => Route::page(&format!("{}page/{number}/", list.address())),
    }
}

/// The title of a page of a list: the pages after the first say which they are.
pub(crate) fn title(list: &Link, number: usize, items: usize) -> Arc<str> {
    match number {
        1 => list.title.clone(),
        _ => Arc::from(format!("{} ({number}/{})", list.title, total(items))),
    }
}

impl Paging {
    /// The way through a list of so many items, seen from the page with a number.
    pub(crate) fn new(list: &Link, number: usize, items: usize) -> Paging {
        let total = total(items);
        let link = |to: usize| Link::to(title(list, to, items), route(&list.route, to));
        let mut all: Vec<Leaf> = Vec::new();
        for at in offered(number, total) {
            let gap = all.last().is_some_and(|leaf| leaf.number + 1 < at);
            let href = route(&list.route, at).path().to_owned();
            all.push(Leaf { number: at, href, current: at == number, gap });
        }
        Paging {
            number,
            total,
            prev: (number > 1).then(|| link(number - 1)),
            next: (number < total).then(|| link(number + 1)),
            all,
        }
    }

    /// Whether the page is the first of its list, which alone says what the list is about.
    pub(crate) fn is_first(&self) -> bool {
        self.number == 1
    }
}

/// The pages to offer: the first, the last, and those near the current one, so that a page of a very
/// long list does not name all the others.
fn offered(number: usize, total: usize) -> Vec<usize> {
    let near = number.saturating_sub(NEAR).max(1)..=(number + NEAR).min(total);
    let (first, last) = (*near.start(), *near.end());
    let before = (first > 1).then_some(1);
    let after = (last < total).then_some(total);
    before.into_iter().chain(near).chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_page_for_each_hundred_and_at_least_one() {
        for (items, pages) in [(0, 1), (1, 1), (100, 1), (101, 2), (200, 2), (10_000, 100)] {
            assert_eq!(numbers(items).count(), pages, "{items}");
        }
        let items: Vec<usize> = (0..201).collect();
        assert_eq!(shown(&items, 1).len(), 100);
        assert_eq!(shown(&items, 3), [200]);
        assert!(shown::<u8>(&[], 1).is_empty());
    }

    #[test]
    fn a_page_offers_its_neighbours_and_both_ends() {
        assert_eq!(offered(1, 1), [1]);
        assert_eq!(offered(2, 3), [1, 2, 3]);
        assert_eq!(offered(50, 100), [1, 46, 47, 48, 49, 50, 51, 52, 53, 54, 100]);
        assert_eq!(offered(100, 100), [1, 96, 97, 98, 99, 100]);
    }

    #[test]
    fn the_first_page_is_the_list_itself() {
        let list = Link::to(Arc::from("事例"), Route::page("cases/"));
        assert_eq!(route(&list.route, 1).path(), "cases/index.html");
        assert_eq!(route(&list.route, 2).path(), "cases/page/2/index.html");
        assert_eq!(&*title(&list, 2, 150), "事例 (2/2)");
        let paging = Paging::new(&list, 2, 950);
        assert_eq!((paging.number, paging.total, paging.is_first()), (2, 10, false));
        assert_eq!(
            paging.prev.as_ref().map(|link| link.href()).as_deref(),
            Some("cases/index.html")
        );
        let gaps: Vec<_> =
            paging.all.iter().filter(|leaf| leaf.gap).map(|leaf| leaf.number).collect();
        assert_eq!(gaps, [10]);
    }
}
