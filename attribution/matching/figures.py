"""Figures and number words brought to one form, so that house style is no change of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from attribution.claims.numberwords import ONES, ORDINALS, SCALES, TENS

if TYPE_CHECKING:
    from attribution.matching.spoken import Said

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)
DAY = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
# "nineteen ninety-five": the words of a year, the century first.
CENTURIES = range(10, 22)
# Words that a figure can begin with.
OPENERS = frozenset([*ONES, *TENS, *SCALES, "a", "an"])


def fold_figures(words: Sequence[Said]) -> list[Said]:
    """Words with every figure as digits and its currency behind it: `$, 5, million -> 5000000, dollar`; "per cent" is one word."""
    out: list[Said] = []
    index = 0
    while index < len(words):
        word, end = figure_at(words, index)
        if out and out[-1].form in CURRENCIES and word.form[:1].isdigit():
            sign = out.pop()
            word = replace(word, start=sign.start)
            out += [word, replace(word, form=CURRENCIES[sign.form])]
        elif word.form == "cent" and out and out[-1].form == "per":
            out[-1] = replace(word, form="percent", start=out[-1].start)
        else:
            out.append(word)
        index = end
    return fold_days(out)


def fold_days(words: Sequence[Said]) -> list[Said]:
    """Days of the month in one order: `the, 3rd, of, may -> may, 3`; both stand where the day stood, as one stretch."""
    out: list[Said] = []
    index = 0
    while index < len(words):
        found = day_at(words, index)
        if found is None:
            out.append(words[index])
            index += 1
            continue
        month, day, end = found
        start, stop = min(w.start for w in words[index:end]), max(w.end for w in words[index:end])
        out += [replace(month, start=start, end=stop), replace(month, form=DAY.sub(r"\1", day.form), start=start, end=stop)]
        index = end
    return out


def day_at(words: Sequence[Said], index: int) -> tuple[Said, Said, int] | None:
    """Month and day that begin at a word, and the index behind them; "3 may" could be a verb, and is left alone."""
    window = words[index : index + 4]
    forms = [word.form for word in window]
    skip = int(forms[:1] == ["the"])
    if forms[:1] and forms[0] in MONTHS:
        return (window[0], window[1], index + 2) if len(forms) > 1 and DAY.fullmatch(forms[1]) else None
    if len(forms) <= skip + 1 or not DAY.fullmatch(forms[skip]):
        return None
    of = int(forms[skip + 1] == "of")
    plain = forms[skip].isdigit()
    at = skip + 1 + of
    if at >= len(forms) or forms[at] not in MONTHS or (plain and not of and forms[at] == "may") or (skip and plain):
        return None
    return window[at], window[skip], index + at + 1


def figure_at(words: Sequence[Said], index: int) -> tuple[Said, int]:
    """The figure that begins at a word, as one word, and the index behind it; the word itself where none does."""
    word = words[index]
    if word.form in ORDINALS:
        value = ORDINALS[word.form]
        return replace(word, form=f"{value}{suffix(value)}"), index + 1
    if word.form not in OPENERS and not word.form[:1].isdigit():
        return word, index + 1
    first = index + (word.form in ("a", "an"))
    if first > index and (first >= len(words) or words[first].form not in SCALES):
        return word, index + 1
    number, end = read_number(words, first)
    if number is None:
        return word, index + 1
    return replace(word, form=f"{number:.12g}", end=words[end - 1].end), end


def read_number(words: Sequence[Said], index: int) -> tuple[float | None, int]:
    """Value of the number that begins at a word, and the index behind it: `two hundred and fifty -> 250, 4`."""
    total, current, at, last = 0.0, _start(words, index), index, float("inf")
    settled: tuple[float | None, int] = (None, index)
    while at < len(words):
        form = words[at].form
        if follows_and(words, at, index):
            at += 1
            continue
        joined = join(current, form, at - index, digits=words[index].form[:1].isdigit())
        if joined is None or SCALES.get(form, 0.0) >= last:
            break
        current, at = joined, at + 1
        if form in SCALES and form != "hundred":
            total, current, last = total + joined, 0.0, SCALES[form]
            settled = total, at
    if at < len(words) and SCALES.get(words[at].form, 0.0) >= last:
        return settled  # "5 million five million": another number
    return (None, index) if at == index else (total + (current or 0.0), at)


def follows_and(words: Sequence[Said], at: int, index: int) -> bool:
    """Whether a word is the "and" of "two hundred and fifty"."""
    if words[at].form != "and" or at == index or words[at - 1].form not in SCALES or at + 1 >= len(words):
        return False
    return words[at + 1].form in ONES or words[at + 1].form in TENS


def _start(words: Sequence[Said], index: int) -> float | None:
    """One for a scale that opens a number behind "a": "a hundred"."""
    opens = index > 0 and index < len(words) and words[index].form in SCALES and words[index - 1].form in ("a", "an")
    return 1.0 if opens else None


def join(current: float | None, form: str, place: int, *, digits: bool) -> float | None:
    """The number so far with one more word, or None where the word begins another; only scales go on behind digits."""
    if form[:1].isdigit():
        return number_of(form) if place == 0 else None
    if form in SCALES:
        return current * SCALES[form] if current else None
    value = ONES.get(form, TENS.get(form))
    if value is None or digits:
        return None
    if current is None:
        return float(value) if place == 0 else None
    if place == 1 and current in CENTURIES and value >= 10:
        return current * 100 + value
    room = 10 if form in ONES and value < 10 and current % 100 >= 20 else 100
    return current + value if current % room == 0 and value and place > 0 and not (current == 0 and place == 1) else None


def number_of(form: str) -> float | None:
    """The value of digits; None for "12th" and "5m"."""
    try:
        return float(form)
    except ValueError:
        return None


def suffix(value: int) -> str:
    """`1 -> "st"`, `12 -> "th"`."""
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
