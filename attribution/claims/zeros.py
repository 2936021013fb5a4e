"""Statements that none were hurt, killed, arrested: figures of nought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attribution.claims.predicates import mentions
from attribution.types import Quantity

NONE = re.compile(r"\b(?:(?:nobody|no[ -]one|none)(?! (?:likes?|wants?|wanted|knows?|knew|thinks?|thought|believes?|believed|says?|said|expects?|expected|doubts?|denies|denied|disputes?|disputed|cares?|else)\b)|no (?:further |other |serious |immediate |reports? of )*(?:casualties|injuries|deaths|fatalities|arrests|people|victims|survivors))\b", re.IGNORECASE)  # fmt: skip
CLASSES = frozenset(["die", "injure", "arrest", "missing", "displace", "abduct", "rescue"])
REACH = 40


def find_zeros(text: str, sentences: Iterable[Any]) -> Iterator[Quantity]:
    """Yield a figure of 0 for "nobody was killed", "no injuries": a count of people with the predicate of its class."""
    for sentence in sentences:
        match = NONE.search(text, sentence.start_char, sentence.end_char)
        if match is None:
            continue
        near = mentions(text, match.start(), min(sentence.end_char, match.end() + REACH))
        names = [m.name for m in near if m.name in CLASSES]
        if names:
            yield _zero(match, names[0])


def _zero(match: re.Match[str], predicate: str) -> Quantity:
    """Return the figure of nought of a match."""
    return Quantity(
        match.start(),
        match.end(),
        match.group(),
        0.0,
        0.0,
        0.0,
        "exact",
        1.0,
        "count",
        thing="person",
        predicate=predicate,
    )
