"""The stages that an article's time is spent in, as functions of the product hooked from outside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from typing import Any

from benchmarks.stopwatch import Stopwatch, hooked

ENCODER, PARSER, OURS = "encoder", "parser", "ours"


@dataclass(frozen=True)
class Stage:
    """A row of the table: what it is called, whose time it is, and the functions it stands for ("module:name")."""

    name: str
    whose: str
    places: tuple[str, ...]


STAGES = (
    Stage("reading: records laid out", OURS, ("attribution.articles.records:article_from_record", "attribution.articles.layout:lay_out")),
    Stage("reading: copies, language", OURS, ("attribution.articles.copies:mark_copies", "attribution.articles.languages:refused")),
    Stage("reading: sentences, names, grammar", PARSER, ("attribution.parsing.reading:parse_texts",)),
    Stage("reading: quotations by rules", OURS, ("attribution.quotes.reading:draft_quotes",)),
    Stage("reading: quotations, encoder", ENCODER, ("attribution.encoder.quotation_network:QuotationNetwork.states",)),
    Stage(
        "reading: quotations, heads",
        ENCODER,
        ("attribution.encoder.quotation_network:QuotationNetwork.labels", "attribution.encoder.quotation_network:QuotationNetwork.anchors",
         "attribution.encoder.quotation_network:QuotationNetwork.links"),
    ),
    Stage(
        "reading: quotations, windows and paths",
        OURS,
        ("attribution.encoder.quotation_reader:QuotationReader.read", "attribution.encoder.quotation_reader:QuotationReader.link"),
    ),
    Stage("reading: speakers and people", OURS, ("attribution.quotes.reading:finish_quotes",)),
    Stage("reading: statements, figures, dates", OURS, ("attribution.claims.statements:read_claims",)),
    Stage("comparing: embeddings", ENCODER, ("attribution.encoder.embedding:SentenceEmbedder.embed",)),
    Stage("comparing: stories", OURS, ("attribution.matching.stories:group_stories",)),
    Stage(
        "comparing: pairs, people, remarks",
        OURS,
        ("attribution.matching.candidates:find_pairs", "attribution.matching.remarks:remarks_of", "attribution.matching.remarks:pair_remarks",
         "attribution.quotes.across:link_people", "attribution.quotes.across:name_across"),
    ),
    Stage("comparing: models of pairs", ENCODER, ("attribution.encoder.entailment:EntailmentModel._verdicts",)),
    Stage(
        "comparing: questions and their keys",
        OURS,
        ("attribution.encoder.entailment:EntailmentModel.score", "attribution.judging.cached:CachedScorer.score"),
    ),
    Stage("comparing: figures, dates, names, words", OURS, ("attribution.judging.evidence:gather",)),
    Stage(
        "comparing: decisions and findings",
        OURS,
        ("attribution.judging.judge:Judge.decide", "attribution.judging.findings:assemble", "attribution.judging.chronology:published"),
    ),
    Stage(
        "comparing: coverage",
        OURS,
        ("attribution.judging.coverage:cover", "attribution.judging.provenance:provenance", "attribution.judging.origins:Origins.__init__"),
    ),
    Stage("report as JSON", OURS, ("attribution.reports:render",)),
)  # fmt: skip


@contextmanager
def timed() -> Iterator[tuple[Stopwatch, list[str]]]:
    """Time every stage while the block runs, in milliseconds of processor; yields the stopwatch and the places that are not there."""
    watch = Stopwatch(process_time)
    places = {place: stage.name for stage in STAGES for place in stage.places}
    before = bound()
    with hooked(watch, places, {}) as missing, rebound(before):
        watch.restart()
        yield watch, missing


def bound() -> dict[str, Callable[..., Any]]:
    """The functions of all stages as they are, by place: modules that took them by name hold these."""
    found = {}
    for stage in STAGES:
        for place in stage.places:
            module, _, name = place.partition(":")
            work = getattr(sys.modules.get(module), name, None)
            if callable(work):
                found[place] = work
    return found


@contextmanager
def rebound(before: Mapping[str, Callable[..., Any]]) -> Iterator[None]:
    """Exchange the functions of `before` for those now at their places, in every module of the product that holds them."""
    undo = []
    for place, old in before.items():
        module, _, name = place.partition(":")
        new = getattr(sys.modules[module], name)
        for holder in [m for key, m in sys.modules.items() if key.partition(".")[0] == "attribution"]:
            for held in [key for key, value in vars(holder).items() if value is old]:
                undo.append((holder, held, old))
                setattr(holder, held, new)
    try:
        yield
    finally:
        for holder, held, old in undo:
            setattr(holder, held, old)
