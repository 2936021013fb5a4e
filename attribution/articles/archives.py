"""ZIP and TAR as folders of articles, read member by member within bounds; nothing is ever written to disk."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Literal, cast

from attribution.articles.bounds import CHUNK, Allowance, Counted, Forward, unsafe_name
from attribution.articles.formats import not_read
from attribution.articles.sources import left_out
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Items = Iterator[tuple[str, Article | Diagnostic]]
# (stream, name of the member, id) -> what it holds
MemberReader = Callable[[BinaryIO, str, str], Items]
Kind = Literal["zip", "docx", "odt", "xlsx", "wacz"]
# What a broken or hostile archive makes of the readers.
BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, MemoryError)


def read_zip(stream: BinaryIO, id: str, read_member: MemberReader, *, only: Callable[[str], bool] | None = None) -> Items:
    """Yield what the members of a ZIP hold, in the order of their names, as (place, article or diagnostic).

    Names that lead outside, links and encrypted members are refused one by one; files that are no articles are counted.
    `only` picks members by name, and passes over the others without a word. Raises InputError "unreadable".
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        raise unreadable(id, "ZIP", error) from error
    allowance = Allowance(id, size)
    left: Counter[str] = Counter()
    with archive:
        members = sorted((entry for entry in archive.infolist() if not entry.is_dir()), key=lambda entry: entry.filename)
        for number, entry in enumerate(members, start=1):
            if only is not None and not only(entry.filename):
                continue
            allowance.member()
            refused = refusal(entry.filename, link=stat.S_ISLNK(entry.external_attr >> 16), locked=bool(entry.flag_bits & 1))
            if passed_over(entry.filename, refused, left):
                continue

            def opened(entry: zipfile.ZipInfo = entry) -> BinaryIO:
                return cast(BinaryIO, archive.open(entry))

            yield from one_member(opened, entry.filename, id, number, refused, allowance, read_member)
    yield from closing(id, left, len(members))


def read_tar(stream: BinaryIO, id: str, read_member: MemberReader) -> Items:
    """Yield what the members of a TAR hold, in the order they lie in it; as `read_zip`. The stream is read once, forward."""
    allowance = Allowance(id, 0)
    left: Counter[str] = Counter()
    count = 0
    try:
        archive = tarfile.open(fileobj=Forward(stream, id), mode="r:")  # noqa: SIM115 - nothing to close: the stream is the caller's
    except BROKEN as error:
        raise unreadable(id, "TAR", error) from error
    while member := next_member(archive, id):
        if member.isdir():
            continue
        count += 1
        allowance.member()
        refused = refusal(member.name, link=member.issym() or member.islnk(), locked=False) or irregular(member)
        if passed_over(member.name, refused, left):
            continue

        def opened(member: tarfile.TarInfo = member) -> BinaryIO:
            return cast(BinaryIO, archive.extractfile(member))

        yield from one_member(opened, member.name, id, count, refused, allowance, read_member)
    yield from closing(id, left, count)


def irregular(member: tarfile.TarInfo) -> str | None:
    """Why a member of a TAR is no plain file, None where it is; a sparse one unpacks to any size from nothing."""
    if member.issparse():
        return "is a sparse file"
    return None if member.isreg() else "is no file"


def next_member(archive: tarfile.TarFile, id: str) -> tarfile.TarInfo | None:
    """The next member, those before it forgotten. Raises InputError "unreadable"."""
    try:
        archive.members = []  # type: ignore[attr-defined]
        return archive.next()
    except BROKEN as error:
        raise unreadable(id, "TAR", error) from error


def one_member(
    opened: Callable[[], BinaryIO], name: str, id: str, number: int, refused: str | None, allowance: Allowance, read_member: MemberReader
) -> Items:
    """What one member holds, or the diagnostic that refuses it. Raises InputError "bomb": then the archive is given up."""
    own = f"{id}!/{name}"
    if refused:
        message = f"{own!r} {refused}; expected plain files with names inside the archive: pack it again without (the member was left out)"
        yield own, Diagnostic("unsafe_member", message, own, failed=True)
        return
    try:
        with opened() as packed, io.BufferedReader(Counted(packed, allowance), CHUNK) as stream:
            for place, item in read_member(cast(BinaryIO, stream), name, own):
                yield f"{own} (member {number})" if place == own else place, item
    except InputError as error:
        if error.code == "bomb":
            raise
        yield own, Diagnostic(error.code, str(error), own, failed=True)
    except BROKEN as error:
        yield own, Diagnostic("unreadable", str(unreadable(own, "file in an archive", error)), own, failed=True)


def refusal(name: str, *, link: bool, locked: bool) -> str | None:
    """Why a member is not opened, None where it may be."""
    if link:
        return "is a link"
    return unsafe_name(name) or ("is encrypted" if locked else None)


def passed_over(name: str, refused: str | None, left: Counter[str]) -> bool:
    """Whether a member is no article: hidden and system files without a word, others counted."""
    path = PurePosixPath(name)
    if refused:
        return False
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return True
    reason = not_read(path)
    if reason:
        left[reason] += 1
    return bool(reason)


def closing(id: str, left: Counter[str], members: int) -> Items:
    """The note on what was passed over."""
    if left:
        yield id, left_out(id, left)
    if not members:
        yield id, Diagnostic("no_articles", f"{id} is an empty archive; expected articles in it: pack it again", id, failed=True)


def kind_of_zip(stream: BinaryIO, id: str) -> Kind:
    """What a ZIP is by what lies in it: a document, a workbook, a web archive, or a folder of files. Raises InputError."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            text = "mimetype" in names and b"opendocument.text" in archive.open("mimetype").read(100)
    except BROKEN as error:
        raise unreadable(id, "ZIP", error) from error
    finally:
        stream.seek(0)
    if "word/document.xml" in names:
        return "docx"
    if text:
        return "odt"
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "wacz" if "datapackage.json" in names and any(is_warc(name) for name in names) else "zip"


def is_warc(name: str) -> bool:
    """Whether a member of a WACZ is one of its WARCs."""
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


def unreadable(id: str, what: str, error: BaseException) -> InputError:
    """The error for a broken archive."""
    return InputError(f"{id} is no readable {what} ({type(error).__name__}: {str(error)[:120]}); expected a whole one: pack it again", code="unreadable")
