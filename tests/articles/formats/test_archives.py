"""ZIP and TAR of anything, one container inside another, and single compressed files."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from attribution.articles import discover, read_source
from tests.articles.formats.samples import FIRST, SECOND, STORY, TITLE, codes, read
from tests.articles.formats.test_nitf import NITF

FILES = {
    "b/story.txt": STORY.encode(), "a.md": f"# {TITLE}\n\n{STORY}\n".encode(), "wire.xml": NITF.encode(), "rows.csv": f'id,text\nrow,"{FIRST}"\n'.encode(),
    "news.jsonl": (json.dumps({"id": "r1", "text": FIRST}) + "\n" + json.dumps({"id": "r2", "text": SECOND})).encode(), "image.png": b"\x89PNG",
    "README.md": b"About this", "__MACOSX/._x.txt": b"junk", ".hidden.txt": b"junk",
}  # fmt: skip
IDS = ["a.md", "b/story.txt", "r1", "r2", "row", "wire.xml"]


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    """A TAR of these files, with a link in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def names(path: Path) -> list[str]:
    """The ids of the articles in an archive, without the archive's own path."""
    articles, notes = read(path)
    assert codes(notes) == ["left_out"]
    assert "1 .png" in notes[0].message
    return sorted(article.id.removeprefix(f"{path}!/") for article in articles)


def test_zip(tmp_path: Path) -> None:
    """Members are read as files of their suffix, ids lead through the archive; hidden files and pictures are none."""
    (tmp_path / "wires.zip").write_bytes(zipped(FILES))
    assert names(tmp_path / "wires.zip") == IDS


@pytest.mark.parametrize("suffix", ["tar", "tar.gz", "tgz", "tar.bz2", "tar.xz"])
def test_tar(tmp_path: Path, suffix: str) -> None:
    """A TAR is read the same, whatever it is packed with."""
    kind = {"tar": "", "tgz": "gz"}.get(suffix, suffix.rpartition(".")[2])
    path = tmp_path / f"wires.{suffix}"
    path.write_bytes(tarred(FILES, f"w:{kind}" if kind else "w"))
    assert names(path) == IDS


def test_one_in_another(tmp_path: Path) -> None:
    """A container in a container is read, a third one is refused, and the files beside it are read."""
    innermost = zipped({"deep.txt": STORY.encode()})
    inner = zipped({"inner.txt": STORY.encode(), "c.zip": innermost})
    (tmp_path / "a.zip").write_bytes(zipped({"b.zip": inner, "outer.txt": STORY.encode(), "t.tar.gz": tarred({"in-tar.txt": STORY.encode()}, "w:gz")}))
    articles, notes = read(tmp_path / "a.zip")
    assert [article.id.removeprefix(f"{tmp_path}/") for article in articles] == ["a.zip!/b.zip!/inner.txt", "a.zip!/outer.txt", "a.zip!/t.tar.gz!/in-tar.txt"]
    assert codes(notes) == ["too_deep!"]


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_single_files(tmp_path: Path, suffix: str, pack: object) -> None:
    """One compressed file is the file it was, under its own path."""
    assert callable(pack)
    (tmp_path / f"a.txt.{suffix}").write_bytes(pack(STORY.encode()))
    (tmp_path / f"b.jsonl.{suffix}").write_bytes(pack(FILES["news.jsonl"]) + pack(b"\n" + json.dumps({"id": "r3", "text": FIRST}).encode()))
    (tmp_path / f"c.log.{suffix}").write_bytes(pack(b"no article"))
    articles, notes = read(tmp_path)
    assert [article.id for article in articles] == [str(tmp_path / f"a.txt.{suffix}"), "r1", "r2", "r3"]
    assert codes(notes) == ["left_out"]


def test_by_content(tmp_path: Path) -> None:
    """Archives without a telling suffix are known by their first bytes."""
    (tmp_path / "one").write_bytes(zipped(FILES))
    (tmp_path / "two").write_bytes(tarred(FILES))
    (tmp_path / "three").write_bytes(tarred(FILES, "w:gz"))
    for name in ("one", "two", "three"):
        assert names(tmp_path / name) == IDS


def test_bad_member(tmp_path: Path) -> None:
    """One broken member is a failed diagnostic under its own name; the rest is read."""
    data = zipped({"a.txt": STORY.encode(), "b.txt": SECOND.encode() * 50, "c.xml": b"<nitf><body>", "d.txt": FIRST.encode()})
    place = data.index(b"b.txt") + 20
    (tmp_path / "a.zip").write_bytes(data[:place] + bytes(255 - byte for byte in data[place : place + 8]) + data[place + 8 :])
    articles, notes = read(tmp_path / "a.zip")
    assert [article.id.rpartition("/")[2] for article in articles] == ["a.txt", "d.txt"]
    assert sorted(str(note.article).rpartition("/")[2] for note in notes if note.failed) == ["b.txt", "c.xml"]


def test_same_name_twice(tmp_path: Path) -> None:
    """Of two members with one name the second is refused, as of any two articles with one id."""
    one = tarred({"a.txt": STORY.encode()})
    (tmp_path / "a.tar").write_bytes(one[: 512 + -(-len(STORY.encode()) // 512) * 512] + tarred({"a.txt": FIRST.encode()}))
    articles, notes = read(tmp_path / "a.tar")
    assert [article.text for article in articles] == [STORY]
    assert codes(notes) == ["duplicate_id!"]


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading archives opens no file for writing."""
    import builtins

    (tmp_path / "a.zip").write_bytes(zipped(FILES | {"t.tar.gz": tarred(FILES, "w:gz")}))
    opened = builtins.open

    def watched(file: object, mode: str = "r", *more: object, **named: object) -> object:
        assert not set(mode) & set("wax+"), f"{file} opened for writing"
        return opened(file, mode, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", watched)
    monkeypatch.setattr(io, "open", watched)
    assert read(tmp_path / "a.zip")[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_places_inside_one_another(tmp_path: Path) -> None:
    """Of a file in an archive in an archive the place names each, once, and the number of the file in its own archive alone."""
    inner = tarred({"file.txt": STORY.encode(), "rows.csv": f'id,text\nrow,"{FIRST}"\n'.encode(), "image.txt": b"\x89PNG"})
    path = tmp_path / "outer.zip"
    path.write_bytes(zipped({"a.txt": FIRST.encode(), "inner.tar": inner}))
    items = list(read_source(discover([str(path)])[0][0]))
    assert [place for place, _ in items] == [
        f"{path}!/a.txt (member 1)", f"{path}!/inner.tar!/file.txt (member 1)", f"{path}!/inner.tar!/rows.csv#row=2", f"{path}!/inner.tar!/image.txt (member 3)",
    ]  # fmt: skip
    assert items[-1][1].message.startswith(f"{path}!/inner.tar!/image.txt looks like a PNG")


def test_sparse_members(tmp_path: Path) -> None:
    """A sparse member, which unpacks to any size from nothing, is refused without being read."""
    member = tarfile.TarInfo("a.jsonl")
    member.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    head[483:495] = b"77777777777\0"  # the size it would have, in octal: 8 GiB
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    (tmp_path / "a.tar").write_bytes(bytes(head) + bytes(1024))
    _, notes = read(tmp_path / "a.tar")
    assert codes(notes) == ["unsafe_member!"]
    assert "sparse" in notes[0].message
