"""Which line above the story is its headline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attribution.articles.lines import Line
from attribution.articles.phrases import BREADCRUMB
from attribution.articles.wording import letters, long_words

# Points a line gets as headline; chosen by hand on the development pages and on invented ones, where the sum decides.
WORDS_FIT, FIRST, BEFORE_FACTS, PER_SHARED_WORD, MOST_SHARED = 2.0, 1.25, 0.5, 0.5, 2.0
CUT, TRAIL, SHORT, LONG = -4.0, -4.0, -2.0, -1.5
NEEDED = 0.5
FACTS = ("byline", "date", "credit", "caption")
STORY_LINES = 3


def same_title(line: str, title: str) -> bool:
    """Whether a line repeats a title: equal letters, or one is the other with an outlet or kicker added."""
    a, b = letters(line), letters_of_title(title)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 20 and len(short) >= 0.6 * len(long) and short in long


@lru_cache(8)
def letters_of_title(title: str) -> str:
    """The letters of a title, kept: every line of its article is held against it."""
    return letters(title)


def find_title(lines: Sequence[Line], first_prose: int, known: str | None) -> int | None:
    """Return the index of the headline among the lines above the story, None where there is none.

    A title known from a record or the page's metadata is recognised, never looked for; a Markdown heading wins.
    """
    head = lines[:first_prose]
    if known:
        return next(
            (index for index, line in enumerate(lines[: first_prose + 1]) if same_title(line.text, known)), None
        )
    heading = next((index for index, line in enumerate(head) if line.kind == "heading"), None)
    if heading is not None:
        return heading
    story = long_words(" ".join(line.text[:600] for line in lines[first_prose : first_prose + STORY_LINES]))
    labels = [index for index, line in enumerate(head) if line.kind == "label"]
    scores = {index: title_score(head, index, story, first=index == labels[0]) for index in labels}
    best = max(scores, key=lambda index: (scores[index], -index), default=None)
    return best if best is not None and scores[best] >= NEEDED else None


def title_score(head: Sequence[Line], index: int, story: frozenset[str], *, first: bool) -> float:
    """Score one line as headline by its length, its place (whether it is the first label) and the words it shares with the opening of the story."""
    line = head[index]
    words = line.words
    score = WORDS_FIT if 4 <= words <= 25 else 0.0
    score += SHORT if words <= 2 else LONG if words > 30 else 0.0
    score += CUT if line.cut else 0.0
    score += TRAIL if BREADCRUMB.search(line.text) else 0.0
    score += FIRST if first else 0.0
    score += BEFORE_FACTS if index + 1 < len(head) and head[index + 1].kind in FACTS else 0.0
    return score + min(MOST_SHARED, PER_SHARED_WORD * len(long_words(line.text) & story))
