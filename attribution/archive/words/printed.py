"""Who else printed these words, and whose they were: quotations of the archive that hold them, word for word or altered."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import column, select, text

from attribution.archive.chosen import Chosen, within
from attribution.archive.packing.codec import DamagedError, unpack_article
from attribution.archive.tables import Number, articles, quotations
from attribution.archive.words.alignment import Alignment, Asked, Change, align
from attribution.archive.words.fulltext import COMMANDS
from attribution.archive.words.quotedwords import runs
from attribution.archive.words.wanted import match_all
from attribution.matching.wording import SMALL

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive

# Quotations that a word or window of words brings at most; a word that brings so many is common.
COMMON = 2_000
# Words of the question that are looked up, the longest; the rarest of them that bring quotations; windows of words in a row.
LOOKED, RAREST, WINDOWS, WINDOW = 48, 12, 40, 3
# Questions of at most so many words are looked up with each word left out in its turn.
SHORT = 10
# Words of one phrase that are looked up in a row; a longer question is compared afterwards.
PHRASE = 48
# Quotations that are read and compared: the likeliest, with at least this share of the likeliest one's evidence. Of a six-word remark, one
# with a word changed has about 0.44 of the evidence of the remark itself, three of its words 0.3, one of them less than 0.1.
COMPARED, LIKELY = 200, 0.15


class Printed(NamedTuple):
    """A quotation that holds the words asked for, or some of them; `text` stands at [start, end) of the article.

    `how` is "verbatim" where the wording differs in nothing but case, punctuation and house style (matching/wording), else "altered", with
    `changes` and a `note` on what they amount to. `whole` is False where only a part of the words asked for was printed. The text runs from
    the first word found to the last: where a cue breaks the quotation, over the cue.
    """

    article: str
    source: str | None
    day: str | None
    kind: str
    speaker: str | None
    text: str
    start: int
    end: int
    paragraph: int
    how: str
    changes: tuple[Change, ...]
    note: str
    whole: bool
    shared: float


def printed(archive: Archive, words: str, *, limit: int = 50, chosen: Chosen | None = None) -> list[Printed]:
    """The quotations that print these words: verbatim before altered, the more shared the earlier, then by day, article and place.

    `"We will never leave"` finds “We will not leave” too, and “never leave” in another's report; each with its speaker.
    """
    with archive.looking() as connection:
        return find(connection, words, limit, chosen)


def find(connection: Connection, words: str, limit: int = 50, chosen: Chosen | None = None) -> list[Printed]:
    """`printed` in an open connection."""
    asked = Asked(words)
    if not asked.forms or limit < 1:
        return []
    numbers = candidates(Index(connection, chosen), asked.indexed)
    found = list(innermost(connection, asked, numbers))
    found.sort(key=lambda one: (one.how != "verbatim", not one.whole, -one.shared, one.day or "9999", one.article, one.start))
    return found[:limit]


def candidates(index: Index, forms: Sequence[str]) -> list[int]:
    """Quotations that may hold the words, the likeliest first."""
    exact = index.quoted([tuple(forms[:PHRASE])])
    votes: Counter[int] = Counter()
    for numbers, weight in evidence(index, forms):
        for number in numbers:
            votes[number] += weight
    least = LIKELY * max(votes.values(), default=0)
    likely = sorted((number for number, weight in votes.items() if weight >= least), key=lambda number: (-votes[number], number))
    return list(dict.fromkeys([*exact[:COMPARED], *likely[:COMPARED]]))


def evidence(index: Index, forms: Sequence[str]) -> Iterable[tuple[list[int], int]]:
    """Quotations that hold rare words, windows of words in a row, and all words but one of a short question; with the weight of each."""
    telling = sorted({form for form in forms if form not in SMALL}, key=lambda form: (-len(form), form))[:LOOKED]
    holders = {form: index.quoted([(form,)]) for form in telling}
    rare = sorted((len(numbers), form) for form, numbers in holders.items() if 0 < len(numbers) < COMMON)[:RAREST]
    for number, form in rare:
        yield holders[form], round(100 * math.log(1 + COMMON / number))
    for at in range(0, max(1, len(forms) - WINDOW + 1), max(1, len(forms) // WINDOWS)):
        window = tuple(forms[at : at + WINDOW])
        if not SMALL.issuperset(window) or len(forms) <= SHORT:
            yield index.quoted([window]), 300
    distinct = list(dict.fromkeys(forms))
    if WINDOW <= len(distinct) <= SHORT:
        for left_out in distinct:
            yield index.quoted([(form,) for form in distinct if form != left_out]), 400


class Index:
    """The index of quotations, or the part of it that is of the articles `chosen`."""

    def __init__(self, connection: Connection, chosen: Chosen | None) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        found = text(COMMANDS[self._dialect]["quoted"]).columns(column("number", Number)).subquery("found")
        self._query = select(found.c.number).order_by(found.c.number).limit(COMMON)
        if conditions := within(chosen):
            owned = quotations.join(articles, articles.c.number == quotations.c.article)
            self._query = self._query.join(owned, quotations.c.number == found.c.number).where(*conditions)

    def quoted(self, groups: Sequence[tuple[str, ...]]) -> list[int]:
        """The numbers of quotations that hold all groups of words, the words of a group in a row; at most COMMON."""
        return list(self._connection.execute(self._query, {"query": match_all(tuple(groups), self._dialect)}).scalars())


def innermost(connection: Connection, asked: Asked, numbers: Sequence[int]) -> Iterable[Printed]:
    """What the quotations print; of a quotation inside another one, the inner, whose words they are."""
    best: dict[tuple[str, int, int], tuple[tuple[bool, int, int], Printed]] = {}
    texts: dict[int, str] = {}
    for row in rows(connection, numbers):
        try:
            body = texts[row.owner] if row.owner in texts else texts.setdefault(row.owner, unpack_article(row.record).text)
        except DamagedError:
            continue
        for one in compared(asked, row, body):
            key = one.article, one.start, one.end
            rank = one.speaker is None, row.end - row.start, row.number
            if key not in best or rank < best[key][0]:
                best[key] = rank, one
    return [one for _, one in best.values()]


def rows(connection: Connection, numbers: Sequence[int]) -> Iterable[Any]:
    """The rows of quotations with their articles', a few at a time: articles may be long."""
    held, owner = quotations.c, articles.c
    columns = (held.number, held.kind, held.start, held.end, held.paragraph, held.speaker, owner.number.label("owner"), owner.id, owner.source, owner.day, owner.record)
    for at in range(0, len(numbers), 50):
        part = numbers[at : at + 50]
        query = select(*columns).join(articles, owner.number == held.article).where(held.number.in_(part)).order_by(held.number)
        yield from connection.execute(query).all()


def compared(asked: Asked, row: Any, body: str) -> Iterable[Printed]:
    """What one quotation prints of the words, at most once for each of its runs."""
    for run in runs(body, row.start, row.end, row.kind):
        found: Alignment | None = align(asked, run, body)
        if found:
            stretch = body[found.start : found.end]
            how = "altered" if found.changes else "verbatim"
            place = stretch, found.start, found.end, row.paragraph
            yield Printed(row.id, row.source, row.day, row.kind, row.speaker, *place, how, found.changes, found.note, found.whole, found.shared)
