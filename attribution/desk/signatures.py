"""Signatures hold for the draft they were given for: on another draft they are taken out of their cells and noted, never carried."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence

from attribution.desk.choosing import Choice, Entry
from attribution.desk.grouping import Group
from attribution.desk.passages import gone
from attribution.desk.sheets import Row, Worksheet

SIGNERS = ("reporter", "checker", "editor", "legal")
NOTE = re.compile(r"\[signed an earlier draft: [^\n\]]*\]")
HASHED = re.compile(r"\b(?:hash|sha-?256|digest)\b", re.IGNORECASE)
# Hex digits of a digest that a note shows.
SHOWN = 12


def draft(worksheet: Worksheet) -> str:
    """What tells the signed draft from another: the digests printed in Sign-off, or, where none is, one of all lines."""
    printed = [row.get("value") for row in worksheet.rows("signoff") if is_digest(row)]
    return " ".join(printed) or edition(worksheet)


def edition(worksheet: Worksheet) -> str:
    """A digest of all lines that are not gone: of the draft and of every report it was compared with."""
    texts = [row.get("text") for row in worksheet.rows("lines") if not gone(row)]
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def is_digest(row: Row) -> bool:
    """Whether a row of Sign-off names the draft by a digest: not that of the models or the settings."""
    item = row.get("item").lower()
    return "draft" in item and (bool(HASHED.search(item)) or re.fullmatch(r"[0-9a-f]{8,}", row.get("value")) is not None)


def is_signer(row: Row) -> bool:
    """Whether somebody signs in this row."""
    return row.get("item").strip().lower() in SIGNERS or not row.get("value")


def signed(row: Row) -> bool:
    """Whether somebody has signed."""
    return is_signer(row) and bool(row.get("name").strip() or row.get("date").strip())


def lapsed(row: Row, at: int, drafts: Sequence[str]) -> bool:
    """Whether the row's signature was given for another draft than that of the last worksheet."""
    return signed(row) and drafts[at] != drafts[-1]


def remark(group: Group, drafts: Sequence[str], choose: Callable[[Sequence[Entry]], Choice]) -> Choice:
    """The remark of a person, then a note for each signature that no longer holds."""
    written = [Entry(at, own(one.row.get("remark"))) for at, one in sorted(group.items()) if own(one.row.get("remark"))]
    notes = [note for _, one in sorted(group.items()) for note in NOTE.findall(one.row.get("remark"))]
    notes += [note(one.row, drafts[at]) for at, one in sorted(group.items()) if lapsed(one.row, at, drafts)]
    choice = choose(written)
    parts = [*([choice.kept.value] if choice.kept else []), *dict.fromkeys(notes)]
    return Choice(Entry(max(group), "\n".join(parts)) if parts else None, choice.others)


def own(words: str) -> str:
    """A remark without the notes of earlier merges."""
    return NOTE.sub("", words).strip() if NOTE.search(words) else words if words.strip() else ""


def note(row: Row, drawn: str) -> str:
    """`[signed an earlier draft: L. Gall, 2024-05-09, draft aa11aa11aa11]`: who, when and which, on one line."""
    who, when = (re.sub(r"[\s\[\]]+", " ", row.get(column)).strip() or missing for column, missing in (("name", "no name"), ("date", "no date")))
    return f"[signed an earlier draft: {who}, {when}, draft {' '.join(digest[:SHOWN] for digest in drawn.split())}]"
