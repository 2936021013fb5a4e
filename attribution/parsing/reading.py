"""Texts to Docs in batches: long texts are parsed in pieces and come back whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy's own estimate (error E088) is 1 GB of memory per 100,000 characters; most articles are below 20,000.
PIECE_CHARS = 40_000
BATCH_CHARS = 100_000
# The tokenizer strips prefixes one by one, quadratic in an unbroken run; real words are far shorter.
RUN_CHARS = 1_000
PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
LINE = re.compile(r"\n\s*")
SENTENCE = re.compile(r"[.!?][\"'”’)\]»]?\s+")
SPACE = re.compile(r"\s+")
RUN = re.compile(r"\S+")
SURROGATE = re.compile("[\ud800-\udfff]")


def parse_texts(nlp: Language, texts: Iterable[str], batch_size: int = 32) -> Iterator[Doc]:
    """Yield one Doc a text, in order, with `doc.text == text` and every `token.idx` an offset into it.

    At most `batch_size` pieces and 100,000 characters go through the networks at once.
    A lone surrogate, which no UTF-8 can hold, is read as U+FFFD: same length, so offsets stay right.
    """
    clean = (SURROGATE.sub("\ufffd", text) for text in texts)
    pieces = ((piece, number) for number, text in enumerate(clean) for piece in split_text(text))
    parsed = (pair for batch in batches(pieces, batch_size) for pair in nlp.pipe(batch, as_tuples=True))
    for _, group in groupby(parsed, key=lambda pair: pair[1]):
        yield join_docs([lean(doc) for doc, _ in group])


def batches(pieces: Iterable[tuple[str, int]], batch_size: int) -> Iterator[list[tuple[str, int]]]:
    """Group pieces so that neither their number nor their characters pass a bound."""
    batch: list[tuple[str, int]] = []
    size = 0
    for piece in pieces:
        if batch and (len(batch) >= batch_size or size + len(piece[0]) > BATCH_CHARS):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece[0])
    if batch:
        yield batch


def parse_text(nlp: Language, text: str) -> Doc:
    """Return the Doc of one text of any length."""
    return next(parse_texts(nlp, [text]))


def lean(doc: Doc) -> Doc:
    """Drop the vectors of the hidden layers: nobody reads them and they are most of a Doc's memory."""
    import numpy as np

    doc.tensor = np.zeros((0,), dtype="float32")
    return doc


def join_docs(docs: list[Doc]) -> Doc:
    """Return one Doc over pieces that follow each other without a gap."""
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor", "user_data"])
    assert joined is not None
    return joined


def split_text(text: str, limit: int = PIECE_CHARS) -> list[str]:
    """Cut a text into pieces that join to it again: after a paragraph where possible, else a line, sentence or blank.

    A run of more than 1,000 characters without a blank is cut too (`RUN_CHARS`). Linear in the length of the text.
    """
    pieces: list[str] = []
    start = 0
    for end in [*run_cuts(text), len(text)]:
        while end - start > limit:
            cut = best_cut(text, start, start + limit)
            pieces.append(text[start:cut])
            start = cut
        if end > start or not pieces:
            pieces.append(text[start:end])
        start = end
    return pieces


def run_cuts(text: str) -> Iterator[int]:
    """Yield the offsets that cut unbroken runs of characters into pieces of `RUN_CHARS`."""
    for run in RUN.finditer(text):
        yield from range(run.start() + RUN_CHARS, run.end(), RUN_CHARS)


def best_cut(text: str, start: int, end: int) -> int:
    """Return where to cut `text[start:end]`: after its last paragraph break in the second half, else a weaker break."""
    middle = (start + end) // 2
    for pattern in (PARAGRAPH, LINE, SENTENCE, SPACE):
        ends = [match.end() for match in pattern.finditer(text, middle, end)]
        if ends:
            return ends[-1]
    return end
