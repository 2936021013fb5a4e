// Out: the worksheet as JSON, which `attribution worksheet merge` reads, or as another page. In: work saved earlier, or a colleague's.
const fileName = (end) => `${(page.title || "worksheet").replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|-+$/g, "").slice(0, 60) || "worksheet"}.${end}`;

function download(words, name, type) {
  const link = el("a", { href: URL.createObjectURL(new Blob([words], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function saveFile() {
  download(`${JSON.stringify(record(), null, 1)}\n`, fileName("worksheet.json"), "application/json");
  exported = fingerprint();
  keep();
  say("Saved as a file. Merge it with: attribution worksheet merge");
}

// The page as it came, with the entries in its data and in its cards, so that they are there without JavaScript too.
function saveCopy() {
  const copy = new DOMParser().parseFromString(pristine, "text/html");
  copy.getElementById("worksheet").textContent = embedded({ ...page, hash: copyHash(), worksheet: record() });
  for (const row of rows) paint(row, copy.getElementById(row.id));
  download(`<!DOCTYPE html>\n${copy.documentElement.outerHTML}\n`, fileName("html"), "text/html");
  exported = fingerprint();
  keep();
  say("Saved as a page.");
}

async function openFile(file) {
  warn("");
  try {
    const words = await file.text();
    const found = words.trimStart().startsWith("<") ? JSON.parse(new DOMParser().parseFromString(words, "text/html").getElementById("worksheet").textContent).worksheet : JSON.parse(words);
    if (!found || found.schema !== page.worksheet.schema || typeof found.sheets !== "object") throw new TypeError("no worksheet");
    say(take(found, file.name));
  } catch {
    warn(`“${shown(file.name)}” is no saved worksheet (expected ${page.worksheet.schema}): choose a file that this page saved.`);
  }
}

// Entries of a file over ours. Where both wrote, the file's stands in the cell, and ours is kept in the list of clashes.
function take(found, name) {
  let taken = 0, both = 0;
  const strangers = [];
  for (const sheet of page.order) {
    for (const theirs of found.sheets[sheet] || []) {
      const row = byKey.get(JSON.stringify([sheet, theirs.key]));
      for (const column of page.columns[sheet]) {
        const words = Object.hasOwn(theirs.cells, column.key) ? String(theirs.cells[column.key]) : "";
        if (words === "" || words === column.default) continue;
        if (!row) { strangers.push(theirs.key); continue; }
        const ours = value(row, column.key);
        if (ours === words) continue;
        if (ours !== "" && ours !== column.default) {
          clashes.push({ sheet, key: row.key, column: column.key, kept: words, replaced: ours, origin: `this page, before ${name} was opened` });
          both += 1;
        }
        entered.set(place(row, column.key), words);
        taken += 1;
      }
    }
  }
  const known = new Set([...(page.worksheet.clashes || []), ...clashes].map((clash) => JSON.stringify(clash, Object.keys(clash).sort())));
  for (const clash of found.clashes || []) if (!known.has(JSON.stringify(clash, Object.keys(clash).sort()))) clashes.push(clash);
  keep();
  refresh();
  const told = `${counted(taken, "entry", "entries")} taken from “${shown(name)}”${both ? `, ${both} in place of yours, which are kept in the list of clashes` : ""}.`;
  if (strangers.length || both) warn(told + (strangers.length ? ` ${counted(strangers.length, "entry", "entries")} belong to rows that are not in this worksheet and were not taken: use “attribution worksheet merge”, which loses none.` : ""));
  return told;
}

function prepareFiles() {
  const input = el("input", { type: "file", id: "file", accept: ".json,.html,application/json,text/html", class: "unseen", tabindex: "-1", "aria-label": "Saved work" });
  input.addEventListener("change", async () => {
    for (const file of input.files) await openFile(file);
    input.value = "";
  });
  const checker = el("input", { type: "text", id: "checker", autocomplete: "off", size: "12" });
  try { checker.value = localStorage.getItem("attribution.checker") || ""; } catch { keeps = false; }
  checker.addEventListener("input", () => { try { localStorage.setItem("attribution.checker", checker.value); } catch { keeps = false; } });
  byId("tools").append(
    el("span", { class: "signing" }, el("label", { for: "checker", title: "Signs and dates each status you set" }, "Your name"), checker),
    button("Save work", saveFile, { id: "save", class: "main" }),
    button("Open saved work", () => input.click(), { id: "open" }), input,
    button("Save a copy as a page", saveCopy, { id: "copy" }),
    button("Print", () => print(), { id: "print" }),
    button("Keys", help, { id: "keys", "aria-keyshortcuts": "?" }),
  );
}
