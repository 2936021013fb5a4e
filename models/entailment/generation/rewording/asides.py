"""What is said by the way of a name, as a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.entailment.generation.rewording.base import ENTITIES, Rewording, core, solid
from models.entailment.generation.words import Sentence, Word


def copulas(sentence: Sentence) -> Iterator[Rewording | None]:
    """An apposition as a sentence: `"Ann Lee, the mayor of Ros, wept." -> "Ann Lee is the mayor of Ros."`"""
    for word in sentence.words:
        if word.relation != "appos" or word.pos != "NOUN" or word.has("Number=Plur"):
            continue
        tree = core(sentence, word)
        name = _named(sentence, word, tree, ("Person",))
        determined = tree[0].text.lower() in ("the", "a", "an") and len(tree) > 1
        if name and determined and not any(w.pos in ("VERB", "PRON", "AUX") for w in tree):
            role = sentence.text[tree[0].start : tree[-1].end]
            yield Rewording(f"{name} is {role}.", f"{name} is not {role}.", True, "copula")


def relatives(sentence: Sentence) -> Iterator[Rewording | None]:
    """A relative clause of a name as a sentence: `"Ann Lee, who had resigned, wept." -> "Ann Lee had resigned."`"""
    for word in sentence.words:
        if "relcl" not in word.relation:
            continue
        tree = core(sentence, word)
        name = _named(sentence, word, tree, ENTITIES)
        who = tree[0]
        subject = who.text.lower() in ("who", "which") and who.relation.startswith("nsubj") and who.head == word.index
        if name and subject and len(tree) >= 4:
            rest = sentence.text[tree[1].start : tree[-1].end]
            yield Rewording(f"{name} {rest}.", f"It is not true that {name} {rest}.", True, "relative")


def _named(sentence: Sentence, word: Word, tree: list[Word], labels: Sequence[str]) -> str:
    """The name of these labels that an aside between commas follows; empty where there is none."""
    head = sentence.words[word.head]
    name = next((sentence.text[n[0] : n[1]] for n in sentence.names if n[0] <= head.start < n[1] and n[2] in labels), "")
    follows = name and sentence.text[: tree[0].start].endswith(f"{name}, ")
    closed = sentence.text[tree[-1].end : tree[-1].end + 1] in (",", ".")
    return name if follows and closed and solid(tree) else ""
