"""How sure a quotation is, from the evidence: named features, and a table of weights (confidence.toml) that can be fitted."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.types import QuoteKind

if TYPE_CHECKING:
    from attribution.quotes.candidates import Candidate
    from attribution.quotes.resolved import Resolved

TABLE = Path(__file__).with_name("confidence.toml")
GROUPS = ("kind", "span", "speaker", "name", "rule", "scores")
# The features of the speaker; the rest is about the words.
SPEAKER_GROUPS = ("speaker:", "name:", "rule:", "scores: share")
NO_SPEECH = ("scare", "title")
LEAST = 0.01
# Titles and scare marks have no speaker to be fitted on; set by judgement.
NO_SPEECH_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of features by name ("span: left of cue"), added and taken through the exponential or the logistic."""

    form: str
    bias: Mapping[str, float]
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float], part: str) -> float:
        """Return a probability: `part` names the bias, "content" or "speaker"."""
        total = self.bias.get(part, 0.0) + sum(self.weight(name) * x for name, x in features.items())
        return 1 / (1 + math.exp(-total)) if self.form == "logistic" else math.exp(min(0.0, total))


    def weight(self, name: str) -> float:
        """Return the weight of a feature; one the table does not list weighs as its group's "other", else nothing."""
        return self.weights.get(name, self.weights.get(f"{name.partition(': ')[0]}: other", 0.0))


@cache
def load_weights(file: Path = TABLE) -> Weights:
    """Read the table; in the product form a factor f is the weight log f."""
    table = tomllib.loads(file.read_text("utf-8"))
    product = table["form"] == "product"
    weights = {
        f"{group}: {key}": math.log(value) if product and group != "scores" else float(value)
        for group in GROUPS
        for key, value in table.get(group, {}).items()
    }
    return Weights(table["form"], table.get("bias", {}), weights)


def features(candidate: Candidate, known: Resolved) -> dict[str, float]:
    """Return the features of a quotation and its resolved speaker, by name: {"span: left of cue": 1.0, …}.

    Features of rules are 1.0; those in "scores:" are logarithms of probabilities, `share` how sure the name is among those
    the speaker may mean, and every evidence whose key ends in `_score`.
    """
    evidence = {**candidate.evidence, **known.evidence}
    has_speaker, has_name = candidate.speaker is not None, known.name is not None
    return evidence_features(candidate.kind, evidence, has_speaker=has_speaker, has_name=has_name)


def evidence_features(
    kind: QuoteKind, evidence: Mapping[str, str], *, has_speaker: bool, has_name: bool
) -> dict[str, float]:
    """Return the features of what is printed as evidence."""
    found = {f"span: {evidence.get('span', 'other')}": 1.0, f"kind: {kind}": 1.0}
    for key, value in evidence.items():
        if key.endswith("_score") and (number := probability(value)) is not None:
            found[f"scores: {key}"] = math.log(number)
    if kind in NO_SPEECH:
        return found
    found[f"speaker: {evidence.get('speaker', 'other')}" if has_speaker else "speaker: none"] = 1.0
    if has_speaker and has_name:
        found[f"rule: {evidence.get('rule', 'name')}"] = 1.0
        found["scores: share"] = math.log(probability(evidence.get("share", "")) or 1.0)
    elif has_speaker and "anonymous" not in evidence:
        found["name: not found"] = 1.0
    return found


def probability(value: str) -> float | None:
    """Return a number between 0.01 and 1 from evidence, None where it is none."""
    try:
        number = float(value)
    except ValueError:
        return None
    return min(1.0, max(LEAST, number)) if number == number else None


def confidence(kind: QuoteKind, evidence: Mapping[str, str], *, has_speaker: bool, has_name: bool) -> float:
    """Return a score between 0 and 1: of the span and, where it is speech, of its speaker and the speaker's name."""
    if kind in NO_SPEECH:
        return NO_SPEECH_SURE
    found = evidence_features(kind, evidence, has_speaker=has_speaker, has_name=has_name)
    return round(load_weights().score(found, "content"), 2)


def speaker_confidence(evidence: Mapping[str, str]) -> float:
    """Return how sure it is that a named speaker said the words, whatever their exact span."""
    found = evidence_features("direct", evidence, has_speaker=True, has_name=True)
    speaker = {name: x for name, x in found.items() if name.startswith(SPEAKER_GROUPS)}
    return round(load_weights().score(speaker, "speaker"), 4)
