"""Ask a scorer about pairs of which some may be too long for it: those cost only themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attribution.errors import InputError
from attribution.types import Diagnostic, Scorer, Verdict

Question = tuple[str, str]
UNREAD = Verdict(0.0, 1.0, 0.0)
# Pairs, and characters, judged at once where pairs are all there is: batches are nearly full, memory stays bounded, and neither
# a reader of the answers nor a cache waits long for them.
PAIRS, CHARACTERS = 256, 8_000_000


def ask(scorer: Scorer, questions: Sequence[Question]) -> list[Verdict | InputError]:
    """An answer to each question, in order: a verdict, or why the scorer refuses the pair.

    Asked in groups of at most PAIRS. A scorer looks at the lengths of a group before it computes, so nothing is judged twice.
    """
    return [answer for at in range(0, len(questions), PAIRS) for answer in ask_group(scorer, questions[at : at + PAIRS])]


def ask_group(scorer: Scorer, questions: Sequence[Question]) -> list[Verdict | InputError]:
    """The answers to one group; where it is refused, each half is asked again."""
    try:
        return list(scorer.score(questions))
    except InputError as error:
        if len(questions) == 1:
            return [error]
    middle = len(questions) // 2
    return [*ask_group(scorer, questions[:middle]), *ask_group(scorer, questions[middle:])]


def portions(items: Iterable[Question | Diagnostic], count: int = PAIRS, characters: int = CHARACTERS) -> Iterator[list[Question | Diagnostic]]:
    """Items in order, in groups of at most `count`, each closed by the pair that brings it to `characters`."""
    rest = iter(items)
    while portion := list(next_portion(rest, count, characters)):
        yield portion


def next_portion(items: Iterator[Question | Diagnostic], count: int, characters: int) -> Iterator[Question | Diagnostic]:
    """The items of one group."""
    seen = 0
    for item in islice(items, count):
        yield item
        seen += 0 if isinstance(item, Diagnostic) else len(item[0]) + len(item[1])
        if seen >= characters:
            return


class PatientScorer:
    """A Scorer that answers "neutral" for a pair its model cannot read whole, and counts these in `unread`; `asked` counts all."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self.unread = self.asked = 0

    def score(self, pairs: Sequence[Question]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order."""
        answers = ask(self._scorer, pairs)
        self.asked += len(pairs)
        self.unread += sum(isinstance(answer, InputError) for answer in answers)
        return [UNREAD if isinstance(answer, InputError) else answer for answer in answers]
