"""How sure a quotation is: features by name, and a table of weights in two forms."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from attribution.quotes.candidates import Candidate
from attribution.quotes.confidence import Weights, confidence, features, load_weights, speaker_confidence
from attribution.quotes.resolved import Resolved
from attribution.types import Span

FOUND = {"span": "left of cue", "speaker": "subject of cue"}


def candidate(**evidence: str) -> Candidate:
    """Return a direct quotation with a speaker."""
    return Candidate(0, 10, "direct", (), 0, speaker=Span(12, 14), evidence={**FOUND, **evidence})


def test_features_are_named() -> None:
    """Rules are 1.0 under their own names, scores are logarithms of probabilities."""
    known = Resolved("Petra Brandt", None, {"rule": "pronoun", "share": "0.50"})
    found = features(candidate(content_score="0.25"), known)
    assert found["span: left of cue"] == found["speaker: subject of cue"] == found["rule: pronoun"] == 1.0
    assert found["scores: share"] == pytest.approx(math.log(0.5))
    assert found["scores: content_score"] == pytest.approx(math.log(0.25))


def test_unknown_rules_count_as_other() -> None:
    """A rule that the table does not hold is no fault: it weighs as the table's "other"."""
    assert load_weights().weight("span: a new rule") == load_weights().weight("span: other")
    new = confidence("direct", {**FOUND, "span": "a new rule"}, has_speaker=True, has_name=True)
    assert new == confidence("direct", {**FOUND, "span": "other"}, has_speaker=True, has_name=True)


def test_a_distant_speaker_is_less_sure() -> None:
    """The shipped table: the subject of the cue before the paragraph before, a name before none."""
    near = confidence("direct", FOUND, has_speaker=True, has_name=True)
    far = confidence("direct", {**FOUND, "speaker": "paragraph before"}, has_speaker=True, has_name=True)
    nobody = confidence("direct", FOUND, has_speaker=False, has_name=False)
    assert near > 0.8
    assert near > far
    assert near > nobody


def test_a_share_of_the_likelihood_counts() -> None:
    """Half the likelihood is half as sure in the product form; the shipped table may hold that it says nothing."""
    weights = Weights("product", {}, {"rule: pronoun": math.log(0.9), "scores: share": 1.0})
    half = weights.score({"rule: pronoun": 1.0, "scores: share": math.log(0.5)}, "speaker")
    assert half == pytest.approx(0.45)
    sure = speaker_confidence({**FOUND, "rule": "pronoun", "share": "1.00"})
    assert speaker_confidence({**FOUND, "rule": "pronoun", "share": "0.50"}) <= sure


def test_the_logistic_form() -> None:
    """Fitted weights are added to the bias and go through the logistic function."""
    weights = Weights("logistic", {"content": -1.0}, {"span: left of cue": 3.0})
    assert weights.score({"span: left of cue": 1.0, "unknown": 1.0}, "content") == pytest.approx(1 / (1 + math.exp(-2)))


def test_a_table_from_a_file(tmp_path: Path) -> None:
    """A factor of the product form is a weight by its logarithm."""
    file = tmp_path / "weights.toml"
    file.write_text('form = "product"\n[span]\n"left of cue" = 0.5\n[scores]\nshare = 2.0\n', "utf-8")
    weights = load_weights(file)
    assert weights.score({"span: left of cue": 1.0}, "content") == pytest.approx(0.5)
    assert weights.score({"scores: share": math.log(0.5)}, "content") == pytest.approx(0.25)
