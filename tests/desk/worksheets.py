"""Worksheets of any words at all, for the round trips of every format."""

from __future__ import annotations

from hypothesis import strategies as st

from attribution.desk.columns import COLUMNS, SheetName
from attribution.desk.owncolumns import OWN
from attribution.desk.sheets import SHEETS, Replaced, Row, Worksheet, worksheet

# What spreadsheets, XML, CSV and our own notation trip over.
NASTY = (
    "=1+1", "+1", "-1", "@x", "\tx", "\rx", "\r\n", "a\rb", "'", "''", "'=1", "'tis", "'-1", "\x00", "\x1b[31m", "\x7f", "\u202eevil", "\ud83d", "\ude00\ud83d",
    "_x0041_", "_x005F_x0041_", "x005F_", "_x000D_", "<U+202E>", "<U+003C>U+202E>", "<more 1>", "␛", "<b>&amp;</b>", "a\nb", "\n", " ", " a ", "\u00a0", "\ufeff", "\uffff",
    "3", "3.0", "007", "1e5", "-0", "0.98", "0.90", "99999999999999999999", "2024-05-08", "1899-01-01", "20240508", "8/5/24", "00:12:31", "TRUE", "May 8", "#N/A", "#REF!",
    "✔ checked-accurate", "checked-accurate", "Checked-accurate", "✗ conflict", "▲ high", '"', '""', "a,b;c", "😀" * 3, "é", "\u2028", "sheet", "x" * 40_000, "=" * 33_000, "😀" * 17_000,
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=12), st.text(st.sampled_from("'=+-@<>_x0U1F5 \t\r\n␛e."), max_size=12))
FILLED = WORDS.filter(bool)
OWNS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6).map(lambda title: OWN + title)


@st.composite
def rows(draw: st.DrawFn, sheet: SheetName) -> tuple[Row, ...]:
    """Rows of a sheet as `make` builds them: a key in its own cell too, no empty cell; columns of a person's own among them."""
    keys = draw(st.lists(FILLED, max_size=3, unique=True))
    names = st.one_of(st.sampled_from([column.key for column in COLUMNS[sheet]]), OWNS)
    return tuple(Row(key, {**draw(st.dictionaries(names, FILLED, max_size=6)), "key": key}) for key in keys)


@st.composite
def worksheets(draw: st.DrawFn) -> Worksheet:
    """A worksheet of any words."""
    clashes = st.builds(Replaced, st.sampled_from(SHEETS), WORDS, WORDS, WORDS, WORDS, WORDS)
    return worksheet({name: draw(rows(name)) for name in SHEETS}, draw(st.lists(clashes, max_size=2)))


def every_nasty() -> Worksheet:
    """A worksheet that has every nasty word in every kind of column."""
    made = {
        name: [Row(f"k{number}", {**{column.key: words for column in COLUMNS[name]}, "own:Mine": words, "key": f"k{number}"}) for number, words in enumerate(NASTY[:-3])]
        for name in SHEETS
    }
    made["signoff"] += [Row(f"l{number}", {"item": words, "remark": words, "key": f"l{number}"}) for number, words in enumerate(NASTY[-3:])]
    return worksheet(made, [Replaced("facts", "k1", "note", words, words, words) for words in NASTY])
