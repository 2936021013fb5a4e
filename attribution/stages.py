"""The work of a run that can be done apart: by this process, by several, on other machines.

Every answer depends on its arguments, the settings and the models only; so who does it changes nothing in a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from attribution.comparison import Judgement, Told, judge_story
from attribution.config import Config
from attribution.models import Models
from attribution.reading import read
from attribution.types import Article, Reading

# Articles parsed and read at once; memory stays bounded while the parser still gets full batches.
PART = 16


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A reading with the vectors of its statements, by text: float32, shape (width,)."""

    reading: Reading
    vectors: Mapping[str, Any]


class Stages:
    """Reads, embeds and judges with models of its own, which load when first needed. Thread-safe."""

    def __init__(self, config: Config, models: Models | None = None) -> None:
        self.config = config
        self.models = models or Models(config)

    def read(self, articles: Sequence[Article], *, claims: bool = True) -> list[Reading]:
        """A reading of each article, in order; where the settings name an archive, what was read before is looked up there.

        Statements are always read for an archive. A reading is kept before it is answered; but not that of an article for which the desk
        overrules speakers by its id: readings are kept by what an article says, whatever it is called.
        """
        archive = self.models.archive
        if archive is None or not claims:
            return read(articles, self.models, self.config, claims=claims)
        from attribution.archive.kept.computed import keep_readings, kept_readings

        key, overruled = self.models.reading_key, {override.article for override in self.models.desk.table.overrides}
        found = kept_readings(archive, [article for article in articles if article.id not in overruled], key)
        fresh = read([article for article in articles if article.id not in found], self.models, self.config, claims=True)
        keep_readings(archive, [reading for reading in fresh if reading.article.id not in overruled], key)
        found.update((reading.article.id, reading) for reading in fresh)
        return [found[article.id] for article in articles]

    def survey(self, articles: Sequence[Article]) -> list[Surveyed]:
        """What an archive keeps of each article, in order."""
        readings = self.read(articles)
        texts = sorted({claim.text for reading in readings for claim in reading.claims})
        rows = dict(zip(texts, self.embed(texts), strict=True)) if texts else {}
        return [Surveyed(reading, {claim.text: rows[claim.text] for claim in reading.claims}) for reading in readings]

    def embed(self, texts: Sequence[str]) -> Any:
        """Unit vectors of texts, float32, shape (texts, width)."""
        return self.models.embedder.embed(texts)

    def judge(self, story: Told) -> Judgement:
        """What is said of one story."""
        return judge_story(story, self.models, self.config)


class Engine(Protocol):
    """Who runs the stages. Answers come in the order of what was given, and are those of Stages."""

    def read(self, articles: Sequence[Article], *, claims: bool = True) -> Iterator[Reading]:
        """A reading of each article."""
        ...

    def survey(self, articles: Iterable[Article]) -> Iterator[Surveyed]:
        """What an archive keeps of each article; articles are taken as they are needed."""
        ...

    def embed(self, texts: Sequence[str]) -> Any:
        """Unit vectors of texts, float32, shape (texts, width)."""
        ...

    def judge(self, stories: Iterable[Told]) -> Iterator[Judgement]:
        """What is said of each story; stories are taken as they are needed."""
        ...

    def close(self) -> None:
        """Let go of whatever it holds."""
        ...


class Inline:
    """An Engine that does everything in this process."""

    def __init__(self, stages: Stages) -> None:
        self.stages = stages

    def read(self, articles: Sequence[Article], *, claims: bool = True) -> Iterator[Reading]:
        """A reading of each article, part by part."""
        for start in range(0, len(articles), PART):
            yield from self.stages.read(articles[start : start + PART], claims=claims)

    def survey(self, articles: Iterable[Article]) -> Iterator[Surveyed]:
        """What an archive keeps of each article, part by part."""
        rest = iter(articles)
        while part := list(islice(rest, PART)):
            yield from self.stages.survey(part)

    def embed(self, texts: Sequence[str]) -> Any:
        """Unit vectors of texts."""
        return self.stages.embed(texts)

    def judge(self, stories: Iterable[Told]) -> Iterator[Judgement]:
        """What is said of each story."""
        return map(self.stages.judge, stories)

    def close(self) -> None:
        """Nothing is held."""
