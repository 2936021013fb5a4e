"""The sentences that are edited: treebanks with gold trees, and our own stories and event reports read by our own parser."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.entailment.generation.edit import Split
from models.entailment.generation.keeping import seen_in_training
from models.entailment.generation.words import Sentence, Word

MIN_WORDS, MAX_WORDS = 6, 32
# Sections of the treebanks that read like news; reviews, e-mails, how-to guides and fiction do not.
NEWSLIKE = re.compile(r"weblog|newsgroup|GUM_(news|bio|interview|speech|court|academic|voyage|textbook)", re.IGNORECASE)
TREEBANKS = {"en_ewt-ud": ("train", "dev"), "gum_open": ("train", "dev")}


# Event topics that stories of the end-to-end development set belong to: nothing of them trains anything.
END_TO_END = frozenset({8, 14, 20, 24, 32, 37, 38})


def topic_split(topic: int, split: str) -> Split | None:
    """Where a report of the event corpus belongs: of its own training part every fifth topic is our dev; the rest is left alone."""
    if split != "train" or topic in END_TO_END:
        return None
    return "dev" if topic % 5 == 0 else "train"


def sentences(data: Path, split: Split) -> Iterator[Sentence]:
    """Every usable sentence of a split below the data folder, in a fixed order."""
    for name in TREEBANKS:
        yield from named(usable(treebank(data / "treebank" / f"{name}-{split}.conllu.gz")))
    yield from usable(parsed(stories(data / "fiction" / f"articles.{split}.jsonl.gz")))
    yield from usable(parsed(events(data / "crossdoc" / "ecbplus_docs.jsonl.gz", split)))


def usable(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """Whole statements of 6 to 32 words: one root with a subject, a capital at the start, a full stop, no quotation mark left open."""
    for s in found:
        if not MIN_WORDS <= len(s.words) <= MAX_WORDS or not s.text[0].isupper() or not s.text.endswith("."):
            continue
        if s.text.count('"') % 2 or s.text.count("“") != s.text.count("”") or s.text.count("(") != s.text.count(")"):
            continue
        if any(mark in s.text for mark in ("http", "@", "*", "_", "``", "''")):
            continue
        if s.root.pos in ("VERB", "NOUN", "ADJ", "AUX", "PROPN") and s.children(s.root, "nsubj"):
            yield s


def treebank(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file from sections that read like news."""
    section, text, rows = "", "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newdoc", "# sent_id")):
                section = line.partition("=")[2].strip() or section
            elif line.startswith("# text ="):
                text = line.partition("=")[2].strip()
            elif line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip():
                if rows and NEWSLIKE.search(section):
                    yield tree(text, rows, section)
                rows = []


def tree(text: str, rows: list[list[str]], source: str) -> Sentence:
    """One CoNLL-U block; a contraction's parts share the letters of the whole where they cannot be told apart."""
    words, at, ranges = [], 0, {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            ranges.update(dict.fromkeys(range(first, last + 1), row[1]))
    plain = [row for row in rows if row[0].isdigit()]
    for row in plain:
        start = text.find(row[1], at)
        if start < 0 or start > at + 3:
            start = at
        at = min(len(text), start + len(row[1]))
        index, head = int(row[0]) - 1, int(row[6]) - 1
        relation = row[7]
        words.append(Word(index, row[1], row[2], row[3], row[4], row[5], index if head < 0 else head, relation, start, at))
    return Sentence(text, tuple(words), (), source)


def stories(path: Path) -> Iterator[tuple[str, str]]:
    """(source, paragraph) of our own articles, less the training stories that are kept for fitting what weighs verdicts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if ".train." not in path.name or seen_in_training(row["story"]):
                yield from ((row["doc"], p.strip()) for p in row["text"].split("\n") if p.strip())


def events(path: Path, split: Split) -> Iterator[tuple[str, str]]:
    """(source, sentence) of the event reports of a split."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if topic_split(int(row["topic"]), row["split"]) == split:
                yield from ((row["doc"], s.strip()) for s in row["sentences"])


def named(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences of a treebank, with the names our own pipeline finds in them."""
    from attribution.parsing import load_pipeline

    nlp: Any = load_pipeline(None)
    for doc, s in nlp.pipe(((s.text, s) for s in found), as_tuples=True):
        yield replace(s, names=tuple((e.start_char, e.end_char, e.label_) for e in doc.ents))


def parsed(texts: Iterable[tuple[str, str]]) -> Iterator[Sentence]:
    """Sentences of texts by our own pipeline, with the names it finds."""
    from attribution.parsing import load_pipeline

    nlp: Any = load_pipeline(None)
    for doc, source in nlp.pipe(((text, source) for source, text in texts), as_tuples=True):
        for sent in doc.sents:
            base = sent.start_char
            words = tuple(
                Word(
                    t.i - sent.start, t.text, t.lemma_, t.pos_, t.tag_, str(t.morph), t.head.i - sent.start, t.dep_.lower(),
                    t.idx - base, t.idx - base + len(t.text),
                )
                for t in sent
            )  # fmt: skip
            if not words or sum(w.head == w.index for w in words) != 1:
                continue
            names = tuple((e.start_char - base, e.end_char - base, e.label_) for e in sent.ents)
            yield Sentence(sent.text.rstrip(), words, names, source)
