"""An ingest from its paths to its file, gone on with where a run before was killed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from attribution import __version__
from attribution.articles.columns import Columns
from attribution.articles.sources import Source, discover
from attribution.engines.cores import cores
from attribution.engines.ingest.drafts import Draft, Sink, Stream, holds, part_of
from attribution.engines.ingest.journal import Journal, Place
from attribution.engines.ingest.merging import Merger
from attribution.engines.ingest.reading import How
from attribution.engines.ingest.stdin import as_source
from attribution.engines.ingest.tally import Tally
from attribution.engines.ingest.units import Unit, key_of, split, stamp_of
from attribution.engines.ingest.workers import Read, read_units
from attribution.types import Diagnostic

# What is written is made lasting this often: a kill costs at most so much work, and what the workers had under way.
COMMIT_SECONDS = 1.0
SCHEMA = "attribution.ingest/1"
Progress = Callable[[Tally, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of the input: the language read ("any" for all), whether exact duplicates are left out, columns of tables by
    field, and processes.

    `jobs` changes the time only; 0 means as many as there are processors.
    """

    language: str = "en"
    unique: bool = False
    jobs: int = 0
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """Where it goes: a file, or where `output` is None, `put`, which takes bytes and cannot be gone back in."""

    output: Path | None = None
    errors: Path | None = None
    put: Callable[[bytes], object] | None = None


class Ingest:
    """Reads everything that paths mean into one file of article records, in the order of their ids.

    The file appears under its name when all is done. Until then its work lies beside it (`FILE.part…`); the same order with the same
    files goes on from there, and comes out the same to the byte. Memory does not grow with the number of articles, but for the names
    of files. `progress(tally, bytes of input)` is called as work goes on. `kept` counts what a run before had done; `lost` says of the
    first few articles that this one lost why.

        >>> Ingest(Files(Path("articles.jsonl")), Order(jobs=2)).run(["news/"])
    """

    def __init__(self, files: Files, order: Order | None = None, progress: Progress | None = None) -> None:
        self.files, self.order, self._progress = files, order or Order(), progress or (lambda _tally, _size: None)
        self.tally = self.kept = Tally()
        self.lost: list[str] = []

    @property
    def resumable(self) -> bool:
        """Whether a run that is stopped can be gone on with."""
        return self.files.output is not None and not special(self.files.output)

    def run(self, paths: Sequence[str], stdin: BinaryIO | None = None) -> Tally:
        """Do the work and return its counts.

        Raises ConfigError where another run holds the file, OSError where it cannot be written. What is stopped, in whatever way,
        stays beside the file and is gone on with.
        """
        sources, notes = discover([path for path in paths if path != "-"])
        with ExitStack() as stack:
            journal = Journal(self._beside(".db"), self._identity(notes))
            stack.callback(journal.close)
            folder = stack.enter_context(work_folder(self._beside(".d")))
            if "-" in paths:
                piped = as_source(stdin, folder)
                sources, notes = (with_source(sources, piped), notes) if isinstance(piped, Source) else (sources, [*notes, piped])
            total = sum(stamp_of(source).size for source in sources)
            done, number, rest = self._behind(journal, split(sources))
            merger = Merger(journal, *self._sinks(done, stack), unique=self.order.unique, tally=done.tally)
            self.tally = self.kept = done.tally
            self.lost = merger.lost
            self._progress(self.kept, total)
            for note in notes if number == 0 else ():
                merger.tell((note,), note.article or "")
            self._go(journal, merger, read_units(rest, self.order.jobs or cores(), How(self.order.language, self.order.columns), folder), number, total)
            merger.finish()
            journal.remove()
        return self.tally

    def _go(self, journal: Journal, merger: Merger, read: Generator[Read, None, None], number: int, total: int) -> None:
        """Merge what is read, unit by unit, and make it lasting every second."""
        kept = time.monotonic()
        with closing(read):
            for index, (unit, outcomes) in enumerate(read, number):
                for outcome in outcomes:
                    merger.add(outcome, index)
                journal.done(index, unit.key, merger.behind(unit.size))
                self.tally = merger.tally
                self._progress(self.tally, total)
                if time.monotonic() - kept >= COMMIT_SECONDS:
                    merger.keep()
                    journal.commit()
                    kept = time.monotonic()
        self.tally = merger.tally
        merger.keep()
        journal.commit()

    def _behind(self, journal: Journal, units: Iterator[Unit]) -> tuple[Place, int, Iterator[Unit]]:
        """What is done already: where the files stand, the number of the next unit, and the units that are left."""
        last, number = Place(), 0
        if not self._whole(journal.last()):
            journal.rewind(0)
        for unit in units:
            place = journal.place(number, unit.key)
            if place is None:
                journal.rewind(number)
                return last, number, chain((unit,), units)
            last, number = place, number + 1
        journal.rewind(number)
        return last, number, iter(())

    def _whole(self, place: Place) -> bool:
        """Whether the files are as long as the journal says."""
        files = [(self.files.output, place.output), (self.files.errors, place.errors)]
        return all(file is None or special(file) or holds(file, size) for file, size in files)

    def _sinks(self, done: Place, stack: ExitStack) -> tuple[Sink, Sink | None]:
        """Where records and errors go, opened behind what is done."""
        output = sink(self.files.output, done.output, self.files.put)
        stack.callback(output.close)
        errors = None if self.files.errors is None else sink(self.files.errors, done.errors)
        if errors is not None:
            stack.callback(errors.close)
        return output, errors

    def _beside(self, suffix: str) -> Path | None:
        """The name of a file beside the output, None where nothing can be gone on with."""
        output = self.files.output
        if output is None or not self.resumable:
            return None
        part = part_of(output)
        return part.with_name(part.name + suffix)

    def _identity(self, notes: Sequence[Diagnostic]) -> str:
        """What must be the same for work to be gone on with; not the number of processes, which changes nothing."""
        errors = "" if self.files.errors is None else str(self.files.errors.resolve())
        return key_of(SCHEMA, __version__, self.order.language, str(self.order.unique), str(sorted((self.order.columns or {}).items())), errors, *(note.message for note in notes))


@contextmanager
def work_folder(folder: Path | None) -> Iterator[Path]:
    """An empty folder for what does not fit into memory, removed in the end; what a run before left in it goes first."""
    if folder is None:
        with TemporaryDirectory(prefix="attribution-") as name:
            yield Path(name)
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def with_source(sources: list[Source], source: Source) -> list[Source]:
    """Sources with one more, in the order of their ids."""
    return sorted([*sources, source], key=lambda one: one.id)


def sink(file: Path | None, size: int = 0, put: Callable[[bytes], object] | None = None) -> Sink:
    """A file that gets its name in the end; a device or a pipe as it is; where there is no file, `put`."""
    if file is None:
        return Stream(put or (lambda _line: None))
    if special(file):
        stream = file.open("wb")
        return Stream(stream.write, stream.close)
    return Draft(file, size)


def special(file: Path) -> bool:
    """Whether it is a device or a pipe, which cannot be gone back in."""
    return file.exists() and not file.is_file()
