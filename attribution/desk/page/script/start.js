// A browser may have saved the page as it was when somebody worked in it: first it becomes the page as it came again.
function untouch() {
  document.documentElement.classList.remove("js");
  for (const made of document.querySelectorAll(".form, .left, .only-pair")) made.remove();
  for (const head of document.querySelectorAll("h3 > .head")) head.replaceWith(...head.childNodes);
  for (const one of document.querySelectorAll(".open, .out, .now, .aside, .shown")) one.classList.remove("open", "out", "now", "aside", "shown");
  for (const id of ["tools", "totals", "filters", "notice", "said"]) byId(id).replaceChildren();
  byId("help").removeAttribute("open");
}

// The page as it came is kept for copies; then it becomes a desk.
untouch();
const pristine = document.documentElement.outerHTML;
document.documentElement.classList.add("js");
restore();
rows.forEach(prepare);
prepareFiles();
prepareArticles();
prepareKeys();
byId("sheets").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  showSheet(link.dataset.sheet, { focuses: true });
});
showSheet(page.order[0]);
rows.forEach((row) => paint(row));
tell();
if (keeps) stored();
keep();
const asked = byCard.get(decodeURIComponent(location.hash.slice(1)));
if (asked) goTo(asked);
