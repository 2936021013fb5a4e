"""Figures that rose or fell from one value to another: by how much, how many times, from what."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import LABELS, Edit, Label, Split, of_split
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import digits

# (a premise with both values, a premise with the later alone, hypothesis about the later "{b}", the earlier "{a}", the difference "{d}",
# and two about the direction and the multiple: "{verb}" is "rose", "fell", "doubled" …)
FRAMES = (
    ("The number of burglaries in {place} went from {a} in {early} to {b} in {year}, police said.", "Police in {place} counted {b} burglaries in {year}.", "There were {b} burglaries in {place} in {year}.", "There were {a} burglaries in {place} in {early}.", "There were {d} {more} burglaries in {place} in {year} than in {early}.", "Burglaries in {place} {verb} between {early} and {year}."),
    ("Visitors to the {place} museum numbered {b} in {year}, against {a} in {early}, {person} said.", "The {place} museum had {b} visitors in {year}, {person} said.", "{b} people visited the museum in {year}.", "In {early} the museum had {a} visitors.", "The museum had {d} {more} visitors in {year} than in {early}.", "From {early} to {year} the number of visitors {verb}."),
    ("The shipyard in {place}, which had {a} workers in {early}, employed {b} by {year}.", "By {year} the shipyard in {place} employed {b} people.", "The shipyard had {b} workers in {year}.", "In {early} the shipyard employed {a} people.", "The shipyard had {d} {more} workers in {year} than in {early}.", "The workforce of the shipyard {verb} between {early} and {year}."),
    ("Asylum claims in {place} stood at {b} in {year}, compared with {a} in {early}.", "Asylum claims in {place} stood at {b} in {year}.", "{place} received {b} asylum claims in {year}.", "{place} received {a} asylum claims in {early}.", "Asylum claims in {year} were {d} {more} than in {early}.", "Claims for asylum {verb} between {early} and {year}."),
    ("{place} recorded {b} cases of measles in {year}; in {early} it had recorded {a}.", "{place} recorded {b} cases of measles in {year}.", "In {year} there were {b} cases of measles in {place}.", "The measles cases in {early} came to {a}.", "There were {d} {more} cases of measles in {year} than in {early}.", "Cases of measles in {place} {verb} from {early} to {year}."),
    ("The airline, based in {place}, had {a} aircraft in {early} and {b} in {year}.", "In {year} the airline from {place} had {b} aircraft.", "The airline flew {b} aircraft in {year}.", "The airline flew {a} aircraft in {early}.", "The airline had {d} {more} aircraft in {year} than in {early}.", "The fleet of the airline {verb} between {early} and {year}."),
    ("Deaths on the roads of {place} came to {b} in {year}, according to {body}, after {a} in {early}.", "According to {body}, {b} people died on the roads of {place} in {year}.", "{b} people were killed on the roads of {place} in {year}.", "In {early}, {a} people were killed on the roads of {place}.", "{d} {more} people died on the roads in {year} than in {early}.", "Road deaths in {place} {verb} between {early} and {year}."),
    ("The school in {place} had {a} pupils in {early}, said {person}, its head; in {year} it had {b}.", "The school in {place} had {b} pupils in {year}, said {person}, its head.", "{b} pupils attended the school in {year}.", "{a} pupils attended the school in {early}.", "The school had {d} {more} pupils in {year} than in {early}.", "The number of pupils {verb} from {early} to {year}."),
    ("Sightings of wolves near {place} have gone from {a} in {early} to {b} in {year}.", "{b} wolves were sighted near {place} in {year}.", "There were {b} sightings of wolves in {year}.", "There were {a} sightings of wolves in {early}.", "There were {d} {more} sightings of wolves in {year} than in {early}.", "Sightings of wolves {verb} between {early} and {year}."),
    ("The club in {place} sold {b} season tickets in {year} after selling {a} in {early}.", "The club in {place} sold {b} season tickets in {year}.", "{b} season tickets were sold in {year}.", "{a} season tickets were sold in {early}.", "The club sold {d} {more} season tickets in {year} than in {early}.", "Sales of season tickets {verb} between {early} and {year}."),
    ("A count in {year} found {b} beggars in {place}; one in {early} had found {a}.", "A count in {year} found {b} beggars in {place}.", "There were {b} beggars in {place} in {year}, a count showed.", "There were {a} beggars in {place} in {early}, a count showed.", "The count in {year} found {d} {more} beggars than the one in {early}.", "Between the counts of {early} and {year} the number of beggars {verb}."),
    ("Farmers near {place} planted {b} olive trees in {year}, against {a} in {early}.", "Farmers near {place} planted {b} olive trees in {year}.", "{b} olive trees were planted near {place} in {year}.", "{a} olive trees were planted near {place} in {early}.", "Farmers planted {d} {more} olive trees in {year} than in {early}.", "The planting of olive trees {verb} from {early} to {year}."),
)  # fmt: skip
# (ratio of later to earlier, statements true of it)
RATIOS = (
    (2.0, ("doubled", "rose by 100 per cent", "rose")), (0.5, ("halved", "fell by half", "fell by 50 per cent", "fell")), (3.0, ("trebled", "more than doubled", "rose")),
    (1.5, ("rose by half", "rose by 50 per cent", "rose", "less than doubled")), (0.75, ("fell by a quarter", "fell by 25 per cent", "fell")),
    (1.25, ("rose by a quarter", "rose by 25 per cent", "rose", "less than doubled")), (4.0, ("quadrupled", "more than doubled", "rose")),
    (0.25, ("fell by three quarters", "fell by more than half", "fell by 75 per cent", "fell")), (1.2, ("rose by a fifth", "rose by 20 per cent", "rose")),
    (0.8, ("fell by a fifth", "fell by 20 per cent", "fell by less than half", "fell")), (2.4, ("more than doubled", "rose")), (0.4, ("fell by more than half", "fell by 60 per cent", "fell")),
)  # fmt: skip


def moved(split: Split, rng: Random) -> Iterator[Edit]:
    """One pair about a figure that changed; a premise that gives the later value alone leaves the earlier and the change open."""
    frame = rng.choice(of_split(FRAMES, split))
    ratio, verbs = rng.choice(RATIOS)
    early = 20 * rng.randint(2, 9) * rng.choice((1, 1, 5, 25))
    year = rng.randint(2001, 2026)
    late, slots = (
        round(early * ratio),
        {**filling(split, rng), "year": str(year), "early": str(year - rng.randint(1, 12))},
    )
    which = rng.choice(("later", "earlier", "difference", "verb", "verb"))
    label: Label = rng.choice(
        ("entailment", "contradiction") if which == "later" else LABELS
    )
    true = label != "contradiction" and not (label == "neutral" and rng.random() < 0.5)
    made = statement(which, frame, early, late, verbs, true, rng)
    premise = frame[1] if label == "neutral" or (which == "later" and rng.random() < 0.4) else frame[0]
    values = {**slots, "a": digits(early), "b": digits(late)}
    yield Edit(
        filled(premise, values),
        filled(made[0], {**values, **made[1]}),
        label,
        "bound",
        f"bound:change{FRAMES.index(frame)}:{which}",
    )


def statement(
    which: str, frame: tuple[str, ...], early: int, late: int, verbs: tuple[str, ...], true: bool, rng: Random
) -> tuple[str, dict[str, str]]:
    """A frame and its slots that say something right or wrong of a move from the earlier to the later value."""
    wrong = [
        v
        for v in {round(late * 1.3), round(late * 0.7), early + late, abs(early - late) + 10}
        if v not in (early, late)
    ]
    if which == "later":
        return frame[2], {"b": digits(late if true else rng.choice([early, *wrong]))}
    if which == "earlier":
        return frame[3], {"a": digits(early if true else rng.choice([late, *wrong]))}
    more = ("more", "fewer") if late > early else ("fewer", "more")
    if which == "difference":
        gap = abs(early - late)
        if true or rng.random() < 0.5:
            return frame[4], {"d": digits(gap), "more": more[0 if true else 1]}
        return frame[4], {"d": digits(rng.choice([v for v in (*wrong, late) if v != gap])), "more": more[0]}
    return frame[5], {"verb": rng.choice(verbs) if true else wrong_verb(late / early, rng)}


def wrong_verb(ratio: float, rng: Random) -> str:
    """What cannot be said of a ratio: the exact statements of another, clearly different one, or the other direction."""
    other = [(r, verbs) for r, verbs in RATIOS if abs(r - ratio) > 0.04 and not (r > 2 < ratio)]
    found, verbs = rng.choice([o for o in other if (o[0] > 1) != (ratio > 1)] if rng.random() < 0.5 else other)
    if (found > 1) != (ratio > 1):
        return rng.choice([v for v in verbs if v != "less than doubled"])
    return (
        verbs[0]
        if found not in (2.4, 0.4)
        else ("doubled" if found > 1 else "fell by a quarter")
        if abs(ratio - (2 if found > 1 else 0.75)) > 0.04
        else "stayed the same"
    )
