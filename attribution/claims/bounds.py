"""Bounds and approximations around a figure, and the interval that each leaves open."""

from __future__ import annotations

import math
from dataclasses import dataclass

from attribution.claims.drafts import Draft, Scene
from attribution.types import Bound

# "about" stretches to the rounding of the figure it stands with (annotation guide): half the rounding place either side.
# A round figure of one significant digit would stretch to half of itself, so no more than a tenth of the value.
WIDEST = 0.1
# "nearly 145,000" may be 143,000.
NEARLY = 0.02


@dataclass(frozen=True, slots=True)
class Bounded:
    """A bound with its interval and the lexemes it covers, `first` to `stop` (exclusive)."""

    bound: Bound
    low: float
    high: float
    first: int
    stop: int


def _phrases(sense: str, words: str) -> dict[tuple[str, ...], str]:
    """Return phrases, given one a comma, as tuples of words."""
    return {tuple(phrase.split()): sense for phrase in words.split(",")}


BEFORE: dict[tuple[str, ...], str] = {
    **_phrases(
        "more", "more than,over,above,upwards of,upward of,in excess of,exceeding,north of,greater than,well over"
    ),
    **_phrases(
        "more", "well above,far more than,well more than,topped,exceeded,surpassed,comfortably above,comfortably over"
    ),
    **_phrases(
        "little_more", "just over,a little over,slightly more than,a little more than,a bit more than,a bit over"
    ),
    **_phrases("little_more", "a shade over,just above,slightly over,slightly above,just more than,a little above"),
    **_phrases(
        "least", "at least,no fewer than,no less than,not less than,not fewer than,a minimum of,minimum of,at the least"
    ),
    **_phrases(
        "most", "at most,no more than,not more than,up to,a maximum of,maximum of,as many as,as much as,at the most"
    ),
    **_phrases("most", "within,inside of,in no more than,in at most"),
    **_phrases("less", "in under,in less than,in fewer than,in little under"),
    **_phrases("less", "fewer than,less than,under,below,well under,well below,far fewer than,not even,south of"),
    **_phrases(
        "nearly", "nearly,almost,close to,approaching,nearing,a shade under,getting on for,not quite,very nearly"
    ),
    **_phrases(
        "nearly", "just under,a little under,slightly under,just below,slightly less than,just short of,slightly below"
    ),
    **_phrases(
        "nearly",
        "a little less than,just less than,just fewer than,slightly fewer than,well nigh,barely,scarcely,hardly",
    ),
    **_phrases("about", "about,around,roughly,some,approximately,approx,circa,an estimated,estimated,in the region of"),
    **_phrases(
        "about", "something like,somewhere around,on the order of,in the order of,perhaps,maybe,or about,at around"
    ),
    **_phrases("about", "at about,at roughly,anywhere around,an approximate,an average of,on average"),
}
AFTER: dict[tuple[str, ...], str] = {
    **_phrases("about", "or so,or thereabouts,odd,- odd,‑ odd,plus or minus,ish,- ish"),
    **_phrases("least", "or more,plus,- plus,+,and more,and counting,or over,and over,at least,at the very least"),
    **_phrases("most", "or less,or fewer,or under,and under,at most,at the most,tops"),
}
LONGEST = 4
# "over four days" and "over two years" mostly mean during; "above" and "below" nothing of the kind.
DURING = frozenset(["over", "under"])
LASTED = frozenset(["at", "for", "lasted", "took", "taken", "takes", "after", "of", "lasting", "last"])
# "within ten minutes" is no more than ten; "within two votes" and "within 5 per cent" say another thing.
WITHIN = frozenset(["within", "inside", "in"])


def bounded(scene: Scene, draft: Draft) -> Bounded:
    """Return the bound of a draft with the words that carry it: `"more than 17,000" -> more_than, 17000..inf`."""
    sense, first = _before(scene, draft)
    after, stop = _after(scene, draft)
    sense = sense or after
    if draft.bound == "about" and draft.low == draft.high:
        sense = sense or "about"
    if draft.bound is not None and not sense:
        return Bounded(draft.bound, draft.low, draft.high, first, stop)
    bound, low, high = interval(sense, draft)
    return Bounded(bound, low, high, first, stop)


def _before(scene: Scene, draft: Draft) -> tuple[str, int]:
    """Return the sense of the longest phrase that ends right before the draft, and where it starts."""
    for length in range(LONGEST, 0, -1):
        first = draft.first - length
        if first < 0 or scene.parted(first, draft.first):
            continue
        phrase = tuple(scene.word(k) for k in range(first, draft.first))
        sense = BEFORE.get(phrase)
        if sense and not _false_friend(scene, draft, phrase):
            return sense, first
    return "", draft.first


def _false_friend(scene: Scene, draft: Draft, phrase: tuple[str, ...]) -> bool:
    """Say whether a bound word means something else: "over four days", "the over 60s", "under 21s"."""
    if phrase[0] in DURING and len(phrase) == 1:
        before = scene.word(draft.first - 2)
        lasting = draft.kind == "duration" and not (before in LASTED or (phrase[0] == "under" and before == "in"))
        return lasting or scene.word(draft.stop) == "s"
    return phrase[0] in WITHIN and draft.kind not in ("duration", "measure")


def _after(scene: Scene, draft: Draft) -> tuple[str, int]:
    """Return the sense of a phrase that starts right after the draft, and where it ends."""
    for length in range(3, 0, -1):
        stop = draft.stop + length
        if stop > len(scene.lexemes):
            continue
        phrase = tuple(scene.word(k) for k in range(draft.stop, stop))
        sense = AFTER.get(phrase)
        if (
            sense
            and (len(phrase) > 1 or phrase[0] == "+" or scene.glued(draft.stop))
            and not scene.parted(draft.first, draft.stop)
        ):
            return sense, stop
    return "", draft.stop


def interval(sense: str, draft: Draft) -> tuple[Bound, float, float]:
    """Return bound, low and high of a draft under a sense: `("about", 150_000) -> about, 145_000, 155_000`."""
    value, low, high = draft.value, draft.low, draft.high
    wide = max(WIDEST * abs(value), min(draft.step, abs(value)) / 2 if draft.step <= 1 else 0.0)
    near = min(max(draft.step, NEARLY * abs(value)), wide)
    if draft.kind == "duration" and draft.step and abs(value) <= 10 * draft.step:
        near = max(near, draft.step / 2)  # "nearly three months" may be eleven weeks
    around = max(min(draft.step / 2, wide), 2.5 * draft.step if _by_fives(draft) else 0.0)
    if sense == "more":
        return "more_than", low, math.inf
    if sense == "little_more":
        return "more_than", low, high + near
    if sense == "least":
        return "at_least", low, math.inf
    if sense in ("most", "less"):
        return ("at_most" if sense == "most" else "less_than"), min(0.0, value), high
    if sense == "nearly":
        return "about", low - near, high
    if sense == "about":
        return ("vague" if draft.vague else "about"), low - around, high + around
    return ("vague" if draft.vague else "exact" if low == high else "about"), low, high


def _by_fives(draft: Draft) -> bool:
    """Say whether a figure under a hundred is a round five, as in "some 65 km": then it is rounded to fives."""
    printed = draft.value / draft.factor if draft.factor else 0.0
    return draft.step == draft.factor and 20 <= abs(printed) < 100 and printed % 5 == 0
