"""Pairs of an evaluation that the model could not judge: refused one by one, and named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attribution.cli.entailmentrun import Judge, SetResult, Sureness
from attribution.cli.guard import say
from attribution.cli.pairfiles import PairSets, PlacedPair
from attribution.errors import InputError
from attribution.judging.askable import HALF
from attribution.scoring.entailment import LabelledPair
from attribution.types import Scorer, Verdict

NAMED = 5


class TextJudge:
    """The model behind a look at the texts: half a character, which no tokenizer takes, is refused like a pair that does not fit."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    @property
    def calibration(self) -> Sureness:
        """The model's own thresholds."""
        return self._judge.calibration

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each; raises InputError, before anything is computed, where a text is none."""
        if any(HALF.search(text) for pair in pairs for text in pair):
            raise InputError("half a character (a lone surrogate) was seen, expected text; correct the escape", code="encoding")
        return self._judge.score(pairs)


def lost_pairs(sets: PairSets, results: Sequence[SetResult], limit: int | None) -> list[LabelledPair]:
    """The pairs that were asked and have no verdict, in order."""
    done: Mapping[str, set[int]] = {result.summary["set"]: {id(item.pair) for item in result.judged} for result in results}
    return [pair for name, pairs in sets.items() for pair in pairs[:limit] if id(pair) not in done[name]]


def tell_lost(lost: Sequence[LabelledPair], model: Scorer) -> None:
    """Name the first of them on stderr, by file and line and with the model's reason, and how many more there are."""
    for pair in lost[:NAMED]:
        where = f"{pair.file}, line {pair.line}" if isinstance(pair, PlacedPair) else "a pair"
        say(f"Not scored: {where}: {reason(pair, model)}")
    if len(lost) > NAMED:
        say(f"Not scored: {len(lost) - NAMED} more")


def reason(pair: LabelledPair, model: Scorer) -> str:
    """Why a pair was refused: it is asked again, which costs nothing, because a refusal comes before anything is computed."""
    try:
        model.score([(pair.premise, pair.hypothesis)])
    except InputError as error:
        return str(error)
    return "the model gave no verdict"
