"""Cut a text into the words, numbers and signs that the grammars for quantities and dates read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from attribution.claims.wordlists import words

LexKind = Literal["number", "word", "sign", "code"]

# A number may have thousands groups (comma, thin or no-break space, apostrophe; a plain blank only before exactly three
# digits) and a decimal part. A "code" mixes letters and digits (G7, F-16, Covid-19, A380, SW1A) and is never a quantity.
LEXEME = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+|[@#]\w+|[\w.+-]{1,64}@[\w-]{1,64}\.\w+)"
    r"|(?P<number>(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d\w,.]\d|\w)|\d+(?:[.·]\d+)*))"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>[^\s\w]|_|\d+)"
)
# Letters that touch a number on its right and still make a quantity: 2.3m, 5th, 6pm, 45km, 3D is not among them.
SUFFIXES = words(
    "m mn mln bn billion million k tn trn th st nd rd s am pm a p km kg g cm mm t mi ft lb lbs l ha mph kmh kph mw gw kw "
    "mwh gwh kwh c f h hr hrs min mins sec secs yr yrs p ton tonnes in yd oz mg ml db hz ghz mhz gb tb mb v e bp bps pc"
)
# Letters of currencies that touch the digits ("Sh2.1bn"); one letter makes a code ("R2", "N5") unless a scale follows.
GLUED_CODES = words("Sh Shs KSh Ksh KSH USh Ush TSh Tsh KES UGX TZS NGN GHS ZAR INR NOK SEK DKK CHF MYR RM Rp Tk SKr NKr DKr SFr SwFr CFA FCFA")
# "R5 billion" is in rand; "R2" alone is a robot.
SCALED = words("million billion trillion m bn mn")
# Codes of a dollar written before the sign, and prefixes that may touch a number through a hyphen.
OPEN_PREFIXES = words("mid pre post top under over sub non ex pro all us a c nz hk s r")


class Lexeme(NamedTuple):
    """One piece of text: `lower` is its lower-cased form; `glued` says that no blank stands before it.

    A tuple, since an article has thousands and a frozen dataclass takes three times as long to make.
    """

    text: str
    start: int
    end: int
    kind: LexKind
    lower: str
    glued: bool


def lex(text: str, start: int = 0, end: int | None = None) -> list[Lexeme]:
    """Return the lexemes of `text[start:end]` in order: `"more than 17,000" -> [more, than, 17,000]`.

    Offsets are into the whole text; linear in its length.
    """
    found: list[Lexeme] = []
    last = -1
    for match in LEXEME.finditer(text, start, len(text) if end is None else end):
        kind = _kind(match)
        piece = match.group()
        found.append(Lexeme(piece, match.start(), match.end(), kind, piece.lower(), match.start() == last))
        last = match.end()
    return _mark_codes(found)


def _kind(match: re.Match[str]) -> LexKind:
    """Return the kind of a match: a link counts as a code, since nothing in it is a quantity."""
    group = match.lastgroup
    if group == "link":
        return "code"
    return "number" if group == "number" else "word" if group == "word" else "sign"


def _mark_codes(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Turn digits that touch letters into codes, unless the letters are a suffix or currency: `G7`, `F-16`, `4x4`."""
    codes: set[int] = set()
    for i, lexeme in enumerate(lexemes):
        if lexeme.kind != "number" and not (lexeme.kind == "sign" and lexeme.text[0].isdigit()):
            continue
        if _code_before(lexemes, i) or _code_after(lexemes, i):
            codes.add(i)
    return [_as_code(x) if i in codes else x for i, x in enumerate(lexemes)]


def _as_code(x: Lexeme) -> Lexeme:
    """Return the lexeme with the kind changed."""
    return Lexeme(x.text, x.start, x.end, "code", x.lower, x.glued)


def _code_before(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Say whether letters touch the digits on the left, directly or through a hyphen: `G7`, `Kestrel-2`, not `mid-30s`."""
    if i == 0 or not lexemes[i].glued:
        return False
    before = lexemes[i - 1]
    if before.kind == "word":
        if before.text in ("US", "A", "NZ", "HK", "C") and i >= 2 and lexemes[i - 2].text == "$":
            return False  # "$US4.2 billion"
        if before.text == "R" and (set(lexemes[i].text) & {",", "."} or (i + 1 < len(lexemes) and lexemes[i + 1].lower in SCALED)):
            return False
        return before.text not in GLUED_CODES and before.lower not in ("rs", "usd", "eur", "gbp", "us", "sfr", "chf", "kr")
    if before.text in "-–‑" and before.glued and i >= 2 and lexemes[i - 2].kind in ("word", "code"):
        stem = lexemes[i - 2]
        if stem.lower in SUFFIXES and stem.glued and i >= 3 and lexemes[i - 3].kind == "number":
            return False  # "3.1bn-3.5bn"
        return stem.kind == "code" or not (stem.lower in OPEN_PREFIXES or _spelled(stem.lower))
    return False


def _code_after(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Say whether letters that are no known suffix touch the digits on the right: `3D`, `1AA`."""
    if i + 1 >= len(lexemes) or not lexemes[i + 1].glued:
        return False
    after = lexemes[i + 1]
    return after.kind == "word" and after.lower.rstrip("²³") not in SUFFIXES


def _spelled(word: str) -> bool:
    """Say whether a word is a month, unit of talk or number word that may stand before a hyphen and digits."""
    return word in _MONTHS or word.endswith(("teen", "ty"))


_MONTHS = words("jan feb mar apr may jun jul aug sep sept oct nov dec") | words(
    "january february march april june july august september october november december"
)
