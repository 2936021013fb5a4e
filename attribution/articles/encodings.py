"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, and older encodings by their statistics."""

from __future__ import annotations

import codecs
import re

from attribution.errors import InputError
from attribution.types import Diagnostic

# Longest first: the UTF-32 mark begins with the UTF-16 one.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a Windows program"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
SAMPLE = 64 * 1024
# Codecs of Python's own that no text is sent in; the first two take time that grows with the square of the text.
NO_CHARSETS = frozenset(("punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"))
# What is stated, by Python's name for it -> what is meant.
STATED = {"iso8859-1": ("cp1252",), "ascii": ("utf-8", "cp1252")}
# ASCII letters in UTF-16 leave every other byte zero; running text in Latin script has at least two in five so.
WIDE_SHARE = 0.4
# Text has hardly any control characters beside tab, line ends, form feed and escape.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROL_SHARE = 0.02


def decode(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """Return the text of a file and what was guessed about it: newlines as they are, the byte order mark dropped.

    Raises InputError: "empty" for nothing but blanks, "binary" for images, archives and the like, "encoding" for bytes that
    are not what their mark says. A guess (`b"caf\\xe9" -> "café"`) is told in a Diagnostic "encoding".
    """
    mark = next(((mark, encoding) for mark, encoding in MARKS if data.startswith(mark)), None)
    if mark:
        text = marked(data[len(mark[0]) :], mark[1], name)
        notes: list[Diagnostic] = []
    else:
        refuse_magic(data, name)
        text, notes = unmarked(data, name)
    if not text.strip():
        raise InputError(
            f"{name} is empty ({len(data)} bytes); expected the text of an article: check how it was saved",
            code="empty",
        )
    return text, notes


def in_charset(data: bytes, charset: str | None) -> str | None:
    """The text in the charset that a page, a server or a message states; None where it states none, no such one, or the bytes are not in it.

    Latin-1 is read as Windows-1252, as browsers do (https://encoding.spec.whatwg.org/#names-and-labels), US-ASCII as UTF-8 where that fits.
    """
    try:
        name = codecs.lookup(charset).name if charset else ""
    except (LookupError, ValueError):
        return None
    if not name or name in NO_CHARSETS:
        return None
    for encoding in STATED.get(name, (name,)):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):  # no encoding of text; bytes that are not in it
            continue
    return None


def marked(data: bytes, encoding: str, name: str) -> str:
    """Decode what follows a byte order mark."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is marked as {encoding} but byte {error.start} is not; expected one encoding throughout: save it as UTF-8",
            code="encoding",
        ) from error


def unmarked(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """Decode bytes without a mark: UTF-8 if valid, then UTF-16 by its zeros, then by statistics."""
    wide = wide_encoding(data)
    if wide:
        try:
            return data.decode(wide), [told(wide, name)]
        except UnicodeDecodeError:
            refuse_controls(data, name)
    refuse_controls(data, name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        text = nearly_utf8(data)
        if text is not None:
            return text, [told(f"utf-8 with unreadable bytes (the first at byte {error.start})", name)]
    encoding = guess(data)
    return data.decode(encoding, errors="replace"), [told(encoding, name)]


def nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a broken byte or two (a file cut in the middle of a character) is still UTF-8: decode with U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(ord(character) > 127 for character in text) - broken
    return text if sound > 10 * broken else None


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 by where the zero bytes lie, None for anything else."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd >= WIDE_SHARE * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even >= WIDE_SHARE * half and odd < 0.05 * half else None


def refuse_magic(data: bytes, name: str) -> None:
    """Refuse files that say in their first bytes that they are no text."""
    kind = next((kind for magic, kind in MAGIC if data.startswith(magic)), None)
    if kind:
        raise binary(name, f"looks like {kind}")


def refuse_controls(data: bytes, name: str) -> None:
    """Refuse bytes with zeros or many control characters."""
    sample = data[:SAMPLE]
    controls = len(CONTROL.findall(sample))
    if (b"\x00" in sample and controls > CONTROL_SHARE * len(sample)) or controls > 0.1 * max(1, len(sample)):
        raise binary(name, f"looks like binary data ({controls} control characters in its first {len(sample)} bytes)")


def binary(name: str, what: str) -> InputError:
    """The error for a file that is no text."""
    return InputError(
        f"{name} {what}; expected text (plain, Markdown, HTML or JSONL): export the article as text and pass that file",
        code="binary",
    )


def guess(data: bytes) -> str:
    """The most likely older encoding. Short of evidence it is Windows-1252, in which most such news text is written."""
    from charset_normalizer import from_bytes

    western = strict("cp1252", data)
    best = from_bytes(data[:SAMPLE], cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    if best is None or not strict(best.encoding, data):
        return "cp1252" if western else "latin-1"
    if western and high_share(data) < 0.25:
        # A few accents in Latin script fit a dozen code pages alike; the common one is meant.
        return "cp1252"
    return best.encoding


def strict(encoding: str, data: bytes) -> bool:
    """Whether all of the data is valid in an encoding."""
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def high_share(data: bytes) -> float:
    """The share of bytes beyond ASCII: below 0.2 for Latin script, above 0.4 for Greek, Cyrillic or Arabic."""
    sample = data[:SAMPLE]
    return sum(byte > 127 for byte in sample) / max(1, len(sample))


def told(encoding: str, name: str) -> Diagnostic:
    """The diagnostic that tells a guessed encoding."""
    return Diagnostic(
        "encoding",
        f"{name} is not valid UTF-8 and was read as {encoding}; if letters look wrong, save it as UTF-8",
        name,
    )
