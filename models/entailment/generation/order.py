"""Order and cause of two events, kept in other words, turned round, or left open."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split, of_split
from models.entailment.generation.scenes import scenes
from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence

# {1} came first, {2} second; the clauses are whole: "the court acquitted the two brothers".
BEFORE = ("{1} before {2}", "{2} after {1}", "after {1}, {2}", "before {2}, {1}", "{1}; then {2}", "{1}, and only later {2}", "first {1}, and then {2}", "{2} only after {1}",
          "{1}. Two weeks later, {2}", "by the time {2}, it had already happened that {1}", "{1} on Monday; on Thursday {2}", "once {1}, {2} as the next step", "when {2}, it was some days since {1}", "{1}, and afterwards {2}",
          "{2}. A month earlier, {1}", "not until {1} did it come about that {2}")  # fmt: skip
OPEN = ("{1}, and {2} as well", "in the same year {1} and {2}", "{2}, and {1} too", "both of this happened last year: {1}, and {2}", "{1}. In the same week, {2}", "besides the news that {2}, it was reported that {1}",
        "this month {1}; in the same month {2}", "in the year under review {2} and {1}")  # fmt: skip
CAUSE = ("{2} because {1}", "because {1}, {2}", "{1}, and for that reason {2}", "{1}. As a result, {2}", "the reason why {2} was that {1}", "{1}; this led to the outcome that {2}", "{2}, and the cause was that {1}", "{2}. This was a consequence of the fact that {1}",
         "{1}. That is why {2}", "it was because {1} that {2}", "{1}, so {2}", "since {1}, {2} in consequence")  # fmt: skip
DESPITE = ("{2} although {1}", "although {1}, {2}", "{1}, but {2} all the same", "{2} despite the fact that {1}", "{1}; nevertheless {2}", "{2} even though {1}", "{1}. Even so, {2}", "in spite of the fact that {1}, {2}",
           "{1}, yet {2}", "{2}, and that regardless of the fact that {1}", "{1}. {2} anyway", "notwithstanding that {1}, {2}")  # fmt: skip
_BAD = ("{1}. {2} anyway",)

# Happenings as nouns: (noun phrase, plural?) for "A led to B".
THINGS = """the flood|the closure of the bridge|the bank's collapse|+the protests|the fall of the government|the strike|the power cut|the rise in bread prices|the drought|+the school closures|the minister's resignation|the fire|
the evacuation of the hospital|the leak of the letter|the drop in tourism|the border dispute|the trade ban|the court ruling|the explosion|the search of the offices|the shortage of nurses|+the riots|the change of coach|the recall of the ferry|
the crash|the ban on drones|the rail strike|the end of the talks|the outbreak of cholera|+the layoffs|the arrest of the mayor|the boycott""".replace(
    "\n", ""
).split("|")
LED = ("{1} led to {2}", "{1} caused {2}", "{2} {w2} caused by {1}", "{1} resulted in {2}", "{2} {w2} the result of {1}", "{1} brought about {2}", "{2} stemmed from {1}", "{1} triggered {2}",
       "{1} gave rise to {2}", "{2} {w2} brought about by {1}", "{2} resulted from {1}", "{2} {w2} a consequence of {1}")  # fmt: skip
WITHOUT = (
    "{1} and {2} had nothing to do with each other",
    "{2} came about for reasons unrelated to {1}",
    "{1} did not lead to {2}",
    "{1} {w1} not the cause of {2}",
    "{1} did not bring about {2}",
    "{2} {w2} not caused by {1}",
    "{1} played no part in {2}",
    "{2} did not stem from {1}",
)
FOLLOWED = (
    "{2} came after {1}",
    "{1} preceded {2}",
    "{1} came before {2}",
    "{1} {w1} followed by {2}",
    "{2} followed {1}",
    "{2} came later than {1}",
    "{1} came earlier than {2}",
    "first came {1}, then {2}",
)
MENTIONED = (
    "{1} and {2} dominated the year",
    "the report deals with {1} and {2}",
    "{2} and {1} were in the news",
    "reporters wrote about both {1} and {2}",
    "the debate turned on {2} and {1}",
    "{1}, like {2}, made headlines",
    "{2}, like {1}, drew comment",
    "the review covers {2} as well as {1}",
)


def _clause(frame: str, one: str, two: str) -> str:
    parts = frame.replace("{1}", one).replace("{2}", two).split(". ")
    return " ".join(period(part) for part in parts)


def _frames(table: tuple[str, ...], split: Split) -> tuple[str, ...]:
    return tuple(frame for frame in of_split(table, split) if frame not in _BAD)


def _two(rng: Random, split: Split) -> tuple[str, str]:
    first, second = scenes(rng, split, 2)
    return first.did(), second.did()


def clauses(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Two deeds: the order and the cause told in another wording."""
    if rng.random() > 0.25:
        return
    one, two = _two(rng, split)
    cause = rng.random() < 0.35
    table = CAUSE if cause else BEFORE
    kept = [f for f in _frames(table, split) if "not until" not in f]
    first, second = rng.sample(kept, 2)
    name = "cause" if cause else "before"
    premise = _clause(first, one, two)
    yield Edit(premise, _clause(second, one, two), "entailment", "order", f"order:{name}:{first}")
    other = _clause(second, two, one)
    yield Edit(premise, other, "contradiction", "order", f"order:{name}:{first}")
    open_ = rng.choice(_frames(OPEN, split))
    yield Edit(
        _clause(open_, *rng.sample((one, two), 2)), _clause(second, one, two), "neutral", "order", f"order:open:{open_}"
    )
    if cause:
        against = rng.choice(_frames(DESPITE, split))
        yield Edit(
            _clause(against, one, two), _clause(second, one, two), "contradiction", "order", f"order:despite:{against}"
        )
        yield Edit(
            _clause(rng.choice(_frames(BEFORE, split)), one, two),
            _clause(second, one, two),
            "neutral",
            "order",
            f"order:nocause:{split}",
        )
    elif rng.random() < 0.3:
        yield Edit(premise, period(rng.choice((one, two))), "entailment", "order", f"order:part:{first}")
        third = _two(rng, split)[0]
        if third not in (one, two):
            yield Edit(premise, period(third), "neutral", "order", f"order:part:{first}")


def nouns(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Two happenings as nouns: A led to B, B led to A, A came before B."""
    if rng.random() > 0.25:
        return
    one, two = rng.sample(of_split(THINGS, split), 2)
    led = rng.random() < 0.5
    first, second = rng.sample(of_split(LED if led else FOLLOWED, split), 2)
    yield Edit(_noun(first, one, two), _noun(second, one, two), "entailment", "order", f"order:noun:{first}")
    yield Edit(_noun(first, one, two), _noun(second, two, one), "contradiction", "order", f"order:noun:{first}")
    said = rng.choice(of_split(MENTIONED, split))
    yield Edit(
        _noun(said, one, two), _noun(second, *rng.sample((one, two), 2)), "neutral", "order", f"order:mentioned:{said}"
    )
    if led:
        without = rng.choice(of_split(WITHOUT, split))
        yield Edit(
            _noun(without, one, two), _noun(second, one, two), "contradiction", "order", f"order:without:{without}"
        )
        yield Edit(
            _noun(first, one, two), _noun(without, one, two), "contradiction", "order", f"order:without:{without}"
        )
        denied = rng.choice([f for f in of_split(WITHOUT, split) if f != without] or [without])
        if denied != without:
            yield Edit(
                _noun(without, one, two), _noun(denied, one, two), "entailment", "order", f"order:without:{without}"
            )
        yield Edit(
            _noun(rng.choice((said, rng.choice(of_split(FOLLOWED, split)))), one, two),
            _noun(denied, one, two),
            "neutral",
            "order",
            f"order:without:{denied}",
        )
        after = rng.choice(of_split(FOLLOWED, split))
        yield Edit(_noun(first, one, two), _noun(after, one, two), "entailment", "order", f"order:led-after:{after}")
        yield Edit(_noun(after, one, two), _noun(second, one, two), "neutral", "order", f"order:after-led:{after}")


def _noun(frame: str, one: str, two: str) -> str:
    be = ["were" if thing.startswith("+") else "was" for thing in (one, two)]
    return period(
        frame.replace("{1}", one.lstrip("+"))
        .replace("{2}", two.lstrip("+"))
        .replace("{w1}", be[0])
        .replace("{w2}", be[1])
    )


PHENOMENA = (("order", clauses), ("order", nouns))
