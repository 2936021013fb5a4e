"""Speakers across the articles of one story: a surname here is the full name that another report prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from attribution.quotes.linking import Node, link_people, name_key
from attribution.types import Person, Quote, Reading


def name_across(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of one story with each speaker under the fullest form that any of its reports prints.

    "Kulkarni" of one report is "Nandini Rao Kulkarni" of another, if no other Kulkarni is named in the story and no printed
    role speaks against it. The evidence keeps the name of the article itself: {"across": "Kulkarni"}.
    """
    linked = link_people({reading.article.id: everybody(reading) for reading in readings})
    return [named(reading, linked) for reading in readings]


def named(reading: Reading, linked: Mapping[Node, str]) -> Reading:
    """Return a reading with fuller names of speakers, in its quotations and in the voices of its statements."""
    quotes = tuple(renamed(reading, quote, linked) for quote in reading.quotes)
    names = {new.id: new.speaker_name for new, old in zip(quotes, reading.quotes, strict=True) if new is not old}
    claims = tuple(
        replace(claim, voice=replace(claim.voice, name=names[claim.voice.quote])) if claim.voice.quote in names else claim
        for claim in reading.claims
    )
    return replace(reading, quotes=quotes, claims=claims)


def everybody(reading: Reading) -> list[Person]:
    """Return the people of an article and its speakers who are not among them."""
    named = {person.name for person in reading.people}
    more = {quote.speaker_name: quote.role for quote in reading.quotes if quote.speaker_name}
    extra = [Person(name, "person", (), role) for name, role in more.items() if name not in named]
    return [*reading.people, *extra]


def renamed(reading: Reading, quote: Quote, linked: Mapping[Node, str]) -> Quote:
    """Return a quotation with the fuller name of its speaker; a desk's own word stands."""
    name = quote.speaker_name
    full = linked.get((reading.article.id, name)) if name else None
    if name is None or full is None or quote.evidence.get("rule") == "override":
        return quote
    if len(name_key(full).split()) <= len(name_key(name).split()):
        return quote  # another spelling, or a company's legal form, says no more
    return replace(quote, speaker_name=full, evidence={**quote.evidence, "across": name})
