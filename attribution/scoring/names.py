"""When two printed names name one speaker."""

from __future__ import annotations

import re
import unicodedata

TITLE_WORDS = """
the a an mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hon gen general col colonel maj major capt
captain lt lieutenant sgt sergeant sen senator rep gov governor president jr sr
"""
TITLES = frozenset(TITLE_WORDS.split())
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")


def normalised_name(name: str) -> tuple[str, ...]:
    """Lower-case words without accents, titles, articles and possessives: "Mr. José Peña's" -> ("jose", "pena")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = tuple(POSSESSIVE.sub("", word.casefold()) for word in WORD.findall(POSSESSIVE.sub("", plain.strip())))
    kept = tuple(word for word in words if word not in TITLES)
    return kept or words


def same_name(a: str, b: str) -> bool:
    """Whether two names are one after normalising: "the Kremlin" is "Kremlin", "Diop" is not "Abdoulaye Diop"."""
    return normalised_name(a) == normalised_name(b)


def compatible_names(a: str, b: str) -> bool:
    """Whether one name ends the other: "Diop" and "foreign minister Abdoulaye Diop" are compatible."""
    short, long = sorted((normalised_name(a), normalised_name(b)), key=len)
    return bool(short) and long[-len(short) :] == short
