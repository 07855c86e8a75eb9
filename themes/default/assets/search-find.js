/* Which documents answer a query. Exact, and without reading a text: see src/search/mod.rs. */
"use strict";

const renkeiFind = (() => {
  const { manifest, numbers, reader, letters, load, isLoaded, card, text, last } = renkeiShards;
  // A document and a place in it as one number, which orders both.
  const PLACES = 2 ** 23;
  const AT_ONCE = 3;
  const FEW = 6;
  const opened = new Map();

  /* All hits, best first: {document, rank, kind}. */
  async function find(parts) {
    if (!parts.length) return [];
    const answers = await Promise.all(parts.map(({ spellings }) => any(spellings)));
    const wanted = answers.filter((_, at) => !parts[at].not);
    const refused = answers.filter((_, at) => parts[at].not);
    const first = wanted.shift() || everything();
    const ranks = [];
    for (const [document, field] of first) {
      if (!wanted.every((answer) => answer.has(document)) || refused.some((answer) => answer.has(document))) continue;
      const rank = wanted.reduce((sum, answer) => sum + answer.get(document), field);
      (ranks[rank] ??= []).push(document);
    }
    const kinds = starts();
    return ranks.flatMap((documents, rank) => documents.sort((one, two) => one - two).map((document) => (
      { document, rank, kind: last(kinds, (start) => start <= document) })));
  }

  /* The number of the first document of each kind. */
  function starts() {
    let next = 0;
    return manifest().kinds.map(([, count]) => (next += count) - count);
  }

  function everything() {
    const count = manifest().kinds.reduce((sum, [, count]) => sum + count, 0);
    return new Map(Array.from({ length: count }, (_, document) => [document, 3]));
  }

  /* The documents that have one of several words, each with the best field. */
  async function any(words) {
    if (words.length === 1) return phrase(letters(words[0]));
    const answer = new Map();
    for (const found of await Promise.all(words.map((word) => phrase(letters(word))))) {
      for (const [document, field] of found) {
        answer.set(document, Math.min(field, answer.has(document) ? answer.get(document) : field));
      }
    }
    return answer;
  }

  /* The same for one word. */
  async function phrase(word) {
    if (word.length <= 2) return best(await lists(word));
    const pairs = cover(word);
    const known = [];
    let candidates = null;
    // A few pairs at a time: a rare word is known by some of them, and one that is nowhere too.
    while (known.length < pairs.length && !(candidates && isFew(candidates))) {
      const some = pairs.slice(known.length, known.length + AT_ONCE);
      for (const own of await Promise.all(some.map((place) => lists(word.slice(place, place + 2))))) {
        known.push(own);
        candidates = own.fields.map((documents, field) => (candidates ? common(candidates[field], documents) : documents));
      }
    }
    return isFew(candidates) ? read(candidates, String.fromCodePoint(...word)) : follow(pairs, known, candidates);
  }

  const isFew = (fields) => fields.reduce((sum, documents) => sum + documents.length, 0) <= FEW;

  /* Looks for a word in the texts of a few documents: they are shown as a rule, and so needed anyway. */
  async function read(fields, word) {
    const hits = fields.flatMap((documents, field) => documents.map(async (document) => {
      const blocks = await (field < 3 ? parts(document, field) : text(document));
      return blocks.some((block) => renkeiFold.fold(block).includes(word)) ? [[document, field]] : [];
    }));
    // The best field comes last, and stays.
    return new Map((await Promise.all(hits)).flat().reverse());
  }

  /* The title of a document, its other names, or its summary. */
  async function parts(document, field) {
    const [title, , about, also] = await card(document);
    return [[title], also, [about]][field];
  }

  /* Looks where the pairs of a word stand one after the other, in the documents that have all of them. */
  async function follow(pairs, known, candidates) {
    const found = await Promise.all(known.map((own, pair) => begins(own, candidates, pairs[pair])));
    const answer = new Map();
    for (let field = 3; field >= 0; field--) {
      const all = found.map((fields) => fields[field]).sort((one, two) => one.length - two.length);
      for (const place of all.reduce(common)) answer.set(Math.floor(place / PLACES), field);
    }
    return answer;
  }

  /* The pairs of a word, by their places, that cover all of its letters and load least. */
  function cover(word) {
    const count = word.length - 1;
    const costs = [];
    const before = [];
    for (let at = 0; at < count; at++) {
      const run = runOf(word.slice(at, at + 2));
      const own = isLoaded(`p${run}`) ? 1 : 40 + manifest().sizes[run];
      // The first pair must be there; behind it, none or one may be left out.
      before[at] = at < 2 || costs[at - 1] <= costs[at - 2] ? at - 1 : at - 2;
      costs[at] = own + (at ? costs[before[at]] : 0);
    }
    const pairs = [];
    for (let at = count - 1; at >= 0; at = before[at]) pairs.unshift(at);
    return pairs;
  }

  /* The run that has a gram, if there is one. */
  function runOf(gram) {
    const begins = ([first, second = -1]) => first - gram[0] || second - (gram.length > 1 ? gram[1] : -1);
    return Math.max(0, last(manifest().starts, (start) => begins(start) <= 0));
  }

  /* A run: the place of each gram in it, and their lists. */
  async function run(number) {
    const [grams, lists] = await load(`d${number}`);
    if (!opened.has(number)) {
      const places = new Map();
      let place = 0;
      // The first letter of a run belongs to it only if the run begins with it.
      let own = manifest().starts[number].length === 1;
      for (const group of grams.split("\n")) {
        const [first, ...seconds] = Array.from(group);
        if (own) places.set(first, place++);
        own = true;
        for (const second of seconds) places.set(first + second, place++);
      }
      opened.set(number, { places, lists: lists.split("!") });
    }
    return opened.get(number);
  }

  /* For each field the documents that have a gram, and how often. */
  async function lists(gram) {
    const number = runOf(gram);
    const { places, lists } = await run(number);
    const place = places.get(String.fromCodePoint(...gram));
    const fields = [[], [], [], []];
    const often = [[], [], [], []];
    const list = place === undefined ? [0] : numbers(lists[place]);
    const isPair = gram.length > 1;
    let at = 1;
    for (let field = 0; field < 4; field++) {
      if (!(list[0] & (1 << field))) continue;
      let document = -1;
      for (let count = list[at++]; count > 0; count--) {
        const value = list[at++];
        document += 1 + (isPair ? value >> 1 : value);
        fields[field].push(document);
        often[field].push(isPair && value & 1 ? list[at++] + 2 : 1);
      }
    }
    return { number, fields, often, place };
  }

  function best({ fields }) {
    const answer = new Map();
    for (let field = 3; field >= 0; field--) {
      for (const document of fields[field]) answer.set(document, field);
    }
    return answer;
  }

  /* For each field the places where a word would begin if this pair of it, so far behind, belonged to it. */
  async function begins({ number, fields, often, place }, candidates, behind) {
    const list = reader(split(number, await load(`p${number}`))[place]);
    return fields.map((documents, field) => {
      const wanted = candidates[field];
      const all = [];
      let at = 0;
      documents.forEach((document, index) => {
        while (wanted[at] < document) at++;
        if (wanted[at] !== document) return list.skip(often[field][index]);
        let next = document * PLACES - behind;
        for (let left = often[field][index]; left > 0; left--) {
          next += list.next();
          all.push(next++);
        }
      });
      return all;
    });
  }

  const pieces = new Map();
  function split(number, places) {
    if (!pieces.has(number)) pieces.set(number, places.split("!"));
    return pieces.get(number);
  }

  /* What two sorted lists have in common. */
  function common(one, two) {
    const both = [];
    let at = 0;
    for (const number of one) {
      while (at < two.length && two[at] < number) at++;
      if (two[at] === number) both.push(number);
    }
    return both;
  }

  return { find };
})();
