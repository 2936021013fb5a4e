// The worksheet as written, and over it what has been entered here: a map from [sheet, key, column] to words.
const element = byId("worksheet");
const page = JSON.parse(element.textContent);
const rows = [];
const bySheet = {};
const byCard = new Map();
const byKey = new Map();
for (const sheet of page.order) {
  bySheet[sheet] = (page.worksheet.sheets[sheet] || []).map((found, index) => {
    const row = { sheet, index, key: found.key, cells: found.cells, id: `${sheet}-${index}`, item: byId(`${sheet}-${index}`) };
    byCard.set(row.id, row);
    byKey.set(JSON.stringify([sheet, found.key]), row);
    return row;
  });
  rows.push(...bySheet[sheet]);
}

let entered = new Map();
let clashes = [];
const place = (row, column) => JSON.stringify([row.sheet, row.key, column]);
const original = (row, column) => (Object.hasOwn(row.cells, column) ? row.cells[column] : "");

function value(row, column) {
  const at = place(row, column);
  return entered.has(at) ? entered.get(at) : original(row, column);
}

const humanColumn = (row, key) => page.columns[row.sheet].find((column) => column.key === key);
const standing = (row) => (page.standing[row.sheet] ? value(row, page.standing[row.sheet]) : "");
const statusOf = (word) => page.statuses.findIndex((status) => status.word === word.trim().toLowerCase());

// Whether a row is left to do, and whether it needs an editor's eye.
function isLeft(row) {
  if (!page.standing[row.sheet]) return false;
  if (row.sheet === "conflicts") return ["", "open"].includes(standing(row).trim().toLowerCase());
  const status = page.statuses[statusOf(standing(row) || page.statuses[0].word)];
  return Boolean(status && status.open);
}

function needsAttention(row) {
  const status = page.statuses[statusOf(standing(row))];
  return Boolean(page.standing[row.sheet] && status && status.attention);
}

// The worksheet with everything entered in it: what is exported, and what `attribution worksheet merge` reads.
function record() {
  const sheets = {};
  for (const sheet of page.order) {
    sheets[sheet] = bySheet[sheet].map((row) => {
      const cells = { ...row.cells };
      for (const { key } of page.columns[sheet]) {
        const words = value(row, key);
        if (words === original(row, key)) continue;
        if (words === "") delete cells[key];
        else cells[key] = words;
      }
      return { ...(page.worksheet.sheets[sheet][row.index]), key: row.key, cells };
    });
  }
  return { ...page.worksheet, sheets, clashes: [...(page.worksheet.clashes || []), ...clashes] };
}

// JSON that is safe inside the page's own script element, as the page's maker writes it.
const embedded = (held) => JSON.stringify(held).replace(/[<>&\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
