"""When two printed names name one speaker."""

from __future__ import annotations

import pytest

from attribution.scoring.names import compatible_names, normalised_name, same_name


@pytest.mark.parametrize(
    ("name", "words"),
    [("Mr. José Peña’s", ("jose", "pena")), ("the Kremlin", ("kremlin",)), ("The President", ("the", "president")),
     ("Jean-Luc O'Hara", ("jean-luc", "o'hara")), ("", ())],
)  # fmt: skip
def test_names_are_normalised(name: str, words: tuple[str, ...]) -> None:
    """Accents, titles, articles and possessives go, unless nothing would be left."""
    assert normalised_name(name) == words


def test_same_and_compatible_names() -> None:
    """The fullest name is asked for; a surname or a role before it is compatible; another first name is not."""
    assert same_name("Dr Mira Solano", "mira solano")
    assert not same_name("Solano", "Mira Solano")
    assert compatible_names("Solano", "Mira Solano")
    assert compatible_names("harbour master Mira Solano", "Mira Solano")
    assert not compatible_names("Ana Solano", "Mira Solano")
    assert not compatible_names("", "Mira Solano")
