"""Numbers that measure nothing: years, telephone numbers, street numbers, models, articles of law, list numbering."""

from __future__ import annotations

import re

from attribution.claims.drafts import Scene
from attribution.claims.numerals import Numeral
from attribution.claims.wordlists import words

# A number after one of these names a thing: "Article 5", "flight 370", "stage five" is an ordinal and read before.
LABELS = words(
    "article articles resolution flight route highway channel chapter section page figure fig room gate platform unit line no "
    "nos number numbers apartment flat block terminal runway division brigade regiment battalion interstate exit junction ward "
    "district precinct pier dock reactor station bus tram train paragraph clause annex annexe schedule rule protocol "
    "volume vol issue building suite box sector zone area psalm act law bill decree directive act form type model class mark "
    "version windows iphone boeing airbus airbus's group title part table item point m1 formula opus case file "
    "extension ext tel phone telephone call dial fax whatsapp"
)
COUNTED_NUMBER = words("injured wounded dead missing displaced homeless detained arrested unemployed")
STREETS = words(
    "street st road rd avenue ave lane ln drive boulevard blvd square place court row terrace way close hill"
)
PHONE = re.compile(
    r"(?<![\w$£€.,])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,5}\)[\s.-]?)?\d{2,5}(?:[ .\u00a0-]\d{2,5}){1,4}(?![\w,]*\d)"
)
PHONE_DIGITS = 9
# Expressions whose digits count nothing.
FIXED = re.compile(r"(?<![\w/.-])(?:9/11|7/7|24/7|20/20)(?![\w/])|\bTwenty20\b")
NUMBERING = re.compile(r"(?m)^[ \t]*\d{1,3}[.)](?=[ \t]+\S)")
# "one" as a pronoun or in a fixed expression.
NO_COUNT_AFTER_ONE = words("of another such day or thing side way who that which is was by and but in more at to can's")
NO_COUNT_BEFORE_ONE = words(
    "no the this that which another every each any last some such big good new bad only first next someone loved"
)
# "if one believes the promoters", "one might think".
SUBJUNCTIONS, MODALS = words("if as when unless though where what"), words("would might should must cannot")
YEARS = range(1500, 2101)
YEAR_BEFORE = words(
    "in since by until till from of during before after late early mid the a an this its for and or to between circa january "
    "february march april may june july august september october november december spring summer autumn winter fall"
)


def masked(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text in which no number is a quantity, in order: telephone numbers and list numbering."""
    found = [match.span() for pattern in (NUMBERING, FIXED) for match in pattern.finditer(text)]
    numbers = (m for m in PHONE.finditer(text) if sum(c.isdigit() for c in m.group()) >= PHONE_DIGITS)
    found.extend(match.span() for match in numbers)
    return sorted(found)


def is_name(scene: Scene, i: int, number: Numeral) -> bool:
    """Say whether the numeral at `i` is a name, a year or a pronoun: `"Boeing 737"`, `"in 2012"`, `"one another"`."""
    if scene.word(i) == "one" and number.stop == i + 1:
        return _pronoun(scene, i)
    return (
        _labelled(scene, i, number)
        or _is_year(scene, i, number)
        or _street(scene, number)
        or _capital_before(scene, i, number)
    )


def _pronoun(scene: Scene, i: int) -> bool:
    """Say whether "one" stands alone: "one of the", "no one", "the one"."""
    after = scene.word(i + 1)
    if not after.isalpha() or after in NO_COUNT_AFTER_ONE or after.endswith(("ly", "'s", "’s")):
        return scene.word(i - 1) not in ("at", "just", "least", "only", "than", "killing", "injuring")
    if after in MODALS or (scene.word(i - 1) in SUBJUNCTIONS and after.endswith("s") and not after.endswith("ss")):
        return True
    return scene.word(i - 1) in NO_COUNT_BEFORE_ONE and scene.word(i - 1) != "only"


def _labelled(scene: Scene, i: int, number: Numeral) -> bool:
    """Say whether a label stands before: "Article 5", "Group of 20", "No. 3"."""
    before = scene.word(i - 1)
    if before == "." and scene.word(i - 2) in ("no", "nos", "art", "vol", "fig"):
        return True
    if before == "of" and scene.shown(i - 2) == "Group":
        return True
    if before == "#":
        return True
    if before not in LABELS or scene.parted(i - 1, i):
        return False
    if not number.digits and (scene.word(number.stop) == "times" or _plural(scene.word(number.stop))):
        return False  # "went into the building five times"
    if before == "number" and (scene.word(i - 2) in COUNTED_NUMBER or _plural(scene.word(i - 2))):
        return False  # "the injured number 612"
    return before not in ("no", "line", "number", "numbers", "area", "part", "case", "group", "call", "point") or (
        number.digits and number.step == 1 and not scene.word(number.stop).endswith("s")
    )


def _is_year(scene: Scene, i: int, number: Numeral) -> bool:
    """Say whether four bare digits are a year: unless a plural noun that they count follows."""
    text = scene.shown(i)
    if not (number.digits and number.stop == i + 1 and len(text) == 4 and text.isdigit() and int(text) in YEARS):
        return False
    after = scene.word(i + 1)
    if scene.word(i - 1) in YEAR_BEFORE or scene.word(i - 1).endswith(("'s", "’s")):
        return not (scene.word(i - 1) in ("of", "to", "for", "and", "by", "from", "or", "between") and _plural(after))
    return not _plural(after)


def _plural(word: str) -> bool:
    """Say whether a word looks like a plural noun."""
    return (word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "'s", "’s"))) or word in (
        "people", "men", "women", "children", "police", "staff", "personnel", "troops", "fish", "sheep", "cattle",
    )  # fmt: skip


def _street(scene: Scene, number: Numeral) -> bool:
    """Say whether a street name follows: "21 Baker Street"."""
    if not number.digits or number.value > 9999:
        return False
    for k in range(number.stop, number.stop + 4):
        if not scene.shown(k)[:1].isupper():
            return False
        if scene.word(k) in STREETS and k > number.stop:
            return True
    return False


def _capital_before(scene: Scene, i: int, number: Numeral) -> bool:
    """Say whether the number ends a name: "Boeing 737", "Ariane 5"; digits, and no lower-case noun after them."""
    if not (number.digits and number.stop == i + 1 and number.step < 1000 and "," not in scene.shown(i)) or i == 0:
        return False
    before = scene.shown(i - 1)
    if not (before[:1].isupper() and before.isalpha()) or scene.lexemes[i].glued or scene.parted(i - 1, i):
        return False
    if _starts_sentence(scene, i - 1) and len(before) < 8:
        return False
    after = scene.word(number.stop)
    return not (
        _plural(after) or after in ("%", "per", "percent", "million", "billion", "-", "–", "to", "km", "m", "am", "pm")
    )


def _starts_sentence(scene: Scene, k: int) -> bool:
    """Say whether lexeme `k` begins a sentence, so that its capital means nothing."""
    return k == 0 or scene.word(k - 1) in (".", "!", "?", ":", "“", '"', "‘") or scene.parted(k - 1, k)
