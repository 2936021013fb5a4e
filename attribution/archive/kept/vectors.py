"""Vectors of texts in an archive: what was embedded once is looked up by its words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from attribution.archive import tables
from attribution.archive.database.upserts import chunks, insert_into
from attribution.archive.kept.keeping import keep
from attribution.archive.packing.framing import DamagedError
from attribution.archive.packing.vectorcodec import pack_vector, unpack_vectors
from attribution.types import Embedder

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive


class KeptEmbedder(Embedder):
    """An Embedder whose answers are those of `embedder`, looked up where the archive has them.

    `key` names all that can change a bit of a vector (encoder, dtype, device), `space` the encoder alone.
    """

    def __init__(self, embedder: Embedder, archive: Archive, key: str, space: str) -> None:
        self._embedder, self._archive, self._key, self._space = embedder, archive, key, space

    def embed(self, sentences: Sequence[str]) -> Any:
        """Rows in the order of `sentences`, float32 (sentences, width); those that are not known are embedded in one call, and kept."""
        import numpy as np

        texts = {text_digest(sentence): sentence for sentence in sentences}
        if not texts:
            return self._embedder.embed([])
        known = self._known(list(texts))
        unknown = [digest for digest in texts if digest not in known]
        if unknown:
            rows = np.asarray(self._embedder.embed([texts[digest] for digest in unknown]), np.float32)
            known = {digest: row for digest, row in known.items() if row.shape == rows.shape[1:]}
            known.update(zip(unknown, rows, strict=True))
            self._keep(dict(zip(unknown, rows, strict=True)))
            if len(known) < len(texts):  # rows of another width were damaged
                return self._embedder.embed(sentences)
        return np.stack([known[text_digest(sentence)] for sentence in sentences])

    def _known(self, digests: Sequence[bytes]) -> dict[bytes, Any]:
        held = tables.vectors.c
        packed: dict[bytes, Any] = {}
        with self._archive.looking() as connection:
            for chunk in chunks(digests):
                query = select(held.digest, held.exact).where(held.key == self._key, held.digest.in_(chunk))
                packed.update((bytes(digest), exact) for digest, exact in connection.execute(query).all())
        rows = believed_rows({digest: exact for digest, exact in packed.items() if isinstance(exact, bytes)})
        if len(rows) < len(packed):
            self._archive.tell(
                "damaged vector", "holds vectors that are not as they were written: they are computed anew"
            )
        return rows

    def _keep(self, rows: Mapping[bytes, Any]) -> None:
        packed = {digest: pack_vector(row) for digest, row in rows.items()}
        keep(self._archive, lambda connection: put_vectors(connection, packed, self._key, self._space))


def text_digest(text: str) -> bytes:
    """The 32 bytes a text's vector is kept under."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def believed_rows(packed: Mapping[bytes, bytes]) -> dict[bytes, Any]:
    """Vectors by digest, without those that are damaged: of another width than most, or no numbers."""
    import numpy as np

    if not packed:
        return {}
    try:
        rows = unpack_vectors(list(packed.values()))
    except DamagedError:
        width = Counter(map(len, packed.values())).most_common(1)[0][0]
        alike = {
            digest: data
            for digest, data in packed.items()
            if len(data) == width and data[:1] in (b"\x02", b"\x04", b"\x0f")
        }
        return believed_rows(alike) if len(alike) < len(packed) else {}
    return {digest: row for digest, row in zip(packed, rows, strict=True) if np.isfinite(row).all()}


def put_vectors(connection: Connection, packed: Mapping[bytes, bytes], key: str, space: str) -> None:
    """Keep packed vectors under their texts' digests, beside those that are searched; what is there under a digest is replaced where it differs."""
    rows = [
        {"digest": digest, "key": key, "space": space, "searched": False, "exact": packed[digest]}
        for digest in sorted(packed)
    ]
    query = insert_into(connection, tables.vectors)
    changed = tables.vectors.c.exact != query.excluded.exact
    connection.execute(
        query.on_conflict_do_update(
            index_elements=["digest", "key"], set_={"exact": query.excluded.exact}, where=changed
        ),
        rows,
    )
