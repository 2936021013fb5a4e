"""Which finding of one run is which of another: by fingerprint, then by passages that overlap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attribution.cases.identity import folded_words, pair_keys

Record = Mapping[str, Any]
Pair = tuple[Record | None, Record | None]
# Two passages of an edited article are one where they share this part of their words (of both together).
SHARED = 0.5


def counterparts(a: Record, b: Record) -> Iterator[Pair]:
    """Each finding of both reports once, with its counterpart or None; those of `a` first, in their order.

    A finding of the same fingerprint is the same, one of the same relation before others; then one that holds the same pair of
    passages; then one of the same kind whose passages overlap. Findings are looked up, or compared within one pair of articles only.
    """
    found: dict[int, Record] = {}
    left = dict(enumerate(b["findings"]))
    match_by(lambda f: {f"{f['fingerprint']} {f['relation']}"}, a, left, found)
    match_by(lambda f: {str(f["fingerprint"])}, a, left, found)
    match_by(lambda f: set(pair_keys(f)), a, left, found)
    match_overlapping(a, b, left, found)
    for index, finding in enumerate(a["findings"]):
        yield finding, found.get(index)
    for finding in left.values():
        yield None, finding


def match_by(keys: Any, a: Record, left: dict[int, Record], found: dict[int, Record]) -> None:
    """Match the findings that share a key, in report order; those matched leave `left`."""
    by_key: dict[str, list[int]] = {}
    for index, finding in left.items():
        for name in sorted(keys(finding)):
            by_key.setdefault(name, []).append(index)
    for index, finding in enumerate(a["findings"]):
        if index in found:
            continue
        other = next((i for name in sorted(keys(finding)) for i in by_key.get(name, ()) if i in left), None)
        if other is not None:
            found[index] = left.pop(other)


def match_overlapping(a: Record, b: Record, left: dict[int, Record], found: dict[int, Record]) -> None:
    """Match the rest within each pair of articles: the finding of the same kind that overlaps most."""
    unchanged = digests(a).items() & digests(b).items()
    same_text = {article for article, _ in unchanged}
    by_articles: dict[tuple[str, ...], list[int]] = {}
    for index, finding in left.items():
        by_articles.setdefault(bucket(finding), []).append(index)
    for index, finding in enumerate(a["findings"]):
        if index in found:
            continue
        rated = [(overlap(finding, left[i], same_text), -i) for i in by_articles.get(bucket(finding), ()) if i in left]
        best = max(rated, default=(0.0, 0))
        if best[0] > 0:
            found[index] = left.pop(-best[1])


def digests(report: Record) -> dict[str, str]:
    """The digest of every article's text."""
    return {str(article["id"]): str(article.get("digest")) for article in report["articles"]}


def bucket(finding: Record) -> tuple[str, ...]:
    """Both articles, in one order, and the kind."""
    return (*sorted((str(finding["a"]["article"]), str(finding["b"]["article"]))), str(finding["kind"]))


def overlap(one: Record, other: Record, same_text: set[str]) -> float:
    """How much of both pairs of passages is shared, 0 to 1; 0 where either passage or its deciding words lie elsewhere."""
    x, y = (tuple(passage(finding, name) for name in ("a", "b")) for finding in (one, other))
    straight = likeness(x[0], y[0], same_text) * likeness(x[1], y[1], same_text)
    crossed = likeness(x[0], y[1], same_text) * likeness(x[1], y[0], same_text)
    return max(straight, crossed)


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a finding, with the places of its deciding words."""

    article: str
    start: int
    end: int
    text: str
    items: tuple[tuple[int, int], ...]


def passage(finding: Record, name: str) -> Passage:
    """A side; its items are those of the pairs that the record lists, else what it marks."""
    side = finding[name]
    listed = [pair[end] for pair in finding["evidence"].get("pairs", ()) if pair["relation"] == finding["relation"] for end in ("a", "b")]
    inside = [(s, e) for article, s, e in listed if article == side["article"] and side["start"] <= s <= e <= side["end"]]
    items = inside or [(s, e) for s, e in side.get("marks") or ()]
    return Passage(side["article"], side["start"], side["end"], side["text"], tuple(items))


def likeness(x: Passage, y: Passage, same_text: set[str]) -> float:
    """The shared part of two passages: of their characters where the text is the same, else of their words."""
    if x.article != y.article:
        return 0.0
    if x.article in same_text or x.text == y.text:
        by = 0 if x.article in same_text else y.start - x.start  # the same words, moved by an edit elsewhere
        if x.items and y.items and not any(s + by < e2 and s2 < e + by for s, e in x.items for s2, e2 in y.items):
            return 0.0
        shared = min(x.end + by, y.end) - max(x.start + by, y.start)
        return max(0.0, shared / max(1, max(x.end + by, y.end) - min(x.start + by, y.start)))
    a, b = set(folded_words(x.text).split()), set(folded_words(y.text).split())
    part = len(a & b) / max(1, len(a | b))
    return part if part >= SHARED else 0.0
