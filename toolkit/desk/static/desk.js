// Tells the desk that this window is there, and the person when the desk is not.
const name = crypto.randomUUID();
const tell = (path) => fetch(path, {method: "POST", body: new URLSearchParams({window: name}), keepalive: true});
const ended = document.getElementById("ended");
const alive = () => tell("/alive").then((said) => { ended.hidden = said.ok; }, () => { ended.hidden = false; });
addEventListener("pageshow", alive);
addEventListener("pagehide", () => navigator.sendBeacon("/leaving", new URLSearchParams({window: name})));
setInterval(alive, 10000);

// A key that stands on a button presses it, as long as the frame with the buttons is marked and nobody is typing.
addEventListener("keydown", (event) => {
  const frame = event.target.closest?.("[data-keys]");
  if (!frame || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
  document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
});
