"""One article against itself: headline, standfirst and captions are held against the body by the rooms that compare articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attribution.comparison import weigh
from attribution.config import Config
from attribution.judging.calibrated import load_models
from attribution.judging.chronology import published
from attribution.judging.drafting import match_draft
from attribution.judging.drafts import Draft
from attribution.judging.findings import assemble
from attribution.judging.headlinefigures import chance_of, unborne
from attribution.judging.insides import only_open
from attribution.judging.judge import Judge
from attribution.judging.ledger import Ledger
from attribution.judging.order import When
from attribution.judging.relations import Named
from attribution.matching.parts import PARTS, part_of, parts_of
from attribution.matching.vectors import Vectors
from attribution.types import Claim, Diagnostic, Finding, Reading

if TYPE_CHECKING:
    from attribution.models import Models

# What is said of a headline's figure that the body gives nowhere.
NOWHERE = Named("conflict", False, "the body gives no such figure")
NAMES = {"title": "headline", "standfirst": "standfirst", "caption": "caption", "body": "body"}


@dataclass(frozen=True, slots=True)
class Inside:
    """What comparing articles with themselves gave: findings, what was compared, pairs and refusals by name, and notes."""

    findings: tuple[Finding, ...]
    coverage: Mapping[str, int]
    pairs: Mapping[str, int]
    left_out: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]


def compare_within(readings: Sequence[Reading], models: Models, config: Config) -> Inside:
    """Findings of which both sides lie in one article; body is never held against body, nor caption against caption."""
    several = [(reading, parts) for reading in readings if len(parts := parts_of(reading)) > 1]
    vectors, counts, left_out = Vectors(models.embedder), Counter[str](), Ledger()
    judge = Judge(load_models(), config.thresholds)
    findings: list[Finding] = []
    for reading, parts in several:
        evidence = only_open(weigh(parts, models, config, vectors, counts))
        when = published(reading)
        drafts = judge.decide(evidence, {part.article.id: when for part in parts}, left_out)
        drafts = with_headline_figures(drafts, parts, when)
        findings += assemble([restored(draft, reading.article.id) for draft in drafts])
    shown = Counter(part_of(part.article.id) for _, parts in several for part in parts)
    coverage = {
        "articles": len(several),
        **{f"with_{NAMES[part]}": shown[part] for part in PARTS if part != "body" and shown[part]},
    }
    return Inside(tuple(findings), coverage, counts, left_out, tuple(not_compared(readings)))


def with_headline_figures(drafts: Sequence[Draft], parts: Sequence[Reading], when: When) -> list[Draft]:
    """The judge's drafts, and those on figures of headline and standfirst that the body gives nowhere; these replace the judge's."""
    body = [claim for part in parts if part_of(part.article.id) == "body" for claim in part.claims]
    heads = [claim for part in parts if part_of(part.article.id) in ("title", "standfirst") for claim in part.claims]
    found = list(unborne(heads, body)) if body else []
    lost = {(one.match.pair.a.article, one.match.a.start) for one in found}
    kept = [draft for draft in drafts if draft.relation == "agree" or not places(draft) & lost]
    return [*kept, *(match_draft(one.match, NOWHERE, chance_of(one), when, when) for one in found)]


def places(draft: Draft) -> set[tuple[str, int]]:
    """Where a draft's figures stand; nothing for what is no figure."""
    if draft.topic != "number":
        return set()
    return {(draft.a.article, draft.item_a.start), (draft.b.article, draft.item_b.start)}


def restored(draft: Draft, article: str) -> Draft:
    """A draft on two parts as one on their article, with the parts named."""
    parts = [part_of(draft.a.article), part_of(draft.b.article)]
    values = draft.evidence.get("values")
    one_moment = draft.relation in ("conflict", "disputed") and draft.kind == "number" and values
    said = f"{values[0]} against {values[1]}." if one_moment and values else draft.explanation
    said = f"{said[:-1]}; {NOWHERE.reason}." if draft.evidence.get("order") == NOWHERE.reason else said
    words = f"{NAMES[parts[0]].capitalize()} against {NAMES[parts[1]]}: {said}"
    return replace(
        draft,
        a=at_home(draft.a, article),
        b=at_home(draft.b, article),
        explanation=words,
        evidence={**draft.evidence, "within": [NAMES[part] for part in parts]},
    )


def at_home(claim: Claim, article: str) -> Claim:
    """A statement under the id of its article."""
    return replace(claim, article=article)


def not_compared(readings: Sequence[Reading]) -> Iterator[Diagnostic]:
    """Notes on articles whose headline stands outside of their text, or that have one part only."""
    for reading in readings:
        article = reading.article
        if not article.text.strip():
            continue
        if article.title and not any(block.role == "title" for block in article.blocks):
            yield Diagnostic(
                "headline_not_in_text",
                "the headline is known from the record and does not stand in the text, so it has no place to show and was not "
                "compared with the body: put it on the first line of the text to have it checked",
                article.id,
            )
        elif len(parts_of(reading)) < 2:
            yield Diagnostic(
                "one_part",
                "no headline, standfirst or caption was found beside the body, so the article was not compared with itself",
                article.id,
            )
