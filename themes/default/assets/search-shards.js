/* The files of the index, loaded when they are needed. Each is a script that calls renkeiShard: nothing
   else can be loaded by a page that is opened from a folder. */
"use strict";

const renkeiShards = (() => {
  const arrived = new Map();
  const awaited = new Map();

  globalThis.renkeiShard = (version, name, value) => arrived.set(name, { version, value });

  /* What the index holds, with its lists unpacked; nothing if its file is missing. */
  let opened;
  function manifest() {
    const file = arrived.get("manifest");
    if (!opened && file) {
      const value = file.value;
      const starts = (distances, first) => numbers(distances).map((distance) => (first += distance));
      opened = { ...value, version: file.version, starts: value.starts.split("\n").map(letters), sizes: numbers(value.sizes), common: new Set(value.common.match(/../gsu)), texts: starts(value.texts, 0) };
    }
    return opened;
  }

  /* Numbers as src/search/numbers.rs writes them, one after the other. */
  function reader(text = "") {
    let at = 0;
    const digit = () => {
      const code = text.charCodeAt(at++);
      return code > 92 ? code - 36 : code - 35;
    };
    return {
      isAtEnd: () => at >= text.length,
      next() {
        let one = digit();
        let number = 0;
        for (let factor = 1; one >= 45; factor *= 45) {
          number += (one - 45) * factor;
          one = digit();
          if (one < 45) return number + one * factor * 45;
        }
        return one;
      },
      skip(count) {
        while (count > 0) if (digit() < 45) count--;
      },
    };
  }

  function numbers(text) {
    const list = [];
    for (const from = reader(text); !from.isAtEnd(); ) list.push(from.next());
    return list;
  }

  /* Code points: what the index counts as letters. */
  function letters(text) {
    return Array.from(text, (letter) => letter.codePointAt(0));
  }

  /* The value of a file. Fails if it is missing, or belongs to an index that is newer than the manifest. */
  function load(name) {
    let promise = awaited.get(name);
    if (!promise) {
      promise = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const fail = () => {
          awaited.delete(name);
          reject(new Error(name));
        };
        script.onerror = fail;
        script.onload = () => {
          const file = arrived.get(name);
          if (file && file.version === manifest().version) resolve(file.value);
          else fail();
        };
        script.src = `${name}.js?v=${manifest().version}`;
        document.head.append(script);
      });
      awaited.set(name, promise);
    }
    return promise;
  }

  const isLoaded = (name) => arrived.has(name);

  /* Title, address, summary and other names of a document. */
  async function card(document) {
    const { together } = manifest();
    return (await load(`c${Math.floor(document / together)}`))[document % together];
  }

  /* The blocks of a document's text. */
  async function text(document) {
    const { texts } = manifest();
    const file = last(texts, (start) => start <= document);
    return file < 0 ? [] : (await load(`t${file}`))[document - texts[file]] || [];
  }

  /* The last place in a sorted list for which something still holds. */
  function last(list, holds) {
    let from = 0;
    let to = list.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (holds(list[middle])) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }

  return { manifest, numbers, reader, letters, load, isLoaded, card, text, last };
})();
