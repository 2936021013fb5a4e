"""Worksheets as Markdown and as plain text: whole, escaped, and of a letter's width."""

from __future__ import annotations

from attribution.desk import markdown, plain
from attribution.desk.sheets import Replaced, worksheet
from tests.desk.sample import sample


def test_markdown_shows_both_passages_and_the_work() -> None:
    """Conflicts are quoted; a finished fact has its box ticked, an open one has not."""
    made = sample()
    facts = [made.rows("facts")[0].having(status="checked-accurate", checker="Bo"), *made.rows("facts")[1:]]
    page = markdown.write(worksheet({**made.sheets, "facts": facts})).decode()
    assert "> At least 12 people" in page
    first, second = (line for line in page.splitlines() if line.startswith(("| ☑ | F1", "| ☐ | F2")))
    assert "✔ checked-accurate; Checker: Bo" in first
    assert "○ unchecked" in second


def test_markdown_is_escaped() -> None:
    """A pipe, a tag and a heading in an article stay words."""
    made = sample()
    facts = [made.rows("facts")[0].having(fact="<script>|\n# x")]
    page = markdown.write(worksheet({**made.sheets, "facts": facts})).decode()
    assert "\\<script\\>\\|" in page
    assert "\n# x" not in page


def test_plain_keeps_the_width_of_a_letter() -> None:
    """No line is longer than 72 columns unless one word is."""
    letter = plain.write(sample()).decode()
    assert all(len(line) <= 72 or " " not in line.strip() for line in letter.splitlines())
    assert "FACTS (7)" in letter
    assert "Zoë Šarić" in letter


def test_clashes_are_told() -> None:
    """What a merge did not keep stands in both."""
    made = sample()
    clash = Replaced("facts", made.rows("facts")[0].key, "correction", "12", "13", "bo.xlsx")
    kept = worksheet(made.sheets, [clash])
    assert "bo.xlsx" in plain.write(kept).decode()
    assert "bo.xlsx" in markdown.write(kept).decode()
