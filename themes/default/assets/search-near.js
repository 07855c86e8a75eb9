/* What is offered when nothing is found: names that share most pairs of letters with what was asked for. */
"use strict";

const renkeiNear = (() => {
  const MOST = 5;

  async function near(parts) {
    const words = parts.filter(({ not }) => !not).flatMap(({ spellings }) => spellings);
    const names = await renkeiShards.load("names");
    const scored = names.map((own) => {
      const folded = own.map(renkeiFold.fold);
      const score = Math.max(0, ...words.flatMap((word) => folded.map((name) => likeness(word, name))));
      return { name: own[0], score };
    });
    const likely = scored.filter(({ score }) => score >= 0.25).sort((one, two) => two.score - one.score);
    return [...new Set(likely.map(({ name }) => name))].slice(0, MOST);
  }

  /* Twice the shared pairs, of all pairs of both: 0 to 1. */
  function likeness(one, two) {
    const pairs = [...pairsOf(one)];
    const others = pairsOf(two);
    const shared = pairs.filter((pair) => others.has(pair)).length;
    return (2 * shared) / (pairs.length + others.size || 1);
  }

  function pairsOf(word) {
    const letters = Array.from(word);
    return new Set(letters.slice(1).map((letter, at) => letters[at] + letter));
  }

  return { near };
})();
