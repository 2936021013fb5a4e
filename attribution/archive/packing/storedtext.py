"""Texts as columns that every database takes; the packed article has them as they were."""

from __future__ import annotations

import hashlib
import re

# PostgreSQL holds no zero byte, and no UTF-8 half a character; an index of its takes about 2,700 bytes.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LONGEST = 500


def column(text: str) -> str:
    """The text with U+FFFD for what cannot be stored, cut where it is very long."""
    return UNSTORABLE.sub("\ufffd", text)[:LONGEST]


def optional_column(text: str | None) -> str | None:
    """The same for a text or None."""
    return None if text is None else column(text)


def id_column(id: str) -> str:  # noqa: A002 - the field's name
    """An article's id as its row has it: as it is, but for one that cannot be stored, which ends in the digest of the whole."""
    if len(id) <= LONGEST and not UNSTORABLE.search(id):
        return id
    return column(id)[: LONGEST - 65] + "#" + hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()
