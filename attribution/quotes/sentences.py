"""Sentences of the narration: a quotation counts as one word, so that “A. B,” he said. is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from attribution.quotes.cues import ANY_FORM
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.words import Words
from attribution.types import BlockRole

# Words that have a capital only where a sentence begins.
CLOSED = frozenset(["PRON", "DET", "ADP", "CCONJ", "SCONJ", "ADV"])
# Longer stretches without an end are lists or tables; the bound keeps every rule linear.
MAX_WORDS = 250
STOPS = frozenset([".", "!", "?", "…", "..."])
# "STORVIK, 4 March (NTB) - ", "PORT SALEM, Thursday — ", "18.40 ": not part of what is said.
DATELINE = re.compile(r"(?:\([^)]{3,60}\)\s*)?[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,40}(?:[,(][^\n]{0,60}?)?\s*(?:--|[-–—])\s+")
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d\s+(?:[-–—]\s+)?(?=[A-Z“\"‘'])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to, not including, `last`, of one paragraph (its index and role)."""

    first: int
    last: int
    paragraph: int
    role: BlockRole


def read_sentences(words: Words, paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    """Return the sentences of all paragraphs in text order; semicolons part clauses too, a colon joins the marks below."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        first = words.at(story_start(words.text, paragraph))
        last = words.at(paragraph.end)
        pieces = [Sentence(a, b, number, paragraph.role) for a, b in cut(words, first, last)]
        if found and pieces and introduces(words, found[-1], pieces[0]):
            pieces[0] = replace(pieces[0], first=found.pop().first)
        found.extend(pieces)
    return found


def introduces(words: Words, before: Sentence, after: Sentence) -> bool:
    """Say whether a paragraph ends on a colon and the next one is the quotation: "Foss said:", “We won.”"""
    short = after.last - before.first < MAX_WORDS
    return short and words.lower[before.last - 1] == ":" and words.pair[after.first] >= 0


def story_start(text: str, paragraph: Paragraph) -> int:
    """Return where the sentences of a paragraph start, after its dateline or the clock time of a live page."""
    match = DATELINE.match(text, paragraph.start, paragraph.end) or CLOCK.match(text, paragraph.start, paragraph.end)
    return match.end() if match and paragraph.role == "body" else paragraph.start


def cut(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of the sentences between two tokens."""
    start = first
    for index in range(first, last):
        if index + 1 < last and (ends_after(words, index, last) or index - start >= MAX_WORDS):
            yield start, index + 1
            start = index + 1
    if start < last:
        yield start, last


def ends_after(words: Words, index: int, last: int) -> bool:
    """Say whether a sentence of the narration ends with this token."""
    word, following = words.lower[index], index + 1
    pair = words.pair[index]
    if pair >= 0:
        return words.pair[following] != pair and ends_in_marks(words, index, last)
    if word == ";":
        return words.lower[following] not in ("and", "or")
    if word not in STOPS or words.pos[index] == "SPACE":
        return False
    while following < last and words.pos[following] == "SPACE":
        following += 1
    return following >= last or begins(words, following)


def begins(words: Words, index: int) -> bool:
    """Say whether a token can begin a sentence: a capital, a figure or an opening mark."""
    char = words.text[words.starts[index]]
    return char.isupper() or char.isdigit() or not char.isalnum()


def ends_in_marks(words: Words, index: int, last: int) -> bool:
    """Say whether the closing mark at `index` ends the sentence: `“No.” He left.` does, `“Why?” he asked.` does not."""
    end = words.pairs[words.pair[index]].inner_end
    inner = words.text[end - 1 : end]
    following = index + 1
    while following < last and words.pos[following] == "SPACE":
        following += 1
    if inner not in ".!?…" or following >= last or not begins(words, following):
        return following >= last
    if words.pair[following] >= 0:
        return True
    if words.lower[following] in (",", ".", ";", ":", ")", "-", "–", "—"):
        return False
    if opens_anew(words, following):
        return True
    return not cue_follows(words, following, last, loose=inner != ".")


def opens_anew(words: Words, index: int) -> bool:
    """Say whether a capital begins a sentence here: “Why?” | He answered; `“Why?” he asked` and `Foss asked` do not."""
    return words.pos[index] in CLOSED and words.lower[index] != "i" and words.text[words.starts[index]].isupper()


def cue_follows(words: Words, first: int, last: int, *, loose: bool) -> bool:
    """Say whether a quotation that ended on a stop is still to get its cue: `… Mayor Foss said.`

    After a full stop (not `loose`) the cue must end its sentence; after ? and ! it may go on ("he asked the council").
    """
    for index in range(first, min(first + 12, last)):
        if words.pair[index] >= 0 or words.lower[index] in STOPS or words.lower[index] in (":", ";"):
            return False
        if words.lower[index] in ANY_FORM and words.pos[index] != "NOUN":
            after = words.lower[index + 1] if index + 1 < last else "."
            return after in STOPS or (loose and (after in (",", "to", "in", "at", "on", "as") or index - first <= 1))
        if words.finite[index]:
            return False
    return False
