"""Names: persons, places and bodies exchanged, shortened, left out, or put where the premise names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import bodies, people, places
from models.entailment.generation.edit import Edit, Split, of_split
from models.entailment.generation.inflection import capital
from models.entailment.generation.paraphrase import reworded, rewordings
from models.entailment.generation.states import sentence as period
from models.entailment.generation.words import Sentence

_TITLE = re.compile(r"(Mr|Mrs|Ms|Dr|Sir|Judge|President|Senator|Gov|Rep|Sen|Rev|Lt|Capt|Prof|King|Queen|Pope)\.? $")
_WHOLE = re.compile(r"[A-Z][\w'’.-]*( (of the|of|[A-Z][\w'’.-]*))*$")


def _exchangeable(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Names of persons, places and bodies that stand whole, once, and not inside a longer name."""
    out = []
    for start, end, label in sentence.names:
        name = sentence.text[start:end]
        if (
            label not in ("Person", "Location", "Organization")
            or not _WHOLE.match(name)
            or len(name) < 4
            or (name.isupper() and label == "Person")
        ):
            continue
        after, before = sentence.text[end : end + 2], sentence.text[:start]
        if (
            after[:1] in "-/&"
            or re.match(r" [A-Z]", after)
            or before.endswith("-")
            or sentence.text.count(name) > 1
            or (re.search(r"(?<![.] )\b[A-Z][\w’'.-]* $", before) and not _TITLE.search(before))
        ):
            continue
        last = name.split()[-1]
        if (
            len(re.findall(re.escape(last), sentence.text)) > 1
            or name.startswith(("The ", "the "))
            or (label == "Location" and before.endswith("the "))
        ):
            continue
        tokens = [w for w in sentence.words if start <= w.start < end]
        if label == "Location" and any(sentence.children(w, "det", "amod") for w in tokens):
            continue
        if (
            not tokens
            or not all(w.pos in ("PROPN", "ADP") for w in tokens)
            or (tokens[-1].relation == "compound" and label == "Person")
        ):
            continue
        out.append((start, end, label))
    return out


def _other(name: str, label: str, rng: Random, split: Split, count: int = 1) -> list[str]:
    """Invented names of the same kind and length."""
    if label == "Person":
        return [p.full if " " in name else p.last for p in people(rng, split, count)]
    return places(rng, split, count) if label == "Location" else bodies(rng, split, count)


def edited(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """A name of a real sentence exchanged (contradiction), shortened or taken over (entailment), named where nobody is (neutral)."""
    found = _exchangeable(sentence)
    if not found:
        return
    start, end, label = rng.choice(found)
    name = sentence.text[start:end]
    one, two = _other(name, label, rng, split, 2)
    kind = label.lower()
    mine = rng.random() < 0.7  # both sides with invented names, so that an invented name tells nothing
    first = sentence.replaced((start, end, one)) if mine else sentence.text
    second = sentence.replaced((start, end, two if mine else one))
    if rng.random() < 0.5:
        first, second = second, first
    if rng.random() < 0.6:
        yield Edit(first, second, "contradiction", "name", f"name:{kind}:{split}")
    other = reworded(sentence, (start, end), rng)
    if other is not None and other.count(name) == 1:
        take = one if mine else name
        base = sentence.replaced((start, end, take))
        yield Edit(base, capital(other.replace(name, take)), "entailment", "name", f"name:{kind}same:{split}")
        yield Edit(base, capital(other.replace(name, two)), "contradiction", "name", f"name:{kind}reworded:{split}")
    silent = [r.text for r in rewordings(sentence) if r.less and name not in r.text and name.split()[-1] not in r.text]
    if silent:  # a premise that does not tell of the name leaves every name open
        full = sentence.replaced((start, end, one)) if mine else sentence.text
        yield Edit(rng.choice(silent), full, "neutral", "name", f"name:{kind}silent:{split}")
    yield from _shorter(sentence, (start, end, label), rng, split)
    yield from _unnamed(sentence, (start, end, label), (one, two), rng, split)


def _shorter(sentence: Sentence, found: tuple[int, int, str], rng: Random, split: Split) -> Iterator[Edit]:
    """A person by the last name alone follows from the full name."""
    start, end, label = found
    parts = sentence.text[start:end].split()
    if label != "Person" or len(parts) != 2 or _TITLE.search(sentence.text[:start]):
        return
    one, two = people(rng, split, 2)
    full, short = (one.full, one.last) if rng.random() < 0.7 else (" ".join(parts), parts[1])
    premise = sentence.replaced((start, end, full))
    yield Edit(premise, sentence.replaced((start, end, short)), "entailment", "name", f"name:surname:{split}")
    yield Edit(premise, sentence.replaced((start, end, two.last)), "contradiction", "name", f"name:surname:{split}")


_UNNAMED = {
    "Person": (
        "a man in his fifties",
        "a well-known figure",
        "an unnamed person",
        "a local resident",
        "somebody",
        "one person",
        "a former teacher",
        "a witness",
    ),
    "Organization": (
        "a company",
        "one organisation",
        "an unnamed body",
        "a large organisation",
        "a group",
        "an institution",
        "one body",
        "a well-known organisation",
    ),
    "Location": (
        "one place",
        "an undisclosed place",
        "a place in the north",
        "a certain place",
        "a faraway place",
        "an unnamed place",
        "another part of the world",
        "a place by the sea",
    ),
}
_LOOSE = {
    "Person": ("someone", "a person", "somebody", "one person"),
    "Organization": ("an organisation", "some organisation", "a body of some kind", "one organisation"),
    "Location": ("some place", "a place", "somewhere known", "one place"),
}


def _unnamed(
    sentence: Sentence, found: tuple[int, int, str], new: tuple[str, str], rng: Random, split: Split
) -> Iterator[Edit]:
    """Who is not named may be anybody; who is named is somebody."""
    start, end, label = found
    if sentence.text[:start].lower().endswith(("the ", " a ", " an ")) or _TITLE.search(sentence.text[:start]):
        return
    word = next(w for w in sentence.words if start <= w.start)
    head = max((w for w in sentence.words if start <= w.start < end), key=lambda w: len(sentence.subtree(w)))
    if (
        head.relation.split(":")[0] not in ("nsubj", "obj", "obl", "nmod")
        or head.relation == "nmod:poss"
        or sentence.text[end : end + 2] in ("'s", "’s")
    ):
        return
    if (
        sentence.span(head) != (start, end)
        and sentence.span(head) != (next((c.start for c in sentence.children(head, "case")), start), end)
    ) or word.index > head.index:
        return
    if label == "Location" and not re.search(r"\b(in|at|near|from|to) $", sentence.text[:start]):
        return
    unnamed = sentence.replaced((start, end, rng.choice(of_split(_UNNAMED[label], split))))
    named = sentence.replaced((start, end, rng.choice((*new, sentence.text[start:end]))))
    yield Edit(unnamed, named, "neutral", "name", f"name:unnamed:{label}:{split}")
    if rng.random() < 0.25:
        loose = [t for t in of_split(_LOOSE[label], split) if t != "somewhere known"]
        yield Edit(
            named,
            sentence.replaced((start, end, rng.choice(loose))),
            "entailment",
            "name",
            f"name:loose:{label}:{split}",
        )


# {P} the one who did it, {O} another named in the same report, {L} the place, {K} another place; (premise, what {P} did).
FRAMES = (
    ("{P}, {a}, won the prize in {L}, ahead of {O}", "{P} won the prize", "{O} won the prize"),
    ("Police in {L} arrested {P} on the word of {O}", "{P} was arrested", "It was {O} who was arrested"),
    ("{P} will succeed {O} as head of the port of {L}", "{P} is to take over the port of {L}", "{O} is to take over the port of {L}"),
    ("{P} was elected mayor of {L}; {O} came second", "{P} was elected mayor", "{O} was elected mayor"),
    ("A boat owned by {O} and steered by {P} sank off {L}", "{P} steered the boat that sank", "{O} steered the boat that sank"),
    ("{P}, a lawyer for {O}, spoke outside the court in {L}", "{P} spoke outside the court", "{O} is a lawyer for {P}"),
    ("{P} bought the mill in {L} from {O}", "{P} is the buyer of the mill", "{O} is the buyer of the mill"),
    ("{P} was injured and {O} escaped unhurt when a roof fell in {L}", "{P} was injured", "{O} was injured"),
    ("The court in {L} acquitted {O} but convicted {P}", "{P} was convicted", "{O} was convicted"),
    ("{P} painted the portrait of {O} that hangs in {L}", "The portrait is by {P}", "The portrait is by {O}"),
    ("{P} resigned in {L} and {O} stayed in office", "{P} has resigned", "{O} has resigned"),
    ("{P} lost the chess final in {L} to {O}", "{P} was beaten in the final", "{O} was beaten in the final"),
    ("A witness saw {P} leave the house in {L} while {O} stayed inside", "{P} left the house", "{O} left the house"),
    ("{O} nominated {P} for the seat in {L}", "{P} was nominated for the seat", "{P} nominated {O} for the seat"),
    ("{P} taught {O} at the music school of {L}", "{P} was the teacher of {O}", "{O} was the teacher of {P}"),
    ("{O} succeeded {P} as bishop of {L}", "{P} was bishop before {O}", "{O} was bishop before {P}"),
    ("{P}, who married the sister of {O}, runs the hotel in {L}", "{P} runs the hotel", "{O} runs the hotel"),
    ("{P} died in {L} on Monday, said {O}, a cousin", "{P} is dead", "{O} died on Monday"),
    ("{O} flew to {L} to identify the body of {P}", "The body is that of {P}", "The body is that of {O}"),
    ("{P} rescued {O} from the river at {L}", "{O} owes the rescue to {P}", "{P} was rescued from the river"),
)  # fmt: skip
PLACED = (
    ("The ferry left {L} for {K} with {P} on board", "The ferry was bound for {K}", "The ferry was bound for {L}"),
    ("{P} was born in {L} and grew up in {K}", "{P} was born in {L}", "{P} was born in {K}"),
    (
        "The firm of {P} is moving its head office from {L} to {K}",
        "The head office is leaving {L}",
        "The head office is leaving {K}",
    ),
    ("{P} beat the champion of {K} in a match held in {L}", "The match was held in {L}", "The match was held in {K}"),
    ("Floods hit {L} on Friday but spared {K}, said {P}", "There were floods in {L}", "There were floods in {K}"),
    ("{P}, the ambassador of {L} in {K}, has been recalled", "{P} represents {L}", "{P} represents {K}"),
    (
        "Troops from {L} crossed the border into {K}, {P} reported",
        "The troops came from {L}",
        "The troops came from {K}",
    ),
    ("{P} drove from {L} to {K} in one night", "{P} arrived in {K}", "The journey ended in {L}"),
)


def framed(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Invented reports with two named people or two places: who did it, to whom, and where."""
    if rng.random() > 0.22:
        return
    placed = rng.random() < 0.3
    index, (premise, yes, no) = rng.choice(tuple(enumerate(of_split(PLACED if placed else FRAMES, split))))
    who, other, third = people(rng, split, 3)
    here, there, elsewhere = places(rng, split, 3)
    fill = {"P": who.full, "O": other.full, "L": here, "K": there, "a": who.noun + " from the coast"}
    short = fill | {
        "P": rng.choice((who.last, who.titled, who.full)),
        "O": rng.choice((other.last, other.titled, other.full)),
    }
    text, name = period(premise.format(**fill)), f"name:frame:{'place' if placed else 'who'}:{split}:{index}"
    yield Edit(text, period(yes.format(**short)), "entailment", "name", name)
    yield Edit(text, period(no.format(**short)), "contradiction", "name", name)
    hidden = (
        fill
        | {"P": who.noun if rng.random() < 0.5 else "an unnamed person"}
        | ({"L": "one town", "K": "another town"} if placed else {})
    )
    yield Edit(
        period(premise.replace("{P}, {a},", "{P}").format(**hidden)),
        period(yes.format(**short)),
        "neutral",
        "name",
        name,
    )
    stranger = short | {"P": third.full} if not placed else short | {"L": elsewhere, "K": elsewhere}
    if ("{P}" in yes and not placed) or (placed and ("{L}" in yes or "{K}" in yes)):
        yield Edit(text, period(yes.format(**stranger)), "contradiction" if placed else "neutral", "name", name)


PHENOMENA = (("name", edited), ("name", framed))
