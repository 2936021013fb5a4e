"""The stretch of a text that shows why it was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attribution.archive.words.plainwords import PlainWord, plain_words
from attribution.archive.words.wanted import Wanted
from attribution.matching.wording import stem

# Code points of a snippet, and those of them before the first word found.
WIDTH, LEAD = 180, 40


def has_phrase(phrase: Sequence[str], *texts: str) -> bool:
    """Whether these words stand in a row in one of the texts."""
    wanted = list(phrase)
    for text in texts:
        forms = [word.form for word in plain_words(text)]
        if any(form == wanted[0] and forms[at : at + len(wanted)] == wanted for at, form in enumerate(forms)):
            return True
    return False


def snippet(text: str, asked: Wanted) -> str:
    """About 180 code points around most of the words asked for, blanks made one: `…said the minister resigned on Monday…`."""
    stems = {stem(form) for group in asked.groups for form in group}
    found = [word for word in plain_words(text) if stem(word.form) in stems]
    start = max(0, found[0].start - LEAD) if len(found) == 1 else best_start(found)
    return cut(text, start, min(len(text), start + WIDTH))


def best_start(found: Sequence[PlainWord]) -> int:
    """Where the window of most different words begins; the first of equals. Linear: words enter and leave once."""
    inside: Counter[str] = Counter()
    best, at, last = 0, 0, 0
    for first, word in enumerate(found):
        while last < len(found) and found[last].end <= word.start + WIDTH - LEAD:
            inside[stem(found[last].form)] += 1
            last += 1
        if len(inside) > best:
            best, at = len(inside), first
        last = max(last, first + 1)
        own = stem(word.form)
        inside[own] -= 1
        if inside[own] <= 0:
            del inside[own]
    return max(0, found[at].start - LEAD) if found else 0


def cut(text: str, start: int, end: int) -> str:
    """A stretch that begins and ends between words, with an ellipsis where the text goes on."""
    if start:
        blank = text.find(" ", start, start + LEAD)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", end - LEAD, end)
        end = blank if blank > start else end
    body = " ".join(text[start:end].split())
    return ("…" if start else "") + body + ("…" if end < len(text) else "")
