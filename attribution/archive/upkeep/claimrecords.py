"""A statement and a person as JSON-ready records (docs/formats.md); key order is part of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attribution.judging.sidefacts import date_facts, figure_facts, voice_facts
from attribution.reports.records import passage_record

if TYPE_CHECKING:
    from attribution.types import Claim, Name, Person, Span

Record = dict[str, Any]


def statement_record(claim: Claim) -> Record:
    """A statement with what can be compared in it; offsets are code points into the article's text."""
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "block": claim.block,
        "paragraph": claim.paragraph,
        "voice": voice_facts(claim.voice),
        "negated": claim.negated,
        "modality": claim.modality,
        "figures": [placed(quantity, figure_facts(quantity)) for quantity in claim.quantities],
        "dates": [placed(moment, date_facts(moment)) for moment in claim.moments],
        "names": [name_record(name) for name in claim.names],
    }


def placed(span: Span, facts: Record) -> Record:
    """Facts of a passage behind its offsets; `text` is the passage as printed, verbatim."""
    return {"start": span.start, "end": span.end, **facts, "text": getattr(span, "text", facts.get("text"))}


def name_record(name: Name) -> Record:
    """A proper name, its kind, and the fullest form of it in the article."""
    return {"start": name.start, "end": name.end, "text": name.text, "kind": name.kind, "full": name.full}


def person_record(person: Person) -> Record:
    """A person or organisation of an article, and every mention."""
    return {"name": person.name, "kind": person.kind, "role": person.role, "mentions": [passage_record(mention) for mention in person.mentions]}
