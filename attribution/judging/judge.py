"""The judge: candidate pairs of a story in, judgements on passages out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.config import Thresholds
from attribution.judging.asking import PatientScorer
from attribution.judging.calibrated import Logistic
from attribution.judging.context import with_context, with_entailment
from attribution.judging.drafting import match_draft, name_draft, remark_draft, statement_draft
from attribution.judging.drafts import Draft
from attribution.judging.gates import one_measure, same_words, verbatim
from attribution.judging.matches import Match, date_matches, number_matches
from attribution.judging.names import NameMatch, name_matches
from attribution.judging.order import When, gap_days
from attribution.judging.quotations import Remarked, judge_remarks, one_occasion
from attribution.judging.relations import Named, by_voice, grown, name_date, name_number
from attribution.judging.statements import Judged, covered, figures_differ, follows_both_ways, judge_statements
from attribution.matching.remarks import Remark, pair_remarks
from attribution.matching.vectors import Vectors
from attribution.types import Pair, Scorer

# Matches whose statements and clauses are this unlike are dropped before the entailment model is asked.
UNLIKE = 0.30
# Below this chance of being one slot a difference is not even shown as an open question (`--all`).
UNSURE = 0.3
# The chance that two statements alike but for the item fill one slot.
VERBATIM = 0.9


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything measured about one story before anything is decided; `fit.py` learns from the same values.

    `unread` counts the pairs that were too long for the entailment model and stand as neutral.
    """

    matches: tuple[Match, ...]
    judged: tuple[Judged, ...]
    remarked: tuple[Remarked, ...]
    names: tuple[NameMatch, ...]
    unread: int = 0


def gather(pairs: Sequence[Pair], remarks: Sequence[Remark], vectors: Vectors, scorer: Scorer) -> Evidence:
    """Measure all pairs of a story: comparators first, the entailment model only where they leave a question."""
    found = [match for pair in pairs for match in (*number_matches(pair), *date_matches(pair))]
    likely = [m for m in with_context(found, vectors) if min(m.features["whole"], m.features["clause"]) >= UNLIKE]
    patient = PatientScorer(scorer)
    matches = with_entailment(likely, patient)
    judged = judge_statements(pairs, patient)
    return Evidence(
        tuple(matches),
        tuple(judged),
        tuple(judge_remarks(list(pair_remarks(remarks)), vectors)),
        tuple(name_matches(pairs)),
        patient.unread,
    )


def places(match: Match) -> tuple[tuple[str, str, int], tuple[str, str, int]]:
    """Each item of a match within its pair of statements: (own statement, other statement, offset)."""
    a, b = match.pair.a.id, match.pair.b.id
    return (a, b, match.a.start), (b, a, match.b.start)


class Judge:
    """Turns evidence into drafts with fitted models and thresholds; holds no state between stories."""

    def __init__(self, models: Mapping[str, Logistic], thresholds: Thresholds) -> None:
        self._models, self._thresholds = models, thresholds

    def decide(self, evidence: Evidence, published: Mapping[str, When], left_out: Counter[str]) -> list[Draft]:
        """Drafts of one story; `left_out` counts what was compared but not decided, by reason."""
        drafts: list[Draft] = []
        explained: list[Match] = []
        left_out["questions too long for the entailment model"] += evidence.unread
        settled = {key for m in evidence.matches if m.comparison.outcome == "agree" for key in places(m)}
        for match in evidence.matches:
            if match.comparison.outcome != "agree" and settled & set(places(match)):
                continue  # one of the two items has its equal in the other statement
            draft = self._match(match, published)
            if draft is None:
                left_out["not surely one slot"] += 1
                continue
            if draft.relation != "cannot_tell":
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
            if draft is not None and not (draft.relation == "agree" and figures_differ(judged, evidence.matches)):
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
        chance = max(chance, VERBATIM) if verbatim(match) else chance
        if chance < UNSURE or not one_measure(match):
            return None
        if outcome == "unclear":
            return match_draft(match, Named("cannot_tell", False, match.comparison.reason), chance, at_a, at_b)
        named = name_number(match, at_a, at_b) if match.kind == "number" else name_date(match, at_a, at_b)
        # A running total that jumped is shown to an editor on weaker evidence: it asks a question, it accuses nobody.
        if chance < self._thresholds.conflict_threshold and not named.needs_check:
            named = Named("cannot_tell", False, "it is not sure that both mean the same")
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
