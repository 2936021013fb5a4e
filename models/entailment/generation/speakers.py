"""One or two speakers of a statement: the same again, another one, exchanged, told to somebody, or left out."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import Person
from models.entailment.generation.edit import Edit, Label, Split, labelled, of_split
from models.entailment.generation.surface import period
from models.entailment.generation.wordtables import words

ONE, TWO = words("saying", "one"), words("saying", "two")
DIFFER, TOLD = words("saying", "differ"), words("saying", "told")
CHECKED, DISPROVED = words("saying", "checked"), words("saying", "disproved")
SWAPPED = {"train": "it was {B}, not {A}, who said that {S}", "dev": "{B}, and not {A}, said that {S}"}
KEPT = {"train": "it was {A}, not {B}, who said that {S}", "dev": "{A}, and not {B}, said that {S}"}
Statements = tuple[str, str]
Case = tuple[Label, str, Person]


def fill(frame: str, a: str, b: str, s: str, t: str) -> str:
    """A frame as one sentence or, where it holds a full stop, two."""
    text = frame.format(A=a, B=b, S=s, T=t)
    first, dot, rest = text.partition(". ") if frame.count(". ") else (text, "", "")
    return period(first) + (" " + period(rest) if dot else "")


def _call(person: Person, rng: Random) -> str:
    """The first mention of a person."""
    return rng.choice((person.full, f"{person.job} {person.full}"))


def one(said: Statements, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:
    """The same speaker; another speaker, of whom the premise says nothing; a speaker whom the premise excludes."""
    (a, b), s = who, said[0]
    first, second, third = rng.sample(of_split(ONE, split), 3)
    differ = rng.choice(of_split(DIFFER, split))
    open_: tuple[Case, ...] = (("entailment", "same", a), ("neutral", "other", b))
    for label, kind, speaker in open_:
        texts = fill(first, _call(a, rng), "", s, ""), fill(second, speaker.short(rng), "", s, "")
        yield labelled("attribution", f"{kind}:{first}", *texts, label)
    if "nobody" in differ or "alone" in differ:
        return
    closed: tuple[Case, ...] = (("contradiction", "excluded", b), ("entailment", "included", a))
    for label, kind, speaker in closed:
        texts = fill(differ, _call(a, rng), _call(b, rng), s, ""), fill(third, speaker.short(rng), "", s, "")
        yield labelled("attribution", f"{kind}:{differ}", *texts, label)


def two(said: Statements, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:
    """Two speakers: each keeps what he said; "it was B, not A" of what A said is false."""
    (a, b), (s, t) = who, said
    frame = rng.choice(of_split(TWO, split))
    premise = fill(frame, _call(a, rng), _call(b, rng), s, t)
    first = rng.choice(of_split(ONE, split))
    speaker, other, words_ = (a, b, s) if rng.random() < 0.5 else (b, a, t)
    own = fill(first, speaker.short(rng), "", words_, "")
    yield labelled("attribution", f"two:{frame}", premise, own, "entailment")
    swapped = fill(SWAPPED[split], a.short(rng), b.short(rng), s, t)
    yield labelled("attribution", f"two:{frame}", premise, swapped, "contradiction")
    kept = fill(KEPT[split], a.short(rng), b.short(rng), s, t)
    yield labelled("attribution", f"two:{frame}", premise, kept, "entailment")
    theirs = fill(first, other.short(rng), "", words_, "")
    # "while B held that …" sets the two against each other; elsewhere both may have said both
    label: Label = "contradiction" if frame.startswith("while") else "neutral"
    yield labelled("attribution", f"twoswapped:{frame}", premise, theirs, label)


def told(said: Statements, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:
    """Who told whom."""
    (a, b), s = who, said[0]
    frames = of_split(TOLD, split)
    first, second, third = rng.sample(frames, 3) if len(frames) > 2 else (*frames, frames[0])
    premise = fill(first, _call(a, rng), _call(b, rng), s, "")
    name = f"told:{first}"
    yield labelled("attribution", name, premise, fill(second, a.short(rng), b.short(rng), s, ""), "entailment")
    yield labelled("attribution", name, premise, fill(second, b.short(rng), a.short(rng), s, ""), "contradiction")
    crowd = fill(first, _call(a, rng), "reporters", s, "")
    yield labelled("attribution", name, crowd, fill(third, a.short(rng), b.short(rng), s, ""), "neutral")


def bare(said: Statements, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:
    """The attribution taken away: what was only said is open; what was said and confirmed holds; what was said and disproved does not."""
    speaker, s = who[0], said[0]
    first = rng.choice(of_split(ONE, split))
    more, less = rng.choice(of_split(CHECKED, split)), rng.choice(of_split(DISPROVED, split))
    told_ = fill(first, _call(speaker, rng), "", s, "")
    he = speaker.he.capitalize()
    yield labelled("attribution", f"bare:{first}", told_, period(s), "neutral")
    yield labelled("attribution", f"bare:{more}", f"{told_} {more.format(he=he)}", period(s), "entailment")
    yield labelled("attribution", f"bare:{less}", f"{told_} {less.format(he=he)}", period(s), "contradiction")
