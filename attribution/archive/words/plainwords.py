"""Words as the full-text index holds them, the same on every database: `"Café's 12%" -> cafe, s, 12`.

A change here means a migration that builds the index anew: what was put in by other words can never be taken out of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A letter or digit, and whatever letters, digits and accents follow.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
PIECE = re.compile(r"[^\W_]+")
# PostgreSQL takes lexemes of 2 KB and a tsvector of 1 MB: words are cut, and what follows 600 KB of them (about 100,000) is not indexed.
LONGEST, MOST_BYTES = 64, 600_000


class PlainWord(NamedTuple):
    """A folded word and its code points in the text."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> tuple[str, ...]:
    """The form of a word without case, accents and ligatures; several for a sign that stands for several: `"½" -> ("1", "2")`."""
    spread = unicodedata.normalize("NFKD", word.casefold()).casefold()
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return tuple(piece[:LONGEST] for piece in PIECE.findall(bare))


def plain_words(text: str) -> Iterator[PlainWord]:
    """The words of a text, in order."""
    for match in WORD.finditer(text):
        for form in folded(match.group()):
            yield PlainWord(form, match.start(), match.end())


def indexed(forms: Iterator[str]) -> str:
    """Forms as one string for an index: parted by blanks, up to the most that every database takes."""
    kept: list[str] = []
    room = MOST_BYTES
    for form in forms:
        room -= len(form.encode("utf-8", "replace")) + 1
        if room < 0:
            break
        kept.append(form)
    return " ".join(kept)


def plain_text(text: str) -> str:
    """A text as the index takes it: `"The café closed." -> "the cafe closed"`."""
    return indexed(word.form for word in plain_words(text))
