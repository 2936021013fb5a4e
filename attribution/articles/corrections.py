"""Corrections and editor's notes of a page: told to the editor in their own words, and never compared as the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.articles.pagemarks import CAMEL, Marks
from attribution.articles.pagetree import Unit, holders
from attribution.types import Diagnostic

LABEL = r"(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|erratum|retraction)"
CORRECTION = re.compile(
    rf"^\W{{0,3}}(?:{LABEL}\b[^.:]{{0,60}}(?::|\s[–—-]\s)|{LABEL}$"
    r"|(?:an )?earlier versions? of this (?:article|story|report|post|piece|caption|headline)\b"
    r"|this (?:article|story|report|post|piece|headline|caption)(?:['’]s headline)? (?:was|has been|is) (?:\w+ ){0,3}?(?:corrected|amended|clarified|retracted)\b"
    r"|this (?:article|story|report|piece) (?:originally|initially|previously|incorrectly|mistakenly|wrongly) (?:stated|said|reported|gave|misstated|identified|named)\b"
    r"|(?:a|an) (?:previous|original) versions? of this (?:article|story|report)\b"
    r"|due to an editing error\b|we (?:have )?corrected (?:this|the) (?:article|story|report)\b)",
    re.IGNORECASE,
)
NOTE = re.compile(r"^\W{0,3}(?:editor(?:['’]?s|s['’]|ial)?['’]? notes?|ed\. ?note|note (?:to|from the) (?:readers?|editors?)|publisher['’]s note)\b", re.IGNORECASE)
MARKED = re.compile(r"(?:^|[\s_-])(?:corrections?|clarifications?|amend(?:ment|ed)|editor'?s?-?notes?|editorial-?note|article-?note)(?=$|[\s_-])", re.IGNORECASE)
LABEL_ONLY = 60  # a note's heading; its words follow in the next paragraph
LONGEST = 2_000
MOST = 20


@dataclass(frozen=True, slots=True)
class Note:
    """A correction or an editor's note, with the numbers of its paragraphs on the page."""

    code: str
    words: str
    orders: frozenset[int]


def notes_of(units: Sequence[Unit], marks: Marks) -> list[Note]:
    """The notes of a page in its order; one that is only a heading takes the next paragraph in."""
    found: list[Note] = []
    taken: set[int] = set()
    for place, unit in enumerate(units):
        code = note_code(unit) if unit.order not in taken and marks.of(unit) not in ("comment", "hidden") else None
        if code is None or len(found) >= MOST:
            continue
        parts = [unit]
        if is_heading(unit) and place + 1 < len(units):
            parts.append(units[place + 1])
        words = " ".join(part.text for part in parts)[:LONGEST]
        if len(words.split()) > 3 and all(words != note.words for note in found):
            orders = frozenset(part.order for part in parts)
            taken |= orders
            found.append(Note(code, words, orders))
    return found


def note_code(unit: Unit) -> str | None:
    """Whether a paragraph is a correction or a note, by its wording or by its element's name."""
    if unit.link_share > 0.8 or len(unit.text) > LONGEST:
        return None
    if NOTE.match(unit.text):
        return "editors_note"
    if CORRECTION.match(unit.text):
        return "correction"
    names = " ".join(CAMEL.sub("-", f"{e.get('class') or ''} {e.get('id') or ''}") for e, _ in zip(holders(unit.element), range(3), strict=False))
    marked = MARKED.search(names)
    if marked and len(unit.text.split()) > 3:
        return "editors_note" if "note" in marked.group().lower() else "correction"
    return None


def is_heading(unit: Unit) -> bool:
    """Whether a note stops at its label: "Correction", "Editor's note:"."""
    return len(unit.text) <= LABEL_ONLY and len(unit.text.split()) <= 6


def told(note: Note, article: str, start: int, end: int) -> Diagnostic:
    """The diagnostic that hands the words on."""
    name = "a correction" if note.code == "correction" else "an editor's note"
    return Diagnostic(note.code, f"{article} carries {name}, which was not compared: {note.words}", article, start, end)
