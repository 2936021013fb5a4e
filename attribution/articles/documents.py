"""One document held in memory, as the article (of a live blog, the articles) it is."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from collections.abc import Iterator

from attribution.articles.docx import looks_like_docx, read_docx
from attribution.articles.encodings import decode, in_charset
from attribution.articles.formats import Format
from attribution.articles.front_matter import is_front_matter
from attribution.articles.html import decode_page, looks_like_html, read_page
from attribution.articles.jsonfiles import read_json
from attribution.articles.markdown import read_markdown
from attribution.articles.plain import read_plain
from attribution.articles.sniffing import sniff_text
from attribution.types import Article, Diagnostic


def read_document(data: bytes, format: Format | None, id: str) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Yield (place, article or diagnostic) for a document in this format, or in the one it looks like. Raises InputError."""
    if format == "pdf":
        from attribution.articles.pdf import read_pdf

        yield id, read_pdf(data, id=id)
    elif format == "odt":
        from attribution.articles.odt import read_odt

        yield id, read_odt(data, id=id)
    elif format == "docx" or looks_like_docx(data):
        yield id, read_docx(data, id=id)
    elif format == "html":
        yield from read_pages(data, id)
    else:
        yield from read_words(data, format, id)


def read_words(data: bytes, format: Format | None, id: str) -> Iterator[tuple[str, Article | Diagnostic]]:
    """A document that is text."""
    text, notes = decode(data, id)
    kind = format or sniff_text(text)
    if kind == "html" or (kind == "plain" and looks_like_html(text)):  # a page that was saved under .txt
        yield from read_pages(data, id)
    elif kind == "markdown" or (kind == "plain" and is_front_matter(text)):
        yield id, read_markdown(text, id=id, notes=tuple(notes))
    elif kind in ("json", "jsonl"):
        yield from read_json(text, id, lines=kind == "jsonl")
    else:
        yield id, read_plain(text, id=id, notes=tuple(notes))


def read_pages(data: bytes, id: str, charset: str | None = None) -> Iterator[tuple[str, Article]]:
    """The article of a web page, or the entries of a live blog; `charset` is what the server said, believed where the bytes agree."""
    stated = in_charset(data, charset)
    page, notes = decode_page(data, id) if stated is None else (stated, [])
    for article in read_page(page, id=id, notes=tuple(notes)):
        yield article.id, article
