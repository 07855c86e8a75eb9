/* Text as search compares it: NFKC, lower case, katakana as hiragana, runs of white space as one space.
   The same as src/search/fold.rs, to the letter: a test holds the two together. */
"use strict";

const renkeiFold = (() => {
  // Listed because Rust and JavaScript do not agree on what white space is.
  const WHITE = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  const SPACES = new RegExp(`[${WHITE}]+`, "gu");
  // What may become one letter when it is folded: a letter and the marks on it.
  const CLUSTER = new RegExp(`[${WHITE}]+|[^\\p{M}ﾞﾟ][\\p{M}ﾞﾟ]*|[\\p{M}ﾞﾟ]+`, "gu");
  const KATAKANA = /[ァ-ヶヽヾ]/g;

  function fold(text) {
    const plain = text.normalize("NFKC").replace(SPACES, " ").replace(KATAKANA, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) - 0x60));
    // Letter by letter: a whole word in Greek would end in another sigma.
    return /[^\0-\x7fぁ-ヿ一-鿿、-〩]/.test(plain) ? Array.from(plain, (letter) => letter.toLowerCase()).join("") : plain.toLowerCase();
  }

  /* Where folded words stand in a text: [start, end] pairs in order, none over another. */
  function find(text, words) {
    let folded = "";
    const starts = [];
    const ends = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const piece = fold(cluster);
      folded += piece;
      for (let at = 0; at < piece.length; at++) {
        starts.push(index);
        ends.push(index + cluster.length);
      }
    }
    const found = [];
    for (const word of words) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        found.push([starts[at], ends[at + word.length - 1]]);
      }
    }
    found.sort((one, two) => one[0] - two[0] || two[1] - one[1]);
    const apart = [];
    for (const range of found) {
      const last = apart[apart.length - 1];
      if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
      else apart.push(range);
    }
    return apart;
  }

  return { fold, find };
})();
