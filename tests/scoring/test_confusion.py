"""The confusion matrix and its shares."""

from __future__ import annotations

import numpy as np
import pytest

from attribution.scoring.confusion import (
    absent,
    confusion,
    f1,
    macro_f1,
    matrix_measures,
    resampled,
    share,
    table,
)
from attribution.types import LABELS, Label

E, N, C = LABELS


def test_rows_are_gold_and_columns_verdicts() -> None:
    """One contradiction called entailment stands in the last row, first column."""
    gold: list[Label] = [E, C, C]
    found: list[Label] = [E, E, C]
    assert confusion(gold, found).tolist() == [[1, 0, 0], [0, 0, 0], [1, 0, 1]]
    assert table(confusion(gold, found))[C] == {E: 1, N: 0, C: 1}


def test_measures_by_hand() -> None:
    """2 of 3 right; contradiction has precision 1 and recall 1/2; macro F1 is the mean of two labels, neutral is not there."""
    measures = matrix_measures(confusion([E, C, C], [E, E, C]))
    assert (measures["accuracy"]["hits"], measures["accuracy"]["total"]) == (2, 3)
    assert measures["precision contradiction"]["rate"] == 1.0
    assert measures["recall contradiction"]["rate"] == 0.5
    assert measures["F1 contradiction"]["rate"] == 0.6667
    assert measures["macro F1"]["rate"] == 0.6667
    assert "recall neutral" not in measures
    assert "F1 neutral" not in measures


def test_neutral_verdicts_on_a_set_without_neutral_are_told() -> None:
    """Their precision is 0 of 1, and they lower the others' recall."""
    measures = matrix_measures(confusion([E, C], [N, C]))
    assert measures["precision neutral"] == {"rate": 0.0, "low": 0.0, "high": 0.7935, "hits": 0, "total": 1}
    assert measures["recall entailment"]["rate"] == 0.0


def test_intervals_enclose_the_rate_and_are_the_same_every_time() -> None:
    """The seed is fixed; an F1 of many pairs lies inside its narrow interval."""
    matrix = np.array([[80, 10, 10], [5, 90, 5], [20, 10, 70]], np.int64)
    first, second = matrix_measures(matrix), matrix_measures(matrix)
    assert first == second
    row = first["F1 contradiction"]
    assert row["low"] < row["rate"] < row["high"] < row["low"] + 0.15


def test_resampling_keeps_the_number_of_pairs() -> None:
    """Each resampled matrix has as many pairs, in cells that were there."""
    matrix = np.array([[3, 0, 0], [0, 0, 0], [1, 0, 2]], np.int64)
    draws = resampled(matrix, resamples=50)
    assert draws.shape == (50, 3, 3)
    assert set(draws.sum((1, 2)).tolist()) == {6}
    assert not draws[:, 1].any()


def test_f1_of_a_label_nobody_uses_is_zero() -> None:
    """No division by nothing; macro F1 leaves the label out."""
    matrix = np.array([[2, 0, 0], [0, 0, 0], [0, 0, 2]], np.int64)
    assert f1(matrix).tolist() == [1.0, 0.0, 1.0]
    assert macro_f1(matrix) == pytest.approx(1.0)


def test_nothing_counted_has_no_share() -> None:
    """An empty selection is unknown, not zero; a missing label is named."""
    assert share(0, 0) == {}
    assert absent({E: 2, C: 1}) == [N]
