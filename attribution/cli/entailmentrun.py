"""A run of the entailment model over labelled sets, timed and summed up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Protocol

from attribution.cli.pairfiles import PairSets
from attribution.errors import InputError
from attribution.judging.asking import ask
from attribution.scoring.entailment import JudgedPair, LabelledPair, entailment_summary
from attribution.types import Scorer, Verdict

# Pairs given to the model at once: enough to fill its shapes, few enough that progress is seen to move.
CHUNK = 2048
Progress = Callable[[str, int, int], None]


class Sureness(Protocol):
    """What tells a sure verdict from another."""

    def is_sure(self, verdict: Verdict) -> bool:
        """Whether a verdict reaches the threshold of its label."""
        ...


class Judge(Scorer, Protocol):
    """What is measured: a scorer with its thresholds."""

    @property
    def calibration(self) -> Sureness:
        """The thresholds."""
        ...


@dataclass(frozen=True)
class SetResult:
    """The summary of one set, its verdicts and how long they took."""

    summary: dict[str, Any]
    judged: list[JudgedPair]
    seconds: float

    @property
    def rate(self) -> float:
        """Pairs a second, 0 where no time passed."""
        return len(self.judged) / self.seconds if self.seconds else 0.0


def evaluate_pair_sets(model: Judge, sets: PairSets, limit: int | None, progress: Progress) -> list[SetResult]:
    """Judge the first `limit` pairs of every set, or all."""
    warm_up(model, sets)
    return [evaluate_pair_set(model, name, pairs[:limit], progress) for name, pairs in sets.items()]


def warm_up(model: Judge, sets: PairSets) -> None:
    """One pair that is not timed: the first call of a model also starts its kernels."""
    for pairs in sets.values():
        score(model, pairs[:1])
        return


def evaluate_pair_set(model: Judge, name: str, pairs: Sequence[LabelledPair], progress: Progress) -> SetResult:
    """The verdicts on one set and what they come to. Pairs the model cannot read are counted as `lost` and not scored."""
    judged: list[JudgedPair] = []
    seconds = 0.0
    for at in range(0, len(pairs), CHUNK):
        chunk = pairs[at : at + CHUNK]
        started = perf_counter()
        verdicts = score(model, chunk)
        seconds += perf_counter() - started
        judged += [JudgedPair(pair, verdict) for pair, verdict in zip(chunk, verdicts, strict=True) if verdict]
        progress(name, at + len(chunk), len(pairs))
    head = {"set": name, "pairs": len(judged), "lost": len(pairs) - len(judged)}
    summary = entailment_summary(judged, model.calibration.is_sure) if judged else {}
    return SetResult({**head, **summary}, judged, seconds)


def score(model: Scorer, pairs: Sequence[LabelledPair]) -> list[Verdict | None]:
    """A verdict for each pair; None for one that does not fit the model."""
    answers = ask(model, [(pair.premise, pair.hypothesis) for pair in pairs])
    return [None if isinstance(answer, InputError) else answer for answer in answers]
