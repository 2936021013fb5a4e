"""Attribution: who said it, to whom, in which words; what is only said is no fact."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import people
from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.polarity import inner, plain
from models.entailment.generation.quoting import quoted
from models.entailment.generation.reporting import reported
from models.entailment.generation.scenes import scenes
from models.entailment.generation.speakers import bare, one, told, two
from models.entailment.generation.words import Sentence


def framed(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """Speakers of a statement, real or invented, kept, exchanged or taken away."""
    real = plain(sentence, scope=False) and not sentence.children(sentence.root, "ccomp")
    if rng.random() > (0.5 if real else 0.12):
        return
    first, second = scenes(rng, split, 2)
    statement = inner(sentence, sentence.text) if real else first.did()
    kind = rng.choice((one, two, told, bare))
    yield from kind((statement, second.did()), people(rng, split, 2), rng, split)


PHENOMENA = (("attribution", framed), ("attribution", quoted), ("attribution", reported))
