"""What changed between two versions of a report, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz.distance import Indel

from attribution.matching.wording import words
from attribution.types import Claim, Reading

# Two sentences with this share of their words in common, in order, are one sentence that was changed.
CHANGED = 0.5
# Sentences that are compared, pairs that are weighed where a stretch was rewritten, and sentences that are shown; all are counted.
MOST, WEIGHED, SHOWN = 2000, 2500, 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the title or body with its folded words."""

    claim: Claim
    words: tuple[str, ...]


def rewrite(before: Reading, after: Reading) -> dict[str, Any]:
    """Counts of sentences `kept`, `added`, `removed`, `changed`, `moved`, and `sentences`: the first twenty changes in text order.

    Each is `{"change", "before", "after"}` with a passage (`article`, `paragraph`, `start`, `end`, `text`) or null for either.
    """
    a, b = sentences(before), sentences(after)
    kept, steps = compared(a, b)
    gone, new = (Counter(side.words for step in steps for side in [step[end]] if side and not all(step)) for end in (0, 1))
    moved = gone & new
    found: Counter[str] = Counter(kept=kept, moved=sum(moved.values()), added=0, removed=0, changed=0)
    back, shown = [Counter(moved), Counter(moved)], []
    for one, other in steps:
        lone = 0 if other is None else 1
        side = one or other
        if not (one and other) and side is not None and back[lone][side.words]:
            back[lone][side.words] -= 1
            continue
        kind = "changed" if one and other else "removed" if one else "added"
        found[kind] += 1
        shown.append({"change": kind, "before": passage(one), "after": passage(other)})
    return {**dict(sorted(found.items())), "sentences": shown[:SHOWN]}


def sentences(reading: Reading) -> list[Sentence]:
    """The sentences of title and body in text order, those without a word left out."""
    ordered = sorted((c for c in reading.claims if c.block in ("title", "body")), key=lambda c: (c.start, c.end))[:MOST]
    return [one for one in (Sentence(claim, tuple(w.form for w in words(claim.text))) for claim in ordered) if one.words]


def compared(a: Sequence[Sentence], b: Sequence[Sentence]) -> tuple[int, list[tuple[Sentence | None, Sentence | None]]]:
    """How many sentences were kept in place, and the others in text order: (before, after), (before, None) or (None, after)."""
    matcher = SequenceMatcher(None, [one.words for one in a], [one.words for one in b], autojunk=False)
    kept, steps = 0, []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            kept += j - i
        else:
            steps += list(paired(a[i:j], b[k:m]))
    return kept, steps


def paired(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[Sentence | None, Sentence | None]]:
    """The sentences of a rewritten stretch: each with the most like it of those that follow, else alone."""
    if len(old) * len(new) > WEIGHED:
        yield from ((one, None) for one in old)
        yield from ((None, other) for other in new)
        return
    likeness = [(Indel.normalized_similarity(x.words, y.words), i, j) for i, x in enumerate(old) for j, y in enumerate(new)]
    mate: dict[int, int] = {}
    for ratio, i, j in sorted(likeness, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if ratio >= CHANGED and i not in mate and all((i < x) == (j < y) and j != y for x, y in mate.items()):
            mate[i] = j
    at = 0
    for i, one in enumerate(old):
        if i in mate:
            yield from ((None, other) for other in new[at : mate[i]])
            yield one, new[mate[i]]
            at = mate[i] + 1
        else:
            yield one, None
    yield from ((None, other) for other in new[at:])


def passage(sentence: Sentence | None) -> dict[str, Any] | None:
    """Where a sentence stands, and its words, verbatim."""
    if sentence is None:
        return None
    c = sentence.claim
    return {"article": c.article, "paragraph": c.paragraph, "start": c.start, "end": c.end, "text": c.text}
