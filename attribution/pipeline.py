"""The five rooms in a row: articles, quotations, claims, matching, judging. `Checker` is what everyone calls."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution import __version__
from attribution.articles import lay_out, mark_copies, read_articles
from attribution.articles.languages import refused
from attribution.config import Config, config_hash
from attribution.errors import ConfigError, InputError
from attribution.stages import PART, Engine, Inline, Stages
from attribution.types import Article, Diagnostic, Finding, Reading, Report, Verdict

if TYPE_CHECKING:
    from attribution.archive.store import Archive
    from attribution.models import Models

Item = str | Path | Article
Progress = Callable[[str, int, int], None]
QUIET = frozenset({"different_scope", "cannot_tell"})
# The code of words that are not in the source: never quiet.
NOT_IN_SOURCE = "N201"
# Articles handed at once to an engine of several workers while quotations are streamed.
PORTION = 32 * PART


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No progress."""


class Checker:
    """Reads articles, extracts quotations, compares reports. Reusable and thread-safe; models load at first use.

    `progress(stage, done, total)` is called as work goes on; `total` is 0 where it is not known.

        >>> report = Checker().check(["seeds/"])
    """

    def __init__(self, config: Config | None = None, progress: Progress | None = None, engine: Engine | None = None) -> None:
        """`engine` says who does the work (attribution.engines); by default this process."""
        self.config = config or Config()
        self.progress = progress or _silent
        self._engine = engine
        self._lock = threading.Lock()
        self._loaded: Models | None = None

    def like(self, config: Config) -> Checker:
        """A Checker with other settings that name the same models: they are loaded once, and shared."""
        twin = Checker(config, self.progress)
        twin._loaded = self._models()
        return twin

    def quotes(self, items: Iterable[Item]) -> Iterator[Reading]:
        """Stream one Reading an article, in the order read; an article that is lost comes as a Reading of its diagnostic."""
        done = 0
        articles = self.articles(items)
        while batch := list(islice(articles, PORTION if self._engine else PART)):
            found = iter(self.engine.read([a for a in batch if isinstance(a, Article)], claims=False))
            for item in batch:
                done += 1
                self.progress("reading", done, 0)
                if isinstance(item, Article):
                    yield next(found)
                else:
                    yield Reading(Article(item.article or "", ""), diagnostics=(item,))

    def check(self, items: Iterable[Item], sources: Iterable[Item] = (), against: Archive | str | Path | None = None) -> Report:
        """Compare all the articles with each other, and with themselves where the settings say `within`.

        `sources` (a transcript, a press release, notes) are trusted for the words spoken: every direct and mixed quotation of the
        articles is marked verbatim, altered or not found in them, and figures and statements are compared with theirs. What an archive
        (`against`, or its place) holds of the same events is compared with the articles as if it had been given, but not with itself. The report
        does not depend on the order of the articles. A bad article becomes a failed Diagnostic of the report. Raises ModelError
        where a model is missing, ConfigError where an article is its own source.
        """
        if isinstance(against, str | Path):
            from attribution.archive.store import open_archive

            with open_archive(against, create=False) as archive:
                return self.check(items, sources, archive)
        _ = self._models().verdicts if self.config.verdict_cache or self.config.archive else None  # no cache: told before the reading
        trusted, diagnostics = self._split(sources)
        articles, lost_drafts = self._split(items)
        if trusted:
            from attribution.sources import apart

            articles, notes = apart(articles, trusted)
            diagnostics += notes
        diagnostics += lost_drafts
        readings, origins = self._readings(articles), self._source_readings(trusted)
        held: dict[str, Any] = {}
        focus = None if against is None else frozenset(r.article.id for r in readings)
        if against is not None and readings:
            readings, held = self._with_held(readings, against)
        findings, coverage, readings = self._compare(readings, focus)
        coverage, diagnostics = {**coverage, **held}, list(diagnostics)
        own = readings if focus is None else [r for r in readings if r.article.id in focus]
        if self.config.within and own:
            findings = self._add_within(findings, coverage, diagnostics, own)
        if origins and own:
            findings = self._add_sources(findings, coverage, own, origins)
        shown = findings if self.config.all_relations else tuple(f for f in findings if not is_quiet(f))
        hidden = [] if self.config.all_relations else [f.relation for f in findings if is_quiet(f)]
        coverage["not_shown"] = dict(sorted(Counter(hidden).items()))
        return Report(
            __version__,
            self._models().names() if readings else {},
            config_hash(self.config),
            (*readings, *origins),
            tuple(replace(f, id=f"f{i}") for i, f in enumerate(shown, 1)),
            coverage,
            tuple(diagnostics),
        )

    def entail(self, pairs: Iterable[tuple[str, str] | Diagnostic]) -> Iterator[Verdict | Diagnostic]:
        """Stream one answer a (premise, hypothesis), in order: a Verdict, or a failed Diagnostic for one that cannot be read.

        What is no pair of two texts (None, three values, a text without a visible character, half a character) becomes such a
        Diagnostic in its place; a Diagnostic among the pairs (why there is none) is handed on. Answers come when 256 pairs, or
        all, are read. Memory does not grow with the pairs, and an answer does not depend on the others. Raises ModelError where
        the model is missing.
        """
        from attribution.judging.askable import checked
        from attribution.judging.asking import ask, portions

        done = 0
        for portion in portions(map(checked, pairs)):
            questions = [item for item in portion if not isinstance(item, Diagnostic)]
            answers = iter(ask(self._models().scorer, questions) if questions else ())
            done += len(portion)
            self.progress("judging", done, 0)
            for item in portion:
                answer = item if isinstance(item, Diagnostic) else next(answers)
                yield Diagnostic(answer.code, str(answer), failed=True) if isinstance(answer, InputError) else answer

    def is_sure(self, verdict: Verdict) -> bool:
        """Whether the probability of the verdict's label reaches the threshold the model that gave it has for this label."""
        return self._models().entailment.calibration.is_sure(verdict)

    def readings(self, items: Iterable[Item]) -> tuple[list[Reading], list[Diagnostic]]:
        """Everything the first three rooms find, in the order of the ids, and the diagnostics of what was lost."""
        articles, diagnostics = self._split(items)
        return self._readings(articles), diagnostics

    def _readings(self, articles: Sequence[Article]) -> list[Reading]:
        """The readings of articles in the order of their ids, copies marked."""
        marked = mark_copies(sorted(articles, key=lambda a: a.id))
        readings: list[Reading] = []
        for reading in self.engine.read(marked):
            readings.append(reading)
            self.progress("reading", len(readings), len(marked))
        return readings

    def _source_readings(self, sources: Sequence[Article]) -> list[Reading]:
        """The readings of sources; very long ones are not parsed, their words are searched all the same."""
        if not sources:
            return []
        from attribution.sources import searched_only, too_long

        ordered = sorted(sources, key=lambda a: a.id)
        read = {r.article.id: r for r in self.engine.read([a for a in ordered if not too_long(a)])}
        return [read[a.id] if a.id in read else searched_only(a) for a in ordered]

    @property
    def engine(self) -> Engine:
        """Who reads, embeds and judges."""
        if self._engine is not None:
            return self._engine
        return Inline(Stages(self.config, self._models()))

    @property
    def models(self) -> Models:
        """The models, loaded when first asked for."""
        return self._models()

    def _models(self) -> Models:
        with self._lock:
            if self._loaded is None:
                from attribution.models import Models

                self.progress("loading models", 0, 0)
                models = Models(self.config)
                _ = models.desk  # a fault in the desk's table is told before anything slow is loaded
                self._loaded = models
            return self._loaded

    def articles(self, items: Iterable[Item]) -> Iterator[Article | Diagnostic]:
        """Stream the articles given and those that paths lead to; a lost one, or one in another language, comes as its failed Diagnostic."""
        for item in self._given(items):
            yield (refused(item, self.config.language) or item) if isinstance(item, Article) else item

    def _given(self, items: Iterable[Item]) -> Iterator[Article | Diagnostic]:
        """Articles given as they are, and those that paths lead to; consecutive paths are resolved together."""
        if isinstance(items, str):
            raise ConfigError(f"{items!r} is one path, expected a list of paths or articles: write [{items!r}]")
        paths: list[str] = []
        for item in items:
            if isinstance(item, Article):
                yield from self._paths(paths)
                paths = []
                yield laid_out(item)
            else:
                paths.append(str(item))
        yield from self._paths(paths)

    def _paths(self, paths: list[str]) -> Iterator[Article | Diagnostic]:
        if "-" in paths and sys.stdin is None:
            raise ConfigError("'-' was given and standard input is closed, expected articles there: pipe them in, or name files")
        if paths:
            yield from read_articles(paths, sys.stdin.buffer if "-" in paths else None)

    def _split(self, items: Iterable[Item]) -> tuple[list[Article], list[Diagnostic]]:
        """Articles and the diagnostics of those that were lost; the second article of an id is refused."""
        articles: dict[str, Article] = {}
        diagnostics: list[Diagnostic] = []
        for item in self.articles(items):
            if isinstance(item, Diagnostic):
                diagnostics.append(item)
            elif item.id in articles:
                message = f"two articles have the id {item.id!r}, expected an id only once: rename one (the second was left out)"
                diagnostics.append(Diagnostic("duplicate_id", message, item.id, failed=True))
            else:
                articles[item.id] = item
        return list(articles.values()), diagnostics

    def _with_held(self, readings: list[Reading], archive: Archive) -> tuple[list[Reading], dict[str, Any]]:
        """The readings and those of their counterparts in an archive, in the order of the ids, and what the coverage says of it."""
        from attribution import against
        from attribution.archive.holding import members
        from attribution.archive.packing.storedtext import id_column

        models = self._models()
        self.progress("looking up", 0, 0)
        found = against.counterparts(readings, archive, models.embedder, models.space, models.reading_key)
        kept = {id_column(r.article.id): r for r in members.readings(archive, found, models.reading_key)}
        unread = list(members.picked(archive, [name for name in found if name not in kept]))  # by other models or code
        kept.update((id_column(r.article.id), r) for r in self.engine.read(unread))
        held, same = against.apart(readings, [kept[name] for name in found if name in kept])
        return sorted([*readings, *held], key=lambda r: r.article.id), {"against": against.record(archive, found, same)}

    def _compare(
        self, readings: list[Reading], focus: frozenset[str] | None = None
    ) -> tuple[tuple[Finding, ...], dict[str, Any], list[Reading]]:
        from attribution.comparison import compare, nothing

        independent = [r for r in readings if r.article.copy_of is None]
        if len(independent) < 2:
            return (), nothing(readings), readings
        return compare(readings, self.engine, self.engine.judge, self.config, self.progress, focus)

    def _add_within(
        self, findings: tuple[Finding, ...], coverage: dict[str, Any], diagnostics: list[Diagnostic], readings: list[Reading]
    ) -> tuple[Finding, ...]:
        from attribution.within import compare_within

        inside = compare_within(readings, self._models(), self.config)
        diagnostics += inside.diagnostics
        coverage["within"] = inside.coverage
        add_counts(coverage, inside.pairs, inside.left_out)
        return in_order(findings, inside.findings)

    def _add_sources(
        self, findings: tuple[Finding, ...], coverage: dict[str, Any], readings: list[Reading], origins: list[Reading]
    ) -> tuple[Finding, ...]:
        from attribution.sources import check_sources

        against = check_sources(readings, origins, self._models(), self.config)
        coverage |= against.coverage
        add_counts(coverage, against.pairs, against.left_out)
        return in_order(findings, against.findings)


def is_quiet(finding: Finding) -> bool:
    """Whether a finding is shown with all relations only; words that a source lacks are what the editor asked for."""
    return finding.relation in QUIET and not finding.code.startswith(NOT_IN_SOURCE)


def add_counts(coverage: dict[str, Any], pairs: Mapping[str, int], left_out: Mapping[str, int]) -> None:
    """Add the pairs and the refusals of a further comparison to those of the run."""
    for key, count in pairs.items():
        coverage[key] = coverage.get(key, 0) + count
    reasons = Counter(coverage.get("left_out", {})) + Counter(left_out)
    coverage["left_out"] = {reason: count for reason, count in sorted(reasons.items()) if count}


def in_order(findings: tuple[Finding, ...], more: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings of two comparisons in the order of a report; words that a source lacks stand with altered ones."""
    from attribution.judging.findings import report_order

    def place(finding: Finding) -> tuple[Any, ...]:
        return report_order(replace(finding, relation="altered_quote") if finding.code == NOT_IN_SOURCE else finding)

    return tuple(sorted((*findings, *more), key=place))


def laid_out(article: Article) -> Article:
    """An Article that a program made without blocks, laid out like one that was read."""
    if article.blocks or not article.text.strip():
        return article
    layout = lay_out(article.text, title=article.title)
    return replace(article, blocks=layout.blocks, title=article.title or layout.title)
