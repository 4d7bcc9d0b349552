// Keeps the app on the device and tells it about new builds. Apart from the app, so that a build which does not start
// can still be replaced by a better one.

const HOUR = 60 * 60 * 1000;
const PATIENCE = 5000;
const workers = navigator.serviceWorker;
const marks = document.documentElement.dataset;
let isControlled = Boolean(workers.controller);
const isFirstVisit = !isControlled;

const tell = (what) => dispatchEvent(new Event(`unknot:${what}`));
const tellOfUpdate = (state) => {
  marks.update = state;
  tell("update");
};

const watch = (registration) => {
  let wasAsked = false;
  // The start may have asked for it too, in vain as yet.
  let isOurs = "updateAsked" in marks;
  let lookedAt = Date.now();
  workers.addEventListener("controllerchange", () => {
    if (wasAsked) location.reload();
    else if (isControlled) tellOfUpdate(isOurs ? "waiting" : "elsewhere");
    isControlled = true;
  });
  addEventListener("unknot:take-update", () => {
    if (!registration.waiting) return location.reload();
    wasAsked = isOurs = true;
    // What was just asked for comes first; `start.js` says why.
    setTimeout(() => registration.waiting?.postMessage("skip-waiting"), 300);
    setTimeout(() => {
      if (!registration.waiting) return;
      wasAsked = false;
      tellOfUpdate("late");
    }, PATIENCE);
  });
  // A tab can stay open for months.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - lookedAt < HOUR) return;
    lookedAt = Date.now();
    registration.update().catch(() => {});
  });
  const offer = () => registration.active && registration.waiting && tellOfUpdate("waiting");
  const follow = () => registration.installing?.addEventListener("statechange", offer);
  registration.addEventListener("updatefound", follow);
  // The browser may have found one, or be fetching it, before this script came.
  follow();
  offer();
};

const isStored = async () => {
  const { active } = await workers.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  active.postMessage("is-stored", [port2]);
  return answer;
};

try {
  watch(await workers.register("./sw.js"));
  if (await isStored()) {
    marks.offlineReady = "";
    tell("stored");
    if (isFirstVisit) tell("stored-first");
  }
} catch (error) {
  // No storage, no room or no network: the app itself works all the same.
  console.info("Unknot could not be stored for offline use.", error);
}
