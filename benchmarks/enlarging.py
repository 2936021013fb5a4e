"""An archive made larger by copies of its articles under other ids, whose statements' vectors are moved a little.

So it can be searched by meaning as if it had been filled, without reading millions of statements. The copies' words are not indexed: a
search for quoted words would find one text many times. A copy can be checked against as any article held can, with its original's reading.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from typing import Any

import numpy as np
from sqlalchemy import func, insert, select

from attribution.archive.meaning.nearest import index
from attribution.archive.packing import codec
from attribution.archive.tables import articles, statements, vectors

# How far a component is moved, at most: cosines of a statement and its copy are about 0.8.
NOISE, SEED = 0.065, 20261122
# Articles copied in one transaction.
CHUNK = 1_000
COPY = "copy "
PLACES = ("place", "start", "end", "paragraph")
Row = Mapping[str, Any]


def enlarge(archive: Any, size: int, key: str, space: str) -> int:
    """Add copies until there are `size` statements; how many statements were added. Raises ValueError where there is nothing to copy."""
    originals, have, made = held(archive)
    if not originals:
        raise ValueError("the archive has no article with statements, expected articles to copy")
    random = np.random.default_rng(SEED + size)
    added = 0
    for chunk in parts(originals, made):
        if have + added >= size:
            break
        added += copied(archive, chunk, made, size - have - added, random, key, space)
        made += len(chunk)
        index(archive, space)
    return added


def held(archive: Any) -> tuple[list[Row], int, int]:
    """The articles that have statements with vectors and are no copies; how many statements there are; how many copies."""
    with archive.looking() as connection:
        have = connection.execute(select(func.count()).select_from(statements)).scalar_one()
        searched = select(statements.c.article).where(statements.c.vector.is_not(None))
        query = select(articles).where(articles.c.number.in_(searched)).order_by(articles.c.number)
        rows = connection.execute(query).mappings().all()
    originals = [row for row in rows if not row["id"].startswith(COPY)]
    return originals, have, len(rows) - len(originals)


def parts(originals: Sequence[Row], start: int) -> Iterator[list[Row]]:
    """The articles in chunks, round and round, from that of number `start` on."""
    rest = islice(cycle(originals), start % len(originals), None)
    while True:
        yield list(islice(rest, CHUNK))


def copied(archive: Any, chunk: Sequence[Row], at: int, wanted: int, random: Any, key: str, space: str) -> int:
    """Copy articles until there are `wanted` statements more, in one transaction; how many statements that gave."""
    with archive.writing() as connection:
        told = statements_of(connection, sorted({row["number"] for row in chunk}))
        taken = enough([(row, told[row["number"]]) for row in chunk], wanted)
        new = [copy_of(row, f"{COPY}{at + offset:08d} {row['id']}") for offset, (row, _) in enumerate(taken)]
        numbers = inserted(connection, articles, new)
        moved = [one for article, (_, rows) in zip(new, taken, strict=True) for one in vector_rows(article["id"], rows, random, key, space)]
        vector = iter(inserted(connection, vectors, moved))
        rows = [{name: row[name] for name in PLACES} | {"article": number, "vector": next(vector)} for number, (_, mine) in zip(numbers, taken, strict=True) for row in mine]
        if rows:
            connection.execute(insert(statements), rows)
    return len(rows)


def statements_of(connection: Any, numbers: Sequence[int]) -> dict[int, list[Row]]:
    """The statements of articles with their vectors, by the article's number."""
    told: defaultdict[int, list[Row]] = defaultdict(list)
    query = select(statements, vectors.c.exact).join(vectors, vectors.c.number == statements.c.vector).where(statements.c.article.in_(numbers))
    for row in connection.execute(query.order_by(statements.c.article, statements.c.place)).mappings():
        told[row["article"]].append(row)
    return told


def enough(told: Sequence[tuple[Row, list[Row]]], wanted: int) -> list[tuple[Row, list[Row]]]:
    """The first articles that together have `wanted` statements."""
    taken, have = [], 0
    for article, rows in told:
        if have >= wanted:
            break
        taken.append((article, rows))
        have += len(rows)
    return taken


def copy_of(row: Row, name: str) -> dict[str, Any]:
    """The row of an article's copy: its digest is the original's, so that it has its reading."""
    record = codec.pack(replace(codec.unpack_article(row["record"]), id=name))
    return {key: value for key, value in row.items() if key != "number"} | {"id": name, "record": record}


def vector_rows(name: str, rows: Sequence[Row], random: Any, key: str, space: str) -> list[dict[str, Any]]:
    """Rows of the vectors of a copy's statements."""
    if not rows:
        return []
    exact = codec.unpack_vectors([row["exact"] for row in rows])
    moved = exact + random.uniform(-NOISE, NOISE, exact.shape)
    moved = np.round(moved / np.linalg.norm(moved, axis=1, keepdims=True), 5).astype(np.float32)
    return [
        {"digest": hashlib.sha256(f"{name} {place}".encode()).digest(), "key": key, "space": space, "searched": True, "exact": codec.pack_vector(one)}
        for place, one in enumerate(moved)
    ]


def inserted(connection: Any, table: Any, rows: Sequence[Row]) -> list[int]:
    """Insert rows; their numbers, in their order."""
    if not rows:
        return []
    query = insert(table).returning(table.c.number, sort_by_parameter_order=True)
    return [int(number) for (number,) in connection.execute(query, list(rows))]
