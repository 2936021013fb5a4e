"""What an editor puts into a sentence so that it can be told alone: the day behind "Friday", surnames in full, whom "he" means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from attribution.types import Article, Claim, Moment, Name, Quote, Span

PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "all", "both", "this", "that", "who", "which", "one", "others", "some"])
LEADING = re.compile(r"(He|She|His|Her)(?=\s)")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b|[a-z]+\b)")
# "summoned for Wednesday": a day ahead, whichever week the verb's tense suggests.
AHEAD = re.compile(r"\bfor\s+$")
YEAR = re.compile(r"\b\d{4}\b")
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence is told from: the article, the statement, the quotation an item stands in, and whom "he" at its start means."""

    article: Article
    claim: Claim
    quote: Quote | None = None
    he: str | None = None


def edited(telling: Telling, stretch: Span, *, in_marks: bool) -> str:
    """The words of a stretch with days in figures, surnames in full and pronouns of known people in brackets."""
    text = telling.article.text
    edits = [*day_edits(text, telling.claim.moments, stretch)]
    if not in_marks:
        edits += [*name_edits(telling.claim.names, stretch), *speaker_edit(telling, stretch)]
    at, parts = stretch.start, []
    for start, end, words in sorted(edits):
        if start >= at:
            parts += [text[at:start], words]
            at = end
    return " ".join("".join([*parts, text[at : stretch.end]]).split())


def day_edits(text: str, moments: tuple[Moment, ...], stretch: Span) -> list[Edit]:
    """The day behind "on Friday" and the year behind "March", once a sentence, in brackets as an editor puts what is not printed."""
    found: list[Edit] = []
    told: set[str] = set()
    for moment in sorted(moments, key=lambda moment: (moment.precision == "time", moment.start)):
        day = calendar(moment)
        if day and stretch.contains(moment) and day not in told and not YEAR.search(moment.text) and not AHEAD.search(text, max(stretch.start, moment.start - 5), moment.start):
            told.add(day)
            found.append((moment.end, moment.end, f" [{day.rsplit(' ', 1)[-1] if MONTH.search(moment.text) else day}]"))
    return found


def calendar(moment: Moment) -> str:
    """A moment's days as a reader writes them: "27 January 2023", "March 2023", "23 to 29 January 2023"; "" where none is known."""
    first, last = moment.first, moment.last
    if first is None or last is None or moment.precision in ("vague", "decade", "season"):
        return ""
    if moment.precision == "year":
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if moment.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first == last:
        return written(first)
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same else written(first)} to {written(last)}"


def written(day: date) -> str:
    """`date(2023, 1, 27) -> "27 January 2023"`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def name_edits(names: tuple[Name, ...], stretch: Span) -> list[Edit]:
    """A person's full name where only the surname is printed, once a sentence."""
    found: list[Edit] = []
    told = {name.full for name in names if stretch.contains(name) and name.text == name.full}
    for name in names:
        short = name.full.split()[-1:] == name.text.split()[-1:] and len(name.full) > len(name.text)
        if name.kind == "person" and short and stretch.contains(name) and name.full not in told:
            told.add(name.full)
            found.append((name.start, name.end, name.full))
    return found


def speaker_edit(telling: Telling, stretch: Span) -> list[Edit]:
    """Whom a pronoun means, where the speaker is known or the sentence before named one person."""
    quote, text = telling.quote, telling.article.text
    printed = quote.speaker if quote else None
    if quote and printed and quote.speaker_name and stretch.contains(printed):
        if printed.text.lower() in PRONOUNS:
            return [(printed.start, printed.end, f"[{quote.speaker_name}]")]
        if not set(quote.speaker_name.lower().split()) & set(re.findall(r"[\w’'-]+", printed.text.lower())):
            return [(printed.end, printed.end, f" [{quote.speaker_name}]")]
        return []
    leading = LEADING.match(text, stretch.start, stretch.end)
    if leading and telling.he:
        owned = "’s" if leading.group() in ("His", "Her") else ""
        return [(leading.start(), leading.end(), f"[{telling.he}{owned}]")]
    return []
