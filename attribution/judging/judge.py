"""The judge: candidate pairs of a story in, judgements on passages out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.config import Thresholds
from attribution.judging.calibrated import Logistic
from attribution.judging.drafts import Draft
from attribution.judging.explanation import explain_date, explain_number, explain_remark, explain_statements
from attribution.judging.matches import Match, date_matches, number_matches, one_measure, same_words, with_context, with_entailment
from attribution.judging.names import NameMatch, name_matches
from attribution.judging.order import When, gap_days
from attribution.judging.quotations import Remarked, grave, judge_remarks, one_occasion
from attribution.judging.relations import Named, by_voice, grown, name_date, name_number
from attribution.judging.statements import Judged, covered, follows_both_ways, judge_statements
from attribution.matching.remarks import Remark, pair_remarks
from attribution.matching.vectors import Vectors
from attribution.types import Pair, Relation, Scorer, Span

# Matches whose statements and clauses are this unlike are dropped before the entailment model is asked.
UNLIKE = 0.30
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


def code(kind: str, relation: Relation) -> str:
    """The finding code of a kind and relation (docs/formats.md)."""
    return CODES.get((kind, relation), FAMILY[relation])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything measured about one story before anything is decided; `fit.py` learns from the same values."""

    matches: tuple[Match, ...]
    judged: tuple[Judged, ...]
    remarked: tuple[Remarked, ...]
    names: tuple[NameMatch, ...]


def gather(pairs: Sequence[Pair], remarks: Sequence[Remark], vectors: Vectors, scorer: Scorer) -> Evidence:
    """Measure all pairs of a story: comparators first, the entailment model only where they leave a question."""
    found = [match for pair in pairs for match in (*number_matches(pair), *date_matches(pair))]
    likely = [m for m in with_context(found, vectors) if min(m.features["whole"], m.features["clause"]) >= UNLIKE]
    matches = with_entailment(likely, scorer)
    judged = judge_statements(pairs, scorer)
    return Evidence(
        tuple(matches),
        tuple(judged),
        tuple(judge_remarks(list(pair_remarks(remarks)), vectors)),
        tuple(name_matches(pairs)),
    )


class Judge:
    """Turns evidence into drafts with fitted models and thresholds; holds no state between stories."""

    def __init__(self, models: Mapping[str, Logistic], thresholds: Thresholds) -> None:
        self._models, self._thresholds = models, thresholds

    def decide(self, evidence: Evidence, published: Mapping[str, When], left_out: Counter[str]) -> list[Draft]:
        """Drafts of one story; `left_out` counts what was compared but not decided, by reason."""
        drafts: list[Draft] = []
        explained: list[Match] = []
        for match in evidence.matches:
            draft = self._match(match, published)
            if draft is None:
                left_out["not surely one slot"] += 1
                continue
            explained.append(match)
            drafts.append(draft)
        for remarked in evidence.remarked:
            days = gap_days(published[remarked.a.article], published[remarked.b.article])
            if one_occasion(remarked, days):
                drafts.append(remark_draft(remarked))
            else:
                left_out["like words of one speaker on two occasions"] += 1
        drafts += [name_draft(n) for n in evidence.names]
        quoted = {(d.a.id, d.b.id) for d in drafts if d.topic == "words"}
        for judged in evidence.judged:
            if (judged.pair.a.id, judged.pair.b.id) in quoted or covered(judged, explained):
                continue
            draft = self._statement(judged)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _match(self, match: Match, published: Mapping[str, When]) -> Draft | None:
        outcome = match.comparison.outcome
        chance = self._models[f"{match.kind}_{'agree' if outcome == 'agree' else 'differ'}"].probability(match.features)
        at_a, at_b = published[match.pair.a.article], published[match.pair.b.article]
        if outcome == "agree":
            if chance < self._thresholds.agree_threshold or not (same_words(match) or one_measure(match)):
                return None
            later = grown(match, at_a, at_b) if match.kind == "number" else None
            return match_draft(match, later or Named("agree", False, match.comparison.reason), chance, at_a, at_b)
        if chance < self._thresholds.conflict_threshold or not one_measure(match):
            return None
        if outcome == "unclear":
            return match_draft(match, Named("cannot_tell", False, match.comparison.reason), chance, at_a, at_b)
        named = name_number(match, at_a, at_b) if match.kind == "number" else name_date(match, at_a, at_b)
        return match_draft(match, named, chance, at_a, at_b)

    def _statement(self, judged: Judged) -> Draft | None:
        against = self._models["statement_contradict"].probability(judged.features)
        if against >= self._thresholds.conflict_threshold:
            relation = by_voice(judged.pair.a, judged.pair.b)
            return statement_draft(judged, relation, against)
        together = self._models["statement_agree"].probability(judged.features)
        if together >= self._thresholds.agree_threshold and follows_both_ways(judged):
            return statement_draft(judged, "agree", together)
        return None


def match_draft(match: Match, named: Named, chance: float, at_a: When, at_b: When) -> Draft:
    """A draft from two figures or two dates."""
    number = match.kind == "number"
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
            "comparison": match.comparison.reason,
            "order": named.reason,
            "as_of": [at_a.spell(), at_b.spell()],
            "values": [match.a.text.strip(), match.b.text.strip()],
            "same_slot": chance,
        },
        marks_a=(Span(match.a.start, match.a.end),),
        marks_b=(Span(match.b.start, match.b.end),),
    )


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
        tuple(Span(r.start + w.start, r.start + w.end) for w in only)
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
        },
        marks_a=marks[0] or (Span(a.start, a.end),),
        marks_b=marks[1] or (Span(b.start, b.end),),
    )


def name_draft(found: NameMatch) -> Draft:
    """A draft from two spellings of one name."""
    return Draft(
        relation=found.relation,
        kind="name",
        topic="name",
        slot=f"name: {found.a.full}",
        a=found.pair.a,
        b=found.pair.b,
        item_a=Span(found.a.start, found.a.end),
        item_b=Span(found.b.start, found.b.end),
        confidence=found.confidence,
        explanation=found.explanation,
        code=code("name", found.relation),
        needs_check=False,
        evidence={"names": [found.a.full, found.b.full]},
        marks_a=(Span(found.a.start, found.a.end),),
        marks_b=(Span(found.b.start, found.b.end),),
    )


def statement_draft(judged: Judged, relation: Relation, chance: float) -> Draft:
    """A draft from the entailment model's view of two statements."""
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
        },
    )
