// Takes one newer build after the other, by a reload and by the button in turn, and tells of each.
(() => {
  const ASKED = "asked-for-build";
  const marks = document.documentElement.dataset;
  const workers = navigator.serviceWorker;
  const build = Number(document.querySelector("meta[name=build]").content);
  const tell = (what, more) => fetch(`REPORTS/${what}`, { method: "POST", mode: "no-cors", body: JSON.stringify(more ?? null) });

  const until = async (probe, seconds) => {
    const end = performance.now() + seconds * 1000;
    while (!probe() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    return Boolean(probe());
  };
  const states = ({ installing, waiting, active }) =>
    `page ${build}, installing ${installing?.state}, waiting ${waiting?.state}, active ${active?.state}, ` +
    `app ${marks.failed ?? ("ready" in marks ? "ready" : "not ready")}`;

  const judge = async () => {
    const { wanted, way } = JSON.parse(sessionStorage.getItem(ASKED));
    sessionStorage.removeItem(ASKED);
    const isThere = wanted === build && "ready" in marks;
    const registration = await workers.getRegistration();
    await tell("took", { is_there: isThere, way, states: states(registration) });
    if (isThere) return true;
    // The next one starts from a clean state.
    await until(() => !registration.waiting, 90);
    location.reload();
    return false;
  };

  const goOn = async () => {
    await until(() => workers.controller && "offlineReady" in marks, 60);
    await tell("next");
    const registration = await workers.getRegistration();
    registration.update().catch(console.error);
    await until(() => registration.waiting && marks.update === "waiting", 60);
    const way = build % 2 ? "a reload" : "the button";
    sessionStorage.setItem(ASKED, JSON.stringify({ wanted: build + 1, way }));
    if (build % 2) return location.reload();
    dispatchEvent(new Event("unknot:take-update"));
    // Nothing of this runs where the page went.
    await until(() => false, 30);
    await judge();
  };

  addEventListener("load", async () => {
    await until(() => "ready" in marks || "failed" in marks, 60);
    if (sessionStorage.getItem(ASKED) === null || (await judge())) await goOn();
  });
})();
