"""Figures with a unit of measure or of time, in the base unit of their dimension."""

from __future__ import annotations

from dataclasses import replace

from attribution.claims.drafts import Draft, Scene, drafted
from attribution.claims.numberwords import SCALES
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
# Five working days are a week.
WORKED = 7 / 5
# A difference of temperatures has no zero point: "2.9 degrees Fahrenheit above the average".
RELATIVE = words("above below higher lower warmer cooler colder hotter more less")
QUAKES = words("quake quakes earthquake earthquakes tremor tremors temblor aftershock aftershocks jolt")
TENTHS = {"half": 0.5, "quarter": 0.25}
WHOLE = words("full whole entire further")
# "a year's pay" is for a length of time; "a day's march" and "the year's best" are not among them.
OWNED = words("pay salary wages notice sentence suspension ban extension probation jail imprisonment leave delay rent supply stay contract")


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
    if (after[0] in UNITS and after[0] != "in") or after[0] in ("%", "percent", "per", "million", "billion"):
        return None
    named = set(after) & {*QUAKES, "richter", "magnitude"} or near & {"magnitude", "richter"}
    if named or (near & QUAKES and scene.word(i - 1) in ("measuring", "measured", "registering", "registered", "a", "an", "of", "at")):
        return drafted(number, i, number.stop, "measure", "magnitude")
    return None


def _with_unit(scene: Scene, i: int) -> Draft | None:
    """Read a numeral and its unit, with further parts of the same dimension: "5ft 10in", "two years and a half"."""
    number = read_numeral(scene.lexemes, i)
    if number is None:
        return None
    number = mixed_half(scene, number)
    worked = 1.0
    k = odd = past_odd(scene, number.stop)
    k = scene.joined(k)
    if scene.word(k) == "magnitude":
        return drafted(number, i, k + 1, "measure", "magnitude")
    if (scene.word(k) == "of" and number.vague) or (scene.word(k) in BETWEEN and scene.word(k + 1) in UNITS):
        worked = WORKED if scene.word(k) in ("working", "business") and scene.word(k + 1) in ("day", "days") else 1.0
        k += 1
    unit, stop = _unit(scene, k, number)
    if unit is None:
        return None
    if scene.word(scene.joined(stop)) == "magnitude":
        return None
    singular = unit.kind == "duration" and number.value != 1 and k == odd and not scene.word(stop - 1).endswith("s")
    if singular and len(scene.word(stop - 1)) > 2 and scene.word(stop - 1) != "centuries":
        return None
    shift = 0.0 if scene.word(stop) in RELATIVE else unit.shift
    draft = drafted(number, i, stop, unit.kind, unit.base, unit.factor * worked, shift)
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
    scale = number.scale if number.scale > 1 else SCALES.get(scene.word(number.stop - 1), 1.0)
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
        flow = _per_second(scene, k + 2) if base == "m3" else 0
        return Unit("m3/s" if flow else base, UNITS[scene.word(k + 1)].factor ** power), flow or k + 2
    if word == "°" or word in ("degree", "degrees"):
        return _degrees(scene, k)
    if word in ("c", "f"):
        sure = scene.shown(k) in "CF" and number.digits and (number.step < 1 or scene.glued(k)) and not scene.shown(k + 1)[:1].isalpha()
        return (UNITS[word], k + 1) if sure else (None, k)
    if word == "nautical" and scene.word(k + 1) in ("mile", "miles"):
        return Unit("m", 1852.0), k + 2
    if word == "m" and not (scene.glued(k) or number.digits):
        return None, k
    if word in SYMBOLS and not number.digits:
        return None, k
    if word in ("in", "h", "t", "g", "l", "w", "second", "stone", "barrel") and not _sure(scene, k, word):
        return None, k
    tail = _speed(scene, k)
    if tail:
        return tail
    if word[-1:] in ("²", "³") and word[:-1] in UNITS and UNITS[word[:-1]].base == "m":
        return Unit("m2", UNITS[word[:-1]].factor ** 2) if word[-1] == "²" else Unit("m3", UNITS[word[:-1]].factor ** 3), k + 1
    unit = UNITS.get(word)
    if unit and scene.word(k + 1) == "²":
        return Unit("m2", SQUARES.get(word + "²", unit.factor**2)), k + 2
    return (unit, k + 1) if unit else (None, k)


def _sure(scene: Scene, k: int, word: str) -> bool:
    """Say whether a short or double-meaning word is a unit here: "5in", but not "5 in the"."""
    if word in ("second", "stone"):
        return scene.word(k - 1) in ("-", "‑") or word == "stone"
    return scene.glued(k) or word == "barrel"


def _per_second(scene: Scene, k: int) -> int:
    """Return the index after "(of water) a second" at `k`, or 0."""
    k += 2 if scene.word(k) == "of" else 0
    if scene.word(k) in ("a", "per") and scene.word(k + 1) == "second":
        return k + 2
    return k + 2 if scene.word(k) == "/" and scene.word(k + 1) == "s" else 0


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
    k = i + 2 if scene.word(i + 1) in WHOLE else i + 1
    word = unowned(scene.word(k))
    unit = UNITS.get(word)
    if unit is None or unit.kind != "duration" or word.endswith("s") or len(word) < 3:
        return None
    draft = _half_after(scene, drafted(plain(1.0, 1.0, k + 1), i, k + 1, "duration", unit.base, unit.factor), unit)
    later = scene.word(draft.stop) in ("ago", "later", "earlier", "before", "after")
    meant = word in ("decade", "century") or scene.word(i - 1) in LASTING or later or draft.stop > i + 2
    meant = meant or (word != scene.word(k) and scene.word(k + 1) in OWNED)
    return draft if meant and word not in ("second", "sec", "min") else None


def unowned(word: str) -> str:
    """Return a word without its possessive ending: `"year's" -> "year"`."""
    return word.removesuffix("'s").removesuffix("’s")


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
    unit = UNITS.get(unowned(scene.word(k + 1)))
    if unit is None or len(scene.word(k + 1)) < 3:
        return None
    return drafted(plain(part, part, k + 2), i, k + 2, unit.kind, unit.base, unit.factor)


__all__ = ["LENGTHS", "MEASURES", "mixed_half", "read_measure"]
