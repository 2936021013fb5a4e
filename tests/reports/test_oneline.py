"""`--compact` and the widths of the terminal report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from attribution.reports import Style, render
from attribution.reports.oneline import shares
from tests.reports.sample import conflict, sample_report

WIDTHS = (40, 59, 60, 71, 72, 100, 139, 140, 200)


def test_a_finding_a_line_in_the_order_of_the_report() -> None:
    """Sign, id, severity, what about, both sides' deciding words; then what was compared, and what was lost."""
    lines = render(sample_report(), "table", Style(140, compact=True)).splitlines()
    assert lines == [
        "attribution 0.1.0: 1 conflict, 1 altered quote, 1 agreement",
        "✗ F1 high conflict number ⚠ · people killed in the sinking: At least 19 (Harbour Herald ¶ 1) | Fifteen (Island Post ¶ 1)",
        "≠ F2 medium altered quote wording · Brenner on the crew: has (Harbour Herald ¶ 2) | seems to have (Island Post ¶ 2)",
        "✓ F3 low agreement number · people on board: about 300 (Harbour Herald ¶ 2) | 304 (Island Post ¶ 2)",
        "Compared: 2 articles, 1 story, 12 pairs considered, 3 pairs compared.",
        "- ✗ not read: nothing.txt holds no text (empty)",
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("compact", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, compact: bool) -> None:
    """With long words, wide characters and long names; a line a finding stays one."""
    report = sample_report()
    long = replace(conflict(), slot="沈没した船の死者数についての二つの報道 " * 4, explanation="x" * 300)
    report = replace(report, findings=(long, *report.findings))
    lines = render(report, "table", Style(width, compact=compact)).splitlines()
    assert max(map(cell_len, lines)) <= width
    if compact:
        assert sum(line.startswith(("✗ F1", "≠ F2", "✓ F3")) for line in lines) == 4


def test_a_narrow_report_says_what_a_wide_one_says() -> None:
    """At 40 columns every fact of a finding is still there, and nothing of it is cut off."""
    text = " ".join(render(sample_report(conflict()), "table", Style(40)).replace("│", " ").split())
    for words in ("✗ conflict · number · high · C101 · ⚠ needs a check", "people killed in the sinking", "Harbour Herald, 2024-03-04 · herald.txt ¶ 1", "⟦At least 19⟧ people were killed"):
        assert words in text


def test_a_wide_report_has_the_passages_side_by_side() -> None:
    """One line holds both."""
    lines = render(sample_report(conflict()), "table", Style(160)).splitlines()
    assert any("⟦At least 19⟧" in line and "⟦Fifteen⟧" in line for line in lines)
    assert not any("⟦At least 19⟧" in line and "⟦Fifteen⟧" in line for line in render(sample_report(conflict()), "table", Style(120)).splitlines())


def test_short_parts_have_all_they_need() -> None:
    """The rest is shared, and nobody has less than six columns."""
    assert shares([4, 30, 40], 44) == [4, 20, 20]
    assert shares([10, 10, 10], 60) == [10, 10, 10]
    assert shares([50, 50, 50], 3) == [6, 6, 6]
