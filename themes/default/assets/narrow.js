/* Facets that combine on the list of cases: OR inside a facet, AND across, counts of what one more tick gives, all of it
   in the address. Without this script the terms are links to their pages. `renkei.narrow` (data/narrow.js) has for each
   term the set of its cases, a bit a case in the order of the list; cards that the page does not hold come in files. */
(() => {
  "use strict";
  const { total, cards: perFile, columns, former } = renkei.narrow;
  const perPage = 100;
  const byId = (id) => document.getElementById(id);
  const [list, count, chosenList, nothing, hint] = ["results", "count", "chosen", "nothing", "narrow-hint"].map(byId);
  const words = hint.dataset;
  const paging = document.querySelector(".paging");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /* ── Sets of cases ── */
  const bytes = Math.ceil(total / 8);
  const decode = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const everything = new Uint8Array(bytes).map((_, at) => (total - at * 8 >= 8 ? 255 : (1 << (total - at * 8)) - 1));
  const union = (sets) => {
    const all = new Uint8Array(bytes);
    for (const set of sets) for (let at = 0; at < bytes; at++) all[at] |= set[at];
    return all;
  };
  const both = (one, other) => one.map((bits, at) => bits & other[at]);
  const ones = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);
  const size = (set) => set.reduce((sum, bits) => sum + ones[bits], 0);
  const members = (set) => {
    const found = [];
    for (let at = 0; at < total; at++) if (set[at >> 3] & (1 << (at & 7))) found.push(at);
    return found;
  };

  /* ── Boxes instead of links ── */
  const facets = new Map();
  const box = (name, value) => make("input", { type: "checkbox", name, value, autocomplete: "off" });
  const boxOfTerm = (facet, item) => {
    const id = item.dataset.term;
    const link = item.querySelector("a");
    const number = link.querySelector(".chip-count");
    const title = link.firstChild.textContent;
    const input = box(facet.key, id);
    item.replaceChildren(make("label", { className: "tick" }, input, make("span", {}, title), number));
    facet.terms.set(id, { input, number, title, set: decode(columns[facet.key][id]) });
    return id;
  };
  const boxOfGroup = (facet, heading, ids) => {
    const input = box("", heading.dataset.group);
    const number = make("span", { className: "chip-count" });
    const title = fill(words.wholeGroup, { name: heading.textContent });
    input.ariaLabel = title;
    const label = make("label", { className: "tick" }, input, make("span", {}, ...heading.childNodes), number);
    heading.replaceChildren(label);
    facet.groups.push({ id: heading.dataset.group, input, number, ids, set: union(ids.map((id) => facet.terms.get(id).set)) });
  };
  const setUp = (details) => {
    const summary = details.querySelector("summary");
    const facet = { key: details.dataset.facet, groupsKey: details.dataset.groups, details, title: summary.textContent.trim(), terms: new Map(), groups: [] };
    facet.number = summary.appendChild(make("span", { className: "chosen-count" }));
    for (const part of details.querySelectorAll(".filter-group")) {
      const ids = [...part.querySelectorAll("[data-term]")].map((item) => boxOfTerm(facet, item));
      const heading = part.querySelector("[data-group]");
      if (heading && ids.length > 1) boxOfGroup(facet, heading, ids);
    }
    facets.set(facet.key, facet);
  };

  /* ── State: what is chosen, facet by facet, and the page of the result; it lives in the address ── */
  let chosen = new Map();
  let page = 1;
  const read = () => {
    const asked = new URLSearchParams(location.search);
    const values = (key) => (asked.get(key) || "").split(",").filter(Boolean);
    chosen = new Map();
    for (const facet of facets.values()) {
      const ids = values(facet.key).map((id) => former[facet.key]?.[id] ?? id);
      const groups = facet.groupsKey ? values(facet.groupsKey) : [];
      for (const group of facet.groups) if (groups.includes(group.id)) ids.push(...group.ids);
      if (ids.length) chosen.set(facet.key, new Set(ids));
    }
    page = Math.max(1, parseInt(asked.get("page"), 10) || 1);
  };
  const address = (number) => {
    const parts = [...chosen].map(([key, ids]) => key + "=" + [...ids].map(encodeURIComponent).join(","));
    if (number > 1) parts.push("page=" + number);
    return location.pathname + (parts.length ? "?" + parts.join("&") : "");
  };
  const choose = (facet, ids, wanted) => {
    const old = chosen.get(facet.key) || new Set();
    const known = [...facet.terms.keys()].filter((id) => (ids.includes(id) ? wanted : old.has(id)));
    const unknown = [...old].filter((id) => !facet.terms.has(id) && (wanted || !ids.includes(id)));
    const now = new Map(chosen);
    now.set(facet.key, new Set([...known, ...unknown]));
    chosen = new Map([...facets.keys()].filter((key) => now.get(key)?.size).map((key) => [key, now.get(key)]));
    go(1);
  };
  const go = (number) => {
    page = number;
    history.pushState(null, "", address(page));
    return show();
  };

  /* ── What matches ── */
  const setOf = (facet) => union([...(chosen.get(facet.key) || [])].map((id) => facet.terms.get(id)?.set).filter(Boolean));
  const matching = (without) => {
    let set = everything;
    for (const facet of facets.values()) if (facet !== without && chosen.has(facet.key)) set = both(set, setOf(facet));
    return set;
  };

  /* ── Cards: those of the page, and those of files that are read when they are wanted ── */
  const cards = new Array(total);
  [...list.children].forEach((card, at) => (cards[at] = card));
  const files = new Map();
  renkei.cards = (number, html) => {
    const holder = make("template", { innerHTML: html });
    [...holder.content.children].forEach((card, at) => (cards[number * perFile + at] ??= card));
  };
  const file = (number) => {
    if (!files.has(number)) {
      files.set(number, new Promise((done, failed) => {
        const source = document.querySelector('script[src$="data/narrow.js"]').src.replace(/\.js$/, `/${number}.js`);
        const script = make("script", { src: source, onload: done });
        script.onerror = () => { files.delete(number); script.remove(); failed(); };
        document.head.append(script);
      }));
    }
    return files.get(number);
  };
  const load = (wanted) => {
    const missing = new Set(wanted.filter((at) => !cards[at]).map((at) => Math.floor(at / perFile)));
    return missing.size ? Promise.all([...missing].map(file)) : null;
  };

  /* ── Showing ── */
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const found = members(matching());
    showBoxes();
    showChosen();
    const pages = Math.max(1, Math.ceil(found.length / perPage));
    page = Math.min(page, pages);
    const wanted = found.slice((page - 1) * perPage, page * perPage);
    const loading = load(wanted);
    if (loading) {
      count.textContent = "";
      list.ariaBusy = "true";
      const done = await loading.then(() => true, () => false);
      if (mine !== turn) return;
      list.ariaBusy = "false";
      if (!done) return void (count.textContent = words.failed);
    }
    list.replaceChildren(...wanted.map((at) => cards[at]));
    list.hidden = !wanted.length;
    showNothing(found.length);
    showPaging(pages);
    count.textContent = fill(chosen.size ? words.some : words.all, { all: total, n: found.length });
    byId("to-results").textContent = count.textContent;
  };
  const showNumber = (number, value, more) => {
    number.textContent = more ? fill(words.more, { n: value }) : value;
    number.parentNode.classList.toggle("gives-nothing", !value);
  };
  const showBoxes = () => {
    for (const facet of facets.values()) {
      const others = matching(facet);
      const has = chosen.get(facet.key) || new Set();
      const shown = both(others, setOf(facet));
      const gives = (set, ticked) => (has.size && !ticked ? size(both(others, union([set, shown]))) - size(shown) : size(both(others, set)));
      for (const [id, term] of facet.terms) {
        term.input.checked = has.has(id);
        showNumber(term.number, gives(term.set, has.has(id)), has.size && !has.has(id));
      }
      for (const group of facet.groups) {
        const ticked = group.ids.filter((id) => has.has(id)).length;
        group.input.checked = ticked === group.ids.length;
        group.input.indeterminate = ticked > 0 && !group.input.checked;
        showNumber(group.number, gives(group.set, group.input.checked), has.size && !group.input.checked);
      }
      facet.number.textContent = has.size || "";
    }
  };
  const dropper = (facet, id) => {
    const title = facet.terms.get(id)?.title ?? fill(words.unknown, { name: id });
    const button = make("button", { type: "button", className: "chip drop", ariaLabel: fill(words.drop, { name: title }) }, title);
    button.onclick = () => {
      choose(facet, [id], false);
      (chosenList.querySelector("button") || byId("list")).focus();
    };
    return make("li", {}, button);
  };
  const showChosen = () => {
    const items = [...chosen].flatMap(([key, ids]) => [...ids].map((id) => dropper(facets.get(key), id)));
    if (items.length) {
      const reset = make("button", { type: "button", className: "reset", textContent: words.reset });
      reset.onclick = () => {
        chosen = new Map();
        go(1);
        byId("list").focus();
      };
      items.push(make("li", {}, reset));
    }
    chosenList.replaceChildren(...items);
    chosenList.hidden = !items.length;
  };
  const showNothing = (found) => {
    nothing.hidden = found > 0;
    const ways = found ? [] : [...chosen.keys()].map((key) => facets.get(key)).map((facet) => ({ facet, n: size(matching(facet)) }));
    const buttons = ways.filter(({ n }) => n).map(({ facet, n }) => {
      const button = make("button", { type: "button", className: "button", textContent: fill(words.dropFacet, { name: facet.title, n }) });
      button.onclick = () => {
        choose(facet, [...chosen.get(facet.key)], false);
        byId("list").focus();
      };
      return button;
    });
    nothing.replaceChildren(make("p", { textContent: words.none }), ...buttons);
  };
  const ownPaging = make("nav", { className: "paging", ariaLabel: words.paging });
  list.after(ownPaging);
  const showPaging = (pages) => {
    if (paging) paging.hidden = chosen.size > 0 || page > 1;
    ownPaging.hidden = pages < 2 || !(paging?.hidden ?? true);
    const leaf = (number) => {
      const link = make("a", { href: address(number), ariaLabel: `${words.page} ${number}`, textContent: number });
      if (number === page) link.ariaCurrent = "page";
      link.onclick = async (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        await go(number);
        byId("list").focus();
        count.scrollIntoView();
      };
      return make("li", {}, link);
    };
    const near = Array.from({ length: pages }, (_, at) => at + 1).filter((number) => number === 1 || number === pages || Math.abs(number - page) < 4);
    ownPaging.replaceChildren(make("ul", {}, ...near.map(leaf)));
  };

  /* ── Begin ── */
  document.querySelectorAll("[data-facet]").forEach(setUp);
  read();
  for (const part of [hint, byId("to-results").parentNode]) part.hidden = false;
  const isWide = matchMedia("(min-width: 1000px)").matches;
  [...facets.values()].forEach((facet, at) => (facet.details.open = chosen.has(facet.key) || (isWide && at === 0)));
  const filters = document.querySelector(".filters");
  filters.classList.add("ready");
  filters.addEventListener("change", ({ target }) => {
    const facet = facets.get(target.closest("[data-facet]").dataset.facet);
    const group = facet.groups.find(({ input }) => input === target);
    choose(facet, group ? group.ids : [target.value], target.checked);
  });
  addEventListener("popstate", () => {
    read();
    show();
  });
  show();
})();
