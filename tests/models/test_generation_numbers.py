"""The generator's figures, dates and quantities: labels recomputed by counting, no shared templates, no giveaways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from random import Random

import pytest

from models.entailment.generation import (
    bounds,
    dates,
    figures,
    numbers,
    percentages,
    quantifiers,
    roundings,
    shares,
    spelling,
    tallies,
    units,
    wordings,
)
from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.slots import DAYS
from models.entailment.generation.words import Sentence, Word

MODULES = (numbers, bounds, roundings, units, percentages, dates, quantifiers)


def word(
    index: int,
    text: str,
    pos: str,
    head: int,
    relation: str,
    start: int,
    feats: str = "_",
    lemma: str = "",
    tag: str = "",
) -> Word:
    """A word of a test sentence."""
    return Word(index, text, lemma or text.lower(), pos, tag, feats, head, relation, start, start + len(text))


def sentence() -> Sentence:
    """A sentence with a count, a weekday and an opener."""
    text = "Rescuers pulled 40 miners from the shaft on Monday."
    rows = (
        ("Rescuers", "NOUN", 1, "nsubj", "Number=Plur"), ("pulled", "VERB", 1, "root", "Tense=Past"), ("40", "NUM", 3, "nummod", "_"),
        ("miners", "NOUN", 1, "obj", "Number=Plur"), ("from", "ADP", 6, "case", "_"), ("the", "DET", 6, "det", "_"), ("shaft", "NOUN", 1, "obl", "_"),
        ("on", "ADP", 8, "case", "_"), ("Monday", "PROPN", 1, "obl", "_"), (".", "PUNCT", 1, "punct", "_"),
    )  # fmt: skip
    at, words = 0, []
    for index, (form, pos, head, relation, feats) in enumerate(rows):
        at = text.index(form, at)
        words.append(word(index, form, pos, head, relation, at, feats, tag="VBD" if pos == "VERB" else ""))
        at += len(form)
    return Sentence(text, tuple(words), (), "test")


def made(split: Split, times: int = 250) -> list[Edit]:
    """Edits of every phenomenon for one sentence under many seeds."""
    found: list[Edit] = []
    for module in MODULES:
        for name, phenomenon in module.PHENOMENA:
            for seed in range(times):
                found += phenomenon(sentence(), Random(f"{seed}|{name}"), split)
    return found


@pytest.fixture(scope="module")
def train() -> list[Edit]:
    """Edits for training."""
    return made("train")


@pytest.fixture(scope="module")
def dev() -> list[Edit]:
    """Edits for development."""
    return made("dev")


def test_every_phenomenon_makes_every_label(train: list[Edit], dev: list[Edit]) -> None:
    """No phenomenon lacks a label, and none makes a pair of two equal texts."""
    for edits in (train, dev):
        labels = defaultdict(set)
        for edit in edits:
            labels[edit.phenomenon].add(edit.label)
            assert edit.premise != edit.hypothesis
            assert "{" not in edit.premise + edit.hypothesis
            assert edit.premise.endswith(".")
            assert edit.hypothesis.endswith(".")
        assert set(labels) == {"number", "bound", "rounding", "unit", "percentage", "date", "quantifier"}
        assert all(len(found) == 3 for found in labels.values())


def test_no_template_serves_both_splits(train: list[Edit], dev: list[Edit]) -> None:
    """Train and dev share no template."""
    assert not {e.template for e in train} & {e.template for e in dev}


def test_same_seed_same_edits() -> None:
    """All chance comes from the seed."""
    assert made("train", 5) == made("train", 5)


def test_labels_are_balanced_within_families(train: list[Edit]) -> None:
    """In every large family of templates no label has more than 60 % of the pairs."""
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for edit in train:
        families[re.sub(r"\d+", "", ":".join(edit.template.split(":")[:2]))][edit.label] += 1
    for name, shares_of in families.items():
        if sum(shares_of.values()) >= 60:
            assert max(shares_of.values()) / sum(shares_of.values()) <= 0.6, (name, shares_of)


@pytest.mark.parametrize(
    "phrase", ["more than", "at least", "nearly", "about", "up to", "between", "most", "none", "before", "after"]
)
def test_hypothesis_wording_does_not_tell_the_label(train: list[Edit], phrase: str) -> None:
    """A phrase in the hypothesis goes with every label, and with none in more than 60 %."""
    seen = Counter(e.label for e in train if re.search(rf"\b{phrase}\b", e.hypothesis, re.IGNORECASE))
    assert len(seen) == 3
    assert max(seen.values()) / sum(seen.values()) <= 0.6, seen


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
def test_bounds_agree_with_counting(split: Split) -> None:
    """Entailment is a subset of the counts, contradiction an empty meet, neutral anything else."""
    checked = 0
    for seed in range(400):
        for edit in bounds.bound(sentence(), Random(seed), split):
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
        for edit in dates.doubled(Random(seed), split):
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


def test_ranges_give_labels() -> None:
    """The worked cases: bounds, rounding, approximation."""
    exact, above, least, about = figures.exact, figures.above, figures.above, figures.about
    assert figures.relation(exact("487", 487), about("about 500", 500)) == "entailment"
    assert figures.relation(exact("380", 380), about("about 500", 500)) == "contradiction"
    assert figures.relation(exact("450", 450), about("about 500", 500)) is None
    assert figures.relation(above("more than 40", 40, 1), exact("52", 52)) == "neutral"
    assert figures.relation(above("more than 40", 40, 1), exact("40", 40)) == "contradiction"
    assert figures.relation(exact("40", 40), least("at least 40", 40, 0)) == "entailment"
    assert figures.relation(exact("510", 510), figures.nearly("nearly 500", 500, 1)) == "contradiction"


def test_two_figures_together() -> None:
    """One wrong figure contradicts the claim, one open figure leaves it open."""
    assert tallies.verdict(["entailment", "entailment"]) == "entailment"
    assert tallies.verdict(["entailment", "neutral"]) == "neutral"
    assert tallies.verdict(["neutral", "contradiction", None]) == "contradiction"
    assert tallies.verdict(["entailment", None]) is None


@pytest.mark.parametrize("split", ["train", "dev"])
def test_which_figure_belongs_to_which_thing(split: Split) -> None:
    """A claim about the killed or the injured in other words is right only with the figure that the premise gives for it."""
    checked = 0
    for seed in range(3000):
        for edit in numbers.twofold(Random(seed), split):
            said = [re.findall(r"\b(?!(?:19|20)\d\d\b)\d[\d,]*\b", t) for t in (edit.premise, edit.hypothesis)]
            template = re.fullmatch(r"number:two(\d+)\.([23])", edit.template)
            if not template or [len(s) for s in said] != [2, 1] or edit.label == "neutral":
                continue
            frame = numbers.PAIRS[int(template[1])][0]
            order = ["{a}", "{b}"] if frame.index("{a}") < frame.index("{b}") else ["{b}", "{a}"]
            meant = said[0][order.index("{a}" if template[2] == "2" else "{b}")]
            assert (meant == said[1][0]) == (edit.label == "entailment"), edit
            checked += 1
    assert checked > 100


def test_fractions_and_percentages_agree() -> None:
    """A third and 33 per cent are the same, a third and 30 per cent are not told apart, a quarter is no half."""
    third, percent = (
        shares.near("a third of the", 1 / 3, 0.01, "fraction"),
        shares.near("33 per cent of the", 0.33, 0.006, "percent"),
    )
    assert figures.relation(third, percent) == figures.relation(percent, third) == "entailment"
    assert shares.too_near(shares.near("30 per cent of the", 0.3, 0.006, "percent"), third, "contradiction")


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


def test_numbers_are_spelled() -> None:
    """Words, digits, scale words and back."""
    assert spelling.spelled(410) == "four hundred and ten"
    assert spelling.scaled(1_200_000) == "1.2 million"
    assert spelling.forms_of(12) == ["12", "a dozen", "twelve"]
    assert spelling.read("17,000") == 17000
    assert spelling.read("Forty") == 40
    assert wordings.is_round(450)
    assert not wordings.is_round(43)


def test_a_real_sentence_is_shortened_and_keeps_its_figure() -> None:
    """The closing adjunct may go, the count stays."""
    texts = {
        e.hypothesis
        for seed in range(60)
        for e in bounds.bound(sentence(), Random(seed), "train")
        if e.template.endswith("shorter")
    }
    assert texts
    assert all("miners" in t and "Monday" not in t and t.endswith("shaft.") for t in texts)
