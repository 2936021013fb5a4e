"""An invented deed with its circumstances, told again with fewer of them, in another order or voice."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import people, places
from models.entailment.generation.edit import Edit, Split, of_split
from models.entailment.generation.scenes import Scene, scenes
from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence

WAYS = ("after a long debate", "despite heavy rain", "under pressure from abroad", "in front of a large crowd", "at short notice", "without much fuss", "for the second time", "following weeks of talks")  # fmt: skip
# A premise that names the same deed inside a longer story, from which the deed follows.
STORIES = ("{P}, who once ran {L}, watched as {S}", "{S}, and {P} called it the best news in years", "{P} wept when {S}", "after {S}, {P} left {L}",
           "{S}, to the surprise of {P}", "{P} took a photograph in {L} while {S}", "{P} was in {L} when {S}", "{S}, which {P} had long expected")  # fmt: skip
# A premise from which it does not follow that the deed was done.
WISHES = ("{P} did not know in {L} whether {S}", "{P} asked in {L} whether {S}", "{P} wrote a novel in which {S}", "if {S}, {P} would leave {L}",
          "{P} dreamed in {L} that {S}", "{P} made a bet in {L} that {S}", "{P} told friends in {L} about a rumour that {S}", "{P} would be glad if {S}")  # fmt: skip


def _told(scene: Scene, parts: tuple[str, ...], rng: Random, negated: bool = False) -> str:
    """The deed with these circumstances, active or passive, one of them perhaps in front."""
    active = scene.not_did() if negated else scene.did()
    core = active if rng.random() < 0.5 else scene.passive("not" if negated else "")
    order = rng.sample(parts, len(parts))
    if order and not negated and rng.random() < 0.4:
        return period(f"{order[0]}, {core} {' '.join(order[1:])}".strip())
    return period(f"{core} {' '.join(order)}".strip())


def retold(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Fewer circumstances follow, more do not; the deed denied or turned round is excluded."""
    if rng.random() > 0.22:
        return
    scene = scenes(rng, split, 1)[0]
    parts = (scene.time, rng.choice(of_split(WAYS, split)))
    some = (rng.choice(parts),) if rng.random() < 0.6 else ()
    name = f"paraphrase:retold:{parts[1]}"
    full = _told(scene, parts, rng)
    short = _told(scene, some, rng)
    yield Edit(full, short, "entailment", "paraphrase", name)
    yield Edit(short, full, "neutral", "paraphrase", name)
    yield Edit(full, _told(scene, some, rng, negated=True), "contradiction", "paraphrase", name)
    if rng.random() < 0.5:
        yield Edit(_told(scene, (), rng, negated=True), _told(scene, parts, rng), "contradiction", "paraphrase", name)
    no = _told(scene, (), rng, negated=True), _told(scene, (), rng, negated=True)
    if no[0] != no[1]:
        yield Edit(*no, "entailment", "paraphrase", name)
    yield from _stories(scene, rng, split)


def _stories(scene: Scene, rng: Random, split: Split) -> Iterator[Edit]:
    """The deed inside a longer story: told as done, or only asked, dreamed, bet on."""
    fill = {"P": people(rng, split, 1)[0].full, "L": places(rng, split, 1)[0], "S": scene.did()}
    story, wish = rng.choice(of_split(STORIES, split)), rng.choice(of_split(WISHES, split))
    yield Edit(period(story.format(**fill)), period(scene.passive()), "entailment", "paraphrase", f"paraphrase:{story}")
    denied = period(scene.passive("not") if rng.random() < 0.5 else scene.not_did())
    yield Edit(period(story.format(**fill)), denied, "contradiction", "paraphrase", f"paraphrase:{story}")
    yield Edit(
        period(wish.format(**fill)),
        rng.choice((denied, period(scene.passive()))),
        "neutral",
        "paraphrase",
        f"paraphrase:{wish}",
    )
