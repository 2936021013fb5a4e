"""Acronyms: those an article spells out, those of the names it prints, and a few that all newsrooms print."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attribution.quotes.lexicon import fold
from attribution.types import Span

ACRONYM = re.compile(
    r"((?:[A-ZÀ-Þ][\w'’&.-]{0,30}\s+(?:of\s+|for\s+|and\s+|the\s+|on\s+|in\s+)*){1,7})\(\s*([A-Z][A-Z.&]{1,9})\s*\)"
)
SMALL = frozenset(["of", "for", "and", "the", "on", "in", "de", "&"])
# Written out nowhere, understood everywhere; an article that names something else with these letters goes before them.
COMMON = {
    "UN": "United Nations",
    "EU": "European Union",
    "US": "United States",
    "USA": "United States",
    "UK": "United Kingdom",
    "UAE": "United Arab Emirates",
    "AU": "African Union",
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "BBC": "BBC",
    "NATO": "NATO",
    "WHO": "World Health Organization",
    "IMF": "International Monetary Fund",
    "WTO": "World Trade Organization",
    "ICRC": "International Committee of the Red Cross",
    "IAEA": "International Atomic Energy Agency",
    "ICC": "International Criminal Court",
    "ECB": "European Central Bank",
    "HRW": "Human Rights Watch",
    "UNHCR": "UNHCR",
    "UNICEF": "UNICEF",
}


def read_acronyms(text: str, spans: Iterable[Span]) -> dict[str, tuple[str, ...]]:
    """Return folded acronym -> words of the name it stands for: "the Human Rights Watch (HRW)" -> {"hrw": (…)}."""
    found: dict[str, tuple[str, ...]] = {}
    for span in spans:
        for match in ACRONYM.finditer(text, span.start, span.end):
            words, letters = match.group(1).split(), match.group(2).replace(".", "")
            capitals = [word for word in words if word.lower() not in SMALL]
            taken = capitals[-len(letters) :]
            if "".join(word[0] for word in taken).upper() == letters.upper():
                found[fold(letters)] = tuple(words[words.index(taken[0]) :])
    return found


def is_acronym(word: str) -> bool:
    """Say whether a word is an acronym: "UN", "U.N.", "MINUSMA"."""
    bare = word.replace(".", "")
    return len(bare) > 1 and bare.isupper() and bare.isalpha()


def initials(words: Iterable[str]) -> str:
    """Return the initials of the capitalised words of a name: ("United", "Nations") -> "UN"."""
    return "".join(word[0] for word in words if word[0].isupper())


def spelled_out(acronym: str) -> str | None:
    """Return what an acronym that needs no explanation stands for."""
    return COMMON.get(acronym.replace(".", ""))
