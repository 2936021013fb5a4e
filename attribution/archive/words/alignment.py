"""Words asked for beside a quotation: where they stand in it, and what differs."""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from attribution.archive.words.plainwords import plain_words
from attribution.archive.words.quotedwords import Run
from attribution.matching.wording import SMALL, Word, compare_wording, is_mark, words

# So many words of the shorter side must be there, in order; of a part of what was asked, more of them.
SHARED, PART_SHARED = 0.6, 0.75
# A part of what was asked has so many words at least.
LEAST_PART = 3
# Words of a question that are compared: longer ones are no quotation.
MOST = 400


class Change(NamedTuple):
    """What was asked for, what was printed instead, and where: [start, end) of the article; one of the two may be empty."""

    asked: str
    printed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretch [start, end) of an article that prints the words; `shared` is the share of the shorter side's words that is there."""

    start: int
    end: int
    changes: tuple[Change, ...]
    note: str
    whole: bool
    shared: float


class Asked:
    """The words of a question, as matching/wording takes them; no more than 400."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = [word for word in words(text) if not is_mark(word)][:MOST]
        self.forms = [word.form for word in self.words]
        self.indexed = [plain.form for form in self.forms for plain in plain_words(form)]
        self.counted = Counter(self.forms)

    def may_share(self, forms: Sequence[str]) -> bool:
        """Whether enough words are there, in whatever order."""
        return (Counter(forms) & self.counted).total() >= enough(min(len(forms), len(self.forms)), part=len(forms) < len(self.forms))


def enough(count: int, *, part: bool) -> int:
    """How many words of so many must be shared: `2 -> 2, 3 -> 2, 5 -> 3`; of a part `3 -> 3, 4 -> 3`."""
    return max(min(2, count), math.ceil(count * (PART_SHARED if part else SHARED)))


def align(asked: Asked, run: Run, article: str) -> Alignment | None:
    """Where a run prints the words, or a part of them; None where it does not."""
    forms = [word.form for word in run.words]
    if not asked.may_share(forms):
        return None
    if len(forms) >= len(asked.forms):
        first, last = window(asked.forms, forms)
        return judged(asked, (0, len(asked.forms)), run, (first, last), article)
    if len(forms) < LEAST_PART:
        return None
    return judged(asked, window(forms, asked.forms), run, (0, len(forms)), article)


def window(short: list[str], long: list[str]) -> tuple[int, int]:
    """The stretch of the longer side that is most like the shorter, with what was changed at its ends: indices [first, last).

    `[we, never, leave], [and, we, will, not, leave, now] -> (1, 5)`
    """
    exact = at_once(short, long)
    if exact is not None:
        return exact, exact + len(short)
    near = fuzz.partial_ratio_alignment(short, long)
    slack = 2 + len(short) // 4
    start, stop = (max(0, near.dest_start - slack), min(len(long), near.dest_end + slack)) if near else (0, len(long))
    blocks = [block for block in matcher(short, long[start:stop]).get_matching_blocks() if block.size]
    if not blocks:
        return start, stop
    before, after = blocks[0].a, len(short) - blocks[-1].a - blocks[-1].size
    return max(0, start + blocks[0].b - before), min(len(long), start + blocks[-1].b + blocks[-1].size + after)


def at_once(short: list[str], long: list[str]) -> int | None:
    """Where the words stand in a row."""
    for at in range(len(long) - len(short) + 1):
        if long[at] == short[0] and long[at : at + len(short)] == short:
            return at
    return None


def matcher(one: Sequence[str], other: Sequence[str]) -> difflib.SequenceMatcher[str]:
    """A comparison of two sequences of words."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False)


def judged(asked: Asked, mine: tuple[int, int], run: Run, theirs: tuple[int, int], article: str) -> Alignment | None:
    """The words [mine) of the question beside the words [theirs) of the run; None where too little is shared."""
    left, right = asked.words[slice(*mine)], run.words[slice(*theirs)]
    compared = matcher([word.form for word in left], [word.form for word in right])
    same = [word for block in compared.get_matching_blocks() for word in left[block.a : block.a + block.size]]
    whole = len(left) == len(asked.words)
    shorter = min(len(asked.words), len(run.words))
    if len(same) < enough(shorter, part=not whole):
        return None
    if all(word.form in SMALL for word in same) and len(same) < len(left) and not one_word_off(len(same), len(asked.words), len(run.words)):
        return None
    start, end = right[0].start, right[-1].end
    wording = compare_wording(asked.text[left[0].start : left[-1].end], run.text(article, start, end))
    changes = () if wording.drift == "same" else tuple(changed(asked.text, left, article, right, compared))
    return Alignment(start, end, changes, wording.note, whole, len(same) / shorter)


def one_word_off(same: int, asked: int, printed: int) -> bool:
    """Whether a whole remark differs in a word: "We were late" beside "We were early", which share small words only."""
    return same >= 2 and max(asked, printed) - same == 1


def changed(asked: str, left: Sequence[Word], article: str, right: Sequence[Word], compared: difflib.SequenceMatcher[str]) -> Iterator[Change]:
    """Every change, in text order; a word left out stands where it would have been."""
    for tag, i, i_end, j, j_end in compared.get_opcodes():
        if tag != "equal":
            before = asked[left[i].start : left[i_end - 1].end] if i < i_end else ""
            if j < j_end:
                start, end = right[j].start, right[j_end - 1].end
            else:
                start = end = right[j - 1].end if j else right[0].start
            yield Change(before, article[start:end], start, end)
