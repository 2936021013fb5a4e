"""What a person typed into a search, as words and phrases that no database can take for anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attribution.archive.words.plainwords import plain_words

# A phrase between double marks of any style; a mark without a partner is a blank.
PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
MARKS = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Groups of words that must all be found, the words of a group in a row; `phrases` are those between marks, to be found as they are."""

    groups: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, ...], ...]

    def query(self, dialect: str) -> str:
        """The groups in the language of FTS5 or of to_tsquery; words hold letters and digits only."""
        return match_all(self.groups, dialect)


def match_all(groups: tuple[tuple[str, ...], ...], dialect: str) -> str:
    """All groups: `(("a", "b"), ("c",)) -> '"a b" "c"'` in SQLite, `(a <-> b) & c` in PostgreSQL."""
    if dialect == "sqlite":
        return " ".join(f'"{" ".join(group)}"' for group in groups)
    return " & ".join(f"({' <-> '.join(group)})" for group in groups)


def match_any(groups: tuple[tuple[str, ...], ...], dialect: str) -> str:
    """Any group: `(("a", "b"), ("c",)) -> '"a b" OR "c"'` in SQLite, `(a <-> b) | (c)` in PostgreSQL."""
    if dialect == "sqlite":
        return " OR ".join(f'"{" ".join(group)}"' for group in groups)
    return " | ".join(f"({' <-> '.join(group)})" for group in groups)


def wanted(words: str) -> Wanted:
    """`'minister "pack of lies"' -> groups (pack, of, lies), (minister,); phrases (pack, of, lies)`. "don't" is two words in a row."""
    phrases = [folded for match in PHRASE.finditer(words) if (folded := forms(match.group(1)))]
    rest = MARKS.sub(" ", PHRASE.sub(" ", words)).split()
    singles = [folded for word in rest if (folded := forms(word))]
    return Wanted(tuple(dict.fromkeys([*phrases, *singles])), tuple(dict.fromkeys(phrases)))


def forms(words: str) -> tuple[str, ...]:
    """The folded words of a group."""
    return tuple(word.form for word in plain_words(words))
