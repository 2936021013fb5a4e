"""Stages without models, fast, with articles that go wrong in the ways a worker can. Imports little: every worker imports it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.errors import InputError
from attribution.types import Article, Diagnostic, Reading

if TYPE_CHECKING:
    from attribution.stages import Judgement, Surveyed, Told


@dataclass(frozen=True)
class Fakes:
    """Does what the words of an article say; `notes` is a folder in which it leaves traces."""

    notes: str = ""

    def read(self, articles: Sequence[Article], *, claims: bool = True) -> list[Reading]:
        """A reading whose diagnostic says who read it and in what company."""
        for article in articles:
            self.obey(article.text)
        found = [Diagnostic("read", f"{os.getpid()} {len(articles)} {claims}")]
        return [Reading(article, diagnostics=(*found,)) for article in articles]

    def survey(self, articles: Sequence[Article]) -> list[Surveyed]:
        """The same with one vector."""
        from attribution.stages import Surveyed

        return [Surveyed(reading, {reading.article.id: vector(reading.article.id)}) for reading in self.read(articles)]

    def embed(self, texts: Sequence[str]) -> Any:
        """A row that only depends on its text."""
        import numpy as np

        for text in texts:
            self.obey(text)
        return np.array([vector(text) for text in texts], np.float32)

    def judge(self, story: Told) -> Judgement:
        """Counts its articles."""
        for reading in story.members:
            self.obey(reading.article.text)
        self.note(f"judged {story.members[0].article.id}")
        from attribution.judging.ledger import Ledger
        from attribution.stages import Judgement

        return Judgement((), {"articles": len(story.members)}, Ledger())

    def obey(self, text: str) -> None:
        """Do what an article says."""
        word, _, rest = text.partition(" ")
        if word in ORDERS:
            ORDERS[word](self, rest)

    def note(self, line: str) -> None:
        """Leave a trace."""
        if self.notes:
            with (Path(self.notes) / "notes").open("a") as file:
                file.write(line + "\n")

    def once(self, name: str) -> bool:
        """Whether this is asked for the first time, in whatever process."""
        try:
            (Path(self.notes) / name).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def raised(error: BaseException) -> None:
    """Raise it."""
    raise error


def meet(fakes: Fakes, rest: str) -> None:
    """Wait until so many processes are at it."""
    (Path(fakes.notes) / f"met.{os.getpid()}").touch()
    wait(lambda: len(list(Path(fakes.notes).glob("met.*"))) >= int(rest))


def wait(holds: Callable[[], bool]) -> None:
    """Wait until something holds; half a minute at most."""
    end = time.monotonic() + 30
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)


def beside(fakes: Fakes, rest: str) -> None:
    """Hold the pipe's lock up: end in another thread while this one goes on."""
    threading.Timer(0.05, lambda: os._exit(1)).start()
    time.sleep(5)


ORDERS = {
    "die": lambda fakes, rest: os._exit(int(rest or 1)),
    "killed": lambda fakes, rest: os.kill(os.getpid(), signal.SIGKILL),
    "once": lambda fakes, rest: os._exit(1) if fakes.once(rest) else None,
    "sleep": lambda fakes, rest: time.sleep(float(rest)),
    "meet": meet,
    "await": lambda fakes, rest: wait((Path(fakes.notes) / rest.strip()).exists),
    "note": lambda fakes, rest: fakes.note(rest),
    "bug": lambda fakes, rest: raised(ZeroDivisionError("a fault of the program")),
    "refuse": lambda fakes, rest: raised(InputError("seen this, expected that", code="strange", line=3)),
    "odd": lambda fakes, rest: raised(UnpicklableError(1, 2)),
    "memory": lambda fakes, rest: raised(MemoryError()),
    "print": lambda fakes, rest: sys.stdout.write(rest + "\n"),
    "thread": beside,
    "exit": lambda fakes, rest: sys.exit(7),
}


class UnpicklableError(Exception):
    """An error that does not survive a pickle."""

    def __init__(self, a: int, b: int) -> None:
        super().__init__(f"{a} and {b}")


def vector(text: str) -> Any:
    """A row of four numbers for a text."""
    import numpy as np

    return np.array([len(text), sum(map(ord, text)) % 97, ord(text[:1] or " "), 1.0], np.float32)


def broken() -> Fakes:
    """Stages that cannot be made."""
    raise InputError("no models here, expected some: fetch them")


def stillborn() -> Fakes:
    """Stages that kill whoever makes them."""
    os._exit(9)


def articles(*texts: str) -> list[Article]:
    """Articles a0, a1, … of these texts."""
    return [Article(f"a{i}", text) for i, text in enumerate(texts)]


def story(*texts: str, first: str = "a0") -> Told:
    """A story of these texts."""
    from attribution.stages import Told

    return Told(tuple(Reading(Article(f"{first}.{i}" if i else first, text)) for i, text in enumerate(texts)))
