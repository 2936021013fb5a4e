"""The judge: what was measured about a story in, judgements on passages out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from attribution.config import Thresholds
from attribution.judging.calibrated import Logistic
from attribution.judging.derivation import derivation
from attribution.judging.drafting import match_draft, name_draft, remark_draft, statement_draft
from attribution.judging.drafts import Draft
from attribution.judging.evidence import Evidence
from attribution.judging.gates import one_fact, one_measure, running_total, two_scopes, verbatim
from attribution.judging.groundless import groundless
from attribution.judging.joining import joined
from attribution.judging.ledger import Ledger
from attribution.judging.matches import Match
from attribution.judging.naming import likeliest, naming_features
from attribution.judging.order import When, gap_days
from attribution.judging.otherscopes import other_scope
from attribution.judging.quotations import one_occasion
from attribution.judging.quotedwords import inside, other_words, said_in
from attribution.judging.relations import Named, grown, name_date, name_number, renamed
from attribution.judging.replaced import replaced
from attribution.judging.statements import Judged, other_figures
from attribution.types import Moment, Pair

# Below this chance of being one slot a difference is not even shown as an open question (`--all`).
UNSURE = 0.3
# The chance that two statements alike but for the item fill one slot.
VERBATIM = 0.9
Times = Mapping[str, When]


class Judge:
    """Turns evidence into drafts with fitted models and thresholds; holds no state between stories."""

    def __init__(self, models: Mapping[str, Logistic], thresholds: Thresholds) -> None:
        self._models, self._thresholds = models, thresholds

    def decide(self, evidence: Evidence, published: Times, left_out: Ledger) -> list[Draft]:
        """Drafts of one story; `left_out` counts what was compared but not decided, by reason."""
        left_out["questions too long for a model"] += evidence.unread
        drafts: list[Draft] = []
        explained: set[tuple[str, str]] = set()
        alike: set[tuple[str, str]] = set()
        unlike = other_figures(evidence.matches)
        remarked = joined(evidence.remarked)
        spoken = inside(remarked)
        for match in unsettled(evidence.matches, left_out):
            if match.comparison.outcome == "agree" and spoken(match):
                left_out.refuse("covered", match.pair, match.features["fact"])
                continue
            draft = self._match(match, evidence, published, left_out)
            if draft is not None:
                drafts.append(draft)
                if draft.relation != "cannot_tell":
                    (alike if draft.relation == "agree" and one_value(match) else explained).add((match.pair.a.id, match.pair.b.id))
        for one in remarked:
            if one_occasion(one, gap_days(published[one.a.article], published[one.b.article])):
                drafts.append(remark_draft(one))
            else:
                left_out.refuse("two_occasions", Pair(one.a.claim, one.b.claim, 0.0))
        drafts += [name_draft(n) for n in evidence.names]
        quoted = {(r.a.claim.id, r.b.claim.id) for r in evidence.remarked}
        said = said_in(evidence.remarks)
        for judged in evidence.judged:
            key = judged.pair.a.id, judged.pair.b.id
            if key in quoted:
                continue
            if key in explained:
                left_out.refuse("covered", judged.pair, judged.alignment.fact)
                continue
            draft = self._statement(judged, evidence, published, unlike, left_out)
            if draft is not None and draft.relation == "agree" and (key in alike or other_words(judged.pair, said)):
                left_out.refuse("covered" if key in alike else "other_words", judged.pair, draft.confidence)
                continue
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _match(self, match: Match, evidence: Evidence, published: Times, left_out: Ledger) -> Draft | None:
        """The draft of two figures or two dates, or None where it is not sure that they fill one slot."""
        at = published[match.pair.a.article], published[match.pair.b.article]
        agree = match.comparison.outcome == "agree"
        question = f"{match.kind}_{'agree' if agree else 'differ'}"
        model = self._models[question]
        chance = model.probability(match.features)
        if not one_measure(match):
            left_out.refuse("other_measure", match.pair, chance)
            return None
        threshold = self._thresholds.agree_threshold if agree else self._thresholds.conflict_threshold
        raised = max(chance, VERBATIM) if not agree and verbatim(match) else chance
        total = running_total(match)
        if not total and (raised < (threshold if agree else UNSURE) or not one_fact(match)):
            left_out.refuse("not_one_slot", match.pair, chance)
            return None
        if agree and replaced(match.pair.a, match.a) != replaced(match.pair.b, match.b):
            return self._taken_back(match, chance, at, left_out)
        named = self._agreeing(match, at) if agree else self._differing(match, evidence, at, sure=raised >= threshold)
        if raised < UNSURE and not named.needs_check:
            left_out.refuse("not_one_slot", match.pair, chance)
            return None
        decision = derivation(question, model, match.features, threshold, raised_to=raised)
        return match_draft(match, named, raised, *at, decision=decision)

    def _taken_back(self, match: Match, chance: float, at: tuple[When, When], left_out: Ledger) -> Draft | None:
        """An update where the later report names the earlier one's figure or date to say that it holds no more; else nothing."""
        days = gap_days(*at)
        later = match.pair.b if (days or 0) > 0 else match.pair.a
        if not days or not replaced(later, match.b if days > 0 else match.a):
            left_out.refuse("taken_back", match.pair, chance)
            return None
        named = Named("update", False, "the later report takes it back", days > 0, abs(days))
        return match_draft(match, named, chance, *at)

    def _agreeing(self, match: Match, at: tuple[When, When]) -> Named:
        """Agreement, or an update where a bound alone lets a grown tally agree."""
        later = grown(match, *at) if match.kind == "number" else None
        return later or Named("agree", False, match.comparison.reason)

    def _differing(self, match: Match, evidence: Evidence, at: tuple[When, When], *, sure: bool) -> Named:
        """The name of a difference; a running total that jumped is shown on weaker evidence: it asks, it accuses nobody."""
        if match.comparison.outcome == "unclear":
            return Named("cannot_tell", False, match.comparison.reason)
        named = name_number(match, *at) if match.kind == "number" else name_date(match, *at)
        if two_scopes(match):
            named = replace(named, relation="different_scope", needs_check=False, reason="counted of two areas, or from two starts")
        if not sure and not named.needs_check:
            return Named("cannot_tell", False, "it is not sure that both mean the same")
        worded = evidence.wording.get((match.pair.a.id, match.pair.b.id), {})
        return renamed(named, match.pair, (match.a, match.b), at, worded, self._models)

    def _statement(
        self, judged: Judged, evidence: Evidence, published: Times, unlike: Set[tuple[str, str]], left_out: Ledger
    ) -> Draft | None:
        """The draft of two statements, or None where neither contradiction nor agreement is sure; `unlike`: they give other figures."""
        for question, threshold in (
            ("statement_contradict", self._thresholds.statement_threshold),
            ("statement_agree", self._thresholds.statement_agree_threshold),
        ):
            model = self._models[question]
            chance = model.probability(judged.features)
            if chance < threshold or (question == "statement_contradict" and apart(judged)):
                continue  # statements of other days, hours or scopes, or of other figures only, contradict nothing
            if question == "statement_agree" and (judged.pair.a.id, judged.pair.b.id) in unlike:
                left_out.refuse("figures_differ", judged.pair, chance)
                return None
            a, b = judged.pair.a, judged.pair.b
            at = published[a.article], published[b.article]
            against = question == "statement_contradict"
            worded = evidence.wording.get((a.id, b.id), {})
            relation = likeliest(naming_features(a, b, None, *at), worded, self._models)[0] if against else "agree"
            return statement_draft(judged, relation, chance, decision=derivation(question, model, judged.features, threshold))
        left_out.refuse("statement_unsure", judged.pair, judged.alignment.fact)
        return None


def one_value(match: Match) -> bool:
    """Whether two items that agree are one figure or one day, so that a contradiction around them is of something else."""
    if match.kind == "number":
        return bool(match.features["equal"])
    return getattr(match.a, "first", None) == getattr(match.b, "first", None)


def apart(judged: Judged) -> bool:
    """Whether two statements tell of two occasions or two scopes, or contradict each other in nothing but what comparators judge."""
    a, b = judged.pair.a, judged.pair.b
    return bool(judged.features["occasion_other"]) or other_scope(a, b) or groundless(a, b)


def unsettled(matches: Sequence[Match], left_out: Ledger) -> Iterator[Match]:
    """The matches but for differences of which one item has its equal in the other statement."""
    settled = {key for m in matches if m.comparison.outcome == "agree" for key in settling(m)}
    for match in matches:
        if match.comparison.outcome != "agree" and settled & set(places(match)):
            left_out.refuse("settled_elsewhere", match.pair, match.features["fact"])
        else:
            yield match


def settling(match: Match) -> tuple[tuple[str, str, int], ...]:
    """The items of an agreement whose question it settles: "Tuesday" in both reports leaves open at what hour it was."""
    a, b = match.a, match.b
    if isinstance(a, Moment) and isinstance(b, Moment) and "time" in (a.precision, b.precision) and a.precision != b.precision:
        first, second = places(match)
        return (second,) if a.precision == "time" else (first,)
    return places(match)


def places(match: Match) -> tuple[tuple[str, str, int], tuple[str, str, int]]:
    """Each item of a match within its pair of statements: (own statement, other statement, offset)."""
    a, b = match.pair.a.id, match.pair.b.id
    return (a, b, match.a.start), (b, a, match.b.start)
