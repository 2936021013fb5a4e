"""Roles: who did it to whom, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import Person, people, places
from models.entailment.generation.edit import Edit, Split, of_split
from models.entailment.generation.inflection import article, participle, past
from models.entailment.generation.states import CONTEXTS
from models.entailment.generation.states import sentence as period
from models.entailment.generation.words import Sentence

# Deeds that exclude their reverse in one report: verb, what the second suffered or did.
ONEWAY = (
    "beat|in the final", "defeat|in the run-off", "succeed|as head of the agency", "replace|at the head of the table", "arrest|at the airport", "appoint|to the board", "hire|as an adviser", "sack|over the affair",
    "rescue|from the burning house", "outbid|at the auction", "overtake|on the last lap", "kill|in the duel", "inherit the farm from|in the spring", "buy the vineyard from|for an unknown sum", "sell the painting to|in secret", "borrow the money from|in May",
    "convict|of fraud", "sentence|to a year in prison", "represent|in court", "treat|for burns", "bribe|with a watch", "shoot|in the leg", "evict|from the flat", "promote|to colonel",
    "give the keys to|on the stairs", "receive a letter from|before the vote", "lose the match to|on penalties", "pay a ransom to|in the forest", "get the order from|by telephone", "kidnap|at the harbour", "adopt|as a child", "outlive|by ten years",
    "sue|for libel", "employ|as a driver", "push|down the stairs", "blackmail|with photographs",
)  # fmt: skip
PASSIVE = frozenset(
    [
        "beat",
        "defeat",
        "succeed",
        "replace",
        "arrest",
        "appoint",
        "hire",
        "sack",
        "rescue",
        "outbid",
        "overtake",
        "kill",
        "convict",
        "sentence",
        "represent",
        "treat",
        "bribe",
        "shoot",
        "evict",
        "promote",
        "kidnap",
        "adopt",
        "outlive",
        "sue",
        "employ",
        "push",
        "blackmail",
    ]
)
# Deeds that are their own reverse.
BOTH = ("meet|in the lobby", "marry|in a small chapel", "divorce|after six years", "argue with|over the will", "shake hands with|at the signing", "share a cell with|for two years", "collide with|on the bridge", "dance with|at the ball",
        "sign a truce with|at dawn", "play a draw with|in the last round", "sit next to|in the plane", "share the prize with|in the end", "merge firms with|last year", "speak with|on the telephone", "share a flat with|as a student", "go to school with|in the capital")  # fmt: skip
NATIONS = [
    "Norwegian",
    "Chilean",
    "Kenyan",
    "Dutch",
    "Korean",
    "Polish",
    "Canadian",
    "Greek",
    "Peruvian",
    "Danish",
    "Turkish",
    "Irish",
    "Finnish",
    "Bolivian",
    "Moroccan",
    "Swiss",
    "Thai",
    "Hungarian",
    "Mexican",
    "Croatian",
]


def _short(p: Person, rng: Random) -> str:
    return rng.choice((p.full, p.last, p.titled))


def deeds(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """One did it to the other; the reverse is excluded, or says the same where the deed is mutual."""
    if rng.random() > 0.28:
        return
    both = rng.random() < 0.3
    verb, rest = rng.choice(of_split(BOTH if both else ONEWAY, split)).split("|")
    a, b, c = people(rng, split, 3)
    kind = rng.random()
    one, two = (
        (a.full, b.full)
        if kind < 0.6
        else (f"the {a.job}", f"the {b.job}")
        if kind < 0.8
        else (f"{a.job} {a.full}", f"{b.job} {b.full}")
    )

    def short(p: Person) -> str:
        return f"the {p.job}" if 0.6 <= kind < 0.8 else _short(p, rng)

    premise = f"{one} {past(verb)} {two} {rest}"
    if verb in PASSIVE and rng.random() < 0.5:
        premise = f"{two} was {participle(verb)} by {one} {rest}"
    name = f"role:{verb}:{split}"

    def told(x: Person, y: Person) -> str:
        if verb in PASSIVE and rng.random() < 0.5:
            return period(f"{short(y)} was {participle(verb)} by {short(x)}")
        return period(f"{short(x)} {past(verb)} {short(y)}" + (f" {rest}" if rng.random() < 0.3 else ""))

    text = period(premise)
    same = told(a, b)
    if same != text and (not both or rng.random() < 0.3):
        yield Edit(text, same, "entailment", "role", name)
    yield Edit(text, told(b, a), "entailment" if both else "contradiction", "role", name)
    if rng.random() < 0.6:
        yield Edit(text, told(*rng.sample((a, c), 2)), "neutral", "role", name)
    else:
        negated = f"{short(c)} never {past(verb)} {short(b)}" if both else f"{short(c)} did not {verb} {short(b)}"
        yield Edit(text, period(negated), "neutral", "role", name)
    if both:
        never = period(f"{short(b)} never {past(verb)} {short(a)}")
        if rng.random() < 0.5:
            yield Edit(text, period(f"{short(a)} did not {verb} {short(b)}"), "contradiction", "role", name)
        else:
            yield Edit(text, never, "contradiction", "role", name)
        if rng.random() < 0.5:
            yield Edit(period(f"{one} never {past(verb)} {two}"), never, "entailment", "role", name)
    elif rng.random() < 0.5:
        wrong = f"{short(b)} did not {verb} {short(a)}", f"it was not {short(b)} who {past(verb)} {short(a)}"
        right = f"{short(a)} did not {verb} {short(b)}", f"it was not {short(a)} who {past(verb)} {short(b)}"
        pick = rng.randrange(2)
        yield Edit(text, period(wrong[pick]), "entailment", "role", name)
        yield Edit(text, period(right[pick]), "contradiction", "role", name)


DEEDS = ("opened the new library", "spoke at the funeral", "signed the contract", "refused to answer questions", "flew to the capital", "called for calm", "was taken to hospital", "announced a review",
         "led the talks", "visited the camp", "gave evidence for three hours", "apologised to the families", "inspected the dam", "lit the torch", "rejected the criticism", "walked out of the meeting")  # fmt: skip
# (how the premise gives the office, what follows, what is excluded, what stays open)
OFFICES = (
    (
        "{n}, the {j} of {L}, {d}",
        "the {j} of {L} {d}",
        "{n} is not the {j} of {L}",
        "{n} has been {j} of {L} for years",
    ),
    (
        "the deputy of the {j} of {L}, {n}, {d}",
        "{n} is deputy to the {j}",
        "{n} is the {j} of {L}",
        "the {j} of {L} {d}",
    ),
    (
        "{n}, a former {j} of {L}, {d}",
        "{n} was once the {j} of {L}",
        "{n} has never been the {j} of {L}",
        "{n} was {j} of {L} for ten years",
    ),
    (
        "the wife of the {j} of {L} {d}",
        "someone married to the {j} {d}",
        "no one close to the {j} of {L} {d}",
        "the {j} of {L} {d}",
    ),
    (
        "{n}, who will soon become {j} of {L}, {d}",
        "{n} is not yet {j} of {L}",
        "{n} is already the {j} of {L}",
        "{n} will be a popular {j}",
    ),
    ("{m}, not {n}, is the {j} of {L}", "{m} is the {j} of {L}", "{n} is the {j} of {L}", "{m} {d}"),
    (
        "{n}, the acting {j} of {L}, {d}",
        "{n} is filling in as {j} of {L}",
        "{n} has nothing to do with the office of {j} of {L}",
        "{n} will become {j} of {L} for good",
    ),
    (
        "a bodyguard of the {j} of {L} {d}",
        "a man or woman who guards the {j} {d}",
        "nobody employed to guard the {j} of {L} {d}",
        "the {j} of {L} {d}",
    ),
)
TITLED = (
    ("{n}, the {j} of {L}, {d}", "{j} {n} {d}", "{k} {n} {d}"),
    ("the {j} of {L}, {n}, {d}", "{n}, who is {j} of {L}, {d}", "{n}, who is {k} of {L}, {d}"),
    ("{j} {n} {d} in {L}", "{n}, {aj}, {d}", "{n}, {ak}, {d}"),
    ("{n}, {aj} from {L}, {d}", "{aj}, {n}, {d}", "{ak}, {n}, {d}"),
    ("{n} {d} in {L} as {j}", "the {j}, {n}, {d}", "the {k}, {n}, {d}"),
    ("in {L}, {n}, {aj} by profession, {d}", "{n}, a {N} {j}, {d}", "{n}, {ak}, {d}"),
    ("{n}, {N} {j}, {d} in {L}", "the {N} {j} {n} {d}", "the {M} {j} {n} {d}"),
    ("the {N} {j} {n} {d} in {L}", "{n}, the {N} {j}, {d}", "{n}, the {M} {j}, {d}"),
)


def offices(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Offices kept, changed, former, deputy or of somebody else."""
    if rng.random() > 0.28:
        return
    a, b = people(rng, split, 2)
    deed, other = rng.sample(of_split(DEEDS, split), 2)
    nation, second = rng.sample(of_split(NATIONS, split), 2)
    fill = {
        "n": a.full,
        "m": b.full,
        "j": a.job,
        "k": b.job,
        "L": places(rng, split, 1)[0],
        "d": deed,
        "aj": article(a.job),
        "ak": article(b.job),
        "N": nation,
        "M": second,
    }
    if rng.random() < 0.5:
        premise, yes, no, open_ = rng.choice(of_split(OFFICES, split))
    else:
        premise, yes, no = rng.choice([f for f in of_split(TITLED, split) if "{n}, a {N} {j}" not in f[1]])
        open_ = yes.replace("{d}", "{e}")
        fill["e"] = other
        if rng.random() < 0.5:
            open_, premise_ = yes, premise.replace("{n}, {aj} from {L},", "{n}").replace("{n}, the {j} of {L},", "{n}").replace("the {j} of {L}, {n},", "{n}").replace("{j} {n} {d} in", "{n} {d} in").replace("{n} {d} in {L} as {j}", "{n} {d} in {L}").replace("{n}, {N} {j},", "{n}").replace("the {N} {j} {n}", "{n}")  # fmt: skip
            name = f"role:office:{premise}"
            yield Edit(
                period(premise_.format(**fill)),
                period(yes.format(**fill) if rng.random() < 0.5 else no.format(**fill)),
                "neutral",
                "role",
                name,
            )
            yield Edit(period(premise.format(**fill)), period(yes.format(**fill)), "entailment", "role", name)
            yield Edit(period(premise.format(**fill)), period(no.format(**fill)), "contradiction", "role", name)
            return
    name = f"role:office:{premise}"
    text = period(premise.format(**fill))
    yield Edit(text, period(yes.format(**fill)), "entailment", "role", name)
    yield Edit(text, period(no.format(**fill)), "contradiction", "role", name)
    if rng.random() < 0.4:
        context = rng.choice(of_split(CONTEXTS, split))
        denied = no.format(**fill)
        yield Edit(period(f"{context}, {denied}"), period(denied), "entailment", "role", name)
        yield Edit(period(f"{context}, {denied}"), period(yes.format(**fill)), "contradiction", "role", name)
    later = period(open_.format(**fill))
    yield Edit(text, later, "neutral", "role", name)
    if rng.random() < 0.6:
        yield Edit(f"{text} {later}", later, "entailment", "role", name)


PHENOMENA = (("role", deeds), ("role", offices))
