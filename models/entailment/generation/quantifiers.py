"""All, most, half, some, few, none; "dozens" and "several" against figures; both, either and neither of two."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation import figures, shares, wordings
from models.entailment.generation.bothframes import both
from models.entailment.generation.countframes import COUNTS
from models.entailment.generation.edit import LABELS, Edit, Label, Split, of_split
from models.entailment.generation.figures import Figure, relation
from models.entailment.generation.numerals import Spot, certain, spots
from models.entailment.generation.pairing import paired, told
from models.entailment.generation.words import Sentence, Word

DETERMINERS = {
    "all": (1.0, 1.0),
    "most": (0.5001, 1.0),
    "some": (0.0001, 1.0),
    "half of the": (0.5, 0.5),
    "none of the": (0.0, 0.0),
    "few": (0.01, 0.15),
}
NAMES: dict[Split, tuple[str, ...]] = {
    "train": of_split(tuple(sorted(DETERMINERS)), "train"),
    "dev": ("all", "most", "some"),
}


def quantifier(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """`"most of the voters"` entails `"some voters"`, leaves `"all"` open and contradicts `"none"`."""
    yield from exchanged(sentence, rng, split)
    yield from loosely(sentence, rng, split)
    pick = rng.random()
    if pick < 0.6:
        yield from shares.shared("quantifier", plain_or_counted, plain, rng, split)
    elif pick < 0.8:
        yield from both(rng, split)
    else:
        yield from crowds(rng, split)


def plain(rng: Random, split: Split) -> Figure:
    """A quantity in words."""
    return rng.choice(of_split(shares.PLAIN, split))


def plain_or_counted(rng: Random, split: Split) -> Figure:
    """A quantity in words or "37 of the 52"."""
    if rng.random() < 0.6:
        return plain(rng, split)
    whole = rng.randint(6, 60)
    return shares.counted(
        rng.choice((0, whole, rng.randint(1, whole - 1), rng.randint(1, whole - 1), whole // 2)), whole, rng
    )


def vague_pair(low: float, high: float, split: Split, rng: Random) -> tuple[Figure, Figure, Label] | None:
    """ "dozens of" and a figure between two ends, either way round, with a label drawn first."""
    text, sure, outer = rng.choice(of_split(wordings.VAGUE, split))
    if sure[0] < low or sure[1] > high * 1.5:
        return None
    loose, want, turned = figures.vague(text, sure, outer), rng.choice(LABELS), rng.random() < 0.5
    for _ in range(20):
        value = round(rng.uniform(sure[0], sure[1])) if rng.random() < 0.4 else round(2 ** rng.uniform(1, 14))
        kind = rng.choice(("exact", "above", "below", "least"))
        plain = wordings.phrased(kind, float(value) if kind == "exact" else wordings.roundish(value, rng), split, rng)
        if plain and plain.value >= 2 and 0.1 < plain.value / loose.value < 12:
            p, h = (loose, plain) if turned else (plain, loose)
            if relation(p, h) == want:
                return p, h, want
    return None


def crowds(rng: Random, split: Split) -> Iterator[Edit]:
    """A made-up sentence with "dozens of" against one with a figure."""
    frame = rng.choice(of_split(COUNTS, split))
    made = vague_pair(frame[0], frame[1], split, rng)
    if made:
        yield from told("quantifier", frame, made[0], made[1], made[2], split, rng)


def loosely(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """The count of a real sentence against a vague quantity."""
    found = [s for s in spots(sentence) if s.bare and s.counted] if certain(sentence) else []
    if not found:
        return
    at = rng.choice(found)
    made = vague_pair(at.value / 3, at.value * 6, split, rng)
    if made:
        p, h, label = made
        yield paired(
            "quantifier", sentence, at, (p.text, h.text), label, f"quantifier:edit.{split}:{p.kind}>{h.kind}", rng
        )


def exchanged(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """ "All", "most", "some" or "few" before the plural subject of a real sentence against another of them."""
    word = sentence.words[0]
    if not opens(sentence, word) or not certain(sentence):
        return
    first, second = rng.choice(NAMES[split]), rng.choice(NAMES[split])
    p, h = (shares.share(n, *DETERMINERS[n], n) for n in (first, second))
    label = relation(p, h)
    if first != second and label:
        at = Spot(word.start, word.end, 0, True)
        template = f"quantifier:subject.{split}:{p.kind}>{h.kind}"
        yield paired("quantifier", sentence, at, (p.text, h.text), label, template, rng)


def opens(sentence: Sentence, word: Word) -> bool:
    """Whether the first word is a quantity of the plural subject: "Most voters"."""
    if word.text.lower() not in ("all", "most", "some", "few", "many", "several"):
        return False
    head, after = sentence.words[word.head], sentence.words[min(1, len(sentence.words) - 1)]
    plural = head.relation.startswith("nsubj") and head.has("Number=Plur") and head.pos == "NOUN"
    return plural and word.relation.split(":")[0] in ("det", "amod") and after.pos in ("NOUN", "ADJ")


PHENOMENA = (("quantifier", quantifier),)
