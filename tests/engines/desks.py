"""A desk for tests of what engines do with an archive: the parser and the rules are real, the models small, the events invented."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from attribution.articles import read_text
from attribution.comparison import Judgement, Told
from attribution.config import Config
from attribution.pipeline import Checker
from attribution.quotes import open_desk
from attribution.stages import Inline, Stages, Surveyed
from attribution.types import Article, Diagnostic, Reading
from tests.test_stages import TEXTS as FERRY
from tests.test_stages import Agreeing

CONFIG = Config(quote_reader="rules", all_relations=True)
BUDGET = {
    "p": "Quarne parliament passes budget with 212 votes. The parliament of Quarne passed the national budget on Friday with 212 votes, Speaker Ulla Frey said.",
    "q": "Quarne budget passes with 198 votes. The parliament of Quarne passed the national budget on Friday with 198 votes, Speaker Ulla Frey said.",
}
LONE = {"z": "Gardeners welcome early tulips. Tulips bloomed early across Hollenbeck gardens."}
TEXTS = {**FERRY, **BUDGET, **LONE}


class Words:
    """An embedder of longer words: texts that share them are alike, others are not."""

    def embed(self, sentences: Sequence[str]) -> Any:
        """Unit vectors, shape (sentences, 384)."""
        rows = np.zeros((len(sentences), 384), np.float32)
        for row, text in zip(rows, sentences, strict=True):
            for word in (word.strip(".,“”").lower() for word in text.split()):
                if len(word) > 3:
                    row[zlib.crc32(word.encode()) % 384] += 1
            row[0] += not row.any()
        return np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 5)


class Watching(Inline):
    """An engine that notes what it was asked, stops after some stories, and loses the articles it is told to lose."""

    def __init__(self, stages: Stages) -> None:
        super().__init__(stages)
        self.judged: list[list[str]] = []
        self.surveyed: list[str] = []
        self.stop_after: int | None = None
        self.losing: set[str] = set()

    def judge(self, stories: Iterable[Told]) -> Iterator[Judgement]:
        """Judge, until it is time to be interrupted."""
        for story in stories:
            if self.stop_after is not None and len(self.judged) >= self.stop_after:
                raise KeyboardInterrupt
            self.judged.append([r.article.id for r in story.members])
            yield self.stages.judge(story)

    def survey(self, articles: Iterable[Article]) -> Iterator[Surveyed]:
        """Survey one article after the other."""
        for article in articles:
            self.surveyed.append(article.id)
            if article.id in self.losing:
                yield Surveyed(Reading(article, diagnostics=(Diagnostic("crash", "it broke", article.id, failed=True),)), {})
            else:
                yield from self.stages.survey([article])


def checker(nlp: Any, config: Config = CONFIG, *, reading_key: str = "reader 1") -> tuple[Checker, Watching]:
    """A Checker with small models, and its engine."""
    models: Any = SimpleNamespace(
        parser=nlp, reader=None, desk=open_desk(None, 0.0), embedder=Words(), scorer=Agreeing(), aligner=Agreeing(), archive=None,
        reading_key=reading_key, vector_key="words float32", space="words", names=lambda: {"encoder": "words"}, verdicts={},
    )  # fmt: skip
    engine = Watching(Stages(config, models))
    made = Checker(config, engine=engine)
    made._loaded = models
    return made, engine


def reports(**changed: str) -> list[Article]:
    """The invented reports, some with another text."""
    return [read_text(text, id=name) for name, text in {**TEXTS, **changed}.items()]
