"""Paragraphs of marked-up text: XHTML, NITF and what lies between, in one pass over a tree without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attribution.articles.composing import Paragraph
from attribution.articles.events import events, first_letter
from attribution.articles.lines import Kind
from attribution.articles.paragraphs import TERMINAL, paragraphs
from attribution.types import BlockRole, Hint, HintKind

BLOCKS = frozenset(
    ["p", "div", "section", "article", "main", "body", "content", "block", "block-content", "body.content", "blockquote", "bq", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "figure", "media", "abstract", "address", "header", "footer", "hr", "pre", "note", "fn", "nitf-table", "figcaption", "media-caption", "center", "details", "summary", "credit", "aside", "byttl"]
)  # fmt: skip
# Not the story's text: furniture, and what a reader does not see.
SKIPPED = frozenset(
    ["script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "form", "button", "select", "head", "nav", "media-metadata", "media-reference", "media-object", "media-producer", "virtloc", "datasource", "copyrite", "colgroup", "caption", "annotation"]
)  # fmt: skip
TABLES = frozenset(("table", "nitf-table"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"))
ROLES: dict[str, BlockRole] = {"figcaption": "caption", "media-caption": "caption", "aside": "related"}
HINTS: dict[str, HintKind] = {
    "person": "person", "org": "organization", "location": "place", "num": "number", "money": "number", "chron": "date", "event": "event", "q": "quotation",
}  # fmt: skip
# Where a hint's normalised form stands.
VALUES = ("norm", "value", "idsrc", "iso-date")
# Two of these side by side are two words even where the markup has no space between them.
WORDS = frozenset(["name.given", "name.family", "function", "city", "state", "region", "country", "sublocation"])
OPENERS = "\"“”„«»'‘’‹"


class Reader:
    """One walk over a tree; `tables` counts the tables that were passed over."""

    def __init__(self, role: BlockRole | None = None) -> None:
        self.role = role
        self.done: list[Paragraph] = []
        self.tables = 0
        self.out: list[str] = []
        self.size = 0
        self.roles: list[BlockRole] = []
        self.headings = self.preformatted = 0
        self.open_hints: list[tuple[HintKind, str, int, bool]] = []
        self.hints: list[Hint] = []

    def read(self, root: Any) -> list[Paragraph]:
        """The paragraphs below (and in) an element."""
        skipped = 0
        for event, name, element, text in events(root):
            if event == "text":
                if not skipped:
                    self.add(text)
            elif name in SKIPPED or name in TABLES:
                skipped += 1 if event == "start" else -1
                if event == "start":
                    self.flush()
                    self.tables += name in TABLES and skipped == 1
            elif not skipped:
                self.start(name, element) if event == "start" else self.end(name)
        self.flush()
        return self.done

    def start(self, name: str, element: Any) -> None:
        """An element opens."""
        if name in BLOCKS:
            self.flush()
            self.headings += name in HEADINGS
            self.preformatted += name == "pre"
            if name in ROLES:
                self.roles.append(ROLES[name])
        elif name == "br":
            self.out.append("\n")
            self.size += 1
        elif name in WORDS and self.out and self.out[-1][-1:].isalnum():
            self.add(" ")
        if name in HINTS:
            self.open_hint(name, element)

    def open_hint(self, name: str, element: Any) -> None:
        """Inline markup opens; a <q> without quotation marks of its own gets them, as a browser prints it."""
        marked = name == "q" and not any(end in OPENERS for end in ("".join(self.out[-1:])[-1:] or " ", first_letter(element) or " "))
        if marked:
            self.push("“")
        value = next((element.get(key) for key in VALUES if element.get(key)), "")
        self.open_hints.append((HINTS[name], value, self.size - marked, marked))

    def end(self, name: str) -> None:
        """An element closes."""
        if name in HINTS and self.open_hints:
            kind, value, start, marked = self.open_hints.pop()
            if marked:
                self.push("”")
            if self.size > start:
                self.hints.append(Hint(start, self.size, kind, value))
        if name in BLOCKS:
            self.flush()
            self.headings -= name in HEADINGS
            self.preformatted -= name == "pre"
            if name in ROLES and self.roles:
                self.roles.pop()

    def push(self, text: str) -> None:
        """Append text as it is."""
        self.out.append(text)
        self.size += len(text)

    def add(self, text: str) -> None:
        """Append text, its white space made single spaces; kept as it is inside <pre>."""
        if self.preformatted:
            self.push(text)
            return
        words = " ".join(text.split())
        if text[:1].isspace() and self.out and not self.out[-1][-1:].isspace():
            words = " " + words
        if text[-1:].isspace() and words.strip():
            words += " "
        if words and self.out and self.out[-1][-1:].isspace():
            words = words.lstrip(" ")
        if words and (self.out or words.strip()):
            self.push(words if self.out else words.lstrip(" "))

    def flush(self) -> None:
        """A paragraph ends here."""
        text = "".join(self.out)
        hints, self.hints, self.out, self.size = self.hints, [], [], 0
        # Markup that goes on over the end of a paragraph says nothing of the next one.
        self.open_hints = [(kind, value, 0, False) for kind, value, _, _ in self.open_hints]
        if not text.strip():
            return
        role = self.roles[-1] if self.roles else self.role
        kind: Kind | None = "heading" if self.headings and role in (None, "body") else None
        if self.preformatted:
            self.done += [Paragraph(" ".join(span.of(text).split()), role, kind) for span in paragraphs(text)]
            return
        for start, words in broken(text):
            self.done.append(Paragraph(words, role, kind, tuple(within(hints, start, words))))


def broken(text: str) -> Iterator[tuple[int, str]]:
    """Cut a block at its line breaks where they end paragraphs: at two in a row, and at one behind a full stop."""
    start = 0
    for end in [*breaks(text), len(text)]:
        piece = text[start:end]
        words = piece.strip()
        if words:
            yield start + len(piece) - len(piece.lstrip()), words.replace("\n", " ")
        start = end + 1


def breaks(text: str) -> Iterator[int]:
    """The line breaks that end a paragraph."""
    last = ""
    at = text.find("\n")
    position = 0
    while at >= 0:
        last = text[position:at].rstrip() or last
        following = text.find("\n", at + 1)
        double = following >= 0 and not text[at + 1 : following].strip()
        if double or last[-1:] in TERMINAL or not last:
            yield at
        position, at = at + 1, following


def within(hints: list[Hint], start: int, words: str) -> Iterator[Hint]:
    """The hints that lie in one paragraph, trimmed, with offsets into it."""
    for hint in hints:
        left, right = hint.start - start, min(hint.end - start, len(words))
        if 0 <= left < right:
            passage = words[left:right]
            left += len(passage) - len(passage.lstrip())
            right -= len(passage) - len(passage.rstrip())
            if left < right:
                yield Hint(left, right, hint.kind, hint.value)


def html_paragraphs(fragment: str, role: BlockRole | None = None) -> list[Paragraph]:
    """The paragraphs of an HTML fragment or page whose every part is the story, as in ninjs or a feed; [] for none."""
    from lxml import html

    if not fragment.strip():
        return []
    try:
        root = html.document_fromstring(fragment.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True))
    except (ValueError, AssertionError, html.etree.LxmlError):
        return []
    return Reader(role).read(root)
