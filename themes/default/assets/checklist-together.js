/* Several sheets laid over each other: a column each, and at each line whether the answers differ. */
(() => {
  "use strict";
  const { words, names, ids, nameOf, items, read, isEmpty, icon, fill, make } = renkei.checklist;
  const { toCsv } = renkei.checklistFormat;
  const { save, say, chosen } = renkei.checklistFiles;
  const part = document.getElementById("together");
  let sheets = [];

  const titles = () => {
    const seen = new Map();
    return sheets.map(({ sheet, name }) => {
      const title = sheet.name || name || words.unnamed;
      seen.set(title, (seen.get(title) ?? 0) + 1);
      return seen.get(title) > 1 ? `${title} (${seen.get(title)})` : title;
    });
  };
  const answersTo = (item) => sheets.map(({ sheet }) => sheet.answers.get(item.id));
  // An answer that was left open differs from none: nobody said anything.
  const isOpen = (item) => answersTo(item).some(({ answer }) => !answer);
  const differs = (item) => new Set(answersTo(item).map(({ answer }) => answer).filter(Boolean)).size > 1;
  const verdictOf = (item) => (differs(item) ? words.differ : isOpen(item) ? words.partly : words.same);

  const cellOf = ({ answer, note }) => make("td", {}, icon(answer), nameOf(answer), ...(note ? [make("span", { className: "note", textContent: note })] : []));
  const lineOf = (item) => {
    const isDifferent = differs(item);
    const head = make("th", { scope: "row", textContent: item.title });
    const verdict = make("td", { className: "verdict", textContent: verdictOf(item) });
    return make("tr", { className: isDifferent ? "differs" : "same" }, head, ...answersTo(item).map(cellOf), verdict);
  };
  const bodyOf = (group) => {
    const own = items.filter((item) => item.group === group);
    const head = make("th", { className: "together-group", scope: "rowgroup", colSpan: sheets.length + 2, textContent: group });
    return make("tbody", {}, make("tr", { className: own.some(differs) ? "" : "same" }, head), ...own.map(lineOf));
  };
  const headOf = (title, at) => {
    const drop = make("button", { type: "button", className: "drop-sheet", textContent: fill(words.drop, { name: title }) });
    drop.onclick = () => {
      sheets.splice(at, 1);
      show();
      (part.hidden ? document.querySelector("[data-picks=load-many]") : part.querySelector("h2")).focus();
    };
    return make("th", { scope: "col" }, title, ...(sheets[at].sheet.date ? [make("small", { className: "note", textContent: sheets[at].sheet.date })] : []), drop);
  };
  const saveTogether = () => {
    const [group, item] = words.columns.split("|");
    const [, , , note] = words.heads.split("|");
    const heads = titles().flatMap((title) => [title, `${title} ${note}`]);
    const lines = items.map((one) => [one.group, one.title, ...answersTo(one).flatMap(({ answer, note }) => [names[ids.indexOf(answer)] ?? "", note]), verdictOf(one)]);
    save(toCsv([[group, item, ...heads, words.verdict], ...lines]), `${words.title}-${words.together}.csv`, "text/csv;charset=utf-8");
  };
  const show = () => {
    part.hidden = sheets.length < 2;
    if (part.hidden) {
      sheets = [];
      return void part.replaceChildren();
    }
    const groups = [...new Set(items.map(({ group }) => group))];
    const [, itemHead] = words.columns.split("|");
    const heads = make("tr", {}, make("th", { scope: "col", textContent: itemHead }), ...titles().map(headOf), make("th", { scope: "col", textContent: words.verdict }));
    const caption = make("caption", { textContent: words.caption });
    const table = make("table", {}, caption, make("thead", {}, heads), ...groups.map(bodyOf));
    const scroll = make("div", { className: "scroll", tabIndex: 0 }, table);
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-labelledby", "together-head");
    const only = make("input", { type: "checkbox", autocomplete: "off" });
    only.onchange = () => part.classList.toggle("only-differs", only.checked);
    part.classList.remove("only-differs");
    const button = make("button", { type: "button", className: "button", textContent: words.saveTogether, onclick: saveTogether });
    part.replaceChildren(
      make("h2", { id: "together-head", tabIndex: -1, textContent: words.together }),
      make("p", { className: "together-count", textContent: fill(words.differCount, { all: items.length, n: items.filter(differs).length }) }),
      make("div", { className: "together-tools" }, make("label", { className: "tick-box" }, only, words.differOnly), button),
      scroll,
    );
  };
  document.getElementById("load-many").onchange = async ({ target }) => {
    const { files, remarks } = await chosen(target);
    const own = read();
    if (!sheets.length && files.length === 1 && !isEmpty(own)) sheets.push({ sheet: own, name: words.this });
    sheets.push(...files);
    const tooFew = sheets.length < 2;
    show();
    say([...remarks, ...(tooFew ? [words.nothing] : [])], remarks.length > 0 || tooFew);
    part.querySelector("h2")?.focus();
  };
})();
