"""Articles and readings as bytes, and back to the same values: msgpack rows, compressed.

    >>> unpack_reading(pack(reading), reading.article) == reading
    True

Articles are maps by field name, so that a later version reads an earlier one's. Readings are kept under the empty id and without
their article; their rows have no names, and a mark made of the fields' names says which types wrote them.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import fields
from functools import cache
from typing import Any

import msgspec

from attribution.archive.packing.framing import DamagedError, each_text, encode, escape, frame, unframe
from attribution.archive.packing.shapes import Shape, record, several, shape_of
from attribution.archive.packing.vectorcodec import pack_vector, unpack_vectors
from attribution.types import Article, Claim, Diagnostic, Person, Quote, Reading

__all__ = [
    "DamagedError",
    "digest",
    "is_whole",
    "pack",
    "pack_vector",
    "unpack_article",
    "unpack_reading",
    "unpack_vectors",
]
ARTICLE = b"A1"
# What an article is called, and what a run found out about it, is not its content.
NOT_CONTENT = frozenset({"id", "copy_of", "diagnostics"})
CLAIM = [field.name for field in fields(Claim)]
ID, OF = CLAIM.index("id"), CLAIM.index("article")
DIAGNOSTIC_OF = [field.name for field in fields(Diagnostic)].index("article")


def digest(article: Article) -> bytes:
    """32 bytes that stand for everything in an article but its id, `copy_of` and diagnostics.

    Fields that have their default are left out, so that a field which is added later changes no digest.
    """
    content = {field.name: getattr(article, field.name) for field in fields(Article) if field.name not in NOT_CONTENT}
    plain = msgspec.to_builtins({name: value for name, value in sorted(content.items()) if value not in (None, "", ())})
    try:
        data = encode(plain)
    except UnicodeEncodeError:
        data = b"escaped" + encode(each_text(plain, escape))
    return hashlib.sha256(data).digest()


def pack(value: Article | Reading) -> bytes:
    """The bytes of an article, whole, or of a reading without its article. Raises TypeError for what would come back as another value."""
    if isinstance(value, Article):
        return frame(ARTICLE, msgspec.to_builtins(value))
    return frame(rows().mark, rows().of(value))


def unpack_article(data: bytes) -> Article:
    """The article; raises DamagedError for bytes that are no packed article."""
    plain = unframe(ARTICLE, data, msgspec.msgpack.decode)
    try:
        return msgspec.convert(plain, Article)
    except msgspec.ValidationError as error:
        raise DamagedError(f"an article of {len(data)} bytes cannot be read ({error}): add it again") from error


def unpack_reading(data: bytes, article: Article) -> Reading:
    """The reading with `article` as its own, whatever id it was read under; raises DamagedError for bytes that are no packed reading."""
    return rows().back(unframe(rows().mark, data, rows().decode), article)


def is_whole(data: bytes) -> bool:
    """Whether bytes are those that `pack` wrote with these types: their checksum is right. Nothing is built."""
    kind = ARTICLE if type(data) is bytes and data[: len(ARTICLE)] == ARTICLE else rows().mark
    try:
        unframe(kind, data, bytes)
    except DamagedError:
        return False
    return True


class Rows:
    """Readings as rows: (quotes, people, claims, diagnostics, and whether those of the article go before them)."""

    def __init__(self) -> None:
        self.claim = record(
            Claim, id=str, article=str | None
        )  # an article of None: its own, and the id is what follows the article's
        self.diagnostic = record(Diagnostic, article=str | bool | None)  # an article of True: its own
        self.quotes, self.people = several(shape_of(Quote)), several(shape_of(Person))
        wires = (self.quotes, self.people, Shape(tuple[self.claim.wire, ...]), Shape(tuple[self.diagnostic.wire, ...]))  # type: ignore[name-defined]
        wire: Any = tuple[(*(shape.wire for shape in wires), bool)]  # type: ignore[misc]
        self.decode = msgspec.msgpack.Decoder(wire).decode
        self.mark = b"R1" + zlib.crc32(described(wire, Quote, Person, Claim, Diagnostic)).to_bytes(4, "big")

    def of(self, reading: Reading) -> tuple[Any, ...]:
        """The rows of a reading."""
        id = reading.article.id  # noqa: A001 - the field's name
        claims = tuple(self.nameless(there(self.claim)(claim), id) for claim in reading.claims)
        known = reading.article.diagnostics  # these are the article's own, and another of the same content may have others
        led = reading.diagnostics[: len(known)] == known
        diagnostics = tuple(
            put(there(self.diagnostic)(item), DIAGNOSTIC_OF, True)
            if item.article == id
            else there(self.diagnostic)(item)
            for item in reading.diagnostics[len(known) if led else 0 :]
        )
        return there(self.quotes)(reading.quotes), there(self.people)(reading.people), claims, diagnostics, led

    def nameless(self, row: tuple[Any, ...], id: str) -> tuple[Any, ...]:  # noqa: A002
        """A claim's row without the id of its article; one that has another's keeps it."""
        if row[OF] != id or not row[ID].startswith(id):
            return row
        return put(put(row, ID, row[ID][len(id) :]), OF, None)

    def back(self, row: tuple[Any, ...], article: Article) -> Reading:
        """The reading of the rows."""
        quotes, people, claims, diagnostics, led = row
        id = article.id  # noqa: A001
        own = (row if row[OF] is not None else put(put(row, ID, id + row[ID]), OF, id) for row in claims)
        told = (put(row, DIAGNOSTIC_OF, id) if row[DIAGNOSTIC_OF] is True else row for row in diagnostics)
        return Reading(
            article,
            back(self.quotes)(quotes),
            back(self.people)(people),
            tuple(map(back(self.claim), own)),
            (*(article.diagnostics if led else ()), *map(back(self.diagnostic), told)),
        )


@cache
def rows() -> Rows:
    """The one Rows, made when first asked for."""
    return Rows()


def described(wire: Any, *kinds: type) -> bytes:
    """Words that change with the types: the names of their fields, and the rows they become."""
    return repr(([[field.name for field in fields(kind)] for kind in kinds], wire)).encode()


def put(row: tuple[Any, ...], at: int, value: Any) -> tuple[Any, ...]:
    """The row with another value in one place."""
    return (*row[:at], value, *row[at + 1 :])


def there(shape: Shape) -> Any:
    """The way to the rows of a shape that has one."""
    assert shape.there is not None
    return shape.there


def back(shape: Shape) -> Any:
    """The way back."""
    assert shape.back is not None
    return shape.back
