/* A sheet as a file and back: JSON for going on, CSV for spreadsheets. What comes back is what went out, to the letter.
   A file is somebody's: whatever is wrong with it is told in words and never breaks the page. */
renkei.checklistFormat = (() => {
  "use strict";
  const { words, ids, names, items, noteLimit, fill } = renkei.checklist;
  const FORMAT = "renkei-checklist";
  const VERSION = 1;
  const fault = (text) => Object.assign(new Error(text), { isFault: true });

  /* ── CSV: a spreadsheet must not take a cell for a formula; an apostrophe in front keeps it from that. ── */
  const formula = /^[=+\-@\t\r'＝＋－＠]/;
  const cell = (text) => {
    const safe = formula.test(text) ? "'" + text : text;
    return /[",;\t\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const toCsv = (lines) => "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  const plain = (text) => (text[0] === "'" && formula.test(text.slice(1)) ? text.slice(1) : text);
  const fromCsv = (text) => {
    const comma = text.slice(FORMAT.length).match(/^"?([,;\t])/)?.[1] ?? ",";
    const lines = [];
    let [line, value, quoted] = [[], "", false];
    const endCell = () => {
      line.push(plain(value));
      value = "";
    };
    for (let at = 0; at < text.length; at++) {
      const letter = text[at];
      if (quoted && letter === '"' && text[at + 1] === '"') {
        value += '"';
        at++;
      } else if (letter === '"' && (quoted || value === "")) quoted = !quoted;
      else if (quoted) value += letter;
      else if (letter === comma) endCell();
      else if (letter === "\n") {
        endCell();
        lines.push(line);
        line = [];
      } else value += letter;
    }
    if (value || line.length) {
      endCell();
      lines.push(line);
    }
    return quoted ? null : lines;
  };

  /* ── Writing ── */
  const json = (sheet) => JSON.stringify({
    format: FORMAT, version: VERSION, facet: words.facet, name: sheet.name, date: sheet.date,
    answers: items.map(({ id, title }) => ({ id, title, ...sheet.answers.get(id) })),
  }, null, 1) + "\n";
  const csv = (sheet) => {
    const [group, item] = words.columns.split("|");
    const [, , answer, note] = words.heads.split("|");
    const named = (id) => names[ids.indexOf(id)] ?? "";
    return toCsv([
      [FORMAT, String(VERSION), words.facet], ["name", sheet.name], ["date", sheet.date], ["id", group, item, answer, note],
      ...items.map((one) => [one.id, one.group, one.title, named(sheet.answers.get(one.id).answer), sheet.answers.get(one.id).note]),
    ]);
  };

  /* ── Reading ── */
  const text = (bytes) => {
    const decode = (encoding, fatal) => new TextDecoder(encoding, { fatal }).decode(bytes);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode("utf-16le", false);
    try {
      return decode("utf-8", true);
    } catch {
      // What a spreadsheet in Japanese saves if nobody chooses otherwise.
      return decode("shift_jis", false);
    }
  };
  const ofJson = (source, name) => {
    let file;
    try {
      file = JSON.parse(source);
    } catch {
      throw fault(fill(words.broken, { name }));
    }
    if (file?.format !== FORMAT || !Array.isArray(file.answers)) throw fault(fill(words.foreign, { name }));
    return { head: [file.version, file.facet], sheet: file, answers: file.answers.map((one) => one ?? {}) };
  };
  const ofCsv = (source, name) => {
    const lines = fromCsv(source);
    if (!lines) throw fault(fill(words.broken, { name }));
    const [, version, facet] = lines[0];
    const start = lines.findIndex(([first]) => first === "id");
    if (start < 0) throw fault(fill(words.broken, { name }));
    const value = (key) => lines.slice(0, start).find(([first]) => first === key)?.[1] ?? "";
    const answers = lines.slice(start + 1).filter(([id]) => id).map(([id, , title, answer = "", note = ""]) => ({ id, title, answer, note }));
    return { head: [Number(version), facet], sheet: { name: value("name"), date: value("date") }, answers };
  };
  const answerOf = (said) => {
    const word = said.normalize("NFKC").trim();
    return ids.includes(word) ? word : ids[names.findIndex((name) => name.normalize("NFKC") === word)] ?? (word ? null : "");
  };
  const string = (value) => (typeof value === "string" ? value.replaceAll("\r\n", "\n") : "");

  /* A file as a sheet, and what is to be said of it. */
  const read = (bytes, name) => {
    if (bytes.length > 1000000) throw fault(fill(words.big, { name }));
    const source = text(bytes).replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
    if (!source.trim()) throw fault(fill(words.empty, { name }));
    const isCsv = source.replace(/^"/, "").startsWith(FORMAT);
    if (!isCsv && !/^\s*[[{]/.test(source)) throw fault(fill(words.foreign, { name }));
    const { head: [version, facet], sheet, answers } = (isCsv ? ofCsv : ofJson)(source, name);
    if (!(version >= 1)) throw fault(fill(words.foreign, { name }));
    if (version > VERSION) throw fault(fill(words.newer, { name }));
    if (facet !== words.facet) throw fault(fill(words.facets, { name }));
    const remarks = [];
    const answersRead = new Map(items.map((item) => [item.id, { answer: "", note: "" }]));
    const seen = new Set();
    for (const one of answers) {
      const item = items.find(({ id, former }) => id === one.id || former.includes(one.id));
      const title = item?.title ?? (string(one.title) || String(one.id));
      if (!item) {
        remarks.push(fill(words.unknown, { name, item: title }));
        continue;
      }
      if (seen.has(item.id)) remarks.push(fill(words.twice, { name, item: title }));
      seen.add(item.id);
      const answer = answerOf(string(one.answer));
      if (answer === null) remarks.push(fill(words.wrong, { name, item: title, answer: one.answer, answers: names.join(words.comma) }));
      answersRead.set(item.id, { answer: answer ?? "", note: string(one.note) });
    }
    if ([...answersRead.values()].some(({ note }) => note.length > noteLimit)) remarks.push(fill(words.long, { n: noteLimit }));
    return { sheet: { name: string(sheet.name), date: string(sheet.date), answers: answersRead }, remarks };
  };
  return { json, csv, toCsv, read };
})();
