"""Deeds and their opposites: verbs exchanged in invented reports and in real sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

from models.entailment.generation.edit import Edit, Split, labelled, of_split, stated
from models.entailment.generation.inflection import form, past
from models.entailment.generation.polarity import plain
from models.entailment.generation.scenes import Scene, scenes
from models.entailment.generation.surface import either
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import rows, words

VERBS = rows("antonyms", "verbs")
EXCHANGEABLE = frozenset(words("verbs", "exchangeable"))
# These need no object.
MOVES = ("decline", "increase", "improve")


def deeds(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """An invented deed with its synonym and its opposite, active or passive."""
    if rng.random() > 0.3:
        return
    scene, other = scenes(rng, split, 2)
    verb = scene.synonym or scene.verb
    edit = partial(stated, "antonym", f"deed:{scene.name}")
    positive = rng.choice((scene.did(), scene.passive()))
    same = _told(scene, scene.verb, rng)
    yield from edit(same, rng.choice((scene.did(verb), scene.passive("", verb))), "entailment")
    yield from edit(*either(rng, _told(scene, scene.opposite, rng), positive), "contradiction")
    yield from edit(_told(scene, scene.opposite, rng), scene.not_did(verb), "entailment")
    yield from edit(_told(scene, verb, rng), scene.not_did(), "contradiction")
    asked = f"{scene.subject} {'were' if scene.many else 'was'} asked about {scene.object}"
    options = (scene.did(), scene.did(verb), scene.passive("", verb), scene.did(scene.opposite), scene.not_did())
    yield from edit(asked, rng.choice(options), "neutral")
    yield from edit(_told(scene, scene.verb, rng), f"{scene.subject} {past(other.verb)} {other.object}", "neutral")


def _told(scene: Scene, verb: str, rng: Random) -> str:
    """The deed with a verb, active, passive or dated."""
    return rng.choice((scene.did(verb), scene.passive("", verb), f"{scene.did(verb)} {scene.time}"))


def edited(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """The main verb of a real sentence exchanged for its synonym or its antonym."""
    root = sentence.root
    row = next((r for r in of_split(VERBS, split) if r[0] == root.lemma), None)
    if row is None or not _exchangeable(sentence):
        return
    passive = root.tag == "VBN" and sentence.children(root, "aux") and not sentence.children(root, "obj")
    _, same, opposite = row
    edit = partial(labelled, "antonym", f"verb:{root.lemma}")
    made = form(opposite, root.tag)
    false = None if made is None else sentence.replaced((root.start, root.end, made))
    if false is not None:
        yield edit(*either(rng, sentence.text, false), "contradiction")
    near = form(same, root.tag) if same != "-" and not (" " in same and passive) and same.split()[0] != "be" else None
    if near is not None:
        other = sentence.replaced((root.start, root.end, near))
        yield edit(sentence.text, other, "entailment")
        if false is not None:
            yield edit(false, other, "contradiction")


def _exchangeable(sentence: Sentence) -> bool:
    """Whether the main verb has its plain sense: it has its object or is passive, nothing negates it, no particle belongs to it."""
    root = sentence.root
    if root.lemma not in EXCHANGEABLE or root.pos != "VERB" or not plain(sentence, scope=False):
        return False
    if sentence.children(root, "compound", "xcomp"):
        return False
    if any(w.lemma in ("not", "never", "no", "to") and w.head == root.index for w in sentence.words):
        return False
    thing = bool(sentence.children(root, "obj"))
    passive = root.tag == "VBN" and sentence.children(root, "aux")
    return not thing if root.lemma == "decline" else bool(thing or passive or root.lemma in MOVES)
