// Shortens a module, from standard input to standard output.

import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const { minify } = createRequire(join(process.cwd(), "package.json"))("terser");

const { code } = await minify(await text(process.stdin), {
  module: true,
  ecma: 2020,
  compress: { passes: 2 },
  format: { comments: false },
});
process.stdout.write(code);
