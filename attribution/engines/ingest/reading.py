"""One unit of work, read: runs in a worker process, returns what is small and keeps in a file what is not."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from attribution.articles.building import SURROGATE
from attribution.articles.columns import Columns
from attribution.articles.languages import refused, spoken
from attribution.articles.reading import read_source
from attribution.articles.recording import article_record
from attribution.articles.records import read_records
from attribution.engines.ingest.units import Unit
from attribution.types import Article, Diagnostic

# Characters of results beyond which they go into a file: an archive may hold a hundred thousand pages.
MOST_KEPT = 8 * 1024 * 1024
Item = tuple[str, Article | Diagnostic]


@dataclass(frozen=True, slots=True)
class How:
    """How articles are read: the language expected ("any" for all), and the columns of tables by field."""

    language: str = "en"
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: its record as a line of JSON, or nothing where it was lost, and what is to be told of it."""

    place: str
    id: str = ""
    digest: str = ""
    line: str = ""
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcomes of a unit, in order: here, and where they are many, first in a file."""

    outcomes: tuple[Outcome, ...]
    file: Path | None = None

    def __iter__(self) -> Iterator[Outcome]:
        if self.file is not None:
            with self.file.open(encoding="utf-8") as stream:
                yield from map(unpacked, stream)
        yield from self.outcomes


def read_unit(unit: Unit, how: How, folder: Path) -> Answer:
    """Read a unit; results too many for a pipe go into a new file of `folder`, which the caller removes."""
    kept: list[Outcome] = []
    size, file = 0, None
    for outcome in outcomes(unit, how):
        kept.append(outcome)
        size += len(outcome.line)
        if size > MOST_KEPT:
            file = spooled(kept, file, folder)
            kept, size = [], 0
    return Answer(tuple(kept), file)


def outcomes(unit: Unit, how: How) -> Iterator[Outcome]:
    """What becomes of every article of a unit."""
    for place, item in items(unit, how.columns):
        if isinstance(item, Article):
            yield outcome_of(place, item, how.language)
        else:
            yield Outcome(place, notes=(item,))


def items(unit: Unit, columns: Columns | None = None) -> Iterator[Item]:
    """Every article of a unit; a fault of ours in one source costs what is left of that source, never the run."""
    for source in unit.sources:
        try:
            if unit.lines is None:
                yield from read_source(source, columns=columns)
            else:
                yield from read_records(unit.lines, source.id, first=unit.first)
        except Exception as error:  # noqa: BLE001 - whatever a strange file does to a parser
            message = (
                f"{source.id} could not be read ({type(error).__name__}: {str(error)[:200]}); expected an article: this is a fault in "
                "attribution, report it with the file"
            )
            yield source.id, Diagnostic("fault", message, source.id, failed=True)


def outcome_of(place: str, article: Article, language: str) -> Outcome:
    """The record of an article, or why it is left out."""
    try:
        wrong = refused(article, language)
        if wrong is not None:
            return Outcome(place, notes=(*article.diagnostics, wrong))
        article = replace(article, language=article.language or spoken(article))
        line = json.dumps(article_record(article), ensure_ascii=False)
        line.encode("utf-8")
    except UnicodeEncodeError as error:
        where, step = ("its name", "rename it") if SURROGATE.search(article.id) else ("title, byline or the like", "write it again as UTF-8")
        message = f"{article.id!r} has half a character in {where} ({error.reason}); expected whole characters: {step}"
        return Outcome(place, notes=(Diagnostic("encoding", message, repr(article.id), failed=True),))
    return Outcome(place, article.id, article.digest, line, article.diagnostics)


def spooled(kept: list[Outcome], file: Path | None, folder: Path) -> Path:
    """Outcomes put behind those in a file."""
    if file is None:
        handle, name = tempfile.mkstemp(suffix=".jsonl", dir=folder)
        os.close(handle)
        file = Path(name)
    with file.open("a", encoding="utf-8") as stream:
        stream.writelines(packed(outcome) for outcome in kept)
    return file


def packed(outcome: Outcome) -> str:
    """An outcome as one line."""
    notes = [[n.code, n.message, n.article, n.start, n.end, n.failed] for n in outcome.notes]
    return json.dumps([outcome.place, outcome.id, outcome.digest, outcome.line, notes]) + "\n"


def unpacked(line: str) -> Outcome:
    """The outcome of a line."""
    place, name, digest, record, notes = json.loads(line)
    return Outcome(place, name, digest, record, tuple(Diagnostic(*note) for note in notes))

