"""Words for a share of a group as ranges between 0 and 1, and pairs of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from models.entailment.generation.edit import LABELS, Edit, Split, of_split
from models.entailment.generation.figures import Figure, relation
from models.entailment.generation.shareframes import FRAMES
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import numeral

TINY = 1e-6


def share(text: str, low: float, high: float, kind: str = "exact", wide: float = 0.0) -> Figure:
    """A share surely between two values, possibly `wide` beyond them; a reader expects it in the sure range."""
    sure = (low, high)
    return Figure(text, kind, (low + high) / 2, sure, (max(0.0, low - wide), min(1.0, high + wide)), sure)


def near(text: str, value: float, slack: float, kind: str) -> Figure:
    """A plain share: it says one value, and is right of values that round to it."""
    point = (value, value)
    return Figure(text, kind, value, (value - slack, value + slack), point, point)


# Quantities without a figure; "few" has soft edges.
PLAIN = (
    share("all of the", 1, 1, "all"), share("all the", 1, 1, "all"), share("none of the", 0, 0, "none"), share("all", 1, 1, "all"),
    share("most of the", 0.5 + TINY, 1, "most"), share("most", 0.5 + TINY, 1, "most"), share("some of the", TINY, 1, "some"), share("the bulk of the", 0.55, 0.97, "most", 0.05),
    near("half of the", 0.5, 0.01, "half"), near("half the", 0.5, 0.01, "half"), share("few of the", 0.01, 0.15, "few", 0.15), share("exactly half of the", 0.5, 0.5, "half"),
    share("more than half of the", 0.5 + TINY, 1, "most"), share("fewer than half of the", 0, 0.5 - TINY, "less"), share("at least half of the", 0.5, 1, "least"), share("not one of the", 0, 0, "none"),
    share("a majority of the", 0.5 + TINY, 1, "most"), share("not all of the", 0, 1 - TINY, "not_all"), share("no", 0, 0, "none"), share("some", TINY, 1, "some"),
    share("only a minority of the", TINY, 0.5 - TINY, "less"), share("nearly all of the", 0.9, 0.995, "nearly", 0.05), share("only some of the", TINY, 1 - TINY, "only"), share("less than half of the", 0, 0.5 - TINY, "less"),
)  # fmt: skip
# Fractions in words: (texts, value).
FRACTIONS = (
    (("a quarter of the", "one in four", "one quarter of the", "one out of four"), 1 / 4), (("three quarters of the", "three in four", "three-quarters of the", "three out of four"), 3 / 4),
    (("a third of the", "one in three", "one third of the", "one out of three"), 1 / 3), (("two thirds of the", "two in three", "two-thirds of the", "two out of three"), 2 / 3),
    (("a fifth of the", "one in five", "one fifth of the", "one out of five"), 1 / 5), (("two fifths of the", "two in five", "two-fifths of the", "two out of five"), 2 / 5),
    (("three fifths of the", "three in five", "three-fifths of the", "three out of five"), 3 / 5), (("four fifths of the", "four in five", "four-fifths of the", "four out of five"), 4 / 5),
    (("a tenth of the", "one in ten", "one tenth of the", "one out of ten"), 1 / 10), (("nine tenths of the", "nine in ten", "nine-tenths of the", "nine out of ten"), 9 / 10),
    (("half of the", "one in two", "half the", "exactly half of the"), 1 / 2),
)  # fmt: skip


def counted(part: int, whole: int, rng: Random) -> Figure:
    """`(37, 52) -> "37 of the 52"`, all and none included."""
    if part == whole and rng.random() < 0.4:
        return share(f"all {numeral(whole, rng)}", 1, 1, "counted")
    if part == 0:
        return share(f"none of the {whole}", 0, 0, "counted")
    form = (
        "all but {1} of the {2}" if part > whole * 0.6 and part < whole - 1 and rng.random() < 0.4 else "{0} of the {2}"
    )
    text = form.format(part, whole - part, whole)
    return share(text, part / whole, part / whole, "counted")


def fraction(rng: Random, split: Split) -> Figure:
    """A fraction in words, plain, as a bound or rough."""
    texts, value = rng.choice(FRACTIONS)
    text, kind = rng.choice(of_split(texts, split)), rng.choice(("exact", "exact", "above", "below", "about", "nearly"))
    if text.startswith("exactly") or kind == "exact" or text == "half the":
        return near(text, value, 0.01, "fraction")
    return loose(kind, text, value, rng)


def percent(value: int, rng: Random) -> Figure:
    """A whole percentage, plain, as a bound or rough."""
    text = f"{value}{rng.choice((' per cent', ' percent', '%'))} of the"
    kind = rng.choice(("exact", "exact", "exact", "above", "below", "about", "nearly"))
    if kind == "exact" or value % 5:
        return near(text, value / 100, 0.006, "percent")
    return loose(kind, text, value / 100, rng)


def loose(kind: str, text: str, value: float, rng: Random) -> Figure:
    """A share with a phrase before it."""
    if kind == "above":
        return share(f"{rng.choice(('more than', 'over'))} {text}", value + 0.005, 1, "above")
    if kind == "below":
        return share(f"{rng.choice(('less than', 'under'))} {text}", 0, value - 0.005, "below")
    if kind == "about":
        return share(f"{rng.choice(('about', 'around', 'roughly'))} {text}", value - 0.02, value + 0.02, "about", 0.05)
    return share(f"{rng.choice(('nearly', 'almost', 'just under'))} {text}", value - 0.03, value - 0.004, "nearly", 0.0)


def too_near(p: Figure, h: Figure, label: str) -> bool:
    """Whether two shares are so close that a reader may take one for the other rounded: "35 per cent" and "a third"."""
    if (
        label == "neutral"
        and p.kind == "about"
        and abs(p.value - h.value) < 0.011
        and h.kind in ("percent", "fraction", "half", "counted")
    ):
        return True
    same_form = p.kind == h.kind == "percent"
    plain = {p.kind, h.kind} <= {"percent", "fraction", "counted", "half", "about", "nearly"}
    return label == "contradiction" and plain and not same_form and abs(p.value - h.value) < 0.05


def shared(
    name: str,
    first: Callable[[Random, Split], Figure],
    second: Callable[[Random, Split], Figure],
    rng: Random,
    split: Split,
) -> Iterator[Edit]:
    """A pair with two shares: the hypothesis's words are drawn first, then the label, then the premise until it fits."""
    frame = rng.choice(of_split(FRAMES, split))
    h = second(rng, split)
    want = rng.choice(LABELS)
    for _ in range(60):
        p = first(rng, split)
        values, one, two = filling(split, rng), rng.randrange(2), rng.choice((2, 3))
        misplaced = any(f.text.startswith("not ") and not frame[i].startswith("{q}") for i, f in ((one, p), (two, h)))
        if p.text != h.text and relation(p, h) == want and not misplaced and not too_near(p, h, want):
            premise, hypothesis = (filled(frame[i], {**values, "q": f.text}) for i, f in ((one, p), (two, h)))
            template = f"{name}:share{FRAMES.index(frame)}.{one}{two}:{p.kind}>{h.kind}"
            yield Edit(premise, hypothesis, want, name, template)
            return
