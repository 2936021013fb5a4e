"""Put the syntax and the names pipeline into one folder that plain spaCy loads."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import spacy
import srsly
from confection import Config
from spacy.language import Language
from spacy.strings import StringStore

VERSION = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text(encoding="utf-8"))["version"]
DESCRIPTION = "Tags, morphology, lemmas, dependencies and names for English news; part of attribution."


def assemble(syntax: Path, names: Path, out: Path) -> None:
    """Write one pipeline: the syntax components with their shared network, and names with a network of its own."""
    nlp = spacy.load(syntax)
    source = spacy.load(names)
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=source)
    describe(nlp)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    tidy(out)
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(f"{out}: {size / 2**20:.1f} MiB")


def describe(nlp: Language) -> None:
    """Say in the folder's meta.json what this is."""
    nlp.meta.update(
        name="attribution_news",
        version=VERSION,
        description=DESCRIPTION,
        license="CC BY-SA 4.0",
        author="attribution contributors",
    )


def tidy(out: Path) -> None:
    """Take out of the folder what only training needs: this machine's paths, the corpora, the scores, the training words."""
    config = Config().from_disk(out / "config.cfg", interpolate=False)
    config["paths"] = dict.fromkeys(config["paths"])
    config["initialize"]["components"] = {}
    for corpus in config["corpora"].values():
        corpus["augmenter"] = None
    config.to_disk(out / "config.cfg")
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    meta["performance"] = {}
    (out / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    # Components add their own labels when they load; the words of the training texts are not needed to read others.
    strings = out / "vocab" / "strings.json"
    strings.write_text(json.dumps(sorted(needed_strings(out)), ensure_ascii=False) + "\n", encoding="utf-8")


def needed_strings(out: Path) -> set[str]:
    """Return what is stored by hash: the words in the lemmatizer's edit trees, and the labels of every component."""
    known = StringStore().from_disk(out / "vocab" / "strings.json")
    trees = srsly.read_msgpack(out / "trainable_lemmatizer" / "trees")["trees"]
    words = {known[tree[key]] for tree in trees for key in ("orig", "subst") if tree.get(key)}
    labels = {str(label) for _, pipe in spacy.load(out).pipeline for label in getattr(pipe, "labels", ())}
    return words | labels
