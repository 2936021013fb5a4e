"""Percentages, fractions and multiples."""

from __future__ import annotations

from attribution.claims.drafts import Draft, Scene, drafted
from attribution.claims.measures import mixed_half
from attribution.claims.money import read_currency
from attribution.claims.numberwords import FRACTIONS, MULTIPLES
from attribution.claims.numerals import Numeral, exactly, plain, read_numeral
from attribution.claims.units import UNITS
from attribution.claims.wordlists import words

HALF_OF = words("of the its his her their our all as those these that this my your them what again")
# "first half", "second quarter", "in half": a period or a manner, no share.
NOT_SHARES = words("first second third fourth fifth last final opening other in half-way by better")
COMPARED = words(
    "higher lower more less fewer bigger smaller cheaper dearer longer shorter faster slower above below larger"
)
POINT = "percentage_point"


def read_share(scene: Scene, i: int) -> Draft | None:
    """Return the share that starts at `i`, in percent: `"four in ten" -> 40`, `"two thirds" -> 66.67`, `"12%" -> 12`."""
    return (
        _percent(scene, i)
        or _fraction_point(scene, i)
        or _one_in_eight(scene, i)
        or _fraction(scene, i)
        or _multiple(scene, i)
    )


def _percent(scene: Scene, i: int) -> Draft | None:
    """Read "12%", "12 per cent", "6.25 percentage points", "50 basis points"."""
    number = read_numeral(scene.lexemes, i)
    if number is None:
        return None
    number = mixed_half(scene, number)
    k = scene.joined(number.stop)
    unit, stop, factor = _percent_word(scene, k)
    return drafted(number, i, stop, "percent", unit, factor) if unit else None


def _percent_word(scene: Scene, k: int) -> tuple[str, int, float]:
    """Return the unit of a percentage at `k`, the index after it, and its factor; "" where there is none."""
    word, after = scene.word(k), scene.word(k + 1)
    if word in ("%", "pc", "percent", "pct"):
        stop = k + 1
    elif word == "per" and after in ("cent", "cents"):
        stop = k + 2
    elif word in ("percentage", "basis", "-") and after in ("point", "points"):
        return POINT, k + 2, 0.01 if word == "basis" else 1.0
    elif word in ("bp", "bps"):
        return POINT, k + 1, 0.01
    else:
        return "", k, 1.0
    if scene.word(stop) in ("point", "points") or scene.word(scene.joined(stop)) in ("point", "points"):
        return POINT, scene.joined(stop) + 1, 1.0
    return "percent", stop, 1.0


def _fraction_point(scene: Scene, i: int) -> Draft | None:
    """Read "half a percentage point", "a quarter of a percentage point", "a quarter-point", "half a per cent"."""
    k = i + 1 if scene.word(i) in ("a", "one") else i
    part = {"half": 0.5, "quarter": 0.25}.get(scene.word(k), 0.0)
    if not part:
        return None
    k = scene.joined(k + 1)
    if scene.word(k) == "of":
        k += 1
    if scene.word(k) == "a":
        k += 1
    if scene.word(k) in ("point", "points"):
        return drafted(plain(part, 0.25, k + 1), i, k + 1, "percent", POINT)
    unit, stop, factor = _percent_word(scene, k)
    return drafted(plain(part, 0.25, stop), i, stop, "percent", unit, factor) if unit else None


def _one_in_eight(scene: Scene, i: int) -> Draft | None:
    """Read "one in eight", "nine in 10", "two out of three", "one member in five"."""
    part = read_numeral(scene.lexemes, i)
    if part is None or part.vague or part.value > 99 or part.value < 1 or part.value % 1:
        return None
    k = part.stop
    if scene.word(k + 1) == "in" and scene.word(k).isalpha() and not scene.word(k).endswith("s") and part.value == 1:
        k += 1
    out = scene.word(k) == "out" and scene.word(k + 1) == "of"
    if (not out and scene.word(k) not in ("in", "of")) or (scene.word(k) == "of" and scene.word(k + 1) != "every"):
        return None
    k += 2 if out or scene.word(k + 1) == "every" else 1
    whole = read_numeral(scene.lexemes, k)
    if whole is None or not part.value < whole.value <= 1e6 or _is_time(scene, whole.stop):
        return None
    return _share(part.value, whole.value, i, whole.stop) if _round_whole(whole, out) else None


def _round_whole(whole: Numeral, out: bool) -> bool:
    """Say whether a number is one that people take a share of: "one in 12"; "9 out of 11 drones" are two counts."""
    if out:
        return whole.value in (3, 4, 5, 10, 20, 100, 1000)
    return whole.value <= 25 or whole.value in (30, 40, 50, 60, 100, 200, 500, 1e3, 1e4, 1e5, 1e6)


def _is_time(scene: Scene, k: int) -> bool:
    """Say whether a unit of time follows: "two in three days" is no share."""
    unit = UNITS.get(scene.word(k))
    return unit is not None and unit.kind == "duration"


def _share(part: float, whole: float, first: int, stop: int) -> Draft:
    """Return the draft of `part` of `whole` in percent; its step is what one more in the whole would change, at most 10."""
    value = exactly(100 * part / whole)
    return Draft(first, stop, value, value, value, min(10.0, exactly(10 / whole) * 10), "percent", "percent")


def _fraction(scene: Scene, i: int) -> Draft | None:
    """Read "half the shares", "two thirds", "a third of", "three-quarters", "one-fifth"."""
    if scene.word(i - 1) in NOT_SHARES and scene.word(i) == "half":
        return None
    if scene.word(i) == "half":
        return _share(1, 2, i, i + 1) if scene.word(i + 1) in HALF_OF and scene.word(i - 1) != "-" else None
    number = plain(1.0, 1.0, i + 1) if scene.word(i) in ("a", "an") else read_numeral(scene.lexemes, i)
    if number is None or number.vague or number.digits or not 1 <= number.value <= 11 or number.value % 1:
        return None
    k = scene.joined(number.stop)
    word = scene.word(k)
    base = FRACTIONS.get(word if number.value == 1 else word.removesuffix("s"), 0)
    if not base or (number.value > 1 and not word.endswith("s")) or number.value >= base:
        return None
    sure = number.value > 1 or scene.word(k + 1) == "of" or k > number.stop or scene.word(k + 1) in COMPARED
    sure = sure or (_changed(scene, i) and scene.word(k + 1) not in NOT_AFTER)
    if not sure or (_is_time(scene, k + 3) and scene.word(k + 1) == "of"):
        return None
    return _scaled_share(scene, number.value / base, i, k + 1) or _share(number.value, base, i, k + 1)


def _changed(scene: Scene, i: int) -> bool:
    """Say whether a fraction is how far something moved: "fell by well over a quarter", "a premium of about a third"."""
    k = i - 1
    while k > i - 4 and scene.word(k) in LOOSE:
        k -= 1
    if scene.word(k) == "by":
        return True
    return scene.word(k) in MOVED or (scene.word(k) == "of" and scene.word(k - 1) in MOVES)


LOOSE = words("about around almost nearly roughly some over under than more less well just approximately at least close to up")
MOVED = words("fell fall rose rise dropped drop grew grow shrank shrink shrunk gained lost jumped slumped plunged climbed cut down up slashed increased decreased")
MOVES = words("rise fall drop cut increase decrease premium discount reduction decline gain loss jump growth slump surge")
NOT_AFTER = words("time place straight term year quarter half win goal man woman person way day week month of a")


def _scaled_share(scene: Scene, part: float, first: int, k: int) -> Draft | None:
    """Read "two thirds of a million pounds" as the number it is; a currency after it makes it money."""
    if scene.word(k) == "of" and scene.word(k + 1) == "a" and scene.word(k + 2) in ("percentage", "per", "percent"):
        share, stop, _ = _percent_word(scene, k + 2)
        return drafted(plain(part, 0.1, stop), first, stop, "percent", share) if share else None
    if (
        scene.word(k) != "of"
        or scene.word(k + 1) != "a"
        or scene.word(k + 2) not in ("million", "billion", "century", "mile")
    ):
        return None
    if scene.word(k + 2) in UNITS:
        unit = UNITS[scene.word(k + 2)]
        return drafted(plain(part, part / 4, k + 3), first, k + 3, unit.kind, unit.base, unit.factor)
    size = 1e6 if scene.word(k + 2) == "million" else 1e9
    unit_name, stop = read_currency(scene, k + 3)
    number = plain(exactly(part * size), size / 10, stop)
    return drafted(number, first, stop, "money" if unit_name else "count", unit_name)


def _multiple(scene: Scene, i: int) -> Draft | None:
    """Read "twice as many", "double the", "three times more", "five times the", as a rate in "times"."""
    word = scene.word(i)
    if word in MULTIPLES and (word != "double" or scene.word(i + 1) in ("the", "what", "that", "its", "last")):
        return (
            Draft(i, i + 1, MULTIPLES[word], MULTIPLES[word], MULTIPLES[word], 1.0, "rate", "times")
            if _compared(scene, i + 1)
            else None
        )
    number = read_numeral(scene.lexemes, i)
    if number and scene.word(number.stop) == "times" and _compared(scene, number.stop + 1):
        return drafted(number, i, number.stop + 1, "rate", "times")
    return None


def _compared(scene: Scene, k: int) -> bool:
    """Say whether a comparison follows, rather than occasions: "twice as many" against "twice on Monday"."""
    return scene.word(k) in words("as the more larger bigger higher that what its their greater faster longer")
