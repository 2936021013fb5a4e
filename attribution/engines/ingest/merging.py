"""Outcomes in order become lines: one article an id, and a text that was seen before is told."""

from __future__ import annotations

import json
from dataclasses import replace

from attribution.engines.ingest.drafts import Sink
from attribution.engines.ingest.journal import Journal, Place
from attribution.engines.ingest.reading import Outcome
from attribution.engines.ingest.tally import Tally
from attribution.types import Diagnostic

FEW = 5


class Merger:
    """Writes what was read; everything that depends on what came before happens here, in one process.

    `lost` are the messages of the first few articles that this run lost.
    """

    def __init__(self, journal: Journal, output: Sink, errors: Sink | None, *, unique: bool, tally: Tally) -> None:
        self._journal, self._output, self._errors, self._unique = journal, output, errors, unique
        self._sinks = [output] if errors is None else [output, errors]
        self.tally = tally
        self.lost: list[str] = []

    def add(self, outcome: Outcome, unit: int) -> None:
        """Write the record of an article, or tell why there is none."""
        if not outcome.line:
            self.tell(outcome.notes, outcome.place)
            return
        taken = self._journal.first_of_id(outcome.id, outcome.place, outcome.digest, unit)
        if taken is not None:
            self._taken(outcome, *taken)
            return
        first = self._journal.first_of_text(outcome.digest, outcome.id, unit)
        self.tell(outcome.notes, outcome.place)
        if first is None:
            self._write(outcome.line)
            return
        self._repeated(outcome, first)

    def behind(self, size: int) -> Place:
        """Where the files stand now that `size` bytes of input more are done."""
        self.tally = replace(self.tally, read=self.tally.read + size)
        return Place(self._output.size, 0 if self._errors is None else self._errors.size, self.tally)

    def keep(self) -> None:
        """Make lasting what was written."""
        for sink in self._sinks:
            sink.keep()

    def finish(self) -> None:
        """All is written: the errors get their name first, the records last."""
        for sink in reversed(self._sinks):
            sink.finish()

    def _repeated(self, outcome: Outcome, first: str) -> None:
        """An article whose text another one has, letter for letter."""
        done = "left out" if self._unique else "kept, with the key duplicate_of"
        message = f"{outcome.id!r} has the same text as {first!r}, letter for letter; expected each text once: {done}"
        self.tell((Diagnostic("duplicate", message, outcome.id),), outcome.place)
        self.tally = replace(self.tally, duplicates=self.tally.duplicates + 1)
        if not self._unique:
            self._write(f'{outcome.line[:-1]}, "duplicate_of": {json.dumps(first, ensure_ascii=False)}}}')

    def _taken(self, outcome: Outcome, place: str, digest: str) -> None:
        """An article whose id another one has: nothing is lost if it has its text, too."""
        if digest == outcome.digest:
            message = f"{outcome.id!r} stands in {place} and again, letter for letter, in {outcome.place}; expected it once: left out"
            self.tell((Diagnostic("duplicate", message, outcome.id),), outcome.place)
            self.tally = replace(self.tally, duplicates=self.tally.duplicates + 1)
            return
        message = (
            f"id {outcome.id!r} stands in {place} and again in {outcome.place}, with another text; expected an id only once: rename one of "
            "them (the second was left out)"
        )
        self.tell((Diagnostic("duplicate_id", message, outcome.id, failed=True),), outcome.place)

    def _write(self, line: str) -> None:
        """One record."""
        self._output.write(f"{line}\n".encode())
        self.tally = replace(self.tally, articles=self.tally.articles + 1)

    def tell(self, notes: tuple[Diagnostic, ...], place: str) -> None:
        """A line of errors each; what lost an article is counted."""
        for note in notes:
            self.tally = replace(self.tally, failed=self.tally.failed + note.failed)
            if note.failed and len(self.lost) < FEW:
                self.lost.append(note.message)
            if self._errors is not None:
                self._errors.write(error_line(note, place))


def error_line(note: Diagnostic, place: str) -> bytes:
    """A diagnostic as one line of JSON, with the place that a person finds it at ("news.jsonl line 3")."""
    record = {
        "place": place, "article": note.article, "code": note.code, "failed": note.failed, "message": note.message, "start": note.start, "end": note.end,
    }  # fmt: skip
    # Escapes for everything but ASCII: a file name may hold half a character, a message the control characters of a hostile one.
    return (json.dumps({key: value for key, value in record.items() if value is not None}) + "\n").encode("ascii")
