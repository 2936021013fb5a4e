// What is entered is kept in this browser, under the worksheet's hash, at every key stroke; and the page says so, or that it is not.
const NAME = `attribution.worksheet:${page.hash}`;
let keeps = true;
let exported = "";

const fingerprint = () => JSON.stringify([[...entered].sort(), clashes]);
const unsaved = () => (entered.size > 0 || clashes.length > 0) && fingerprint() !== exported;

function stored() {
  try {
    const found = localStorage.getItem(NAME);
    return found === null ? null : JSON.parse(found);
  } catch (error) {
    if (!(error instanceof SyntaxError)) keeps = false;
    return null;
  }
}

// What another tab or an earlier visit has kept.
function restore() {
  const found = stored();
  if (!found || !Array.isArray(found.entries)) return;
  entered = new Map(found.entries.filter((one) => Array.isArray(one) && one.length === 2 && typeof one[1] === "string"));
  clashes = Array.isArray(found.clashes) ? found.clashes : [];
  exported = found.exported || "";
}

function keep() {
  try {
    localStorage.setItem(NAME, JSON.stringify({ entries: [...entered], clashes, exported }));
    keeps = true;
  } catch {
    keeps = false;
  }
  tellKept();
  copyIntoPage();
}

// One cell. Another tab's entries are read first, so that two tabs do not undo each other's.
function enter(row, column, words) {
  const found = keeps ? stored() : null;
  if (found && Array.isArray(found.entries)) for (const [at, kept] of found.entries) entered.set(at, kept);
  if (words === original(row, column)) entered.delete(place(row, column));
  else entered.set(place(row, column), words);
  keep();
}

// So that "Save page as" of the browser saves the work too. Not at every stroke: a large worksheet is some megabytes.
let waiting = 0;
function copyIntoPage() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { element.textContent = embedded({ ...page, hash: copyHash(), worksheet: record() }); }, 400);
}

// A copy is another worksheet to the browser: its entries are in it, and must not mix with those kept for this one. (FNV-1a)
function copyHash() {
  if (entered.size === 0 && clashes.length === 0) return page.hash;
  let hash = 0x811c9dc5;
  for (const letter of fingerprint()) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return `${page.hash.slice(0, 64)}-${hash.toString(16)}`;
}

function tellKept() {
  const line = byId("kept");
  line.hidden = false;
  line.classList.toggle("lost", !keeps);
  const changes = counted(entered.size, "entry", "entries");
  if (!keeps) line.textContent = `⚠ This browser does not let the page keep your work (${changes} so far): save it as a file before you close the page.`;
  else if (entered.size === 0 && clashes.length === 0) line.textContent = "Nothing entered yet. What you enter is kept in this browser.";
  else if (unsaved()) line.textContent = `● ${changes} kept in this browser only, not yet saved as a file.`;
  else line.textContent = `✔ ${changes} kept in this browser and saved as a file.`;
}

addEventListener("beforeunload", (event) => { if (!keeps && unsaved()) event.preventDefault(); });
addEventListener("storage", (event) => {
  if (event.key !== NAME) return;
  restore();
  refresh();
});
