"""Documents that speak: "the statement added", "the Home Office letter says" are somebody's words."""

from __future__ import annotations

import re

from attribution.quotes.cues import DOCUMENTS
from attribution.quotes.lexicon import fold
from attribution.quotes.printed import phrase_head
from attribution.quotes.timeline import Choice, Timeline

# Who made it, printed behind it: "a statement from the ministry", "a letter written by Ada Brenner".
AUTHOR = re.compile(
    r"\s(?:(?:signed|written|issued|released|published|posted|authored|put out|sent|made|delivered|circulated)\s+by|by|from|of)\s+(.+)$"
)
# Who merely had it: "a letter seen by Sky News", "a memo obtained by Reuters".
READER = re.compile(
    r",?\s(?:(?:which|that)\s+(?:was|were|has been|have been)\s+)?(?:seen|obtained|reviewed|viewed|read|published|reported|carried|quoted|cited|leaked to|sent to|released to|shared with|given to)\s+(?:exclusively\s+)?(?:by\s+)?(.+)$"
)
POINTING = frozenset(["the", "this", "that"])
# A document goes on speaking for its author this far (in characters) after it was mentioned.
REACH = 900
SENTENCE_END = re.compile(r"[.!?]\s|\n")


def without_reader(printed: str) -> str:
    """Return a document without those who saw it: "A leaked letter seen by Sky News" -> "A leaked letter"."""
    cut = READER.sub("", printed)
    return cut if cut != printed and phrase_head(cut) in DOCUMENTS else printed


def is_document(printed: str) -> bool:
    """Say whether a phrase is headed by a document: "the statement", "a letter from the ministry"."""
    return phrase_head(without_reader(printed)) in DOCUMENTS


def author(printed: str) -> str | None:
    """Return who made a document, as printed in its phrase: "the Home Office letter" -> "Home Office"; None: not told."""
    plain = without_reader(printed)
    behind = AUTHOR.search(plain)
    if behind:
        return behind.group(1)
    words = re.split(r"\s+(?:of|for|on|about|in|to|that|which)\s+", plain, maxsplit=1)[0].split()
    before = [word for word in words[:-1] if fold(word) not in ("the", "a", "an")]
    while before and not before[0][:1].isupper():
        before.pop(0)
    named = " ".join(before)
    return re.sub(r"['’]s?$", "", named) if before and all(word[:1].isupper() for word in before) else None


def points_back(printed: str) -> bool:
    """Say whether a phrase means a document named before: "the statement"."""
    words = printed.split()
    return len(words) == 2 and fold(words[0]) in POINTING


def back_to(timeline: Timeline, printed: str, start: int) -> list[Choice]:
    """Return who is the subject of the sentence that last named this document: its author, if it is one person's or body's."""
    head = phrase_head(printed)
    text = timeline.text
    floor = max(0, start - REACH)
    at = text[floor:start].casefold().rfind(head) + floor
    if at < floor:
        return []
    begins = max((m.end() for m in SENTENCE_END.finditer(text, max(0, at - REACH), at)), default=max(0, at - REACH))
    ends = SENTENCE_END.search(text, at)
    events = [e for e in timeline.within(begins, ends.start() if ends else start) if e.weight <= 0 and e.entry.words]
    return [Choice(events[0].entry, 1.0, events[0].trail)] if events else []
