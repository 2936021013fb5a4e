"""Files made to break readers: a clear error, bounded memory and time, and the rest of the batch read."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from attribution.articles import bounds
from attribution.articles.bounds import Allowance, Counted, Forward, lines_of, unsafe_name, whole
from attribution.articles.compression import Xz
from attribution.articles.html import looks_like_html
from attribution.articles.linkeddata import parsed
from attribution.articles.pagelimits import refuse_hostile
from attribution.articles.xmlsafe import parser
from attribution.articles.xmltargets import Bounded
from attribution.errors import InputError
from attribution.types import Article, Diagnostic
from tests.articles.formats.samples import STORY, codes, read
from tests.articles.formats.test_archives import tarred, zipped

MEGABYTE = 1024 * 1024
XXE = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]><nitf><body><body.content><p>It says &x; there.</p></body.content></body></nitf>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(30))
BILLION = f'<?xml version="1.0"?><!DOCTYPE nitf [{LAUGHS}]><nitf><body><body.content><p>&l29;</p></body.content></body></nitf>'
PARAMETER = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]><nitf><body><p>x</p></body></nitf>'
DEEP = "<nitf><body><body.content>" + "<block>" * 50_000 + "<p>It fell.</p>"
WIDE = "<nitf><body><body.content>" + "<p/>" * 300_000 + "</body.content></body></nitf>"


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """No test here may take more than 20 seconds, or 150 MB beyond what it builds itself."""
    started = time.process_time()  # of this process: others may keep the machine busy
    tracemalloc.start()
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.process_time() - started < 20
    assert peak < 150 * MEGABYTE


def batch(folder: Path, **files: bytes) -> tuple[list[Article], list[Diagnostic]]:
    """What a folder of these files and a good one gives; `a_xml` becomes a.xml. The good one must be read."""
    for name, data in files.items():
        (folder / name.replace("__", "-").replace("_", ".")).write_bytes(data)
    (folder / "good.txt").write_text(STORY, "utf-8")
    articles, notes = read(folder)
    assert str(folder / "good.txt") in [article.id for article in articles]
    assert all(note.message for note in notes)
    return articles, notes


def test_xml_attacks(tmp_path: Path) -> None:
    """Entities that read files, call out or multiply are refused in every XML format, and so is endless nesting."""
    rss = BILLION.replace("<!DOCTYPE nitf", "<!DOCTYPE rss").split("<nitf>")[0] + "<rss version='2.0'><channel><item><title>&l29;</title></item></channel></rss>"
    g2 = XXE.replace("nitf [", "newsMessage [").split("<nitf>")[0] + "<newsMessage><itemSet><newsItem guid='a'><contentSet>&x;</contentSet></newsItem></itemSet></newsMessage>"
    articles, notes = batch(
        tmp_path, xxe_xml=XXE.encode(), billion_xml=BILLION.encode(), parameter_xml=PARAMETER.encode(), feed_rss=rss.encode(), g2_xml=g2.encode(),
        deep_xml=DEEP.encode(), wide_xml=WIDE.encode(), other_xml=b"<svg xmlns='http://www.w3.org/2000/svg'/>", cut_xml=b"<nitf><body><p>It",
    )  # fmt: skip
    assert len(articles) == 1
    assert codes(notes) == ["invalid_xml!", "left_out", "too_deep!", "too_large!", *["unsafe_xml!"] * 5]


def test_late_entities(tmp_path: Path) -> None:
    """A DTD longer than what is looked at first does not get past."""
    padded = BILLION.replace("[<!ENTITY", "[<!--" + "x" * 200_000 + "--><!ENTITY", 1)
    assert codes(batch(tmp_path, a_xml=padded.encode())[1]) == ["unsafe_xml!"]


def zeros(pack: Callable[[bytes], bytes], megabytes: int) -> bytes:
    """Packed spaces, made piece by piece."""
    return pack(b" " * MEGABYTE) * megabytes


def zip_bomb(megabytes: int) -> bytes:
    """A ZIP of one text of spaces."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.jsonl", "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write((b" " * 1023 + b"\n") * 1024)
        archive.writestr("z.txt", STORY)
    return out.getvalue()


def test_bombs(tmp_path: Path) -> None:
    """What unpacks to hundreds of times its size is given up, in ZIP, TAR, gzip, bzip2, xz, and one inside the other."""
    tar = tarfile.TarInfo("a.txt")
    tar.size = 60 * MEGABYTE
    big = zlib.compressobj(9, wbits=31)
    packed = big.compress(tar.tobuf()) + b"".join(big.compress(b" " * MEGABYTE) for _ in range(60)) + big.flush()
    _, notes = batch(
        tmp_path, zip_zip=zip_bomb(60), tar_tgz=packed, text_txt_gz=zeros(gzip.compress, 60), lines_jsonl_bz2=zeros(bz2.compress, 60),
        lines_csv_xz=zeros(lzma.compress, 60), nested_zip=zipped({"inner.zip": zip_bomb(60)}),
    )  # fmt: skip
    assert set(codes(notes)) <= {"bomb!", "too_large!", "invalid_csv!"}
    assert sum(note.failed for note in notes) == 6
    assert codes(notes).count("bomb!") >= 4


def test_quine(tmp_path: Path) -> None:
    """A file packed in itself many times over comes to an end."""
    data = STORY.encode()
    for _ in range(30):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    assert codes(read(tmp_path / "a.gz")[1]) == ["too_deep!"]


def test_names_that_lead_outside(tmp_path: Path) -> None:
    """Absolute names, names that climb and links are refused one by one, and nothing is looked up outside the archive."""
    out = io.BytesIO(tarred({"../up.txt": STORY.encode(), "/etc/absolute.txt": STORY.encode(), "fine.txt": STORY.encode()}))
    with tarfile.open(fileobj=out, mode="a") as archive:
        for kind, name in ((tarfile.SYMTYPE, "soft.txt"), (tarfile.LNKTYPE, "hard.txt"), (tarfile.FIFOTYPE, "pipe.txt")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/hostname"
            archive.addfile(member)
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped_:
        zipped_.writestr("../../up.txt", STORY)
        zipped_.writestr("C:\\windows\\x.txt", STORY)
        zipped_.writestr(link, "/etc/hostname")
        zipped_.writestr("fine.txt", STORY)
    articles, notes = batch(tmp_path, a_tar=out.getvalue(), b_zip=packed.getvalue())
    assert [article.id.rpartition("/")[2] for article in articles] == ["fine.txt", "fine.txt", "good.txt"]
    assert codes(notes) == ["unsafe_member!"] * 8


@pytest.mark.parametrize(
    ("name", "why"),
    [("../a", "leads out"), ("a/../../b", "leads out"), ("/a", "absolute"), ("C:/a", "absolute"), ("\\\\host\\a", "absolute"), ("..\\a", "leads out"), ("a\0b", "zero")],
)
def test_unsafe_names(name: str, why: str) -> None:
    """Every way out is seen, whatever the system's slashes."""
    assert why in (unsafe_name(name) or "")


def test_safe_names() -> None:
    """Dots inside a name are no way out."""
    assert unsafe_name("a/b..c/...txt") is None


class Endless(io.RawIOBase):
    """A stream of one line without end, which counts what was asked of it."""

    def __init__(self, size: int, tail: bytes) -> None:
        self.left, self.tail = size, tail

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Spaces, then the tail."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if self.left:
            count = min(len(view), self.left)
            view[:count] = b" " * count
            self.left -= count
            return count
        count = min(len(view), len(self.tail))
        view[:count], self.tail = self.tail[:count], self.tail[count:]
        return count


def test_a_line_of_a_gigabyte() -> None:
    """It is passed over in bounded memory and told with its length; the line after it is read."""
    record = json.dumps({"id": "a", "text": STORY}).encode()
    stream = io.BufferedReader(Endless(1024 * MEGABYTE, b"\n" + record + b"\n"), 64 * 1024)
    first, second = lines_of(stream, "a.jsonl")  # type: ignore[arg-type]
    assert isinstance(first, InputError)
    assert first.code == "too_large"
    assert "1,073,741,825 bytes" in str(first)
    assert second == record + b"\n"


def test_a_long_line_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In JSONL the long line is lost and the others are read; a CSV is given up there."""
    monkeypatch.setattr(bounds.lines_of, "__defaults__", (100_000,))
    records = [json.dumps({"id": str(n), "text": STORY}) for n in range(2)]
    long = json.dumps({"id": "long", "text": "x" * 200_000})
    articles, notes = batch(tmp_path, a_jsonl="\n".join([records[0], long, records[1]]).encode(), b_csv=("id,text\nc,It fell.\nd," + "x" * 200_000 + "\n").encode())
    assert [article.id for article in articles if not article.id.endswith("good.txt")][:2] == ["0", "1"]
    assert codes(notes) == ["too_large!", "too_large!"]


def test_a_document_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """One document is never read beyond the limit."""
    stream = io.BufferedReader(Endless(1024 * MEGABYTE, b""), 64 * 1024)
    with pytest.raises(InputError, match="expected one document"):
        whole(stream, "a.txt", limit=8 * MEGABYTE)  # type: ignore[arg-type]


def test_broken_encodings(tmp_path: Path) -> None:
    """Bytes of no encoding, half characters and zeros give an article with a note or a clear error, never a stop."""
    noise = bytes(range(128, 256)) * 20
    _, notes = batch(
        tmp_path, a_jsonl=b'{"id": "a", "text": "caf\xe9 ' + noise + b'"}\n', b_csv=b"id,text\nb,caf\xe9 closed\n" + noise, c_xml=b"<nitf><body><p>" + noise + b"</p></body></nitf>",
        d_json=b"\xff\xfe{\x00", e_eml=b"Subject: " + noise[:50] + b"\nFrom: x\n\n" + noise, f_txt_gz=b"\x1f\x8b" + noise, g_zip=b"PK\x03\x04" + noise, h_tar=noise * 10,
        i_xlsx=zipped({"xl/workbook.xml": noise}), j_parquet=b"PAR1" + noise + b"PAR1", k_warc=noise, l_pdf=b"%PDF-1.7\n" + noise, m_odt=noise, n_rss=b"<rss>" + noise,
    )  # fmt: skip
    assert {note.code for note in notes if not note.failed} <= {"encoding"}
    assert {"unreadable!"} <= set(codes(notes))


def test_tar_headers(tmp_path: Path) -> None:
    """A header that claims gigabytes of names, or a negative size, is refused without being read."""
    huge = tarfile.TarInfo("././@LongLink")
    huge.type, huge.size = tarfile.GNUTYPE_LONGNAME, 7 * 1024 * MEGABYTE
    negative = bytearray(tarfile.TarInfo("a.txt").tobuf())
    negative[124:136] = b"\xff" * 12
    negative[148:156] = b"%06o\0 " % (256 + sum(negative[:148]) + sum(negative[156:]))
    _, notes = batch(tmp_path, a_tar=huge.tobuf() + b"x" * 1024, b_tar=bytes(negative) + b"\0" * 1024)
    assert [note.failed for note in notes] == [True, True]


def test_xz_with_a_huge_dictionary(tmp_path: Path) -> None:
    """A dictionary of gigabytes, which a reader would have to allocate, is refused."""
    data = lzma.compress(STORY.encode(), format=lzma.FORMAT_XZ, filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 4096}])
    header = bytearray(data[12 : 12 + (data[12] + 1) * 4])
    place = header.index(b"\x21\x01") + 2
    header[place] = 40  # 4 GiB - 1
    header[-4:] = struct.pack("<I", zlib.crc32(bytes(header[:-4])))
    assert codes(batch(tmp_path, a_txt_xz=data[:12] + bytes(header) + data[12 + len(header) :])[1]) == ["unreadable!"]


def test_allowances() -> None:
    """Small files may unpack as they like, large ones within the ratio, and none beyond the whole."""
    Allowance("a", 10).spend(bounds.HARMLESS)
    Allowance("a", MEGABYTE).spend(bounds.RATIO * MEGABYTE)
    for packed, count in ((10, bounds.HARMLESS + 1), (MEGABYTE, bounds.RATIO * MEGABYTE + 1), (0, bounds.MOST_UNPACKED + 1)):
        with pytest.raises(InputError, match="bomb"):
            Allowance("a", packed).spend(count)
    full = Allowance("a", 1, members=bounds.MOST_MEMBERS)
    with pytest.raises(InputError, match="members"):
        full.member()


def test_streams() -> None:
    """The streams give back what went in: counted, from .xz in several pieces, and forward with a step back."""
    data = bytes(range(256)) * 1000
    assert io.BufferedReader(Counted(io.BytesIO(data), Allowance("a", 1))).read() == data
    packed = lzma.compress(data[:1000]) + b"\0\0\0\0" + lzma.compress(data[1000:])
    assert io.BufferedReader(Xz(io.BytesIO(packed))).read() == data
    with pytest.raises(EOFError):
        io.BufferedReader(Xz(io.BytesIO(packed[:-9]))).read()
    forward = Forward(io.BytesIO(data), "a.tar")
    assert forward.read(10) == data[:10]
    forward.seek(100_000)
    assert forward.read(5) == data[100_000:100_005]
    forward.seek(99_999)
    assert forward.read(3) == data[99_999:100_002]
    with pytest.raises(OSError, match="go back"):
        forward.seek(10)


def test_elements_around_the_wanted_ones() -> None:
    """What stands around the items of a message is not kept, however much of it there is."""
    target = Bounded("a.xml", frozenset(("newsItem",)))
    reader = parser(target)
    reader.feed("<newsMessage>" + ("<x>words</x>" * 1_000 + "<newsItem><y>words</y></newsItem>") * 3 + "</newsMessage>")
    reader.close()
    assert [[child.tag for child in item] for item in target.ready] == [["y"]] * 3
    assert len(target.root) == 0


def test_linked_data_made_of_spaces() -> None:
    """A mark of comments followed by blanks takes no time that grows with their square."""
    started = time.process_time()
    assert parsed("{} --> " + " " * 60_000 + "x") is None
    assert parsed('<!-- {"a": [1,],} -->') == {"a": [1]}
    assert parsed(' // <![CDATA[\n{"a": 1}\n//]]> ; ') == {"a": 1}
    assert time.process_time() - started < 1


def test_a_row_of_comments() -> None:
    """Forty comments at the top of a text are told from a page at once, and still make none of a page."""
    started = time.process_time()
    assert not looks_like_html("<!---->" * 40 + "x")
    assert looks_like_html("<!-- saved --> <!-- twice -->\n<!doctype html><p>x")
    assert time.process_time() - started < 1


def test_elements_behind_a_script() -> None:
    """Elements are counted behind a script whose end is written in capitals."""
    with pytest.raises(InputError, match="12,000 elements"):
        refuse_hostile("<script>if (a < b) {}</SCRIPT>" + "<p>x</p>" * 13_000, "a.html")
    refuse_hostile("<style>" + "<p>" * 13_000 + "</style><p>x</p>", "a.html")
