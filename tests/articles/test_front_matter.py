"""Keys above a text: YAML between dashes, TOML between plus signs."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.articles import read_markdown
from attribution.articles.documents import read_document
from attribution.articles.front_matter import split_front_matter
from attribution.articles.suppressions import suppressions_of
from attribution.errors import InputError
from attribution.types import Article

STORY = "The port of Vilamar was closed on Tuesday after a crane fell, the harbour office said."
TOML = '+++\ntitle = "Crane falls"\ndate = 2031-03-04T07:12:00Z\nauthors = ["Ana Reis", "Bo Li"]\n+++\n\n'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_toml(end: str) -> None:
    """TOML keys give title, time and byline; the text keeps them, outside the story."""
    article = read_markdown((TOML + STORY).replace("\n", end), id="a.md")
    assert (article.title, article.published, article.byline) == ("Crane falls", "2031-03-04T07:12+00:00", "Ana Reis, Bo Li")
    assert [(block.role, block.of(article.text)) for block in article.blocks[1:]] == [("body", STORY)]
    assert (article.blocks[0].role, article.blocks[0].start) == ("boilerplate", 0)


def test_toml_above_a_plain_text() -> None:
    """A .txt that opens with keys is read by them."""
    ((_, article),) = read_document((TOML + STORY).encode(), "plain", "a.txt")
    assert isinstance(article, Article)
    assert article.title == "Crane falls"


def test_rules_of_plus_signs() -> None:
    """Plus signs around a line of news are no keys; keys that cannot be parsed are told."""
    ticker = f"+++\nBreaking: crane falls\n+++\n{STORY}"
    assert split_front_matter(ticker, "a.md")[0] == 0
    with pytest.raises(InputError, match="title = ") as caught:
        split_front_matter("+++\ntitle = Crane falls\n+++\n" + STORY, "a.md")
    assert caught.value.code == "front_matter"


@pytest.mark.parametrize("keys", ["---\nauthor:\n  - name: Ana Reis\n    email: a@example.org\n---\n", '+++\n[author]\nname = "Ana Reis"\n+++\n'])
def test_an_author_with_keys_of_her_own(keys: str) -> None:
    """Of an author given by name, address and so on, the name is the byline."""
    assert split_front_matter(keys + STORY, "a.md")[1].byline == "Ana Reis"


def test_suppressions_in_toml() -> None:
    """What an article asks to ignore is found in TOML, too."""
    keys = '+++\n[[attribution.ignore]]\nwords = "a crane"\nreason = "known"\nowner = "desk"\nexpires = 2031-05-01\n+++\n'
    found, notes = suppressions_of(read_markdown(keys + STORY, id="a.md"))
    assert not notes
    assert [one.expires for one in found] == [date(2031, 5, 1)]
