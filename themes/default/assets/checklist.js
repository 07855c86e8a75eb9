/* The self-check: what is filled in, how it stands, and what shows the way for what is missing. Nothing is kept or sent.
   Without this script it is a form to print. Files are the matter of checklist-csv.js and checklist-file.js, several
   sheets that of checklist-together.js; they use `renkei.checklist`. */
var renkei = window.renkei || {};
renkei.checklist = (() => {
  "use strict";
  const form = document.getElementById("checklist");
  const words = form.dataset;
  const ids = ["done", "doing", "later", "other"];
  const names = words.answers.split("|");
  const nameOf = (answer) => names[ids.indexOf(answer)] ?? words.unanswered;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /* ── The items of the sheet ── */
  const items = [...form.querySelectorAll("[data-term]")].map((element) => ({
    element,
    id: element.dataset.term,
    former: element.dataset.former.split(" ").filter(Boolean),
    group: element.closest("[data-group]").dataset.group,
    title: element.querySelector(".check-title").textContent.trim(),
    radios: [...element.querySelectorAll("[type=radio]")],
    note: element.querySelector("textarea"),
    hints: element.querySelector(".hint-text"),
  }));
  const noteLimit = items[0]?.note.maxLength ?? 0;
  const [name, date] = [form.elements["sheet-name"], form.elements["sheet-date"]];

  /* ── A sheet as a value: { name, date, answers: Map of id → { answer, note } } ── */
  const read = () => ({
    name: name.value.trim(),
    date: date.value.trim(),
    answers: new Map(items.map((item) => [item.id, { answer: item.radios.find((radio) => radio.checked)?.value ?? "", note: item.note.value }])),
  });
  const write = (sheet) => {
    name.value = sheet.name;
    date.value = sheet.date;
    for (const item of items) {
      const { answer, note } = sheet.answers.get(item.id) ?? { answer: "", note: "" };
      for (const radio of item.radios) radio.checked = radio.value === answer;
      item.note.value = note;
    }
    show();
  };
  const isEmpty = (sheet) => !sheet.name && [...sheet.answers.values()].every(({ answer, note }) => !answer && !note);

  /* ── A square for each answer: full, half, empty, crossed out, dotted where nothing was said ── */
  const draw = (tag, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const square = (answer, x = 0) => {
    const box = (more, size = 16) => draw("rect", { x: x + 2, y: 2, width: size, height: 16, ...more });
    const shapes = {
      done: () => [box({ class: "square-done" })],
      doing: () => [box({ class: "half" }, 8), box({})],
      later: () => [box({})],
      other: () => [box({}), draw("path", { d: `M${x + 2} 18 ${x + 18} 2` })],
    };
    const kind = shapes[answer] ? answer : "open";
    return draw("g", { class: `square-${kind}` }, ...(shapes[answer] ?? (() => [box({})]))());
  };
  const icon = (answer) => draw("svg", { class: "square", viewBox: "0 0 20 20", "aria-hidden": "true" }, square(answer));
  const order = [...ids, ""];

  /* ── How it stands ── */
  const countsOf = (answers) => order.map((id) => [id, answers.filter((answer) => answer === id).length]);
  const told = (counts) => counts.filter(([id, n]) => n || id).map(([id, n]) => `${nameOf(id)} ${n}`).join(words.comma);
  const showGroup = (part, sheet) => {
    const group = part.dataset.result;
    const answers = items.filter((item) => item.group === group).map((item) => sheet.answers.get(item.id).answer);
    const counts = countsOf(answers);
    const text = told(counts);
    const squares = counts.flatMap(([id, n]) => Array(n).fill(id)).map((id, at) => square(id, at * 22));
    const picture = draw("svg", { class: "square", viewBox: `0 0 ${Math.max(1, answers.length) * 22} 20`, role: "img", "aria-label": fill(words.told, { name: group, counts: text }) }, ...squares);
    part.querySelector(".result-picture").replaceChildren(picture);
    part.querySelector(".result-told").textContent = text;
  };
  const [result, missing] = ["result", "missing"].map((id) => document.getElementById(id));
  const showMissing = (sheet) => {
    const open = ["later", "doing"].flatMap((wanted) => items.filter((item) => sheet.answers.get(item.id).answer === wanted));
    missing.hidden = !open.length;
    document.getElementById("missing-list").replaceChildren(...open.map((item) => {
      const heading = make("h3", {}, icon(sheet.answers.get(item.id).answer), fill(words.missing, { name: item.title, answer: nameOf(sheet.answers.get(item.id).answer) }));
      return make("article", {}, heading, ...[...item.hints.children].map((part) => part.cloneNode(true)));
    }));
  };
  let shownAs = "";
  const show = () => {
    const sheet = read();
    for (const item of items) item.note.parentNode.dataset.note = item.note.value;
    const answered = [...sheet.answers.values()].filter(({ answer }) => answer).length;
    result.hidden = !answered;
    const now = JSON.stringify([...sheet.answers.values()].map(({ answer }) => answer));
    if (now === shownAs) return;
    shownAs = now;
    document.getElementById("result-status").textContent = fill(words.status, { all: items.length, n: answered });
    for (const part of result.querySelectorAll("[data-result]")) showGroup(part, sheet);
    showMissing(sheet);
  };

  /* ── Whether something would be lost ── */
  let unsaved = false;
  const saved = () => (unsaved = false);
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());

  /* ── Begin ── */
  document.querySelector(".answer-legend").append(...ids.map((id) => make("li", {}, icon(id), nameOf(id))));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    unsaved = true;
    show();
  });
  show();
  return { form, words, ids, names, nameOf, items, noteLimit, read, write, isEmpty, icon, fill, make, saved, isUnsaved: () => unsaved };
})();
