"""Lines, columns and UTF-16 offsets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.reports.positions import Position, Positions


def test_the_worked_example():
    """A character outside the basic plane is two code units."""
    assert Positions("a\n🙂b").at(3) == Position(2, 3, 4)


def test_line_ends():
    """LF and CR LF end a line; a lone CR and U+2028 do not."""
    found = Positions("one\r\ntwo\rthree\u2028four\nfive")
    assert [found.at("one\r\ntwo\rthree\u2028four\nfive".index(w)).line for w in ("one", "two", "three", "four", "five")] == [1, 2, 2, 2, 3]


@settings(deadline=None)
@given(st.text(st.sampled_from("a\n\r🙂é𝄞"), max_size=40), st.data())
def test_against_the_definition(text, data):
    """The same as encoding what stands before."""
    index = data.draw(st.integers(0, len(text)))
    before = text[:index]
    line = before[before.rfind("\n") + 1 :]
    units = [len(part.encode("utf-16-le")) // 2 for part in (line, before)]
    assert Positions(text).at(index) == Position(before.count("\n") + 1, units[0] + 1, units[1])
