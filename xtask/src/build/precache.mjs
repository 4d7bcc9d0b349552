// Puts the list of all files into the service worker: `node precache.mjs WORKER FOLDER`.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const [worker, folder] = process.argv.slice(2);
const { injectManifest } = createRequire(join(process.cwd(), "package.json"))("workbox-build");

const prove = async (entry) => {
  const proof = createHash("sha256").update(await readFile(join(folder, entry.url))).digest("base64");
  return { ...entry, integrity: `sha256-${proof}` };
};

const { warnings } = await injectManifest({
  globDirectory: folder,
  globPatterns: ["index.html", "*.{js,css,wasm,svg,webmanifest}", "packs/*.pack", "fonts/*.woff2", "icons/192.png"],
  globIgnores: ["sw.js"],
  dontCacheBustURLsMatching: /-[0-9a-f]{12,16}[._]/,
  maximumFileSizeToCacheInBytes: 20_000_000,
  manifestTransforms: [async (manifest) => ({ manifest: await Promise.all(manifest.map(prove)) })],
  swSrc: worker,
  swDest: join(folder, "sw.js"),
});
if (warnings.length > 0) throw new Error(warnings.join("\n"));
