"""One spelling for comparing headlines, bodies and names: case, quotation marks and spaces made equal."""

from __future__ import annotations

import re

QUOTES = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "`": "'",
        "´": "'",
        "–": "-",
        "—": "-",
        "…": "...",
    }
)
WORD = re.compile(r"[\w'’]+")


def plain(text: str) -> str:
    """Write words in one way: `"Mali’s  “junta”" -> 'mali\\'s "junta"'`."""
    return " ".join(text.translate(QUOTES).replace("''", '"').lower().split())


def letters(text: str) -> str:
    """Keep only letters and digits, in lower case: for telling that two headlines are one."""
    return "".join(character for character in text.casefold() if character.isalnum())


def long_words(text: str) -> frozenset[str]:
    """The words of four letters and more, in lower case: what a headline shares with its story."""
    return frozenset(word.lower() for word in WORD.findall(text) if len(word) > 3)
