// Bundles the service worker with what it uses of Workbox, and shortens it: `node bundle.mjs SOURCE BUNDLE`.

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const [source, file] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), "package.json"));
const { rollup } = require("rollup");
const { nodeResolve } = require("@rollup/plugin-node-resolve");
const replace = require("@rollup/plugin-replace");
const { minify } = require("terser");

const bundle = await rollup({
  input: source,
  plugins: [
    replace({ "process.env.NODE_ENV": '"production"', preventAssignment: true }),
    nodeResolve({ rootDir: process.cwd(), modulePaths: [join(process.cwd(), "node_modules")] }),
  ],
  onwarn: (warning) => {
    throw new Error(warning.message);
  },
});
const { output } = await bundle.generate({ format: "iife" });
const { code } = await minify(output[0].code, { ecma: 2020, compress: { passes: 2 }, format: { comments: false } });
await writeFile(file, code);
