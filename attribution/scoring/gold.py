"""The annotated pairs of a story, from the records of the annotation guide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from attribution.scoring.passages import Place
from attribution.types import Relation

# What an editor must act on; agreement is scored apart, different_scope is what must stay quiet.
HARD: tuple[Relation, ...] = ("conflict", "update", "disputed", "altered_quote", "misattributed")


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two passages of one slot, their relation, and the relations (`alt`) a careful editor could defend as well."""

    slot: str
    relation: Relation
    kind: str
    a: Place
    b: Place
    alt: frozenset[str] = frozenset()

    @property
    def right(self) -> frozenset[str]:
        """Every relation that counts as right."""
        return self.alt | {self.relation}

    @property
    def reports(self) -> frozenset[str]:
        """The two reports, without their order."""
        return frozenset((self.a.article, self.b.article))


@dataclass(frozen=True, slots=True)
class GoldStory:
    """One story: its pairs, and the reports (`apart`) that tell of another event and were added to mislead."""

    story: str
    pairs: tuple[GoldPair, ...] = ()
    apart: frozenset[str] = frozenset()

    @property
    def quiet(self) -> bool:
        """Whether nothing in the story is for an editor to act on; a conflict only defensible (`alt`) does not break it."""
        return not any(pair.relation in HARD for pair in self.pairs)


def gold_pair(record: Mapping[str, Any]) -> GoldPair:
    """A pair from a record `{"slot", "relation", "kind", "a": {"doc", "start", "end", "text"}, "b": …, "alt": […]}`."""
    if record["relation"] not in get_args(Relation):
        raise ValueError(
            f"relation {record['relation']!r} is not one of {', '.join(get_args(Relation))}: mend the record"
        )
    return GoldPair(
        slot=record["slot"],
        relation=cast("Relation", record["relation"]),
        kind=record.get("kind") or "other",
        a=gold_place(record["a"]),
        b=gold_place(record["b"]),
        alt=frozenset(record.get("alt") or ()),
    )


def gold_place(side: Mapping[str, Any]) -> Place:
    """One side of a record."""
    return Place(side["start"], side["end"], side["doc"], side["text"])


def gold_story(story: str, records: Iterable[Mapping[str, Any]], apart: Iterable[str] = ()) -> GoldStory:
    """The gold of one story from its records."""
    return GoldStory(story, tuple(gold_pair(record) for record in records), frozenset(apart))
