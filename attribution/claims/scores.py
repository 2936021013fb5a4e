"""Results with two sides: scores of matches and votes."""

from __future__ import annotations

from attribution.claims.drafts import Draft, Scene
from attribution.claims.numerals import Numeral, read_numeral
from attribution.claims.wordlists import words

DASHES = frozenset("-–‑—")
CONTEST = words(
    "won win wins winning beat beaten beating lost lose loss losing defeat defeated victory draw drew drawn score scored scores "
    "vote voted votes voting passed approved rejected rejecting approving ruling ruled lead led leading trailed trail aggregate winner "
    "goal goals final decision majority split backed match game set settled thriller ballot council chamber senate verdict adopted"
)
VOTES = words(
    "vote votes voted voting passed approved rejected carried ballot council motion chamber decision majority by senate"
)
VOTERS = words("votes vote members judges deputies councillors senators lawmakers mps ayes seats")
NEAR = 9


def read_score(scene: Scene, i: int) -> Draft | None:
    """Return the result that starts at `i`, the larger side first: `"3-2" -> 3, unit "to 2"`; `"52 votes to 49"`."""
    first = read_numeral(scene.lexemes, i)
    if first is None or not _side(first):
        return None
    return _dashed(scene, i, first) or _spoken(scene, i, first)


def _side(number: Numeral) -> bool:
    """Say whether a numeral can be one side of a result."""
    return not number.vague and number.value % 1 == 0 and number.value < 1000 and number.scale == 1


def _dashed(scene: Scene, i: int, first: Numeral) -> Draft | None:
    """Read "3-2"; a rising pair ("10-15") is a result only in a contest."""
    k = first.stop
    if scene.word(k) not in DASHES or not scene.glued(k) or not scene.glued(k + 1):
        return None
    second = read_numeral(scene.lexemes, k + 1)
    if second is None or not _side(second) or (scene.word(second.stop) in DASHES and scene.glued(second.stop)):
        return None
    rising = second.value > first.value
    if (rising and not _near(scene, i, second.stop, CONTEST)) or scene.word(second.stop) in ("%", "percent", "per"):
        return None
    if first.value >= 1000 or (first.value > 31 and second.value < 13 and not _near(scene, i, second.stop, CONTEST)):
        return None
    thing = "vote" if _near(scene, i, second.stop, VOTES - {"by", "decision"}) else "score"
    return _result(first.value, second.value, i, second.stop, thing)


def _spoken(scene: Scene, i: int, first: Numeral) -> Draft | None:
    """Read "52 votes to 49", "by ten to three", "six votes to two", "seven votes against four"."""
    k = first.stop
    voters = scene.word(k) in VOTERS
    k += voters
    if scene.word(k) not in ("to", "against"):
        return None
    second = read_numeral(scene.lexemes, k + 1)
    if second is None or not _side(second) or scene.word(second.stop) in ("%", "percent", "per", "million"):
        return None
    falling = second.value <= first.value and scene.word(k) == "to"
    voted = voters or (falling and _near(scene, i, second.stop, VOTES))
    return _result(first.value, second.value, i, second.stop, "vote") if voted else None


def _near(scene: Scene, first: int, stop: int, words: frozenset[str]) -> bool:
    """Say whether one of the words stands within nine lexemes before or after."""
    return any(scene.word(k) in words for k in range(first - NEAR, stop + NEAR) if not first <= k < stop)


def _result(a: float, b: float, first: int, stop: int, thing: str) -> Draft:
    """Return the draft of a result: the larger side is the value, the other the unit."""
    high, low = max(a, b), min(a, b)
    return Draft(first, stop, high, high, high, 1.0, "score", f"to {low:g}", thing=thing)
