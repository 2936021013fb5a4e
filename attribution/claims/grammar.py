"""The grammar of figures: which reader applies where, ranges, and what becomes of each draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from attribution.claims.ages import DECADES, read_age
from attribution.claims.bounds import BEFORE
from attribution.claims.currencies import CODES, PREFIXES, SIGNED_CODES
from attribution.claims.drafts import Draft, Scene, drafted
from attribution.claims.exclusions import is_name
from attribution.claims.measures import LENGTHS, mixed_half, read_measure
from attribution.claims.money import read_money
from attribution.claims.numberwords import COLLECTIVES, FEW, MULTIPLES, ONES, ORDINALS, SCALES, TENS, VAGUE_PLURALS
from attribution.claims.numerals import POINTERS, exactly, plain, read_numeral
from attribution.claims.ordinals import STAGES, read_ordinal
from attribution.claims.people import is_person
from attribution.claims.scores import DASHES, read_score
from attribution.claims.shares import read_share
from attribution.claims.wordlists import words

# The more a reader demands, the earlier it stands: "34-year-old" before "34 years", "two thirds" before "two".
READERS: tuple[Callable[[Scene, int], Draft | None], ...] = (
    read_money,
    read_age,
    read_share,
    read_score,
    read_measure,
    read_ordinal,
)
# Words a figure can start with; everything else is passed over at once.
OPENERS = (
    words("lone both twins a an half another aged age ages magnitude early mid late first rs us au ca nz hk nt c s chf")
    | frozenset(
        [*ONES, *TENS, *SCALES, *VAGUE_PLURALS, *FEW, *MULTIPLES, *ORDINALS, *COLLECTIVES, *STAGES, *DECADES, "tens", "single", "sole"]
    )
    | frozenset(code.lower() for code in (*CODES, *PREFIXES, *(letters for letters, _ in SIGNED_CODES)))
)
CHANGES = words(
    "rose rise rises risen raise raised raises raising cut cuts cutting fell fall falls fallen increase increased increases "
    "increasing decrease decreased reduced reduce reducing up down lowered lower lowers extended extend grew grow grown dropped drop "
    "climbed climb jumped jump revised revise moved move went go gone changed change slashed doubled put back postponed"
)


def drafts(scene: Scene) -> Iterator[Draft]:
    """Yield the figures of a scene in text order; each lexeme is read at most once."""
    i = 0
    while i < len(scene.lexemes):
        draft = _read(scene, i)
        if draft is None:
            i += 1
            continue
        draft = _ranged(scene, draft)
        yield draft
        i = max(draft.stop, i + 1)


def _read(scene: Scene, i: int) -> Draft | None:
    """Return the figure that starts at `i`, by the first reader that knows it; else a plain count."""
    kind = scene.lexemes[i].kind
    if (
        kind == "code"
        or (kind == "word" and scene.lexemes[i].lower not in OPENERS)
        or (kind == "sign" and not _opens(scene, i))
    ):
        return None
    for reader in READERS:
        draft = reader(scene, i)
        if draft is not None:
            return draft
    return _count(scene, i)


def _opens(scene: Scene, i: int) -> bool:
    """Say whether a sign may open a sum of money."""
    return not scene.shown(i).isalnum() and scene.shown(i) not in ".,;:!?()[]“”\"'’‘-–—…/&*|"


def _single(scene: Scene, i: int) -> Draft | None:
    """Read "a single tug", "the sole survivor", "both pilots", "the twin towers" as the one or two that they are."""
    word, after = scene.word(i), scene.word(i + 1)
    if word in SINGLES:
        fixed = after in NOT_SINGLE or not after.isalpha() or scene.word(i - 1) not in ("a", "the", "one", "only", "his", "her", "its")
        return None if fixed else drafted(plain(1.0, 1.0, i + 1), i, i + 1)
    if word == "both":
        k = i + 1 + (after == "of") + (scene.word(i + 1 + (after == "of")) in ("the", "his", "her", "their", "its", "of"))
        counts = any(is_person(scene.word(n)) and scene.word(n).endswith(("s", "n")) for n in (k, k + 1))
        return drafted(plain(2.0, 1.0, i + 1), i, i + 1) if counts else None
    if word == "twins" and scene.word(i - 1) not in ("the", "identical", "minnesota"):
        return replace(drafted(plain(2.0, 1.0, i + 1), i, i + 1), thing="person")
    return None


# "single" and "sole" count one; not before these ("single mother", "single market").
SINGLES = frozenset(["single", "sole", "lone"])
NOT_SINGLE = words("mother mothers father fathers parent parents market currency malt room rooms file people person’s purpose aim most "
                   "biggest largest day use women men status trader transferable")


def _count(scene: Scene, i: int) -> Draft | None:
    """Return a count of things: "165 peacekeepers", "a trio of guards", "17,500-strong", "both pilots"."""
    if scene.word(i) in SINGLES or scene.word(i) in ("both", "twins"):
        return _single(scene, i)
    number = read_numeral(scene.lexemes, i)
    if number is None or is_name(scene, i, number):
        return None
    if scene.word(number.stop) == "st" or _dismissed(scene, i, number.stop, number.vague):
        return None
    number = mixed_half(scene, number)
    if scene.word(number.stop - 1) == "m" and scene.word(number.stop) in LENGTHS:
        return drafted(read_numeral(scene.lexemes[: number.stop - 1], i) or number, i, number.stop, "measure", "m")
    thing = ""
    if scene.word(number.stop - 1) in COLLECTIVES and scene.word(number.stop) != "of":
        if number.vague or not scene.word(number.stop).isalpha() or scene.word(i - 1) not in POINTERS:
            return None
        thing = "person"
    return replace(drafted(number, i, number.stop), thing=thing)


def _dismissed(scene: Scene, i: int, stop: int, vague: bool) -> bool:
    """Say whether a number word counts nothing here: "a few" as an adverb, "zero tolerance", "two-thirds" read before."""
    before, after = scene.word(i - 1), scene.word(stop)
    if (
        vague
        and scene.word(stop - 1) in ("few", "several", "handful")
        and (not after.isalpha() or after in ("and", "in", "to"))
    ):
        return True
    if (
        vague
        and scene.word(i) == "few"
        and before not in ("the", "last", "past", "next", "first", "these", "those", "his", "her")
    ):
        return True
    return before == "zero" or (scene.word(i) == "zero" and after in ("tolerance", "-", "sum"))


def _ranged(scene: Scene, draft: Draft) -> Draft:
    """Join a figure with the one after "to", "or", "and", a dash: `"10 to 15 million" -> 10..15 million`."""
    if draft.kind in ("score", "ordinal", "rate") or draft.vague:
        return draft
    k = _connector(scene, draft)
    upper = _read(scene, k) if k and k < len(scene.lexemes) else None
    if upper is None or upper.kind in ("score", "ordinal", "rate") or upper.vague:
        return draft
    if draft.unit and upper.unit and (draft.kind, draft.unit) != (upper.kind, upper.unit):
        return draft  # "fell 28% to 712 million euros"
    if draft.kind == "money" and upper.kind == "count":
        upper = replace(upper, kind="money", unit=draft.unit)
    lower = draft if draft.factor >= upper.factor and draft.unit else _sharing(draft, upper)
    if (lower.kind, lower.unit) != (upper.kind, upper.unit) or not lower.value < upper.value:
        return draft
    if scene.word(draft.stop) == "or" and upper.value > 3 * lower.value:
        return draft
    middle = exactly((lower.value + upper.value) / 2)
    step = min(lower.step, upper.step)
    return replace(upper, first=draft.first, value=middle, low=lower.value, high=upper.value, step=step, bound="range")


def _sharing(lower: Draft, upper: Draft) -> Draft:
    """Return the lower end in the unit and scale of the upper, where only the upper names them."""
    if lower.factor >= upper.factor or (
        lower.value * upper.factor >= upper.value and lower.value < upper.value and not upper.unit
    ):
        return (
            replace(lower, kind=upper.kind, unit=upper.unit)
            if lower.factor == upper.factor or lower.factor > 1
            else lower
        )
    values = [exactly(x * upper.factor) for x in (lower.value, lower.low, lower.high, lower.step)]
    return Draft(
        lower.first, lower.stop, values[0], values[1], values[2], values[3], upper.kind, upper.unit, upper.factor
    )


def _connector(scene: Scene, draft: Draft) -> int:
    """Return where the upper end of a range would start, or 0."""
    k = draft.stop
    word = scene.word(k)
    if word in DASHES and scene.glued(k) and scene.glued(k + 1):
        return k + 1
    if word in ("to", "and", "or"):
        opener = _opener(scene, draft.first)
        if (word == "and") != (opener == "between") or (opener == "from" and _changes(scene, draft.first)):
            return 0
        return k + 1
    if word == "," and scene.word(k + 1) in ("maybe", "perhaps", "possibly"):
        return k + 2
    return k + 1 if word in ("maybe", "perhaps") else 0


def _opener(scene: Scene, first: int) -> str:
    """Return "between" or "from" where one stands before a figure, its bound words passed over; else ""."""
    k = first - 1
    while (scene.word(k),) in BEFORE:
        k -= 1
    return scene.word(k) if scene.word(k) in ("between", "from") else ""


def _changes(scene: Scene, first: int) -> bool:
    """Say whether a verb of change stands shortly before: "rose from 300 to 420" names two figures."""
    return any(scene.word(k) in CHANGES for k in range(first - 10, first))
