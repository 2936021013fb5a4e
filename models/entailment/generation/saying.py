"""Attribution: who said it, to whom, in which words; what is only said is no fact."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import Person, people
from models.entailment.generation.edit import Edit, Label, Split, of_split
from models.entailment.generation.polarity import inner, plain
from models.entailment.generation.scenes import scenes
from models.entailment.generation.states import sentence as period
from models.entailment.generation.words import Sentence

ONE = ("{A} said that {S}", "{A} told reporters that {S}", "according to {A}, {S}", "{S}, {A} said", "{S}, according to {A}", "{A} told a news conference that {S}",
       "as {A} put it, {S}", "{A} stated that {S}", "{S}, {A} told reporters", "it was {A} who said that {S}", "in the words of {A}, {S}", "{A} remarked that {S}")  # fmt: skip
TWO = ("{A} said that {S}, while {B} said that {T}", "according to {A}, {S}; according to {B}, {T}", "{S}, said {A}. {B} told reporters that {T}", "{A} told a committee that {S} and {B} that {T}",
       "{B} said that {T}, but according to {A}, {S}", "while {B} held that {T}, {A} said that {S}", "{A} stated that {S}. For {B}, {T}", "{T}, {B} said; {A} said that {S}")  # fmt: skip
DIFFER = ("it was {A}, not {B}, who said that {S}", "{A} said that {S}; {B} declined to comment", "{A} said that {S}, but {B} did not say a word", "only {A}, and not {B}, said that {S}",
          "not {B} but {A} said that {S}", "{A}, and nobody else, said that {S}", "{B} said nothing, but {A} said that {S}", "{A} alone told reporters that {S}")  # fmt: skip
TOLD = ("{A} told {B} that {S}", "{B} was told by {A} that {S}", "{B} heard from {A} that {S}", "{A} informed {B} that {S}", "{B} learned from {A} that {S}", "from {A}, {B} learned that {S}",
        "{A} let {B} know that {S}", "it was {A} who told {B} that {S}", "{B} was informed by {A} that {S}")  # fmt: skip


def _fill(frame: str, a: str, b: str, s: str, t: str) -> str:
    text = frame.format(A=a, B=b, S=s, T=t)
    first, dot, rest = text.partition(". ") if frame.count(". ") else (text, "", "")
    return period(first) + (" " + period(rest) if dot else "")


def _call(person: Person, rng: Random) -> str:
    return rng.choice((person.full, f"{person.job} {person.full}"))


def _short(person: Person, rng: Random) -> str:
    return rng.choice((person.full, person.last, person.titled))


def framed(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """Speakers of a statement, real or invented, kept, exchanged or taken away."""
    real = plain(sentence, scope=False) and not sentence.children(sentence.root, "ccomp")
    if rng.random() > (0.5 if real else 0.12):
        return
    one, two = scenes(rng, split, 2)
    s = inner(sentence, sentence.text) if real else one.did()
    kind = rng.choice((_speaker, _two, _told, _bare))
    yield from kind(s, two.did(), people(rng, split, 2), rng, split)


def _edit(premise: str, hypothesis: str, label: Label, kind: str, frame: str) -> Edit:
    return Edit(premise, hypothesis, label, "attribution", f"attribution:{kind}:{frame}")


def _speaker(s: str, t: str, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """The same speaker; another speaker, of whom the premise says nothing; a speaker whom the premise excludes."""
    a, b = who
    first, second, third = rng.sample(of_split(ONE, split), 3)
    differ = rng.choice(of_split(DIFFER, split))
    yield _edit(
        _fill(first, _call(a, rng), "", s, ""), _fill(second, _short(a, rng), "", s, ""), "entailment", "same", first
    )
    yield _edit(
        _fill(first, _call(a, rng), "", s, ""), _fill(second, _short(b, rng), "", s, ""), "neutral", "other", first
    )
    if "nobody" not in differ and "alone" not in differ:
        yield _edit(
            _fill(differ, _call(a, rng), _call(b, rng), s, ""),
            _fill(third, _short(b, rng), "", s, ""),
            "contradiction",
            "excluded",
            differ,
        )
        yield _edit(
            _fill(differ, _call(a, rng), _call(b, rng), s, ""),
            _fill(third, _short(a, rng), "", s, ""),
            "entailment",
            "included",
            differ,
        )


def _two(s: str, t: str, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:
    """Two speakers: each keeps what he said; "it was B, not A" of what A said is false."""
    a, b = who
    frame = rng.choice(of_split(TWO, split))
    premise = _fill(frame, _call(a, rng), _call(b, rng), s, t)
    first = rng.choice(of_split(ONE, split))
    mine = rng.random() < 0.5
    yield _edit(
        premise, _fill(first, _short(a if mine else b, rng), "", s if mine else t, ""), "entailment", "two", frame
    )
    swapped = "it was {B}, not {A}, who said that {S}" if split == "train" else "{B}, and not {A}, said that {S}"
    kept = "it was {A}, not {B}, who said that {S}" if split == "train" else "{A}, and not {B}, said that {S}"
    yield _edit(premise, _fill(swapped, _short(a, rng), _short(b, rng), s, t), "contradiction", "two", frame)
    yield _edit(premise, _fill(kept, _short(a, rng), _short(b, rng), s, t), "entailment", "two", frame)
    yield _edit(
        premise,
        _fill(first, _short(b if mine else a, rng), "", s if mine else t, ""),
        "contradiction" if frame.startswith("while") else "neutral",
        "twoswapped",
        frame,
    )


def _told(s: str, t: str, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Who told whom."""
    a, b = who
    first, second, third = (
        rng.sample(of_split(TOLD, split), 3)
        if len(of_split(TOLD, split)) > 2
        else [*of_split(TOLD, split), of_split(TOLD, split)[0]]
    )
    premise = _fill(first, _call(a, rng), _call(b, rng), s, "")
    yield _edit(premise, _fill(second, _short(a, rng), _short(b, rng), s, ""), "entailment", "told", first)
    yield _edit(premise, _fill(second, _short(b, rng), _short(a, rng), s, ""), "contradiction", "told", first)
    yield _edit(
        _fill(first, _call(a, rng), "reporters", s, ""),
        _fill(third, _short(a, rng), _short(b, rng), s, ""),
        "neutral",
        "told",
        first,
    )


def _bare(s: str, t: str, who: list[Person], rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """The attribution taken away: what was only said is open; what was said and confirmed holds; what was said and disproved does not."""
    a, _ = who
    first = rng.choice(of_split(ONE, split))
    more = rng.choice(of_split(_CHECKED, split))
    less = rng.choice(of_split(_DISPROVED, split))
    told = _fill(first, _call(a, rng), "", s, "")
    yield _edit(told, period(s), "neutral", "bare", first)
    yield _edit(f"{told} {more.format(he=a.he.capitalize())}", period(s), "entailment", "bare", more)
    yield _edit(f"{told} {less.format(he=a.he.capitalize())}", period(s), "contradiction", "bare", less)


_CHECKED = ("The records show that this is so.", "That is true.", "Investigators have confirmed it.", "It was so, the inquiry has since established.",
            "{he} was right.", "Documents prove it.", "This has been confirmed.", "As everyone knows by now, it is true.")  # fmt: skip
_DISPROVED = ("The records show that this is not so.", "That is not true.", "Investigators have disproved it.", "It was not so, the inquiry has since established.",
              "{he} was wrong.", "Documents prove the opposite.", "This turned out to be false.", "As everyone knows by now, it is untrue.")  # fmt: skip

# Quoted words: (as said, said in other marks or indirectly: the same, changed: excluded, never spoken of); {P} the person, {H} he or she.
WILL = ("pay a ransom", "sell the stadium", "resign before the summer", "close the mine", "apologise to the families", "raise fares again", "sign the treaty", "reopen the inquiry",
        "publish the minutes", "withdraw our troops", "cut jobs at the plant", "appeal against the ruling", "build a second bridge", "return the bones", "meet the strikers", "change the menu in schools")  # fmt: skip
QUOTES = (
    '"{0}," {P} said.',
    '{P} said: "{0}."',
    '"{0}," {P} told reporters.',
    '"{0}," said {P}.',
    '{P} told the crowd: "{0}."',
    '"{0}," {P} told a news conference.',
    '"{0}," {P} declared.',
    '{P}\'s words were: "{0}."',
)
MOODS = ("we will", "we will not", "we may", "we must", "we will never", "we hope to", "we can")


def quoted(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Words in quotation marks, kept or changed."""
    if rng.random() > 0.12:
        return
    person = people(rng, split, 1)[0]
    act, other = rng.sample(of_split(WILL, split), 2)
    mood = rng.choice((*MOODS, "we will not", "we will not", "we will never"))
    changed = rng.choice([m for m in MOODS if m != mood])
    first, second = rng.sample(of_split(QUOTES, split), 2)
    plain_ = {"we will never", "we will not"}

    def say(frame: str, mood: str, act: str, name: str) -> str:
        return frame.format(f"{mood} {act}".capitalize(), P=name)

    premise = say(first, mood, act, person.full)
    short = _short(person, rng)
    yield _edit(premise, say(second, mood, act, short), "entailment", "quote", first)
    if not {mood, changed} <= plain_:
        yield _edit(premise, say(second, changed, act, short), "contradiction", "quote", first)
    yield _edit(premise, say(second, mood, other, short), "neutral", "quote", first)
    yield from _indirect(premise, mood, (act, other), short, first, rng, split)


_INDIRECT = {
    "we will": "would {0}",
    "we will not": "would not {0}",
    "we may": "might {0}",
    "we must": "had to {0}",
    "we hope to": "hoped to {0}",
    "we can": "could {0}",
    "we will never": "would never {0}",
}


_CHANGED = {
    "we will": ("we will not", "we may"),
    "we will not": ("we will", "we may"),
    "we will never": ("we will", "we can"),
    "we can": ("we will not", "we will"),
    "we must": ("we will not", "we hope to"),
    "we may": ("we will", "we will never"),
    "we hope to": ("we will not", "we must"),
}


def _indirect(
    premise: str, mood: str, acts: tuple[str, str], short: str, frame: str, rng: Random, split: Split
) -> Iterator[Edit]:
    """The quotation as reported speech: the same words, words of another force, words about something else."""
    if any(" our " in f" {act} " for act in acts):
        return
    said = f"{short} {'said' if split == 'train' else 'declared'} they"
    changed = rng.choice(_CHANGED[mood])
    for label, force, act in (
        ("entailment", mood, acts[0]),
        ("contradiction", changed, acts[0]),
        ("neutral", rng.choice((mood, changed)), acts[1]),
    ):
        yield _edit(premise, f"{said} {_INDIRECT[force].format(act)}.", label, "indirect", frame)  # type: ignore[arg-type]


def reported(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Real reported speech: what is said, without its speaker, is open; denied by the same speaker, it is excluded."""
    root = sentence.root
    clauses = sentence.children(root, "ccomp")
    if root.lemma not in (
        "say",
        "claim",
        "tell",
        "believe",
        "argue",
        "suggest",
        "allege",
        "think",
        "hope",
        "report",
        "insist",
        "confirm",
        "admit",
        "reveal",
        "discover",
        "acknowledge",
        "announce",
    ):
        return
    if len(clauses) != 1 or root.tag not in ("VBD", "VBZ", "VBP") or any(mark in sentence.text for mark in '"“”;:()'):
        return
    clause = clauses[0]
    if (
        not sentence.children(clause, "nsubj")
        or sentence.children(root, "neg", "conj", "aux")
        or sentence.children(clause, "parataxis")
    ):
        return
    words = [
        w
        for w in sentence.subtree(clause)
        if not (w.relation == "mark" and w.head == clause.index) and w.pos != "PUNCT"
    ]
    if not words or words[0].pos == "CCONJ":
        return
    text = period(sentence.text[words[0].start : words[-1].end].strip(' ,."'))
    if (
        text == sentence.text
        or len(text.split()) < 4
        or words[0].text.lower()
        in (
            "he",
            "she",
            "they",
            "it",
            "i",
            "we",
            "you",
            "this",
            "that",
            "these",
        )
    ):
        return
    factive = root.lemma in ("admit", "reveal", "discover", "acknowledge", "confirm")
    yield Edit(
        sentence.text,
        text,
        "entailment" if factive else "neutral",
        "attribution",
        f"attribution:real:{root.lemma}:{split}",
    )


PHENOMENA = (("attribution", framed), ("attribution", quoted), ("attribution", reported))
