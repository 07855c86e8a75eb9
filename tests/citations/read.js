// Reads a file of references as a reference manager does, and says what it found as CSL-JSON.
"use strict";
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const from = createRequire(join(__dirname, "../web/package.json"));
const { plugins, Cite } = from("@citation-js/core");
from("@citation-js/plugin-bibtex");
from("@citation-js/plugin-ris");
const file = process.argv[2];
const text = readFileSync(file, "utf8");
const forms = { bib: "@biblatex/text", ris: "@ris/file", json: "@csl/list+object" };
const form = forms[file.split(".").pop()];
const data = form === forms.json ? JSON.parse(text) : text;
process.stdout.write(JSON.stringify(plugins.input.chain(data, { forceType: form, generateGraph: false })));
