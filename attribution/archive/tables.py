"""The tables of an archive, the same on SQLite and PostgreSQL; the full-text and vector indexes are their back ends' own.

`articles` are what the archive holds; `statements` and `quotations` are rows of theirs, for look-ups. The other tables remember what was
computed, whoever asked: `readings` by the digest of an article's content and the key of all that read it, `vectors` by the digest of a text
and the key of the encoder, `verdicts` by the digest of model and pair, `judgements` by the digest of a story and the settings.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)  # fmt: skip

# The version of these tables, written into `meta`; migrations lead from each to the next.
VERSION = 1
metadata = MetaData()
# SQLite's own row number; 64 bits elsewhere too. Tables with sqlite_autoincrement never give the number of a row that is gone to another:
# an index that still knows it finds nothing.
Number = BigInteger().with_variant(Integer(), "sqlite")
# Compared by code points on every server, as Python and SQLite do: "ORDER BY id" is `sorted(ids)`.
Plain = Text().with_variant(Text(collation="C"), "postgresql")
# "version" -> VERSION; "space" -> the encoder whose vectors are searched.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
articles = Table(
    "articles",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Plain, nullable=False, unique=True),
    Column("digest", LargeBinary, nullable=False, index=True),  # of everything in the Article but its id: codec.digest
    Column("record", LargeBinary, nullable=False),  # the Article: codec.pack
    Column("title", Text),
    Column("source", Text, index=True),
    Column("url", Text, index=True),
    Column("day", Plain, index=True),  # of publication, YYYY-MM-DD
    Column("key", Text),  # of the reading its statements and quotations are of
    sqlite_autoincrement=True,
)
statements = Table(
    "statements",
    metadata,
    Column("article", Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),  # the index of the Claim in its Reading
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("vector", Number, ForeignKey("vectors.number"), index=True),
)
quotations = Table(
    "quotations",
    metadata,
    Column("number", Number, primary_key=True),
    Column("article", Number, ForeignKey("articles.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # the index of the Quote in its Reading
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("speaker", Text),
    sqlite_autoincrement=True,
)
vectors = Table(
    "vectors",
    metadata,
    Column("number", Number, primary_key=True),
    Column("digest", LargeBinary, nullable=False),  # sha256 of the text
    Column("key", Text, nullable=False),  # encoder, dtype and device: the bytes are the same under one key
    Column("space", Text, nullable=False),  # encoder: vectors of one space can be compared
    Column("searched", Boolean, nullable=False),  # whether a statement has it
    Column("exact", LargeBinary, nullable=False),  # codec.pack_vector
    UniqueConstraint("digest", "key"),
    Index("vectors_searched", "space", "searched", "number"),
    sqlite_autoincrement=True,
)
# SQLite only: nearest-neighbour indexes over runs of `vectors.number`, never changed once written.
segments = Table(
    "segments",
    metadata,
    Column("number", Number, primary_key=True),
    Column("space", Text, nullable=False),
    Column("first", Number, nullable=False),
    Column("last", Number, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
readings = Table(
    "readings",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("key", Text, primary_key=True),  # models, settings and code that read it
    Column("body", LargeBinary, nullable=False),  # codec.pack of the Reading under an empty id
)
verdicts = Table(
    "verdicts",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("entailment", Double, nullable=False),
    Column("neutral", Double, nullable=False),
    Column("contradiction", Double, nullable=False),
    Column("start", Integer),
    Column("stop", Integer),
)
judgements = Table(
    "judgements",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
