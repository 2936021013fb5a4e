"""Labels of a model's folder, read from its config.json alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attribution import doctor
from attribution.encoder.nlilabels import folder_labels
from attribution.errors import ModelError


def config(folder: Path, **record: Any) -> Path:
    """A folder with a config.json."""
    (folder / "config.json").write_text(json.dumps(record), "utf-8")
    return folder


def test_labels_are_read_by_name(tmp_path: Path) -> None:
    """JSON has the indices as strings; the order is that of the seat."""
    assert folder_labels(config(tmp_path, id2label={"0": "CONTRADICTION", "1": "neutral", "2": "Entail"})) == [2, 1, 0]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id2label": {"0": "POSITIVE", "1": "NEGATIVE"}}, "POSITIVE"),
        ({"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}}, "name its outputs"),
        ({}, "LABEL_1"),
        ({"id2label": ["entailment"]}, "cannot be read"),
    ],
)
def test_other_labels_are_refused(tmp_path: Path, record: dict[str, Any], said: str) -> None:
    """As the seat itself would refuse them."""
    with pytest.raises(ModelError, match=said):
        folder_labels(config(tmp_path, **record))


def test_a_folder_without_settings_is_refused(tmp_path: Path) -> None:
    """And one whose settings are no JSON."""
    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        folder_labels(tmp_path)
    (tmp_path / "config.json").write_text("{", "utf-8")
    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        folder_labels(tmp_path)


def test_a_seat_shows_what_it_would_refuse(tmp_path: Path) -> None:
    """`doctor` and `models list` ask this of another entailment model."""
    config(tmp_path, id2label={"0": "POSITIVE", "1": "NEGATIVE"})
    seat = doctor.seated("entailment", "own", lambda: doctor.Seat("entailment", "own", path=str(tmp_path)))
    assert "POSITIVE" in seat.problem
