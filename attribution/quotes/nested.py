"""Quotations inside quotations: “They said, ‘Be quiet,’ and I believed them.”"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from attribution.quotes.candidates import Candidate
from attribution.quotes.pairs import MarkPair
from attribution.quotes.sentences import Sentence, cut
from attribution.quotes.words import Words, mark_pairs

Reader = Callable[[Words, Sentence], list[Candidate]]
# Print nests three deep at most.
MAX_DEPTH = 3


def nested_quotations(
    words: Words, pairs: Sequence[MarkPair], sentences: Sequence[Sentence], read: Reader
) -> list[Candidate]:
    """Return a candidate for each inner pair, found by the same rules: the outer quotation is the narration around it.

    `read` reads one sentence. Reported speech without marks inside a quotation is left to the outer one.
    """
    return [
        candidate
        for depth in range(1, MAX_DEPTH + 1)
        for candidate in at_depth(words, [p for p in pairs if p.depth == depth], pairs, sentences, read)
    ]


def at_depth(
    words: Words, inner: list[MarkPair], pairs: Sequence[MarkPair], sentences: Sequence[Sentence], read: Reader
) -> list[Candidate]:
    """Return the quotations whose marks stand at one depth."""
    if not inner:
        return []
    view = replace(words, pair=mark_pairs(words.starts, inner), pairs=tuple(inner))
    firsts = [sentence.first for sentence in sentences]
    found: list[Candidate] = []
    for outer in (pair for pair in pairs if pair.depth == inner[0].depth - 1):
        first, last = words.at(outer.inner_start), words.at(outer.inner_end)
        if not any(view.pair[i] >= 0 for i in range(first, last)):
            continue
        at = bisect_right(firsts, words.at(outer.start)) - 1
        number = sentences[at].paragraph if at >= 0 else 0
        for start, end in cut(view, first, last):
            if any(view.pair[i] >= 0 for i in range(start, end)):
                made = read(view, Sentence(start, end, number, "body"))
                found.extend(inside(candidate, outer) for candidate in made if candidate.kind != "indirect")
    return found


def inside(candidate: Candidate, outer: MarkPair) -> Candidate:
    """Return a candidate marked as nested; its span never leaves the outer quotation."""
    end = min(candidate.end, outer.inner_end)
    fragments = tuple(replace(f, end=min(f.end, end)) for f in candidate.fragments if f.start < end)
    return replace(
        candidate, end=end, fragments=fragments, evidence={**candidate.evidence, "span": "inside a quotation"}
    )
