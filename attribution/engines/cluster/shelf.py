"""The parts of one stage in a folder or an object store: what is asked (`in`), what was answered (`out`), and who tried (`tries`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from attribution.errors import AttributionError

# The form of the files below; another one lies in other folders (see signature.py).
FORM = "attribution.parts/1"
NOTE = b"attribution"
# What pyarrow raises for a file that is not there, was cut, or is none of its own; its own errors are these, too.
FAULTS = (OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Noted:
    """What a part says of itself: its rows, what computed it (`made`), and how many of its rows no worker survived."""

    rows: int
    made: str = ""
    lost: int = 0


class Shelf:
    """Parts by name, each a Parquet file of `place` (int32, from 0) and `body` (binary). Picklable: opened again on every machine.

    A part is whole or not there: on disks it is written beside its place and moved there, object stores show a file when it is closed; a file
    that a crash of the machine cut has no footer and counts as absent. Pages carry checksums, which are verified.
    """

    def __init__(self, place: str) -> None:
        """`place` is an absolute path, or the URL of a folder in an object store (`s3://…`, `gs://…`) or file system (`hdfs://…`)."""
        self.place = place

    def __reduce__(self) -> tuple[Any, ...]:
        return Shelf, (self.place,)

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        """The file system and the folder in it."""
        from pyarrow import fs

        if "://" in self.place:
            system, base = fs.FileSystem.from_uri(self.place)
        else:
            system, base = fs.LocalFileSystem(), self.place
        for kind in ("in", "out", "tries"):
            system.create_dir(f"{base}/{kind}", recursive=True)
        return system, base

    @property
    def _system(self) -> Any:
        return self._opened[0]

    def path(self, kind: str, name: str) -> str:
        """Where a part lies in its file system."""
        return f"{self._opened[1]}/{kind}/{name}.parquet"

    def put(self, kind: str, name: str, bodies: Sequence[bytes], noted: Noted | None = None) -> None:
        """Write a part, all of it or nothing; one that is there is replaced."""
        import pyarrow as pa
        from pyarrow import parquet

        about = noted or Noted(len(bodies))
        note = {"form": FORM, "rows": about.rows, "made": about.made, "lost": about.lost}
        columns = {"place": pa.array(range(len(bodies)), pa.int32()), "body": pa.array(bodies, pa.binary())}
        table = pa.table(columns).replace_schema_metadata({NOTE: json.dumps(note, sort_keys=True).encode()})
        sink = pa.BufferOutputStream()
        parquet.write_table(table, sink, compression="zstd", compression_level=1, write_page_checksum=True)
        self._write(self.path(kind, name), sink.getvalue())

    def _write(self, path: str, data: Any) -> None:
        local = self._system.type_name == "local"
        aside = f"{path}.{unique()}" if local else path
        with self._system.open_output_stream(aside, compression=None) as file:
            file.write(data)
        if local:
            self._system.move(aside, path)

    def get(self, kind: str, name: str) -> list[bytes]:
        """The bodies of a part, in order. Raises AttributionError for one that cannot be read."""
        from pyarrow import parquet

        path = self.path(kind, name)
        try:
            with self._system.open_input_file(path) as file:
                table = parquet.read_table(file, columns=["body"], page_checksum_verification=True)
        except FAULTS as error:
            raise AttributionError(f"the part {path} cannot be read ({error}), expected a Parquet file: delete it and run again") from error
        found: list[bytes] = table["body"].to_pylist()
        return found

    def noted(self, kind: str, name: str) -> Noted | None:
        """What a part says of itself; None for one that is not there or not whole."""
        from pyarrow import parquet

        try:
            with self._system.open_input_file(self.path(kind, name)) as file:
                footer = parquet.read_metadata(file)
            note = json.loads((footer.metadata or {})[NOTE])
            return Noted(note["rows"], note["made"], note["lost"]) if note["form"] == FORM and note["rows"] == footer.num_rows else None
        except (*FAULTS, KeyError, TypeError):
            return None

    def tries(self, name: str) -> list[str]:
        """What workers began of a part that is not done yet: "" for all of it, else the place of a row; in no order."""
        from pyarrow import fs

        begun = fs.FileSelector(f"{self._opened[1]}/tries/{name}", allow_not_found=True)
        return [info.base_name.split("-")[0] for info in self._system.get_file_info(begun) if info.is_file]

    def begin(self, name: str, what: str = "") -> str:
        """Say that all of a part, or one row of it, is begun: whoever comes after a death knows of what. The answer is for `ended`."""
        folder = f"{self._opened[1]}/tries/{name}"
        self._system.create_dir(folder, recursive=True)
        note = f"{folder}/{what}-{unique()}"
        with self._system.open_output_stream(note) as file:
            file.write(b"begun")
        return note

    def ended(self, note: str) -> None:
        """Say that what was begun is done."""
        with suppress(FileNotFoundError):  # a worker held to be dead goes on, and the one in its place has finished the part
            self._system.delete_file(note)

    def finished(self, name: str) -> None:
        """Forget who tried."""
        from pyarrow import fs

        folder = f"{self._opened[1]}/tries/{name}"
        if self._system.get_file_info(folder).type != fs.FileType.NotFound:
            self._system.delete_dir(folder)

    def forget_tries(self) -> None:
        """Begin a run: who was stopped by Ctrl-C in an earlier one did not die of an article."""
        self._system.delete_dir_contents(f"{self._opened[1]}/tries", missing_dir_ok=True)

    def describe(self, manifest: Mapping[str, Any]) -> None:
        """Leave a file that says what these parts are answers of, for people."""
        self._write(f"{self._opened[1]}/manifest.json", json.dumps(dict(manifest), indent=1, sort_keys=True).encode())

    def missing(self, parts: Iterable[tuple[str, int]]) -> list[str]:
        """The names of those parts (name, rows) that are not answered, or not wholly."""
        return [name for name, rows in parts if (noted := self.noted("out", name)) is None or noted.rows != rows or noted.lost]


def unique() -> str:
    """A name that no other writer takes."""
    import uuid

    return uuid.uuid4().hex
