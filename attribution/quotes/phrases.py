"""Noun phrases around a token: the printed name of a speaker, from the tags and, where it helps, the parse."""

from __future__ import annotations

from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words

NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"])
HEADS = frozenset(["NOUN", "PROPN", "PRON"])
LINKS = frozenset(["of", "for", "at", "in", "from", "on", "with", "against", "to", "&", "de", "al", "von", "bin"])
SUBJECT_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who"])
# Participles that stand before names as adjectives: "said retired shot-firer Merv Castellano".
PARTICIPLES = frozenset(
    ["retired", "exiled", "ousted", "jailed", "elected", "acting", "outgoing", "deposed", "disgraced"]
)
RELATIVES = frozenset(["what", "which", "who", "whom", "whose", "that", "where", "when", "there"])
# Never part of a name, capital or not: "With Foss saying", "In Tarvik".
FUNCTION = frozenset(["with", "in", "on", "at", "by", "for", "from", "after", "as", "to", "but", "when", "while", "if"])
POSSESSIVE = frozenset(["'s", "'"])
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set("""january february march april may june july august september october november december jan jan. feb feb. mar.
    apr. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.""")
SPANS = word_set(
    "yesterday today tonight tomorrow morning afternoon evening night week month year noon midnight time day"
)
TIMES = frozenset([*DAYS, *MONTHS, *SPANS])

Range = tuple[int, int]


def is_nominal(words: Words, index: int) -> bool:
    """Say whether a token can stand inside a noun phrase."""
    if words.pos[index] in NOMINAL or words.lower[index] in PARTICIPLES or words.lower[index] in POSSESSIVE:
        return True
    named = words.pos[index] not in ("PUNCT", "SPACE", "SCONJ", "CCONJ") and words.lower[index] not in FUNCTION
    return named and words.text[words.starts[index]].isupper()


def phrase_before(words: Words, last: int, floor: int) -> Range | None:
    """Return the noun phrase that ends right before token `last`: "the president of the club | said".

    Prepositional attributes are taken in while the phrase before them has a head; times ("on Friday") are not.
    """
    start = run_before(words, last, floor)
    if start is None:
        return None
    if start > floor and words.lower[start - 1] in RELATIVES:
        return start, last
    while start - 2 >= floor and words.lower[start - 1] in LINKS and words.pair[start - 1] < 0:
        if words.lower[start - 1] in ("in", "on", "at", "from") and times_only(words, start, last):
            break
        if (
            words.pos[start - 2] == "PRON"
            or words.lower[start - 2] in RELATIVES
            or (before := run_before(words, start - 1, floor)) is None
        ):
            break
        start = before
    return joined_before(words, start, last, floor)


def joined_before(words: Words, start: int, last: int, floor: int) -> Range:
    """Take in a first name joined by "and": "the United Nations and | Human Rights Watch"."""
    if start - 2 >= floor and words.lower[start - 1] == "and" and words.lower[last - 1] not in SUBJECT_PRONOUNS:
        before = run_before(words, start - 1, floor)
        if before is not None and (before == floor or words.lower[before - 1] in (",", "that", ";")):
            return before, last
    return start, last


def run_before(words: Words, last: int, floor: int) -> int | None:
    """Return where the unbroken noun phrase that ends before `last` starts; None where no noun ends there."""
    index = last - 1
    if index < floor or words.pair[index] >= 0 or not is_nominal(words, index):
        return None
    if words.lower[index] in SUBJECT_PRONOUNS:
        return index
    if words.pos[index] in ("DET", "SYM") and words.lower[index] not in ("all", "both", "some", "many", "others"):
        return None
    start = index
    while start > floor and extends_left(words, start):
        start -= 1
    return start


def extends_left(words: Words, start: int) -> bool:
    """Say whether the token before `start` belongs to the phrase that starts there."""
    before = start - 1
    if words.lower[before] in RELATIVES or words.pair[before] >= 0 or words.lower[before] in SUBJECT_PRONOUNS:
        return False
    if words.pos[start] == "DET" and words.lower[start] not in ("other", "such"):
        return words.lower[before] in ("all", "both", "half")
    if words.lower[before] == "-" or words.lower[start] == "-":
        return words.starts[start] == words.ends[before]
    if words.lower[before] in TIMES and words.lower[start] not in POSSESSIVE:
        return False
    return is_nominal(words, before) or (
        words.pos[before] in ("ADV", "VERB") and words.lower[start - 2 : before] == ["the"]
    )


def times_only(words: Words, first: int, last: int) -> bool:
    """Say whether a phrase is a time: "last Friday", "4 March"."""
    return any(words.lower[i] in TIMES for i in range(first, last)) and all(
        words.lower[i] in TIMES or words.pos[i] in ("NUM", "DET", "ADJ") for i in range(first, last)
    )


def phrase_after(words: Words, first: int, limit: int) -> Range | None:
    """Return the noun phrase that starts at token `first`: "said | retired shot-firer Merv Castellano, …"."""
    end = run_after(words, first, limit)
    if end is None:
        return None
    while end + 1 < limit and words.lower[end] in LINKS and not times_only(words, end + 1, min(end + 2, limit)):
        after = run_after(words, end + 1, limit)
        if after is None or times_only(words, end + 1, after):
            break
        end = after
    if end + 1 < limit and words.lower[end] == "and" and words.pos[end + 1] == "PROPN":
        end = run_after(words, end + 1, limit) or end
    return first, end


def run_after(words: Words, first: int, limit: int) -> int | None:
    """Return where the unbroken noun phrase that starts at `first` ends; None where none starts there."""
    if first >= limit or words.pair[first] >= 0 or not is_nominal(words, first) or words.lower[first] in POSSESSIVE:
        return None
    if words.lower[first] in (*SUBJECT_PRONOUNS, "him", "her", "them", "us", "me") and words.lower[first] != "her":
        return first + 1
    end = first + 1
    while end < limit and words.pair[end] < 0 and extends_right(words, end):
        end += 1
    while end > first + 1 and words.pos[end - 1] in ("DET", "ADJ") and words.pos[first] != "ADJ":
        end -= 1
    return end


def extends_right(words: Words, end: int) -> bool:
    """Say whether token `end` goes on with the phrase before it: a new determiner or pronoun begins another phrase."""
    if words.lower[end] in ("-", "–") and words.starts[end] == words.ends[end - 1]:
        return True
    if words.lower[end - 1] == "-" and words.starts[end] == words.ends[end - 1]:
        return True
    if words.pos[end] == "DET" or words.lower[end] in SUBJECT_PRONOUNS:
        return words.pos[end - 1] == "DET"
    if words.pos[end] == "PRON" and words.lower[end - 1] not in POSSESSIVE:
        return False
    if words.lower[end] in TIMES and words.lower[end] != "may":
        return words.pos[end - 1] == "DET"
    return is_nominal(words, end)
