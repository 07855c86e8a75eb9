/* The self-check's files: saved by a link to bytes of the page's own, read by the browser's FileReader, so that it works
   from a folder too. What is read is laid over what is there only when nothing is lost, or with a word of consent. */
renkei.checklistFiles = (() => {
  "use strict";
  const { words, read, write, isEmpty, fill, make, saved, isUnsaved } = renkei.checklist;
  const { json, csv, read: parse } = renkei.checklistFormat;
  const byId = (id) => document.getElementById(id);
  const said = byId("checklist-said");
  const say = (lines, isTrouble = false) => {
    said.textContent = lines.join("\n");
    said.classList.toggle("trouble", isTrouble);
  };

  /* ── Saving ── */
  const save = (text, name, type) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    say([fill(words.saved, { name })]);
  };
  // Windows takes none of these in the name of a file, and no dot or blank at its end.
  const fileName = (sheet, ending) => {
    const parts = [words.title, sheet.name, sheet.date].filter(Boolean).join("-");
    return parts.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "-").replace(/[. ]+$/, "") + ending;
  };
  const saveAs = (format, ending, type) => () => {
    const sheet = read();
    save(format(sheet), fileName(sheet, ending), type);
    saved();
  };
  byId("save-json").onclick = saveAs(json, ".json", "application/json");
  byId("save-csv").onclick = saveAs(csv, ".csv", "text/csv;charset=utf-8");
  byId("print-sheet").onclick = () => print();
  byId("clear-sheet").onclick = () => {
    if (isEmpty(read()) || !confirm(words.clear)) return;
    write({ name: "", date: "", answers: new Map() });
    saved();
    say([]);
  };

  /* ── Loading ── */
  const bytesOf = (file) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(new Uint8Array(reader.result));
    reader.onerror = failed;
    reader.readAsArrayBuffer(file);
  });
  const load = async (file) => {
    try {
      return { name: file.name, ...parse(await bytesOf(file), file.name) };
    } catch (error) {
      return { name: file.name, trouble: error.isFault ? error.message : fill(words.broken, { name: file.name }) };
    }
  };
  /* The files that were chosen, those that can be read; what is to be said of the rest is said. */
  const chosen = async (input) => {
    const files = await Promise.all([...input.files].map(load));
    input.value = "";
    const remarks = files.flatMap(({ trouble, remarks }) => (trouble ? [trouble] : remarks));
    return { files: files.filter(({ sheet }) => sheet), remarks };
  };
  byId("load-one").onchange = async ({ target }) => {
    const { files: [file], remarks } = await chosen(target);
    if (!file) return void say(remarks, true);
    if (isUnsaved() && !isEmpty(read()) && !confirm(words.unsaved)) return;
    write(file.sheet);
    saved();
    say([fill(words.loaded, { name: file.name }), ...remarks], remarks.length > 0);
  };
  for (const button of document.querySelectorAll("[data-picks]")) button.onclick = () => byId(button.dataset.picks).click();
  byId("checklist-files").hidden = false;
  return { save, say, chosen };
})();
