// Runs before the app: notes the memory of its WebAssembly, and goes to and fro between its pages.
globalThis.toAndFro = (() => {
  let memory, start;
  const note = ({ exports }) => {
    if (memory || !exports.memory) return;
    memory = exports.memory;
    start = memory.buffer.byteLength;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...all) => {
      const result = await made(...all);
      note(result.instance ?? result);
      return result;
    };
  }

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const task = () => new Promise((resolve) => setTimeout(resolve));

  return {
    // The bytes that are in use. The memory itself only grows, and by 64 kB at a time; so the blocks of its allocator
    // (dlmalloc) are counted, one after the other: each begins with its size, whose second bit says that it is in use.
    used() {
      const words = new Uint32Array(memory.buffer);
      const end = memory.buffer.byteLength;
      let used = 0;
      for (let at = start; end - at > 64; ) {
        const head = words[at / 4 + 1];
        const size = head & ~7;
        if (size < 8 || at + size > end) throw new Error(`no block of the allocator at ${at} of ${end}`);
        if (head & 2) used += size;
        at += size;
      }
      return used;
    },
    // What is not needed at first is made after a page is painted, so each is left to itself for a few frames.
    async visit(addresses, rounds) {
      for (let round = 0; round < rounds; round += 1) {
        for (const address of addresses) {
          location.hash = address;
          for (let left = 4; left > 0; left -= 1) {
            await frame();
            await task();
          }
        }
      }
    },
  };
})();
