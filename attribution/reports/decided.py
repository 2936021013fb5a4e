"""How the fitted model came to its answer, and what the language models said: lines for `attribution explain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attribution.reports.featurewords import feature, question
from attribution.reports.layout import Line

Record = Mapping[str, Any]
# What language models gave, in the order it is told; the rest of the features are our own measurements.
ALIGNMENT = {"agree": "one fact, and both can be true", "differ": "one fact, and the two differ"}
ENTAILMENT = ("entail_most", "entail_least", "contradict_most", "contradict_least")


def model_lines(evidence: Record) -> Iterator[Line]:
    """Entailment both ways, alignment, and the likeness of the statements."""
    decision = evidence.get("decision") or {}
    values = {name: pair[0] for name, pair in (decision.get("features") or {}).items()}
    for name in ("entailment", "contradiction"):
        if name in evidence:
            there, back = evidence[name]
            yield Line(f"{name}: {float(there):.2f} with a as premise, {float(back):.2f} with b as premise", 2)
    for name, meaning in ALIGNMENT.items():
        if name in (evidence.get("alignment") or {}):
            yield Line(f"alignment: {float(evidence['alignment'][name]):.2f} {meaning}", 2)
    for name in ENTAILMENT:
        if name in values and "entailment" not in evidence:
            yield Line(f"{feature(name)}: {float(values[name]):.2f}", 2)
    if "similarity" in evidence:
        yield Line(f"cosine of the two statements: {float(evidence['similarity']):.2f}", 2)


def decision_lines(evidence: Record) -> Iterator[Line]:
    """The question, the chance, and each feature with value, weight and contribution, the strongest first."""
    decision = evidence.get("decision")
    if not isinstance(decision, Mapping):
        return
    chance = float(decision["probability"])
    held = f", reported from {float(decision['threshold']):.2f} on" if "threshold" in decision else ""
    yield Line(f"{question(str(decision['question']))} chance {chance:.2f}{held} ({decision['question']} in models/judging/weights.toml)", 2)
    if "raised_to" in decision:
        yield Line(f"a rule put {float(decision['raised_to']):.2f} in its place: the statements are the same words but for the item", 2)
    yield Line(f"{'part':>8}  {'value':>7}  {'weight':>7}  evidence", 2, "dim")
    rows = sorted((decision.get("features") or {}).items(), key=lambda row: (-abs(float(row[1][1])), row[0]))
    for name, (value, part) in rows:
        weight = float(part) / float(value) if value else 0.0
        yield Line(f"{float(part):>+8.2f}  {float(value):>7.2f}  {weight:>+7.2f}  {name}: {feature(name)}", 2)
    yield Line(f"{float(decision['bias']):>+8.2f}  {'':>7}  {'':>7}  bias: before any evidence", 2)
