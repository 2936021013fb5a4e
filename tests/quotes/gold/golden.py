"""The gold set: loading with every offset checked, and what a reading of it is worth.

`articles.jsonl` holds one article a line: `{"id", "origin", "text", "title"?: [s, e], "unsaid"?: true, "quotes": [{"start", "end",
"text", "kind", "fragments": [[s, e], …], "cue": [s, e] | null, "speaker": [s, e] | null, "speaker_name", "form", "optional"?}]}`.
Offsets are code points into `text`. `origin` is "written" (for this file) or "fiction.dev" (our invented stories). The annotation
of an article is complete; `optional` ones count neither way; an article marked `unsaid` holds speech that was never uttered.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attribution.types import Article, Block, Quote

PATH = Path(__file__).with_name("articles.jsonl")
SPEECH = ("direct", "indirect", "mixed")


@dataclass(frozen=True)
class GoldQuote:
    """One annotated quotation."""

    start: int
    end: int
    text: str
    kind: str
    fragments: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    name: str
    form: str
    optional: bool


@dataclass(frozen=True)
class GoldArticle:
    """One article and all of its quotations."""

    id: str
    text: str
    title: tuple[int, int] | None
    unsaid: bool
    quotes: tuple[GoldQuote, ...]

    def article(self) -> Article:
        """The article as the quotes room takes it: a title block and the body."""
        if self.title is None:
            return Article(self.id, self.text)
        body = self.title[1] + len(self.text[self.title[1] :]) - len(self.text[self.title[1] :].lstrip())
        return Article(self.id, self.text, blocks=(Block(*self.title, "title"), Block(body, len(self.text), "body")))


def load_gold(path: Path = PATH) -> list[GoldArticle]:
    """Read the gold set; a quotation whose offsets do not give its words is an error."""
    return [read_article(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def read_article(row: dict[str, Any]) -> GoldArticle:
    """Make one article of its record."""
    quotes = tuple(read_quote(row["id"], row["text"], quote) for quote in row["quotes"])
    title = tuple(row["title"]) if "title" in row else None
    return GoldArticle(row["id"], row["text"], title, row.get("unsaid", False), quotes)


def read_quote(name: str, text: str, row: dict[str, Any]) -> GoldQuote:
    """Make one quotation of its record and check it against the text."""
    found = text[row["start"] : row["end"]]
    if found != row["text"]:
        raise ValueError(f"{name}: offsets {row['start']}-{row['end']} give {found!r}, expected {row['text']!r}")
    fragments = tuple((s, e) for s, e in row["fragments"])
    if (fragments[0][0], fragments[-1][1]) != (row["start"], row["end"]):
        raise ValueError(f"{name}: the fragments {fragments} do not span {row['start']}-{row['end']}")
    cue, speaker = (tuple(row[key]) if row[key] else None for key in ("cue", "speaker"))
    optional = row.get("optional", False)
    return GoldQuote(
        row["start"],
        row["end"],
        found,
        row["kind"],
        fragments,
        cue,
        speaker,
        row["speaker_name"],
        row["form"],
        optional,
    )


@dataclass
class Tally:
    """Counts over a reading of the gold set."""

    gold: int = 0
    found: int = 0
    met: Counter[float] = field(default_factory=Counter)
    named: list[bool] = field(default_factory=list)
    spoken: list[bool] = field(default_factory=list)
    cued: list[bool] = field(default_factory=list)
    kinds: list[bool] = field(default_factory=list)
    forms: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    unsaid: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def f1(self, threshold: float) -> float:
        """F1 of pieces whose Jaccard overlap reaches a threshold (1.0 is exact)."""
        return 2 * self.met[threshold] / max(1, self.gold + self.found)

    def recall(self, form: str) -> float:
        """Share of the quotations of a form found at Jaccard 0.8 or more (marks that are no speech: same label too)."""
        return share(self.forms[form])


def share(outcomes: Sequence[bool]) -> float:
    """The share of true outcomes."""
    return sum(outcomes) / max(1, len(outcomes))


def score(tally: Tally, gold: GoldArticle, quotes: Iterable[Quote]) -> None:
    """Add one article to the tally: pieces matched one to one, the likest first."""
    found = [(q, *bare(gold.text, f.start, f.end)) for q in quotes for f in q.fragments]
    speech = [piece for piece in found if piece[0].kind in SPEECH]
    pieces = [(g, *bare(gold.text, s, e)) for g in gold.quotes for s, e in g.fragments]
    wanted = [(g, s, e) for g, s, e in pieces if g.kind in SPEECH and not g.optional]
    optional = [(s, e) for g, s, e in pieces if g.optional]
    pairs = matched([(s, e) for _, s, e in wanted], [(s, e) for _, s, e in speech])
    matches = {i: (j, likeness) for i, j, likeness in pairs}
    taken = {j for _, j, _ in pairs}
    spare = [p for j, p in enumerate(speech) if j not in taken]
    false = [p for p in spare if not any(p[1] < e and s < p[2] for s, e in optional)]
    tally.gold += len(wanted)
    tally.found += len(taken) + len(false)
    tally.misses.extend(f"{gold.id}: found {q.kind} {q.text!r} by {q.speaker and q.speaker.text}" for q, _, _ in false)
    if gold.unsaid:
        tally.unsaid.extend(q.text for q, _, _ in speech)
    for index, (quote, _, _) in enumerate(wanted):
        number, likeness = matches.get(index, (-1, 0.0))
        score_piece(tally, gold, quote, speech[number][0] if number >= 0 else None, likeness)
    for quote in gold.quotes:
        if quote.kind not in SPEECH:
            same = any((s, e, q.kind) == (quote.start, quote.end, quote.kind) for q, s, e in found)
            tally.forms[quote.form].append(same)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece without a leading "that": sets and readers differ in whether it belongs to what was said."""
    return (start + 5, end) if text[start : start + 5].lower() == "that " and end - start > 5 else (start, end)


def score_piece(tally: Tally, gold: GoldArticle, wanted: GoldQuote, found: Quote | None, likeness: float) -> None:
    """Add one wanted piece and what was found for it."""
    for threshold in (1.0, 0.8, 0.3):
        tally.met[threshold] += likeness >= threshold
    tally.forms[wanted.form].append(likeness >= 0.8)
    if found is None or likeness < 0.8:
        tally.misses.append(f"{gold.id}: missed {wanted.form} {wanted.text!r}, found {found and found.text!r}")
        return
    tally.kinds.append(found.kind == wanted.kind)
    if wanted.name:
        tally.named.append(found.speaker_name == wanted.name)
        if not tally.named[-1]:
            tally.misses.append(f"{gold.id}: {wanted.text[:40]!r} is {wanted.name}'s, found {found.speaker_name}")
    if wanted.speaker:
        s, e = wanted.speaker
        tally.spoken.append(found.speaker is not None and found.speaker.start < e and s < found.speaker.end)
    if wanted.cue:
        s, e = wanted.cue
        tally.cued.append(found.cue is not None and found.cue.start < e and s < found.cue.end)


def matched(wanted: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]) -> list[tuple[int, int, float]]:
    """Pair pieces one to one by falling Jaccard overlap of characters: (wanted, found, overlap)."""
    ranked = sorted(
        ((jaccard(a, b), -i, -j) for i, a in enumerate(wanted) for j, b in enumerate(found) if jaccard(a, b) > 0),
        reverse=True,
    )
    pairs: list[tuple[int, int, float]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for likeness, i, j in ranked:
        if -i not in used[0] and -j not in used[1]:
            pairs.append((-i, -j, likeness))
            used[0].add(-i)
            used[1].add(-j)
    return pairs


def jaccard(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Characters in common over characters in either."""
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / max(1, a[1] - a[0] + b[1] - b[0] - common)
