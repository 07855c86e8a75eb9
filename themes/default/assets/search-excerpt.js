/* A part of a text with the hit marked, made of text nodes alone: no text becomes markup. */
"use strict";

const renkeiExcerpt = (() => {
  const BEFORE = 30;
  const LENGTH = 110;

  /* A text as nodes, words marked. */
  function marked(text, words) {
    const nodes = [];
    let from = 0;
    for (const [start, end] of renkeiFold.find(text, words)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      nodes.push(document.createTextNode(text.slice(from, start)), mark);
      from = end;
    }
    nodes.push(document.createTextNode(text.slice(from)));
    return nodes;
  }

  /* The block that has most of the words, cut to the first of them. */
  function excerpt(blocks, words) {
    let best = { count: -1 };
    for (const block of blocks) {
      const found = renkeiFold.find(block, words);
      const count = new Set(found.map(([start, end]) => renkeiFold.fold(block.slice(start, end)))).size;
      if (count > best.count) best = { block, count, at: found.length ? found[0][0] : 0 };
    }
    return best.block ? marked(cut(best.block, best.at), words) : [];
  }

  function cut(text, at) {
    const letters = Array.from(text);
    if (letters.length <= LENGTH) return text;
    const place = Array.from(text.slice(0, at)).length;
    const start = Math.max(0, Math.min(place - BEFORE, letters.length - LENGTH));
    const end = Math.min(letters.length, Math.max(start + LENGTH, place + BEFORE));
    return (start ? "…" : "") + letters.slice(start, end).join("") + (end < letters.length ? "…" : "");
  }

  return { marked, excerpt };
})();
