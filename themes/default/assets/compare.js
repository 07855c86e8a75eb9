/* Two to four things side by side; the choice lives in the address: `?cases=a,b`, `?agencies=a,b`. Each thing has a file
   of its own, read by a script element, which works from a folder and under a strict policy. The list of all names
   is read only when somebody looks for more. */
(() => {
  "use strict";
  const { words, fill, make, sections } = renkei.compareParts;
  const byId = (id) => document.getElementById(id);
  const [form, kindChoice, text, hits, count, place] = ["compare", "compare-kind", "compare-text", "compare-hits", "count", "compared"].map(byId);
  const kinds = [...kindChoice.options].map((option) => option.value);
  const most = Number(words.most);

  /* ── Files ── */
  const things = new Map();
  const indexes = new Map();
  renkei.compare = {
    add: (kind, id, thing) => things.set(`${kind}/${id}`, { id, ...thing }),
    index: (kind, names, former) => indexes.set(kind, { names, former }),
  };
  const files = new Map();
  const file = (path) => {
    if (!files.has(path)) {
      files.set(path, new Promise((done) => {
        const script = make("script", { src: `${words.data}${path}.js`, onload: () => done(true) });
        script.onerror = () => {
          files.delete(path);
          script.remove();
          done(false);
        };
        document.head.append(script);
      }));
    }
    return files.get(path);
  };
  const isId = (id) => /^[a-z0-9][a-z0-9-]*$/.test(id);
  const load = async (kind, id) => {
    const path = `${kind}/${id}`;
    if (!isId(id)) return null;
    if (!things.has(path)) await file(path);
    if (things.has(path)) return things.get(path);
    // A former id: the list of all names knows it.
    await file(kind);
    const now = indexes.get(kind)?.former[id];
    return now && now !== id ? load(kind, now) : null;
  };

  /* ── The choice ── */
  let kind = kinds[0];
  let chosen = [];
  const read = () => {
    const asked = new URLSearchParams(location.search);
    kind = kinds.find((kind) => asked.has(kind)) ?? kinds[0];
    chosen = [...new Set((asked.get(kind) || "").split(",").filter(Boolean))];
  };
  const go = (nextKind, next) => {
    kind = nextKind;
    chosen = next;
    history.pushState(null, "", location.pathname + (next.length || kind !== kinds[0] ? `?${kind}=${next.map(encodeURIComponent).join(",")}` : ""));
    return show();
  };

  /* ── Showing ── */
  let shown = [];
  let turn = 0;
  let onlyDifferent = false;
  const head = (thing) => {
    const drop = make("button", { type: "button", className: "drop", textContent: fill(words.drop, { name: thing.title }) });
    drop.onclick = async () => {
      await go(kind, chosen.filter((id) => id !== thing.id));
      text.focus();
    };
    return make("li", { className: "compared-head" }, make("a", { href: thing.href, textContent: thing.title }), drop);
  };
  const only = () => {
    const box = make("input", { type: "checkbox", autocomplete: "off", checked: onlyDifferent });
    box.onchange = () => {
      onlyDifferent = box.checked;
      place.classList.toggle("only-different", onlyDifferent);
    };
    return make("label", { className: "tick-box" }, box, words.only);
  };
  const say = (unknown, tooMany) => {
    const lines = unknown.map((name) => fill(words.unknown, { name }));
    if (tooMany) lines.push(fill(words.full, { n: most }));
    const differing = place.querySelectorAll(".verdict.differs").length;
    lines.push(shown.length > 1 ? fill(words.status, { n: shown.length, m: differing }) : shown.length ? words.one : words.none);
    count.textContent = lines.join(" ");
  };
  const show = async () => {
    const mine = ++turn;
    const wanted = chosen.slice(0, most);
    const tooMany = chosen.length > most;
    count.textContent = "";
    const found = await Promise.all(wanted.map((id) => load(kind, id)));
    if (mine !== turn) return;
    shown = found.filter((thing, at) => thing && found.indexOf(thing) === at);
    chosen = shown.map(({ id }) => id);
    kindChoice.value = kind;
    byId("compare-find").hidden = shown.length >= most;
    const parts = shown.length ? [make("ol", { className: `compared-heads of-${shown.length}` }, ...shown.map(head)), ...(shown.length > 1 ? [only()] : []), ...sections(shown)] : [];
    place.replaceChildren(...parts);
    place.classList.toggle("only-different", onlyDifferent);
    document.title = [shown.map(({ title }) => title).join(" × "), words.title].filter(Boolean).join(" | ");
    offer();
    say(wanted.filter((id, at) => !found[at]), tooMany);
  };

  /* ── Adding: what is near at first, then whatever the letters are found in ── */
  const fold = (name) => name.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  const offered = 12;
  const offer = async () => {
    const asked = fold(text.value.trim());
    const mine = turn;
    let names = asked ? [] : shown.flatMap(({ near }) => near);
    if (!names.length && shown.length < most) {
      if (!(await file(kind)) && !indexes.has(kind)) return void (count.textContent = words.trouble);
      names = indexes.get(kind).names;
    }
    if (mine !== turn || fold(text.value.trim()) !== asked) return;
    const seen = new Set(chosen);
    const fitting = names.filter(([id, title]) => fold(title).includes(asked) && !seen.has(id) && seen.add(id));
    hits.hidden = shown.length >= most;
    hits.replaceChildren(...fitting.slice(0, offered).map(([id, title]) => {
      const button = make("button", { type: "button", className: "chip", ariaLabel: fill(words.add, { name: title }), textContent: title });
      button.onclick = async () => {
        text.value = "";
        await go(kind, [...chosen, id]);
        (shown.length < most ? text : place.querySelector("a")).focus();
      };
      return make("li", {}, button);
    }));
    if (!fitting.length && asked) hits.append(make("li", { textContent: words.noHit }));
  };

  /* ── Begin ── */
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", offer);
  kindChoice.addEventListener("change", () => {
    text.value = "";
    go(kindChoice.value, []);
  });
  addEventListener("popstate", () => {
    read();
    show();
  });
  read();
  show();
})();
