"""Who stands as the subject of a cue: right before it, right after it, or across an apposition."""

from __future__ import annotations

from attribution.quotes.lexicon import is_role_noun
from attribution.quotes.phrases import (
    HEADS,
    LINKS,
    SUBJECT_PRONOUNS,
    TIMES,
    Range,
    is_nominal,
    phrase_after,
    phrase_before,
)
from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words

AUXILIARIES = word_set("has have had 's 'd is was were are also then later still again once now already")
# How far back an apposition or a relative clause may reach: "Bak, a nurse who escaped from the 19th floor, said".
APPOSITION = 40
PARSE_REACH = 30
# Adverbs and times that taggers take for nouns: they never speak.
NO_SPEAKERS = word_set(
    "twice once afterwards afterward yesterday today tomorrow later earlier then there again instead all that this nothing"
)


def subject_before(words: Words, verb: int, floor: int) -> Range | None:
    """Return the phrase of the subject printed before a verb, appositions after a name left out.

    "Haugli, the company's chief executive, said" -> "Haugli"; "The coach, Mirela Stoyan, said" -> the whole.
    """
    last = verb
    while last > floor and is_filler(words, last - 1):
        last -= 1
    if last > floor and words.lower[last - 1] in (",", "-", "–", "—", ")"):
        found = across_apposition(words, last - 1, floor)
        if found is not None:
            return found
        last -= 1
        while last > floor and (words.lower[last - 1] in TIMES or words.pos[last - 1] in ("ADV", "DET")):
            last -= 1
    near = phrase_before(words, last, floor)
    if near is not None and (role := role_before(words, near, floor)) is not None:
        return role, near[1]
    return widened(words, verb, near, floor)


def role_before(words: Words, name: Range, floor: int) -> int | None:
    """Return where a role begins that stands between marks and a name: “…,” | another friend, Mariam Emara told us."""
    comma = name[0] - 1
    if comma <= floor or words.lower[comma] != "," or words.pos[name[1] - 1] != "PROPN":
        return None
    role = phrase_before(words, comma, floor)
    if role is None or is_named(words, role) or words.lower[role[1] - 1] in SUBJECT_PRONOUNS:
        return None
    before = words.before(role[0])
    return role[0] if before >= floor and words.pair[before] >= 0 else None


def is_filler(words: Words, index: int) -> bool:
    """Say whether a token may stand between a subject and its verb: an auxiliary or an adverb."""
    low = words.lower[index]
    return low in AUXILIARIES or low in NO_SPEAKERS - {"all", "that", "this"} or words.pos[index] == "ADV"


def across_apposition(words: Words, comma: int, floor: int) -> Range | None:
    """Return the subject before an apposition that ends with the token `comma`."""
    closing = words.lower[comma]
    opening = "(" if closing == ")" else closing
    for index in range(comma - 1, max(floor, comma - APPOSITION) - 1, -1):
        if words.pair[index] >= 0:
            return None
        if words.lower[index] == opening:
            before = phrase_before(words, index, floor)
            if before is None or times_like(words, before):
                continue
            return with_name(words, before, index + 1, comma)
    return None


def times_like(words: Words, found: Range) -> bool:
    """Say whether a phrase holds no noun that could speak: an age, a date."""
    return words.pos[found[0]] != "DET" and not any(words.pos[i] in HEADS for i in range(*found))


def with_name(words: Words, found: Range, first: int, comma: int) -> Range:
    """Take in the name that follows a role: "the coach, | Mirela Stoyan,"; a name keeps its apposition out."""
    after = None if is_named(words, found) else phrase_after(words, first, comma)
    if after is None or words.pos[after[1] - 1] != "PROPN":
        return found
    return found[0], after[1]


def is_named(words: Words, found: Range) -> bool:
    """Say whether a phrase names somebody: its head, before any "of", is a name and no office.

    "Haugli" is named; "Norland’s ambassador to the U.N." and "the Minister of Foreign Affairs" are not.
    """
    link = next((i for i in range(found[0] + 1, found[1]) if words.lower[i] in LINKS), found[1])
    return words.pos[link - 1] == "PROPN" and not is_role_noun(words.said(link - 1, link))


def widened(words: Words, verb: int, near: Range | None, floor: int) -> Range | None:
    """Correct the neighbouring phrase by the parse: "Analysts who follow the firm | said" -> "Analysts"."""
    if near is not None and (words.lower[near[1] - 1] in SUBJECT_PRONOUNS or near[0] == floor):
        return near
    head = parsed_subject(words, verb, floor)
    if head is None or (near is not None and head >= near[0]):
        return near
    if near is not None and words.lower[near[0] - 1] in (",", "that"):
        return near
    if words.pos[head] not in HEADS:
        return near
    start = words.doc[head].left_edge.i
    end = head + 1
    while end < verb and is_nominal(words, end) and words.pos[end] != "PRON":
        end += 1
    return max(start, floor), end


def parsed_subject(words: Words, verb: int, floor: int) -> int | None:
    """Return the head of the parsed subject before a verb within reach, outside of marks."""
    for child in words.doc[verb].lefts:
        if child.dep_.startswith("nsubj") and max(floor, verb - PARSE_REACH) <= child.i and words.pair[child.i] < 0:
            return int(child.i)
    return None


def subject_after(words: Words, verb: int, limit: int) -> Range | None:
    """Return the phrase of an inverted subject: "said | the coach, Mirela Stoyan", "said | a spokesman, Captain Ryu"."""
    first = verb + 1
    while first < limit and words.pos[first] == "SPACE":
        first += 1
    found = phrase_after(words, first, limit)
    if found is None or words.lower[first] in NO_SPEAKERS:
        return None
    if not is_named(words, found) and found[1] + 1 < limit and words.lower[found[1]] == ",":
        name = phrase_after(words, found[1] + 1, limit)
        if name is not None and begins_name(words, name) and words.pos[name[0]] != "PRON":
            return found[0], name[1]
    return found


def begins_name(words: Words, found: Range) -> bool:
    """Say whether a phrase is a name: tagged so, or capitals first and last ("Gareth Oyelowe-Pugh")."""
    ends = [words.text[words.starts[i]] for i in (found[0], found[1] - 1)]
    if is_role_noun(words.lower[found[1] - 1]):
        return False
    return words.pos[found[1] - 1] == "PROPN" or all(letter.isupper() for letter in ends)


def parsed_phrase(words: Words, verb: int, floor: int) -> Range | None:
    """Return the phrase of a verb's subject by the parse alone: where the tags around it mislead."""
    head = parsed_subject(words, verb, floor)
    if head is None or words.pos[head] not in HEADS:
        return None
    end = head + 1
    while end < verb and is_nominal(words, end) and words.pos[end] != "PRON" and words.pair[end] < 0:
        end += 1
    return max(words.doc[head].left_edge.i, floor), end
