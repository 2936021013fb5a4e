"""Drafts from each kind of evidence: slot, kind, code, marks and the sentence that explains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attribution.judging.drafts import Draft
from attribution.judging.drift import changes, diff, marks_of, rendered_twice
from attribution.judging.explanation import explain_date, explain_number, explain_remark, explain_statements
from attribution.judging.matches import Match
from attribution.judging.names import NameMatch
from attribution.judging.opposites import opposing
from attribution.judging.order import When, when
from attribution.judging.quotations import Remarked, grave
from attribution.judging.relations import Named
from attribution.judging.sidefacts import side_facts
from attribution.judging.statements import Judged
from attribution.judging.turning import of_match, of_remark, of_statement
from attribution.judging.voices import standing
from attribution.matching.remarks import Remark
from attribution.matching.wording import Word
from attribution.types import Quantity, Relation, Span

CODES: dict[tuple[str, Relation], str] = {
    ("number", "conflict"): "C101",
    ("date", "conflict"): "C201",
    ("name", "conflict"): "C301",
    ("place", "conflict"): "C302",
    ("negation", "conflict"): "C401",
    ("other", "conflict"): "C402",
}
FAMILY: dict[Relation, str] = {
    "update": "U101",
    "disputed": "D101",
    "agree": "G101",
    "different_scope": "S101",
    "cannot_tell": "N101",
    "altered_quote": "Q201",
    "misattributed": "A201",
    "conflict": "C901",
}


NAMED: dict[tuple[str, Relation], str] = {("name", "agree"): "spellings of one name", ("role", "conflict"): "two offices that nobody holds at once"}
TWO_PEOPLE = "A full name of either person elsewhere in both reports would show that they are two people."
ONE_AFTER_THE_OTHER = "If the person held one office after the other, it would be an update."


def code(kind: str, relation: Relation) -> str:
    """The finding code of a kind and relation (docs/formats.md)."""
    return CODES.get((kind, relation), FAMILY[relation])


def match_draft(
    match: Match, named: Named, chance: float, at_a: When, at_b: When, decision: Mapping[str, Any] | None = None
) -> Draft:
    """A draft from two figures or two dates; `decision` is how the fitted model weighed them (judging/derivation.py)."""
    number = match.kind == "number"
    sides = (match.a, at_a, match.pair.a), (match.b, at_b, match.pair.b)
    at = [when(item, p, claim) if isinstance(item, Quantity) else p for item, p, claim in sides]
    explanation = explain_number(match, named, at_a, at_b) if number else explain_date(match, named)
    return Draft(
        relation=named.relation,
        kind="number" if number else "date",
        topic=match.kind,
        slot=slot_name(match),
        a=match.pair.a,
        b=match.pair.b,
        item_a=Span(match.a.start, match.a.end),
        item_b=Span(match.b.start, match.b.end),
        confidence=chance,
        explanation=explanation,
        code=code(match.kind, named.relation),
        needs_check=named.needs_check,
        evidence={
            "a": side_facts(match.pair.a, match.a, at[0]),
            "b": side_facts(match.pair.b, match.b, at[1]),
            "comparator": "figures" if number else "dates",
            "comparison": match.comparison.reason,
            "outcome": match.comparison.outcome,
            "order": named.reason,
            "days": named.days,
            "voices": standing(match.pair.a, match.pair.b),
            "as_of": [at_a.spell(), at_b.spell()],
            "values": [match.a.text.strip(), match.b.text.strip()],
            "same_slot": chance,
            "similarity": match.pair.similarity,
            **alignment(match),
            "would_change": of_match(match, named, decision),
            **({"decision": dict(decision)} if decision else {}),
        },
        marks_a=(Span(match.a.start, match.a.end),),
        marks_b=(Span(match.b.start, match.b.end),),
    )


def alignment(match: Match) -> dict[str, dict[str, float]]:
    """What the alignment model said of the two items, where it was asked."""
    asked: dict[str, float] = {name: match.features[name] for name in ("agree", "differ") if name in match.features}
    return {"alignment": asked} if asked else {}


def slot_name(match: Match) -> str:
    """What is measured, in the reports' own words: the thing counted and what is said of it, or the dated event."""
    if match.kind == "number":
        for item in (match.a, match.b):
            thing = getattr(item, "thing_text", "") or getattr(item, "thing", "")
            act = getattr(item, "predicate", "")
            if thing:
                return f"{thing} ({act})" if act and act not in thing else thing
        return "figure"
    events = [event for event in (getattr(match.a, "event", ""), getattr(match.b, "event", "")) if event]
    return f"date: {events[0]}" if events else "date"


def remark_draft(remarked: Remarked) -> Draft:
    """A draft from two printings of a remark."""
    a, b = remarked.a, remarked.b
    gravity = "grave" if grave(remarked.wording) else "minor" if remarked.wording.drift in ("minor", "shortened") else "plain"
    relation = remarked.relation
    who = a.speaker or b.speaker or "speaker not named"
    marks = [
        stretches(r, only)
        for r, only in ((a, remarked.wording.only_a), (b, remarked.wording.only_b))
    ]
    first = " ".join(a.text.split()[:6])
    return Draft(
        relation=relation,
        kind="wording",
        topic="words",
        slot=f"{who}: “{first}…”" if len(a.text.split()) > 6 else f"{who}: “{first}”",
        a=a.claim,
        b=b.claim,
        item_a=Span(a.start, a.end),
        item_b=Span(b.start, b.end),
        confidence=remarked.confidence,
        explanation=explain_remark(remarked),
        code=code("wording", relation),
        needs_check=False,
        evidence={
            "drift": remarked.wording.drift,
            "gravity": gravity,
            "shared_words": round(remarked.wording.shared, 3),
            "note": remarked.wording.note,
            "speakers": [a.speaker, b.speaker],
            "a": side_facts(a.claim),
            "b": side_facts(b.claim),
            "comparator": "wording",
            "changes": [{"kind": c.kind, "only_a": list(c.only_a), "only_b": list(c.only_b)} for c in changes(remarked)],
            "diff": diff(a.text, b.text),
            "owned": [marks_of(a), marks_of(b)],
            "renderings": rendered_twice(remarked),
            "would_change": of_remark(remarked),
        },
        marks_a=marks[0] or (Span(a.start, a.end),),
        marks_b=marks[1] or (Span(b.start, b.end),),
    )


def stretches(remark: Remark, only: tuple[Word, ...]) -> tuple[Span, ...]:
    """The words that differ as stretches of the article: words that stand next to each other are one."""
    out: list[Span] = []
    for word in only:
        start, end = remark.start + word.start, remark.start + word.end
        if out and start <= out[-1].end:
            continue  # a contraction's second word
        if out and not remark.text[out[-1].end - remark.start : word.start].strip(" ,"):
            out[-1] = Span(out[-1].start, end)
        else:
            out.append(Span(start, end))
    return tuple(out)


def name_draft(found: NameMatch) -> Draft:
    """A draft from two spellings of one name."""
    return Draft(
        relation=found.relation,
        kind=found.kind,
        topic="name",
        slot=f"{found.kind}: {found.a.full}",
        a=found.pair.a,
        b=found.pair.b,
        item_a=Span(found.a.start, found.a.end),
        item_b=Span(found.b.start, found.b.end),
        confidence=found.confidence,
        explanation=found.explanation,
        code=code(found.kind, found.relation),
        needs_check=False,
        evidence={
            "names": [found.a.full, found.b.full],
            "a": side_facts(found.pair.a),
            "b": side_facts(found.pair.b),
            "comparator": "names",
            "comparison": NAMED.get((found.kind, found.relation), "one name, and nearly the same letters or two first names"),
            "similarity": found.pair.similarity,
            "would_change": [TWO_PEOPLE if found.kind == "name" else ONE_AFTER_THE_OTHER],
        },
        marks_a=(Span(found.a.start, found.a.end),),
        marks_b=(Span(found.b.start, found.b.end),),
    )


def statement_draft(
    judged: Judged, relation: Relation, chance: float, decision: Mapping[str, Any] | None = None
) -> Draft:
    """A draft from the entailment model's view of two statements; `decision` as of `match_draft`."""
    a, b = judged.pair.a, judged.pair.b
    kind = "negation" if a.negated != b.negated and relation != "agree" else "other"
    return Draft(
        relation=relation,
        kind="negation" if kind == "negation" else "other",
        topic="statement",
        slot=" ".join(a.lemmas[:4]) or "statement",
        a=a,
        b=b,
        item_a=Span(a.start, a.end),
        item_b=Span(b.start, b.end),
        confidence=chance,
        explanation=explain_statements(judged, relation),
        code=code(kind, relation),
        needs_check=False,
        evidence={
            "entailment": [judged.there.entailment, judged.back.entailment],
            "contradiction": [judged.there.contradiction, judged.back.contradiction],
            "similarity": judged.pair.similarity,
            "alignment": {"agree": judged.alignment.agree, "differ": judged.alignment.differ},
            "a": side_facts(a),
            "b": side_facts(b),
            "comparator": "statements",
            "voices": standing(a, b),
            "opposing": [list(both) for both in opposing(a, b)],
            "would_change": of_statement(judged, relation, decision),
            **({"decision": dict(decision)} if decision else {}),
            **windows(judged),
        },
    )


def windows(judged: Judged) -> dict[str, list[list[int] | None]]:
    """Where a statement was too long to be read at once: the code points of each article that decided, as premise; else nothing."""
    sides = ((judged.pair.a, judged.there.window), (judged.pair.b, judged.back.window))
    if all(window is None for _, window in sides):
        return {}
    return {"windows": [None if w is None else [claim.start + w.start, claim.start + w.end] for claim, w in sides]}
