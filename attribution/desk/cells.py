"""Words as a spreadsheet may hold them, and back: nothing invisible, nothing that is run, nothing that another program rewrites.

Controls are shown as their pictures (ESC as "␛"), other invisible characters as their number ("<U+202E>"); what already looks so is
numbered too, so every text comes back as it was: `decode(encode(text)) == text`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# What moves a cursor, hides text, turns its direction, or cannot stand in XML; line feeds stay, tabs do not, which ODS files lose (compare reports/safe.py).
_HIDDEN = (
    "\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
    "\u2400-\u241f"  # the pictures themselves
)
# "_x0041_" is "A" to Excel, and openpyxl drops "x005F_" wherever it stands; "<more 1>" is ours (attribution.desk.longcells).
_ENCODED = re.compile(f"[\x00-\x09\x0b-\x1f]|[{_HIDDEN}]|_(?=x[0-9A-Fa-f]{{4}}_)|x(?=005F_)|<(?=U\\+[0-9A-F]{{4,6}}>|more [0-9]+>)")
_DECODED = re.compile("[\u2400-\u241f]|<U\\+([0-9A-F]{4,6})>")
_BREAK = re.compile("\r\n?")
_OOXML = re.compile("_x00[01][0-9A-F]_")
# What starts a formula in a spreadsheet (OWASP, "CSV Injection"; the wide forms too), with blanks before it that a reader may cut off.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|\t")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# What a spreadsheet that opens a CSV file takes for a number, a date or a time and saves in other words: "00123", "1e5", "2024-05-08".
REWRITTEN = re.compile(
    rf"{FORMULA.pattern}|(?!.{{61}})(?:(?!(?:0|[1-9]\d{{0,14}})$)[$€£]?\s*\d[\d\s.,:/\-]*(?:e[+-]?\d+|%|\s?[ap]m)?\s*$"
    rf"|\d{{0,4}}[ /.,-]*{_MONTH}[ /.,-]*\d{{0,4}}[ /.,-]*\d{{0,4}}$|(?:true|false)$)",
    re.IGNORECASE | re.DOTALL,
)


def encode(text: str) -> str:
    """Text that every spreadsheet keeps as it is: `encode("a\\x1b[1m")` -> `"a␛[1m"`, `encode("_x0041_")` -> `"<U+005F>x0041_"`."""
    return _ENCODED.sub(lambda match: numbered(match[0]) if match[0] >= " " else chr(0x2400 + ord(match[0])), text)


def decode(text: str) -> str:
    """The text behind `encode`, or typed by a person: a "<U+202E>" is that character wherever it stands; every line break is "\\n"."""
    return _DECODED.sub(_decoded, _BREAK.sub("\n", text))


def _decoded(match: re.Match[str]) -> str:
    """The character of a picture or of a number; a number beyond Unicode stays as it is written."""
    if match[1] is None:
        return chr(ord(match[0]) - 0x2400)
    return chr(code) if (code := int(match[1], 16)) <= 0x10FFFF else match[0]


def numbered(character: str) -> str:
    """`"\\u202e"` -> `"<U+202E>"`."""
    return f"<U+{ord(character):04X}>"


def plain(text: str) -> str:
    """Words as Excel wrote them, its own escapes of controls undone: "a_x000D_" and a line feed are a line break."""
    return _OOXML.sub(lambda match: chr(int(match[0][2:6], 16)), text)


def guard(text: str, risky: re.Pattern[str] = FORMULA) -> str:
    """Text behind an apostrophe where it would be run or rewritten without: `"=1+1"` -> `"'=1+1"`; `"'=1"` -> `"''=1"`; `"'tis"` stays."""
    return f"'{text}" if risky.match(text.lstrip("'")) else text


def unguard(text: str, risky: re.Pattern[str] = FORMULA) -> str:
    """The text behind `guard`."""
    return text[1:] if text.startswith("'") and risky.match(text.lstrip("'")) else text


def known(words: str, symbols: Mapping[str, str]) -> str:
    """A word with its symbol, `"✔ checked-accurate"`; other words as they are, even those that look like one with its symbol."""
    if words in symbols:
        return f"{symbols[words]} {words}"
    return numbered(words[0]) + encode(words[1:]) if bare(words, symbols) != words else encode(words)


def bare(words: str, symbols: Mapping[str, str]) -> str:
    """The word behind its symbol: `"✔ checked-accurate"` -> `"checked-accurate"`; other words as they are."""
    symbol, _, word = words.partition(" ")
    return word if symbols.get(word) == symbol else words
