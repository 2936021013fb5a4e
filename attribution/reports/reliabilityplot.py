"""The reliability diagram of measured sets as a PNG; needs matplotlib, which the extra `plot` brings."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from attribution.errors import ConfigError

COLUMNS = 3
INCHES = 3.2
DOTS = 120


def reliability_png(results: Sequence[Mapping[str, Any]]) -> bytes:
    """One panel a set: the share that is right over the mean confidence of each bin, and how many pairs it has.

    `results` are the sets of an evaluation record. The same figures give the same bytes: no date, no version is written.
    Raises ConfigError where matplotlib is not installed.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ConfigError(f"a plot needs matplotlib ({error}): pip install 'attribution[plot]', or leave --plot away") from error
    columns = min(COLUMNS, len(results))
    rows = -(-len(results) // columns)
    figure = Figure(figsize=(columns * INCHES, rows * INCHES), dpi=DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(rows, columns, squeeze=False).ravel()
    for panel, result in zip(panels, results, strict=False):
        draw(panel, result)
    for panel in panels[len(results) :]:
        panel.set_axis_off()
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def draw(panel: Any, result: Mapping[str, Any]) -> None:
    """Bars of accuracy, a line through (confidence, accuracy), the diagonal, and the share of pairs as thin grey bars."""
    bins = result["calibration"]["bins"]
    total = sum(b["count"] for b in bins)
    panel.plot([0, 1], [0, 1], color="0.6", linewidth=1, linestyle="--")
    panel.bar([b["low"] for b in bins], [b["count"] / total for b in bins], width=0.1, align="edge", color="0.85")
    panel.plot([b["confidence"] for b in bins], [b["accuracy"] for b in bins], color="#0b5394", marker="o", markersize=4)
    panel.set_xlim(0.3, 1)
    panel.set_ylim(0, 1)
    panel.set_title(f"{result['set']}\n{result['pairs']} pairs, ECE {result['calibration']['ece']:.3f}", fontsize=8)
    panel.set_xlabel("confidence (grey: share of pairs)", fontsize=7)
    panel.set_ylabel("right", fontsize=7)
    panel.tick_params(labelsize=7)
