/* A grid to explore: what its cells count, which rows and columns it shows, arrow keys between cells, and what a
   crossing holds told in place. Without this script it is a table of links. `renkei.grid` (data/grid/<id>.js) tells for
   each crossing how many rows, cases and terms it has, in all and at each step, and the first of each. */
(() => {
  "use strict";
  const { links, cells } = renkei.grid;
  const form = document.getElementById("explore");
  const status = document.getElementById("explore-status");
  const words = form.dataset;
  const table = document.getElementById(words.table);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /* ── The table: its lines, and each cell with what is found there ── */
  const heads = [...table.querySelectorAll("th[data-column]")];
  const lines = [...table.querySelectorAll("tr[data-row]")].map((row) => ({
    row,
    head: row.querySelector("th"),
    cells: [...row.querySelectorAll("td")].map((cell, at) => {
      const link = cell.querySelector("a");
      if (!link) cell.tabIndex = -1;
      return { cell, link, level: cell.querySelector("svg"), number: cell.querySelector(".n"), told: cells[`${heads[at].dataset.column}/${row.dataset.row}`] };
    }),
  }));

  /* ── What is chosen; it lives in the address ── */
  const choices = [...form.elements].filter((element) => element.name);
  const chosen = (name) => form.elements[name]?.value || "";
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const choice of choices) {
      choice.value = asked.get(choice.name) || "";
      if (choice.selectedIndex < 0) choice.value = "";
    }
  };
  const write = () => {
    const parts = choices.filter(({ value }) => value).map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
    history.replaceState(null, "", location.pathname + (parts.length ? "?" + parts.join("&") : "") + location.hash);
  };

  /* ── Counting ── */
  const counted = (told) => {
    if (!told) return 0;
    const step = Number(chosen("step"));
    const rows = step ? 0 : told.rows;
    const kinds = { rows, cases: told.cases[step], terms: told.terms[step] };
    return kinds[chosen("show")] ?? rows + told.cases[step];
  };
  const showCell = ({ cell, link, level, number }, n, most) => {
    if (!link) return;
    link.hidden = !n;
    cell.classList.toggle("empty", !n);
    cell.tabIndex = -1;
    if (n) cell.removeAttribute("tabindex");
    cell.querySelector(".now-empty")?.remove();
    if (!n) cell.append(make("span", { className: "vh now-empty", textContent: words.empty }));
    number.textContent = n;
    level.setAttribute("viewBox", `0 0 1 ${most}`);
    level.firstElementChild.setAttribute("y", most - n);
    level.firstElementChild.setAttribute("height", n);
  };
  const show = () => {
    const [rows, columns] = [chosen("rows"), chosen("columns")];
    const shown = heads.map((head) => !columns || head.dataset.group === columns);
    heads.forEach((head, at) => (head.hidden = !shown[at]));
    for (const head of table.querySelectorAll("th[scope=colgroup]")) head.hidden = Boolean(columns) && head.dataset.group !== columns;
    for (const body of table.tBodies) body.hidden = Boolean(rows) && body.dataset.group !== rows;
    const all = lines.flatMap((line) => line.cells.map((one, at) => {
      one.cell.hidden = !shown[at];
      return { one, n: counted(one.told), seen: shown[at] && !line.row.parentNode.hidden };
    }));
    const most = Math.max(1, ...all.filter(({ seen }) => seen).map(({ n }) => n));
    for (const { one, n } of all) showCell(one, n, most);
    const seen = all.filter(({ seen }) => seen);
    status.textContent = fill(words.status, { all: seen.length, n: seen.filter(({ n }) => n).length });
    place();
  };

  /* ── Arrow keys: one stop of the Tab key, then cell by cell ── */
  let stops = [];
  let stop = null;
  const rove = (element) => {
    for (const one of stops.flat()) if (one) one.tabIndex = one === element ? 0 : -1;
    stop = element;
  };
  const place = () => {
    const links = heads.filter((head) => !head.hidden).map((head) => head.querySelector("a"));
    const seen = lines.filter(({ row }) => !row.parentNode.hidden);
    stops = [[null, ...links], ...seen.map(({ head, cells }) => [head.querySelector("a"),
      ...cells.filter(({ cell }) => !cell.hidden).map(({ cell, link }) => (link && !link.hidden ? link : cell))])];
    const has = stop && stops.some((line) => line.includes(stop));
    rove(has ? stop : stops.slice(1).flat().find((one) => one && one.closest("td")?.querySelector("a:not([hidden])")) || stops[1]?.[0]);
  };
  const step = (event) => {
    const y = stops.findIndex((line) => line.includes(event.target));
    if (y < 0 || event.altKey || event.metaKey) return;
    const x = stops[y].indexOf(event.target);
    const last = stops[y].length - 1;
    const [end, bottom] = event.ctrlKey ? [last, stops.length - 1] : [last, y];
    const moves = { ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1], ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], Home: [event.ctrlKey ? 0 : y, event.ctrlKey ? 1 : 0], End: [bottom, end] };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const next = stops[move[0]]?.[move[1]];
    if (!next) return;
    rove(next);
    next.focus();
  };

  /* ── What a crossing holds, in place ── */
  const link = (number) => make("a", { href: words.root + links[number][1], textContent: links[number][0] });
  const part = (title, items, more) => {
    if (!items.length) return [];
    const rest = more > 0 ? [make("li", { textContent: fill(words.more, { n: more }) })] : [];
    return [make("h3", { textContent: title }), make("ul", {}, ...items.map((item) => make("li", {}, ...item)), ...rest)];
  };
  const dialog = make("dialog", { className: "cell-told" });
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  const tell = ({ link: from, told }) => {
    const step = Number(chosen("step"));
    const cases = told.first_cases.filter(([, steps]) => !step || steps.includes(step - 1));
    const title = make("h2", { id: "cell-told", textContent: from.querySelector(".vh").textContent.replace(/[：:]\s*$/, "") });
    const close = make("button", { type: "button", className: "close", textContent: words.close });
    close.onclick = () => dialog.close();
    dialog.setAttribute("aria-labelledby", "cell-told");
    dialog.replaceChildren(title, close,
      ...part(words.rows, told.first_rows.map((row) => [link(row)]), 0),
      ...part(words.cases, cases.map(([one]) => [link(one)]), told.cases[step] - cases.length),
      ...(told.cases[0] ? [] : [make("p", { className: "none", textContent: words.none })]),
      ...part(words.terms, told.first_terms.map(([term, n]) => [link(term), ` ${n}`]), 0),
      make("p", {}, make("a", { className: "button", href: from.href, textContent: words.open })));
    dialog.showModal();
  };

  /* ── Begin ── */
  table.setAttribute("role", "grid");
  read();
  form.hidden = false;
  form.addEventListener("change", () => {
    write();
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    read();
    show();
  });
  table.addEventListener("keydown", step);
  table.addEventListener("focusin", ({ target }) => stops.some((line) => line.includes(target)) && rove(target));
  table.addEventListener("click", (event) => {
    const one = lines.flatMap((line) => line.cells).find(({ link: to }) => to?.contains(event.target));
    if (!one || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    tell(one);
  });
  show();
})();
