// Asks the search of built sites, with the browser's own scripts: everything but the page itself.
//
//   node answers.js < [{"folder": …, "queries": […], "folded": […], "measured": true}]
//
// Answers with an object a site: for each query the addresses of its hits, best first, and what is offered if there are
// none; each text folded; and if it is to be measured, how many bytes (brotli) a browser loads for a query that is its
// first, page and all, and the milliseconds that the answer takes once they are there.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const zlib = require("node:zlib");

const SCRIPTS = ["fold", "query", "shards", "find", "near", "excerpt"];

// A page that has loaded the scripts and the manifest.
function open(folder) {
  const loaded = [];
  const document = {
    createElement: () => ({}),
    head: {
      append(script) {
        const name = script.src.split("?")[0];
        loaded.push(`search/${name}`);
        setImmediate(() => {
          try {
            run(`search/${name}`);
          } catch (error) {
            script.onerror(error);
            return;
          }
          script.onload();
        });
      },
    },
  };
  const context = vm.createContext({ document, console });
  const run = (file) => vm.runInContext(fs.readFileSync(path.join(folder, file), "utf8"), context, { filename: file });
  const assets = fs.readdirSync(path.join(folder, "assets"));
  for (const name of SCRIPTS) run(`assets/${assets.find((file) => file.startsWith(`search-${name}.`))}`);
  run("search/manifest.js");
  const evaluate = (code) => vm.runInContext(code, context);
  return {
    loaded,
    fold: evaluate("renkeiFold.fold"),
    card: evaluate("renkeiShards.card"),
    text: evaluate("renkeiShards.text"),
    near: evaluate("(query) => renkeiNear.near(renkeiQuery.parse(query, renkeiShards.manifest().spellings))"),
    find: evaluate("(query) => renkeiFind.find(renkeiQuery.parse(query, renkeiShards.manifest().spellings))"),
  };
}

// What a page shows of an answer at once, and how much of that can be in view, or nearly, on a large screen.
const SHOWN = 20;
const IN_VIEW = 10;

async function answer(folder, query, measured) {
  const page = open(folder);
  const hits = await page.find(query);
  const near = hits.length ? [] : await page.near(query);
  const shown = hits.slice(0, SHOWN);
  await Promise.all(shown.map((hit) => page.card(hit.document)));
  shown.sort((one, two) => one.kind - two.kind || one.rank - two.rank || one.document - two.document);
  const seen = shown.slice(0, IN_VIEW).filter((hit) => hit.rank > 2);
  await Promise.all(seen.map((hit) => page.text(hit.document)));
  const cost = measured ? await measure(folder, page, query) : {};
  const addresses = await Promise.all(hits.map(async (hit) => (await page.card(hit.document))[1]));
  return { query, hits: addresses, near, ...cost };
}

async function measure(folder, page, query) {
  const own = fs.readdirSync(path.join(folder, "assets")).filter((file) => file.startsWith("search-"));
  const files = ["search/index.html", "search/manifest.js", ...own.map((file) => `assets/${file}`), ...page.loaded];
  const bytes = files.reduce((sum, file) => sum + size(path.join(folder, file)), 0);
  const start = performance.now();
  await page.find(query);
  return { bytes, milliseconds: performance.now() - start, files };
}

const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) sizes.set(file, zlib.brotliCompressSync(fs.readFileSync(file)).length);
  return sizes.get(file);
}

async function site({ folder, queries = [], folded = [], measured = false }) {
  const answers = [];
  for (const query of queries) answers.push(await answer(folder, query, measured));
  const { fold } = open(folder);
  return { answers, folded: folded.map((text) => fold(text)) };
}

(async () => {
  const sites = JSON.parse(fs.readFileSync(0, "utf8"));
  const answers = [];
  for (const one of sites) answers.push(await site(one));
  process.stdout.write(JSON.stringify(answers));
})();
