"""The words of a source, found in time that grows with the source once and with the quotation after that."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from attribution.matching.spoken import Said, only_words, spoken
from attribution.matching.turns import TIMES, Turns, read_turns
from attribution.types import Reading, Span

# What a transcriber writes of a room, between round brackets; square ones hold nothing that was said anyway.
STAGE = re.compile(
    r"\((?:applause|laughter|laughs?|laughing|inaudible|unintelligible|crosstalk|pause|cheers?|cheering|music|silence|sighs|coughs|"
    r"through (?:an )?(?:interpreter|translator)|in \w+|via (?:interpreter|translator)|off.?mike|audio gap|interruption)[^()\n]{0,40}\)",
    re.IGNORECASE,
)
# So many of a quotation's rarest words look for it; so many places of each are looked at, and so many windows aligned.
ANCHORS, POSTINGS, WINDOWS = 8, 4_000, 10


class SourceIndex:
    """One source as a sequence of words with postings; `words[i]` stands at `article.text[words[i].start:words[i].end]`."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.article = reading, reading.article
        self.turns: Turns = read_turns(reading)
        text = self.article.text
        self.words = without(only_words(spoken(text)), [*self.turns.labels, *noise(text)])
        self.forms = [word.form for word in self.words]
        self._starts = [word.start for word in self.words]
        self._exact: dict[tuple[str, ...], list[int]] = {}
        self._postings: dict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(self.forms):
            self._postings[form].append(index)

    def weight(self, form: str) -> float:
        """How telling a word is in this source: rare ones weigh most; 0 for a word it lacks."""
        count = len(self._postings.get(form, ()))
        return math.log(1 + len(self.forms) / count) if count else 0.0

    def exact(self, forms: Sequence[str]) -> list[int]:
        """Where these words stand one after the other, by index of the first; linear in the places of the rarest one."""
        wanted = list(forms)
        key = tuple(wanted)
        if key not in self._exact:
            self._exact[key] = self._find(wanted)
        return self._exact[key]

    def _find(self, wanted: list[str]) -> list[int]:
        if not wanted or any(form not in self._postings for form in wanted):
            return []
        rarest = min(range(len(wanted)), key=lambda i: len(self._postings[wanted[i]]))
        places = (place - rarest for place in self._postings[wanted[rarest]])
        return [start for start in places if start >= 0 and self.forms[start : start + len(wanted)] == wanted]

    def windows(self, forms: Sequence[str]) -> list[tuple[int, int]]:
        """Stretches of words, the likeliest first, in which something like these words may stand: [first, last) each."""
        slack = 12 + len(forms) // 2
        votes: dict[int, float] = defaultdict(float)
        width = max(6, len(forms) // 3)
        anchors = sorted({(len(self._postings.get(form, ())), form) for form in forms if form in self._postings})[:ANCHORS]
        for _, form in anchors:
            gain = self.weight(form)
            for offset in [i for i, other in enumerate(forms) if other == form][:4]:
                hit = {(place - offset) // width for place in self._postings[form][:POSTINGS]}
                for bucket in hit:
                    votes[bucket] += gain
                    votes[bucket + 1] += gain / 2
                    votes[bucket - 1] += gain / 2
        best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:WINDOWS]
        return [(max(0, b * width - slack), min(len(self.forms), b * width + width + len(forms) + slack)) for b in best]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The indices of the words that lie between two code points."""
        return bisect_left(self._starts, start), bisect_right(self._starts, end - 1)


def noise(text: str) -> list[Span]:
    """What stands in a transcript and was not said: times of subtitles, notes on the room."""
    return [Span(*match.span()) for pattern in (TIMES, STAGE) for match in pattern.finditer(text)]


def without(words: Sequence[Said], spans: Sequence[Span]) -> list[Said]:
    """The words outside of all the spans, both in text order."""
    ordered = sorted(spans, key=lambda span: (span.start, span.end))
    out: list[Said] = []
    at = reach = 0
    for word in words:
        while at < len(ordered) and ordered[at].start <= word.start:
            reach = max(reach, ordered[at].end)
            at += 1
        if word.start >= reach:
            out.append(word)
    return out
