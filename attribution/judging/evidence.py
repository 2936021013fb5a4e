"""Everything measured about one story before anything is decided; `models/judging/fit.py` learns from the same values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from attribution.judging.asking import PatientScorer
from attribution.judging.calibrated import Logistic
from attribution.judging.context import with_alignment, with_context, with_rank, worth_asking
from attribution.judging.matches import Match, date_matches, number_matches
from attribution.judging.names import NameMatch, name_matches
from attribution.judging.naming import wordings
from attribution.judging.quotations import Remarked, judge_remarks
from attribution.judging.statements import Judged, judge_statements
from attribution.matching.remarks import Remark, pair_remarks
from attribution.matching.vectors import Vectors
from attribution.types import Pair, Relation, Scorer

# Pairs with less chance of one fact by cheap evidence are not put to the models, which are nine tenths of a run's time.
# Of the training pairs that are one fact nine in ten figures and dates pass, and nearly four in five statements.
ASK_ITEMS, ASK_STATEMENTS = 0.12, 0.2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was measured.

    `wording` says of two statements (by id) how far their words speak for each name of a difference. `unread` counts
    the questions that were too long for a model and stand as neutral, `asked` all of them. `remarks` are all quoted words.
    """

    matches: tuple[Match, ...]
    judged: tuple[Judged, ...]
    remarked: tuple[Remarked, ...]
    names: tuple[NameMatch, ...]
    wording: Mapping[tuple[str, str], Mapping[Relation, float]] = field(default_factory=dict)
    unread: int = 0
    asked: int = 0
    remarks: tuple[Remark, ...] = ()


def gather(
    pairs: Sequence[Pair],
    remarks: Sequence[Remark],
    vectors: Vectors,
    scorer: Scorer,
    aligner: Scorer,
    models: Mapping[str, Logistic],
    focus: Set[str] | None = None,
) -> Evidence:
    """Measure all pairs of a story: comparators first, the models only where these leave a question with a chance.

    With a `focus` only quoted words of which one side is of these articles are compared, as `pairs` are.
    """
    found = [match for pair in pairs for match in (*number_matches(pair), *date_matches(pair))]
    likely = worth_asking(with_context(found), models, ASK_ITEMS)
    patient, aligned = PatientScorer(scorer), PatientScorer(aligner)
    matches = with_rank(with_alignment(likely, aligned))
    judged = judge_statements(pairs, patient, aligned, models, ASK_STATEMENTS)
    asked = {(p.a.id, p.b.id): p for p in (*(m.pair for m in matches), *(j.pair for j in judged))}
    return Evidence(
        tuple(matches),
        tuple(judged),
        tuple(judge_remarks(list(pair_remarks(remarks, focus)), vectors)),
        tuple(name_matches(pairs)),
        dict(zip(asked, wordings([(p.a, p.b) for p in asked.values()], vectors, models), strict=True)),
        patient.unread + aligned.unread,
        patient.asked + aligned.asked,
        tuple(remarks),
    )
