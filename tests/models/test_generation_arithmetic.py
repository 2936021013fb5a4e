"""Labels of figures, dates and units, recomputed by counting."""

from __future__ import annotations

import re
from random import Random

import pytest

from models.entailment.generation import bounds, events, twoframes, units, wholes
from models.entailment.generation.calendarnames import DAYS
from models.entailment.generation.edit import Split
from models.entailment.generation.words import Sentence

# The oracle's own reading of a count phrase, each as a test of a whole number.
READINGS = (
    (r"between ([\d,]+) and ([\d,]+)", lambda n, a, b: a <= n <= b),
    (r"(?:more than|over|upwards of|in excess of) ([\d,]+)", lambda n, a, b: n > a),
    (r"(?:at least|no fewer than|not fewer than|a minimum of|not less than) ([\d,]+)", lambda n, a, b: n >= a),
    (r"(?:fewer than|under|less than) ([\d,]+)", lambda n, a, b: n < a),
    (r"(?:up to|no more than|at most|a maximum of|as many as|not more than|at the most) ([\d,]+)", lambda n, a, b: n <= a),
    (r"([\d,]+) miners", lambda n, a, b: n == a),
)  # fmt: skip


def allowed(text: str) -> set[int] | None:
    """The counts up to 400 that a sentence about miners allows, or nothing if it has a number in words."""
    for pattern, test in sorted(READINGS, key=lambda r: r[0].startswith("([")):
        found = (
            re.search(rf"(?<!not )(?<!no )\b{pattern}", text, re.IGNORECASE)
            if not pattern.startswith("([")
            else re.search(pattern, text)
        )
        if found:
            values = [int(g.replace(",", "")) for g in found.groups()]
            return {n for n in range(401) if test(n, values[0], values[-1])}
    return None


@pytest.mark.parametrize("split", ["train", "dev"])
def test_bounds_agree_with_counting(miners: Sentence, split: Split) -> None:
    """Entailment is a subset of the counts, contradiction an empty meet, neutral anything else."""
    checked = 0
    for seed in range(400):
        for edit in bounds.bound(miners, Random(seed), split):
            if ":edit" not in edit.template or " a " in edit.template:
                continue
            p, h = allowed(edit.premise), allowed(edit.hypothesis)
            if p is None or h is None:
                continue
            truth = "entailment" if p <= h else "neutral" if p & h else "contradiction"
            assert edit.label == truth, edit
            checked += 1
    assert checked > 100


@pytest.mark.parametrize("split", ["train", "dev"])
def test_changes_agree_with_arithmetic(split: Split) -> None:
    """With both values in the premise, doubled, halved and a rise or fall by so many per cent are recomputed."""
    checked = 0
    for seed in range(900):
        for edit in bounds.moved(split, Random(seed)):
            sizes = re.findall(r"(?<!in )(?<!of )(?<!by )\b\d[\d,]*\b", edit.premise)
            said = re.search(r"\b(doubled|halved|trebled|(?:rose|fell) by (\d+) per cent)", edit.hypothesis)
            numbers_in = [int(s.replace(",", "")) for s in sizes if not re.fullmatch(r"(19|20)\d\d", s)]
            if (
                edit.label == "neutral"
                or not said
                or len(numbers_in) != 2
                or "more than" in edit.hypothesis
                or "less than" in edit.hypothesis
            ):
                continue
            first, second = numbers_in
            pairs = ((first, second), (second, first))
            fixed = {"doubled": 2.0, "halved": 0.5, "trebled": 3.0}.get(said[1])
            factor = fixed or 1 + (1 if said[1].startswith("rose") else -1) * int(said[2]) / 100
            right = any(abs(late / early - factor) < 1e-9 for early, late in pairs)
            assert right or edit.label == "contradiction", edit
            checked += 1
    assert checked > 40


@pytest.mark.parametrize("split", ["train", "dev"])
def test_weekdays_agree_with_counting_on(split: Split) -> None:
    """The second event's weekday is the first one's plus the days said; with no count said it is open."""
    steps = {
        "next day": 1,
        "following day": 1,
        "day after": 1,
        "day later": 1,
        "day before": -1,
        "previous day": -1,
        "day earlier": -1,
    }
    steps |= {
        f"{w} days {k}": s * n
        for n, w in ((2, "two"), (3, "three"), (4, "four"))
        for k, s in (("later", 1), ("after", 1), ("earlier", -1), ("before", -1))
    }
    checked = 0
    for seed in range(600):
        for edit in events.doubled(Random(seed), split):
            named = [re.search("|".join(DAYS), t) for t in (edit.premise, edit.hypothesis)]
            if not all(named):
                continue
            first, second = (DAYS.index(n[0]) for n in named if n)
            step = next(
                (
                    s
                    for k, s in sorted(steps.items(), key=lambda i: -len(i[0]))
                    if re.search(rf"{k}( that)?\.$", edit.premise)
                ),
                None,
            )
            truth = "neutral" if step is None else "entailment" if (first + step) % 7 == second else "contradiction"
            assert edit.label == truth, edit
            checked += 1
    assert checked > 100


@pytest.mark.parametrize("split", ["train", "dev"])
def test_which_figure_belongs_to_which_thing(split: Split) -> None:
    """A claim about the killed or the injured in other words is right only with the figure that the premise gives for it."""
    checked = 0
    for seed in range(3000):
        for edit in wholes.twofold(Random(seed), split):
            said = [re.findall(r"\b(?!(?:19|20)\d\d\b)\d[\d,]*\b", t) for t in (edit.premise, edit.hypothesis)]
            template = re.fullmatch(r"number:two(\d+)\.([23])", edit.template)
            if not template or [len(s) for s in said] != [2, 1] or edit.label == "neutral":
                continue
            frame = twoframes.PAIRS[int(template[1])][0]
            order = ["{a}", "{b}"] if frame.index("{a}") < frame.index("{b}") else ["{b}", "{a}"]
            meant = said[0][order.index("{a}" if template[2] == "2" else "{b}")]
            assert (meant == said[1][0]) == (edit.label == "entailment"), edit
            checked += 1
    assert checked > 100


def test_units_convert() -> None:
    """A plain figure in two units of one system is the same within a hundredth when entailed, and clearly not when contradicted."""
    sizes = {
        "metres": 1,
        "kilometres": 1000,
        "km": 1000,
        "minutes": 60,
        "hours": 3600,
        "days": 86400,
        "weeks": 604800,
        "kilograms": 1,
        "kilos": 1,
        "tonnes": 1000,
        "grams": 0.001,
    }
    checked = 0
    for seed in range(1500):
        for edit in units.converted(Random(seed), "train"):
            found = [re.findall(rf"([\d,.]+) ({'|'.join(sizes)})\b", t) for t in (edit.premise, edit.hypothesis)]
            if edit.template.endswith("exact>exact") and all(len(f) == 1 for f in found):
                p, h = (float(f[0][0].replace(",", "")) * sizes[f[0][1]] for f in found)
                assert (abs(h / p - 1) < 0.01) == (edit.label == "entailment"), edit
                checked += 1
    assert checked > 15
