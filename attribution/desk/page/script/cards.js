// A card opens and shows its form; only the open card has one.
let current = null;

function prepare(row) {
  const head = row.item.querySelector("h3");
  const opener = el("button", { type: "button", class: "head", "aria-expanded": "false", "aria-controls": `${row.id}-body` });
  opener.append(...head.childNodes);
  head.append(opener);
  row.head = opener;
  opener.addEventListener("click", () => (row.item.classList.contains("open") ? close(row) : open(row)));
}

function open(row, { moves = true } = {}) {
  if (current && current !== row) close(current);
  current = row;
  row.item.classList.add("open");
  row.head.setAttribute("aria-expanded", "true");
  if (!row.form) {
    row.form = form(row);
    row.item.querySelector(".body").append(row.form);
  }
  showPlace(row, moves);
}

function close(row) {
  row.item.classList.remove("open");
  row.head.setAttribute("aria-expanded", "false");
  if (row.form) row.form.remove();
  row.form = null;
  if (current === row) current = null;
  showPlace(null);
}

function form(row) {
  const made = el("div", { class: "form", role: "group", "aria-label": `Fill in ${shown(original(row, "id") || original(row, "item") || original(row, "no"))}` });
  for (const column of page.columns[row.sheet]) made.append(field(row, column));
  return made;
}

function field(row, column) {
  const id = `${row.id}-${column.key}`;
  const words = value(row, column.key);
  const control = column.kind === "choice" ? choice(column, words) : column.kind === "date" && /^(\d{4}-\d\d-\d\d)?$/.test(words) ? el("input", { type: "date" }) : el("textarea", { rows: "1", dir: "auto" });
  control.id = id;
  if (column.kind !== "choice") control.value = words;
  control.addEventListener("input", () => change(row, column, control));
  return el("div", { class: `field${column.key === page.standing[row.sheet] ? " first" : ""}` }, el("label", { for: id }, column.title), control);
}

// A drop-down of what is offered; other words of a person stay, and can be entered.
const OTHER = "\u0000other";
function choice(column, words) {
  const made = el("select");
  const offered = column.choices.includes(words) || words === "" ? column.choices : [...column.choices, words];
  if (!column.default) made.append(el("option", { value: "" }, "–"));
  for (const word of offered) made.append(el("option", { value: word }, sign(word) + shown(word)));
  made.append(el("option", { value: OTHER }, "other words …"));
  made.value = words || column.default;
  return made;
}

function sign(word) {
  const at = statusOf(word);
  return at < 0 ? "" : `${page.statuses[at].symbol} `;
}

function change(row, column, control) {
  if (control.value === OTHER) {
    const typed = el("textarea", { rows: "1", dir: "auto", id: control.id });
    typed.addEventListener("input", () => change(row, column, typed));
    control.replaceWith(typed);
    typed.focus();
    return;
  }
  enter(row, column.key, control.value);
  if (column.key === page.standing[row.sheet]) signOff(row);
  paint(row);
  tell();
}

// Where the checker has given a name, a status is signed and dated with it, if nobody has yet.
function signOff(row) {
  const name = byId("checker").value.trim();
  if (!name || !page.signing[row.sheet]) return;
  const now = new Date();
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  page.signing[row.sheet].forEach((key, at) => {
    if (value(row, key) !== "") return;
    enter(row, key, [name, today][at]);
    const control = byId(`${row.id}-${key}`);
    if (control) control.value = [name, today][at];
  });
}

// The card as it stands now: its badge, and its entries for paper and for the closed card.
function paint(row, item = row.item) {
  const badge = item.querySelector(".badge");
  if (badge) {
    const [symbol, word, at] = badgeOf(row);
    badge.className = `badge status-${at}`;
    badge.firstElementChild.textContent = symbol;
    badge.lastElementChild.textContent = shown(word);
  }
  const entries = item.querySelectorAll("dl.work > div");
  page.columns[row.sheet].forEach((column, at) => {
    const words = value(row, column.key);
    entries[at].classList.toggle("blank", words === "");
    entries[at].lastElementChild.textContent = shown(words);
  });
  const note = ["note", "remark", "concern", "correction"].some((key) => humanColumn(row, key) && value(row, key) !== "");
  item.classList.toggle("noted", note);
}

function badgeOf(row) {
  const word = standing(row);
  if (row.sheet === "conflicts") return ["", "open"].includes(word) ? ["○", "open", 0] : ["●", word, statusOf("corrected")];
  const at = statusOf(word || page.statuses[0].word);
  return at < 0 ? ["•", word, 0] : [page.statuses[at].symbol, page.statuses[at].word, at];
}
