"""Groups of options: a dataclass parameter is its fields on the command line, and itself in the verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from attribution.cli import options
from attribution.cli.groups import grouped
from attribution.config import Config


@dataclass(frozen=True, slots=True)
class Colours:
    """Two options."""

    front: Annotated[str, typer.Option("--front", metavar="COLOUR", help="Of the letters.")] = "black"
    back: Annotated[str | None, typer.Option("--back", metavar="COLOUR")] = None


@dataclass(frozen=True, slots=True)
class Needed:
    """An option without a default."""

    size: Annotated[int, typer.Option("--size")]


def app_of(seen):
    """A program of one verb, which puts what it was given into `seen`."""
    app = typer.Typer(rich_markup_mode=None)

    @app.command()
    @grouped
    def paint(
        name: Annotated[str, typer.Argument()], *, loud: Annotated[bool, typer.Option("--loud")] = False, colours: Colours, needed: Needed
    ) -> None:
        """Paint a name."""
        seen.append((name, loud, colours, needed))

    return app


def test_fields_are_options():
    """What is given reaches the group; what is not has the field's default."""
    seen = []
    result = CliRunner().invoke(app_of(seen), ["door", "--back", "red", "--size", "3"])
    assert result.exit_code == 0
    assert seen == [("door", False, Colours("black", "red"), Needed(3))]


def test_a_field_without_default_is_required():
    """As any other option."""
    result = CliRunner().invoke(app_of([]), ["door"])
    assert result.exit_code == 2
    assert "--size" in result.stderr


def test_help_has_the_options_in_order_and_the_verb_s_words():
    """The options stand where the group stands among the parameters."""
    text = CliRunner().invoke(app_of([]), ["--help"]).stdout
    assert "Paint a name." in text
    assert "Of the letters." in text
    assert text.index("--loud") < text.index("--front") < text.index("--back") < text.index("--size")


def test_two_of_one_name_are_a_mistake_of_the_program():
    """A group cannot hide another parameter."""

    def verb(*, front: Annotated[str, typer.Option("--front")] = "", colours: Colours) -> None:
        """Never called."""

    with pytest.raises(TypeError, match="two parameters of verb"):
        grouped(verb)


@pytest.mark.parametrize("group", [options.Seats, options.Readers])
def test_settings_are_fields_of_a_config(group):
    """What these groups hand on is known to Config, and changes nothing where nothing is given."""
    assert Config(**{name: value for name, value in group().settings().items() if value is not None}) == Config()
    assert Config(**group(device="cpu", min_speaker_confidence=0.5).settings() | {"dtype": "auto"}).device == "cpu"
