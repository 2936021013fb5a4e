"""The misses and false alarms of a story in words, for whoever mends the product."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.scoring.findings import FindingOutcome, SlotOutcome
from attribution.scoring.gold import HARD, GoldPair
from attribution.scoring.quotes import COVERED_LOW, QuotesOutcome
from attribution.scoring.speakers import name_right
from benchmarks.running import StoryResult


def error_lines(result: StoryResult) -> Iterable[str]:
    """Every slot missed, finding gone wrong and quotation missed, passages included."""
    yield f"#### {result.story.name}" + (f"  FAILED {result.error}" if result.error else "")
    yield from (f"  LOST {message}" for message in result.lost)
    for slot in result.outcome.slots if result.compared else ():
        if not slot.found and (slot.relation in (*HARD, "agree") or slot.surfaced):
            yield from slot_lines(slot)
    for judged in result.outcome.findings:
        if judged.verdict != "right" and not (judged.verdict == "unmatched" and judged.finding.relation == "agree"):
            yield from finding_lines(judged)
    for doc, outcome in result.quotes.items():
        yield from quote_lines(doc, outcome, result.texts.get(doc, ""))


def slot_lines(slot: SlotOutcome) -> Iterable[str]:
    """A slot that was not found, or a scope trap that was raised."""
    seen = f"  [reported as {', '.join(sorted(slot.reported))}]" if slot.reported else ""
    word = "RAISED" if slot.relation == "different_scope" else "MISSED"
    yield f"  {word} {slot.relation} ({slot.pairs[0].kind}) {slot.slot!r}{seen}"
    for pair in slot.pairs[:3]:
        yield from pair_lines(pair)
    if len(slot.pairs) > 3:
        yield f"      and {len(slot.pairs) - 3} more pairs"


def pair_lines(pair: GoldPair) -> Iterable[str]:
    """The two passages of a gold pair."""
    alt = f"  (alt {', '.join(sorted(pair.alt))})" if pair.alt else ""
    yield f"      a {pair.a.article}[{pair.a.start}:{pair.a.end}] {pair.a.text!r}{alt}"
    yield f"      b {pair.b.article}[{pair.b.start}:{pair.b.end}] {pair.b.text!r}"


def finding_lines(judged: FindingOutcome) -> Iterable[str]:
    """A finding that is not right, and what the gold says instead."""
    finding = judged.finding
    yield (
        f"  FALSE {finding.relation} {finding.code} ({finding.kind}, {finding.confidence:.2f}) {judged.verdict}"
        f" slot {finding.slot!r}"
    )
    for name, side in (("a", finding.a), ("b", finding.b)):
        yield f"      {name} {side.article}[{side.start}:{side.end}] {side.text!r}"
    yield f"      because {finding.explanation}" + (f" (+{len(finding.also)} pairs)" if finding.also else "")
    if judged.gold:
        yield f"      gold {judged.gold.relation} ({judged.gold.kind}) {judged.gold.slot!r}"


def quote_lines(doc: str, outcome: QuotesOutcome, text: str) -> Iterable[str]:
    """Quotations missed, invented, or given to another speaker."""
    for gold in outcome.missed(COVERED_LOW):
        yield f"  NO QUOTE {gold.kind} {doc}[{gold.start}:{gold.end}] {gold.text!r} by {gold.name!r}"
    for gold, found in outcome.matched(COVERED_LOW):
        if gold.name and not name_right(gold, found):
            span = found.speaker.of(text) if found.speaker else ""
            where = f"{doc}[{gold.start}:{gold.end}] {gold.text!r}"
            yield f"  SPEAKER {found.name!r} from {span!r}, gold {gold.name!r}: {where}"
    for piece in outcome.invented(COVERED_LOW):
        yield f"  FALSE QUOTE {piece.kind} {doc}[{piece.start}:{piece.end}] {piece.text!r} by {piece.name!r}"
