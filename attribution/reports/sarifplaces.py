"""Where passages are, as SARIF says it: files and regions, or names where there is no file; and words that cannot be links there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attribution.reports.files import is_file, is_text, uri
from attribution.reports.positions import Positions
from attribution.reports.safe import clean

if TYPE_CHECKING:
    from attribution.types import Article, Side

Record = dict[str, Any]


class Places:
    """Locations in the articles of a run."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self.indices = {name: index for index, name in enumerate(articles)}
        self.positions: dict[str, Positions] = {}

    def location(self, side: Side, message: str) -> Record:
        """A passage: its file and place; by name where it is no file, without a place where that is one of extracted text."""
        return {**self.place(side.article, side.start, side.end, side.text), "message": {"text": plain(message)}}

    def place(self, article: str, start: int | None, end: int | None, snippet: str | None) -> Record:
        """Where something is."""
        known: Record = {"index": self.indices[article]} if article in self.indices else {}
        physical: Record = {"artifactLocation": {"uri": uri(article), **known}}
        if start is not None and end is not None and (is_text(article) or not is_file(article)) and article in self.articles:
            physical["region"] = self.region(article, start, end, snippet)
        where_else = [] if is_file(article) else [{"name": article, "fullyQualifiedName": article, "kind": "resource"}]
        return {"physicalLocation": physical, **({"logicalLocations": where_else} if where_else else {})}

    def region(self, article: str, start: int, end: int, snippet: str | None) -> Record:
        """Lines, columns and offsets of a stretch of an article."""
        if article not in self.positions:
            self.positions[article] = Positions(self.articles[article].text)
        first, last = (self.positions[article].at(offset) for offset in (start, end))
        found: Record = {
            "startLine": first.line,
            "startColumn": first.column,
            "endLine": last.line,
            "endColumn": last.column,
            "charOffset": first.offset,
            "charLength": last.offset - first.offset,
        }
        return found if snippet is None else {**found, "snippet": {"text": snippet}}


def plain(text: str) -> str:
    """Words as a message shows them: no links and no placeholders can be made of them (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    escaped = clean(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "{{").replace("}", "}}")
