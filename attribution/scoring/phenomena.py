"""What a premise and a hypothesis turn on: as a set annotates it, or by plain rules from their words.

Sets spell one phenomenon in several ways; SPELLINGS folds them, and what it does not know stays as written. A set without
annotation gets tags by the rules of `derived`. They are no gold: a pair may have several tags, and the label may turn on
something else. They make sets comparable, that is all.
"""

from __future__ import annotations

import re

OTHER = "paraphrase"
# One line a group. Rounding, bounds and units are all a reader's "numbers"; each spelling is reported by itself, too.
GROUPS = {
    "number": "number numbers percentage percent bound approximation rounding unit unit/scale scale duration quantity age money"
    " killed-vs-injured killed_injured ratio",
    "quantifier": "quantifier quantifiers",
    "date": "date dates date/weekday weekday time year",
    "name": "name names place entity",
    "role": "role roles roles-swapped role-swap",
    "negation": "negation negations polarity",
    "antonym": "antonym antonyms",
    "hedge": "hedge hedges hedge/modality modality forecast/outcome",
    "speaker": "who-said-it speaker attribution saying",
    "quotation": "quoted-words quoted_words",
    "order": "order order-of-events",
    "cause": "cause",
    "update": "as-of/update as_of update",
    "scope": "scope part-vs-whole part-vs-whole-scope",
    "topic": "near-topic near_topic near-topic-neutral neutral-topic",
    "paraphrase": "paraphrase paraphrases",
}
SPELLINGS = {spelling: group for group, spellings in GROUPS.items() for spelling in spellings.split()}

DIGITS = "digits on both sides"
# "one" is left out: it is a pronoun more often than a figure. "Second" is a unit of time as often.
NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    " thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands"
    " millions billions half third quarter double twice triple"
)
MONTHS = "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
NEGATIONS = "not no never none nobody nothing nowhere neither nor without cannot"
HEDGES = (
    "may might could would should possibly perhaps probably likely unlikely apparently reportedly allegedly alleged seem seems seemed appear"
    " appears appeared suggest suggests suggested believed expected plans planned intends potential potentially hopes"
)


def _any(words: str) -> str:
    return "|".join(words.split())


MONTH_DAY = rf"\b(?:{_any(MONTHS)})\b\.?(?=[ ,]+\d)|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_any(MONTHS)})\b"
# A month that is also a word counts only beside a figure (above); the others count alone.
MONTH = rf"\b(?:{_any(' '.join(m for m in MONTHS.split() if m not in ('May', 'March', 'Mar', 'Jan', 'Dec', 'Sep')))})\b"
YEAR = r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?:s\b)?(?![\d%]|[.,]\d| ?(?:per cent|percent|people|men|women|km|kg|miles|metres|meters)\b)"
DATE = re.compile(rf"{MONTH_DAY}(?:[ ,]+\d{{1,2}}\b)?|{MONTH}|\b(?:{_any(WEEKDAYS)})s?\b|{YEAR}|\b\d{{4}}-\d\d-\d\d\b|\b\d\d?/\d\d?/\d\d(?:\d\d)?\b")
DIGIT = re.compile(r"\d")
NUMBER = re.compile(rf"\d|\b(?:{_any(NUMBER_WORDS)})\b", re.IGNORECASE)
NEGATION = re.compile(rf"\b(?:{_any(NEGATIONS)})\b|n['’]t\b", re.IGNORECASE)
# Lower case only: "May" is a month.
HEDGE = re.compile(rf"\b(?:{_any(HEDGES)})\b")
NAME = re.compile(r"(?<=[\w,;:'’\")] )(?:[A-Z][\w’'-]+|[A-Z]{2,})")


def folded(spelling: str) -> str:
    """The group of a set's own word for a phenomenon: "hedge/modality" -> "hedge"; an unknown word is its own group."""
    plain = "-".join(spelling.strip().lower().split())
    return SPELLINGS.get(plain, SPELLINGS.get(spelling.strip().lower(), spelling.strip()))


def derived(premise: str, hypothesis: str) -> tuple[str, ...]:
    """Tags of a pair by its words, in a fixed order; ("paraphrase",) where no rule meets it.

    number: a figure in digits or words on both sides, dates taken out; date: a year, month, weekday or calendar date on both
    sides; name: each side has a capitalised word inside a sentence that the other has not at all; negation: exactly one
    side has a negation; hedge: exactly one side has a modal, hedge or plan.
    """
    sides = (premise, hypothesis)
    tags = {
        "number": all(NUMBER.search(DATE.sub(" ", side)) for side in sides),
        "date": all(DATE.search(side) for side in sides),
        "name": _new_names(premise, hypothesis) and _new_names(hypothesis, premise),
        "negation": sum(bool(NEGATION.search(side)) for side in sides) == 1,
        "hedge": sum(bool(HEDGE.search(side)) for side in sides) == 1,
    }
    return tuple(name for name, met in tags.items() if met) or (OTHER,)


def digits_on_both_sides(premise: str, hypothesis: str) -> bool:
    """Whether premise and hypothesis both print a digit."""
    return bool(DIGIT.search(premise) and DIGIT.search(hypothesis))


def _new_names(here: str, there: str) -> bool:
    """Whether one text has a name inside a sentence that the other text does not have anywhere, in capitals or not."""
    words = set(re.findall(r"\w+", there.lower()))
    names = {name.lower() for name in NAME.findall(DATE.sub(" ", here))}
    return any(not set(re.findall(r"\w+", name)) <= words for name in names)
