"""Transcripts and interviews: lines that begin with who speaks, “DIOP: We shall leave.”, “Q: … A: …”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attribution.quotes.candidates import Candidate
from attribution.quotes.lexicon import fold
from attribution.quotes.pairs import MarkPair
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.wordlists import word_set
from attribution.types import Span

WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ'’\-]*\.?"
CAPITALS = re.compile(rf"((?:{WORD} ){{0,4}}[A-ZÀ-Þ][A-ZÀ-Þ'’\-]+)(?: ?\([^()\n]{{1,60}}\))? ?:\s+(?=\S)")
NAMED = re.compile(r"([A-ZÀ-Þ][\w'’.\-]+(?: [A-ZÀ-Þ][\w'’.\-]+){0,3})(?: ?\([^()\n]{1,60}\))? ?:\s+(?=\S)")
ASKED = re.compile(r"(Q|A|Question|Answer|QUESTION|ANSWER)(?:\.|:|\)) ?\s*(?=\S)")
NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
# Labels of a page that nobody speaks.
HEADINGS = word_set(
    """update updates correction note notes photo photos video watch read live breaking analysis opinion exclusive more related
    source sources file contact ps what why who when where how today verdict key score facts price prices venue date time
    address phone email web website about background tickets result results pros cons q a question answer media picture
    credit editor location warning tip tips step day week total"""
)
PLACES = frozenset(["gpe", "loc", "location", "geo", "facility", "fac"])
# A single word is a turn only as a sentence: “When?”, not “PHOTO: Reuters”.
MIN_WORDS = 2
# An answer may run over so many paragraphs before the next label.
RUN_ON = 4


@dataclass(frozen=True, slots=True)
class Line(Span):
    """What one label introduces: the span of the words, `label` the name as printed, `paragraphs` the indices it covers."""

    label: Span
    paragraphs: range
    asked: str = ""


def read_lines(text: str, paragraphs: Sequence[Paragraph], places: frozenset[str] = frozenset()) -> list[Line]:
    """Return the labelled lines of a transcript or an interview in text order; none where the labels are not people's.

    `DIOP: We shall leave.` -> the words after the colon. One label alone makes no transcript, and `places` (folded) are the
    datelines of a round-up: "TARVIK: The harbour closed."
    """
    asked = lines_of(text, paragraphs, ASKED, questions=True)
    if {line.asked for line in asked} >= {"q", "a"}:
        return [*run_on(text, paragraphs, asked)]
    shouted = [line for line in lines_of(text, paragraphs, CAPITALS) if fold(line.label.of(text)) not in places]
    if len({line.label.of(text) for line in shouted}) >= 2 and (
        is_repeated(text, shouted) or is_printed(text, shouted)
    ):
        return [*run_on(text, paragraphs, shouted)]
    named = lines_of(text, paragraphs, NAMED)
    speakers = Counter(line.label.of(text) for line in named)
    if len(named) >= 4 and len(speakers) >= 2 and sum(count > 1 for count in speakers.values()) >= 2:
        return [*run_on(text, paragraphs, named)]
    return []


def lines_of(
    text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str], *, questions: bool = False
) -> list[Line]:
    """Return the paragraphs of the body that begin with a label of one kind."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        match = pattern.match(text, paragraph.start, paragraph.end)
        if match is None or paragraph.role != "body":
            continue
        words = text[match.end() : paragraph.end].split()
        heading = not questions and all(word in HEADINGS for word in fold(match.group(1)).split())
        if (len(words) >= MIN_WORDS or words[-1][-1] in ".?!") and not heading:
            asked = match.group(1)[0].lower() if questions else ""
            found.append(Line(match.end(), paragraph.end, Span(*match.span(1)), range(number, number + 1), asked))
    return found


def places_of(doc: Any) -> frozenset[str]:
    """Return the places an article names, folded: {"tarvik"}."""
    return frozenset(fold(ent.text) for ent in doc.ents if ent.label_.lower() in PLACES)


def is_repeated(text: str, lines: Sequence[Line]) -> bool:
    """Say whether somebody speaks twice."""
    return max(Counter(line.label.of(text) for line in lines).values()) > 1


def is_printed(text: str, lines: Sequence[Line]) -> bool:
    """Say whether the last word of a label is a name of the article: DIOP is, where it prints "Diop"."""
    printed = set(NAME.findall(text))
    names = (line.label.of(text).split()[-1].capitalize() for line in lines)
    return any(len(name) > 2 and name in printed for name in names)


def run_on(text: str, paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> list[Line]:
    """Let each line run on over the unlabelled paragraphs before the next one; "(Applause)" is nobody's."""
    joined = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        number = line.paragraphs.start
        stop = following.paragraphs.start if following is not None else number + 1
        last = number
        while last + 1 < min(stop, number + 1 + RUN_ON) and text[paragraphs[last + 1].start] not in "([":
            last += 1
        joined.append(Line(line.start, paragraphs[last].end, line.label, range(number, last + 1), line.asked))
    return joined


def as_pairs(lines: Sequence[Line]) -> list[MarkPair]:
    """Return the lines as if they stood in marks, so that what is quoted inside them is nested."""
    return [MarkPair(line.start, line.end, line.start, line.end, "double") for line in lines]


def spoken(doc: Any, text: str, lines: Sequence[Line]) -> list[Candidate]:
    """Return a direct quotation for each line; "A:" is the person an interview introduces, "Q:" nobody by name."""
    guest = interviewed(doc, text, lines[0]) if lines and lines[0].asked else None
    found = []
    for line in lines:
        speaker = line.label if not line.asked else guest if line.asked == "a" else None
        evidence = {"span": "transcript line", "speaker": "transcript label"}
        cue = Span(line.label.end, text.index(":", line.label.end) + 1) if not line.asked else None
        colon = Span(cue.end - 1, cue.end) if cue is not None else None
        found.append(
            Candidate(
                line.start,
                line.end,
                "direct",
                (Span(line.start, line.end),),
                line.paragraphs.start,
                colon,
                speaker,
                (),
                evidence,
            )
        )
    return found


def interviewed(doc: Any, text: str, first: Line) -> Span | None:
    """Return the person that the lines above an interview name most often (the fullest name), or None."""
    people = [
        Span(ent.start_char, ent.end_char)
        for ent in doc.ents
        if ent.end_char <= first.label.start and ent.label_.lower() in ("person", "per")
    ]
    if not people:
        return None
    counts = Counter(fold(span.of(text).split()[-1]) for span in people)
    top = max(counts.values())
    name = next(fold(span.of(text).split()[-1]) for span in people if counts[fold(span.of(text).split()[-1])] == top)
    mentions = [span for span in people if fold(span.of(text).split()[-1]) == name]
    return max(mentions, key=lambda span: len(span.of(text).split()))
