/* The search page: the field, the address, the answer. */
"use strict";

(() => {
  const FIRST = 20;
  const BATCH = 100;
  const PAUSE = 250;
  const { manifest, card, text } = renkeiShards;

  const form = document.querySelector("main form.search");
  const field = form.querySelector("input");
  const count = document.getElementById("count");
  const near = document.getElementById("near");
  const results = document.getElementById("results");
  const more = document.getElementById("more");
  const ui = results.dataset;

  // Each search has a number; what an earlier one still brings is thrown away.
  let current = 0;
  let shown = null;

  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
  const asked = () => new URLSearchParams(location.search).get("q") ?? "";

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  async function search(query) {
    const number = ++current;
    const isCurrent = () => number === current;
    shown = query;
    count.textContent = "";
    try {
      const parts = renkeiQuery.parse(query, manifest().spellings);
      const hits = await renkeiFind.find(parts);
      const offered = parts.length && !hits.length ? await renkeiNear.near(parts) : [];
      const words = parts.filter(({ not }) => !not).flatMap(({ spellings }) => spellings);
      const found = await Promise.all(hits.slice(0, FIRST).map((hit) => item(hit, words)));
      if (!isCurrent()) return;
      // What is called just that comes first, and its kind too.
      const first = [...found.filter(({ isIt }) => isIt), ...found.filter(({ isIt }) => !isIt)];
      ahead = new Set(first.filter(({ isIt }) => isIt).map(({ kind }) => kind));
      document.title = fill(query ? ui.title : ui.titleEmpty, { q: query });
      clear();
      first.forEach(place);
      offer(offered);
      prepareMore(hits.slice(FIRST), words, isCurrent);
      if (parts.length) count.textContent = summary(query, hits);
    } catch {
      if (!isCurrent()) return;
      clear();
      count.textContent = ui.trouble;
    }
  }

  function clear() {
    watcher.disconnect();
    results.replaceChildren();
    near.replaceChildren();
    near.hidden = true;
    more.hidden = true;
    more.onclick = null;
  }

  /* 「退院」は32件（事例 20・用語 2）。 */
  function summary(query, hits) {
    if (!hits.length) return fill(ui.none, { q: query });
    const counts = new Map();
    for (const { kind } of hits) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const kinds = [...counts].sort((one, two) => one[0] - two[0]);
    const names = kinds.map(([kind, n]) => fill(ui.ofKind, { name: manifest().kinds[kind][0], n }));
    return fill(ui.some, { q: query, n: hits.length, kinds: names.join(ui.comma) });
  }

  /* A hit: its link, and why it is one. */
  async function item({ document: number, rank, kind }, words) {
    const [title, href, about, also] = await card(number);
    const link = element("a", "", ...renkeiExcerpt.marked(title, words));
    link.href = ui.root + href;
    const hit = element("li", "hit", element("h3", "hit-title", link));
    const names = also.filter((name) => renkeiFold.find(name, words).length);
    for (const name of names) hit.append(element("p", "hit-also", ...renkeiExcerpt.marked(name, words)));
    const reason = element("p", "hit-text");
    if (about && (!rank || renkeiFold.find(about, words).length)) reason.append(...renkeiExcerpt.excerpt([about], words));
    else excerpts.set(hit, async () => {
      const found = renkeiExcerpt.excerpt(await text(number), words);
      reason.append(...(found.length ? found : [about]));
    });
    hit.append(reason);
    return { hit, kind, isIt: [title, ...also].some((name) => words.includes(renkeiFold.fold(name).trim())) };
  }

  // Texts are loaded for the hits that come into view.
  const excerpts = new WeakMap();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      // Without its excerpt a hit is still a hit.
      excerpts.get(target)().catch(() => {});
    }
  }, { rootMargin: "50%" });

  let ahead = new Set();
  const comesAfter = (one, two) => ahead.has(two) - ahead.has(one) || one - two;

  /* Puts a hit at the end of its kind. */
  function place({ hit, kind }) {
    const id = `kind-${kind}`;
    let section = document.getElementById(id);
    if (!section) {
      const head = element("h2", "small-head", manifest().kinds[kind][0]);
      head.id = `${id}-head`;
      section = element("section", "hits", head, element("ul"));
      section.id = id;
      section.dataset.kind = kind;
      section.setAttribute("aria-labelledby", head.id);
      const next = [...results.children].find((other) => comesAfter(Number(other.dataset.kind), kind) > 0);
      results.insertBefore(section, next ?? null);
    }
    section.querySelector("ul").append(hit);
    if (excerpts.has(hit)) watcher.observe(hit);
  }

  function offer(names) {
    if (!names.length) return;
    const links = names.map((name) => {
      const link = element("a", "chip", name);
      link.href = `?${new URLSearchParams({ q: name })}`;
      return element("li", "", link);
    });
    near.replaceChildren(element("p", "", ui.near), element("ul", "chips", ...links));
    near.hidden = false;
  }

  function prepareMore(rest, words, isCurrent) {
    more.hidden = !rest.length;
    more.disabled = false;
    more.textContent = fill(ui.more, { n: rest.length });
    more.onclick = async () => {
      more.disabled = true;
      let isFirst = true;
      for (let at = 0; at < rest.length; at += BATCH) {
        const batch = await Promise.all(rest.slice(at, at + BATCH).map((hit) => item(hit, words))).catch(() => null);
        if (!isCurrent()) return;
        if (!batch) {
          // Nothing is lost: the button brings what is missing.
          prepareMore(rest.slice(at), words, isCurrent);
          return;
        }
        batch.forEach(place);
        if (isFirst) batch[0].hit.querySelector("a").focus();
        isFirst = false;
      }
      more.hidden = true;
    };
  }

  /* Searches for what the field holds, and says so in the address: typing on changes the last entry of
     the history, anything else makes a new one. */
  let isTyping = false;
  function ask(typed) {
    clearTimeout(timer);
    const query = field.value.trim();
    if (query !== asked().trim()) {
      const address = query ? `?${new URLSearchParams({ q: query })}` : location.pathname;
      try {
        history[typed && isTyping ? "replaceState" : "pushState"](null, "", address);
      } catch {
        // Some browsers keep the address of a file as it is.
      }
    }
    isTyping = typed;
    if (query !== shown) search(query);
  }

  let timer;
  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, PAUSE, true);
  });
  field.addEventListener("compositionstart", () => clearTimeout(timer));
  field.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE, true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(false);
  });
  addEventListener("popstate", () => {
    clearTimeout(timer);
    isTyping = false;
    field.value = asked();
    search(field.value.trim());
  });

  field.value = asked();
  if (manifest()) search(field.value.trim());
  else count.textContent = ui.trouble;
})();
