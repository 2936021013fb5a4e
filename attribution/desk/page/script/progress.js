// How much is left: over the page, on each sheet's link, and on each line of an article.
function tell() {
  const totals = byId("totals");
  const parts = [];
  for (const sheet of page.order.filter((name) => page.standing[name])) {
    const asked = bySheet[sheet];
    const left = asked.filter(isLeft).length;
    const words = asked.length === 0 ? "none" : left === 0 ? `✔ all ${asked.length} done` : `${left} of ${asked.length} left`;
    parts.push(el("span", { class: "total" }, el("b", {}, page.titles[sheet]), ` ${words}`));
    document.querySelector(`#sheets a[data-sheet="${sheet}"] .count`).textContent = left === 0 ? "✔" : `${left} left`;
  }
  const attention = rows.filter(needsAttention).length;
  parts.push(el("span", { class: attention ? "total alarm" : "total" }, attention ? `⚠ ${attention} ${attention === 1 ? "needs" : "need"} attention` : "nothing needs attention"));
  totals.replaceChildren(...parts);
  tellLines();
}

function tellLines() {
  const counts = new Map();
  for (const row of [...bySheet.facts, ...bySheet.quotations]) {
    const line = counts.get(original(row, "line")) || { left: 0, attention: 0 };
    line.left += isLeft(row);
    line.attention += needsAttention(row);
    counts.set(original(row, "line"), line);
  }
  for (const row of bySheet.lines) {
    const found = counts.get(original(row, "no"));
    const mark = row.item.querySelector(".left") || row.head.insertBefore(el("span", { class: "left tag" }), row.head.querySelector(".lead"));
    mark.hidden = !found;
    if (found) mark.textContent = (found.left ? `○ ${found.left} left` : "✔ none left") + (found.attention ? `, ⚠ ${found.attention}` : "");
  }
}

// Everything anew, after entries came from elsewhere.
function refresh() {
  rows.forEach((row) => paint(row));
  if (current) {
    const row = current;
    close(row);
    open(row, { moves: false });
  }
  tell();
  tellKept();
  copyIntoPage();
}
