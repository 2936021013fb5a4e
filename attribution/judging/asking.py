"""Ask a scorer about pairs of which some may be too long for it: those cost only themselves."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.errors import InputError
from attribution.types import Scorer, Verdict

Question = tuple[str, str]
UNREAD = Verdict(0.0, 1.0, 0.0)


def ask(scorer: Scorer, questions: Sequence[Question]) -> list[Verdict | InputError]:
    """An answer to each question, in order: a verdict, or why the scorer refuses the pair.

    A refused group is asked again in halves; a scorer looks at lengths before it computes, so nothing is judged twice.
    """
    try:
        return list(scorer.score(questions))
    except InputError as error:
        if len(questions) == 1:
            return [error]
    middle = len(questions) // 2
    return [*ask(scorer, questions[:middle]), *ask(scorer, questions[middle:])]


class PatientScorer:
    """A Scorer that answers "neutral" for a pair its model cannot read whole, and counts these in `unread`."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self.unread = 0

    def score(self, pairs: Sequence[Question]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order."""
        answers = ask(self._scorer, pairs)
        self.unread += sum(isinstance(answer, InputError) for answer in answers)
        return [UNREAD if isinstance(answer, InputError) else answer for answer in answers]
