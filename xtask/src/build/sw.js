// Keeps one whole build on the device, and answers from it. The build bundles this with what it uses of Workbox, and puts
// the list of files and their proofs in the place of the manifest, and its own name in the place of the word in capitals.

import { copyResponse } from "workbox-core/copyResponse.js";
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

// The browser may hold what once came under a name that never changes, and hold wrong bytes for good. Those that do not
// fit their proof are asked for past it, as is each file without a hash in its name.
const download = async (url, key) => {
  const ask = (cache) => fetch(url, { cache, credentials: "same-origin", integrity: controller.getIntegrityForCacheKey(key) });
  const response = await (url === key ? ask("default").catch(() => ask("reload")) : ask("reload"));
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${url}`);
  // A host may lead from one address of the page to another, and browsers refuse to show a page that came so.
  return response.redirected ? copyResponse(response) : response;
};

// Fetches what is not here: all of it at first, later what the browser has thrown away. One after the other, so that
// the page comes first.
const store = async () => {
  const cache = await caches.open(CACHE);
  for (const [url, key] of controller.getURLsToCacheKeys()) {
    if (!(await cache.match(key))) await cache.put(key, await download(url, key));
  }
};

addEventListener("install", (event) => event.waitUntil(store()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([sweep(), clients.claim()])));
addEventListener("message", (event) => {
  if (event.data === "skip-waiting") skipWaiting();
  if (event.data === "is-stored") {
    const [port] = event.ports;
    const answer = store().then(() => true, () => false).then((stored) => port.postMessage(stored));
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
