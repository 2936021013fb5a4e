"""Score a pipeline on the dev sets: `python -m models.parsing.evaluate --corpora DIR [--pipeline NAME_OR_PATH]`."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from attribution.parsing import load_pipeline, parse_texts

SYNTAX = ("dep_uas", "dep_las", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "sents_f")
NAMES = ("ents_p", "ents_r", "ents_f")


def main() -> None:
    """Print one JSON object of figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True, help="folder that prepare.py wrote")
    options.add_argument("--pipeline", help="a spaCy pipeline by name or path; the shipped one if left out")
    args = options.parse_args()
    nlp = load_pipeline(args.pipeline)
    figures: dict[str, Any] = {}
    for name in ("ewt-dev", "gum-dev"):
        gold = read(nlp, args.corpora / f"{name}.spacy")
        figures[name] = {
            "gold tokens": rounded(score(nlp, gold, gold_tokens=True), SYNTAX),
            "raw text": rounded(score(nlp, gold, gold_tokens=False), SYNTAX),
        }
    gold = read(nlp, args.corpora / "names-dev.spacy")
    for kind in (True, False):
        scores = score(nlp, gold, gold_tokens=kind)
        per_type = {label: round(100 * value["f"], 1) for label, value in sorted(scores["ents_per_type"].items())}
        figures["names-dev " + ("gold tokens" if kind else "raw text")] = {**rounded(scores, NAMES), "types": per_type}
    figures["words a second"] = round(speed(nlp, [doc.text for doc in gold]))
    print(json.dumps(figures, indent=2))


def read(nlp: Language, path: Path) -> list[Doc]:
    """Return the gold docs of one corpus."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def score(nlp: Language, gold: list[Doc], *, gold_tokens: bool) -> dict[str, Any]:
    """Parse the texts and compare; with gold tokens the pipeline reads the annotators' words, else its own."""
    inputs: list[Doc] = [bare(doc) if gold_tokens else nlp.make_doc(doc.text) for doc in gold]
    predicted = nlp.pipe(inputs)
    examples = [Example(doc, reference) for doc, reference in zip(predicted, gold, strict=True)]
    return Scorer(nlp).score(examples)


def bare(doc: Doc) -> Doc:
    """Return the words and blanks of a doc without its annotation."""
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def rounded(scores: dict[str, Any], keys: tuple[str, ...]) -> dict[str, float]:
    """Return the wanted scores in per cent."""
    return {key: round(100 * scores[key], 2) for key in keys if scores.get(key) is not None}


def speed(nlp: Language, texts: list[str]) -> float:
    """Return words a second over the texts, on one thread of process time."""
    start = time.process_time()
    words = sum(len(doc) for doc in parse_texts(nlp, texts))
    return words / (time.process_time() - start)


if __name__ == "__main__":
    main()
