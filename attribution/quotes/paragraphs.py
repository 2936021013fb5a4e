"""The paragraphs of an article's story: what is read for quotations, and in what role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attribution.types import Article, Block, BlockRole, Span

BREAK = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*")
# A typist's wrapping ends lines in mid-sentence at 45-100 columns; the same bounds as the sentence starts of parsing/.
WRAPPED_COLUMNS = range(45, 101)
TERMINAL = frozenset(".!?:;…\"'”’)]»")


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """One paragraph of a block, blanks at its ends left out; `block` counts the story blocks from 0."""

    role: BlockRole
    block: int


def story_paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """Return the paragraphs of title, captions and body in text order; an article without blocks is all body."""
    blocks = article.story_blocks() if article.blocks else (Block(0, len(article.text), "body"),)
    page = is_wrapped(article.text, [line for block in blocks for line in lines_of(article.text, block.start, block.end)])
    return tuple(
        Paragraph(start, end, block.role, number)
        for number, block in enumerate(blocks)
        for start, end in split_block(article.text, block.start, block.end, wrapped=page)
    )


def lines_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the lines of a block, but for its last, which ends where the paragraph does."""
    edges = [start, *(edge for match in BREAK.finditer(text, start, end) for edge in match.span()), end]
    return list(zip(edges[::2], edges[1::2], strict=True))[:-1]


def split_block(text: str, start: int, end: int, *, wrapped: bool = False) -> list[tuple[int, int]]:
    """Return the offsets of the paragraphs of `text[start:end]`: `"A.\\n\\nB." -> [(0, 2), (4, 6)]`.

    A blank line always breaks; a single line end breaks unless the page (`wrapped`) or the block is wrapped by hand.
    """
    breaks = list(BREAK.finditer(text, start, end))
    edges = [start, *(edge for match in breaks for edge in match.span()), end]
    lines = list(zip(edges[::2], edges[1::2], strict=True))
    wrapped = wrapped or is_wrapped(text, lines)
    found: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(lines):
        joins = wrapped and number > 0 and line_ends(breaks[number - 1].group()) == 1 and found
        if joins:
            first = found.pop()[0]
        found.append((first, last))
    return [trimmed for piece in found if (trimmed := trim(text, *piece))[0] < trimmed[1]]


def line_ends(gap: str) -> int:
    """Count the line ends of a gap between lines, CR LF as one."""
    return len(re.findall(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", gap))


def is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether most lines stop in mid-sentence at a typist's width."""
    full = [(first, last) for first, last in lines if last > first]
    if len(full) < 3:
        return False
    cut = sum(
        len(text[first:last].rstrip()) in WRAPPED_COLUMNS and text[last - 1] not in TERMINAL
        for first, last in full[:-1]
    )
    return cut * 2 > len(full) - 1


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without blanks at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
