"""Small invented articles, read by hand, for the tests of the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from attribution.types import (
    Article,
    Block,
    Claim,
    Diagnostic,
    Hint,
    Moment,
    Name,
    Passage,
    Person,
    Quantity,
    Quote,
    Reading,
    Span,
    Voice,
)

KEY, VECTOR_KEY, SPACE = "reader 1", "encoder 1 float32", "encoder 1"


def article(number: int = 1, *, day: int = 4, **more: Any) -> Article:
    """A report of a sinking, different for each number; three sentences in two paragraphs, and a remark."""
    text = f"The ferry Alma {number} sank on Monday. At least {number + 18} people died.\n\n“We were late,” Ada Brenner said."
    settings: dict[str, Any] = {
        "id": f"post/{number:03}.txt",
        "title": f"Ferry Alma {number} sinks",
        "source": "Island Post",
        "url": f"https://post.example/{number}",
        "published": f"2031-03-{day:02}T10:00:00+01:00",
        "byline": "Bo Lund",
        "language": "en",
        "blocks": (Block(0, text.index("\n"), "body"), Block(text.index("“"), len(text), "body")),
        "digest": hashlib.sha256(text.encode()).hexdigest(),
        "hints": (Hint(4, 9, "event", "ferry"),),
    }
    return Article(text=text, **(settings | more))


def reading(number: int = 1, *, of: Article | None = None, **more: Any) -> Reading:
    """What a reader found in `article(number)`, or in `of` with its text."""
    made = of or article(number, **more)
    text = made.text
    remark = Span(text.index("“"), text.index("”") + 1)
    speaker, cue = Span(text.index("Ada"), text.index(" said")), Span(text.index("said"), text.index("said") + 4)
    quote = Quote(
        "q1", "direct", remark.start, remark.end, remark.of(text), (remark,), None, passage(text, cue), passage(text, speaker), "Ada Brenner",
        confidence=0.98, evidence={"speaker": "subject of cue"},
    )  # fmt: skip
    return Reading(
        made,
        (quote,),
        (Person("Ada Brenner", "person", (passage(text, speaker),), None),),
        tuple(statements(made, speaker)),
        (Diagnostic("unpaired_quotation_mark", "1 more mark has no partner", made.id, 3, 4),),
    )


def passage(text: str, span: Span) -> Passage:
    """A span with its words."""
    return Passage(span.start, span.end, span.of(text))


def statements(made: Article, speaker: Span) -> list[Claim]:
    """One statement a sentence, with a figure, a date and a name."""
    text = made.text
    first = Span(0, text.index(".") + 1)
    second = Span(first.end + 1, text.index("\n"))
    third = Span(text.index("“"), len(text))
    day = text.index("Monday")
    moment = Moment(day, day + 6, "Monday", date(2031, 3, 3), date(2031, 3, 3), "day", event="sink")
    toll = Span(second.start, text.index(" people"))
    figure = Quantity(
        toll.start, toll.end, toll.of(text), float(toll.of(text).split()[-1]), 19.0, float("inf"), "at_least", 1.0, "count",
        thing="person", predicate="die", scope=("Alma",), since=moment,
    )  # fmt: skip
    name = Name(speaker.start, speaker.end, speaker.of(text), "person", "Ada Brenner")
    return [
        claim(made, first, 1, moments=(moment,), lemmas=("ferry", "sink")),
        claim(made, second, 1, quantities=(figure,), negated=True, modality="possible"),
        claim(made, third, 2, voice=Voice("Ada Brenner", "Ada Brenner", "q1"), names=(name,)),
    ]


def claim(made: Article, span: Span, paragraph: int, **more: Any) -> Claim:
    """A statement of an article."""
    voice = more.pop("voice", Voice())
    return Claim(span.start, span.end, f"{made.id}#c{span.start}", made.id, span.of(made.text), "body", paragraph, voice, **more)


def renamed(one: Reading, name: str) -> Reading:
    """The reading of the same article under another id."""
    claims = tuple(replace(claim, id=name + claim.id.removeprefix(claim.article), article=name) for claim in one.claims)
    told = tuple(replace(item, article=name) for item in one.diagnostics)
    return replace(one, article=replace(one.article, id=name), claims=claims, diagnostics=told)


def vector(text: str, width: int = 384) -> Any:
    """A unit vector that belongs to a text, rounded as the encoder rounds."""
    seed = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    row = np.random.default_rng(seed).normal(size=width).astype(np.float32)
    return np.round(row / np.linalg.norm(row), 5)


def vectors(readings: Sequence[Reading]) -> dict[str, Any]:
    """The vectors of all statements of some readings, by text."""
    return {claim.text: vector(claim.text) for one in readings for claim in one.claims}
