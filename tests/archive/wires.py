"""Invented wire reports by number, read by hand: any many of them, all different, with rows for every table of an archive."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from attribution.archive.holding.members import Added
from attribution.archive.holding.members import add as add_readings
from attribution.archive.store import Archive
from attribution.types import (
    Article,
    Block,
    Claim,
    Name,
    Passage,
    Person,
    Quantity,
    Quote,
    Reading,
    Span,
    Verdict,
    Voice,
)

KEY, VECTORS, SPACE = "reader-1", "encoder-1-float32", "encoder-1"
WIDTH = 384
TOWNS = ("Marrow", "Tollby", "Ostrava Point", "Kettle Bay", "Linden", "Upper Fenn", "Sorrel", "Quayside")
SPEAKERS = ("Ada Brenner", "Tomas Vey", "Ines Okafor")


def wire(number: int, version: int = 0) -> Reading:
    """The reading of the report `number`; another `version` has other words under the same id."""
    town, who = TOWNS[number % len(TOWNS)], SPEAKERS[number % len(SPEAKERS)]
    aboard = 3 + number + 1000 * version
    first, last = f"A ferry with {aboard} people on board sank off {town} on day {number}.", f"The harbour of {town} stayed closed."
    quoted = f"“We will look into what happened to boat {number},”"
    article = article_of(number, f"{first}\n\n{quoted} {who} said. {last}", town)
    named = found(article, town)
    claims = (
        claim(article, 1, first, 1, quantities=(people(first, aboard),), names=(Name(named.start, named.end, town, "place", town),)),
        claim(article, 2, last, 2),
        claim(article, 3, quoted.strip("“”"), 2, voice=Voice(who, who, "q1")),
    )
    return Reading(article, (quotation(article, quoted, who),), (Person(who, "person", (found(article, who),)),), claims)


def article_of(number: int, text: str, town: str) -> Article:
    """The article of a text, with what a reader of records finds out about one."""
    return Article(
        id=f"wire/{number:06}.txt",
        text=text,
        title=f"Ferry sinks off {town}",
        source=("Harbour Herald", "Island Post", None)[number % 3],
        url=f"https://herald.example/{number}",
        published=f"2031-{1 + number % 12:02}-{1 + number % 28:02}T08:00+02:00" if number % 7 else None,
        language="en",
        blocks=(Block(0, text.index("\n"), "body"), Block(text.index("\n") + 2, len(text), "body")),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def claim(article: Article, number: int, words: str, paragraph: int, **more: Any) -> Claim:
    """A statement of an article."""
    at = found(article, words)
    settings = {"voice": Voice(), "lemmas": ("ferry", "sink"), **more}
    return Claim(at.start, at.end, f"{article.id}#s{number}", article.id, words, "body", paragraph, **settings)


def people(sentence: str, count: int) -> Quantity:
    """The people on board."""
    at = sentence.index(f"{count} people")
    return Quantity(at, at + len(f"{count} people"), f"{count} people", count, count, count, "exact", 1, "count", thing="person")


def quotation(article: Article, words: str, who: str) -> Quote:
    """Direct speech with its cue and speaker."""
    at, cue = found(article, words), found(article, "said")
    pieces = (Span(at.start, at.end),)
    return Quote("q1", "direct", at.start, at.end, words, pieces, None, cue, found(article, who), who, None, (), 0.98, {"rule": "name"})


def found(article: Article, words: str) -> Passage:
    """The passage where words stand."""
    at = article.text.index(words)
    return article.passage(at, at + len(words))


def vectors(readings: Sequence[Reading]) -> dict[str, Any]:
    """Unit vectors of all statements by their texts, rounded as the encoder's are; the same text has the same."""
    return {text: vector(text) for text in {claim.text for reading in readings for claim in reading.claims}}


def vector(text: str) -> Any:
    """The vector of a text."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    row = np.random.default_rng(seed).standard_normal(WIDTH)
    return np.round((row / np.linalg.norm(row)).astype(np.float32), 5)


def verdicts(first: int, count: int) -> dict[str, Verdict]:
    """Verdicts under their keys."""
    return {hashlib.sha256(f"pair {n}".encode()).hexdigest(): Verdict(0.1, 0.2, 0.7) for n in range(first, first + count)}


def add(archive: Archive, numbers: Sequence[int], version: int = 0, key: str = KEY) -> Added:
    """Add the reports of these numbers, as one part."""
    made = [wire(number, version) for number in numbers]
    return add_readings(archive, made, key, vectors(made), VECTORS, SPACE)
