"""What an article is about, as weighted words and names, and how likely two articles report one event."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np

from attribution.matching.anchors import Anchor, anchor
from attribution.matching.vectors import Vectors
from attribution.matching.when import Named, named_in, shared_figures
from attribution.types import Claim, Reading

# Statements that name the event (title and first sentence or two), tell of its days, and describe it; then background takes over.
TOP, LEAD, BODY = 3, 6, 30
# How many other articles the rarity of a word is judged against, beside those of the run: a run of three knows of no rarity.
PRIOR = 300
# Leads of one event are hardly ever less alike: a cosine below this is met by 1 in 100 of the pairs of one event.
THEME = 0.3
# Published further apart than this, two articles need more in common.
FAR_DAYS = 30
WORD = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that two articles are of one event, for cosines and shares (0 to 1) and for what holds (0 or 1).

    `words`, `names`: cosines by rarity; `top_names`: share of the names on top of either that the other prints anywhere; `figures`:
    share of the leads' figures; `one_day`: the leads tell of one resolved day; the rest speaks of days as words, which differ where
    both name some and none is shared; `other_theme`: the leads' embeddings are unlike. A logistic fit on pairs of ecbplus train (each topic holds two events of one kind),
    wikinews_stories and fiction, equal say for each pair of events, in one run and topic by topic; rounded, and the days made to
    count with their plain sign. More of the embeddings
    weighed nothing beside words and names: the leads of two earthquakes are alike.
    """

    bias: float = -5.5
    words: float = 16.5
    names: float = 5.0
    top_names: float = 2.9
    figures: float = 1.0
    one_day: float = 2.4
    one_date: float = 2.2
    one_month: float = 0.6
    other_month: float = -1.0
    one_weekday: float = 0.3
    other_weekday: float = -1.0
    far: float = -0.7
    other_theme: float = -2.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Profile:
    """An article: unit vectors of its words and names by rarity, the names on top with their rarity, and its days.

    `lead` is the unit mean of its lead's embeddings (None: empty), `said` every word of its statements; `told` the resolved
    days of its lead and `day` its own, as ordinals; `anchor` is what else pins the event down.
    """

    words: Mapping[str, float]
    names: Mapping[str, float]
    top: Mapping[str, float]
    lead: Any
    said: frozenset[str]
    named: Named
    told: frozenset[int]
    day: int | None
    anchor: Anchor


def profiles(readings: Sequence[Reading], vectors: Vectors | None = None) -> list[Profile]:
    """The profiles of a run, in its order; rarity is counted over the run. Without `vectors` no article has a lead."""
    if vectors is not None:
        vectors.add(claim.text for r in readings for claim in r.claims[:LEAD])
    words = weighted([words_of(r) for r in readings])
    names = weighted([names_of(r.claims) for r in readings])
    tops = [names_of(r.claims[:TOP]) for r in readings]
    rarity = rarities(tops)
    return [
        Profile(
            w,
            n,
            {name: rarity[name] for name in sorted(t)},
            vectors.mean([claim.text for claim in r.claims[:LEAD]]) if vectors is not None else None,
            said(r),
            named_in(r.claims[:LEAD]),
            told_days(r),
            published_day(r),
            anchor(r, r.claims[:LEAD]),
        )
        for r, w, n, t in zip(readings, words, names, tops, strict=True)
    ]


def words_of(reading: Reading) -> Counter[str]:
    """Content lemmas of the first statements."""
    return Counter(lemma for claim in reading.claims[:BODY] for lemma in claim.lemmas)


def names_of(claims: Sequence[Claim]) -> Counter[str]:
    """The words of every name: "Lindsay Lohan" -> lindsay, lohan; so a surname alone still meets the full name."""
    names = [name.full.casefold() for claim in claims for name in claim.names]
    return Counter(word for name in names for word in sorted(set(WORD.findall(name))))


def said(reading: Reading) -> frozenset[str]:
    """Every word of the statements, in lower case."""
    return frozenset(word for claim in reading.claims for word in WORD.findall(claim.text.casefold()))


def told_days(reading: Reading) -> frozenset[int]:
    """The days the lead tells of, as ordinals."""
    moments = [moment for claim in reading.claims[:LEAD] for moment in claim.moments]
    return frozenset(m.first.toordinal() for m in moments if m.first is not None and m.precision == "day")


def published_day(reading: Reading) -> int | None:
    """The day of publication, as an ordinal."""
    day = reading.article.day
    return day.toordinal() if day else None


def rarities(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """log(1 + (bags + PRIOR) / bags that hold the word)."""
    spread = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + (len(bags) + PRIOR) / held) for word, held in spread.items()}


def weighted(bags: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Each bag as a unit vector of (1 + log count) · rarity."""
    rarity = rarities(bags)
    out = []
    for bag in bags:
        row = {word: (1 + math.log(bag[word])) * rarity[word] for word in sorted(bag)}
        length = math.sqrt(math.fsum(value * value for value in row.values())) or 1.0
        out.append({word: value / length for word, value in row.items()})
    return out


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two unit bags; the same either way round."""
    fewer, more = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(value * more[word] for word, value in fewer.items() if word in more)


def printed(top: Mapping[str, float], words: frozenset[str]) -> float:
    """The share of some names, by rarity, that an article prints; a half where there are none."""
    total = math.fsum(top.values())
    return math.fsum(value for word, value in top.items() if word in words) / total if total else 0.5


def meeting(a: Set[Any], b: Set[Any], shared: float, other: float) -> float:
    """`shared` where two sets have something in common, `other` where both hold something and nothing in common."""
    return shared if a & b else other if a and b else 0.0


def log_odds(a: Profile, b: Profile, weights: Weights = WEIGHTS) -> float:
    """How likely two articles report one event, as log-odds rounded to 6 decimals: 0 is an even chance."""
    w = weights
    total = w.bias + w.words * cosine(a.words, b.words) + w.names * cosine(a.names, b.names)
    total += w.top_names * (printed(a.top, b.said) + printed(b.top, a.said)) / 2
    total += w.figures * shared_figures(a.named, b.named)
    total += meeting(a.told, b.told, w.one_day, 0.0) + meeting(a.named.dates, b.named.dates, w.one_date, 0.0)
    total += meeting(a.named.months, b.named.months, w.one_month, w.other_month)
    total += meeting(a.named.weekdays, b.named.weekdays, w.one_weekday, w.other_weekday)
    if a.day is not None and b.day is not None and abs(a.day - b.day) > FAR_DAYS:
        total += w.far
    if a.lead is None or b.lead is None or float(np.dot(a.lead, b.lead)) < THEME:
        total += w.other_theme
    return round(total, 6)
