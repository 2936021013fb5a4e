"""Quotations inside quotations: “They said, ‘Be quiet,’ and I believed them.”"""

from __future__ import annotations

import re
from bisect import bisect_right

from attribution.quotes.candidates import Candidate
from attribution.quotes.pairs import MarkPair
from attribution.types import Span

INTRODUCED = re.compile(
    r"(?:^|[\s“\"(])((?:[Tt]he |[Aa]n? |[Mm]y |[Oo]ur |[Hh]is |[Hh]er )[\w’'-]+|(?:[A-ZÀ-Þ][\w’'-]+ )?[A-ZÀ-Þ][\w’'-]+|he|she|they|I|we|one) "
    r"(said|says|told \w+|asked|replied|shouted|wrote|cried|added)[,:]?\s*$",
    re.IGNORECASE,
)
FOLLOWED = re.compile(
    r"\s*(?:(said|says|asked|replied|shouted) ([\w’'-]+)|([\w’'-]+) (said|says|asked|replied|shouted))\b", re.IGNORECASE
)
# A nested pair this long is somebody's sentence; shorter ones are terms.
SPEECH_WORDS = 3


def nested_quotations(text: str, pairs: list[MarkPair], starts: list[int]) -> list[Candidate]:
    """Return a candidate for each inner pair: direct where a cue introduces it, scare where it is a few words."""
    return [nested(text, pair, max(0, bisect_right(starts, pair.start) - 1)) for pair in pairs if pair.depth > 0]


def nested(text: str, pair: MarkPair, paragraph: int) -> Candidate:
    """Return one inner quotation with the speaker printed beside it."""
    before = INTRODUCED.search(text[max(0, pair.start - 60) : pair.start])
    words = text[pair.inner_start : pair.inner_end].split()
    evidence = {"span": "inside a quotation"}
    span = (Span(pair.start, pair.end),)
    if before is None:
        kind = "direct" if len(words) > 2 * SPEECH_WORDS else "scare"
        return Candidate(pair.start, pair.end, kind, span, paragraph, evidence=evidence)  # type: ignore[arg-type]
    base = max(0, pair.start - 60)
    speaker = Span(base + before.start(1), base + before.end(1))
    cue = Span(base + before.start(2), base + before.end(2))
    evidence["speaker"] = "subject of cue"
    return Candidate(pair.start, pair.end, "direct", span, paragraph, cue, speaker, (), evidence)
