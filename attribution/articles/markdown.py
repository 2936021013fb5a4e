"""Markdown as an article: the file's text stays untouched, its syntax only tells the layout more."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re

from attribution.articles.building import build_article
from attribution.articles.front_matter import split_front_matter
from attribution.articles.known import Known
from attribution.articles.lines import Kind
from attribution.articles.paragraphs import adjacent, trimmed_lines
from attribution.types import Article, Block, Diagnostic, Span

HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
UNDERLINE = re.compile(r"(?:=+|-{2,})")
QUOTE_MARK = re.compile(r"(?:>[ \t]?)+")
LIST_MARK = re.compile(r"(?:[*+-]|\d{1,3}[.)])[ \t]+(?=\S)")
RULE = re.compile(r"(?:[*_-][ \t]*){3,}")
FENCE = re.compile(r"```|~~~")
IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\([^)\n]*\)")
LINK_ONLY = re.compile(r"(?:[*+-]\s+)?\[(?P<words>[^\]\n]+)\]\([^)\n]*\)")
COMMENT = re.compile(r"<!--.*-->")
SHORT_ALT = 3  # words; "logo" is no caption


def read_markdown(text: str, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read Markdown with or without front matter; offsets are into the file's text, front matter and marks included.

    Raises InputError: "front_matter" for keys that cannot be parsed, "empty" where no text follows them.
    """
    start, keys, doubts = split_front_matter(text, id)
    marks = Marks(text, start)
    return build_article(
        text,
        id=id,
        known=known or keys,
        spans=marks.spans,
        kinds=marks.kinds,
        fixed=marks.fixed,
        diagnostics=(*notes, *doubts),
    )


class Marks:
    """One pass over the lines of a Markdown text: paragraphs, what is known of them, and blocks settled by syntax alone."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.kinds: dict[int, Kind] = {}
        self.fixed: list[Block] = []
        self.fenced = False
        self.open = False
        keys = text[:start].rstrip()
        if keys:
            self.fixed.append(Block(0, len(keys), "boilerplate"))
        self.before = Span(start, start)
        for line in trimmed_lines(text):
            if line.start >= start:
                self.read(line)

    def read(self, line: Span) -> None:
        """Take one line in."""
        words = line.of(self.text)
        joined = self.open and adjacent(self.text, self.before, line)
        self.before = line
        if FENCE.match(words) or self.fenced:
            self.fenced ^= bool(FENCE.match(words))
            self.settle(line)
        elif joined and UNDERLINE.fullmatch(words):
            self.kinds[self.spans[-1].start] = "heading"
            self.settle(line)
        elif RULE.fullmatch(words) or COMMENT.fullmatch(words):
            self.settle(line)
        elif heading := HEADING.match(words):
            self.add(Span(line.start + heading.end(), line.start + len(words.rstrip("# "))), "heading")
            self.open = False
        elif LINK_ONLY.fullmatch(words):
            self.add(line, "related_link")
            self.open = False
        elif image := IMAGE.fullmatch(words):
            self.picture(line, image)
        else:
            self.paragraph(line, words, joined)

    def settle(self, line: Span) -> None:
        """Syntax that is no text: rules, comments, code."""
        self.fixed.append(Block(line.start, line.end, "boilerplate"))
        self.open = False

    def picture(self, line: Span, image: re.Match[str]) -> None:
        """A picture on a line of its own: its description is a caption if it says anything."""
        alt = image["alt"]
        if len(alt.split()) >= SHORT_ALT:
            left = line.start + image.start("alt") + len(alt) - len(alt.lstrip())
            self.add(Span(left, left + len(alt.strip())), "caption")
            self.open = False
        else:
            self.settle(line)

    def paragraph(self, line: Span, words: str, joined: bool) -> None:
        """A line of running text; it goes on with the paragraph above unless a blank line or a list mark parts them."""
        quote = QUOTE_MARK.match(words)
        item = LIST_MARK.match(words)
        if joined and not item and not (quote and not self.quoted(self.spans[-1])):
            self.spans[-1] = Span(self.spans[-1].start, line.end)
            return
        mark = quote or item
        start = line.start + (mark.end() if mark else 0)
        if start >= line.end:
            self.settle(line)
            return
        self.add(Span(start, line.end), None)

    def quoted(self, span: Span) -> bool:
        """Whether a paragraph opens with the mark of a block quotation."""
        return self.text[max(0, span.start - 3) : span.start].lstrip().startswith(">")

    def add(self, span: Span, kind: Kind | None) -> None:
        """Add a paragraph, trimmed."""
        self.spans.append(span)
        if kind:
            self.kinds[span.start] = kind
        self.open = True
