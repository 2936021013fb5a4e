"""Month and weekday names as printed in datelines, and zones that mean one offset."""

from __future__ import annotations

import re

_NAMES = {
    1: "january jan januar janvier janv enero ene gennaio gen januari janeiro",
    2: "february feb februar février fevrier févr fevr febrero febbraio febbr februari fevereiro",
    3: "march mar märz maerz mars marzo maart março",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maggio mei maj maio",
    6: "june jun juni juin junio giugno junho",
    7: "july jul juli juillet juil julio luglio julho",
    8: "august aug août aout agosto augustus augusti ago",
    9: "september sept sep septembre septiembre settembre setembro",
    10: "october oct oktober okt octobre octubre ottobre outubro",
    11: "november nov novembre noviembre novembro",
    12: "december dec dezember dez décembre decembre déc diciembre dicembre desember des dezembro",
}
MONTHS = {name: number for number, names in _NAMES.items() for name in names.split()}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
WEEKDAY = (
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b\.?"
)
WEEKDAY_RE = re.compile(WEEKDAY, re.IGNORECASE)
# Only abbreviations with one meaning; CST, IST and ET (summer or winter) are left out, so the time stays without a zone.
ZONES = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "edt": "-04:00", "est": "-05:00", "cdt": "-05:00", "mdt": "-06:00",
    "mst": "-07:00", "pdt": "-07:00", "pst": "-08:00", "jst": "+09:00", "aedt": "+11:00", "aest": "+10:00",
}  # fmt: skip
