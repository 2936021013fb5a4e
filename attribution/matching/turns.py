"""Who speaks where in a source: the labelled lines of a transcript, or the quotations of a press release."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.quotes.transcripts import HEADINGS
from attribution.quotes.wordlists import word_set
from attribution.types import Reading, Span

TurnKind = Literal["name", "question", "answer", "role"]
# "00:01:12", "[0:12]", "00:00:01,000 -->" in front of a label or of the words; what a subtitle file counts with.
CLOCK = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
TIMES = re.compile(rf"^[ \t]*(?:\d+[ \t]*\r?\n(?=[ \t]*\d{{1,2}}:\d{{2}}:))?[ \t]*{CLOCK}(?:[ \t]*-->[ \t]*{CLOCK})?[ \t]*[-–—]?", re.MULTILINE)
WORD = r"[A-ZÀ-Þ0-9][\w'’.\-]{0,30}"
LABEL = re.compile(
    rf"^[ \t>*_#-]{{0,8}}(?:{CLOCK}[ \t]*[-–—]?[ \t]*)?\*{{0,2}}(?P<name>{WORD}(?:,?[ \t]{WORD}){{0,5}})"
    r"(?:[ \t]*\([^()\n]{1,60}\))?\*{0,2}[ \t]*:\*{0,2}(?=\s|$)",
    re.MULTILINE,
)
ASKED = re.compile(r"^[ \t>*_#-]{0,8}\*{0,2}(?P<name>Q|A|Question|Answer|QUESTION|ANSWER)\d{0,3}\*{0,2}[.:)]\*{0,2}(?=[ \t]+\S)", re.MULTILINE)
# Whoever asks and leads; a label like these is no name.
ASKS = frozenset(["q", "question", "questioner", "reporter", "journalist", "interviewer", "moderator", "host", "presenter", "anchor", "chair"])
ROLES = ASKS | word_set(
    """a answer speaker guest witness voice unidentified unknown male female man woman participant audience member operator
    interpreter translator narrator announcer spokesman spokeswoman spokesperson president minister prime foreign defence defense
    interior finance health secretary general chairman chairwoman chairperson judge court clerk counsel prosecutor defendant
    attorney lawyer senator congressman congresswoman governor mayor director chief executive officer ceo cfo the deputy vice
    state press under commissioner ambassador captain colonel major lieutenant sergeant inspector doctor coach manager king queen
    prince princess pope bishop archbishop of for and"""
)  # fmt: skip
TITLES = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "hon", "sen", "rep", "gov", "gen", "col", "lt", "capt", "sgt", "maj"])


@dataclass(frozen=True, slots=True)
class Turn(Span):
    """A stretch of a source that one person speaks; `name` as the source prints it, `kind` what sort of label that is."""

    name: str
    kind: TurnKind


class Turns:
    """The turns of one source, found by offset."""

    def __init__(self, turns: Sequence[Turn], labels: Sequence[Span] = ()) -> None:
        self.turns = tuple(sorted(turns, key=lambda turn: (turn.start, turn.end)))
        self.labels = tuple(labels)
        self._starts = [turn.start for turn in self.turns]

    def at(self, offset: int) -> Turn | None:
        """The turn a code point lies in, or None where the source names nobody."""
        index = bisect_right(self._starts, offset) - 1
        turn = self.turns[index] if index >= 0 else None
        return turn if turn is not None and offset < turn.end else None


def read_turns(reading: Reading) -> Turns:
    """The turns of a source: its labelled lines where it has them, else its quotations with their speakers."""
    text = reading.article.text
    labels = labelled(text)
    if labels:
        ends = [match.start() for match in labels[1:]] + [len(text)]
        turns = [Turn(m.end(), end, m["name"].strip(), kind_of(m["name"])) for m, end in zip(labels, ends, strict=True)]
        return Turns(turns, [Span(m.start(), m.end()) for m in labels])
    spoken = [q for q in reading.quotes if q.kind in ("direct", "mixed") and q.parent is None]
    named = [(q, q.speaker_name or (q.speaker.text if q.speaker else "")) for q in spoken]
    return Turns([Turn(f.start, f.end, name, kind_of(name)) for q, name in named if name for f in q.fragments])


def labelled(text: str) -> list[re.Match[str]]:
    """The labels of a transcript in text order; none where too few lines begin like one.

    `DIOP: We leave.` counts where labels in capitals are several or come again; `Diop: We leave.` where two names come again;
    `Q:` and `A:` only together.
    """
    asked = list(ASKED.finditer(text))
    if len({match["name"][0].casefold() for match in asked}) == 2:
        return asked
    found = [match for match in LABEL.finditer(text) if not is_heading(match["name"])]
    shouted = [match for match in found if match["name"].upper() == match["name"] and any(c.isalpha() for c in match["name"])]
    counts = Counter(match["name"] for match in shouted)
    if len(shouted) >= 2 and (len(counts) >= 2 or max(counts.values()) >= 2):
        known = set(counts)
        return [match for match in found if match["name"] in known]
    counts = Counter(match["name"] for match in found)
    again = {name for name, count in counts.items() if count > 1}
    if len(again) >= 2:
        return [match for match in found if match["name"] in again or looks_alike(match["name"], again)]
    return []


def looks_alike(name: str, known: set[str]) -> bool:
    """Whether a label that stands once is a short or longer form of one that comes again."""
    parts = name_parts(name)
    return any(parts & name_parts(other) for other in known)


def is_heading(name: str) -> bool:
    """Whether a label is a heading of the page ("Contact", "Note to editors"), which nobody speaks."""
    words = [word.casefold().strip(".") for word in re.findall(r"[^\W\d_]+", name)]
    return not words or (all(word in HEADINGS or word in ("to", "for") for word in words) and not set(words) & ASKS)


def kind_of(name: str) -> TurnKind:
    """What a label names: `"Q" -> "question"`, `"MINISTER" -> "role"`, `"MR. DIOP" -> "name"`."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", name)]
    if any(word in ASKS for word in words) and not name_parts(name):
        return "question"
    if words and all(word in ("a", "answer") for word in words):
        return "answer"
    return "name" if name_parts(name) else "role"


def name_parts(name: str) -> frozenset[str]:
    """The words of a name without titles and offices: `"PRESIDENT Abdoulaye Diop" -> {"abdoulaye", "diop"}`."""
    words = {word.casefold().removesuffix("'s").removesuffix("’s") for word in re.findall(r"[^\W\d_][^\W_]*(?:['’\-][^\W_]+)*", name)}
    return frozenset(word for word in words if word not in ROLES and word not in TITLES)
