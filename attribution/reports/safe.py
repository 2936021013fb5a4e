"""Text from articles is not ours: make it harmless where it is shown, and leave it whole where it is data."""

from __future__ import annotations

import re

# Everything that can move the cursor, hide text or turn its direction: C0 and C1 controls, DEL, line and paragraph
# separators, bidirectional embeddings, overrides and isolates, zero-width space, BOM, language tags, lone surrogates,
# noncharacters. Left alone: joiners and the implicit direction marks, which Persian, Hindi, Hebrew and Arabic text needs.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")
_JSON_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
# Characters that mean something to Markdown anywhere in a line; the rest only at its start.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&$@])")
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}(?=[.)]))")
_AUTOLINK = re.compile(r"(?i)(\bwww(?=\.)|:(?=//))")


def clean(text: str) -> str:
    """One line of printable text: breaks and tabs become spaces, ESC becomes "␛", others their number, "<U+202E>"."""
    return _UNSAFE.sub(lambda match: _visible(match[0]), _SPACES.sub(" ", text))


def _visible(character: str) -> str:
    """A printable stand-in for a control: the Unicode picture for C0 controls, else the code point."""
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"


def markdown(text: str) -> str:
    """One line of Markdown that shows `text` as it is: `"*not bold*"` -> `"\\*not bold\\*"`."""
    escaped = _MARKDOWN.sub(r"\\\1", clean(text))
    escaped = _AUTOLINK.sub(lambda match: "\\:" if match[0] == ":" else match[0] + "\\", escaped)
    return _LINE_START.sub(lambda match: f"{match[1]}{_at_start(match[2])}", escaped)


def _at_start(marker: str) -> str:
    """A marker at the start of a line, disarmed: "-" -> "\\-"; a number's dot instead of the number: "1." -> "1\\."."""
    return f"{marker}\\" if marker[0].isdigit() else f"\\{marker}"


def json_text(text: str) -> str:
    """Serialised JSON with its invisible characters escaped: it means the same and is safe to print, split and encode."""
    return _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def script_text(text: str) -> str:
    """Serialised JSON that may stand inside a page's `<script>`: it means the same, and no `</script>` or `<!--` can end or change it."""
    return text.replace("<", "\\u003c")
