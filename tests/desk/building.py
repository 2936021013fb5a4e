"""Small readings for tests of making: an article of plain sentences, with the items found in it named by their words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from attribution.types import (
    Article,
    Block,
    Claim,
    Finding,
    Moment,
    Name,
    Passage,
    Person,
    Quantity,
    Quote,
    Reading,
    Report,
    Side,
    Span,
    Voice,
)

SENTENCE = re.compile(r"[^\s].*?(?:[.!?]+[”\"]?(?=\s|$)|$)", re.MULTILINE)


def at(text: str, words: str, **more: Any) -> dict[str, Any]:
    """Where words stand: the first three fields of a passage."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def figure(text: str, words: str, value: float, **more: Any) -> Quantity:
    """An exact count."""
    settings: dict[str, Any] = {"bound": "exact", "step": 1, "kind": "count", "thing": "person", **more}
    return Quantity(**at(text, words), value=value, low=value, high=value, **settings)


def moment(text: str, words: str, first: Any, last: Any = None, **more: Any) -> Moment:
    """A day, or a period from first to last."""
    return Moment(**at(text, words), first=first, last=last or first, **{"precision": "day", **more})


def name(text: str, words: str, kind: str = "person", full: str | None = None) -> Name:
    """A name at its first place."""
    return Name(**at(text, words), kind=kind, full=full or words)  # type: ignore[arg-type]


def person(text: str, full: str, *mentions: str, kind: str = "person", role: str | None = None) -> Person:
    """A person with mentions at the first places of their words."""
    return Person(full, kind, tuple(Passage(**at(text, words)) for words in mentions or (full,)), role)  # type: ignore[arg-type]


def quote(text: str, id_: str, words: str, kind: str = "direct", printed: str | None = None, who: str | None = None, **more: Any) -> Quote:
    """A quotation in one piece; `printed` is found behind the words, else before them."""
    span = at(text, words)
    start = -1 if printed is None else text.find(printed, span["end"])
    start = text.index(printed) if printed is not None and start < 0 else start
    speaker = None if printed is None else Passage(start, start + len(printed), printed)
    more.setdefault("fragments", (Span(span["start"], span["end"]),))
    return Quote(id_, kind, span["start"], span["end"], words, speaker=speaker, speaker_name=who, **more)  # type: ignore[arg-type]


def reading(text: str, id_: str = "a.txt", items: tuple[Any, ...] = (), quotes: tuple[Quote, ...] = (), people: tuple[Person, ...] = (), **more: Any) -> Reading:
    """An article of one body block a paragraph; a sentence is the statement of the quotation it touches."""
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    article = Article(id_, text, **{"blocks": blocks, "digest": id_.encode().hex().ljust(64, "0"), **more})
    claims = []
    for number, match in enumerate(SENTENCE.finditer(text), 1):
        span = Span(*match.span())
        inside = [item for item in items if span.start <= item.start and item.end <= span.end]
        said = next((q for q in quotes if q.start < span.end and span.start < q.end), None)
        voice = Voice() if said is None else Voice(said.speaker.text if said.speaker else None, said.speaker_name, said.id, said.speaker_name is None)
        paragraph = 1 + sum(block.end < span.start for block in article.story_blocks())
        found = {kind: tuple(item for item in inside if isinstance(item, kind)) for kind in (Quantity, Moment, Name)}
        words = tuple(re.findall(r"\w+", match.group().lower()))
        role = next(block.role for block in article.blocks if block.start <= span.start < block.end)
        claims.append(Claim(span.start, span.end, f"{id_}#c{number}", id_, match.group(), role, paragraph, voice, *found.values(), words))  # type: ignore[arg-type]
    return Reading(article, quotes, people, tuple(claims))


def finding(a: tuple[Reading, str], b: tuple[Reading, str], relation: str = "conflict", id_: str = "f1", **more: Any) -> Finding:
    """A finding on two passages given by their words."""
    sides = [Side(**at(one.article.text, words), article=one.article.id, paragraph=1) for one, words in (a, b)]
    settings: dict[str, Any] = {
        "fingerprint": f"print-{id_}", "code": "C101", "kind": "number", "slot": "the dead", "severity": "high", "needs_check": False,
        "also": (), "confidence": 0.9, "explanation": "They differ.", "evidence": {}, **more,
    }  # fmt: skip
    return Finding(id=id_, relation=relation, a=sides[0], b=sides[1], **settings)  # type: ignore[arg-type]


def report(*readings: Reading, findings: tuple[Finding, ...] = (), **coverage: Any) -> Report:
    """A run over some readings."""
    return Report("9.9", {"entailment": "ours"}, "abc", readings, findings, {"articles": len(readings), **coverage}, ())


def titled(one: Reading, role: str, number: int = 0) -> Reading:
    """The reading with one of its blocks, and the statements in it, in another role."""
    block = one.article.blocks[number]
    blocks = tuple(replace(b, role=role) if b == block else b for b in one.article.blocks)
    claims = tuple(replace(c, block=role) if block.start <= c.start < block.end else c for c in one.claims)
    return replace(one, article=replace(one.article, blocks=blocks), claims=claims)
