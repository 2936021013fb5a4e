"""Pairs by a table: what is said of one deed, in many wordings, and which statement follows from which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from models.entailment.generation.edit import LABELS, Edit, Label, Split, labelled, of_split
from models.entailment.generation.scenes import Scene, scenes
from models.entailment.generation.surface import CONTEXTS, period

Wording = Callable[[Scene], str]
Matrix = Mapping[str, Mapping[str, str]]
_OF = {"E": "entailment", "N": "neutral", "C": "contradiction"}


def sources(matrix: Matrix, target: str, label: Label) -> list[str]:
    """The states from which `target` follows, does not follow or is excluded: `matrix[premise][hypothesis]` is E, N or C."""
    return [state for state, row in matrix.items() if _OF.get(row.get(target, ""), "") == label]


def pairs(
    phenomenon: str, matrix: Matrix, wordings: Mapping[str, Sequence[Wording]], rng: Random, split: Split
) -> Iterator[Edit]:
    """For a random hypothesis state one pair of each label, so that no wording of a hypothesis tells its label.

    A neutral pair is made a third of the time of another deed by the same subject, in the same wording.
    """
    target = rng.choice(sorted({target for row in matrix.values() for target in row}))
    scene, other = scenes(rng, split, 2)
    said = rng.choice(of_split(tuple(wordings[target]), split, 3) or tuple(wordings[target]))
    for label in LABELS:
        states = sources(matrix, target, label)
        elsewhere = label == "neutral" and (not states or rng.random() < 0.35)
        if elsewhere:
            states = sources(matrix, target, "entailment") + sources(matrix, target, "contradiction")
        if not states:
            continue
        state = rng.choice(states)
        options = [w for w in of_split(tuple(wordings[state]), split, 3) if w is not said] or [said]
        premise, hypothesis = rng.choice(options)(_as_subject(other, scene) if elsewhere else scene), said(scene)
        if premise != hypothesis:
            kind = f"{state}>{target}:{split}"
            yield labelled(phenomenon, kind, period(dated(premise, split, rng)), period(hypothesis), label)


def _as_subject(other: Scene, scene: Scene) -> Scene:
    """The other deed, done by the subject of this one."""
    return replace(other, subject=scene.subject, many=scene.many, time=scene.time)


def dated(text: str, split: Split, rng: Random) -> str:
    """A context that changes nothing, put before some premises."""
    return text if rng.random() < 0.7 else f"{rng.choice(of_split(CONTEXTS, split))}, {text}"
