"""What a worker is asked: a stage of a few articles, passages or one story; and what becomes of a task that kills its worker."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attribution.errors import AttributionError
from attribution.types import Article, Diagnostic, Reading

if TYPE_CHECKING:
    from attribution.comparison import Judgement, Told
    from attribution.stages import Stages, Surveyed

T = TypeVar("T")


class Task(ABC, Generic[T]):
    """A piece of work; it and its answer travel as pickles."""

    @property
    @abstractmethod
    def weight(self) -> int:
        """Characters of text in it: the heaviest of the tasks that wait is done first."""

    @abstractmethod
    def run(self, stages: Stages) -> T:
        """Do it, in the worker."""

    def pieces(self) -> Sequence[Task[T]]:
        """The smallest tasks it consists of; none where it is one."""
        return ()

    def joined(self, answers: Sequence[T]) -> T:
        """The answer of the whole from those of its pieces."""
        raise NotImplementedError

    @abstractmethod
    def lost(self, ending: str) -> T:
        """The answer where it killed its workers. Raises AttributionError where a run cannot go on without."""


@dataclass(frozen=True, slots=True)
class Read(Task[list[Reading]]):
    """Readings of articles."""

    articles: tuple[Article, ...]
    claims: bool = True

    @property
    def weight(self) -> int:
        """Characters of the articles."""
        return sum(len(article.text) for article in self.articles)

    def run(self, stages: Stages) -> list[Reading]:
        """Read them."""
        return stages.read(self.articles, claims=self.claims)

    def pieces(self) -> Sequence[Read]:
        """One article each."""
        return [Read((article,), self.claims) for article in self.articles] if len(self.articles) > 1 else ()

    def joined(self, answers: Sequence[list[Reading]]) -> list[Reading]:
        """One after the other."""
        return [reading for answer in answers for reading in answer]

    def lost(self, ending: str) -> list[Reading]:
        """The failed diagnostic of the article."""
        return [Reading(article, diagnostics=(crash(article, ending),)) for article in self.articles]


@dataclass(frozen=True, slots=True)
class Survey(Task[list["Surveyed"]]):
    """Readings of articles with the vectors of their statements."""

    articles: tuple[Article, ...]

    @property
    def weight(self) -> int:
        """Characters of the articles."""
        return sum(len(article.text) for article in self.articles)

    def run(self, stages: Stages) -> list[Surveyed]:
        """Survey them."""
        return stages.survey(self.articles)

    def pieces(self) -> Sequence[Survey]:
        """One article each."""
        return [Survey((article,)) for article in self.articles] if len(self.articles) > 1 else ()

    def joined(self, answers: Sequence[list[Surveyed]]) -> list[Surveyed]:
        """One after the other."""
        return [surveyed for answer in answers for surveyed in answer]

    def lost(self, ending: str) -> list[Surveyed]:
        """The failed diagnostic of the article."""
        from attribution.stages import Surveyed

        return [Surveyed(Reading(article, diagnostics=(crash(article, ending),)), {}) for article in self.articles]


@dataclass(frozen=True, slots=True)
class Embed(Task[Any]):
    """Vectors of passages: float32, shape (texts, width)."""

    texts: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Characters of the passages."""
        return sum(map(len, self.texts))

    def run(self, stages: Stages) -> Any:
        """Embed them."""
        return stages.embed(self.texts)

    def lost(self, ending: str) -> Any:
        """Nothing can be compared without."""
        raise AttributionError(
            f"embedding {len(self.texts):,} passages ended two worker processes ({ending}); expected vectors. Use fewer processes (--jobs), "
            f"so that each has more memory. The longest passage begins {max(self.texts, key=len)[:60]!r}"
        )


@dataclass(frozen=True, slots=True)
class Judge(Task["Judgement"]):
    """What is said of one story."""

    story: Told

    @property
    def weight(self) -> int:
        """Characters of its articles."""
        return sum(len(reading.article.text) for reading in self.story.members)

    def run(self, stages: Stages) -> Judgement:
        """Judge it."""
        return stages.judge(self.story)

    def lost(self, ending: str) -> Judgement:
        """A report without a story would look whole: the run ends, and says of which articles."""
        ids = [reading.article.id for reading in self.story.members]
        more = f" and {len(ids) - 10:,} more" if len(ids) > 10 else ""
        raise AttributionError(
            f"comparing the {len(ids):,} articles of one story ended two worker processes ({ending}); expected findings. Use fewer "
            f"processes (--jobs), so that each has more memory, or leave out one of: {', '.join(map(repr, ids[:10]))}{more}"
        )


def crash(article: Article, ending: str) -> Diagnostic:
    """What is told of an article that no worker survives."""
    message = (
        f"reading it ended two worker processes ({ending}); expected an article that fits into memory; the other articles are reported. "
        "Leave it out, or check it alone"
    )
    return Diagnostic("crash", message, article.id, failed=True)
