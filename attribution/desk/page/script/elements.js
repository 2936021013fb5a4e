// Small helpers. Words of articles and people only ever go into text nodes and control values, never into markup.
const byId = (id) => document.getElementById(id);

// An element with attributes and children: el("button", {type: "button"}, "Close").
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function button(words, act, attributes = {}) {
  const made = el("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

// As `clean` does where the page is made: controls and overrides become visible, so that no cell can disturb another.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu;
const shown = (words) => words.replace(/[\t\v\f\r\u0085\u2028\u2029]/g, " ").replace(CONTROLS, (found) => {
  const code = found.codePointAt(0);
  if (found === "\n") return found;
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
});

const counted = (number, one, many = one + "s") => `${number} ${number === 1 ? one : many}`;

// Said to screen readers, politely; `warn` is seen too.
function say(words) { byId("said").textContent = words; }
function warn(words) { byId("notice").textContent = words; }
