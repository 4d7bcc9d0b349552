// Starts the app. When that cannot be done, the page says why instead of staying silent.
// The build puts names of files and keys in the place of the words in capitals.

const fail = (reason, error) => {
  console.error(error);
  document.documentElement.dataset.failed = reason;
  document.getElementById("load-failed")?.removeAttribute("hidden");
  import("./rescue.js").catch(console.error);
};

// Firefox keeps a thread waiting for the rest when a page is left while its WebAssembly still comes as a stream. Where it
// has two of them it compiles nothing from then on.
const isFirefox = navigator.userAgent.includes("Gecko/");

const compile = async (response) => {
  const type = response.headers.get("Content-Type") ?? "";
  // A network that asks for a login first answers everything with a page of its own.
  if (type.startsWith("text/html")) throw new Error(`A page came instead of ${response.url}`);
  // Not every host names the type that streaming insists on.
  return type.startsWith("application/wasm") && WebAssembly.compileStreaming && !isFirefox
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

const download = async () => {
  const [glue, response] = await Promise.all([import("./GLUE"), fetch(new URL("./WASM", import.meta.url))]);
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${response.url}`);
  return [glue, await compile(response)];
};

// What once came under the name of a file may stay in the browser's own cache for good, be it right or wrong. So all that
// the start needs is fetched past that cache, and the page loads once more; not twice within a minute.
const FETCHED = "unknot.fetched-anew";
const startAnew = async () => {
  if (Date.now() - sessionStorage.getItem(FETCHED) < 6e4) return false;
  const fetchAnew = async ({ href, integrity }) => {
    const response = await fetch(href, { cache: "reload", integrity });
    if (!response.ok) throw new Error(`The server answered ${response.status} for ${href}`);
    return response.arrayBuffer();
  };
  await Promise.all([...document.querySelectorAll("link[rel$=preload]")].map(fetchAnew));
  sessionStorage.setItem(FETCHED, Date.now());
  location.reload();
  return true;
};

// The proof comes first: what is imported without one can be anything.
const keepOnDevice = async () => {
  const ask = (cache) => fetch(new URL("./OFFLINE", import.meta.url), { cache, integrity: "PROOF" });
  await ask("default").catch(() => ask("reload"));
  await import("./OFFLINE");
};

const start = async () => {
  if (typeof WebAssembly !== "object") return fail("no-wasm", new Error("This browser has no WebAssembly"));
  let glue, module;
  try {
    [glue, module] = await download();
  } catch (error) {
    if (await startAnew().catch(() => false)) return;
    // A file that arrived but does not compile uses what this browser does not know yet.
    return fail(error instanceof WebAssembly.CompileError ? "no-wasm" : "download", error);
  }
  try {
    await glue.default({ module_or_path: module });
  } catch (error) {
    if (await startAnew().catch(() => false)) return;
    fail("start", error);
  }
};

// A new build that waits is taken at a start, unless a session is under way in this or another tab. Never twice in a row,
// so that a browser which does not let go of the old one cannot keep the page loading.
const TRIED = "unknot.update-tried";
const isInSession = () => {
  try {
    const { under_way } = JSON.parse(localStorage.getItem("SESSION_KEY"));
    return Math.abs(Date.now() - under_way.kept_at) < 864e5;
  } catch {
    return false;
  }
};

// The old worker has to be idle to go. Where it ends an event just then, Chromium does not look again for half a minute. So
// first everything comes that the page itself asks for, and a moment passes.
const isQuiet = new Promise((resolve) => {
  const rest = () => setTimeout(resolve, 300);
  if (document.readyState === "complete") rest();
  else addEventListener("load", rest);
});

const takeUpdate = async () => {
  const workers = navigator.serviceWorker;
  const waiting = workers?.controller && (await workers.getRegistration())?.waiting;
  const wasTried = sessionStorage.getItem(TRIED) !== null;
  sessionStorage.removeItem(TRIED);
  if (!waiting || isInSession()) return false;
  // It may still come, later.
  document.documentElement.dataset.updateAsked = "";
  if (wasTried) return false;
  sessionStorage.setItem(TRIED, "");
  const isTaken = new Promise((resolve) => workers.addEventListener("controllerchange", () => resolve(true), { once: true }));
  isQuiet.then(() => waiting.postMessage("skip-waiting"));
  return Promise.race([isTaken, new Promise((resolve) => setTimeout(resolve, 3000, false))]);
};

addEventListener("beforeinstallprompt", (event) => {
  // The app offers it where it is not in the way.
  event.preventDefault();
  globalThis.unknotInstall = event;
  dispatchEvent(new Event("unknot:installable"));
});

// Another site that shows the app in a frame could lay something over it. No policy in a page can forbid that, only a header.
const isFramed = () => {
  try {
    return top.location.origin !== location.origin;
  } catch {
    return true;
  }
};

const leadOut = () => {
  const link = document.createElement("a");
  Object.assign(link, { className: "button", href: location.href, target: "_blank", textContent: "Open Unknot in its own window" });
  document.body.replaceChildren(link);
};

if (isFramed()) {
  leadOut();
} else if (await takeUpdate().catch(() => false)) {
  location.reload();
} else {
  await start();
  // Only now, so that it takes nothing of the network from the app; and also when the app did not start.
  if (navigator.serviceWorker) keepOnDevice().catch(console.error);
}
