// The words of the open row in the articles: found, marked, and brought into view side by side.
const desktop = matchMedia("(min-width: 56rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const behavior = () => (calm.matches ? "auto" : "smooth");

function showPlace(row, moves = true) {
  for (const old of document.querySelectorAll(".hit.now, .line.now")) old.classList.remove("now");
  for (const article of document.querySelectorAll(".column")) {
    delete article.dataset.side;
    article.classList.remove("aside");
  }
  if (!row) return;
  const hits = [...document.querySelectorAll(`[data-rows~="${row.id}"]`)];
  hits.forEach((hit) => hit.classList.add("now"));
  const line = row.sheet === "lines" ? byId(`line-${row.index}`) : null;
  if (line) line.classList.add("now");
  if (row.sheet === "conflicts") nameSides(row);
  if (!moves || !desktop.matches) return;
  const first = new Map();
  for (const hit of line ? [line] : hits) if (!first.has(hit.closest(".column"))) first.set(hit.closest(".column"), hit);
  for (const [article, hit] of first) bring(article, hit);
}

// A and B over the two articles of a finding; the others step aside where that is wished.
function nameSides(row) {
  const names = new Map(["a", "b"].map((side) => [articleOf.get(original(row, `${side}_article`)), side.toUpperCase()]));
  const only = byId("only-pair");
  for (const article of document.querySelectorAll(".column")) {
    if (names.has(article)) article.dataset.side = names.get(article);
    else article.classList.toggle("aside", Boolean(only && only.checked));
  }
}

function bring(article, hit) {
  const text = article.querySelector(".story");
  const top = hit.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
  text.scrollTo({ top: Math.max(0, top - text.clientHeight / 3), behavior: behavior() });
  const columns = byId("columns");
  const left = article.offsetLeft - columns.offsetLeft;
  if (left < columns.scrollLeft || left + article.offsetWidth > columns.scrollLeft + columns.clientWidth) columns.scrollTo({ left, behavior: behavior() });
}

const articleOf = new Map();
function prepareArticles() {
  bySheet.lines.forEach((row) => {
    const line = byId(`line-${row.index}`);
    if (line) articleOf.set(original(row, "article"), line.closest(".column"));
  });
  const columns = document.querySelectorAll(".column").length;
  if (columns > 2) {
    const check = el("input", { type: "checkbox", id: "only-pair" });
    check.checked = true;
    check.addEventListener("change", () => { if (current) showPlace(current); });
    document.querySelector(".articles-head").append(el("label", { class: "only-pair" }, check, " Only the two articles of the open finding"));
  }
  // Rows have keys and heads of their own: the many links in the text stay out of the way of Tab.
  for (const hit of document.querySelectorAll("a.hit")) hit.tabIndex = -1;
  byId("columns").addEventListener("click", pick);
  for (const link of document.querySelectorAll("a.jump")) link.addEventListener("click", jump);
}

// From a card to its line, wherever the page shows it.
function jump(event) {
  event.preventDefault();
  const line = byId(event.currentTarget.hash.slice(1));
  if (desktop.matches) bring(line.closest(".column"), line);
  else line.scrollIntoView({ block: "center", behavior: behavior() });
  line.closest(".story").focus({ preventScroll: true });
}

// A click on marked words opens the row; another click the next row on the same words.
function pick(event) {
  const hit = event.target.closest("a.hit");
  if (!hit || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const on = hit.dataset.rows.split(" ");
  const at = current ? on.indexOf(current.id) : -1;
  goTo(byCard.get(on[(at + 1) % on.length]), { moves: false });
}

// Show a row wherever it is: its sheet, out of any filter, open, in view and in focus.
function goTo(row, { moves = true } = {}) {
  if (row.sheet !== sheet) showSheet(row.sheet);
  if (row.item.classList.contains("out")) clearFilters();
  open(row, { moves });
  focusRow(row);
}

function focusRow(row) {
  row.head.focus({ preventScroll: true });
  row.item.scrollIntoView({ block: "nearest", behavior: behavior() });
}
