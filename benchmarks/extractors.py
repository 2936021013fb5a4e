"""The body a page has by this product and by the libraries it is held against; each loads only when asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Read:
    """What one reader made of a page; `headline` is set where the body is without it and counts as text where a set wants headlines; `refused` is the code where it says that there is no story."""

    body: str = ""
    headline: str = ""
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    source: str | None = None
    refused: str = ""


Reader = Callable[[str, str], Read]


class NotInstalledError(Exception):
    """A library to compare with is missing."""


def attribution() -> Reader:
    """This product: the body blocks of the article, datelines and subheads of the story included."""
    from attribution.articles.html import read_page
    from attribution.errors import InputError

    def read(page: str, name: str) -> Read:
        try:
            articles = read_page(page, id=name)
        except InputError as error:
            return Read(refused=error.code)
        first = articles[0]
        body, headline = "\n".join(map(story, articles)), shown_title(first) or first.title or ""
        return Read(body, headline, first.title, first.byline, first.published, first.source)

    return read


def story(article: Any) -> str:
    """The body of an article: everything that is compared, but for its headline and its captions."""
    blocks = [block for block in article.blocks if block.role in ("body", "dateline", "title")]
    shown = [block for block in blocks if block.role != "title" or block is not blocks[0]]
    return "\n".join(block.of(article.text) for block in shown)


def shown_title(article: Any) -> str:
    """The headline as it stands in the article's text, "" where it does not."""
    block = article.blocks[0] if article.blocks else None
    return str(block.of(article.text)) if block and block.role == "title" else ""


def trafilatura(**settings: bool) -> Reader:
    """trafilatura by itself, with its own settings or those given."""
    library = load("trafilatura")

    def read(page: str, name: str) -> Read:  # noqa: ARG001 - every reader has the same signature
        found = library.bare_extraction(page, with_metadata=True, **settings)
        if found is None:
            return Read()
        return Read(found.text or "", "", found.title, found.author, found.date, found.sitename)

    return read


def readability() -> Reader:
    """readability-lxml, its summary as text."""
    library = load("readability", "readability-lxml")

    def read(page: str, name: str) -> Read:  # noqa: ARG001
        import lxml.html

        document = library.Document(page)
        tree = lxml.html.fromstring(document.summary())
        title = document.short_title()
        return Read(spaced(tree), title, title, getattr(document, "author", lambda: None)())

    return read


def spaced(tree: Any) -> str:
    """The text of a tree, a line for every element that ends a paragraph."""
    for element in tree.iter("p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "td", "pre", "blockquote"):
        element.tail = "\n" + (element.tail or "")
    return str(tree.text_content())


def newspaper() -> Reader:
    """newspaper4k, from the page as given."""
    library = load("newspaper", "newspaper4k")

    def read(page: str, name: str) -> Read:
        article = library.Article(name if name.startswith("http") else "https://example.org/", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        day = article.publish_date
        return Read(article.text, article.title, article.title, ", ".join(article.authors) or None, day.isoformat() if day else None)

    return read


def load(module: str, package: str = "") -> Any:
    """A library by its module; raises NotInstalledError with the name to install."""
    from importlib import import_module

    logging.getLogger(module).setLevel(logging.CRITICAL)
    try:
        return import_module(module)
    except ImportError as error:
        raise NotInstalledError(f"{package or module} is not installed ({error.name or error})") from error


READERS: dict[str, Callable[[], Reader]] = {
    "attribution": attribution,
    "trafilatura": trafilatura,
    "trafilatura, no comments": lambda: trafilatura(include_comments=False),
    "trafilatura, precision": lambda: trafilatura(favor_precision=True, include_comments=False),
    "readability-lxml": readability,
    "newspaper4k": newspaper,
}
