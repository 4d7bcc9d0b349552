// Helps when the app has broken or did not start: saves what is stored as a file, straight from the storage, and copies
// what went wrong. It is loaded only then, and needs nothing of the app.

// The build writes the names here, from `src/domain/storage/table.rs`.
const NAMES = "NAMES_IN_BACKUP".split(" ");

const stored = () => {
  const backup = { app: "unknot", version: 1, exported_at: new Date().toISOString() };
  const unreadable = {};
  for (const [key, text] of Object.entries(localStorage)) {
    if (!key.startsWith("unknot.")) continue;
    const name = key.slice("unknot.".length);
    try {
      if (!NAMES.includes(name)) throw new Error("Kept as it is");
      backup[name] = JSON.parse(text);
    } catch {
      unreadable[key] = text;
    }
  }
  return { ...backup, ...(Object.keys(unreadable).length > 0 && { unreadable }) };
};

const save = () => {
  const file = new Blob([JSON.stringify(stored(), null, 1)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `unknot-backup-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const copy = async (button, problem) => {
  const details = [problem.querySelector("pre")?.textContent, location.href, navigator.userAgent].filter(Boolean).join("\n");
  try {
    await navigator.clipboard.writeText(details);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(problem.querySelector("pre") ?? problem);
  }
};

const actions = {
  save: (button) => {
    try {
      save();
    } catch (error) {
      button.replaceWith(`This browser does not give what is stored: ${error.message}`);
    }
  },
  copy,
};

for (const button of document.querySelectorAll("[data-rescue]")) {
  button.hidden = false;
  button.addEventListener("click", () => actions[button.dataset.rescue](button, button.closest(".page-problem")));
}
