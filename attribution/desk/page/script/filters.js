// One sheet is shown at a time, by what its rows hold and by free text; another sheet has other filters.
let sheet = page.order[0];
const chosen = {};
let sought = "";
const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function showSheet(name, { focuses = false } = {}) {
  sheet = name;
  document.documentElement.dataset.sheet = name;
  for (const link of document.querySelectorAll("#sheets a")) {
    if (link.dataset.sheet === name) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const one of page.order) byId(one).classList.toggle("shown", one === name);
  if (current && current.sheet !== name) close(current);
  buildFilters();
  filter({ tells: false });
  byId("work").scrollTop = 0;
  if (focuses) byId("work").focus({ preventScroll: true });
  say(`${page.titles[name]}: ${counted(bySheet[name].length, "row")}`);
}

const cell = (row, key) => (humanColumn(row, key) ? value(row, key) || humanColumn(row, key).default : original(row, key));

function buildFilters() {
  const box = byId("filters");
  const search = el("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false" });
  search.value = sought;
  search.addEventListener("input", () => { sought = search.value; filter(); });
  const parts = [];
  for (const { key, title } of page.filters[sheet]) {
    const words = [...new Set(bySheet[sheet].map((row) => cell(row, key)))].filter((word) => word !== "").sort();
    const picked = chosen[`${sheet} ${key}`] || "";
    if (words.length < (picked ? 1 : 2) && !(key === page.standing[sheet])) continue;
    const offered = humanColumn(bySheet[sheet][0] || { sheet }, key) ? [...new Set([...humanColumn({ sheet }, key).choices, ...words])] : words;
    const select = el("select", { id: `filter-${key}` }, el("option", { value: "" }, "all"), ...offered.map((word) => el("option", { value: word }, sign(word) + shown(word))));
    select.value = picked;
    select.addEventListener("change", () => { chosen[`${sheet} ${key}`] = select.value; filter(); });
    parts.push(el("div", { class: "filter" }, el("label", { for: select.id }, title), select));
  }
  if (page.standing[sheet]) parts.push(toggle("left", "Only what is left"), toggle("attention", "Only what needs attention"));
  const count = el("p", { class: "showing", id: "showing" });
  const reset = button("Clear filters", () => { clearFilters(); byId("search").focus(); }, { id: "clear" });
  const more = el("details", { class: "more" }, el("summary", {}, "Filters"), el("div", { class: "choices" }, ...parts));
  more.open = desktop.matches || Object.entries(chosen).some(([key, picked]) => picked && key.startsWith(`${sheet} `));
  box.replaceChildren(el("div", { class: "filter wide" }, el("label", { for: "search" }, "Search"), search), count, reset, ...(parts.length ? [more] : []));
}

function toggle(key, words) {
  const check = el("input", { type: "checkbox", id: `only-${key}` });
  check.checked = Boolean(chosen[`${sheet} only-${key}`]);
  check.addEventListener("change", () => { chosen[`${sheet} only-${key}`] = check.checked; filter(); });
  return el("div", { class: "filter check" }, el("label", {}, check, ` ${words}`));
}

function clearFilters() {
  sought = "";
  for (const key of Object.keys(chosen)) if (key.startsWith(`${sheet} `)) delete chosen[key];
  buildFilters();
  filter();
}

function passes(row) {
  for (const { key } of page.filters[sheet]) {
    const picked = chosen[`${sheet} ${key}`];
    if (picked && cell(row, key) !== picked) return false;
  }
  if (chosen[`${sheet} only-left`] && !isLeft(row)) return false;
  if (chosen[`${sheet} only-attention`] && !needsAttention(row)) return false;
  if (!sought.trim()) return true;
  const human = page.columns[sheet].map(({ key }) => value(row, key));
  const words = plain([...Object.values(row.cells), ...human].join("\n"));
  return plain(sought).split(/\s+/).every((word) => words.includes(word));
}

// The row that is open stays, whatever the filter: nobody loses the row they are writing in.
function filter({ tells = true } = {}) {
  let seen = 0;
  for (const row of bySheet[sheet]) {
    const kept = passes(row) || (row === current && row.item.contains(document.activeElement));
    row.item.classList.toggle("out", !kept);
    seen += kept;
  }
  const words = `${seen} of ${bySheet[sheet].length} shown`;
  byId("showing").textContent = words;
  byId("clear").hidden = seen === bySheet[sheet].length && !sought;
  if (tells) say(words);
}

const visible = () => bySheet[sheet].filter((row) => !row.item.classList.contains("out"));
