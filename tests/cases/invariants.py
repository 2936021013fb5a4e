"""Changes of a case's articles that must not change what is found, and the way back from the changed texts."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.articles import read_text
from attribution.types import Article, Finding, Report

# What one finding says: relation, kind, and the two passages as (article, start, end) of the case's own texts.
Said = tuple[str, str, frozenset[tuple[str, int, int]]]
# Lines are wrapped as a typist does; every so many blanks are doubled.
COLUMNS, DOUBLE_EVERY, FEWEST = 60, 4, 2
CURLY, STRAIGHT = "“”", '"'


@dataclass(frozen=True)
class Changed:
    """Articles after a change; `names` and `places` lead back: new id to old, and by old id each new offset to its old one."""

    articles: tuple[Article, ...]
    names: Mapping[str, str]
    places: Mapping[str, Sequence[int]]


Change = Callable[[Sequence[Article]], Changed]


def remade(article: Article, text: str) -> Article:
    """The article with another text, read and laid out anew."""
    return read_text(text, id=article.id, source=article.source, published=article.published, byline=article.byline)


def unmoved(articles: Sequence[Article]) -> Changed:
    """A change that moves no character and renames nothing."""
    return Changed(tuple(articles), {a.id: a.id for a in articles}, {a.id: range(len(a.text) + 1) for a in articles})


def order(articles: Sequence[Article]) -> Changed:
    """The articles in reverse order."""
    return replace(unmoved(articles), articles=tuple(reversed(articles)))


def spaces(articles: Sequence[Article]) -> Changed:
    """Double blanks here and there, and the paragraphs of the body wrapped by hand; a headline keeps its line."""
    made = [(article, *spaced(article.text)) for article in articles]
    back = {article.id: places for article, _, places in made}
    return Changed(tuple(remade(article, text) for article, text, _ in made), {a.id: a.id for a in articles}, back)


def spaced(text: str) -> tuple[str, list[int]]:
    """A text with other white space, and the old offset of each of its characters.

    A text of so few lines that nobody could tell wrapping from paragraphs gets double blanks only.
    """
    made, places = rewritten(text, COLUMNS)
    return (made, places) if made.count("\n") - text.count("\n") >= FEWEST else rewritten(text, len(text) * 2)


def rewritten(text: str, columns: int) -> tuple[str, list[int]]:
    """A text with some of its blanks doubled and the lines of its body no longer than `columns`; and the old offsets."""
    parts: list[str] = []
    places: list[int] = []
    body = "\n\n" not in text.strip()
    blanks = column = 0
    for at, char in enumerate(text):
        body = body or text.startswith("\n\n", at)
        blanks += char == " "
        full = column + len(text[at + 1 :].split(" ", 1)[0].split("\n", 1)[0]) >= columns
        new = char if char != " " else "\n" if body and full else "  " if blanks % DOUBLE_EVERY == 0 else " "
        column = 0 if "\n" in new else column + len(new)
        parts.append(new)
        places += [at] * len(new)
    return "".join(parts), [*places, len(text)]


def marks(articles: Sequence[Article]) -> Changed:
    """Straight double quotation marks for curly ones, and curly ones for straight ones."""
    return replace(unmoved(articles), articles=tuple(remade(a, marked(a.text)) for a in articles))


def marked(text: str) -> str:
    """The text with the other style of double marks, character by character; straight ones open and close in turn in each paragraph."""
    if any(mark in text for mark in CURLY):
        return text.replace(CURLY[0], STRAIGHT).replace(CURLY[1], STRAIGHT)
    paragraphs = text.split("\n\n")
    for at, paragraph in enumerate(paragraphs):
        pieces = paragraph.split(STRAIGHT)
        paragraphs[at] = pieces[0] + "".join(CURLY[n % 2] + piece for n, piece in enumerate(pieces[1:]))
    return "\n\n".join(paragraphs)


def outlets(articles: Sequence[Article]) -> Changed:
    """Outlets by other names."""
    return replace(
        unmoved(articles), articles=tuple(replace(a, source=f"Paper {n}") for n, a in enumerate(articles, 1))
    )


def swapped(articles: Sequence[Article]) -> Changed:
    """The first two articles with their ids exchanged, so that what was A is B."""
    first, second, *rest = articles
    made = (replace(first, id=second.id), replace(second, id=first.id), *rest)
    names = {new.id: old.id for new, old in zip(made, articles, strict=True)}
    return Changed(made, names, {a.id: range(len(a.text) + 1) for a in articles})


INVARIANTS: Mapping[str, Change] = {
    "order": order,
    "spaces": spaces,
    "marks": marks,
    "outlets": outlets,
    "swapped": swapped,
}


def chosen(case: str) -> str:
    """The one change that a case is run with, by a hash of its id that stays."""
    return sorted(INVARIANTS)[zlib.crc32(case.encode()) % len(INVARIANTS)]


def said(report: Report, changed: Changed) -> set[Said]:
    """What a report finds, in the passages of the case's own texts."""
    return {say(finding, changed) for finding in report.findings}


def say(finding: Finding, changed: Changed) -> Said:
    """One finding, its clearest pair led back to the texts of the case."""
    sides = []
    for side in (finding.a, finding.b):
        name = changed.names[side.article]
        places = changed.places[name]
        sides.append((name, places[side.start], places[side.end]))
    return (finding.relation, finding.kind, frozenset(sides))
