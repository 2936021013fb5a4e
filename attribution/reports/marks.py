"""A passage cut into marked and unmarked pieces, for every format that shows the deciding words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from attribution.types import Finding, Side, Span

Piece = tuple[str, bool]
_WORD = re.compile(r"\S+")
# Longer passages are shown without marks of our own: the comparison of words takes their product.
MOST_WORDS = 400


def pieces(side: Side, marks: Iterable[Span]) -> list[Piece]:
    """The passage in order, each piece with whether it is marked; joined they are the passage, verbatim.

    Marks are offsets into the article; what lies outside the passage is cut off and overlaps are joined.
    """
    found: list[Piece] = []
    at = side.start
    for mark in sorted(marks, key=lambda span: (span.start, span.end)):
        start, end = max(mark.start, at), min(mark.end, side.end)
        if start < end:
            found += [(side.text[at - side.start : start - side.start], False)]
            found += [(side.text[start - side.start : end - side.start], True)]
            at = end
    found.append((side.text[at - side.start :], False))
    return [piece for piece in found if piece[0]]


def marked(finding: Finding) -> tuple[list[Piece], list[Piece]]:
    """Both passages cut by their marks; an altered quote without any is marked where its words differ."""
    a, b = deciding(finding)
    return pieces(finding.a, a), pieces(finding.b, b)


def deciding(finding: Finding) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The deciding words of both passages as offsets into the articles, as they were found."""
    a, b = finding.a.marks, finding.b.marks
    if not a and not b and finding.relation == "altered_quote":
        return differing(finding.a, finding.b)
    return a, b


def offsets(side: Side, marks: Iterable[Span]) -> list[list[int]]:
    """Marks as `[[start, end], …]`, in order, inside the passage and apart from each other: what `pieces` shows as marked."""
    found, at = [], side.start
    for words, is_marked in pieces(side, marks):
        if is_marked:
            found.append([at, at + len(words)])
        at += len(words)
    return found


def differing(a: Side, b: Side) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of each passage that the other lacks, as offsets into the articles.

    "has become part" / "seems to have become part" -> "has" / "seems to have".
    """
    left, right = list(_WORD.finditer(a.text)), list(_WORD.finditer(b.text))
    if len(left) > MOST_WORDS or len(right) > MOST_WORDS:
        return (), ()
    matcher = SequenceMatcher(None, [_plain(word[0]) for word in left], [_plain(word[0]) for word in right], False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    return (
        tuple(_spread(left[i:j], a) for _, i, j, _, _ in changes if i < j),
        tuple(_spread(right[i:j], b) for _, _, _, i, j in changes if i < j),
    )


def _spread(words: list[re.Match[str]], side: Side) -> Span:
    """The span of a run of words in the article."""
    return Span(side.start + words[0].start(), side.start + words[-1].end())


def _plain(word: str) -> str:
    """A word as compared: without case and the marks around it."""
    return word.strip("\"'“”‘’«»„,.;:!?()[]").casefold()
