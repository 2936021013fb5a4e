"""A desk's people table: what it fills, what it overrules, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attribution.errors import ConfigError
from attribution.quotes.desk import Desk
from attribution.quotes.knownpeople import words_key
from attribution.quotes.peopletable import load_people, open_desk
from tests.quotes.test_resolution import speakers

TABLE = """
[[people]]
name = "Abdou Ndiaye"
aliases = ["Abdul Ndiay", "the Old Fox"]
roles = ["foreign minister"]

[[people]]
name = "Harbour Pilots Union"
aliases = ["HPU"]
kind = "organization"
"""


def put(folder: Path, text: str) -> Path:
    """Write a people table."""
    (folder / "people.toml").write_text(text, "utf-8")
    return folder / "people.toml"


def names(nlp: Any, text: str, desk: Desk) -> list[str | None]:
    """Return the names of the speakers of a text."""
    return [found.name for found in speakers(nlp, text, desk=desk, article="herald.txt")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We leave,” Ndiaye said.", "Abdou Ndiaye"),
        ("“We leave,” Abdul Ndiay said.", "Abdou Ndiaye"),
        ("“We leave,” the foreign minister said.", "Abdou Ndiaye"),
        ("The HPU said that 400 ships had left.", "Harbour Pilots Union"),
        # Somebody this article names goes before the table.
        ("Karim Ndiaye owns the mill.\n\n“We leave,” Ndiaye said.", "Karim Ndiaye"),
        ("Foreign minister Petra Brandt came.\n\n“We leave,” the foreign minister said.", "Petra Brandt"),
    ],
)
def test_the_table_fills_gaps(nlp: Any, tmp_path: Path, text: str, name: str) -> None:
    """Aliases and roles of the table lead to its names; the article's own people come first."""
    assert names(nlp, text, open_desk(put(tmp_path, TABLE))) == [name]


def test_role_as_of_the_article(nlp: Any, tmp_path: Path) -> None:
    """The role printed in the article is given; the table's only where none is printed."""
    desk = open_desk(put(tmp_path, TABLE))
    printed = "Former minister Abdou Ndiaye came.\n\n“We leave,” Ndiaye said."
    assert speakers(nlp, printed, desk=desk)[-1].role == "Former minister"
    assert speakers(nlp, "“We leave,” Ndiaye said.", desk=desk)[-1].role == "foreign minister"


@pytest.mark.parametrize("by", ['words = "we leave now"', f'key = "{words_key("We leave now,")}"'])
def test_override_survives_new_marks(nlp: Any, tmp_path: Path, by: str) -> None:
    """An override holds for the same words in the same article, whatever their marks."""
    table = f'[[override]]\narticle = "herald.txt"\n{by}\nspeaker = "Petra Brandt"\nrole = "mayor"\n'
    desk = open_desk(put(tmp_path, table))
    for text in ("“We leave now,” Karim Stoyan said.", '"We leave now," Karim Stoyan said.'):
        [found] = speakers(nlp, text, desk=desk, article="herald.txt")
        assert (found.name, found.role, found.evidence["overruled"]) == ("Petra Brandt", "mayor", "Karim Stoyan")
    [other] = speakers(nlp, "“We leave now,” Karim Stoyan said.", desk=desk, article="post.txt")
    assert other.name == "Karim Stoyan"


def test_override_with_nobody(nlp: Any, tmp_path: Path) -> None:
    """An empty speaker takes the name away."""
    table = '[[override]]\narticle = "herald.txt"\nwords = "We leave now"\nspeaker = ""\n'
    assert names(nlp, "“We leave now,” Karim Stoyan said.", open_desk(put(tmp_path, table))) == [None]


def test_abstains_below_the_threshold(nlp: Any) -> None:
    """A name less sure than the desk wants is not given, and the evidence says which and how sure it was."""
    text = "Abdou Ndiaye met Karim Stoyan on Friday.\n\nNdiaye left early. “We leave now,” he said."
    [shown] = speakers(nlp, text, desk=Desk())
    [held] = speakers(nlp, text, desk=Desk(min_speaker_confidence=0.97))
    assert shown.name == "Abdou Ndiaye"
    assert held.name is None
    assert held.evidence["abstained"] == f"Abdou Ndiaye: {shown.evidence['speaker_confidence']}, under 0.97"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[people]]\nnmae = "x"', ["'people[1].nmae'", "'people[1].name'", "people.toml"]),
        ('[[peple]]\nname = "x"', ["'peple'", "'people'"]),
        ('[[people]]\naliases = ["x"]', ["people[1].name", "None"]),
        ('[[people]]\nname = "x"\naliases = "y"', ["people[1].aliases", "'y'", "a list"]),
        ('[[people]]\nname = "x"\nkind = "place"', ["people[1].kind", "'place'", "person"]),
        ('[[people]]\nname = "x"\n[[people]]\nname = "X"', ["people[2].name", "people[1]"]),
        ('[[override]]\narticle = "a"\nspeaker = "x"', ["override[1]", "words or key"]),
        ('[[override]]\narticle = "a"\nwords = "w"', ["override[1].speaker", "None"]),
        ('[[override]]\narticle = "a"\nkey = "zz"\nspeaker = "x"', ["override[1].key", "'zz'", "hex"]),
        ('people = "x"', ["people", "[[people]]"]),
        ("[[people]\n", ["not valid TOML", "line 1"]),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: list[str]) -> None:
    """Every refusal names the file, the place, the value and what is expected."""
    with pytest.raises(ConfigError) as caught:
        load_people(put(tmp_path, text))
    for word in [*words, "people.toml"]:
        assert word in str(caught.value)


def test_a_missing_table() -> None:
    """A table that is not there is named."""
    with pytest.raises(ConfigError, match=r"gone\.toml"):
        load_people("gone.toml")
