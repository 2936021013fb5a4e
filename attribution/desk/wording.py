"""When two passages say the same words: spacing and the style of quotation marks do not count, everything else does."""

from __future__ import annotations

import re
from unicodedata import normalize

# Marks that differ by house style only. Single marks stay apart from double ones: 6' and 6" are not the same height.
DOUBLE, SINGLE = "“”„‟«»″〝〞＂", "‘’‚‛′`´＇"
STYLES = str.maketrans({**dict.fromkeys(DOUBLE, '"'), **dict.fromkeys(SINGLE, "'")})
TOKEN = re.compile(r"\w+|[^\w\s]")


def normal(words: str) -> str:
    """The words with one space between them and plain quotation marks: `“We  go”` and `"We go"` are equal. Case and figures stay."""
    return " ".join(normalize("NFC", words).translate(STYLES).split())


def same(one: str, other: str) -> bool:
    """Whether two passages, or two entries, say the same words."""
    return one == other or normal(one) == normal(other)


def tokens(words: str) -> tuple[str, ...]:
    """Words and signs, in lower case, for measuring likeness only."""
    return tuple(TOKEN.findall(words.lower()))
