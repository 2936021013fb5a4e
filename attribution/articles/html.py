"""A web page as an article: its story through trafilatura, its facts from its metadata."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from typing import Any

from attribution.articles.building import build_article
from attribution.articles.encodings import decode
from attribution.articles.known import Known
from attribution.articles.metadata import page_date
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

# Pages beyond this are refused: real ones stay below 5 MB, and parsing time grows with size.
LARGEST = 20_000_000
# libxml2 itself stops at 256; deeper trees cost the extractor stack and time.
DEEPEST = 250
# Front pages have up to 10,000 elements, article pages 1,000 to 5,000; the extractor's time grows faster than their number.
MOST_ELEMENTS = 12_000
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dt",
        "dd",
        "option",
    ]
)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(text: str) -> bool:
    """Whether a text opens as a web page does."""
    return bool(LOOKS.match(text[:4000]))


def decode_page(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """Decode a page by the charset it declares if its bytes agree, else as any text."""
    declared = CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        label = declared.group(1).decode("ascii", errors="replace").lower()
        encoding = "cp1252" if label in ("iso-8859-1", "latin1", "us-ascii") else label
        try:
            return data.decode(encoding), []
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data, name)


def read_html(page: str, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read a web page; offsets are into its extracted text, paragraphs parted by a blank line.

    Raises InputError: "too_large", "too_deep", or "no_text" where no story is found in it.
    """
    refuse_hostile(page, id)
    found = extract(CONTROLS.sub("", page), id)
    paragraphs = [line.strip() for line in (found.text or "").splitlines()]
    text = "\n\n".join(line for line in paragraphs if line)
    if not text:
        raise InputError(
            f"{id}: no story found in the page; expected running text: save the article itself as text", code="no_text"
        )
    facts = Known(
        title=clean(found.title),
        source=clean(found.sitename),
        url=clean(found.url),
        published=page_date(page),
        byline=clean(found.author),
    )
    return build_article(text, id=id, known=known or facts, diagnostics=notes)


def refuse_hostile(page: str, id: str) -> None:
    """Refuse pages that would cost unbounded time or stack."""
    if len(page) > LARGEST:
        raise InputError(
            f"{id} has {len(page):,} characters; expected a page of at most {LARGEST:,}: save the article itself as text",
            code="too_large",
        )
    elements = page.count("<") - page.count("</")
    if elements > MOST_ELEMENTS:
        raise InputError(
            f"{id} has {elements:,} elements; expected a page of at most {MOST_ELEMENTS:,}: save the article itself as text",
            code="too_large",
        )
    depth = deepest(page)
    if depth > DEEPEST:
        raise InputError(
            f"{id} nests elements more than {DEEPEST} deep; expected a news page: save the article itself as text",
            code="too_deep",
        )


def deepest(page: str) -> int:
    """Return how deep elements nest, counting at most one beyond the limit; linear in the page's length."""
    depth = most = 0
    for closing, name, alone in TAG.findall(page):
        if alone or name.lower() in VOID:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        most = max(most, depth)
        if most > DEEPEST:
            break
    return most


def extract(page: str, id: str) -> Any:
    """Let trafilatura find the story; whatever it cannot bear becomes an InputError."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False},
        )
    except (Exception, RecursionError) as error:  # the page is hostile, the run goes on
        raise InputError(
            f"{id}: the page cannot be parsed ({type(error).__name__}); expected HTML: save the article itself as text",
            code="unreadable",
        ) from error
    if found is None:
        raise InputError(
            f"{id}: no story found in the page; expected running text: save the article itself as text", code="no_text"
        )
    return found


def clean(value: str | None) -> str | None:
    """One line of words, None for blank."""
    return " ".join(value.split()) or None if value else None
