"""What every phenomenon makes: a labelled pair that knows which edit and which template made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, Protocol, TypeVar

from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence

Label = Literal["entailment", "neutral", "contradiction"]
Split = Literal["train", "dev"]
LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edit:
    """A premise, a hypothesis and the label that holds by construction.

    `template` names the wording that was used; no template (and no sentence) serves both train and dev.
    """

    premise: str
    hypothesis: str
    label: Label
    phenomenon: str
    template: str


def labelled(phenomenon: str, kind: str, premise: str, hypothesis: str, label: Label) -> Edit:
    """A pair whose template is the phenomenon and the kind of edit: `("name", "surname:dev", …) -> template "name:surname:dev"`."""
    return Edit(premise, hypothesis, label, phenomenon, f"{phenomenon}:{kind}")


def stated(phenomenon: str, kind: str, premise: str, hypothesis: str, label: Label) -> Iterator[Edit]:
    """A pair of two clauses, printed as sentences; nothing where they are the same."""
    if premise != hypothesis:
        yield labelled(phenomenon, kind, period(premise), period(hypothesis), label)


class Phenomenon(Protocol):
    """Makes every edit it can of a sentence; draws all chance from `rng`, and only templates of `split`."""

    __name__: str

    def __call__(self, sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
        """The edits of a sentence."""
        ...


def of_split(items: Sequence[T], split: Split, every: int = 4) -> tuple[T, ...]:
    """The templates of a split: of a table in fixed order, every fourth is dev: `("a", "b", "c", "d"), "dev" -> ("d",)`."""
    return tuple(item for index, item in enumerate(items) if (index % every == every - 1) == (split == "dev"))
