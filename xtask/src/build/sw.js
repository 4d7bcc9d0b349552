// Keeps one whole build on the device, and answers from it. The build bundles this with what it uses of Workbox, and puts
// the list of files and their proofs in the place of the manifest, and its own name in the place of the word in capitals.

import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { PrecacheRoute } from "workbox-precaching/PrecacheRoute.js";
import { NavigationRoute } from "workbox-routing/NavigationRoute.js";
import { registerRoute } from "workbox-routing/registerRoute.js";
import { setCatchHandler } from "workbox-routing/setCatchHandler.js";

const PREFIX = "unknot-precache-";
const CACHE = `${PREFIX}BUILD-${registration.scope}`;

// The proofs make sure that files of two builds never come together: an install in which one does not fit fails as a
// whole, and the build that is here stays.
const controller = new PrecacheController({ cacheName: CACHE });
controller.addToCacheList(self.__WB_MANIFEST);

// Only this app's caches, and only those of this folder: the same app may live in another folder of the origin.
const otherBuilds = async () =>
  (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name.endsWith(`-${registration.scope}`) && name !== CACHE);

// A window that was opened with an earlier build may still ask for its files, so they go when nobody else is there.
const sweep = async () => {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(registration.scope)).length < 2) {
    await Promise.all((await otherBuilds()).map((name) => caches.delete(name)));
  }
};

// Whether every file is here; what the browser has thrown away is fetched once more.
const isStored = async () => {
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const [url, key] of controller.getURLsToCacheKeys()) {
    if (!(await cache.match(key))) missing.push({ url, key });
  }
  await Promise.all(
    missing.map(async ({ url, key }) => {
      const integrity = controller.getIntegrityForCacheKey(key);
      const response = await fetch(url, { cache: "reload", credentials: "same-origin", integrity });
      if (!response.ok) throw new Error(`The server answered ${response.status} for ${url}`);
      await cache.put(key, response);
    }),
  );
};

addEventListener("install", (event) => controller.install(event));
addEventListener("activate", (event) => event.waitUntil(Promise.all([sweep(), clients.claim()])));
addEventListener("message", (event) => {
  if (event.data === "skip-waiting") skipWaiting();
  if (event.data === "is-stored") {
    const [port] = event.ports;
    const answer = isStored().then(() => true, () => false).then((stored) => port.postMessage(stored));
    event.waitUntil(Promise.all([answer, sweep()]));
  }
});

registerRoute(new PrecacheRoute(controller, { directoryIndex: "index.html", ignoreURLParametersMatching: [/./] }));

// Another address in the folder belongs to whoever put it there. Where nobody answers, the app does.
registerRoute(new NavigationRoute(({ request }) => fetch(request).catch(() => Response.redirect(registration.scope))));

registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.href.startsWith(registration.scope),
  async ({ request }) => {
    for (const name of await otherBuilds()) {
      const found = await (await caches.open(name)).match(request);
      if (found) return found;
    }
    return fetch(request);
  },
);

const GONE = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Unknot needs the network once</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<body><h1>Unknot needs the network once</h1>
<p>This browser has thrown away the stored copy of Unknot, and the network does not answer right now.</p>
<p>Connect, then load this page again. After that it works without a network as before. Your favourites, routines and
notes are kept apart from that copy.</p>
<p>In an emergency, call your local emergency number.</p>`;

setCatchHandler(async ({ request }) => {
  if (request.mode !== "navigate") return Response.error();
  // The stored copy is gone or could not be read; the network may still answer.
  return fetch(request.url).catch(
    () => new Response(GONE, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } }),
  );
});
