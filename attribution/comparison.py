"""Matching and judging as one stage: readings in, findings and an account of what was compared out.

Articles are grouped into stories here; what is said of one story depends on its articles only (`judge_story`), so stories can be judged
by several processes or machines, in any order (`attribution/stages.py`, `attribution/engines/`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
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
from attribution.types import Embedder, Finding, Reading

if TYPE_CHECKING:
    from attribution.models import Models

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Told:
    """The readings of one story, in the order of their ids, and what is known of their statements' vectors (float32, by text).

    With a `focus` only pairs of which one side is of these articles are compared.
    """

    members: tuple[Reading, ...]
    vectors: Mapping[str, Any] = field(default_factory=dict)
    focus: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of one story: drafts of findings, pairs counted, and what was compared and left out."""

    drafts: tuple[Draft, ...]
    counts: Mapping[str, int]
    left_out: Ledger


JudgeAll = Callable[[Iterable[Told]], Iterator[Judgement]]


def nothing(readings: Sequence[Reading]) -> dict[str, Any]:
    """The coverage of a run with fewer than two independent articles."""
    return {**cover(readings, (), Counter(), Ledger(), ()), **provenance(readings)}


class Comparison:
    """What is compared of some readings: grouped into stories at once, judged by whoever takes them, concluded at the end.

    With a `focus` (ids) only stories with one of these articles are told, only pairs with one of them compared, and the readings of no
    other story are given back.
    """

    def __init__(self, readings: Sequence[Reading], embedder: Embedder, config: Config, focus: Set[str] | None = None) -> None:
        independent = {r.article.id: r for r in readings if r.article.copy_of is None and r.claims}
        self._vectors = Vectors(embedder)
        stories = group_stories(list(independent.values()), self._vectors, config.thresholds.story_similarity)
        if focus is not None:
            stories = tuple(story for story in stories if not focus.isdisjoint(story.articles))
            about = frozenset(focus).union(*(story.articles for story in stories))
            readings = [r for r in readings if r.article.id in about]
        self._stories, self._focus = stories, None if focus is None else frozenset(focus)
        # The largest first, so that none of several workers is left with it at the end; nothing said depends on the order.
        self.several = sorted((story for story in stories if len(story.articles) > 1), key=lambda story: -len(story.articles))
        named = {r.article.id: r for story in self.several for r in name_across([independent[article] for article in story.articles])}
        self._readings = [named.get(r.article.id, r) for r in readings]
        self._named = named
        self._counts: Counter[str] = Counter()
        self._left_out = Ledger()
        self._drafts: list[Draft] = []

    def told(self) -> Iterator[Told]:
        """The stories of several articles with all that is needed to judge them, one at a time, in the order of `several`."""
        for story in self.several:
            members = tuple(self._named[article] for article in story.articles)
            known = self._vectors.known(claim.text for r in members for claim in r.claims)
            yield Told(members, known, self._focus)

    def add(self, judgement: Judgement) -> None:
        """Take what was said of one of the stories."""
        self._drafts += judgement.drafts
        self._counts.update(judgement.counts)
        self._left_out.merge(judgement.left_out)

    def conclude(self) -> tuple[tuple[Finding, ...], dict[str, Any], list[Reading]]:
        """Findings in report order, the coverage, and the readings with speakers named as fully as their story does."""
        shown = self._readings
        origins = Origins(shown)
        findings = assemble(self._drafts, shown, origins)
        coverage = cover(shown, self._stories, self._counts, self._left_out, self._drafts, self._vectors)
        return findings, coverage | provenance(shown, self._stories, findings, origins), shown


def compare(
    readings: Sequence[Reading], embedder: Embedder, judge_all: JudgeAll, config: Config, progress: Progress, focus: Set[str] | None = None
) -> tuple[tuple[Finding, ...], dict[str, Any], list[Reading]]:
    """What `Comparison.conclude` says of a run; `judge_all` answers each story in order, as `judge_story` would."""
    progress("grouping", 0, 0)
    comparison = Comparison(readings, embedder, config, focus)
    done, total = 0, sum(len(story.articles) for story in comparison.several)
    progress("comparing", done, total)
    for story, judgement in zip(comparison.several, judge_all(comparison.told()), strict=True):
        comparison.add(judgement)
        done += len(story.articles)
        progress("comparing", done, total)
    return comparison.conclude()


def judge_story(story: Told, models: Models, config: Config) -> Judgement:
    """Everything said of one story. It depends on the story, the models and the thresholds only."""
    counts: Counter[str] = Counter()
    left_out = Ledger()
    evidence = weigh(story.members, models, config, Vectors(models.embedder, story.vectors), counts, story.focus)
    judge = Judge(load_models(), config.thresholds)
    drafts = judge.decide(evidence, {r.article.id: published(r) for r in story.members}, left_out)
    return Judgement(tuple(drafts), dict(counts), left_out)


def weigh(
    members: Sequence[Reading],
    models: Models,
    config: Config,
    vectors: Vectors,
    counts: Counter[str],
    focus: Set[str] | None = None,
) -> Evidence:
    """The evidence about one story; `counts` is added to."""
    claims = [claim for r in members for claim in r.claims]
    pairs, considered = find_pairs(claims, vectors, config.thresholds.min_similarity, focus)
    people = link_people({r.article.id: r.people for r in members})
    remarks = [remark for r in members for remark in remarks_of(r, people)]
    counts["pairs_considered"] += considered
    counts["pairs_compared"] += len(pairs)
    evidence = gather(pairs, remarks, vectors, models.scorer, models.aligner, load_models(), focus)
    counts["pairs_asked"] += evidence.asked
    return evidence
