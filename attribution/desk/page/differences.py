"""The two passages of a finding, cut where their words differ: the words that the finding is about, not every word of two free sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attribution.desk.sheets import Row
from attribution.reports.marks import Piece, differing, pieces
from attribution.types import Side, Span

_WORD = re.compile(r"[\w’'-]*\w|[£€$]\d[\w.,]*\w")
# Said by explanations around what they name, or too common to show anything.
COMMON = frozenset(
    ["a", "an", "and", "as", "at", "both", "but", "by", "check", "counted", "differ", "for", "from", "has", "have", "her", "his", "in", "is", "it", "its", "nothing", "of", "on", "one", "only", "or", "other", "others", "report", "reports", "same", "second", "sources", "statements", "stands", "sure", "than", "that", "the", "their", "there", "these", "this", "to", "two", "was", "when", "which", "who", "with", "words"]
)
NEGATIONS = frozenset("cannot didn’t didn't neither never no nobody none nor not nothing without".split())  # noqa: SIM905
# Words before a figure that belong to it.
BOUNDS = frozenset("about almost around at barely fewer just least less more most nearly over roughly some than to under up".split())  # noqa: SIM905
# Where more of a passage differs than this, marking all of it would show nothing.
MOST = 0.6


def passages(row: Row) -> tuple[list[Piece], list[Piece]]:
    """Passages A and B in pieces, each with whether it is marked: "52 died here" / "25 were killed", told "52 against 25" -> "52", "25"."""
    a, b = (whole(row.get(f"{side}_words")) for side in ("a", "b"))
    lacking = differing(a, b) if a.text and b.text else ((), ())
    told = row.get("explanation")
    always = NEGATIONS if row.get("kind") == "negation" or "negation" in told else frozenset[str]()
    left, right = (deciding(side, only, row.get(f"{name}_value"), told, always) for side, only, name in ((a, lacking[0], "a"), (b, lacking[1], "b")))
    return pieces(a, left), pieces(b, right)


def whole(words: str) -> Side:
    """Words as a passage that starts at 0."""
    return Side(0, len(words), "", words, 0)


def deciding(side: Side, lacking: Sequence[Span], value: str, told: str, always: frozenset[str]) -> list[Span]:
    """The words to mark in a passage: its value as printed, each part once; else, of the words the other passage lacks, those that the finding names; else all."""
    if found := printed(side.text, value, lacking):
        return found
    own = [Span(*word.span()) for word in _WORD.finditer(side.text)]
    apart = [word for word in own if any(word.overlaps(span) for span in lacking)]
    names = named(f"{value} {told}")
    chosen = {word for word in apart if is_named(word.of(side.text).casefold(), names, always)}
    for word, after in reversed(list(pairwise(apart))):
        if after in chosen and not side.text[word.end : after.start].strip() and word.of(side.text).casefold() in BOUNDS:
            chosen.add(word)
    if chosen:
        return joined(sorted(chosen, key=lambda word: word.start), side.text)
    return list(lacking) if len(apart) <= MOST * len(own) else []


def printed(text: str, value: str, lacking: Sequence[Span]) -> list[Span]:
    """Where the parts of a value stand in a passage as whole words, preferably where the other passage lacks them: "Every … one" in "Every hour makes the next one longer"."""
    parts = [re.escape(part.strip()) for part in value.split("…") if part.strip()]
    every = [[Span(*match.span()) for match in re.finditer(rf"(?<!\w){part}(?!\w)", text, re.IGNORECASE)] for part in parts[:20]]
    return [next((one for one in found if any(one.overlaps(span) for span in lacking)), found[0]) for found in every if found]


def named(told: str) -> frozenset[str]:
    """The telling words of a value and an explanation."""
    return frozenset(word for match in _WORD.finditer(told) if (word := match[0].casefold()) not in COMMON)


def is_named(word: str, names: frozenset[str], always: frozenset[str]) -> bool:
    """Whether a word is among the names, also as another form of one: "costs" of "cost"."""
    return word in always or word in names or any(word[:-end] in names for end in (1, 2, 3) if len(word) - end >= 3)


def joined(words: Iterable[Span], text: str) -> list[Span]:
    """Neighbouring words as one span."""
    found: list[Span] = []
    for word in words:
        if found and not text[found[-1].end : word.start].strip():
            word = Span(found.pop().start, word.end)
        found.append(word)
    return found
