"""Pairs of an evaluation that the model could not judge: refused one by one, and named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attribution.cli.entailmentrun import Judge, SetResult, Sureness
from attribution.cli.guard import say
from attribution.cli.pairfiles import PairSets, PlacedPair
from attribution.errors import InputError
from attribution.scoring.entailment import LabelledPair
from attribution.types import Verdict

NAMED = 5
# Half of a character written with an escape ("\ud83d") is no text, and no tokenizer takes it.
_HALF = re.compile("[\ud800-\udfff]")


class TextJudge:
    """The model behind a look at the texts: half a character is refused like a pair that does not fit."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    @property
    def calibration(self) -> Sureness:
        """The model's own thresholds."""
        return self._judge.calibration

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each; raises InputError, before anything is computed, where a text is none."""
        if any(_HALF.search(text) for pair in pairs for text in pair):
            raise InputError("half a character (a lone surrogate) was seen, expected text; correct the escape", code="encoding")
        return self._judge.score(pairs)


def lost_pairs(sets: PairSets, results: Sequence[SetResult], limit: int | None) -> list[LabelledPair]:
    """The pairs that were asked and have no verdict, in order."""
    done: Mapping[str, set[int]] = {result.summary["set"]: {id(item.pair) for item in result.judged} for result in results}
    return [pair for name, pairs in sets.items() for pair in pairs[:limit] if id(pair) not in done[name]]


def tell_lost(lost: Sequence[LabelledPair]) -> None:
    """Name the first of them on stderr, by file and line, and how many more there are."""
    for line in told(lost):
        say(line)


def told(lost: Sequence[LabelledPair]) -> Iterator[str]:
    """A line a pair, at most five, and one for the rest."""
    for pair in lost[:NAMED]:
        where = f"{pair.file}, line {pair.line}" if isinstance(pair, PlacedPair) else "a pair"
        yield f"Not scored: {where}: {reason(pair)}"
    if len(lost) > NAMED:
        yield f"Not scored: {len(lost) - NAMED} more"


def reason(pair: LabelledPair) -> str:
    """Why a pair was lost."""
    if _HALF.search(pair.premise + pair.hypothesis):
        return "half a character (a lone surrogate), expected text: correct the escape"
    return f"it does not fit the model (a hypothesis of {len(pair.hypothesis.split())} words): shorten or split the hypothesis"
