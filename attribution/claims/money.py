"""Sums of money: signs, codes and names of currencies before or after a numeral."""

from __future__ import annotations

from dataclasses import replace

from attribution.claims.currencies import (
    ADJECTIVES,
    CENTS,
    CODES,
    DOLLARS,
    LOOSE_PREFIXES,
    NAMES,
    PREFIXES,
    SIGNED_CODES,
    SIGNS,
)
from attribution.claims.drafts import Draft, Scene, drafted
from attribution.claims.measures import mixed_half
from attribution.claims.numerals import Numeral, exactly, read_numeral

# Suffixes of a numeral that is money anyway: "£5M" and "$3 m" are millions, whatever the blank.
MILLIONS = {"m": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3, "tn": 1e12, "t": 1e12}


def read_money(scene: Scene, i: int) -> Draft | None:
    """Return the sum of money that starts at `i`: `"£60,000" -> GBP`, `"1.9 billion crowns" -> crown`."""
    return _sign_first(scene, i) or _name_after(scene, i)


def _sign_first(scene: Scene, i: int) -> Draft | None:
    """Read "$25 million", "A$3m", "USD 5bn", "Rs 500"."""
    unit, k = "", i
    signed = SIGNED_CODES.get((scene.word(i), scene.word(i + 1)), "") if scene.glued(i + 1) else ""
    if signed:
        unit, k = signed, i + 2
    elif scene.word(i) in DOLLARS and scene.word(i + 1) == "$" and scene.glued(i + 1):
        unit, k = DOLLARS[scene.word(i)], i + 2
    elif scene.word(i) == "$" and scene.glued(i + 1) and scene.glued(i + 2) and scene.word(i + 1) in DOLLARS:
        unit, k = DOLLARS[scene.word(i + 1)], i + 2
    elif scene.word(i) == "$":
        unit, k = scene.dollar, i + 1
    elif scene.word(i) in SIGNS:
        unit, k = SIGNS[scene.word(i)], i + 1
    elif scene.shown(i) in CODES:
        unit, k = scene.shown(i), i + 1
    elif scene.shown(i) in PREFIXES:
        k = i + 2 if scene.word(i + 1) == "." and scene.glued(i + 1) else i + 1
        unit = PREFIXES[scene.shown(i)] if scene.glued(i + 1) or scene.shown(i) in LOOSE_PREFIXES else ""
    number = read_numeral(scene.lexemes, k) if unit else None
    if number is None or not number.digits:
        return None
    number = _short_scale(scene, number)
    stop = number.stop
    if scene.word(scene.joined(stop)) in ("dollar", "dollars"):
        stop = scene.joined(stop) + 1
    return drafted(number, i, stop, "money", unit)


def _short_scale(scene: Scene, number: Numeral) -> Numeral:
    """Read a short scale after a blank, which only money allows: "$5 m"."""
    word = scene.word(number.stop)
    fits = (number.scale == 1 and word in MILLIONS and word not in ("t", "b")) or (
        scene.glued(number.stop) and word == "b"
    )
    return number.times(MILLIONS[word], number.stop + 1) if fits else number


def _name_after(scene: Scene, i: int) -> Draft | None:
    """Read "25 million dollars", "four dollars ten", "31 million US dollars", "a 640 million crown contract"."""
    number = read_numeral(scene.lexemes, i)
    if number is None:
        return None
    number = mixed_half(scene, number)
    k = scene.joined(number.stop)
    unit, stop = read_currency(scene, k)
    if not unit and scene.word(k) == "of" and number.vague:
        unit, stop = read_currency(scene, k + 1)
    if not unit:
        return None
    if scene.word(stop - 1) in CENTS:
        return drafted(number, i, stop, "money", unit, 0.01)
    draft = drafted(number, i, stop, "money", unit)
    rest = read_numeral(scene.lexemes, stop)
    if rest and 0 < rest.value < 100 and number.value < 1000 and not _has_noun(scene, rest.stop) and rest.step <= 10:
        value = exactly(draft.value + rest.value / 100)
        return replace(draft, value=value, low=value, high=value, step=0.01, stop=rest.stop)
    return draft


def read_currency(scene: Scene, k: int) -> tuple[str, int]:
    """Return the currency named at `k` and the index after it, or ("", k)."""
    word, after = scene.word(k), scene.word(k + 1)
    if scene.shown(k) in CODES:
        return scene.shown(k), k + 1
    for length in (1, 2):
        name = NAMES.get(scene.word(k + length), "")
        if name and (scene.word(k + length - 1), name) in ADJECTIVES:
            return ADJECTIVES[(scene.word(k + length - 1), name)], k + length + 1
    if word in ("€", "£", "$"):
        return {"€": "EUR", "£": "GBP", "$": scene.dollar}[word], k + 1
    if word in CENTS:
        return _home(scene, CENTS[word]), k + 1
    if word in ("won", "real", "rand") and after in ("the", "a", "by", "in", "on", "at", "his", "her", "their", "its"):
        return "", k
    return (_home(scene, NAMES[word]), k + 1) if word in NAMES else ("", k)


def _home(scene: Scene, name: str) -> str:
    """Return the code of a bare dollar in this text."""
    return scene.dollar if name == "dollar" else name


def _has_noun(scene: Scene, k: int) -> bool:
    """Say whether a lower-case word follows that the next numeral may count: "ten dollars two men took"."""
    return scene.word(k).isalpha() and scene.word(k) not in (
        "a",
        "per",
        "for",
        "in",
        "and",
        "each",
        "on",
        "to",
        "or",
        "at",
    )
