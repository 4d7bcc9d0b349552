// Writes the part of a font that the app can show: `node font.mjs FONT INTO`.
//
// Kept are the letters of Western Europe, since people write words of their own; the signs that our texts use; kerning and
// the figures of equal width of a timer; and the weights that the styles ask for.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const [font, into] = process.argv.slice(2);
const subset = createRequire(join(process.cwd(), "package.json"))("subset-font");

const from = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join("");
const signs = "\u00a0°·×½–—‘’“”…•−";

const smaller = await subset(await readFile(font), from(0x20, 0x7e) + signs + from(0xc0, 0xff), {
  targetFormat: "woff2",
  keepFeatures: ["kern", "tnum"],
  variationAxes: { wght: { min: 400, max: 800 } },
});
await writeFile(into, smaller);
