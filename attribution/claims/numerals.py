"""Read one numeral, in digits or words, at a place in the lexemes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attribution.claims.lexer import Lexeme
from attribution.claims.numberwords import (
    COLLECTIVES,
    FEW,
    FEW_RANGE,
    FEW_SCALED,
    GROUPS,
    ONES,
    SCALES,
    SHORT_SCALES,
    TENS,
    VAGUE_PLURALS,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it ends: `stop` is the index after its last lexeme, `step` the place it is rounded to.

    `low`/`high` differ from `value` only for vague words ("dozens"). `scale` is the factor of the scale word it ends in
    (1 if none), which a range may share: "10 to 15 million".
    """

    value: float
    step: float
    stop: int
    low: float
    high: float
    digits: bool = False
    scale: float = 1.0
    vague: bool = False

    def times(self, factor: float, stop: int) -> Numeral:
        """The numeral with a scale word read after it: `2.3` and `million`."""
        value, step, low, high = (exactly(x * factor) for x in (self.value, self.step, self.low, self.high))
        return Numeral(value, step, stop, low, high, self.digits, self.scale * factor, self.vague)


def read_numeral(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Return the numeral that starts at lexeme `i`, or None: `[two, hundred, and, six] -> 206, step 1`."""
    if i >= len(lexemes):
        return None
    return _digits(lexemes, i) if lexemes[i].kind == "number" else _words(lexemes, i)


def exactly(value: float) -> float:
    """Return a float without the dust of binary arithmetic: `2.3 * 1e6 -> 2300000.0`."""
    return float(f"{value:.12g}")


def plain(value: float, step: float, stop: int, digits: bool = False) -> Numeral:
    """Return an exact numeral."""
    return Numeral(value, step, stop, value, value, digits)


def rounding_place(value: float, decimals: int = 0) -> float:
    """Return the place a printed figure is rounded to: `17_500 -> 100`, `165 -> 1`, `2.3 (one decimal) -> 0.1`."""
    if decimals:
        return 10.0**-decimals
    step = 1.0
    while value and value % (step * 10) == 0 and step * 10 <= abs(value):
        step *= 10
    return step


def digits_value(text: str) -> tuple[float, int]:
    """Return the value and the number of decimals of printed digits: `"17,500" -> (17500, 0)`, `"6.25" -> (6.25, 2)`."""
    clean = text
    for separator in ",'’ \u00a0\u2009\u202f":
        clean = clean.replace(separator, "")
    clean = clean.replace("·", ".")
    if clean.count(".") > 1:
        clean = clean.replace(".", "")
    whole, _, decimals = clean.partition(".")
    return float(clean[:300]), len(decimals) if len(whole) < 300 else 0


def _digits(lexemes: Sequence[Lexeme], i: int) -> Numeral:
    """Read digits with the scale words and glued short scales after them."""
    value, decimals = digits_value(lexemes[i].text)
    number = plain(value, rounding_place(value, decimals), i + 1, digits=True)
    after = _at(lexemes, i + 1)
    if after and after.lower in SHORT_SCALES and (after.glued or after.lower not in ("k", "m")):
        return number.times(SHORT_SCALES[after.lower], i + 2)
    return _scaled(lexemes, number)


def _words(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read number words; "a" and "half a" count only before a scale word or a group ("a dozen", "half a million")."""
    word = lexemes[i].lower
    if lexemes[i].kind != "word":
        return None
    if word in ONES or word in TENS or (word in SCALES and word not in ("lakh", "crore")):
        return _spelled(lexemes, i)
    if word in ("a", "an", "half", "another"):
        return _article(lexemes, i)
    if word in COLLECTIVES and word != "couple":
        return _collective(lexemes, i)
    if word in VAGUE_PLURALS or word in ("tens", "lakhs", "crores"):
        return _vague_plural(lexemes, i)
    return _few(lexemes, i) if word in FEW else None


def _spelled(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "twenty-seven", "two hundred and six", "nine hundred thousand": groups added up, scales multiplied."""
    total, group, k, last = 0.0, 0.0, i, ""
    stop = i
    while k < len(lexemes):
        word = lexemes[k].lower
        if word in TENS and last not in ("ones", "tens"):
            group, last = group + TENS[word], "tens"
        elif word in ONES and last != "ones" and not (last == "tens" and ONES[word] > 9):
            group, last = group + ONES[word], "ones"
        elif word == "hundred" and (last == "ones" or k == i):
            group, last = (group or 1) * 100, "hundred"
        elif word in SCALES and word != "hundred" and (last != "scale" or k == i):
            total, group, last = (
                (total + (group or 1)) * SCALES[word] if not total else total + group * SCALES[word],
                0.0,
                "scale",
            )
        elif (word in "-‑" and lexemes[k].glued and last == "tens") or (word == "and" and last in ("hundred", "scale")):
            if not (k + 1 < len(lexemes) and (lexemes[k + 1].lower in ONES or lexemes[k + 1].lower in TENS)):
                break
            k += 1
            continue
        else:
            break
        k += 1
        stop = k
    if stop == i:
        return None
    value = total + group
    scale = SCALES.get(lexemes[stop - 1].lower, 1.0) if stop - i > 1 else 1.0
    number = plain(value, rounding_place(value), stop)
    return replace(number, scale=scale) if scale > 1 else _scaled(lexemes, number)


def _article(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "a dozen", "half a million", "half-a-dozen", "a hundred and twenty", "a couple of"."""
    k, factor = i, 1.0
    if lexemes[k].lower == "half":
        factor, k = 0.5, _skip(lexemes, k + 1, "-")
    if k < len(lexemes) and lexemes[k].lower in ("a", "an", "another"):
        k = _skip(lexemes, k + 1, "-")
    elif factor == 1.0:
        return None
    word = lexemes[k].lower if k < len(lexemes) else ""
    if word in GROUPS and not (word == "score" and not _is(lexemes, k + 1, "of", "or", "more")):
        return _grouped(factor * GROUPS[word], k + 1)
    if word in COLLECTIVES and factor == 1.0:
        high = 3.0 if word == "couple" else float(COLLECTIVES[word])
        return Numeral(COLLECTIVES[word], 1.0, k + 1, COLLECTIVES[word], high, vague=word == "couple")
    if word in FEW and factor == 1.0 and word != "several":
        return _few(lexemes, k)
    if word in SCALES and factor == 0.5:
        return plain(SCALES[word] / 2, SCALES[word] / 10, k + 1)
    return _spelled(lexemes, k) if word in SCALES and factor == 1.0 else None


# What may stand before a collective that counts what follows: "the trio of pictures", "his pair of pistols".
POINTERS = frozenset(["the", "this", "that", "his", "her", "their", "its", "first", "second", "another", "stolen"])


def _collective(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "the trio of pictures", "a trio of" (its article read before): a pair or more of what stands after "of"."""
    if not (_is(lexemes, i - 1, *POINTERS) and _is(lexemes, i + 1, "of", "were", "was", "are", "who", "had", "have")):
        return None
    return plain(float(COLLECTIVES[lexemes[i].lower]), 1.0, i + 1)


def _grouped(value: float, stop: int) -> Numeral:
    """Return dozens and scores, which people round to: `two dozen -> 24, 22..26`."""
    loose = round(value / 12)
    return Numeral(value, 1.0, stop, value - loose, value + loose)


def _vague_plural(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "hundreds of thousands", "millions"."""
    word = lexemes[i].lower
    inner = lexemes[i + 2].lower if _is(lexemes, i + 1, "of") and i + 2 < len(lexemes) else ""
    factor = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}.get(inner)
    if factor and word in ("tens", "hundreds", "thousands", "dozens"):
        base = {"tens": 20.0, "dozens": 24.0, "hundreds": 200.0, "thousands": 2e3}[word]
        return _between(base * factor, base * factor * 9.99, i + 3)
    if word not in VAGUE_PLURALS:
        return None
    low, high = VAGUE_PLURALS[word]
    return _between(low, high, i + 1)


def _few(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "several", "a few", "a handful", alone or before a scale: `several hundred -> 200..999`."""
    after = _at(lexemes, i + 1)
    if after and (after.lower in SCALES or after.lower in GROUPS):
        factor = SCALES.get(after.lower) or GROUPS[after.lower]
        return _between(FEW_SCALED[0] * factor, min(FEW_SCALED[1] * factor, 10 * factor - 1), i + 2)
    return _between(*FEW_RANGE, i + 1)


def _between(low: float, high: float, stop: int) -> Numeral:
    """Return a vague numeral: its value is the middle of what it allows."""
    return Numeral((low + high) / 2, 1.0, stop, low, high, vague=True)


def _scaled(lexemes: Sequence[Lexeme], number: Numeral) -> Numeral:
    """Read scale words after a number, a hyphen allowed: "25 million", "640-million"; "2 dozen"."""
    k = _skip(lexemes, number.stop, "-")
    word = lexemes[k].lower if k < len(lexemes) else ""
    if word in SCALES:
        return _scaled(lexemes, number.times(SCALES[word], k + 1))
    if word in GROUPS and number.value < 100:
        return _grouped(number.value * GROUPS[word], k + 1)
    if word.rstrip("s") in ("lakh", "crore"):
        return number.times(SCALES[word.rstrip("s")], k + 1)
    return number


def _at(lexemes: Sequence[Lexeme], i: int) -> Lexeme | None:
    """Return lexeme `i`, or None past the end."""
    return lexemes[i] if 0 <= i < len(lexemes) else None


def _is(lexemes: Sequence[Lexeme], i: int, *words: str) -> bool:
    """Say whether lexeme `i` is one of the words."""
    return 0 <= i < len(lexemes) and lexemes[i].lower in words


def _skip(lexemes: Sequence[Lexeme], i: int, sign: str) -> int:
    """Return the index after a glued sign at `i`, or `i`."""
    return i + 1 if i < len(lexemes) and lexemes[i].text in (sign, "‑") and lexemes[i].glued else i
