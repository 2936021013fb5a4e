"""The obvious pipeline, as a baseline: quotations by textacy, every pair of sentences of a story by a CrossEncoder, both ways.

Nothing can be downloaded for a benchmark, so the CrossEncoder has our own entailment weights, exported for transformers: the two
pipelines differ in what they ask, not in whom. A pair with contradiction of at least a half, either way, is a conflict; else
one with entailment of at least a half is an agreement.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import Any

from attribution.scoring.summary import measured
from attribution.types import LABELS, Article, Finding, Reading, Relation, Report, Side
from benchmarks.checkpoint import export, register
from benchmarks.contenders import BATCH
from benchmarks.data import Record, load_set
from benchmarks.running import run_story

SURE = 0.5
SHOWN = ("precision together", "recall together", "precision conflict", "recall conflict", "recall agree", "wrong agreements", "alarms per story")
Sentence = tuple[int, int]


@dataclass
class Obvious:
    """The pipeline: a parser for sentences, a CrossEncoder for everything else; `seconds` of its stages and the `questions` asked."""

    parser: Any
    model: Any
    seconds: dict[str, float] = field(default_factory=lambda: {"parsing and quotations": 0.0, "judging": 0.0})
    questions: int = 0
    textacy: bool = False

    def check(self, items: Sequence[Article], /) -> Report:
        """A finding for every pair of sentences that contradict or entail each other."""
        articles = list(items)
        started = perf_counter()
        sentences = [self.read(article) for article in articles]
        parsed = perf_counter()
        findings = tuple(self.findings(articles, sentences))
        self.seconds["parsing and quotations"] += parsed - started
        self.seconds["judging"] += perf_counter() - parsed
        return Report("", {}, "", tuple(Reading(article) for article in articles), findings, {}, ())

    def quotes(self, items: Sequence[Article], /) -> list[Reading]:
        """Not scored."""
        return [Reading(article) for article in items]

    def read(self, article: Article) -> list[Sentence]:
        """The sentences of an article; its quotations are extracted too, where textacy is installed, and cost their time."""
        doc = self.parser(article.text)
        if self.textacy:
            from textacy.extract import direct_quotations

            with suppress(ValueError):  # it gives an article up over one mark without its pair
                list(direct_quotations(doc))
        found = [(sent.start_char, sent.end_char) for sent in doc.sents]
        return [(a, b) for a, b in found if article.text[a:b].strip()]

    def findings(self, articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]]) -> Iterator[Finding]:
        """Judge every pair of sentences of two articles, both ways."""
        pairs = [
            (side(articles[i], s), side(articles[j], t))
            for i, j in combinations(range(len(articles)), 2)
            for s in sentences[i]
            for t in sentences[j]
        ]
        asked = [[x.text, y.text] for a, b in pairs for x, y in ((a, b), (b, a))]
        self.questions += len(asked)
        if not asked:
            return
        shares = self.model.predict(asked, batch_size=BATCH, apply_softmax=True, show_progress_bar=False)
        for number, (a, b) in enumerate(pairs):
            both = shares[2 * number : 2 * number + 2]
            relation = relation_of(*(float(both[:, LABELS.index(label)].max()) for label in ("contradiction", "entailment")))
            if relation:
                name = f"{number}"
                yield Finding(name, name, "", relation, "other", "", "low", False, a, b, (), 1.0, "", {})


def relation_of(contradiction: float, entailment: float) -> Relation | None:
    """What the pipeline calls a pair of sentences."""
    if contradiction >= SURE:
        return "conflict"
    return "agree" if entailment >= SURE else None


def side(article: Article, sentence: Sentence) -> Side:
    """A sentence as the side of a finding."""
    start, end = sentence
    return Side(start, end, article.id, article.text[start:end], 1)


@contextmanager
def opened() -> Iterator[Obvious]:
    """The pipeline with our weights, exported to a folder that goes away afterwards. Raises ImportError without sentence-transformers."""
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    from attribution.config import Config
    from attribution.encoder.difference import apply_difference, load_difference
    from attribution.encoder.entailment import WEIGHTS
    from attribution.encoder.session import open_session
    from attribution.modelfiles import model_path
    from attribution.models import Models

    logging.disable_progress_bar()
    register()
    session = open_session(device="cpu", dtype="float32")
    state = apply_difference(session.base, load_difference(model_path(WEIGHTS), "entailment")[0])
    with tempfile.TemporaryDirectory() as place:
        export(state, session.folder / "tokenizer.json", Path(place))
        model = CrossEncoder(place, num_labels=len(LABELS), device="cpu")
        yield Obvious(Models(Config()).parser, model, textacy=has_textacy())


def has_textacy() -> bool:
    """Whether textacy is installed."""
    try:
        import textacy.extract  # noqa: F401
    except ImportError:
        return False
    return True


def on_stories(pipeline: Obvious, stories: Sequence[Sequence[Record]], runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Both pipelines on the same stories in turns, and what theirs would take for the sizes run; printed, and returned."""
    from attribution import Checker
    from attribution.articles import article_from_record

    checker, ours = Checker(), 0.0
    checker.check([article_from_record(record) for record in stories[0][:2]])
    for story in stories:
        articles = [article_from_record(record) for record in story]
        started = perf_counter()
        checker.check(articles)
        ours += perf_counter() - started
        pipeline.check(articles)
    return told(pipeline, ours, sum(map(len, stories)), runs)


def told(pipeline: Obvious, ours: float, articles: int, runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The figures of the comparison, printed."""
    theirs = sum(pipeline.seconds.values())
    rate = pipeline.questions / pipeline.seconds["judging"]
    print(f"the obvious pipeline on {articles} articles: {theirs:.1f} s, {pipeline.questions:,} questions at {rate:.0f} a second; ours {ours:.1f} s: {theirs / ours:.1f} times faster")
    if not pipeline.textacy:
        print("(textacy is not installed: the time of its quotations is left out, in favour of the baseline)")
    reading = pipeline.seconds["parsing and quotations"] / articles
    out: dict[str, Any] = {"articles": articles, "ours": ours, "theirs": theirs, "questions": pipeline.questions, "ratio": theirs / ours, "sizes": {}}
    for run in runs:
        whole = run["articles"] * reading + run["sentence_pairs"] / rate
        print(f"extrapolated to {run['articles']} articles by {run['sentence_pairs']:,} questions: {whole / 60:.0f} min; ours {run['total'] / 60:.1f} min: {whole / run['total']:.1f} times faster")
        out["sizes"][run["articles"]] = {"questions": run["sentence_pairs"], "seconds": whole, "ratio": whole / run["total"]}
    return out


def on_e2e(pipeline: Obvious, data: Path, limit: int | None) -> dict[str, Any]:
    """Both pipelines on the annotated stories, by the rules of `benchmarks.endtoend`; printed, and returned."""
    from attribution import Checker
    from attribution.articles import article_from_record

    out: dict[str, Any] = {}
    for name, product in (("ours", Checker()), ("obvious", pipeline)):
        started = perf_counter()
        results = [run_story(product, story, article_from_record) for story in load_set(data, "e2e")[:limit]]
        rates = measured([result.tallies["findings"] for result in results], {}, SHOWN)
        out[name] = {key: rates[key] for key in SHOWN if key in rates} | {"seconds": round(perf_counter() - started, 1)}
        print(f"{name} on e2e ({out[name]['seconds']:.0f} s)")
        for key in SHOWN:
            if key in rates:
                row = rates[key]
                print(f"  {key:<24} {row['rate']:.3f} [{row.get('low', 0):.3f}–{row.get('high', 0):.3f}] ({row['hits']}/{row['total']})")
    return out
