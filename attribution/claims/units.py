"""Units and the base unit of each dimension, so that figures in any unit can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.types import QuantityKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the base `base`: a value in it times `factor` plus `shift` is the value in the base unit."""

    base: str
    factor: float
    kind: QuantityKind = "measure"
    shift: float = 0.0


# Durations use the Julian year of 365.25 days and a twelfth of it, so that 24 months are two years.
YEAR = 31_557_600.0
DAY = 86_400.0
SECONDS = {
    "second sec secs": 1.0,
    "minute min mins": 60.0,
    "hour hr hrs h": 3600.0,
    "day": DAY,
    "night": DAY,
    "week": 7 * DAY,
    "fortnight": 14 * DAY,
    "month": YEAR / 12,
    "year yr yrs": YEAR,
    "decade": 10 * YEAR,
    "century": 100 * YEAR,
}
# International yard and pound (1959), US short ton where "ton" is printed, nautical mile, litre-based gallons (US).
MEASURES: dict[str, dict[str, float]] = {
    "m": {
        "metre meter m": 1.0,
        "kilometre kilometer km kms": 1000.0,
        "centimetre centimeter cm": 0.01,
        "millimetre millimeter mm": 0.001,
        "mile mi": 1609.344,
        "yard yd": 0.9144,
        "foot feet ft": 0.3048,
        "inch inches in": 0.0254,
    },
    "kg": {
        "kilogram kilogramme kilo kg kgs": 1.0,
        "gram gramme g": 0.001,
        "milligram mg": 1e-6,
        "tonne t": 1000.0,
        "ton": 907.18474,
        "pound-weight lb lbs": 0.45359237,
        "ounce oz": 0.028349523125,
        "stone": 6.35029318,
        "kilotonne kt": 1e6,
    },
    "m2": {"hectare ha": 10_000.0, "acre": 4046.8564224},
    "l": {"litre liter l": 1.0, "millilitre milliliter ml": 0.001, "gallon": 3.785411784, "barrel": 158.987294928},
    "km/h": {"km/h kph kmh": 1.0, "mph": 1.609344, "knot": 1.852},
    "m3/s": {"cusec": 0.028316846592, "cumec": 1.0},
    "W": {"watt w": 1.0, "kilowatt kw": 1e3, "megawatt mw": 1e6, "gigawatt gw": 1e9},
    "Wh": {"kilowatt-hour kwh": 1e3, "megawatt-hour mwh": 1e6, "gigawatt-hour gwh": 1e9},
    "°C": {"celsius c": 1.0},
}


def _table() -> dict[str, Unit]:
    """Return every form of every unit, plurals included."""
    table: dict[str, Unit] = {}
    for forms, seconds in SECONDS.items():
        for form in _forms(forms):
            table[form] = Unit("second", seconds, "duration")
    for base, units in MEASURES.items():
        for forms, factor in units.items():
            for form in _forms(forms):
                table[form] = Unit(base, factor)
    table["fahrenheit"] = table["f"] = Unit("°C", 5 / 9, shift=-160 / 9)
    table["centuries"] = table["century"]
    return table


def _forms(names: str) -> list[str]:
    """Return the names and, for whole words, their plurals: `"mile mi" -> [mile, miles, mi]`."""
    return [
        form for name in names.split() for form in ([name, name + "s"] if len(name) > 3 or name == "day" else [name])
    ]


UNITS = _table()
# Single letters and pairs that are units only right after digits: "45m", "5 km", never "a m".
SYMBOLS = frozenset(form for form in UNITS if len(form) <= 3 and form not in ("day", "ton"))
# A ton, a pint or a pound of something can be slang or money; these need digits too.
SPEED_TAILS = {
    ("miles", "hour"): 1.609344,
    ("mile", "hour"): 1.609344,
    ("kilometres", "hour"): 1.0,
    ("kilometers", "hour"): 1.0,
}
SPEED_TAILS |= {("kilometre", "hour"): 1.0, ("kilometer", "hour"): 1.0, ("km", "hour"): 1.0, ("metres", "second"): 3.6}
# Square and cubic units by their plain unit's factor: "40 square miles".
POWERS = {"square": ("m2", 2), "sq": ("m2", 2), "cubic": ("m3", 3)}
SQUARES = {"m²": 1.0, "km²": 1e6}
