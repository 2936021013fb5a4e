"""Verdicts of the entailment model in an archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import select

from attribution.archive import tables
from attribution.archive.caches.rows import COLUMNS, to_row, to_verdict
from attribution.archive.database.upserts import chunks, put_rows
from attribution.archive.kept.keeping import keep
from attribution.types import Verdict, VerdictCache

if TYPE_CHECKING:
    from attribution.archive.store import Archive

NAMES = COLUMNS.split(", ")


class ArchiveVerdicts(VerdictCache):
    """A VerdictCache in an archive. Thread-safe, safe for several processes, picklable.

    A row that no model can have said is told once, is no answer, and is written anew.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def get_many(self, keys: Sequence[str]) -> dict[str, Verdict]:
        """The verdicts that are known, by key."""
        found: dict[str, Verdict] = {}
        columns = [tables.verdicts.c[name] for name in NAMES]
        with self._archive.looking() as connection:
            for chunk in chunks(bytes.fromhex(key) for key in keys):
                for key, *values in connection.execute(select(*columns).where(columns[0].in_(chunk))).all():
                    try:
                        found[bytes(key).hex()] = to_verdict(*values)
                    except ValueError as error:
                        self._archive.tell(
                            "damaged verdict", "holds a verdict that no model gave (%s): it is computed anew", error
                        )
        return found

    def put_many(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep verdicts, all or none of one call; what is no verdict (a broken model's nan) is left out."""
        rows = []
        for key, verdict in sorted(verdicts.items()):
            with suppress(ValueError):
                rows.append(dict(zip(NAMES, to_row(key, verdict), strict=True)))
        if rows:
            keep(self._archive, lambda connection: put_rows(connection, tables.verdicts, rows, replacing=NAMES[1:]))
