"""Numbers as newspapers write them: digits with commas, words, scale words; and how far a figure is rounded."""

from __future__ import annotations

import math
import re
from random import Random

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
WORDS = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * value for value, word in enumerate(TENS) if value > 1
}
WORDS |= {f"{ten}-{one}": 10 * t + o for t, ten in enumerate(TENS) if t > 1 for o, one in enumerate(ONES[:10]) if o}


def spelled(value: int) -> str:
    """A whole number below a million in words: `410 -> "four hundred and ten"`, `5000 -> "five thousand"`."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        rest = f" and {spelled(value % 100)}" if value % 100 else ""
        return f"{ONES[value // 100]} hundred{rest}"
    below = value % 1000
    joint = " and " if below < 100 else " "
    return f"{spelled(value // 1000)} thousand" + (f"{joint}{spelled(below)}" if below else "")


def digits(value: float) -> str:
    """`17000 -> "17,000"`, `7.50 -> "7.5"`."""
    if abs(value - round(value)) < 1e-9:
        return f"{round(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def scaled(value: float) -> str:
    """From a million on with a scale word, if two decimals say it exactly: `1_200_000 -> "1.2 million"`; else digits."""
    for size, word in SCALES:
        if value >= size:
            share = value / size
            return f"{digits(share)} {word}" if abs(share * 100 - round(share * 100)) < 1e-6 else digits(value)
    return digits(value)


def numeral(value: float, rng: Random) -> str:
    """A whole figure in one of its forms: small ones mostly in words, large ones mostly with a scale word, others in digits."""
    forms = forms_of(value)
    if value < 10:
        return forms[-1] if rng.random() < 0.8 else forms[0]
    if value >= 10**6:
        return scaled(value)
    return forms[-1] if len(forms) > 1 and rng.random() < 0.25 else forms[0]


def forms_of(value: float) -> list[str]:
    """All forms of a figure, digits first: `12 -> ["12", "a dozen", "twelve"]`."""
    forms = [digits(value)]
    if value >= 10**6 and scaled(value) != forms[0]:
        forms.append(scaled(value))
    whole = round(value)
    if abs(value - whole) < 1e-9 and 1 < whole < 10**6:
        forms += {6: ["half a dozen"], 12: ["a dozen"], 24: ["two dozen"], 36: ["three dozen"]}.get(whole, [])
        if whole < 100 or significant(whole) == 1:
            forms.append(spelled(whole))
    return forms


def significant(value: float) -> int:
    """The number of digits before the closing zeros: `17000 -> 2`."""
    return len(digits(value).replace(",", "").replace(".", "").strip("0")) or 1


def rounded(value: float, figures: int = 1, step: float = 1.0) -> float:
    """To some significant figures, the first digit's place times `step`: `4870 -> 5000`."""
    place = float(10 ** (math.floor(math.log10(value)) - figures + 1) * step)
    return round(value / place) * place


def read(text: str) -> int | None:
    """A whole number in digits or words below a hundred: `"17,000" -> 17000`, `"Forty" -> 40`; anything else is `None`."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,4}", text) and not text.startswith("0"):
        return int(text.replace(",", ""))
    return WORDS.get(text.lower())
