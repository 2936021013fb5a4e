"""What is written comes back, in every format that comes back, whatever the words are."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings

from attribution.desk import csvsheet, jsonsheet, xlsx
from attribution.desk.cells import FORMULA, REWRITTEN, decode, encode, guard, unguard
from attribution.desk.sheets import Row, Worksheet
from tests.desk.sample import sample, worked
from tests.desk.worksheets import every_nasty, worksheets

FORMATS = pytest.mark.parametrize("module", [xlsx, csvsheet, jsonsheet], ids=["xlsx", "csv", "json"])
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def as_text(made: Worksheet) -> Worksheet:
    """Every pair of surrogates as the character it encodes: JSON knows no other reading."""

    def whole(words: str) -> str:
        """Words as UTF-16 has them."""
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")

    def paired(words: str) -> str:
        """The words, joined pairs only."""
        try:
            return whole(words)
        except UnicodeDecodeError:
            import json

            return str(json.loads(json.dumps(words)))

    sheets = {name: tuple(Row(paired(row.key), {paired(k): paired(v) for k, v in row.cells.items()}) for row in made.rows(name)) for name in made.sheets}
    clashes = tuple(type(c)(c.sheet, *(paired(getattr(c, field)) for field in ("key", "column", "kept", "replaced", "origin"))) for c in made.clashes)
    return Worksheet(sheets, clashes)


@FORMATS
@pytest.mark.parametrize("made", [sample(), worked(), every_nasty()], ids=["sample", "worked", "nasty"])
def test_a_worksheet_comes_back_as_it_was(module: ModuleType, made: Worksheet) -> None:
    """Six sheets, clashes, hidden cells, columns of a person's own; words that every format trips over."""
    assert module.read(module.write(made)) == made


@FORMATS
@given(made=worksheets())
@MANY
def test_any_words_come_back(module: ModuleType, made: Worksheet) -> None:
    """Controls, nulls, lone surrogates, formulas, apostrophes, escapes of others' and our own."""
    expected = as_text(made) if module is jsonsheet else made
    assert module.read(module.write(made)) == expected


@FORMATS
def test_the_same_worksheet_gives_the_same_bytes(module: ModuleType) -> None:
    """No clock and no chance: a second file is the first."""
    assert module.write(worked()) == module.write(worked())


@pytest.mark.parametrize("risky", [FORMULA, REWRITTEN])
@given(made=worksheets())
@MANY
def test_no_cell_is_a_formula_and_nothing_in_it_is_hidden(risky: object, made: Worksheet) -> None:
    """Encoded and guarded words never begin as a formula does, hold no control but tab and line feed, and give the words back."""
    for row in made.rows("facts"):
        for words in row.cells.values():
            cell = guard(encode(words), risky)  # type: ignore[arg-type]
            assert not risky.match(cell)  # type: ignore[attr-defined]
            assert not any((character < " " and character not in "\t\n") or "\ud800" <= character <= "\udfff" or character == "\u202e" for character in cell)
            assert decode(unguard(cell, risky)) == words  # type: ignore[arg-type]
