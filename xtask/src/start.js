// Starts the app. When that cannot be done, the page says why instead of staying silent.
// The build puts the names of the two files in place of the words in capitals.

const fail = (reason, error) => {
  console.error(error);
  document.documentElement.dataset.failed = reason;
  document.getElementById("load-failed")?.removeAttribute("hidden");
};

const compile = async (response) => {
  const type = response.headers.get("Content-Type") ?? "";
  // A network that asks for a login first answers everything with a page of its own.
  if (type.startsWith("text/html")) throw new Error(`A page came instead of ${response.url}`);
  // Not every host names the type that streaming insists on.
  return type.startsWith("application/wasm") && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

const download = async () => {
  const [glue, response] = await Promise.all([import("./GLUE"), fetch(new URL("./WASM", import.meta.url))]);
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${response.url}`);
  return [glue, await compile(response)];
};

const start = async () => {
  if (typeof WebAssembly !== "object") return fail("no-wasm", new Error("This browser has no WebAssembly"));
  let glue, module;
  try {
    [glue, module] = await download();
  } catch (error) {
    // A file that arrived but does not compile uses what this browser does not know yet.
    return fail(error instanceof WebAssembly.CompileError ? "no-wasm" : "download", error);
  }
  try {
    await glue.default({ module_or_path: module });
  } catch (error) {
    fail("start", error);
  }
};

start();
