"""The words a quotation printed, with their places in the article, from its row alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.archive.words.plainwords import indexed, plain_words
from attribution.matching.remarks import closes
from attribution.matching.wording import Word, is_mark, words
from attribution.types import Span

# Marks, two single ones as one; an opening mark and those that close it: one that may be either closes what it opened.
MARK = re.compile(r"``|''|[“”\"«»„‘’'‹›`]")
PAIRS = {
    "“": ("”", '"'), '"': ('"', "”"), "«": ("»",), "»": ("«",), "„": ("“", "”", '"'), "‘": ("’",), "'": ("'",), "‹": ("›",),
    "``": ("''", "``", '"', "”"), "''": ("''",), "`": ("'", "’", "`"),
}  # fmt: skip
# After a letter or digit these are apostrophes.
SINGLE = frozenset("‘'‹`")


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between outer quotation marks in [start, end), marks left out; an unclosed one runs to the end."""
    opened: int | None = None
    mark = ""
    for match in MARK.finditer(text, start, end):
        found = match.group()
        if opened is None:
            if found in PAIRS and opens(text, match.start(), found):
                opened, mark = match.end(), found
        elif found in PAIRS[mark] and (len(found) == 2 or closes(text, match.start())):
            yield Span(opened, match.start())
            opened = None
    if opened is not None and opened < end:
        yield Span(opened, end)


def opens(text: str, at: int, mark: str) -> bool:
    """Whether a mark can open: a single one stands before a word and after none."""
    return mark not in SINGLE or not (at and text[at - 1].isalnum())


@dataclass(frozen=True, slots=True)
class Run:
    """Words said in one breath, in offsets of the article, and the stretches they stand in: a cue may break them."""

    words: tuple[Word, ...]
    spans: tuple[Span, ...]

    def text(self, article: str, start: int, end: int) -> str:
        """What was printed between two offsets, without what stands between the stretches."""
        cut = (article[max(start, span.start) : min(end, span.end)] for span in self.spans if span.start < end and start < span.end)
        return " ".join(cut)


def runs(text: str, start: int, end: int, kind: str) -> list[Run]:
    """The words of a quotation. The pieces of a direct one are one run; those of a mixed one are runs of their own; without marks, the whole span."""
    found = [] if kind == "indirect" else list(pieces(text, start, end))
    groups = [found] if kind == "direct" else [[span] for span in found]
    said = [run for run in (run_of(text, spans) for spans in groups) if run.words]
    whole = run_of(text, [Span(start, end)])
    return said or ([whole] if whole.words else [])


def run_of(text: str, spans: Sequence[Span]) -> Run:
    """The words of some stretches as one run."""
    return Run(tuple(word for span in spans for word in placed(text, span)), tuple(spans))


def placed(text: str, span: Span) -> Iterator[Word]:
    """The words of a span without ellipses and insertions."""
    for word in words(span.of(text)):
        if not is_mark(word):
            yield Word(word.form, span.start + word.start, span.start + word.end)


def quoted_text(text: str, start: int, end: int, kind: str) -> str:
    """A quotation as the index takes it: the forms of matching/wording, so that "I'm" and "I am" are found alike."""
    forms = (word.form for run in runs(text, start, end, kind) for word in run.words)
    return indexed(plain.form for form in forms for plain in plain_words(form))
