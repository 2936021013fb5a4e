"""A large corpus of small stories, made from real ones: each event is told under its own names, numbers and dates.

A Wikinews story is one story, of two to eight reports; the reports of an ECB+ event are cut into stories of four. Where an event
gives several stories, or is used again, every one but the first is another event: names are exchanged for invented ones, numbers for
others of their length, weekdays and months are turned on and years back, in all its reports alike. What is left in common is
the wording of the kind. 1,000 articles are about 250 stories, and hardly a report is used twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TypeVar

from benchmarks.data import Record, article_record, records

WIKINEWS, ECBPLUS = "crossdoc/wikinews_stories.jsonl.gz", "crossdoc/ecbplus_docs.jsonl.gz"
SIZE, POOL = 4, 1000
T = TypeVar("T")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
SHORT = tuple(name[:3] for name in MONTHS)
NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ROUNDS: tuple[tuple[str, ...], ...] = (DAYS, MONTHS, SHORT, NUMBERS)
TITLES = frozenset("Mr Mrs Ms Dr Sir President Minister Prime Judge Gen Sen Rep Gov The I A An In On At It He She We They But And".split())  # noqa: SIM905
WORD = re.compile(r"[^\W\d_]+|\d+")
# A capital inside a sentence: a name, whatever else begins with a capital at the beginning of one.
INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
SYLLABLES = ("ba", "den", "mor", "vel", "sha", "tir", "ko", "lan", "pe", "rus", "gan", "fil", "no", "mar", "ve", "zin", "dol", "ar", "ke", "lo")


@dataclass(frozen=True)
class Event:
    """Reports of one event, in the order of the file, and how many make a story."""

    name: str
    reports: tuple[Record, ...]
    size: int = SIZE

    @property
    def groups(self) -> int:
        """How many stories it gives before a report is used again."""
        return len(self.reports) // self.size


def corpus(data: Path, articles: int) -> list[list[Record]]:
    """Stories of article records, `articles` in all, ids unique. Up to 1,000 a smaller corpus is a part of a larger one.

    It is taken evenly from the stories in the order of their length, so that every size has the mix of the whole; the last story
    may be cut short.
    """
    pool = first(stories(events(data)), max(POOL, articles))
    return first(evenly(sorted(pool, key=lambda story: sum(len(report["text"]) for report in story))), articles)


def first(told: Iterable[list[Record]], articles: int) -> list[list[Record]]:
    """Stories up to so many articles."""
    out: list[list[Record]] = []
    for story in told:
        if articles <= 0:
            break
        out.append(story[:articles])
        articles -= len(story)
    return out


def events(data: Path) -> list[Event]:
    """Every event that enough reports tell; nothing of a test part."""
    told: dict[str, list[Record]] = {}
    for row in records(data / ECBPLUS):
        if row["split"] != "test":
            told.setdefault(f"ecb {row['subtopic']}", []).append({"id": row["doc"], "text": " ".join(row["sentences"])})
    for story in records(data / WIKINEWS):
        docs = [article_record(doc) for doc in story["docs"] if doc["text"].strip()]
        told[f"wikinews {story['cluster']}"] = [{key: doc[key] for key in ("id", "text", "title") if doc.get(key)} for doc in docs]
    made = [Event(name, tuple(reports), len(reports) if name.startswith("wikinews") else SIZE) for name, reports in sorted(told.items())]
    return [event for event in made if event.size > 1 and event.groups]


def stories(told: Sequence[Event]) -> Iterator[list[Record]]:
    """Stories without end: the first group of every event, the second, …; and when all reports are used, round again under new names."""
    rounds, number = max(event.groups for event in told), 0
    for turn in count():
        for event in told:
            if event.groups <= turn < rounds or (turn >= rounds and event.groups == 1):
                continue  # new reports first, and then the events with most of them
            start = turn % event.groups * event.size
            yield [renamed(r, turn, f"{number:04d} {r['id']}") for r in event.reports[start : start + event.size]]
            number += 1


def evenly(items: Sequence[T]) -> list[T]:
    """A sorted list reordered so that every beginning covers its range evenly (van der Corput): 0 1 2 3 -> 0 2 1 3."""
    bits = max(1, (len(items) - 1).bit_length())
    order = sorted(range(1 << bits), key=lambda index: int(f"{index:0{bits}b}"[::-1], 2))
    return [items[index] for index in order if index < len(items)]


def renamed(record: Record, turn: int, name: str) -> Record:
    """A report of another event: turn 0 keeps its words."""
    texts = {key: record[key] for key in ("title", "text") if record.get(key)}
    if turn:
        names = {word for text in texts.values() for word in INSIDE.findall(text)}
        texts = {key: exchanged(text, names, turn) for key, text in texts.items()}
    return record | texts | {"id": name}


def exchanged(text: str, names: Iterable[str], turn: int) -> str:
    """Every name, number, weekday and month exchanged, the same one always for the same one."""
    kept = set(names)
    return WORD.sub(lambda match: exchange(match[0], kept, turn), text)


def exchange(word: str, names: set[str], turn: int) -> str:
    """One word: "Lohan" -> "Velmorko", "Friday" -> "Saturday", "2009" -> "2008", "350" -> "718", "three" -> "four"."""
    for turned in ROUNDS:
        if word in turned:
            return turned[(turned.index(word) + turn) % len(turned)]
    if word.isdigit():
        return other_number(word, turn)
    return invented(word, turn) if word in names and word not in TITLES else word


def other_number(digits: str, turn: int) -> str:
    """Another number of the same length; a year goes back by a year a turn."""
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return str(int(digits) - turn)
    seed = int(sha256(f"{turn} {digits}".encode()).hexdigest(), 16)
    first, rest = 10 ** (len(digits) - 1), 9 * 10 ** (len(digits) - 1)
    return str(first + seed % rest)


def invented(word: str, turn: int) -> str:
    """A name of three syllables, in capitals where the word is."""
    seed = int(sha256(f"{turn} {word.casefold()}".encode()).hexdigest(), 16)
    made = "".join(SYLLABLES[seed // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(3))
    return made.upper() if word.isupper() and len(word) > 1 else made.capitalize()
