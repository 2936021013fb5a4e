"""Names of a real sentence that can be exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.entailment.generation.words import Sentence

TITLE = re.compile(r"(Mr|Mrs|Ms|Dr|Sir|Judge|President|Senator|Gov|Rep|Sen|Rev|Lt|Capt|Prof|King|Queen|Pope)\.? $")
WHOLE = re.compile(r"[A-Z][\w'’.-]*( (of the|of|[A-Z][\w'’.-]*))*$")
CAPITAL_BEFORE = re.compile(r"(?<![.] )\b[A-Z][\w’'.-]* $")


@dataclass(frozen=True, slots=True)
class NameSpot:
    """Where a name stands (code points of the sentence), the name and its label."""

    start: int
    end: int
    name: str
    label: str

    def replaced(self, sentence: Sentence, name: str) -> str:
        """The text of the sentence with another name there."""
        return sentence.replaced((self.start, self.end, name))


def exchangeable(sentence: Sentence) -> list[NameSpot]:
    """Names of persons, places and bodies that stand whole, once, and not inside a longer name."""
    return [at for at in _spots(sentence) if _whole(at) and _apart(sentence, at) and _grammatical(sentence, at)]


def _spots(sentence: Sentence) -> Iterator[NameSpot]:
    """All names of persons, places and bodies."""
    for start, end, label in sentence.names:
        if label in ("Person", "Location", "Organization"):
            yield NameSpot(start, end, sentence.text[start:end], label)


def _whole(at: NameSpot) -> bool:
    """Whether the name is written like one; all capitals are no person's."""
    shouted = at.name.isupper() and at.label == "Person"
    return bool(WHOLE.match(at.name)) and len(at.name) >= 4 and not shouted and not at.name.startswith(("The ", "the "))


def _apart(sentence: Sentence, at: NameSpot) -> bool:
    """Whether the name and its last word occur once, and no hyphen or capital joins it to its neighbours."""
    before, after = sentence.text[: at.start], sentence.text[at.end : at.end + 2]
    if sentence.text.count(at.name) > 1 or sentence.text.count(at.name.split()[-1]) > 1:
        return False
    if after[:1] in "-/&" or re.match(r" [A-Z]", after) or before.endswith("-"):
        return False
    return not CAPITAL_BEFORE.search(before) or bool(TITLE.search(before))


def _grammatical(sentence: Sentence, at: NameSpot) -> bool:
    """Whether another name fits: only proper nouns, no article or adjective before a place, no noun after a person."""
    tokens = [w for w in sentence.words if at.start <= w.start < at.end]
    if not tokens or not all(w.pos in ("PROPN", "ADP") for w in tokens):
        return False
    if at.label == "Location":
        described = any(sentence.children(w, "det", "amod") for w in tokens)
        return not described and not sentence.text[: at.start].endswith("the ")
    return at.label != "Person" or tokens[-1].relation != "compound"
