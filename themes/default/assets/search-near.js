/* What is offered when nothing is found: names that share most with what was asked for. */
"use strict";

const renkeiNear = (() => {
  const MOST = 5;
  const BETWEEN = /[\s・、／/（）()「」]+/u;
  // Kana stand in every word.
  const TELLING = /[^\p{Script=Hiragana}ー]/u;

  async function near(parts) {
    const words = parts.filter(({ not }) => !not).flatMap(({ spellings }) => spellings).map(traits);
    const names = await renkeiShards.load("names");
    const scored = names.map((own) => {
      const known = own.map(renkeiFold.fold).flatMap((name) => [name, ...name.split(BETWEEN)]).map(traits);
      const score = Math.max(0, ...words.flatMap((word) => known.map((name) => likeness(word, name))));
      return { name: own[0], score };
    });
    const likely = scored.filter(({ score }) => score >= 0.25).sort((one, two) => two.score - one.score);
    return [...new Set(likely.map(({ name }) => name))].slice(0, MOST);
  }

  /* Twice what is shared, of all that both have: 0 to 1. */
  function likeness(one, two) {
    let shared = 0;
    for (const [trait, weight] of one.weights) if (two.weights.has(trait)) shared += weight;
    return (2 * shared) / (one.sum + two.sum || 1);
  }

  /* What a word is known by: its pairs of letters, and half as much its letters. */
  function traits(word) {
    const letters = Array.from(word);
    const pairs = letters.slice(1).map((letter, at) => [letters[at] + letter, 2]);
    const weights = new Map([...pairs, ...letters.filter((letter) => TELLING.test(letter)).map((letter) => [letter, 1])]);
    return { weights, sum: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
  }

  return { near };
})();
