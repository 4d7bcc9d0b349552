// Shortens a script from standard input to standard output: `node minify.mjs module` or `node minify.mjs script`.

import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const { minify } = createRequire(join(process.cwd(), "package.json"))("terser");

const { code } = await minify(await text(process.stdin), {
  module: process.argv[2] === "module",
  ecma: 2020,
  compress: { passes: 2 },
  format: { comments: false },
});
process.stdout.write(code);
