"""Drafts against their sources: every quotation's words, then figures, dates and statements through the usual rooms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from attribution.comparison import weigh
from attribution.config import Config
from attribution.errors import ConfigError
from attribution.judging.calibrated import load_models
from attribution.judging.chronology import published
from attribution.judging.drafting import code
from attribution.judging.drafts import Draft
from attribution.judging.findings import assemble
from attribution.judging.judge import Judge
from attribution.judging.ledger import Ledger
from attribution.judging.sourced import STATUSES, Sourced, check_quotes
from attribution.judging.sourcefindings import source_finding
from attribution.matching.sourceindex import SourceIndex
from attribution.matching.vectors import Vectors
from attribution.types import Article, Diagnostic, Finding, Reading

if TYPE_CHECKING:
    from attribution.models import Models

# A source of more code points than this (a day of parliament, some 35,000 words) is searched for words, but not read for figures
# and statements: that would take minutes, and most of them are of other matters.
LONGEST_READ = 200_000
# A statement of which quoted words that the source has make up this share says nothing that is not checked already.
MOSTLY_QUOTED = 0.5
# In front of an id while draft and sources are compared.
FIRST, SECOND = "0\x1f", "1\x1f"


@dataclass(frozen=True, slots=True)
class Against:
    """What checking drafts against sources gave: findings, what was looked up, pairs and refusals by name."""

    findings: tuple[Finding, ...]
    coverage: Mapping[str, Any]
    pairs: Mapping[str, int]
    left_out: Mapping[str, int]


def apart(drafts: Sequence[Article], sources: Sequence[Article]) -> tuple[list[Article], list[Diagnostic]]:
    """The drafts that are not themselves a source, and notes on those that are. Raises ConfigError where none is left."""
    texts, ids = {source.text for source in sources}, {source.id for source in sources}
    good: list[Article] = []
    notes: list[Diagnostic] = []
    for article in drafts:
        if article.text in texts:
            message = f"{article.id!r} is given as the source too; it was taken as the source and not checked"
            notes.append(Diagnostic("source_among_drafts", message, article.id))
        elif article.id in ids:
            message = f"a draft and a source have the id {article.id!r}, expected an id only once: rename one (the draft was left out)"
            notes.append(Diagnostic("duplicate_id", message, article.id, failed=True))
        else:
            good.append(article)
    if notes and not good:
        raise ConfigError(
            f"{', '.join(repr(a.id) for a in drafts)} is both the draft and the source: nothing is left to check. "
            "Give the draft as PATHS and its transcript, press release or notes with --source"
        )
    return good, notes


def too_long(article: Article) -> bool:
    """Whether a source is searched for words only."""
    return len(article.text) > LONGEST_READ


def searched_only(article: Article) -> Reading:
    """A long source without statements, and the note that says so."""
    message = (
        f"the source has {len(article.text):,} characters, more than {LONGEST_READ:,}: quotations were looked up in all of it, "
        "its figures and statements were not compared. Give the part that matters as a file of its own to have them compared"
    )
    return Reading(article, diagnostics=(*article.diagnostics, Diagnostic("long_source", message, article.id)))


def check_sources(drafts: Sequence[Reading], sources: Sequence[Reading], models: Models, config: Config) -> Against:
    """Findings on every quotation of the drafts, and on what else drafts and sources say differently."""
    indexed = [SourceIndex(reading) for reading in sources]
    searched = [index for index in indexed if index.words]
    vectors, counts, left_out = Vectors(models.embedder), Counter[str](), Ledger()
    judge = Judge(load_models(), config.thresholds)
    found: list[Finding] = []
    status: Counter[str] = Counter()
    for draft in drafts:
        checked = list(check_quotes(draft, searched)) if searched else []
        status.update(sourced.status for sourced in checked)
        status["under_another_speaker"] += sum(sourced.who == "other" for sourced in checked)
        found += [source_finding(sourced, draft, searched) for sourced in checked]
        members = [filed(draft, FIRST), *(filed(source, SECOND) for source in sources if source.claims)]
        if draft.claims and len(members) > 1:
            evidence = weigh(members, models, config, vectors, counts)
            # A draft rests on its source: a figure that differs has not moved since, it is another figure.
            judged = judge.decide(evidence, dict.fromkeys((r.article.id for r in members), published(draft)), left_out)
            found += assemble(list(rest([restored(one) for one in judged], draft, checked)))
    words = {name: status[name] for name in (*STATUSES, "under_another_speaker") if name in STATUSES or status[name]}
    return Against(tuple(found), {"sources": len(sources), "source_quotes": words}, counts, left_out)


def filed(reading: Reading, place: str) -> Reading:
    """A reading without quotations (they are checked by themselves) under an id that sorts the draft before its sources."""
    name = place + reading.article.id
    claims = tuple(replace(claim, article=name) for claim in reading.claims)
    return replace(reading, article=replace(reading.article, id=name), quotes=(), claims=claims)


def restored(draft: Draft) -> Draft:
    """A judgement under the articles' own ids; a figure that could only have moved since is not the source's figure."""
    a, b = (replace(claim, article=claim.article[len(FIRST) :]) for claim in (draft.a, draft.b))
    values = draft.evidence.get("values")
    if draft.relation == "update" and draft.kind == "number" and values and not draft.evidence.get("days"):
        words = f"{values[0]} in the draft against {values[1]} in the source."
        return replace(draft, a=a, b=b, relation="conflict", code=code("number", "conflict"), explanation=words[:1].upper() + words[1:])
    return replace(draft, a=a, b=b)


def rest(judged: Sequence[Draft], draft: Reading, checked: Sequence[Sourced]) -> Iterator[Draft]:
    """What is said of draft and source apart from the quotations that were checked word for word."""
    spans = [span for sourced in checked if sourced.status != "not_found" for span in sourced.spans]
    quotes = {sourced.quote.id for sourced in checked if sourced.status != "not_found"}
    for one in judged:
        ours = [(claim, item) for claim, item in ((one.a, one.item_a), (one.b, one.item_b)) if claim.article == draft.article.id]
        if len(ours) != 1:
            continue  # source against source
        claim, item = ours[0]
        covered = sum(max(0, min(span.end, item.end) - max(span.start, item.start)) for span in spans)
        whole = one.topic == "statement" and claim.voice.quote in quotes
        if not whole and covered < MOSTLY_QUOTED * max(1, item.end - item.start):
            yield one
