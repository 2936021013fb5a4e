"""What a desk knows of speakers: its people with aliases and roles, and attributions it overrules."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from attribution.quotes.namekinds import Kind

KEY_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Known:
    """One person or organisation of the table: the name to show, other printed forms of it, and roles for gaps."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: Kind = "person"


@dataclass(frozen=True, slots=True)
class Override:
    """The speaker a desk gives to the words with this key in this article; `speaker` "" means: nobody's name."""

    article: str
    key: str
    speaker: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Everything a desk knows about speakers; empty where it supplies none."""

    people: tuple[Known, ...] = ()
    overrides: tuple[Override, ...] = ()

    def override(self, article: str, words: str) -> Override | None:
        """Return what the desk says of these words in this article, or None."""
        if not self.overrides:
            return None
        key = words_key(words)
        return next((o for o in self.overrides if o.article == article and o.key == key), None)


EMPTY = PeopleTable()


def words_key(words: str) -> str:
    """Return the key of quoted words: 12 hex digits of the sha256 of their lower-case words, marks and breaks left out.

    `“We will leave,”` and `we will leave` have one key, so an override survives a change of marks or of layout.
    """
    plain = " ".join(re.findall(r"\w+", words.casefold()))
    return hashlib.sha256(plain.encode()).hexdigest()[:KEY_LENGTH]
