"""A quotation cut where its words need not follow each other in the source: at ellipses, at its cue, between sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from attribution.matching.spoken import Said, spoken
from attribution.types import Span

Joint = Literal["start", "ellipsis", "break", "sentence"]
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-Þ0-9])")
# "Mr. Diop", "J. Smith", "U.S. troops": a point that ends no sentence.
NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|St|No|vs|Sen|Rep|Gov|Rev)|\b[A-Z])$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that claim to follow each other, how they join the piece before, and the bracketed insertions among them.

    `owned[i]` is what stands in square brackets before word i (i = len(words): behind the last).
    """

    words: tuple[Said, ...]
    joint: Joint
    owned: dict[int, str] = field(default_factory=dict)

    @property
    def forms(self) -> list[str]:
        """The folded words."""
        return [word.form for word in self.words]


def pieces_of(text: str, spans: Sequence[Span], *, by_sentence: bool = False) -> tuple[Piece, ...]:
    """The pieces of a quotation whose words stand in `spans` of the article's text, marks left out."""
    return tuple(piece for piece in _pieces(text, spans, by_sentence) if piece.words)


def _pieces(text: str, spans: Sequence[Span], by_sentence: bool) -> Iterator[Piece]:
    first: Joint = "start"
    for span in spans:
        joint: Joint = first
        for stretch in sentences(text, span) if by_sentence else [span]:
            words: list[Said] = []
            owned: dict[int, str] = {}
            for said in spoken(text, stretch.start, stretch.end):
                if said.kind == "ellipsis":
                    yield Piece(tuple(words), joint, owned)
                    joint = "ellipsis" if words or joint != "start" else joint
                    words, owned = [], {}
                elif said.kind == "bracket":
                    owned[len(words)] = said.form
                else:
                    words.append(said)
            yield Piece(tuple(words), joint, owned)
            joint = "sentence" if words or joint not in ("start", "ellipsis") else joint
        first = "break"


def sentences(text: str, span: Span) -> list[Span]:
    """A stretch cut behind the ends of its sentences: `"We go. They stay." -> 2 spans`."""
    cuts = [m.end() for m in SENTENCE_END.finditer(text, span.start, span.end) if not NO_END.search(text[max(span.start, m.start() - 8) : m.start()])]
    edges = [span.start, *cuts, span.end]
    return [Span(a, b) for a, b in pairwise(edges) if a < b]
