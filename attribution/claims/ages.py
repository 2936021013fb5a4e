"""Ages of people (and of other things that are so many years old)."""

from __future__ import annotations

from attribution.claims.drafts import Draft, Scene, drafted
from attribution.claims.measures import mixed_half
from attribution.claims.numberwords import TENS
from attribution.claims.numerals import digits_value, plain, read_numeral
from attribution.claims.wordlists import words

OLDEST = 120
PARTS = {"year": 1.0, "years": 1.0, "month": 1 / 12, "months": 1 / 12, "week": 7 / 365.25, "weeks": 7 / 365.25}
PARTS |= {"day": 1 / 365.25, "days": 1 / 365.25}
SUBJECTS = frozenset(["he", "she", "who"])
BEING = words("is was turned turns be aged were")
DECADES = {word[:-1] + "ies": value for word, value in TENS.items()}
POSSESSIVES = frozenset(["his", "her", "their", "my"])
ENDINGS = frozenset(".,;)!?:—–")


def read_age(scene: Scene, i: int) -> Draft | None:
    """Return the age that starts at `i`, in years: `"34-year-old"`, `"aged 34"`, `"Pask, 31,"`, `"in his forties"`."""
    return _year_old(scene, i) or _aged(scene, i) or _decade(scene, i) or _bare(scene, i)


def _year_old(scene: Scene, i: int) -> Draft | None:
    """Read "34-year-old", "34 years old", "34 years of age", "six-month-old", "34-yr-old"."""
    number = read_numeral(scene.lexemes, i)
    if number is None:
        return None
    number = mixed_half(scene, number)
    k = scene.joined(number.stop)
    part = PARTS.get(scene.word(k))
    if part is None:
        return None
    k = scene.joined(k + 1)
    if scene.word(k) in ("old", "olds", "old's", "old’s"):
        return drafted(number, i, k + 1, "age", "year", part)
    if scene.word(k) == "of" and scene.word(k + 1) == "age":
        return drafted(number, i, k + 2, "age", "year", part)
    return None


def _aged(scene: Scene, i: int) -> Draft | None:
    """Read "aged 34", "aged about 30", "at the age of 34", "age 34"; the bound is read by the grammar."""
    if scene.word(i) not in ("aged", "age", "ages"):
        return None
    k = i + 1
    while scene.word(k) in ("of", "about", "around", "just", "only", "at"):
        k += 1
    number = read_numeral(scene.lexemes, k)
    if number is None or number.value > OLDEST:
        return None
    draft = drafted(number, i, number.stop, "age", "year")
    if any(scene.word(m) in ("about", "around") for m in range(i, k)):
        return Draft(i, draft.stop, draft.value, draft.value - 2, draft.value + 2, 1.0, "age", "year", bound="about")
    return draft


def _decade(scene: Scene, i: int) -> Draft | None:
    """Read "in his forties", "in her mid-30s": `forties -> 40..49`."""
    if scene.word(i - 1) not in POSSESSIVES:
        return None
    k, low, high = i, 0.0, 9.0
    if scene.word(k) in ("early", "mid", "late"):
        low, high = {"early": (0.0, 3.0), "mid": (4.0, 6.0), "late": (7.0, 9.0)}[scene.word(k)]
        k = scene.joined(k + 1)
    decade, stop = float(DECADES.get(scene.word(k), 0)), k + 1
    if (
        not decade
        and k < len(scene.lexemes)
        and scene.lexemes[k].kind == "number"
        and scene.word(k + 1).strip("'’") == "s"
    ):
        decade, stop = digits_value(scene.shown(k))[0], k + 2
    if not 10 <= decade <= 100:
        return None
    return Draft(i, stop, decade + (low + high) / 2, decade + low, decade + high, 10.0, "age", "year", bound="range")


def _bare(scene: Scene, i: int) -> Draft | None:
    """Read a bare age: "Leonard Pask, 31, …", "He was 74.", "a man of 34", "who is five"."""
    number = read_numeral(scene.lexemes, i)
    if number is None or number.vague or not 0 < number.value <= OLDEST or number.value % 1 or number.scale > 1:
        return None
    after = scene.word(number.stop)
    ends = (
        scene.word(i - 1) in ("turned", "turns")
        or after in ENDINGS
        or not after
        or scene.parted(number.stop - 1, number.stop)
    )
    if not ends or (after == "." and scene.word(number.stop + 1).isdigit() and scene.glued(number.stop + 1)):
        return None
    if not (_after_name(scene, i, after) or _after_be(scene, i) or _man_of(scene, i)):
        return None
    return drafted(plain(number.value, 1.0, number.stop), i, number.stop, "age", "year")


def _after_name(scene: Scene, i: int, after: str) -> bool:
    """Say whether "Name, 34," or "Name (34)" stands here; digits only, and no month ("June 12, 14,")."""
    if scene.lexemes[i].kind != "number" or "," in scene.shown(i) or "." in scene.shown(i):
        return False
    if scene.word(i - 1) == "(":
        return after == ")" and _is_name(scene, i - 2)
    if scene.word(i - 1) != ",":
        return False
    if (
        after == ","
        and scene.shown(i - 2).isalpha()
        and scene.word(i - 2) not in _MONTH_NAMES
        and int(scene.shown(i)) > 9
    ):
        return True
    return after in (",", ".", ";", ")", "—", "–") and _is_name(scene, i - 2)


def _is_name(scene: Scene, k: int) -> bool:
    """Say whether a capitalised word that is part of a longer name stands at `k`: two capitalised words, or a title."""
    if not (k >= 0 and scene.lexemes[k].kind == "word" and scene.shown(k)[:1].isupper()):
        return False
    month = scene.word(k)[:3] in ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return not (month and len(scene.word(k)) in (3, 4, 5, 6, 7, 8, 9) and scene.word(k) in _MONTH_NAMES)


_MONTH_NAMES = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec article articles chapter section"
)


def _after_be(scene: Scene, i: int) -> bool:
    """Say whether "he was 34" stands here: a pronoun or a name, a form of be, perhaps "only"."""
    k = i - 1
    while scene.word(k) in ("only", "just", "now", "still", "already", "about", "then", "almost", "nearly", "over"):
        k -= 1
    if scene.word(k) not in BEING:
        return scene.word(k) in ("he’s", "she’s", "he's", "she's", "turned")
    before = scene.word(k - 1)
    return before in SUBJECTS or (
        scene.shown(k - 1)[:1].isupper() and before.isalpha() and before not in ("it", "there", "that")
    )


def _man_of(scene: Scene, i: int) -> bool:
    """Say whether "a man of 34" stands here."""
    people = ("man", "woman", "boy", "girl", "youth", "father", "mother", "farmer", "student", "driver", "widow")
    return scene.word(i - 1) == "of" and scene.word(i - 2) in people
