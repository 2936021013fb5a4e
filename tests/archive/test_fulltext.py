"""Full text of an archive: the same answers from both databases, and no words that a person types can break it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from attribution.archive.chosen import Chosen
from attribution.archive.holding import members
from attribution.archive.store import Archive, open_archive
from attribution.archive.words.fulltext import search
from attribution.archive.words.plainwords import MOST_BYTES, plain_text
from attribution.archive.words.printed import printed
from attribution.archive.words.snippets import snippet
from attribution.archive.words.wanted import wanted
from attribution.errors import ConfigError
from tests.archive.told import put, report

HOSTILE = [
    "ferry*", "^ferry", "-ferry", "+ferry", '"ferry', "(ferry))", "ferry:*", "\0ferry\0", "\ufeffferry", "ferry | ! <->", "ferry & (", "ferry\\'",
    '"', '""', '"unclosed', "ferry AND OR NOT", "NEAR(ferry, 2)", "title:ferry", "{title}: ferry", "';--", "ferry'; DROP TABLE articles", "\\", "%",
    "\ud800", ":query", "½ ﬁ Ⅷ",
]  # fmt: skip


def found(archive: Archive, words: str, **more: object) -> list[str]:
    """The ids of the articles found."""
    return [hit.article for hit in search(archive, words, **more)]  # type: ignore[arg-type]


def ferries(place: str) -> Archive:
    """An archive of four reports."""
    archive = open_archive(place)
    put(
        archive,
        report("a", "The ferry sank off Tarvik on Monday. Protesters blame the ministry.", title="Ferry lost", published="2031-03-01"),
        report("b", "Ministers meet. A protest over the lost ferry drew thousands to the Café d'Été.", title="Protest", source="Herald"),
        report("c", "A pack of lies, the captain's brother said.", title="Captain", published=None),
        report("d", "Lies of a whole pack: the ministry did not answer.", title="Answers", source="Herald", published="2031-03-05"),
    )
    return archive


def test_all_words_in_any_form(place: str) -> None:
    """Every word must be there, in whatever form, case and accents; a title's word counts for more."""
    archive = ferries(place)
    assert sorted(found(archive, "FERRY protests")) == ["a", "b"]
    assert found(archive, "cafe ete") == ["b"]
    assert found(archive, "ferry lies") == []
    assert found(archive, "lost ferries")[0] == "a"
    hit = search(archive, "tarvik")[0]
    assert hit[:4] == ("a", "Ferry lost", "Island Post", "2031-03-01")
    assert hit.snippet == "The ferry sank off Tarvik on Monday. Protesters blame the ministry."


def test_phrases_are_found_as_they_are(place: str) -> None:
    """Words between marks stand in a row, in this form; marks of any style do, and words of no meaning count too."""
    archive = ferries(place)
    assert sorted(found(archive, "pack of lies")) == ["c", "d"]
    for words in ('"pack of lies"', "“pack of lies”", "«Pack of Lies»", '"pack of" lies'):
        assert found(archive, words) == ["c"]
    assert found(archive, '"packs of lies"') == []
    assert found(archive, "captain's") == ["c"]
    assert found(archive, '"did not"') == ["d"]
    assert sorted(found(archive, '"the ministry')) == ["a", "d"]


def test_limits_and_parts(place: str) -> None:
    """At most as many as asked for; only the outlet and days asked for. A day that is none is told."""
    archive = ferries(place)
    assert len(found(archive, "the", limit=2)) == 2
    assert found(archive, "the", limit=0) == []
    assert sorted(found(archive, "the", chosen=Chosen(source="Herald"))) == ["b", "d"]
    assert found(archive, "ministry", chosen=Chosen(until="2031-03-01")) == ["a"]
    with pytest.raises(ConfigError, match="'soon' is no day"):
        found(archive, "the", chosen=Chosen(since="soon"))


def test_phrases_do_not_run_short(place: str) -> None:
    """Articles that hold the stems and not the phrase do not use up the limit."""
    archive = open_archive(place)
    put(archive, *(report(f"near{number:03}", "Walking dogs, walking dogs, walking dogs.") for number in range(150)))
    put(archive, report("z", "She walked the dog, and a walk dog is a tired dog."))
    assert found(archive, '"walk dog"', limit=1) == ["z"]


def test_what_changed_is_not_found_by_its_old_words(place: str) -> None:
    """A newer version takes the old one's words out, and a removed article all of its own."""
    archive = ferries(place)
    put(archive, report("a", "The ferry was found in Solheim."))
    assert found(archive, "tarvik") == []
    assert found(archive, "solheim ferry") == ["a"]
    members.remove(archive, ["b"])
    assert found(archive, "thousands") == []


def test_nothing_stays_behind(tmp_path: Path) -> None:
    """When every article was changed and removed, SQLite's indexes hold no word: each was taken out as it was put in."""
    archive = open_archive(tmp_path / "a.db")
    texts = ["Él dijo “Ça va — I'm 12% ½ ﬁne, organised”…", "„Aa“ İstanbul ß “one’s ‘own’ words”", "\0\ud800 word" + "x" * 500, "“e\u0301te\u0301” 東京 १२"]
    for version in (0, 1):
        put(archive, *(report(str(at), one + f" v{version}", {one[one.find("“") :]: "A"} if "“" in one else {}) for at, one in enumerate(texts)))
    members.remove(archive, [str(at) for at in range(len(texts))])
    with archive.writing() as connection:
        for name in ("fulltext_articles", "fulltext_quotations"):
            connection.execute(text(f"CREATE VIRTUAL TABLE temp.words_of USING fts5vocab(main, {name}, row)"))
            assert connection.execute(text("SELECT term FROM temp.words_of")).all() == []
            connection.execute(text("DROP TABLE temp.words_of"))
            connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('integrity-check')"))


@pytest.mark.parametrize("words", HOSTILE, ids=[str(at) for at in range(len(HOSTILE))])
def test_no_sign_has_a_meaning(place: str, words: str) -> None:
    """Operators, quotes, column names and zero bytes are blanks; the archive is whole afterwards."""
    archive = ferries(place)
    assert set(found(archive, words)) == ({"a", "b"} if HOSTILE.index(words) < 12 else set())
    assert isinstance(printed(archive, words), list)
    assert len(found(archive, "the")) == 4


def test_ten_thousand_words(place: str) -> None:
    """A whole book as a search finds the one article that holds it all, and nothing else."""
    archive = ferries(place)
    book = " ".join(f"word{number}" for number in range(10_000))
    put(archive, report("book", book, {book: "Ada Brenner"}))
    assert found(archive, book) == ["book"]
    assert found(archive, f'"{book}"') == ["book"]
    assert found(archive, book + " ferry") == []
    assert [one.article for one in printed(archive, book)] == ["book"]


def test_a_text_that_no_database_would_take(place: str) -> None:
    """Two million letters, most of them in words of 70, are held; the beginning is found."""
    archive = open_archive(place)
    long = " ".join(f"{number:05}" + "ж" * 65 for number in range(25_000))
    put(archive, report("long", "Beginning. " + long), report("other", "Beginning."))
    assert sorted(found(archive, "beginning")) == ["long", "other"]
    assert len(plain_text(long).encode()) <= MOST_BYTES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60) | st.lists(st.sampled_from([*HOSTILE, "ferry", "the"]), max_size=5).map(" ".join))
def test_any_words_have_an_answer(any_archive: Archive, words: str) -> None:
    """Whatever is typed, both look-ups answer."""
    assert len(search(any_archive, words)) <= 4
    assert all(one.text for one in printed(any_archive, words))


@pytest.fixture
def any_archive(place: str) -> Archive:
    """An archive of four reports."""
    return ferries(place)


def test_snippets_show_most_of_the_words() -> None:
    """The window with the most different words, cut between words, its blanks made one."""
    filler = "Nothing of note was said about it at all on that day. " * 10
    body = f"The minister spoke.\n\n{filler}Then the minister\n  resigned over the ferry. {filler}"
    shown = snippet(body, wanted("ferry minister resign"))
    assert "Then the minister resigned over the ferry." in shown
    assert (shown[0], shown[-1]) == ("…", "…")
    assert len(shown) <= 182
    assert snippet("Short.", wanted("missing")) == "Short."
    assert snippet("", wanted("missing")) == ""


def test_wanted_words() -> None:
    """Phrases first, then words, each once; a word with a mark inside is two in a row; an unclosed mark is none."""
    asked = wanted("minister \"Pack of lies\" don't minister")
    assert asked.groups == (("pack", "of", "lies"), ("minister",), ("don", "t"))
    assert asked.phrases == (("pack", "of", "lies"),)
    assert wanted('say "it').groups == (("say",), ("it",))
    assert wanted(" ,;- ").groups == ()
