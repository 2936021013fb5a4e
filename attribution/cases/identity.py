"""What stays of a finding when the articles around it are edited: the words of its passages, not their places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attribution.matching.wording import words
from attribution.reports.labels import CALM, NOT_IN_SOURCE

Record = Mapping[str, Any]
SEVERITIES = ("low", "medium", "high")
NAMED = ("fingerprint", "code", "relation", "kind", "severity", "slot")


@dataclass(frozen=True, slots=True)
class Words:
    """One passage of a finding, for people: the article's id and the words."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Identity:
    """A finding as a baseline and a comparison know it.

    `pairs` has 12 hex digits for every pair of passages the finding holds: of the kind, both passages' words and the deciding items in
    them. A finding that a further article joins keeps its old pairs and gains new ones, so that nothing new hides behind an approval.
    """

    fingerprint: str
    code: str
    relation: str
    kind: str
    severity: str
    slot: str
    a: Words
    b: Words
    pairs: frozenset[str]

    @property
    def place(self) -> tuple[str, ...]:
        """The order of a baseline: by articles and slot, so that a new finding stands beside its like in a code review."""
        return self.a.article, self.b.article, self.slot, self.fingerprint


def identity(finding: Record) -> Identity:
    """The identity of a finding's record (schema attribution.report/1)."""
    a, b = (Words(str(finding[side]["article"]), str(finding[side]["text"])) for side in ("a", "b"))
    return named({name: str(finding[name]) for name in NAMED}, a, b, frozenset(pair_keys(finding)))


def named(values: Mapping[str, str], a: Words, b: Words, pairs: frozenset[str]) -> Identity:
    """An identity from its words by name."""
    fingerprint, code, relation, kind, severity, slot = (values[name] for name in NAMED)
    return Identity(fingerprint, code, relation, kind, severity, slot, a, b, pairs)


def asks(finding: Record) -> bool:
    """Whether a finding asks for an editor; agreements, other scopes and open questions do not, words that a source lacks do."""
    return str(finding["relation"]) not in CALM or str(finding["code"]).startswith(NOT_IN_SOURCE)


def pair_keys(finding: Record) -> Iterator[str]:
    """A key for each pair of passages and deciding items of the finding.

    One sentence may tell of two figures: the items keep their findings apart. A pair whose items the record does not list is told
    apart by the slot's words.
    """
    listed = [pair for pair in finding["evidence"].get("pairs", ()) if pair["relation"] == finding["relation"]]
    for one in (finding, *finding["also"]):
        a, b = one["a"], one["b"]
        items = [(x, y) for pair in listed for x, y in items_in(pair, a, b)]
        for x, y in items or [(finding["slot"], finding["slot"])]:
            yield key(finding["kind"], (a["text"], x), (b["text"], y))


def items_in(pair: Record, a: Record, b: Record) -> Iterator[tuple[str, str]]:
    """The deciding words of a listed pair, where it lies in these two passages, whichever way round."""
    for first, second in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
        x, y = item_words(first, a), item_words(second, b)
        if x is not None and y is not None:
            yield x, y
            return


def item_words(item: Any, side: Record) -> str | None:
    """The words of `[article, start, end]` in a passage; None where it lies elsewhere."""
    article, start, end = item
    if article != side["article"] or not side["start"] <= start <= end <= side["end"]:
        return None
    return str(side["text"])[start - side["start"] : end - side["start"]]


def key(kind: str, *sides: tuple[str, str]) -> str:
    """12 hex digits; the order of the two sides, spaces, case and house style change nothing."""
    folded = sorted("\x1e".join(folded_words(text) for text in side) for side in sides)
    return hashlib.sha256("\x1f".join([kind, *folded]).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def folded_words(text: str) -> str:
    """The words as the fingerprint sees them: `"The crew’s 12"` -> "the crew's 12"."""
    return " ".join(word.form for word in words(text))
