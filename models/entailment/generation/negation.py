"""Negation: what was done, was not done, failed, was refused, denied or admitted; and real sentences with "not" put in or taken out."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.embedding import false, held, unsure
from models.entailment.generation.polarity import flipped, plain
from models.entailment.generation.states import pairs
from models.entailment.generation.words import Sentence

# did, did not, failed to, managed to, refused, denied, admitted, did the opposite, unclear whether
MATRIX = {
    "did": {"did": "E", "not": "C", "failed": "C", "refused": "C", "admitted": "N", "denied": "N"},
    "not": {"not": "E", "did": "C", "managed": "C", "refused": "N", "admitted": "N", "denied": "N"},
    "failed": {"failed": "E", "not": "E", "did": "C", "managed": "C"},
    "managed": {"managed": "E", "did": "E", "not": "C", "failed": "C"},
    "refused": {"refused": "E", "not": "E", "did": "C", "managed": "C"},
    "denied": {"denied": "E", "did": "N", "not": "N", "admitted": "C", "managed": "N"},
    "admitted": {"admitted": "E", "did": "E", "not": "C", "denied": "C"},
    "opposite": {"did": "C", "not": "E", "managed": "C"},
    "unclear": {"did": "N", "not": "N", "refused": "N", "failed": "N", "managed": "N", "denied": "N"},
}
WORDINGS = {
    "did": (
        lambda s: s.did(), lambda s: s.passive(), lambda s: f"{s.did()} {s.time}", lambda s: f"in the end {s.did()}", lambda s: f"{s.subject} did {s.to_do()}",
        lambda s: f"it is true that {s.did()}", lambda s: f"{s.subject} did indeed {s.to_do()}", lambda s: s.passive("eventually"), lambda s: f"{s.subject} {'have' if s.many else 'has'} {s.done()}",
    ),
    "not": (
        lambda s: s.not_did(), lambda s: s.passive("not"), lambda s: s.passive("never"), lambda s: f"it is not true that {s.did()}", lambda s: f"{s.subject} never {s.did()[len(s.subject) + 1:]}",
        lambda s: f"at no point did {s.subject} {s.to_do()}", lambda s: f"{s.subject} didn't {s.to_do()}", lambda s: f"{s.subject} {'have' if s.many else 'has'} not {s.done()}", lambda s: f"it is wrong to say that {s.did()}",
    ),
    "failed": (lambda s: f"{s.subject} failed to {s.to_do()}", lambda s: f"{s.subject} tried in vain to {s.to_do()}", lambda s: f"{s.subject} did not succeed in {s.doing()}",
               lambda s: f"{s.subject} did not manage to {s.to_do()}", lambda s: f"attempts by {s.subject} to {s.to_do()} came to nothing", lambda s: f"{s.subject} proved unable to {s.to_do()}"),
    "managed": (lambda s: f"{s.subject} managed to {s.to_do()}", lambda s: f"{s.subject} did not fail to {s.to_do()}", lambda s: f"{s.subject} succeeded in {s.doing()}",
                lambda s: f"{s.subject} did not try in vain to {s.to_do()}", lambda s: f"{s.subject} did manage to {s.to_do()}", lambda s: f"{s.subject} never failed to {s.to_do()}"),
    "refused": (lambda s: f"{s.subject} refused to {s.to_do()}", lambda s: f"{s.subject} declined to {s.to_do()}", lambda s: f"{s.subject} would not agree to {s.to_do()}",
                lambda s: f"{s.subject} turned down every request to {s.to_do()}", lambda s: f"asked to {s.to_do()}, {s.subject} said no", lambda s: f"{s.subject} was not willing to {s.to_do()}" if not s.many else f"{s.subject} were not willing to {s.to_do()}"),
    "denied": (lambda s: f"{s.subject} denied {s.doing()}", lambda s: f"{s.subject} rejected the claim of having {s.done()}", lambda s: f"{s.subject} insisted on not having {s.done()}",
               lambda s: f"{s.subject} disputed having {s.done()}", lambda s: f"{s.subject} issued a denial of having {s.done()}", lambda s: f"{s.subject} denied having {s.done()}"),
    "admitted": (lambda s: f"{s.subject} admitted {s.doing()}", lambda s: f"{s.subject} admitted having {s.done()}", lambda s: f"{s.subject} acknowledged having {s.done()}",
                 lambda s: f"{s.subject} did not deny {s.doing()} and in fact admitted it", lambda s: f"{s.subject} owned up to {s.doing()}", lambda s: f"{s.subject} conceded having {s.done()}"),
    "opposite": (lambda s: s.did(s.opposite), lambda s: s.passive("", s.opposite), lambda s: f"{s.did(s.opposite)} {s.time}", lambda s: s.passive("", s.opposite) + " in the end",
                 lambda s: f"{s.subject} {'have' if s.many else 'has'} {s.done(s.opposite)}", lambda s: f"instead {s.did(s.opposite)}"),
    "unclear": (lambda s: f"it is unclear whether {s.did()}", lambda s: f"{s.subject} did not say whether {s.object} had been {s.passive().split(' was ')[-1].split(' were ')[-1].rsplit(' by ', 1)[0]}",
                lambda s: f"nobody could say whether {s.did()}", lambda s: f"there was no word on whether {s.did()}", lambda s: f"it has not been established whether {s.did()}", lambda s: f"officials would not say whether {s.did()}"),
}  # fmt: skip


def framed(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Invented deeds, done or not."""
    if rng.random() < 0.35:
        yield from pairs("negation", MATRIX, WORDINGS, rng, split)


def edited(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """A real statement and its negation as premise and hypothesis, each both ways, and a premise that leaves the statement open."""
    other = flipped(sentence)
    if other is None or not plain(sentence) or rng.random() < 0.3:
        return
    true, false_ = (sentence.text, other) if rng.random() < 0.5 else (other, sentence.text)
    yield Edit(true, false_, "contradiction", "negation", f"negation:flip:{split}")
    name, wrap = unsure(rng, split)
    yield Edit(wrap(sentence, true), rng.choice((true, false_)), "neutral", "negation", f"negation:{name}")
    holds = rng.random() < 0.5
    name, wrap = held(rng, split) if holds else false(rng, split)
    yield Edit(wrap(sentence, true), true if holds else false_, "entailment", "negation", f"negation:{name}")
    if rng.random() < 0.5:
        yield Edit(wrap(sentence, true), false_ if holds else true, "contradiction", "negation", f"negation:{name}")


PHENOMENA = (("negation", framed), ("negation", edited))
