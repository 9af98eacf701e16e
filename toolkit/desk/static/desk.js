// Tells the desk that this window is there, and the person when the desk is not.
const name = crypto.randomUUID();
const tell = (path) => fetch(path, {method: "POST", body: new URLSearchParams({window: name}), keepalive: true});
const ended = document.getElementById("ended");
const alive = () => tell("/alive").then((said) => { ended.hidden = said.ok; }, () => { ended.hidden = false; });
addEventListener("pageshow", alive);
addEventListener("pagehide", () => navigator.sendBeacon("/leaving", new URLSearchParams({window: name})));
setInterval(alive, 10000);

// Files that are dropped: in a box with a file input they are sent as if they had been chosen there; elsewhere nothing
// happens, where the browser would leave the desk and open the file.
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
const boxOf = (event) => event.target.closest?.(".drop");
const mark = (over) => document.querySelectorAll(".drop").forEach((box) => box.classList.toggle("over", box === over));
addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = boxOf(event) ? "copy" : "none";
  mark(boxOf(event));
});
addEventListener("dragleave", (event) => { if (!event.relatedTarget) mark(null); });
addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  mark(null);
  const input = boxOf(event)?.querySelector("input[type=file]");
  if (!input || !event.dataTransfer.files.length) return;
  const taken = new DataTransfer();
  for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) taken.items.add(file);
  input.files = taken.files;
  input.form.requestSubmit();
});

// A key that stands on a button presses it, as long as the frame with the buttons is marked and nobody is typing.
addEventListener("keydown", (event) => {
  const frame = event.target.closest?.("[data-keys]");
  if (!frame || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
  document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
});
