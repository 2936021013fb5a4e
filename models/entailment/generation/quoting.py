"""Words in quotation marks, kept, changed or told indirectly."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import people
from models.entailment.generation.edit import Edit, Label, Split, labelled, of_split
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import table, words

ACTS, FRAMES, MOODS = words("quoting", "acts"), words("quoting", "frames"), words("quoting", "moods")
# These two hardly differ: neither contradicts the other.
DENIALS = {"we will never", "we will not"}


def quoted(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Words in quotation marks, kept or changed."""
    if rng.random() > 0.12:
        return
    person = people(rng, split, 1)[0]
    act, other = rng.sample(of_split(ACTS, split), 2)
    mood = rng.choice((*MOODS, "we will not", "we will not", "we will never"))
    changed = rng.choice([m for m in MOODS if m != mood])
    first, second = rng.sample(of_split(FRAMES, split), 2)
    premise, short = _say(first, mood, act, person.full), person.short(rng)
    name = f"quote:{first}"
    yield labelled("attribution", name, premise, _say(second, mood, act, short), "entailment")
    if not {mood, changed} <= DENIALS:
        yield labelled("attribution", name, premise, _say(second, changed, act, short), "contradiction")
    yield labelled("attribution", name, premise, _say(second, mood, other, short), "neutral")
    if " our " not in f" {act} {other} ":
        said = f"{short} {'said' if split == 'train' else 'declared'} they"
        for label, words_ in _indirect(mood, (act, other), rng):
            yield labelled("attribution", f"indirect:{first}", premise, f"{said} {words_}.", label)


def _say(frame: str, mood: str, act: str, name: str) -> str:
    """A quotation in its frame: `'"We will close the mine," Vera Lovatt said.'`."""
    return frame.format(f"{mood} {act}".capitalize(), P=name)


def _indirect(mood: str, acts: tuple[str, str], rng: Random) -> Iterator[tuple[Label, str]]:
    """The quotation as reported speech: the same words, words of another force, words about something else."""
    force: dict[str, str] = table("quoting")["indirect"]
    changed = rng.choice(table("quoting")["changed"][mood])
    yield "entailment", force[mood].format(acts[0])
    yield "contradiction", force[changed].format(acts[0])
    yield "neutral", force[rng.choice((mood, changed))].format(acts[1])
