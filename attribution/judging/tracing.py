"""A quotation followed through a source: every piece found where it fits the others best."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.judging.placing import Change, Hit, lay, weight
from attribution.judging.quotepieces import Joint, Piece
from attribution.judging.sourcespeaker import Same, Speaker, same_speaker
from attribution.matching.sourceindex import SourceIndex
from attribution.matching.spoken import Said
from attribution.matching.turns import Turn
from attribution.matching.wording import NEGATIONS, SMALL

# Words that may lie between the pieces of one quotation: an ellipsis may jump far, the cue in its middle hardly.
REACH: dict[Joint, int] = {"start": 0, "ellipsis": 600, "break": 200, "sentence": 600}
# Beginnings that are followed up: exact places first, then the likeliest windows.
EXACT_TRIED, BEGINNINGS = 40, 12
# Places of a phrase of the language that are looked through for the draft's speaker.
MOST_EXACT = 5_000
# An ellipsis, or a cue, over so few words may not swallow a negation.
SHORT_GAP = 8
SENTENCE_ENDS = re.compile(r"[.?!]|\n[^\S\n]*\n")
OTHER_SPEAKER, OUT_OF_ORDER = 3.0, 2.0


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies in the source between two pieces: words that were passed over, whether sentences end there, the order kept."""

    joint: Joint
    words: tuple[Said, ...]
    at_sentence: bool
    ordered: bool

    @property
    def hides(self) -> tuple[Said, ...]:
        """The words that nothing owns up to: a negation behind an ellipsis, or words dropped beside the cue or a full stop."""
        if self.joint == "ellipsis":
            return tuple(w for w in self.words if w.form in NEGATIONS) if len(self.words) <= SHORT_GAP and not self.at_sentence else ()
        if self.joint == "break" and self.at_sentence:
            return ()
        return self.words


@dataclass(frozen=True, slots=True)
class Trace:
    """Where the pieces of a quotation stand in one source, and how well; `hits` has None for a piece that is not there."""

    index: SourceIndex
    pieces: tuple[Piece, ...]
    hits: tuple[Hit | None, ...]
    gaps: tuple[Gap, ...]
    turns: tuple[Turn, ...]
    speaker: Same
    score: float

    @property
    def found(self) -> list[Hit]:
        """The pieces that are there."""
        return [hit for hit in self.hits if hit is not None]

    @property
    def changes(self) -> list[Change]:
        """Every difference, in the draft's order: missing pieces are words that only the draft has."""
        out: list[Change] = []
        for number, (piece, hit) in enumerate(zip(self.pieces, self.hits, strict=True)):
            out += hit.changes if hit is not None else [Change(piece.words, ())]
            hidden = self.gaps[number].hides if number < len(self.gaps) else ()
            out += [Change((), hidden, between=True)] if hidden else []
        return out

    @property
    def shared(self) -> float:
        """Share of the draft's words, by weight, that are in the source, 0 to 1."""
        total = sum(weight(piece.words) for piece in self.pieces)
        return sum(hit.matched for hit in self.found) / total if total else 0.0

    @property
    def span(self) -> tuple[int, int]:
        """The stretch of the source from the first word that was found to the last, in code points."""
        words = self.index.words
        return min(words[h.first].start for h in self.found), max(words[h.last - 1].end for h in self.found)


def trace(pieces: Sequence[Piece], index: SourceIndex, speaker: Speaker | None) -> Trace | None:
    """The best way to find the pieces in one source, or None where nothing telling of them is there."""
    lead = max(range(len(pieces)), key=lambda i: (weight(pieces[i].words), -i), default=None)
    if lead is None:
        return None
    best: Trace | None = None
    for hit in beginnings(pieces[lead], index, speaker):
        followed = follow(pieces, lead, hit, index, speaker)
        if best is None or followed.score > best.score:
            best = followed
    return best


def beginnings(piece: Piece, index: SourceIndex, speaker: Speaker | None) -> Iterator[Hit]:
    """Places where a piece may stand: the exact ones first, and of these the draft's speaker's."""
    exact = index.exact(piece.forms)
    if len(exact) > EXACT_TRIED:
        exact = sorted(exact[:MOST_EXACT], key=lambda at: same_speaker(speaker, index.turns.at(index.words[at].start)) != "same")
    for start in exact[:EXACT_TRIED]:
        hit = lay(piece, index, start, start + len(piece.words))
        if hit is not None:
            yield hit
    if len(exact) < EXACT_TRIED:
        for low, high in index.windows(piece.forms)[:BEGINNINGS]:
            hit = lay(piece, index, low, high)
            if hit is not None:
                yield hit


def follow(pieces: Sequence[Piece], lead: int, hit: Hit, index: SourceIndex, speaker: Speaker | None) -> Trace:
    """The other pieces looked for on either side of one that was placed."""
    hits: list[Hit | None] = [None] * len(pieces)
    hits[lead] = hit
    at = hit.last
    for i in range(lead + 1, len(pieces)):
        hits[i] = beside(pieces[i], index, at, at + REACH[pieces[i].joint], forward=True)
        at = hits[i].last if hits[i] else at  # type: ignore[union-attr]
    at = hit.first
    for i in range(lead - 1, -1, -1):
        hits[i] = beside(pieces[i], index, max(0, at - REACH[pieces[i + 1].joint] - len(pieces[i].words)), at, forward=False)
        at = hits[i].first if hits[i] else at  # type: ignore[union-attr]
    return rated(pieces, hits, index, speaker)


def beside(piece: Piece, index: SourceIndex, low: int, high: int, *, forward: bool) -> Hit | None:
    """A piece near another one: its nearest exact place there, else the best likeness there, else an exact place anywhere."""
    size = len(piece.words)
    exact = index.exact(piece.forms)
    last_start = max(low, high - (0 if forward else size))
    at = bisect_left(exact, low) if forward else bisect_right(exact, last_start) - 1
    if 0 <= at < len(exact) and low <= exact[at] <= last_start:
        return lay(piece, index, exact[at], exact[at] + size)
    room = 2 * size + 30
    first, last = (low, min(low + room, len(index.forms))) if forward else (max(0, high - room), high)
    likely = lay(piece, index, first, last)
    if likely is not None and likely.matched >= 0.6 * weight(piece.words):
        return likely
    telling = sum(word.form not in SMALL for word in piece.words)
    return lay(piece, index, exact[0], exact[0] + size) if exact and telling >= 2 else None


def rated(pieces: Sequence[Piece], hits: Sequence[Hit | None], index: SourceIndex, speaker: Speaker | None) -> Trace:
    """The trace with its gaps, its turns and its score: words found, less what differs, less another speaker."""
    gaps = tuple(gap(pieces[i + 1], hits[i], hits[i + 1], index) for i in range(len(pieces) - 1))
    found = [hit for hit in hits if hit is not None]
    turns = turns_of(found, index)
    same = [same_speaker(speaker, turn) for turn in turns]
    verdict: Same = "unknown" if not same else "same" if "same" in same else "other" if set(same) == {"other"} else "unknown"
    result = Trace(index, tuple(pieces), tuple(hits), gaps, turns, verdict, 0.0)
    lost = sum(cost(change) for change in result.changes if not change.owned)
    score = sum(hit.matched for hit in found) - lost
    total = sum(weight(piece.words) for piece in pieces)
    score -= min(OTHER_SPEAKER, total / 2) * (verdict == "other") + OUT_OF_ORDER * sum(not g.ordered for g in gaps) + 0.5 * (len(turns) > 1)
    return Trace(index, tuple(pieces), tuple(hits), gaps, turns, verdict, round(score, 6))


def cost(change: Change) -> float:
    """What a difference takes from the score: by its words, but no more for a long way between two sentences than for a short one."""
    dropped = 0.3 * weight(change.source)
    return (min(dropped, 0.6) if change.between else dropped) + 0.2 * weight(change.draft)


def gap(piece: Piece, left: Hit | None, right: Hit | None, index: SourceIndex) -> Gap:
    """What lies between two pieces of a quotation in the source."""
    if left is None or right is None:
        return Gap(piece.joint, (), True, True)
    if right.first < left.last:
        return Gap(piece.joint, (), True, False)
    words = tuple(index.words[left.last : right.first])
    text = index.article.text
    before = text[index.words[left.last - 1].end : (words[0] if words else index.words[right.first]).start]
    after = text[words[-1].end : index.words[right.first].start] if words else before
    return Gap(piece.joint, words, ends(before) or ends(after), True)


def ends(between: str) -> bool:
    """Whether a sentence ends in what stands between two words."""
    return SENTENCE_ENDS.search(between) is not None


def turns_of(hits: Sequence[Hit], index: SourceIndex) -> tuple[Turn, ...]:
    """The turns in which the words that were found stand, each speaker once, in the order of the source."""
    turns: dict[str, Turn] = {}
    for hit in sorted(hits, key=lambda h: h.first):
        for word in index.words[hit.first : hit.last]:
            turn = index.turns.at(word.start)
            if turn is not None:
                turns.setdefault(turn.name, turn)
    return tuple(turns.values())
