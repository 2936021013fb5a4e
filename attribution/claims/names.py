"""The proper names of an article and the fullest form of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Literal, cast

from attribution.claims.wordlists import words
from attribution.parsing import entity_kind
from attribution.types import Name, Person

NameKind = Literal["person", "organization", "place", "group", "facility", "product", "event", "other"]
KINDS = frozenset(["person", "organization", "place", "group", "facility", "product", "event", "other"])
# "United Nations Multidimensional … Mission in Mali (MINUSMA)": the words before, the letters inside.
GLOSS = re.compile(r"((?:[A-Z][\w’'-]*(?:\s+(?:of|for|the|and|in|on|to|de|du|la))*\s+){1,9})\(([A-Z][A-Za-z]{1,11})\)")
SMALL = words("of for the and in on to de du la")
ARTICLE = re.compile(r"^(?:the|The|a|A)\s+|['’]s?$")
# So many names that end alike are no longer one name in several forms.
MOST_ALIKE = 50


def find_names(doc: Any, people: Sequence[Person], text: str | None = None) -> tuple[Name, ...]:
    """Return the proper names of a text in order: `"Diop" -> Name(kind="person", full="Abdoulaye Diop")`.

    The full form is the person's or body's name where `people` lists the mention, the words that an acronym was glossed
    with, or the longest name of the article that ends in the same words.
    """
    known = {(m.start, m.end): person for person in people for m in person.mentions}
    glossed = glosses(doc.text if text is None else text)
    found = [_name(entity) for entity in doc.ents if entity_kind(entity.label_) in KINDS]
    found = _with_people([name for name in found if name.text], people)
    longest = _by_last_word([name.text for name in found] + [person.name for person in people])
    return tuple(_filled(name, known, glossed, longest) for name in found)


def _with_people(found: list[Name], people: Sequence[Person]) -> list[Name]:
    """Return the names with the mentions of people that the tagger missed; a pronoun is no name."""
    starts = [name.start for name in found]
    missed = []
    for person in people:
        words = set(person.name.split())
        for mention in person.mentions:
            at = bisect_left(starts, mention.end)
            if at and found[at - 1].end > mention.start:
                continue
            if words & set(mention.text.split()):
                missed.append(Name(mention.start, mention.end, mention.text, person.kind, person.name))
    return sorted([*found, *missed], key=lambda name: (name.start, -name.end))


def _name(entity: Any) -> Name:
    """Return an entity as a name, without article and possessive."""
    text, start = entity.text, entity.start_char
    head = ARTICLE.match(text)
    if head and head.end() < len(text):
        start, text = start + head.end(), text[head.end() :]
    tail = re.search(r"['’]s?$", text)
    text = text[: tail.start()] if tail else text
    text = text.rstrip()
    return Name(start, start + len(text), text, cast(NameKind, entity_kind(entity.label_)), text)


def _filled(
    name: Name, known: dict[tuple[int, int], Person], glossed: dict[str, str], longest: dict[str, list[str]]
) -> Name:
    """Return a name with its full form."""
    person = known.get((name.start, name.end))
    full = person.name if person else glossed.get(name.text) or _longest(name, longest)
    return Name(name.start, name.end, name.text, person.kind if person else name.kind, full)


def glosses(text: str) -> dict[str, str]:
    """Return acronyms with the words they stand for: `"Human Rights Watch (HRW)" -> {"HRW": "Human Rights Watch"}`."""
    found: dict[str, str] = {}
    for match in GLOSS.finditer(text):
        words, letters = match.group(1).split(), match.group(2)
        full = _spelled_out(words, letters)
        if full:
            found.setdefault(letters, full)
    return found


def _spelled_out(words: list[str], letters: str) -> str:
    """Return the last words whose initials begin like the acronym, small words skipped; "" where none do."""
    for start in range(len(words)):
        big = [w for w in words[start:] if w.lower() not in SMALL]
        if len(big) >= 2 and big[0][0].lower() == letters[0].lower() and words[start].lower() not in SMALL:
            return " ".join(words[start:])
    return ""


def _by_last_word(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the distinct names by their last word, the longest first."""
    table: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if name.split():
            table.setdefault(name.split()[-1], []).append(name)
    return {last: sorted(alike, key=len, reverse=True)[:MOST_ALIKE] for last, alike in table.items()}


def _longest(name: Name, longest: dict[str, list[str]]) -> str:
    """Return the longest name that ends in the words of this one; a lone place name stays itself ("Mali", "Central Mali")."""
    if name.kind == "place":
        return name.text
    words = name.text.split()
    for other in longest.get(words[-1], ()) if words else ():
        if other.split()[-len(words) :] == words:
            return other
    return name.text
