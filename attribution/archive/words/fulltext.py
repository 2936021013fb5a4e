"""Full text of the archive: FTS5 in SQLite, tsvector in PostgreSQL; both are given words folded by us, and find the same.

Neither keeps the text a second time: SQLite's tables are contentless, so that words are taken out by giving them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Double, and_, column, select, text

from attribution.archive import tables
from attribution.archive.chosen import within
from attribution.archive.words.plainwords import plain_text
from attribution.archive.words.quotedwords import quoted_text
from attribution.archive.words.snippets import has_phrase, snippet
from attribution.archive.words.wanted import Wanted, forms, match_any, wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.chosen import Chosen
    from attribution.archive.store import Archive

# A word of the title counts as four of the text (in PostgreSQL, weight A, as ten).
SQLITE = {
    "create": (
        "CREATE VIRTUAL TABLE fulltext_articles USING fts5(title, body, content='', tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE fulltext_quotations USING fts5(body, content='', tokenize='unicode61 remove_diacritics 2')",
    ),
    "put": "INSERT INTO fulltext_articles(rowid, title, body) VALUES (:number, :title, :body)",
    "drop": "INSERT INTO fulltext_articles(fulltext_articles, rowid, title, body) VALUES ('delete', :number, :title, :body)",
    "put_quoted": "INSERT INTO fulltext_quotations(rowid, body) VALUES (:number, :body)",
    "drop_quoted": "INSERT INTO fulltext_quotations(fulltext_quotations, rowid, body) VALUES ('delete', :number, :body)",
    "found": "SELECT rowid AS number, -bm25(fulltext_articles, 4.0, 1.0) AS score FROM fulltext_articles WHERE fulltext_articles MATCH :query",
    "quoted": "SELECT rowid AS number FROM fulltext_quotations WHERE fulltext_quotations MATCH :query",
}  # fmt: skip
# English stems, and no words left out: "to be or not to be" is found.
POSTGRES = {
    "create": (
        "CREATE TEXT SEARCH DICTIONARY attribution_stems (TEMPLATE = snowball, Language = english)",
        "CREATE TEXT SEARCH CONFIGURATION attribution (COPY = simple)",
        "ALTER TEXT SEARCH CONFIGURATION attribution ALTER MAPPING FOR asciiword, word WITH attribution_stems",
        "CREATE TABLE fulltext_articles (number BIGINT PRIMARY KEY REFERENCES articles(number) ON DELETE CASCADE, body tsvector NOT NULL)",
        "CREATE INDEX fulltext_articles_body ON fulltext_articles USING gin(body)",
        "CREATE TABLE fulltext_quotations (number BIGINT PRIMARY KEY REFERENCES quotations(number) ON DELETE CASCADE, body tsvector NOT NULL)",
        "CREATE INDEX fulltext_quotations_body ON fulltext_quotations USING gin(body)",
    ),
    "put": "INSERT INTO fulltext_articles(number, body) VALUES "
    "(:number, setweight(to_tsvector('attribution', CAST(:title AS text)), 'A') || to_tsvector('attribution', CAST(:body AS text)))",
    "drop": "DELETE FROM fulltext_articles WHERE number = :number",
    "put_quoted": "INSERT INTO fulltext_quotations(number, body) VALUES (:number, to_tsvector('simple', CAST(:body AS text)))",
    "drop_quoted": "DELETE FROM fulltext_quotations WHERE number = :number",
    "found": "SELECT number, ts_rank(body, query, 1) AS score FROM fulltext_articles, to_tsquery('attribution', CAST(:query AS text)) AS query WHERE body @@ query",
    "quoted": "SELECT number FROM fulltext_quotations WHERE body @@ to_tsquery('simple', CAST(:query AS text))",
}  # fmt: skip
COMMANDS: dict[str, dict[str, Any]] = {"sqlite": SQLITE, "postgresql": POSTGRES}


class Hit(NamedTuple):
    """An article that holds the words asked for; a higher `score` is better, and means something within one answer only."""

    article: str
    title: str | None
    source: str | None
    day: str | None
    snippet: str
    score: float


def create(connection: Connection) -> None:
    """Make the indexes; for a migration, inside its transaction, when `articles` and `quotations` are there."""
    for command in COMMANDS[connection.dialect.name]["create"]:
        connection.execute(text(command))


def put_words(connection: Connection, number: int, title: str | None, body: str) -> None:
    """Index an article and its quotations; called when its rows in `articles` and `quotations` are written."""
    commands = COMMANDS[connection.dialect.name]
    connection.execute(text(commands["put"]), entry(number, title, body))
    quoted = quoted_entries(connection, number, body)
    if quoted:
        connection.execute(text(commands["put_quoted"]), quoted)


def drop_words(connection: Connection, number: int) -> None:
    """Take an article and its quotations out of the indexes; called while its rows are still there."""
    from attribution.archive.packing.codec import unpack_article

    record = connection.execute(select(tables.articles.c.record).where(tables.articles.c.number == number)).scalar_one_or_none()
    if record is None:
        return
    article = unpack_article(record)
    commands = COMMANDS[connection.dialect.name]
    quoted = quoted_entries(connection, number, article.text)
    if quoted:
        connection.execute(text(commands["drop_quoted"]), quoted)
    connection.execute(text(commands["drop"]), entry(number, article.title, article.text))


def entry(number: int, title: str | None, body: str) -> dict[str, Any]:
    """What the index of articles is given."""
    return {"number": number, "title": plain_text(title or ""), "body": plain_text(body)}


def quoted_entries(connection: Connection, number: int, body: str) -> list[dict[str, Any]]:
    """What the index of quotations is given, for every quotation of an article."""
    rows = tables.quotations.c
    found = connection.execute(select(rows.number, rows.start, rows.end, rows.kind).where(rows.article == number).order_by(rows.number)).all()
    return [{"number": one, "body": quoted_text(body, start, end, kind)} for one, start, end, kind in found]


def search(archive: Archive, words: str, *, limit: int = 20, chosen: Chosen | None = None) -> list[Hit]:
    """The articles that hold all these words in any form ("protests" finds "protesting"), and "phrases" in marks as they are, best first.

    `'minister "pack of lies"'` finds an article with a minister and these three words in a row. No sign has any other meaning.
    """
    with archive.looking() as connection:
        return find(connection, words, limit, chosen)


def find(connection: Connection, words: str, limit: int = 20, chosen: Chosen | None = None) -> list[Hit]:
    """`search` in an open connection."""
    asked = wanted(words)
    if not asked.groups or limit < 1:
        return []
    hits: list[Hit] = []
    for hit in hits_of(connection, asked, chosen):
        hits.append(hit)
        if len(hits) == limit:
            break
    return hits


def sharing(archive: Archive, words: Sequence[str], limit: int) -> list[str]:
    """The ids of at most `limit` articles that hold any of these words, in any form: those with the most and the rarest first, then by id."""
    groups = tuple(dict.fromkeys(folded for word in words if (folded := forms(word))))
    if not groups or limit < 1:
        return []
    held = tables.articles.c
    with archive.looking() as connection:
        found = text(COMMANDS[connection.dialect.name]["found"]).columns(column("number", tables.Number), column("score", Double)).subquery("found")
        query = select(held.id).join(found, held.number == found.c.number).order_by(found.c.score.desc(), held.id).limit(limit)
        return list(connection.execute(query, {"query": match_any(groups, connection.dialect.name)}).scalars())


def hits_of(connection: Connection, asked: Wanted, chosen: Chosen | None) -> Iterator[Hit]:
    """The hits, best first; of equals the latest, then by id. The index knows stems, so phrases in marks are looked up in the text."""
    from attribution.archive.packing.codec import DamagedError, unpack_article

    held = tables.articles.c
    found = text(COMMANDS[connection.dialect.name]["found"]).columns(column("number", tables.Number), column("score", Double)).subquery("found")
    query = (
        select(held.number, held.id, held.title, held.source, held.day, found.c.score)
        .join(found, and_(held.number == found.c.number, *within(chosen)))
        .order_by(found.c.score.desc(), held.day.desc().nulls_last(), held.id)
    )
    rows = connection.execute(query.execution_options(yield_per=100), {"query": asked.query(connection.dialect.name)})
    with rows:
        for number, name, title, source, day, score in rows:
            try:
                article = unpack_article(connection.execute(select(held.record).where(held.number == number)).scalar_one())
            except DamagedError:  # told when articles are read, and by `stats --integrity`
                continue
            if all(has_phrase(phrase, article.title or "", article.text) for phrase in asked.phrases):
                yield Hit(name, title, source, day, snippet(article.text, asked), float(score))
