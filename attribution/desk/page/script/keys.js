// Single keys, where nobody is typing; they can be turned off.
const typing = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
const dialog = byId("help");

function help() { dialog.showModal(); }

function step(by, wanted) {
  const list = visible();
  const here = list.findIndex((row) => row.item.contains(document.activeElement));
  const from = here >= 0 ? here : list.indexOf(current);
  for (let at = from < 0 ? (by > 0 ? 0 : list.length - 1) : from + by; at >= 0 && at < list.length; at += by) {
    if (wanted(list[at])) {
      if (current) open(list[at]);
      return focusRow(list[at]);
    }
  }
  say(by > 0 ? "No further row" : "No row before this");
}

function fill() {
  const row = rowInFocus();
  if (!row) return;
  open(row);
  row.form.querySelector(".first select, .first textarea, select, textarea, input").focus();
}

const rowInFocus = () => rows.find((row) => row.item.contains(document.activeElement)) || current;

function toArticle() {
  const hit = document.querySelector(".hit.now, .line.now");
  if (!hit) return say("The open row has no words in an article");
  if (hit.matches("a")) hit.focus();
  else hit.closest(".story").focus();
}

const KEYS = {
  j: () => step(1, () => true), k: () => step(-1, () => true), n: () => step(1, isLeft), p: () => step(-1, isLeft),
  e: fill, a: toArticle, s: saveFile, "/": () => byId("search").focus(), "?": help,
};
page.order.forEach((name, at) => { KEYS[at + 1] = () => showSheet(name, { focuses: true }); });

function onKey(event) {
  if (event.key === "Escape" && !dialog.open) return leave(event);
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || !byId("shortcuts").checked || typing(event.target)) return;
  if (!Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
}

// Esc: a field gives back to its row, the search is cleared, an article gives back to the open row, an open row closes.
function leave(event) {
  if (event.target.id === "search") return clearFilters() || byId("search").focus();
  const row = rowInFocus();
  if (!row) return;
  if (event.target === row.head) close(row);
  focusRow(row);
}

function prepareKeys() {
  const box = byId("shortcuts");
  try { box.checked = localStorage.getItem("attribution.shortcuts") !== "off"; } catch { keeps = false; }
  box.addEventListener("change", () => { try { localStorage.setItem("attribution.shortcuts", box.checked ? "on" : "off"); } catch { keeps = false; } });
  byId("close-help").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", onKey);
}
