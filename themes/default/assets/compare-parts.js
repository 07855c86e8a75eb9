/* What a comparison is made of: things as their files tell them, under the headings that they share, and what differs.
   Apart from compare.js because nothing here knows the page's controls. Files call `renkei.compare.add` and `.index`. */
var renkei = window.renkei || {};
renkei.compareParts = (() => {
  "use strict";
  const words = document.getElementById("compare").dataset;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /* ── Headings in an order that suits all: each after the one that stands before it somewhere. ── */
  const merged = (orders) => {
    const all = [];
    for (const order of orders) {
      let after = -1;
      for (const heading of order) {
        const at = all.indexOf(heading);
        if (at < 0) all.splice(++after, 0, heading);
        else after = Math.max(after, at);
      }
    }
    return all;
  };

  /* ── A text by its main headings. The editors' markup was made safe when the site was built. ── */
  const texts = (thing) => {
    if (thing.texts) return thing.texts;
    const holder = make("template", { innerHTML: thing.html ?? "" }).content;
    const parts = new Map();
    let part = null;
    for (const node of [...holder.childNodes]) {
      if (node.nodeName === "H2") parts.set(node.textContent, (part = make("div", { className: "prose" })));
      else if (part || node.textContent.trim()) {
        if (!part) parts.set(words.text, (part = make("div", { className: "prose" })));
        part.append(node);
      }
    }
    for (const holder of parts.values()) {
      for (const heading of holder.querySelectorAll("h3, h4, h5")) heading.replaceWith(make("p", { className: "sub-head" }, ...heading.childNodes));
      for (const region of holder.querySelectorAll(".scroll")) region.setAttribute("aria-label", thing.title), region.removeAttribute("aria-labelledby");
    }
    return (thing.texts = parts);
  };

  /* ── One heading, a column for each thing ── */
  const tag = (isDifferent) => make("span", { className: isDifferent ? "verdict differs" : "verdict same", textContent: isDifferent ? words.differs : words.same });
  const section = (heading, isDifferent, common, columns) => {
    const title = make("h2", {}, heading, " ", ...(isDifferent === null ? [] : [tag(isDifferent)]));
    const grid = make("div", { className: `compare-columns of-${columns.length}` }, ...columns);
    return make("section", { className: `compare-part${isDifferent === false ? " is-same" : ""}` }, title, ...common, grid);
  };
  const column = (thing, ...children) => make("div", { className: "compare-column" }, make("h3", { className: "whose", textContent: thing.title }), ...children);
  const nothing = (text) => make("p", { className: "none", textContent: text });
  const linked = ([title, href]) => make("a", { href, textContent: title });

  const listSection = (heading, things) => {
    const lists = things.map((thing) => thing.lists.find(([name]) => name === heading) ?? [heading, [], 0]);
    if (lists.every(([, links]) => !links.length)) return [];
    const has = ([, links], href) => links.some((link) => link[1] === href);
    const shared = lists[0][1].filter(([, href]) => things.length > 1 && lists.every((list) => has(list, href)));
    const own = lists.map(([, links]) => links.filter((link) => !shared.includes(link) && !shared.some(([, href]) => href === link[1])));
    // Of a list that was cut short nobody knows what is in it only.
    const isCut = lists.some(([, links, total]) => total > links.length);
    const isDifferent = things.length < 2 ? null : isCut || own.some((links) => links.length);
    const common = shared.length ? [make("p", { className: "common" }, make("b", {}, words.common, words.colon), ...shared.flatMap((link, at) => [at ? words.comma : "", linked(link)]))] : [];
    if (isDifferent === false) return [section(heading, false, common, [])];
    const mark = () => make("span", { className: "own-mark", title: words.own, textContent: "≠" });
    const items = (links) => links.map((link) => make("li", {}, ...(isDifferent && !isCut ? [mark()] : []), linked(link)));
    const columns = things.map((thing, at) => {
      const hidden = lists[at][2] - lists[at][1].length;
      const rest = hidden > 0 ? [make("li", {}, make("a", { href: thing.href, textContent: fill(words.more, { n: hidden }) }))] : [];
      const list = [...items(own[at]), ...rest];
      return column(thing, list.length ? make("ul", { className: "own-list" }, ...list) : nothing(shared.length ? words.rest : words.nothing));
    });
    return [section(heading, isDifferent, common, columns)];
  };
  const textSection = (heading, things) => {
    const parts = things.map((thing) => texts(thing).get(heading));
    const missing = parts.some((part) => !part);
    const columns = things.map((thing, at) => column(thing, parts[at] ? parts[at].cloneNode(true) : nothing(words.nothing)));
    return section(heading, things.length > 1 && missing ? true : null, [], columns);
  };

  /* ── All of it ── */
  const sections = (things) => {
    const lists = merged(things.map((thing) => thing.lists.map(([heading]) => heading)));
    const headings = merged(things.map((thing) => [...texts(thing).keys()]));
    const summaries = things.map((thing) => column(thing, thing.summary ? make("p", { textContent: thing.summary }) : nothing(words.nothing)));
    return [section(words.summary, null, [], summaries), ...lists.flatMap((heading) => listSection(heading, things)), ...headings.map((heading) => textSection(heading, things))];
  };
  return { words, fill, make, sections };
})();
