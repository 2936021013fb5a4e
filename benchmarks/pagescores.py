"""How well a body was found, by the measure each set of pages was published with; and titles, bylines and dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

WORD = re.compile(r"\w+")
# Words of a byline that are no part of a name.
NOT_NAMES = frozenset({"by", "and", "the", "von", "par", "story", "written", "with", "for"})
Counts = tuple[float, float, float]  # true positives, false positives, false negatives


def shingle_counts(truth: str, found: str, size: int = 4) -> Counts:
    """Shares of runs of four words right, wrong and missing, as the article extraction benchmark counts them.

    Each page weighs the same: the three add up to 1.
    """
    wanted, seen = shingles(truth, size), shingles(found, size)
    right = (wanted & seen).total()
    wrong, missing = seen.total() - right, wanted.total() - right
    total = right + wrong + missing
    return (right / total, wrong / total, missing / total) if total else (0.0, 0.0, 0.0)


def shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    """Every run of `size` words, with how often it stands there."""
    words = WORD.findall(text)
    return Counter(filter(None, (tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))))


def shingle_score(counts: Sequence[Counts]) -> dict[str, float]:
    """Mean precision over pages where something was found, mean recall, and the F1 of the two means."""
    precision = mean([right / (right + wrong) for right, wrong, _ in counts if right + wrong])
    recall = mean([right / (right + missing) for right, _, missing in counts if right + missing])
    return {"precision": precision, "recall": recall, "F1": f1(precision, recall)}


def segment_counts(truth: Mapping[str, Any], found: str) -> Counts:
    """Segments that must stand in the text and do, that must not and do, that must and do not (trafilatura's measure)."""
    text = squeezed(found)
    right = sum(squeezed(part) in text for part in truth["must"])
    wrong = sum(squeezed(part) in text for part in truth["must_not"])
    return right, wrong, len(truth["must"]) - right


def squeezed(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


def segment_score(counts: Sequence[Counts]) -> dict[str, float]:
    """Precision, recall and F1 over all segments of the set."""
    right, wrong, missing = (sum(column) for column in zip(*counts, strict=True)) if counts else (0.0, 0.0, 0.0)
    precision, recall = right / max(1e-9, right + wrong), right / max(1e-9, right + missing)
    return {"precision": precision, "recall": recall, "F1": f1(precision, recall)}


def similarity_counts(truth: str, found: str) -> Counts:
    """The two directions of the text similarity of Readability.js, as (precision, recall, similarity of both)."""
    precision, recall = similarity(truth, found), similarity(found, truth)
    return precision, recall, f1(precision, recall)


def similarity(reference: str, text: str) -> float:
    """The share of characters of `text` in words that `reference` has too (`_textSimilarity` of Readability.js)."""
    known, words = set(WORD.findall(reference.lower())), WORD.findall(text.lower())
    if not words or not known:
        return 0.0
    new = [word for word in words if word not in known]
    return 1 - len(" ".join(new)) / len(" ".join(words))


def similarity_score(counts: Sequence[Counts]) -> dict[str, float]:
    """The means over pages; "F1" is the mean similarity of both directions."""
    columns = list(zip(*counts, strict=True)) or [(), (), ()]
    return dict(zip(("precision", "recall", "F1"), (mean(column) for column in columns), strict=True))


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def same_day(truth: str, found: str | None) -> bool:
    """Whether the days agree."""
    return bool(found) and truth[:10] == (found or "")[:10]


def same_names(truth: str, found: str | None) -> bool:
    """Whether every name of the byline was found and nothing else: the same words, in any order."""
    return names(truth) == names(found or "")


def names(byline: str) -> frozenset[str]:
    """The words of a byline."""
    return frozenset(word.lower() for word in WORD.findall(byline)) - NOT_NAMES


def same_title(truth: str, found: str | None) -> bool:
    """Whether a headline is that of the set: equal words, or one is the other with a site's name behind it."""
    a, b = WORD.findall(truth.lower()), WORD.findall((found or "").lower())
    short, long = sorted((a, b), key=len)
    return bool(short) and len(short) >= 0.5 * len(long) and " ".join(short) in " ".join(long)
