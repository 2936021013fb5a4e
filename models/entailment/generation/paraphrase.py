"""Paraphrase of real sentences by the tree, and of invented deeds."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split, labelled
from models.entailment.generation.polarity import flip
from models.entailment.generation.retelling import retold
from models.entailment.generation.rewording.base import Rewording
from models.entailment.generation.rewording.ways import rewordings
from models.entailment.generation.surface import either
from models.entailment.generation.words import Sentence

# Ways after which the rest of the sentence can be negated just as the sentence.
PARALLEL = ("appos", "relcl", "fronted", "passive", "active", "possessive", "dative")


def paraphrased(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """Rewordings that follow, longer ones that need not, and reworded contradictions."""
    found = rewordings(sentence)
    for r in rng.sample(found, min(3, len(found))):
        name = f"{r.way}:{split}"
        forward = r.less or rng.random() < 0.5
        texts = (sentence.text, r.text) if forward else (r.text, sentence.text)
        yield labelled("paraphrase", name, *texts, "entailment")
        if r.less:
            yield labelled("paraphrase", name, r.text, sentence.text, "neutral")
        if r.opposite is not None:
            yield from _opposed(sentence, r, r.opposite, name, rng)


def _opposed(sentence: Sentence, r: Rewording, opposite: str, name: str, rng: Random) -> Iterator[Edit]:
    """The opposite as hypothesis or, so that "not" tells nothing, as premise; both sides negated where a rewording says the same."""
    turned = flip(sentence)
    if turned and r.way in PARALLEL:
        false = sentence.replaced(*turned)
        yield labelled("paraphrase", name, *either(rng, false, opposite), "entailment")
        texts = (false, r.text) if rng.random() < 0.6 else (sentence.text, opposite)
        yield labelled("paraphrase", name, *texts, "contradiction")
        return
    yield labelled("paraphrase", name, *either(rng, sentence.text, opposite), "contradiction")
    if turned and r.way == "adjunct":
        yield labelled("paraphrase", name, r.text, sentence.replaced(*turned), "neutral")


PHENOMENA = (("paraphrase", paraphrased), ("paraphrase", retold))
