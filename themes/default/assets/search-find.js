/* Which documents answer a query. Exact, and without reading a text: see src/search/mod.rs. */
"use strict";

const renkeiFind = (() => {
  const { manifest, reader, letters, load, isLoaded, card, text, last } = renkeiShards;
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
    return ranks.flatMap((documents, rank) => {
      let kind = 0;
      return documents.sort((one, two) => one - two).map((document) => {
        while (kinds[kind + 1] <= document) kind++;
        return { document, rank, kind };
      });
    });
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
    const grams = cover(word);
    const known = [];
    let candidates = null;
    // A few grams at a time: a rare word is known by some of them, and one that is nowhere too.
    while (known.length < grams.length && !(candidates && isFew(candidates))) {
      const some = grams.slice(known.length, known.length + AT_ONCE);
      for (const own of await Promise.all(some.map(({ gram }) => lists(gram)))) {
        known.push(own);
        candidates = own.fields.map((documents, field) => (candidates ? common(candidates[field], documents) : documents));
      }
    }
    return isFew(candidates) ? read(candidates, String.fromCodePoint(...word)) : follow(grams, known, candidates);
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

  /* Looks where the grams of a word stand one after the other, in the documents that have all of them. */
  async function follow(grams, known, candidates) {
    const readers = await Promise.all(known.map(async ({ number, place }) => reader(split(number, await load(`p${number}`))[place])));
    const answer = new Map();
    candidates.forEach((wanted, field) => {
      const passed = known.map(() => 0);
      const skip = (at, document) => {
        const { fields, often } = known[at];
        while (fields[field][passed[at]] < document) readers[at].skip(often[field][passed[at]++]);
      };
      for (const document of wanted) {
        let begins = null;
        for (let at = 0; at < known.length; at++) {
          skip(at, document);
          begins = places(readers[at], known[at].often[field][passed[at]++], grams[at].at, begins);
        }
        // The best field comes first, and stays.
        if (begins.length && !answer.has(document)) answer.set(document, field);
      }
      known.forEach((_, at) => skip(at, Infinity));
    });
    return answer;
  }

  /* Where a word would begin if this gram of it, so far behind, belonged to it; only where it may begin as far as is known. */
  function places(from, count, behind, begins) {
    const all = [];
    let at = 0;
    for (let next = -behind; count > 0; count--, next++) {
      next += from.next();
      while (begins && begins[at] < next) at++;
      if (!begins || begins[at] === next) all.push(next);
    }
    return all;
  }

  /* The grams of a word that have places, cover all of its letters, and load least. */
  function cover(word) {
    const isCommon = (at) => manifest().common.has(String.fromCodePoint(...word.slice(at, at + 2)));
    // By the number of letters that are covered: at what cost, and by which gram last.
    const least = [{ cost: 0 }];
    const add = (at, length) => {
      const end = at + length;
      if (end > word.length) return;
      const gram = word.slice(at, end);
      const run = runOf(gram);
      // It begins where another one ends, or before that.
      const before = least.slice(at, end).reduce((one, two) => (two && two.cost < one.cost ? two : one), { cost: Infinity });
      const cost = before.cost + (isLoaded(`p${run}`) ? 1 : 40 + manifest().sizes[run]);
      if (!least[end] || cost < least[end].cost) least[end] = { cost, at, gram, before };
    };
    for (let at = 0; at < word.length - 1; at++) {
      if (!isCommon(at)) add(at, 2);
      if (isCommon(at) || isCommon(at + 1)) add(at, 3);
    }
    const grams = [];
    for (let last = least[word.length]; last.gram; last = last.before) grams.unshift(last);
    return grams;
  }

  /* The run that has a gram, if there is one. Threes come behind all pairs. */
  function runOf(gram) {
    const begins = ([first, second = -1, third = -1]) =>
      first - gram[0] || (third >= 0) - (gram.length > 2) || second - (gram[1] ?? -1) || third - (gram[2] ?? -1);
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
        const letters = Array.from(group);
        const isThree = letters[0] === "\t";
        const first = isThree ? letters[1] + letters[2] : letters[0];
        if (own && !isThree) places.set(first, place++);
        own = true;
        for (const next of letters.slice(isThree ? 3 : 1)) places.set(first + next, place++);
      }
      opened.set(number, { places, lists: lists.split("!") });
    }
    return opened.get(number);
  }

  /* For each field the documents that have a gram, and how often. */
  async function lists(gram) {
    const number = runOf(gram);
    const { places, lists } = await run(number);
    const text = String.fromCodePoint(...gram);
    const place = places.get(text);
    const fields = [[], [], [], []];
    const often = [[], [], [], []];
    const list = reader(lists[place] ?? "#");
    const kinds = list.next();
    const isPlaced = gram.length > 1 && !manifest().common.has(text);
    for (let field = 0; field < 4; field++) {
      if (!(kinds & (1 << field))) continue;
      let document = -1;
      for (let count = list.next(); count > 0; count--) {
        const value = list.next();
        document += 1 + (isPlaced ? value >> 1 : value);
        fields[field].push(document);
        if (isPlaced) often[field].push(value & 1 ? list.next() + 2 : 1);
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
