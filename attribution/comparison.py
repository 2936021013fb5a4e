"""Matching and judging as one stage: readings in, findings and an account of what was compared out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from attribution.config import Config
from attribution.judging.calibrated import load_models
from attribution.judging.chronology import published
from attribution.judging.coverage import cover
from attribution.judging.drafts import Draft
from attribution.judging.evidence import Evidence, gather
from attribution.judging.findings import assemble
from attribution.judging.judge import Judge
from attribution.judging.ledger import Ledger
from attribution.judging.origins import Origins
from attribution.judging.provenance import provenance
from attribution.matching.candidates import find_pairs
from attribution.matching.remarks import remarks_of
from attribution.matching.stories import group_stories
from attribution.matching.vectors import Vectors
from attribution.quotes import link_people, name_across
from attribution.types import Finding, Reading

if TYPE_CHECKING:
    from attribution.models import Models

Progress = Callable[[str, int, int], None]


def nothing(readings: Sequence[Reading]) -> dict[str, Any]:
    """The coverage of a run with fewer than two independent articles."""
    return {**cover(readings, (), Counter(), Ledger(), ()), **provenance(readings)}


def compare(
    readings: Sequence[Reading], models: Models, config: Config, progress: Progress
) -> tuple[tuple[Finding, ...], dict[str, Any], list[Reading]]:
    """Findings of a run in report order, its coverage, and the readings with speakers named as fully as their story does."""
    independent = [r for r in readings if r.article.copy_of is None and r.claims]
    vectors = Vectors(models.embedder)
    progress("grouping", 0, 0)
    stories = group_stories(independent, vectors, config.thresholds.story_similarity)
    judge = Judge(load_models(), config.thresholds)
    counts: Counter[str] = Counter()
    left_out = Ledger()
    drafts: list[Draft] = []
    named: dict[str, Reading] = {}
    progress("comparing", 0, 0)
    of = {r.article.id: r for r in independent}
    several = [story for story in stories if len(story.articles) > 1]
    for done, story in enumerate(several, 1):
        members = name_across([of[article] for article in story.articles])
        named.update({r.article.id: r for r in members})
        evidence = weigh(members, models, config, vectors, counts)
        drafts += judge.decide(evidence, {r.article.id: published(r) for r in members}, left_out)
        progress("comparing", done, len(several))
    shown = [named.get(r.article.id, r) for r in readings]
    origins = Origins(shown)
    findings = assemble(drafts, shown, origins)
    coverage = cover(shown, stories, counts, left_out, drafts, vectors) | provenance(shown, stories, findings, origins)
    return findings, coverage, shown


def weigh(members: Sequence[Reading], models: Models, config: Config, vectors: Vectors, counts: Counter[str]) -> Evidence:
    """The evidence about one story; `counts` is added to."""
    claims = [claim for r in members for claim in r.claims]
    pairs, considered = find_pairs(claims, vectors, config.thresholds.min_similarity)
    people = link_people({r.article.id: r.people for r in members})
    remarks = [remark for r in members for remark in remarks_of(r, people)]
    counts["pairs_considered"] += considered
    counts["pairs_compared"] += len(pairs)
    evidence = gather(pairs, remarks, vectors, models.scorer, models.aligner, load_models())
    counts["pairs_asked"] += evidence.asked
    return evidence
