// Watches a page from its first moment. All times are milliseconds since its navigation began.
globalThis.bench = (() => {
  const seen = { shift: 0, blocked: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });

  // After the next frame has been painted.
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });

  const until = (isThere) =>
    new Promise((resolve) => {
      if (isThere()) return resolve();
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  const untilShown = (selector) => until(() => document.querySelector(selector));
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

  // What an act takes until what it leads to has been painted.
  const answer = async (act, isThere) => {
    const from = performance.now();
    act();
    await until(isThere);
    return (await painted()) - from;
  };
  const open = (route, selector) =>
    answer(
      () => {
        location.hash = route;
      },
      () => document.querySelector(selector),
    );

  const tap = (shape) => shape.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  const shapeOf = (area, side) => document.querySelector(`[data-area="${area}"][data-side="${side}"]`);

  // Bytes of all that has arrived, headers included.
  const arrived = () => {
    const sizes = {};
    for (const entry of [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]) {
      if (entry.responseEnd === 0) continue;
      const ending = new URL(entry.name).pathname.match(/\.(\w+)$/)?.[1] ?? "html";
      sizes[ending] = (sizes[ending] ?? 0) + entry.transferSize;
    }
    return sizes;
  };

  watch("paint", (entry) => {
    seen[entry.name] = entry.startTime;
  });
  watch("largest-contentful-paint", (entry) => {
    seen.largest = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });
  watch("longtask", (entry) => {
    seen.blocked += Math.max(0, entry.duration - 50);
  });
  const ready = until(() => document.documentElement?.dataset.ready !== undefined).then(() => {
    seen.ready = performance.now();
  });

  return {
    // How the start went, once everything that comes after it is there too.
    async start() {
      await ready;
      await pause(1500);
      return { ...seen, bytes: arrived() };
    },
    // Taps a place as soon as the map is painted, whether the app has started or not.
    async earlyTap(selector = ".first-steps") {
      await until(() => document.querySelector("#body-map"));
      while (seen["first-contentful-paint"] === undefined) await pause(5);
      tap(shapeOf("traps-upper", "left"));
      await untilShown(selector);
      const at = await painted();
      return { at, bytes: arrived() };
    },
    // When what a link leads to was painted.
    async moment(selector) {
      await untilShown(selector);
      return painted();
    },
    // Every place once, from the whole page of the one before; never in step with the frames. Of each, when its panel and
    // when its whole page was painted.
    async tapAll() {
      const names = new Set();
      const times = [];
      for (const shape of document.querySelectorAll("[data-area]")) {
        const { area, side } = shape.dataset;
        if (names.has(area + side)) continue;
        names.add(area + side);
        await pause(100 + ((times.length * 7) % 50));
        const before = document.querySelector(".area-page")?.textContent;
        const isNew = (selector) => {
          const page = document.querySelector(".area-page");
          return page?.querySelector(selector) && page.textContent !== before;
        };
        const from = performance.now();
        const panel = await answer(() => tap(shape), () => isNew("h1"));
        await until(() => isNew(".rests-on"));
        times.push({ panel, page: (await painted()) - from });
      }
      return times;
    },
    async search(words) {
      const field = document.querySelector("#search");
      field.focus();
      await pause(200);
      const time = await answer(
        () => {
          field.value = words;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        },
        () => document.querySelector("#search-results [role=option]"),
      );
      field.blur();
      return time;
    },
    open,
    shown: untilShown,
    async wasmMemory() {
      const glue = document.querySelector("link[rel=modulepreload]").href;
      // Once the app runs this gives what it has, and starts nothing.
      return (await (await import(glue)).default()).memory.buffer.byteLength;
    },
    async stored() {
      const requests = await Promise.all(
        (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return requests.flat().map((url) => new URL(url).pathname);
    },
  };
})();
