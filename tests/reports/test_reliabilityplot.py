"""The reliability diagram as a picture."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from attribution.errors import ConfigError
from attribution.reports.reliabilityplot import reliability_png


def result(name: str) -> dict[str, Any]:
    """A set of 30 pairs in two bins."""
    bins = [
        {"low": 0.5, "high": 0.6, "count": 10, "confidence": 0.55, "accuracy": 0.5},
        {"low": 0.9, "high": 1.0, "count": 20, "confidence": 0.95, "accuracy": 0.9},
    ]
    return {"set": name, "pairs": 30, "calibration": {"ece": 0.05, "bins": bins}}


def test_one_panel_a_set_and_the_same_bytes_again() -> None:
    """Four sets need two rows, so the picture is higher than that of one; nothing in it depends on the day."""
    pytest.importorskip("matplotlib")
    one, four = reliability_png([result("a")]), reliability_png([result(name) for name in "abcd"])
    assert reliability_png([result("a")]) == one
    width, height = (int.from_bytes(four[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (3 * int.from_bytes(one[16:20], "big"), 2 * int.from_bytes(one[20:24], "big"))
    assert b"Software" not in four


def test_without_the_library_the_next_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ConfigError, match=r"attribution\[plot\]"):
        reliability_png([result("a")])
