"""Whether a packed file may be opened: its size when unpacked, its cells, and no entity that XML could be made to expand."""

from __future__ import annotations

import io
import zipfile
import zlib

from attribution.errors import InputError

# A worksheet of a thousand articles has some 20 MB unpacked and half a million cells.
MAX_BYTES = 64 * 2**20
MAX_UNPACKED = 512 * 2**20
MAX_FILES = 2_000
MAX_CELLS = 2_000_000
CHUNK = 2**20
_OLE = b"\xd0\xcf\x11\xe0"
_NEXT = "save it as .xlsx from Excel or LibreOffice"


def checked(data: bytes) -> None:
    """Raises InputError where the bytes are no spreadsheet, or one that nobody's desk made."""
    if data.startswith(_OLE):
        raise InputError(f"the worksheet is an old .xls file or has a password, expected .xlsx without one: {_NEXT}", code="not_xlsx")
    if len(data) > MAX_BYTES:
        raise too_large(f"{len(data):,} bytes", f"{MAX_BYTES:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inspect(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise InputError(f"the worksheet begins with {data[:8]!r} and is no .xlsx file ({error}): {_NEXT}", code="not_xlsx") from error


def inspect(archive: zipfile.ZipFile) -> None:
    """Unpacks every part once, a chunk at a time, without keeping it."""
    if len(archive.infolist()) > MAX_FILES:
        raise too_large(f"{len(archive.infolist()):,} parts", f"{MAX_FILES:,}")
    if "xl/workbook.xml" not in {info.filename for info in archive.infolist()}:
        raise InputError(f"the worksheet is a packed file without xl/workbook.xml, expected an .xlsx file: {_NEXT}", code="not_xlsx")
    unpacked = cells = 0
    for info in archive.infolist():
        with archive.open(info) as part:
            tail = b""
            while chunk := part.read(CHUNK):
                unpacked += len(chunk)
                cells += inspected(tail + chunk, info.filename, len(tail))
                if unpacked > MAX_UNPACKED or cells > MAX_CELLS:
                    raise too_large(f"more than {MAX_UNPACKED:,} bytes unpacked or {MAX_CELLS:,} cells", "a worksheet")
                tail = chunk[-8:]


def inspected(chunk: bytes, name: str, overlap: int) -> int:
    """The cells that begin in a chunk of a part; a document type, which no spreadsheet has and every entity attack needs, is refused."""
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return 0
    plain = chunk.replace(b"\0", b"")  # UTF-16 is ASCII with nulls here
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise InputError(f"the worksheet's part {name} declares a document type or an entity, expected neither: do not open this file", code="hostile")
    return sum(chunk.count(mark) - chunk[: overlap + len(mark) - 1].count(mark) * (overlap > 0) for mark in (b"<c ", b"<row", b"<si>", b"<c>"))


def too_large(seen: str, most: str) -> InputError:
    """The refusal of a file that is too large."""
    return InputError(f"the worksheet has {seen}, expected at most {most}: is it the right file? {_NEXT}", code="too_large")
