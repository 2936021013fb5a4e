"""Figures with a unit of measure or of time, in the base unit of their dimension."""

from __future__ import annotations

from dataclasses import replace

from attribution.claims.drafts import Draft, Scene, drafted
from attribution.claims.numerals import Numeral, exactly, plain, read_numeral
from attribution.claims.units import MEASURES, POWERS, SPEED_TAILS, SQUARES, SYMBOLS, UNITS, Unit
from attribution.claims.wordlists import words

# Before a bare "a year", "an hour": only these make it a length of time ("for a year"), not a rate ("a year ago" is one too).
LASTING = words(
    "for within after in of than about almost nearly over under least last lasted took taken takes half some"
)
# "45m" with these after it is a length; otherwise "m" touching a number means million.
LENGTHS = words(
    "long high tall deep wide length height depth stretch drop fall sprint hurdles race final freestyle relay above below away "
    "from north south east west section span wall tower pool off short swell wave waves dash underwater yacht vessel"
)
# What may stand between a number and its unit of time: "20 working days".
BETWEEN = words("working business consecutive full straight calendar more further extra additional whole long")
QUAKES = words("quake quakes earthquake earthquakes tremor tremors temblor aftershock aftershocks jolt")
TENTHS = {"half": 0.5, "quarter": 0.25}


def read_measure(scene: Scene, i: int) -> Draft | None:
    """Return the measure that starts at `i`: `"three hours and fifty minutes" -> 13800 second`."""
    if scene.word(i) == "magnitude":
        number = read_numeral(scene.lexemes, (scene.word(i + 1) == "of" and i + 2) or i + 1)
        return drafted(number, i, number.stop, "measure", "magnitude") if number and number.value < 11 else None
    return _part_of_unit(scene, i) or _article_unit(scene, i) or _with_unit(scene, i) or _quake(scene, i)


def _quake(scene: Scene, i: int) -> Draft | None:
    """Read "the 6.7 monster tremor", "revised the magnitude to 6.7": a bare figure with one decimal beside a quake."""
    number = read_numeral(scene.lexemes, i)
    if number is None or not number.digits or number.step != 0.1 or not 1 < number.value < 10:
        return None
    after = [scene.word(k) for k in range(number.stop, number.stop + 3)]
    before = [scene.word(k) for k in range(max(0, i - 8), i)]
    stop = next((n for n, word in enumerate(before[::-1]) if word in (".", ";", "!", "?")), len(before))
    near = set(before[len(before) - stop :])
    if set(after) & QUAKES or "richter" in after or (near & {"magnitude", "richter"} and after[0] not in UNITS):
        return drafted(number, i, number.stop, "measure", "magnitude")
    return None


def _with_unit(scene: Scene, i: int) -> Draft | None:
    """Read a numeral and its unit, with further parts of the same dimension: "5ft 10in", "two years and a half"."""
    number = read_numeral(scene.lexemes, i)
    if number is None:
        return None
    number = mixed_half(scene, number)
    k = odd = past_odd(scene, number.stop)
    k = scene.joined(k)
    if scene.word(k) == "magnitude":
        return drafted(number, i, k + 1, "measure", "magnitude")
    if (scene.word(k) == "of" and number.vague) or (scene.word(k) in BETWEEN and scene.word(k + 1) in UNITS):
        k += 1
    unit, stop = _unit(scene, k, number)
    if unit is None:
        return None
    if scene.word(scene.joined(stop)) == "magnitude":
        return None
    singular = unit.kind == "duration" and number.value != 1 and k == odd and not scene.word(stop - 1).endswith("s")
    if singular and len(scene.word(stop - 1)) > 2 and scene.word(stop - 1) != "centuries":
        return None
    draft = drafted(number, i, stop, unit.kind, unit.base, unit.factor, unit.shift)
    if odd > number.stop:
        return replace(draft, bound="about")
    return _more_parts(scene, _half_after(scene, draft, unit), unit)


def past_odd(scene: Scene, k: int) -> int:
    """Return the index after "-odd" or "or so" at `k`, where a unit may follow: "140-odd kilometres"."""
    if scene.word(scene.joined(k)) in ("odd", "plus") and scene.joined(k) > k:
        return scene.joined(k) + 1
    return k + 2 if scene.word(k) == "or" and scene.word(k + 1) == "so" and scene.word(k + 2) in UNITS else k


def mixed_half(scene: Scene, number: Numeral) -> Numeral:
    """Read "and a half" or "-and-a-half" before a unit: `"five-and-a-half-year" -> 5.5`."""
    k = scene.joined(number.stop)
    if scene.word(k) != "and":
        return number
    k = scene.joined(k + 1)
    if scene.word(k) not in ("a", "one"):
        return number
    k = scene.joined(k + 1)
    part = TENTHS.get(scene.word(k))
    if part is None or number.scale > 1e9:
        return number
    scale = number.scale
    value = exactly(number.value + part * scale)
    after = scene.word(scene.joined(k + 1))
    longer = plain(value, part * scale, k + 1, number.digits)
    return _scaled_half(longer, after, scene, k) if after else longer


def _scaled_half(number: Numeral, after: str, scene: Scene, k: int) -> Numeral:
    """Read the scale of "three and a half million"."""
    factor = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}.get(after)
    return number.times(factor, scene.joined(k + 1) + 1) if factor else number


def _unit(scene: Scene, k: int, number: Numeral) -> tuple[Unit | None, int]:
    """Return the unit at `k` and the index after it."""
    word = scene.word(k)
    if word in ("square", "sq", "cubic") and scene.word(k + 1).rstrip(".") in UNITS:
        base, power = POWERS[word]
        return Unit(base, UNITS[scene.word(k + 1)].factor ** power), k + 2
    if word == "°" or word in ("degree", "degrees"):
        return _degrees(scene, k)
    if word in ("c", "f"):
        return None, k
    if word == "m" and not (scene.glued(k) or number.digits):
        return None, k
    if word in SYMBOLS and not number.digits:
        return None, k
    if word in ("in", "h", "t", "g", "l", "w", "second", "stone", "barrel") and not _sure(scene, k, word):
        return None, k
    tail = _speed(scene, k)
    if tail:
        return tail
    unit = UNITS.get(word)
    if unit and scene.word(k + 1) == "²":
        return Unit("m2", SQUARES.get(word + "²", unit.factor**2)), k + 2
    return (unit, k + 1) if unit else (None, k)


def _sure(scene: Scene, k: int, word: str) -> bool:
    """Say whether a short or double-meaning word is a unit here: "5in", but not "5 in the"."""
    if word in ("second", "stone"):
        return scene.word(k - 1) in ("-", "‑") or word == "stone"
    return scene.glued(k) or word == "barrel"


def _degrees(scene: Scene, k: int) -> tuple[Unit | None, int]:
    """Read "°C", "degrees Celsius", "degrees"; a bare degree is left alone, an angle or either scale."""
    word = scene.word(k + 1)
    if word in ("c", "f", "celsius", "fahrenheit"):
        return UNITS[word], k + 2
    return (Unit("degree", 1.0), k + 1)


def _speed(scene: Scene, k: int) -> tuple[Unit, int] | None:
    """Read "km/h", "miles an hour", "metres per second"."""
    joint = scene.word(k + 1)
    if joint not in ("/", "an", "per", "a"):
        return None
    hour = {"h": "hour", "hr": "hour", "s": "second"}.get(scene.word(k + 2), scene.word(k + 2))
    factor = SPEED_TAILS.get((scene.word(k), hour))
    return (Unit("km/h", factor), k + 3) if factor else None


def _half_after(scene: Scene, draft: Draft, unit: Unit) -> Draft:
    """Read "and a half" or "and a quarter" after the unit: `"a year and a half" -> 1.5 years`."""
    k = draft.stop
    part = TENTHS.get(scene.word(k + 2), 0.0) if scene.word(k) == "and" and scene.word(k + 1) == "a" else 0.0
    return _plus(draft, part * unit.factor, part * unit.factor, k + 3) if part else draft


def _more_parts(scene: Scene, draft: Draft, unit: Unit) -> Draft:
    """Read smaller units of the same dimension: "seven years and two months", "1h 52m 10s"."""
    while True:
        k = draft.stop + (1 if scene.word(draft.stop) in ("and", ",") else 0)
        number = read_numeral(scene.lexemes, k)
        if number is None:
            return draft
        smaller, stop = _unit(scene, scene.joined(number.stop), number)
        if (
            smaller is None
            or smaller.base != unit.base
            or smaller.factor >= unit.factor
            or scene.word(draft.stop) == ","
        ):
            return draft
        draft, unit = _plus(draft, number.value * smaller.factor, number.step * smaller.factor, stop), smaller


def _plus(draft: Draft, more: float, step: float, stop: int) -> Draft:
    """Return the draft with a further part added."""
    values = [exactly(x + more) for x in (draft.value, draft.low, draft.high)]
    return replace(draft, value=values[0], low=values[1], high=values[2], step=step, stop=stop)


def _article_unit(scene: Scene, i: int) -> Draft | None:
    """Read "a decade", "for a year and a half", "an hour and a quarter", where a length of time is meant."""
    if scene.word(i) not in ("a", "an"):
        return None
    unit = UNITS.get(scene.word(i + 1))
    if unit is None or unit.kind != "duration" or scene.word(i + 1).endswith("s") or len(scene.word(i + 1)) < 3:
        return None
    draft = _half_after(scene, drafted(plain(1.0, 1.0, i + 2), i, i + 2, "duration", unit.base, unit.factor), unit)
    later = scene.word(draft.stop) in ("ago", "later", "earlier", "before", "after")
    meant = scene.word(i + 1) in ("decade", "century") or scene.word(i - 1) in LASTING or later or draft.stop > i + 2
    return draft if meant and scene.word(i + 1) not in ("second", "sec", "min") else None


def _part_of_unit(scene: Scene, i: int) -> Draft | None:
    """Read "half an hour", "a quarter of an hour", "three quarters of an hour", "half a century"."""
    k, part = i, 0.0
    if scene.word(k) == "half":
        k, part = k + 1, 0.5
    elif (
        scene.word(k) in ("a", "one", "three")
        and scene.word(k + 1) in ("quarter", "quarters")
        and scene.word(k + 2) == "of"
    ):
        k, part = k + 3, 0.75 if scene.word(k) == "three" else 0.25
    if not part or scene.word(k) not in ("a", "an"):
        return None
    unit = UNITS.get(scene.word(k + 1))
    if unit is None or len(scene.word(k + 1)) < 3:
        return None
    return drafted(plain(part, part, k + 2), i, k + 2, unit.kind, unit.base, unit.factor)


__all__ = ["LENGTHS", "MEASURES", "mixed_half", "read_measure"]
