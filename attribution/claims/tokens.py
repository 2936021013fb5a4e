"""From offsets to the tokens of a parsed text, and small questions to them. Tokens and Docs are spaCy's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attribution.claims.lemmas import regular
from attribution.parsing import dep, entity_kind, governor

VERBS = frozenset(["VERB", "AUX"])
NOUNS = frozenset(["NOUN", "PROPN"])


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the Doc: its tokens `first` to `stop` (exclusive), its offsets, words and kind."""

    first: int
    stop: int
    start_char: int
    end_char: int
    text: str
    kind: str


class TokenIndex:
    """Finds the tokens under a stretch of text: one list of starts, one bisection a question."""

    def __init__(self, doc: Any, text: str | None = None) -> None:
        self.doc = doc
        self.text = doc.text if text is None else text  # joined anew at every look in spaCy
        self.starts = [token.idx for token in doc]
        self.entities = [
            Entity(e.start, e.end, e.start_char, e.end_char, e.text, entity_kind(e.label_)) for e in doc.ents
        ]
        self.entity_starts = [entity.start_char for entity in self.entities]

    def names(self, start: int, end: int) -> list[Entity]:
        """Return the entities that begin in `[start, end)`, in order."""
        return self.entities[bisect_left(self.entity_starts, start) : bisect_left(self.entity_starts, end)]

    def within(self, start: int, end: int) -> list[Any]:
        """Return the tokens that overlap `[start, end)`, in order, blanks left out."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end)
        tokens = [self.doc[i] for i in range(first, last)]
        return [t for t in tokens if not t.is_space and t.idx + len(t.text) > start]


def lemma(token: Any) -> str:
    """Return the lower-cased lemma of a token: by rule where it is a regular form, else as the pipeline has it."""
    form = str(token.lower_)
    if token.pos_ in ("VERB", "AUX"):
        return regular(form, verb=True) or str(token.lemma_ or form).lower()
    if token.pos_ == "NOUN":
        return regular(form, verb=False) or str(token.lemma_ or form).lower()
    return str(token.lemma_ or form).lower() if token.pos_ != "PROPN" else form


def top(tokens: Sequence[Any]) -> Any:
    """Return the token of a stretch that governs the others: the first whose head lies outside."""
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[-1]


def verb_above(token: Any, steps: int = 8) -> Any | None:
    """Return the verb (or predicate adjective with a copula) that governs a token, climbing at most `steps` heads."""
    current = token
    for _ in range(steps):
        if current.pos_ in VERBS or (current is not token and has_copula(current)):
            return current
        above = governor(current)
        if above.i == current.i:
            return None
        current = above
    return None


def has_copula(token: Any) -> bool:
    """Say whether a token is a predicate with a form of be: "three were dead"."""
    return any(dep(child) == "cop" for child in token.children)
