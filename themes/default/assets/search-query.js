/* What is asked for: words that must all be there, "a phrase", -what must not, and other spellings. */
"use strict";

const renkeiQuery = (() => {
  // A phrase in Japanese brackets ends where a word would: 「一」と is found as it stands.
  // Keyboards and input methods have several minus signs; NFKC makes one of the full-width one.
  const PART = /([-−‐–]?)(?:"([^"]*)(?:"|$)|“([^”]*)”(?=\s|$)|「([^」]*)」(?=\s|$)|(\S+))/gu;
  const MOST_SPELLINGS = 64;

  /* The parts of a query, each as {spellings, not}: one of its spellings must be there, or none. */
  function parse(text, groups) {
    const parts = [];
    for (const [, minus, ...kinds] of text.normalize("NFKC").matchAll(PART)) {
      const word = renkeiFold.fold(kinds.find((kind) => kind !== undefined)).trim();
      if (word) parts.push({ spellings: spellings(word, groups), not: minus !== "" });
    }
    return parts;
  }

  /* All ways to write a word, itself first: what is spelled in several ways inside it is replaced. */
  function spellings(word, groups) {
    const all = new Set();
    const write = (done, from) => {
      if (all.size >= MOST_SPELLINGS) return;
      const found = nearest(word, from, groups);
      if (!found.length) {
        all.add(done + word.slice(from));
        return;
      }
      const at = found[0].at;
      write(done + word.slice(from, at + 1), at + 1);
      for (const { group, spelling } of found) {
        for (const other of group) {
          if (other !== spelling) write(done + word.slice(from, at) + other, at + spelling.length);
        }
      }
    };
    write("", 0);
    // What holds another spelling is found with it.
    return [...all].filter((one) => ![...all].some((two) => two !== one && one.includes(two)));
  }

  /* The spellings that stand first in a word, from a place on. */
  function nearest(word, from, groups) {
    let found = [];
    for (const group of groups) {
      for (const spelling of group) {
        const at = word.indexOf(spelling, from);
        if (at < 0 || (found.length && at > found[0].at)) continue;
        if (found.length && at < found[0].at) found = [];
        found.push({ at, group, spelling });
      }
    }
    return found;
  }

  return { parse };
})();
