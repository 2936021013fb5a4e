"""The format of a file whose name does not say it, by its first bytes."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import json

from attribution.articles.columns import DELIMITERS, KNOWN_TITLES, NAMES, Columns, bare
from attribution.articles.eml import looks_like_mail
from attribution.articles.formats import Format
from attribution.articles.html import looks_like_html
from attribution.articles.jsonfiles import is_jsonl
from attribution.articles.xmlsafe import root_tag
from attribution.articles.xmltargets import local

MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PAR1", "parquet"), (b"\x1f\x8b", "packed"), (b"BZh", "packed"),
    (b"\xfd7zXZ\x00", "packed"), (b"WARC/", "warc"),
)  # fmt: skip
NEWS_ROOTS = frozenset(("nitf", "newsitem", "packageitem", "newsmessage", "newsml", "rss", "feed", "rdf"))
TEXT = frozenset(bare(title) for title in NAMES["text"])
UTF8_MARK = b"\xef\xbb\xbf"


def sniff_head(head: bytes, id: str, columns: Columns | None = None) -> Format | None:
    """The format the first bytes show, None for text (which `sniff_text` tells apart); a table by its `columns`, too. Raises InputError "unsafe_xml"."""
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    if looks_like_mail(head):
        return "eml"
    start = head.removeprefix(UTF8_MARK).lstrip()
    if start.startswith(b"<"):
        root = local(root_tag(head, id)).lower()
        return "xml" if root in NEWS_ROOTS else None
    return "csv" if is_table(start, columns) else None


def is_table(start: bytes, columns: Columns | None = None) -> bool:
    """Whether a text opens with a row of column titles: an article's text among at least two fields, or all that were asked for."""
    first = start.split(b"\n", 1)[0].strip()[:2000].decode("utf-8", "replace")
    for sign in DELIMITERS:
        titles = [bare(cell) for cell in first.split(sign)]
        if len(titles) > 1 and all(title in KNOWN_TITLES for title in titles) and TEXT & set(titles):
            return True
        if len(titles) > 1 and columns and {bare(title) for title in columns.values()} <= set(titles):
            return True
    return False


def sniff_text(text: str) -> Format:
    """The format a text without a known suffix looks like: `'{"id": …}'` JSONL, `'[{"uri": …'` JSON, `"<html>…"` HTML, else plain text."""
    first = text.lstrip()[:1]
    if first == "{":
        if is_jsonl(text):
            return "jsonl"
        try:
            return "json" if isinstance(json.loads(text), dict) else "plain"
        except (ValueError, RecursionError):
            return "json" if '"text"' in text[:100_000] or '"uri"' in text[:100_000] else "plain"
    if first == "[" and text.lstrip()[1:].lstrip()[:1] == "{":
        return "json"
    return "html" if looks_like_html(text) else "plain"
