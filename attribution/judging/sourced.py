"""A draft's quotation against its source: verbatim, altered, not found; and whether the speaker is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from attribution.judging.placing import Change
from attribution.judging.quotepieces import pieces_of
from attribution.judging.sourcespeaker import Same, Speaker, same_name, speaker_of
from attribution.judging.tracing import SHORT_GAP, Trace, ends, trace
from attribution.matching.remarks import inside_marks
from attribution.matching.sourceindex import SourceIndex
from attribution.matching.spoken import Said
from attribution.matching.wording import HEDGES, NEGATIONS, SMALL
from attribution.types import Quote, Reading, Span

Status = Literal["verbatim", "altered", "not_found"]
STATUSES: tuple[Status, ...] = ("verbatim", "altered", "not_found")
Gravity = Literal["none", "minor", "plain", "grave"]
GRAVITIES: tuple[Gravity, ...] = ("none", "minor", "plain", "grave")
MODALS = frozenset(["will", "would", "shall", "should", "can", "could", "may", "might", "must"])
PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "your", "his", "its", "their"])
# What speakers fill pauses with: left out it changes nothing, though it was said.
PADDING = frozenset(["you know", "i mean", "well", "look", "like", "you see", "so to speak", "right", "ok", "yeah"])
# Shares of the words from which a long and a shorter quotation counts as found in altered words, the share of its telling words, and
# the words in a row that both must have; fewer than MIN_WORDS words are found only as they are.
LONG, LONG_SHARED, SHARED, CONTENT_SHARED, MIN_WORDS, RUN = 12, 0.5, 0.6, 0.5, 4, 3
# From here on words under another speaker's name are taken for this quotation, and so many telling words make it his for sure.
NEARLY_ALL, TELLING, MANY = 0.85, 3, 6
# Words that take back what stands before them; how far the rest of a sentence is read.
CONDITIONS = frozenset(["if", "unless", "until", "except", "but", "provided", "providing", "without", "although", "though", "assuming", "only"])
MOST_REST = 40
# A trace worse than this is tried again sentence by sentence.
GOOD = 0.9


@dataclass(frozen=True, slots=True)
class Sourced:
    """The verdict on one quotation: `spans` are its words without marks, `trace` where they (or the nearest words) stand.

    `who` says whether the source has the same speaker. `trace` is None where the sources share no telling word with it. `rest` is how
    the source's sentence goes on behind a quotation that ends with a full stop.
    """

    quote: Quote
    spans: tuple[Span, ...]
    status: Status
    trace: Trace | None
    speaker: Speaker | None
    who: Same
    words: int
    rest: tuple[Said, ...] = ()

    @property
    def changes(self) -> list[Change]:
        """The differences that nothing in the draft owns up to, the gravest first."""
        if self.trace is None:
            return []
        cut = [Change((), self.rest, cut=True)] if on_condition(self.rest) else []
        return sorted((*(c for c in self.trace.changes if not c.owned), *cut), key=lambda c: -GRAVITIES.index(gravity_of(c)))

    @property
    def gravity(self) -> Gravity:
        """How grave the gravest difference is."""
        worst = max((GRAVITIES.index(gravity_of(c)) for c in self.changes), default=0)
        return GRAVITIES[max(worst, 2)] if stitched(self.trace) or disordered(self.trace) else GRAVITIES[worst]

    @property
    def telling(self) -> bool:
        """Whether there are words enough to say whose they are."""
        if self.trace is None:
            return False
        forms = [form for piece in self.trace.pieces for form in piece.forms]
        return len(forms) >= MANY or sum(form not in SMALL for form in forms) >= TELLING


def check_quotes(reading: Reading, sources: Sequence[SourceIndex]) -> Iterator[Sourced]:
    """A verdict on every direct and mixed quotation of a draft, in text order; each stretch of a mixed one is by itself."""
    by_id = {quote.id: quote for quote in reading.quotes}
    for quote in reading.quotes:
        parent = by_id.get(quote.parent or "")
        if quote.kind not in ("direct", "mixed") or (parent is not None and parent.kind in ("direct", "mixed")):
            continue
        spans = [span for span in inside_marks(reading.article, quote) if span.start < span.end]
        groups = [tuple(spans)] if quote.kind == "direct" else [(span,) for span in spans]
        for group in groups:
            found = check_words(reading, quote, group, sources)
            if found is not None:
                yield found


def check_words(reading: Reading, quote: Quote, spans: tuple[Span, ...], sources: Sequence[SourceIndex]) -> Sourced | None:
    """The verdict on the words of one quotation, or None where it has no words."""
    text, speaker = reading.article.text, speaker_of(quote, reading.people)
    pieces = pieces_of(text, spans)
    count = sum(len(piece.words) for piece in pieces)
    if not count:
        return None
    best = best_trace([trace(pieces, index, speaker) for index in sources])
    if best is None or best.shared < GOOD:
        cut = pieces_of(text, spans, by_sentence=True)
        if len(cut) > len(pieces):
            other = best_trace([trace(cut, index, speaker) for index in sources])
            best = best_trace([best, other])
    found = decided(quote, spans, best, speaker, count)
    rest = goes_on(text, spans, found) if quote.kind == "direct" else ()
    altered = found.status == "verbatim" and on_condition(rest)
    return replace(found, rest=rest, status="altered" if altered else found.status)


def best_trace(traces: Sequence[Trace | None]) -> Trace | None:
    """The trace with the highest score, the first of equals."""
    return max((found for found in traces if found is not None), key=lambda found: found.score, default=None)


def decided(quote: Quote, spans: tuple[Span, ...], best: Trace | None, speaker: Speaker | None, count: int) -> Sourced:
    """Name the status: found at all, and if so with the same words; much altered words of another speaker are another remark."""
    if best is None or not best.found or not is_found(best, count):
        near = best if best is not None and best.found and shares_telling(best) else None
        return Sourced(quote, spans, "not_found", near, speaker, "unknown", count)
    if best.speaker == "other" and best.shared < NEARLY_ALL:
        return Sourced(quote, spans, "not_found", best, speaker, "unknown", count)
    same = not [change for change in best.changes if not change.owned] and not stitched(best) and not disordered(best)
    return Sourced(quote, spans, "verbatim" if same else "altered", best, speaker, best.speaker, count)


def goes_on(text: str, spans: tuple[Span, ...], found: Sourced) -> tuple[Said, ...]:
    """The words of the source's sentence behind a whole quotation that ends with a full stop there; none where the sentence ends."""
    stop = text[spans[-1].end : spans[-1].end + 1]
    if found.status == "not_found" or found.trace is None or stop not in ("." , "!", "?") or text[spans[-1].end + 1 : spans[-1].end + 2] == ".":
        return ()
    hit = found.trace.hits[-1]
    if hit is None:
        return ()
    words, source, at = hit.index.words, hit.index.article.text, hit.last
    turn = hit.index.turns.at(words[at - 1].start)
    while at < min(len(words), hit.last + MOST_REST) and not ends(source[words[at - 1].end : words[at].start]) and turn == hit.index.turns.at(words[at].start):
        at += 1
    return tuple(words[hit.last : at])


def on_condition(rest: Sequence[Said]) -> bool:
    """Whether what a quotation leaves off at its end limits it: "We will leave, | if the council asks us"."""
    return bool(rest) and rest[0].form in CONDITIONS


def is_found(best: Trace, count: int) -> bool:
    """Whether enough of a quotation's words stand together in the source to be this quotation."""
    if count < MIN_WORDS:
        return all(form in SMALL for change in best.changes if not change.owned for form in changed(change))
    run = max(hit.run for hit in best.found)
    if run < RUN and best.shared < NEARLY_ALL:
        return False
    words = [word for piece in best.pieces for word in piece.words]
    lost = {word for change in best.changes for word in change.draft}
    telling = [word for word in words if word.form not in SMALL and word.form not in HEDGES]
    content = sum(word not in lost for word in telling) / len(telling) if telling else 1.0
    share = (len(words) - len(lost)) / len(words)
    return content >= CONTENT_SHARED and share >= (LONG_SHARED if count >= LONG else SHARED)


def shares_telling(best: Trace) -> bool:
    """Whether at least one telling word of the draft stands in what was found."""
    lost = {word for change in best.changes for word in change.draft}
    return any(w.form not in SMALL and w not in lost for hit in best.found for w in hit.piece.words)


def stitched(best: Trace | None) -> bool:
    """Whether the words found are those of two people."""
    names = [turn.name for turn in best.turns if turn.kind != "role"] if best is not None else []
    return any(not same_name(a, b) for a, b in pairwise(names))


def disordered(best: Trace | None) -> bool:
    """Whether the parts stand in another order in the source."""
    return best is not None and any(not gap.ordered for gap in best.gaps)


def changed(change: Change) -> set[str]:
    """The forms that only one side has."""
    draft, source = {w.form for w in change.draft}, {w.form for w in change.source}
    return draft ^ source


def gravity_of(change: Change) -> Gravity:
    """How much a change of words weighs: a negation, a hedge, a figure or a modal verb most; a repeated or small word least."""
    forms = changed(change)
    if change.repeated or (not change.draft and " ".join(w.form for w in change.source) in PADDING):
        return "minor"
    if change.cut or (change.between and len(change.source) > SHORT_GAP):
        return "plain"
    draft, source = ({w.form for w in words} for words in (change.draft, change.source))
    exchanged = draft - source, source - draft
    if forms & (NEGATIONS | HEDGES) or any(c.isdigit() for form in forms for c in form):
        return "grave"
    if all(side & MODALS for side in exchanged):
        return "grave"
    if all(side & PRONOUNS for side in exchanged):
        return "plain"
    return "minor" if forms <= SMALL else "plain"
