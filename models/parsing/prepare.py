"""Turn the treebanks and the name data into spaCy's binary corpora: `python -m models.parsing.prepare --data DIR --out DIR`."""

from __future__ import annotations

import argparse
import gzip
import json
import tomllib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from models.parsing.conllu import Sentence, read_sentences
from models.parsing.detokenise import spaces

RECIPE = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text(encoding="utf-8"))
BREAK = "\n\n"


def main() -> None:
    """Write every corpus and say how often spaCy's tokenizer agrees with the treebanks."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder with treebank/ and ner/")
    options.add_argument("--out", type=Path, required=True, help="folder for the .spacy files (not in the repository)")
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    dev: list[Doc] = []
    for name, files in RECIPE["treebanks"].items():
        limit = RECIPE["doc_words"][name]
        docs = [
            doc
            for file in files
            for doc in treebank_docs(nlp.vocab, args.data / "treebank" / f"{file}.conllu.gz", limit)
        ]
        save(docs, args.out / f"{name}.spacy")
        print(f"{name}: {len(docs)} docs, {token_mismatch(nlp, docs):.2%} of tokens differ from spaCy's tokenizer")
        dev += docs if name.endswith("dev") else []
    save(dev, args.out / "syntax-dev.spacy")
    for name, file in RECIPE["names"].items():
        docs = list(name_docs(nlp.vocab, args.data / "ner" / f"{file}.jsonl.gz", RECIPE["doc_words"][name]))
        save(docs, args.out / f"{name}.spacy")
        print(f"{name}: {len(docs)} docs, {token_mismatch(nlp, docs):.2%} of tokens differ from spaCy's tokenizer")


def save(docs: Iterable[Doc], path: Path) -> None:
    """Write docs as one DocBin, with their whitespace."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def treebank_docs(vocab: Vocab, path: Path, limit: int) -> Iterator[Doc]:
    """Yield docs of several sentences of one document, paragraphs apart by a blank line."""
    group: list[Sentence] = []
    for sentence in read_sentences(path):
        size = sum(len(s.words) for s in group)
        if group and (sentence.new_document or size >= limit):
            yield treebank_doc(vocab, group)
            group = []
        group.append(sentence)
    if group:
        yield treebank_doc(vocab, group)


def treebank_doc(vocab: Vocab, group: list[Sentence]) -> Doc:
    """Make one doc; a paragraph break is a whitespace token hung on the word before it, as spaCy's tokenizer makes it."""
    rows: dict[str, list[Any]] = {key: [] for key in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "deps")}
    heads: list[int] = []
    starts: list[bool] = []
    for number, sentence in enumerate(group):
        if number and sentence.new_paragraph:
            rows["spaces"][-1] = False
            heads.append(len(heads) - 1)
            _add(rows, BREAK, False, "_SP", "SPACE", "", BREAK, "dep")
            starts.append(False)
        offset = len(heads)
        for index, word in enumerate(sentence.words):
            heads.append(offset + word.head)
            starts.append(index == 0)
            _add(rows, word.form, word.space_after, word.xpos, word.upos, word.feats, word.lemma, word.deprel)
    return Doc(vocab, heads=heads, sent_starts=None, **rows)


def _add(rows: dict[str, list[Any]], *values: Any) -> None:
    for column, value in zip(rows.values(), values, strict=True):
        column.append(value)


def name_docs(vocab: Vocab, path: Path, limit: int) -> Iterator[Doc]:
    """Yield docs of a few paragraphs of one article with their outer entities."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for _, paragraphs in groupby(records, key=lambda record: record["doc"]):
        group: list[dict[str, Any]] = []
        for paragraph in paragraphs:
            if group and sum(len(p["tokens"]) for p in group) >= limit:
                yield name_doc(vocab, group)
                group = []
            group.append(paragraph)
        yield name_doc(vocab, group)


def name_doc(vocab: Vocab, paragraphs: list[dict[str, Any]]) -> Doc:
    """Make one doc whose every token is annotated: in an entity, or O."""
    words: list[str] = []
    follows: list[bool] = []
    tags: list[str] = []
    for paragraph in paragraphs:
        if words:
            words.append(BREAK)
            follows.append(False)
            tags.append("O")
        offset = len(words)
        words += paragraph["tokens"]
        follows += spaces(paragraph["tokens"])
        tags += ["O"] * len(paragraph["tokens"])
        for start, end, label in paragraph["ents"]:
            tags[offset + start : offset + end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return Doc(vocab, words=words, spaces=follows, ents=tags)


def token_mismatch(nlp: spacy.language.Language, docs: list[Doc]) -> float:
    """Return the share of gold tokens whose exact span is no token of spaCy's tokenizer."""
    missed = total = 0
    for doc in docs:
        cut = {(t.idx, len(t)) for t in nlp.make_doc(doc.text)}
        missed += sum((t.idx, len(t)) not in cut for t in doc)
        total += len(doc)
    return missed / total


if __name__ == "__main__":
    main()
