"""The product with one piece taken out or put in another's place, from outside: the product itself has no switches for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from attribution.types import Claim, Finding, Reading, Relation, Report, Side, Verdict

# What the single models are asked to be sure of; embeddings call two statements one from this cosine on.
SURE, ONE_FACT = 0.5, 0.7
UNDECIDED = Verdict(0.0, 1.0, 0.0)


class Blind:
    """A scorer that knows nothing."""

    def score(self, pairs: Sequence[Any]) -> list[Verdict]:
        """Neutral for every pair."""
        return [UNDECIDED] * len(pairs)


class Sure:
    """An aligner to which everything is one fact, and that cannot tell whether it differs."""

    def score(self, pairs: Sequence[Any]) -> list[Verdict]:
        """Never neutral."""
        return [Verdict(0.5, 0.0, 0.5)] * len(pairs)


def one_story(readings: Sequence[Reading], *_more: Any) -> tuple[Any, ...]:
    """Everything as one story."""
    from attribution.matching.stories import Story

    return (Story(tuple(sorted(reading.article.id for reading in readings))),)


def always(*_any: Any, **_more: Any) -> bool:
    """A gate that stands open."""
    return True


def nothing(*_any: Any, **_more: Any) -> list[Any]:
    """A comparator that finds nothing to compare."""
    return []


@dataclass(frozen=True)
class Variant:
    """A name; places ("module:name") with what stands there instead; models ("scorer") by a function of Models; or a decision of its own.

    Of several places in one key, apart by blanks, all that are there are exchanged: the product moves its functions.
    """

    name: str
    places: Mapping[str, Any] = field(default_factory=dict)
    models: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    alone: Callable[[Sequence[Reading], Any, Any], list[Finding]] | None = None


@contextmanager
def standing_in(variant: Variant, models: Any) -> Iterator[list[str]]:
    """Make the exchange while the block runs; yields the places and models that this version does not have."""
    undo: list[tuple[Any, str, Any]] = []
    missing = []
    for places, value in variant.places.items():
        there = [found for place in places.split() if (found := located(place))]
        if not there:
            missing.append(places)
        for owner, name in there:
            undo.append((owner, name, getattr(owner, name)))
            setattr(owner, name, value)
    seats = {name: make for name, make in variant.models.items() if getattr(models, name, None) is not None}
    missing += [name for name in variant.models if name not in seats]
    kept = {name: getattr(models, name) for name in seats}
    models.__dict__.update({name: make(models) for name, make in seats.items()})
    try:
        yield missing
    finally:
        models.__dict__.update(kept)
        for owner, name, value in reversed(undo):
            setattr(owner, name, value)


def located(place: str) -> tuple[Any, str] | None:
    """The module and the name of a place, where this version has it."""
    module, _, name = place.partition(":")
    try:
        owner = import_module(module)
    except ImportError:
        return None
    return (owner, name) if hasattr(owner, name) else None


def nli_alone(readings: Sequence[Reading], models: Any, config: Any) -> list[Finding]:
    """Every candidate pair of statements as the entailment model labels it, whichever way is surer; nothing else is asked."""
    pairs = candidates(readings, models, config)
    asked = [q for pair in pairs for q in ((pair.a.text, pair.b.text), (pair.b.text, pair.a.text))]
    answers = models.scorer.score(asked)
    out = []
    for number, pair in enumerate(pairs):
        there, back = answers[2 * number : 2 * number + 2]
        if max(there.contradiction, back.contradiction) >= SURE:
            out.append(finding(pair, "conflict"))
        elif max(there.entailment, back.entailment) >= SURE:
            out.append(finding(pair, "agree"))
    return out


def embeddings_alone(readings: Sequence[Reading], models: Any, config: Any) -> list[Finding]:
    """Candidate pairs whose embeddings are alike: an agreement, or a conflict where the digits in them differ."""
    alike = [pair for pair in candidates(readings, models, config) if pair.similarity >= ONE_FACT]
    return [finding(pair, "agree" if digits(pair.a.text) == digits(pair.b.text) else "conflict") for pair in alike]


def candidates(readings: Sequence[Reading], models: Any, config: Any) -> tuple[Any, ...]:
    """Candidate pairs over all articles, as one story."""
    from attribution.matching.candidates import find_pairs
    from attribution.matching.vectors import Vectors

    claims = [claim for reading in readings for claim in reading.claims]
    return find_pairs(claims, Vectors(models.embedder), config.thresholds.min_similarity)[0] if claims else ()


def digits(text: str) -> list[str]:
    """The figures written in digits, sorted."""
    return sorted("".join(c if c.isdigit() else " " for c in text.replace(",", "")).split())


def finding(pair: Any, relation: Relation) -> Finding:
    """A finding about two whole statements."""
    name = f"{pair.a.id} {pair.b.id}"
    return Finding(name, name, "", relation, "other", "", "low", False, side(pair.a), side(pair.b), (), 1.0, "", {})


def side(claim: Claim) -> Side:
    """A whole statement as a side."""
    return Side(claim.start, claim.end, claim.article, claim.text, claim.paragraph)


class Product:
    """The product with readings that are made once for all variants; `variant` is what runs."""

    def __init__(self, checker: Any) -> None:
        self._checker, self._read = checker, {}  # type: ignore[var-annotated]
        self.variant = Variant("full")
        self.missing: list[str] = []

    def check(self, items: Any, /) -> Report:
        """A report of the variant on some articles."""
        articles = list(items)
        key = tuple(article.id for article in articles)
        if key not in self._read:
            self._read[key] = self._checker.readings(articles)
        readings, lost = self._read[key]
        models, config = self._checker.models, self._checker.config
        with standing_in(self.variant, models) as self.missing:
            if self.variant.alone:
                findings = tuple(self.variant.alone(readings, models, config))
            else:
                findings = self._compared(readings)
        return Report("", {}, "", tuple(readings), findings, {}, tuple(lost))

    def _compared(self, readings: Any) -> tuple[Finding, ...]:
        """What the product's own check finds in readings made before."""
        checker = self._checker
        checker.__dict__["_readings"] = lambda _articles: list(readings)
        try:
            found: tuple[Finding, ...] = checker.check([]).findings
            return found
        finally:
            del checker.__dict__["_readings"]

    def quotes(self, items: Any, /) -> list[Reading]:
        """Not measured here."""
        return [Reading(article) for article in items]


COMPARISON, JUDGING = "attribution.comparison", "attribution.judging"
GATES = {
    f"{COMPARISON}:group_stories": one_story,
    f"{JUDGING}.judge:one_measure {JUDGING}.insides:one_measure": always,
}
COMPARATORS = {
    f"{JUDGING}.evidence:{name} {JUDGING}.judge:{name}": nothing for name in ("number_matches", "date_matches")
}
VARIANTS = (
    Variant("full product"),
    Variant("no gates: one story, every pair one slot", GATES, {"aligner": lambda _: Sure()}),
    Variant("no comparators: figures and dates judged by the models only", COMPARATORS),
    Variant("no aligner: the entailment model in its seat", models={"aligner": lambda models: models.scorer}),
    Variant("no entailment model", models={"scorer": lambda _: Blind()}),
    Variant("NLI alone, on candidate pairs", alone=nli_alone),
    Variant("embeddings alone (conflict: other digits)", alone=embeddings_alone),
)
