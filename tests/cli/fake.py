"""A Checker that answers from memory, so that the command line is tested without models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from attribution.cli import checker
from attribution.config import Config
from attribution.types import Reading, Report
from tests.reports.sample import sample_report

if TYPE_CHECKING:
    from attribution.archive.store import Archive


class FakeChecker:
    """Records what it was asked and returns a ready report, or raises."""

    def __init__(self, report: Report | None = None, error: BaseException | None = None) -> None:
        self.report = report or sample_report()
        self.error = error
        self.config: Config | None = None
        self.items: list[str] | None = None
        self.sources: list[str] = []
        self.against: str | None = None
        self.engine: object = None

    def make(self, config: Config, progress: Callable[[str, int, int], None], engine: object = None) -> FakeChecker:
        """Stand in for `checker.make_checker`."""
        self.config, self.engine = config, engine
        progress("reading", 1, 1)
        return self

    def check(self, items: Iterable[str], sources: Iterable[str] = (), against: Archive | None = None) -> Report:
        """The ready report."""
        self.items, self.sources = list(items), list(sources)
        self.against = None if against is None else against.place
        if self.error is not None:
            raise self.error
        return self.report

    def quotes(self, items: Iterable[str]) -> Iterator[Reading]:
        """Its readings."""
        yield from self.check(items).readings


def install(fake: FakeChecker) -> None:
    """Put a fake in the pipeline's place; for subprocesses, which have no monkeypatch."""
    checker.make_checker = fake.make  # type: ignore[assignment]
