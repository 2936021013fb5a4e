"""What an archive holds: articles with their readings, put in whole, replaced whole, taken out whole, and handed on in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from attribution.archive import open_archive, tables
from attribution.archive.chosen import Chosen
from attribution.archive.holding import members
from attribution.archive.holding.members import Added, add, articles, known, readings, remove
from attribution.archive.kept.computed import KeptEmbedder, keep_readings, kept_readings
from attribution.archive.packing.codec import unpack_vectors
from attribution.archive.store import Archive
from attribution.archive.words import fulltext
from attribution.types import Article, Reading
from tests.archive.invented import KEY, SPACE, VECTOR_KEY, article, reading, renamed, vector, vectors
from tests.archive.test_computed import Counting


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive, on both databases."""
    made = open_archive(place)
    yield made
    made.close()


def put(archive: Archive, *made: Reading, key: str = KEY) -> Added:
    """Add readings with the vectors of all their statements."""
    return add(archive, made, key, vectors(made), VECTOR_KEY, SPACE)


def counts(archive: Archive) -> dict[str, int]:
    """Rows of the tables."""
    names = ("articles", "statements", "quotations", "readings", "vectors")
    with archive.looking() as connection:
        return {name: connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one() for name in names}


def hits(archive: Archive, words: str) -> list[str]:
    """The articles that hold some words."""
    return sorted(hit.article for hit in fulltext.search(archive, words))


def test_articles_are_held_with_their_readings(archive: Archive) -> None:
    """Everything that was found is handed on as it was, in the order asked for."""
    made = [reading(number) for number in range(1, 6)]
    assert put(archive, *made) == Added(new=5)
    assert counts(archive) == {"articles": 5, "statements": 15, "quotations": 5, "readings": 5, "vectors": 11}  # one remark is everyone's
    assert list(articles(archive)) == [one.article for one in made]
    ids = ["post/004.txt", "gone", "post/002.txt", "post/004.txt"]
    assert readings(archive, ids, KEY) == [made[3], made[1], made[3]]
    assert readings(archive, ids, "reader 2") == []
    assert add(archive, [], KEY, {}, VECTOR_KEY, SPACE) == Added()


def test_the_rows_of_statements_and_quotations(archive: Archive) -> None:
    """Places, offsets, paragraphs and speakers are those of the reading; a vector is the text's own."""
    one = reading(1)
    put(archive, one)
    s, q, v = tables.statements.c, tables.quotations.c, tables.vectors.c
    with archive.looking() as connection:
        told = connection.execute(select(s.place, s.start, s.end, s.paragraph, v.exact, v.searched, v.space).join(tables.vectors).order_by(s.place)).all()
        said = connection.execute(select(q.place, q.kind, q.start, q.end, q.paragraph, q.speaker)).all()
        day, source = connection.execute(select(tables.articles.c.day, tables.articles.c.source)).one()
    assert [row[:4] for row in told] == [(place, claim.start, claim.end, claim.paragraph) for place, claim in enumerate(one.claims)]
    assert [row[5:] for row in told] == [(True, SPACE)] * 3
    assert unpack_vectors([row[4] for row in told]).tobytes() == b"".join(vector(claim.text).tobytes() for claim in one.claims)
    assert [tuple(row) for row in said] == [(0, "direct", one.quotes[0].start, one.quotes[0].end, 2, "Ada Brenner")]
    assert (day, source) == ("2031-03-04", "Island Post")


def test_a_statement_without_a_vector_is_held(archive: Archive) -> None:
    """It is not found by its meaning until it is embedded; adding the article again gives it its vector."""
    one = reading(1)
    add(archive, [one], KEY, {}, VECTOR_KEY, SPACE)
    assert counts(archive)["vectors"] == 0
    assert put(archive, one) == Added(same=1)
    with archive.looking() as connection:
        assert connection.execute(select(func.count()).where(tables.statements.c.vector.is_not(None))).scalar_one() == 3
    assert readings(archive, [one.article.id], KEY) == [one]


def test_adding_again_changes_nothing(archive: Archive) -> None:
    """The same articles are the same rows, and are known; what is new is counted apart."""
    made = [reading(number) for number in range(1, 4)]
    put(archive, *made)
    before = counts(archive)
    assert put(archive, *made) == Added(same=3)
    assert counts(archive) == before
    assert put(archive, *made, reading(9)) == Added(new=1, same=3)
    given = [reading(9).article, article(10), made[0].article, replace(made[1].article, title="Other")]
    assert known(archive, given, KEY) == ["post/009.txt", "post/001.txt"]
    assert known(archive, given, "reader 2") == []
    assert known(archive, [], KEY) == []


def test_another_text_under_an_id_replaces_the_older(archive: Archive) -> None:
    """All rows of the older text go, in every index; its reading stays for whoever asks for that text."""
    old, other = reading(1), reading(2)
    put(archive, old, other)
    new = renamed(reading(7), old.article.id)
    assert put(archive, new) == Added(changed=1)
    assert list(articles(archive)) == [new.article, other.article]
    assert readings(archive, [old.article.id], KEY) == [new]
    assert counts(archive) | {"vectors": 0} == {"articles": 2, "statements": 6, "quotations": 2, "readings": 3, "vectors": 0}
    assert hits(archive, '"Alma 1"') == []
    assert hits(archive, '"Alma 7"') == [old.article.id]
    assert kept_readings(archive, [old.article], KEY) == {old.article.id: old}


def test_a_new_reader_replaces_statements(archive: Archive) -> None:
    """The same text read under another key is the same article with other rows, and is known under that key only."""
    one = reading(1)
    put(archive, one)
    finer = replace(one, claims=one.claims[:2], quotes=())
    assert put(archive, finer, key="reader 2") == Added(same=1)
    assert counts(archive) == {"articles": 1, "statements": 2, "quotations": 0, "readings": 2, "vectors": 3}
    assert known(archive, [one.article], KEY) == []
    assert known(archive, [one.article], "reader 2") == [one.article.id]


def test_a_reading_alone_is_no_member(archive: Archive) -> None:
    """`check --resume` keeps readings of articles that nobody added; and of held ones, whose statements are of another key."""
    one, two = reading(1), reading(2)
    put(archive, two)
    keep_readings(archive, [one, two], "reader 2")
    assert known(archive, [one.article, two.article], "reader 2") == []
    assert list(articles(archive)) == [two.article]


def test_of_two_readings_with_one_id_the_last_counts(archive: Archive) -> None:
    """In one call as in two."""
    assert put(archive, renamed(reading(1), "a"), renamed(reading(2), "a")) == Added(new=1)
    assert [one.text for one in articles(archive)] == [reading(2).article.text]


def test_what_is_taken_out_is_gone(archive: Archive) -> None:
    """Rows and words go with the article; its number comes to no other."""
    made = [reading(number) for number in range(1, 4)]
    put(archive, *made)
    assert hits(archive, "ferry") == [one.article.id for one in made]
    assert remove(archive, ["post/003.txt", "gone", "post/001.txt", "post/001.txt"]) == 2
    assert remove(archive, []) == 0
    assert list(articles(archive)) == [made[1].article]
    assert counts(archive) == {"articles": 1, "statements": 3, "quotations": 1, "readings": 3, "vectors": 7}
    assert hits(archive, "ferry") == ["post/002.txt"]
    assert put(archive, made[2]) == Added(new=1)
    with archive.looking() as connection:
        assert connection.execute(select(func.max(tables.articles.c.number))).scalar_one() == 4
    assert hits(archive, "ferry") == ["post/002.txt", "post/003.txt"]


def test_articles_come_by_id_and_are_chosen(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of code points on every server, page by page; by outlet and days, both included."""
    monkeypatch.setattr(members, "PAGE", 2)
    made = [replace(reading(number, day=number).article, id=name) for number, name in enumerate(["b", "B", "é", "a", "a/2", "Z"], 1)]
    made[0] = replace(made[0], source="Herald")
    made[5] = replace(made[5], published=None)
    put(archive, *(reading(0, of=one) for one in made))
    by_id = sorted(made, key=lambda one: one.id)
    assert list(articles(archive)) == by_id
    assert list(articles(archive, Chosen(source="Herald"))) == [made[0]]
    assert list(articles(archive, Chosen(since="2031-03-02", until="2031-03-04"))) == [one for one in by_id if one in made[1:4]]
    assert list(articles(archive, Chosen(since="2031-03-06"))) == []


def test_articles_are_handed_on_while_others_are_added(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who streams keeps no writer waiting."""
    monkeypatch.setattr(members, "PAGE", 2)
    put(archive, *(reading(number) for number in (1, 2, 3, 4)))
    stream = articles(archive)
    assert next(stream).id == "post/001.txt"
    put(archive, reading(9))
    assert [one.id for one in stream] == ["post/002.txt", "post/003.txt", "post/004.txt", "post/009.txt"]


def test_a_call_that_fails_adds_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The third article's words cannot be indexed: no row of any is there."""
    put(archive, reading(1))
    before, real = counts(archive), fulltext.put_words

    def failing(connection: Any, number: int, title: str | None, body: str) -> None:
        real(connection, number, title, body)
        if "Alma 4" in body:
            raise RuntimeError("no more")

    monkeypatch.setattr(fulltext, "put_words", failing)
    with pytest.raises(RuntimeError):
        put(archive, renamed(reading(7), "post/001.txt"), reading(2), reading(3), reading(4))
    assert counts(archive) == before
    assert list(articles(archive)) == [reading(1).article]
    monkeypatch.undo()
    assert hits(archive, "ferry") == ["post/001.txt"]
    assert put(archive, renamed(reading(7), "post/001.txt"), reading(2)) == Added(new=1, changed=1)


def test_an_outlet_is_chosen_by_any_name(archive: Archive) -> None:
    """One longer than a column, or with what no column holds, is found by the name it was given under; the last day there is has no next."""
    names = ["y" * 600, "a\x00b", "\udcff"]
    made = [reading(0, of=replace(article(number), source=name)) for number, name in enumerate(names, 1)]
    put(archive, *made)
    for one in made:
        assert list(articles(archive, Chosen(source=one.article.source))) == [one.article]
    assert len(list(articles(archive, Chosen(until="9999-12-31")))) == 3


def spoil(archive: Archive, column: Any, value: bytes) -> None:
    """Put other bytes into one column of every row."""
    archive.write(lambda connection: connection.execute(update(column.table).values({column: value})))


@pytest.mark.parametrize("table", ["articles", "readings"])
def test_a_damaged_row_is_left_out_told_and_mended(archive: Archive, caplog: pytest.LogCaptureFixture, table: str) -> None:
    """It is no answer and no error; it is not known, so that adding the same articles again mends it."""
    one = reading(1)
    put(archive, one)
    spoil(archive, tables.articles.c.record if table == "articles" else tables.readings.c.body, b"A1\x00spoilt")
    assert readings(archive, [one.article.id], KEY) == []
    assert list(articles(archive)) == ([] if table == "articles" else [one.article])
    assert [record for record in caplog.records if "post/001.txt" in record.getMessage()]
    assert known(archive, [one.article], KEY) == []
    assert sum((put(archive, one).new, put(archive, one).same)) >= 1
    assert readings(archive, [one.article.id], KEY) == [one]
    assert list(articles(archive)) == [one.article]
    assert known(archive, [one.article], KEY) == [one.article.id]
    assert hits(archive, "ferry") == ["post/001.txt"]
    assert counts(archive)["statements"] == 3


def test_a_vector_that_was_kept_becomes_searched_under_a_new_number(archive: Archive) -> None:
    """An index over the numbers so far must never miss one: it is searched, once, and after those that were searched before."""
    one, two = reading(1), reading(2)
    KeptEmbedder(Counting(), archive, VECTOR_KEY, SPACE).embed([claim.text for claim in two.claims])
    put(archive, one)
    with archive.looking() as connection:
        last = connection.execute(select(func.max(tables.vectors.c.number)).where(tables.vectors.c.searched)).scalar_one()
    put(archive, two)
    v = tables.vectors.c
    with archive.looking() as connection:
        found = connection.execute(select(v.digest, v.number, v.searched)).all()
    assert Counter(bytes(row[0]) for row in found).most_common(1)[0][1] == 1
    assert all(row[2] for row in found)
    if archive.dialect == "sqlite":
        assert len([row for row in found if row[1] > last]) == 2  # their remark is the same


@pytest.mark.parametrize("name", ["", "a\x00b", "\ud800", "x" * 5000, "naïve ☂.txt", "'; DROP TABLE articles; --"])
def test_any_id_is_held(archive: Archive, name: str) -> None:
    """A zero byte, half a character, a name longer than an index takes: the article comes back under its own id."""
    one = renamed(reading(1), name)
    one = replace(one, article=replace(one.article, title="a\x00b \ud800", source="y" * 5000, url=None, byline="\x00"))
    assert put(archive, one, reading(2)) == Added(new=2)
    assert readings(archive, [name], KEY) == [one]
    assert known(archive, [one.article], KEY) == [name]
    assert one.article in list(articles(archive))
    assert put(archive, one) == Added(same=1)
    assert remove(archive, [name]) == 1


def test_ids_that_differ_in_what_cannot_be_stored_are_two(archive: Archive) -> None:
    """They are told apart by the digest of the whole."""
    two = [renamed(reading(number), name) for number, name in enumerate(["a\x00", "a\ufffd", "a\ud800", "z" * 900, "z" * 901])]
    assert put(archive, *two) == Added(new=5)
    assert readings(archive, [one.article.id for one in two], KEY) == two


def test_an_article_without_anything_is_held(archive: Archive) -> None:
    """No title, no outlet, no day, no statement."""
    bare = Reading(Article("bare", "x"))
    assert put(archive, bare) == Added(new=1)
    assert readings(archive, ["bare"], KEY) == [bare]
    with archive.looking() as connection:
        assert connection.execute(text("SELECT title, source, url, day FROM articles")).one() == (None, None, None, None)
