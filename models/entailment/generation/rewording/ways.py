"""All rewordings of a sentence, by every way there is."""

from __future__ import annotations

import re
from random import Random

from models.entailment.generation.rewording.arguments import conjuncts, datives, possessives
from models.entailment.generation.rewording.asides import copulas, relatives
from models.entailment.generation.rewording.base import Rewording, Way
from models.entailment.generation.rewording.cuts import adjuncts, asides
from models.entailment.generation.rewording.moves import fronted, sayings
from models.entailment.generation.rewording.voices import voices
from models.entailment.generation.words import Sentence

WAYS: tuple[Way, ...] = (
    adjuncts, asides, copulas, relatives, fronted, voices, sayings, possessives, datives, conjuncts,
)  # fmt: skip
# Sentences that the splitter cut after a title.
BROKEN = re.compile(r"\b(Sgt|Const|Lt|Capt|Gov|Sen|Rep|Dr|Mr|Mrs|Ms|St|Jr|Inc|No)\.$")


def rewordings(sentence: Sentence) -> list[Rewording]:
    """Every rewording that the sentence entails."""
    if BROKEN.search(sentence.text):
        return []
    return [r for way in WAYS for r in way(sentence) if r is not None and r.text != sentence.text]


def reworded(sentence: Sentence, keep: tuple[int, int] | None, rng: Random) -> str | None:
    """An entailed rewording that still holds the words of the stretch `keep` (code points); None where there is none."""
    passage = sentence.text[slice(*keep)] if keep else ""
    found = [r.text for r in rewordings(sentence) if passage in r.text]
    return rng.choice(found) if found else None
