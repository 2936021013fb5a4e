"""Help for every code that the product gives."""

from __future__ import annotations

import re
from pathlib import Path

from attribution.reports.codes import CODES, code_of

PACKAGE = Path(__file__).resolve().parents[2] / "attribution"


def test_every_code_of_the_sources_has_help():
    """A code that the judging room can give is in the table."""
    given = {code for file in (PACKAGE / "judging").rglob("*.py") for code in re.findall(r'"([CQADUGSN]\d\d\d)"', file.read_text("utf-8"))}
    assert given
    assert given <= set(CODES)


def test_names_and_sentences():
    """Names are single words, each its own; sentences end as sentences do."""
    assert len({code.name for code in CODES.values()}) == len(CODES)
    for code in CODES.values():
        assert re.fullmatch("[A-Z][A-Za-z]+", code.name)
        assert code.short.endswith(".")
        assert code.help.endswith(".")


def test_a_code_of_tomorrow_is_told_by_its_family():
    """Single codes may be added to a family; any code has help."""
    assert code_of("C450").name == "Conflict"
    assert code_of("X999").name == "Finding"
