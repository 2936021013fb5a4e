"""Ordinal numbers: "third time", "5th edition", "stage five"."""

from __future__ import annotations

from attribution.claims.drafts import Draft, Scene, drafted
from attribution.claims.numberwords import ORDINALS, TENS
from attribution.claims.numerals import plain, read_numeral
from attribution.claims.wordlists import words

# "stage five" and "fifth stage" are one thing.
STAGES = words("stage phase round day week lap level category chapter floor step act episode week game quarter set")
SUFFIXES = frozenset(["st", "nd", "rd", "th"])
DETERMINERS = words("the its his her their our a this that another my second-ever for")
# "first" and "second" mostly point; they count only before one of these.
COUNTED = words(
    "time title goal term win victory defeat edition attempt increase cut rise fall strike quake death fatality crash accident arrest "
    "child season visit trial vote round stage case match game shutdown protest march medal downgrade retraction bankruptcy insolvency collapse warning "
    "loss resignation outbreak eruption recall lawsuit conviction offence closure landing launch flight failure aftershock shock wave "
    "explosion shooting stabbing attack incident outage walkout stoppage referendum poll record championship crown trophy"
)
# After "first", "second" and "third" these make a fixed expression, no count.
FIXED = words(
    "of all lady minister half quarter place class hand aid world party degree name secretary language floor "
    "amendment baron century instance and cousin cousins responders responder grade year-old"
)


def read_ordinal(scene: Scene, i: int) -> Draft | None:
    """Return the ordinal that starts at `i`: `"the third time" -> 3, kind ordinal`."""
    return _stage(scene, i) or _digits(scene, i) or _word(scene, i)


def _stage(scene: Scene, i: int) -> Draft | None:
    """Read "stage five", "day 3"."""
    if scene.word(i) not in STAGES:
        return None
    number = read_numeral(scene.lexemes, i + 1)
    if number is None or number.vague or number.value > 200 or number.value % 1 or _counts(scene, number.stop):
        return None
    return Draft(i, number.stop, number.value, number.value, number.value, 1.0, "ordinal", thing=scene.word(i))


def _counts(scene: Scene, k: int) -> bool:
    """Say whether a plural noun follows, so that the numeral counts it: "this week three people"."""
    return scene.word(k).endswith("s") or scene.word(k) in ("people", "men", "women", "children", "-", "per", "%")


def _digits(scene: Scene, i: int) -> Draft | None:
    """Read "5th", "23rd"."""
    if i >= len(scene.lexemes) or scene.lexemes[i].kind != "number" or not scene.glued(i + 1):
        return None
    if scene.word(i + 1) not in SUFFIXES or scene.word(i + 2) == "century":
        return None
    number = read_numeral(scene.lexemes, i)
    return drafted(plain(number.value, 1.0, i + 2), i, i + 2, "ordinal") if number else None


def _toll(scene: Scene, k: int) -> bool:
    """Say whether "third person" counts: "the third person to die", "a fifth person has been arrested"; not grammar."""
    return scene.word(k) in ("to", "has", "had", "was", "is", "who", "died", "killed", "arrested", "in")


def _word(scene: Scene, i: int) -> Draft | None:
    """Read "third", "twenty-first" before a noun; fixed expressions ("first lady") are left out."""
    value, k = ORDINALS.get(scene.word(i), 0), i
    if scene.word(i) in TENS and scene.joined(i + 1) > i + 1:
        k = scene.joined(i + 1)
        value = TENS[scene.word(i)] + ORDINALS.get(scene.word(k), 0) if ORDINALS.get(scene.word(k), 99) < 10 else 0
    after = scene.word(k + 1)
    if value >= 2 and scene.joined(k + 1) > k + 1 and scene.word(k + 2).endswith("est") and len(scene.word(k + 2)) > 5:
        return Draft(i, k + 3, float(value), float(value), float(value), 1.0, "ordinal")  # "third-smallest"
    if not value or not after.isalpha() or after in FIXED or after == "century" or read_numeral(scene.lexemes, k + 1):
        return None
    if scene.shown(i)[:1].isupper() and scene.shown(k + 1)[:1].isupper():
        return None
    if value <= 3 and scene.word(i - 1) not in DETERMINERS and not scene.word(i - 1).endswith(("'s", "’s")):
        return None
    if value <= 2 and after not in COUNTED:
        return None
    if after == "person" and not _toll(scene, k + 2):
        return None
    return Draft(i, k + 1, float(value), float(value), float(value), 1.0, "ordinal")
