"""The generator's figures, dates and quantities: every label, no shared templates, no giveaways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from random import Random

import pytest

from models.entailment.generation import bounds, dates, numbers, percentages, quantifiers, roundings, units
from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.words import Sentence

MODULES = (numbers, bounds, roundings, units, percentages, dates, quantifiers)


def made(miners: Sentence, split: Split, times: int = 250) -> list[Edit]:
    """Edits of every phenomenon for one sentence under many seeds."""
    found: list[Edit] = []
    for module in MODULES:
        for name, phenomenon in module.PHENOMENA:
            for seed in range(times):
                found += phenomenon(miners, Random(f"{seed}|{name}"), split)
    return found


@pytest.fixture(scope="module")
def train(miners: Sentence) -> list[Edit]:
    """Edits for training."""
    return made(miners, "train")


@pytest.fixture(scope="module")
def dev(miners: Sentence) -> list[Edit]:
    """Edits for development."""
    return made(miners, "dev")


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


def test_same_seed_same_edits(miners: Sentence) -> None:
    """All chance comes from the seed."""
    assert made(miners, "train", 5) == made(miners, "train", 5)


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


def test_a_real_sentence_is_shortened_and_keeps_its_figure(miners: Sentence) -> None:
    """The closing adjunct may go, the count stays."""
    texts = {
        e.hypothesis
        for seed in range(60)
        for e in bounds.bound(miners, Random(seed), "train")
        if e.template.endswith("shorter")
    }
    assert texts
    assert all("miners" in t and "Monday" not in t and t.endswith("shaft.") for t in texts)
