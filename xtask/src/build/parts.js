// What follows loads the parts of the app. The build puts names, proofs and what a part needs in the place of the words in
// capitals.
const files = FILES;
const needs = NEEDS;

// What the page of the address shows is asked for now, so that it comes beside the app and not after it. The map and a place
// are in the first part, which must not share the network: what they show next is asked for when that part has started.
const pages = {
  technique: ["technique", "figures-pack", "library-pack"],
  check: ["check", "check-pack"],
  plan: ["check", "check-pack", "figures-pack", "library-pack"],
  play: ["session", "check-pack", "figures-pack", "library-pack"],
  favourites: ["routines", "library-pack"],
  routines: ["routines", "library-pack"],
  r: ["routines", "library-pack"],
  today: ["journal", "course", "check-pack", "library-pack"],
  history: ["journal"],
  summary: ["journal", "check-pack"],
  learn: ["reading", "learn-pack"],
  settings: ["reading"],
  about: ["reading"],
};
const page = location.hash.split(/[/?]/)[1];
const next = pages[page] ? [] : ["technique", "figures-pack"];

const ask = ([name, integrity], cache) => fetch(new URL(name, import.meta.url), { integrity, cache });

// Packs are opened by the app, which finds here what is on its way.
const asked = (globalThis.unknotAsked = {});
const askEarly = (name) => {
  if (files[name] && !asked[files[name][0]]) {
    const response = ask(files[name]);
    response.catch(() => {});
    asked[files[name][0]] = response;
  }
};
const askForAll = (names) => names.flatMap((name) => needs[name] ?? [name]).forEach(askEarly);
askForAll(pages[page] ?? []);

// What came wrong, or does not come, is asked for past the browser's own cache.
const receive = (file) =>
  new Promise((resolve, reject) => {
    const take = async (response) => resolve(await (await response).arrayBuffer());
    const askAnew = () => take(ask(file, "reload"));
    const early = asked[file[0]];
    delete asked[file[0]];
    take(early ?? ask(file)).catch(askAnew).catch(reject);
    addEventListener("unknot:ask-again", () => askAnew().catch(() => {}), { once: true });
  });

// A part is compiled when it is here and not while it comes: the script that starts the app says why for Firefox, and
// hosts need not name the right type.
const loading = {};
const load = (name) =>
  (loading[name] ??= receive(files[name])
    .then((bytes) => WebAssembly.instantiate(bytes, getSharedImports()))
    .catch((error) => {
      delete loading[name];
      throw error;
    }));

const bring = (part) => async (callback, data) => {
  askForAll(next.splice(0));
  const hasCome = await Promise.all(needs[part].map(load)).then(
    () => true,
    (error) => console.error(error),
  );
  getSharedImports().__wasm_split.__indirect_function_table.get(callback)(data, !!hasCome);
};
