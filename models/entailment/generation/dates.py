"""Dates: another day, month or year, one left out or added, before and after, days counted on from a weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from models.entailment.generation import times
from models.entailment.generation.calendarnames import DAYS, MONTHS
from models.entailment.generation.edit import Edit, Label, Split, of_split
from models.entailment.generation.events import chosen, doubled, event
from models.entailment.generation.numerals import Spot, certain
from models.entailment.generation.pairing import paired
from models.entailment.generation.words import Sentence, Word
from models.entailment.generation.wordtables import words

WEEKDAY = re.compile(
    r"(?:(?<= )on |^On )("
    + "|".join(DAYS)
    + r")(?=[ .])(?! (?:morning|evening|night|afternoon|and|or|to|\d|"
    + "|".join(MONTHS)
    + "))"
)
MONTH = re.compile(
    r"(?:(?<= )in |^In )(" + "|".join(m for m in MONTHS if m != "May") + r")(?=[ .,])(?!,? (?:\d|of|and|or|to))"
)
TIMES_OF_DAY = ("morning", "evening", "afternoon", "night")
STATIVE = frozenset(words("verbs", "stative"))


def date(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """`"on Tuesday … two days later"` is Thursday; `"in March"` leaves `"on 14 March"` open and contradicts `"before 20 February"`."""
    yield from weekday(sentence, rng, split)
    yield from month(sentence, rng, split)
    yield from year(sentence, rng, split)
    yield from rng.choice((event, doubled))(rng, split)


def weekday(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """ "on Monday" in a real sentence: another day, a time of day added or dropped, the day left out or added."""
    found = WEEKDAY.search(sentence.text) if certain(sentence) else None
    if not found or len(re.findall("|".join(DAYS), sentence.text)) > 1:
        return
    day = found[1]
    finer = f"on {day} {rng.choice(of_split(TIMES_OF_DAY, split))}"
    step = rng.choice(of_split((1, -1, 2, 3), split))
    wrong = f"on {DAYS[(DAYS.index(day) + step) % 7]}"
    yield from variants(sentence, found, (f"on {day}", finer, wrong), f"weekday.{split}", rng)


def month(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """ "in March" in a real sentence, likewise; the finer phrase is "in early March"."""
    found = MONTH.search(sentence.text) if certain(sentence) else None
    if (
        not found
        or sentence.text[: found.start()].endswith("back ")
        or len(re.findall("|".join(MONTHS), sentence.text)) > 1
    ):
        return
    name = found[1]
    finer = f"in {rng.choice(of_split(('early ', 'late ', 'the first days of ', 'mid-'), split))}{name}"
    step = rng.choice(of_split((1, -1, 2, 3, 5, -2, 4, 6), split))
    wrong = f"in {MONTHS[(MONTHS.index(name) + step) % 12]}"
    yield from variants(sentence, found, (f"in {name}", finer, wrong), f"month.{split}", rng)


def variants(
    sentence: Sentence, found: re.Match[str], phrases: tuple[str, str, str], name: str, rng: Random
) -> Iterator[Edit]:
    """The pairs of a time phrase, a finer one, a wrong one and none at all."""
    plain, finer, wrong = phrases
    gone = found.end() + (sentence.text[found.end() : found.end() + 1] == "," and found.start() == 0)
    cases: tuple[tuple[str, str, Label, str], ...] = (
        (plain, wrong, "contradiction", "other"), (finer, wrong, "contradiction", "other_part"), (plain, finer, "neutral", "finer"),
        (finer, plain, "entailment", "coarser"), ("", rng.choice((plain, wrong, finer)), "neutral", "added"), (rng.choice((plain, finer)), "", "entailment", "left_out"),
    )  # fmt: skip
    for first, second, label, kind in rng.sample(cases, 2):
        end = (
            gone
            if "" in (first, second) and found.start() == 0 and first + second != "" and not (first and second)
            else found.end()
        )
        at = Spot(found.start(), end, 0, True)
        comma = "," if end > found.end() else ""
        texts = (first + comma if first else "", second + comma if second else "")
        yield paired("date", sentence, at, texts, label, f"date:{name}:{kind}", rng)


def year(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """ "in 2006" beside a verb of something that happened, against other phrases for years."""
    found = next((w for w in sentence.words if happened(sentence, w)), None)
    if found is None or not certain(sentence) or len(re.findall(r"\b(?:19|20)\d\d\b", sentence.text)) > 1:
        return
    value = int(found.text)
    start, end = sentence.span(found)
    p = times.timed(f"in {value}", "year", (value * 12, value * 12 + 11)) if rng.random() < 0.6 else None
    drawn = chosen(lambda: times.of_years(value + rng.choice((0, 0, 0, 1, -1, 2, -3, 5, -7, 10)), split, rng), rng, p)
    if drawn:
        p, h, label = drawn
        template = f"date:year.{split}:{p.kind}>{h.kind}"
        yield paired("date", sentence, Spot(start, end, 0, True), (p.text, h.text), label, template, rng)


def happened(sentence: Sentence, word: Word) -> bool:
    """Whether a word is the year of a past event: "in 2006" below a past verb that is no state."""
    head = sentence.words[word.head]
    cases = [w.text.lower() for w in sentence.children(word)]
    past = head.tag in ("VBD", "VBN") and head.lemma not in STATIVE
    return (
        bool(re.fullmatch(r"(19|20)\d\d", word.text)) and word.relation.startswith("obl") and cases == ["in"] and past
    )


PHENOMENA = (("date", date),)
