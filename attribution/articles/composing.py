"""An article put together from paragraphs whose roles a format states."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from attribution.articles.building import build_article
from attribution.articles.known import Known
from attribution.articles.lines import Kind, read_line
from attribution.articles.titles import same_title
from attribution.errors import InputError
from attribution.types import Article, Block, BlockRole, Diagnostic, Hint, Span

# What the layout makes of a short line by its looks, though a standard's body says that it is a paragraph of the story.
DOUBTED: frozenset[Kind] = frozenset({"label", "caption", "date", "age", "related_link"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words on one line, its role where the format settles it, or its kind; hints with offsets into `text`.

    Role "body" is a paragraph of the story; only furniture such as "(Reporting by …)" is still recognised in it. None for both:
    the layout judges by looks.
    """

    text: str
    role: BlockRole | None = None
    kind: Kind | None = None
    hints: tuple[Hint, ...] = ()


def compose(paragraphs: Iterable[Paragraph], *, id: str, known: Known, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """An article of these paragraphs, parted by blank lines. Raises InputError "no_text" where none is of the story."""
    text, start = [], 0
    spans: list[Span] = []
    kinds: dict[int, Kind] = {}
    fixed: list[Block] = []
    hints: list[Hint] = []
    for paragraph in paragraphs:
        span = Span(start, start + len(paragraph.text))
        text.append(paragraph.text)
        hints += [replace(hint, start=start + hint.start, end=start + hint.end) for hint in paragraph.hints]
        start = span.end + 2
        if paragraph.role in (None, "body"):
            spans.append(span)
            kind = paragraph.kind or settled(paragraph)
            if kind:
                kinds[span.start] = kind
        elif paragraph.role is not None:
            fixed.append(Block(span.start, span.end, paragraph.role))
    if not spans:
        raise InputError(f"{id} has no text of a story; expected running text: give the article itself", code="no_text")
    article = build_article("\n\n".join(text), id=id, known=known, spans=spans, kinds=kinds, fixed=fixed, diagnostics=notes)
    return replace(article, hints=tuple(hints)) if hints else article


def settled(paragraph: Paragraph) -> Kind | None:
    """Prose for a paragraph of the story that only looks like something else."""
    if paragraph.role != "body":
        return None
    looks = read_line(paragraph.text, Span(0, len(paragraph.text)), None).kind
    return "prose" if looks in DOUBTED else None


def headed(title: str | None, story: list[Paragraph], *between: Paragraph) -> list[Paragraph]:
    """A story under its headline (and what stands between the two), without the headline's repetition at its top."""
    if not title:
        return [*between, *story]
    rest = story[1:] if story and story[0].role in (None, "body") and same_title(story[0].text, title) else story
    return [Paragraph(one_line(title), "title"), *between, *rest]


def one_line(text: str | None) -> str:
    """Words with single spaces between them."""
    return " ".join((text or "").split())
