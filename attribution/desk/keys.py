"""The keys of rows: what a row is about, never where it stands, so that an edit elsewhere changes none of them.

A key hashes the sheet, the article and folded words. For a fact or a quotation these are its own words and those of its line: the
words alone ("three") would keep their key while the sentence around them comes to say something else, and a check would be carried
over to what nobody has checked.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter

from attribution.desk.columns import SheetName

DIGITS = 12


class Keys:
    """Gives out keys, each once: equal words of one article are told apart by their order."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def of(self, sheet: SheetName, article: str, *words: str) -> str:
        """`"facts", "mail.txt", "12 people", "At least 12 people died." -> "9f86d081884c"`: 12 hex digits of a sha256."""
        parts = (sheet, article, *(folded(text) for text in words))
        self._seen[parts] += 1
        return digest(*parts, str(self._seen[parts]))


def folded(text: str) -> str:
    """Words as they are compared: compatibility forms, small letters, single blanks: `"ﬁve  Men" -> "five men"`."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def digest(*parts: str) -> str:
    """The first hex digits of the parts' sha256; half characters of broken texts are no obstacle."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
