"""CoNLL-U text to rows of a document, with the spacing that the original text had."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One syntactic word; `head` is a 0-based index into the sentence (its own index for the root)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass
class Sentence:
    """The words of one sentence, and whether a document or a paragraph begins with it."""

    words: list[Word] = field(default_factory=list)
    new_document: bool = False
    new_paragraph: bool = False


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a (gzipped) CoNLL-U file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from parse_blocks(lines)


def parse_blocks(lines: Iterable[str]) -> Iterator[Sentence]:
    """Turn CoNLL-U lines into sentences."""
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield _sentence(comments, rows)
            comments, rows = [], []
    if rows:
        yield _sentence(comments, rows)


def _sentence(comments: list[str], rows: list[list[str]]) -> Sentence:
    """Build a sentence; a multiword token (`1-2 don't`) gives its spacing to its last word."""
    glued: set[int] = set()
    spaceless: set[int] = set()
    words: list[Word] = []
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            glued.update(range(int(first), int(last)))
            if "SpaceAfter=No" in row[9]:
                spaceless.add(int(last))
            continue
        if "." in first:  # an empty node of the enhanced graph
            continue
        index = int(first)
        if "SpaceAfter=No" in row[9]:
            spaceless.add(index)
        space = index not in glued and index not in spaceless
        head = int(row[6]) - 1 if row[6] != "0" else index - 1
        feats = "" if row[5] == "_" else row[5]
        deprel = "ROOT" if row[7] == "root" else row[7]  # the name spaCy's transition system expects
        words.append(Word(row[1], row[2], row[3], row[4], feats, head, deprel, space))
    return Sentence(
        words,
        new_document=any(c.startswith("# newdoc") for c in comments),
        new_paragraph=any(c.startswith("# newpar") and "newpar_block" not in c for c in comments),
    )
