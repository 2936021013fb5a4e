"""The noun that a figure counts: to its right, before an "of", or through its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attribution.claims.numberwords import ONES, TENS
from attribution.claims.tokens import NOUNS, has_copula, lemma, top, verb_above
from attribution.claims.vocabulary import predicate_class
from attribution.claims.wordlists import words
from attribution.parsing import base_dep, governor, objects, subjects

# What may stand between a figure and the noun it counts: "17 Turkish soldiers", "640-member crew", "six of the nine members".
PASSED = frozenset(["ADJ", "NUM", "NOUN", "PROPN"])
OF_WORDS = words("of the its his her their our these those a an all")
REACH = 7
# Nouns that only hold the real thing: "number of dead", "a total of 12 men", "a fleet of 23 aircraft" keeps aircraft.
HOLDERS = words("number total figure count group team crew fleet series list tally consignment shipment")
STOP_NOUNS = words(
    "year years month months week weeks day days hour hours minute minutes percent cent yesterday today tonight tomorrow "
    "monday tuesday wednesday thursday friday saturday sunday "
    "million millions billion billions thousand thousands hundred hundreds dozen dozens crore lakh"
) | frozenset([*ONES, *TENS])
# The subject of these is who says it, not what is counted: "the ministry estimated it at two thousand".
REPORTING = words("say tell report announce estimate put count speak give claim insist")
DASHES = ("-", "‑", "–")


@dataclass(frozen=True, slots=True)
class Found:
    """The head noun of what is counted (None if only implied) and the tokens of its phrase."""

    head: Any | None
    phrase: tuple[Any, ...] = ()


def counted(tokens: Sequence[Any], sentence: Any) -> Found:
    """Return what a count counts: the noun phrase to its right, else what its verb is about."""
    right = right_of(tokens[-1], sentence)
    if right.head is not None:
        return right
    alone = elliptic(tokens[-1]) or _of_them(tokens[-1])
    return Found(None) if alone else _before_of(tokens[0]) or by_verb(tokens)


def elliptic(last: Any) -> str:
    """Return the class of a participle right after a figure that leaves its noun out: "687 injured", "five wounded"."""
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    if after is None or after.pos_ not in ("VERB", "ADJ", "NOUN", "AUX"):
        return ""
    return predicate_class(after.lower_, "")


def _of_them(last: Any) -> bool:
    """Say whether a figure is of something named before: "two million of them"."""
    doc, i = last.doc, last.i
    return (
        i + 2 < len(doc)
        and doc[i + 1].lower_ == "of"
        and doc[i + 2].lower_ in ("them", "those", "whom", "these", "which")
    )


def _before_of(first: Any) -> Found | None:
    """Return the noun that a figure is the size of: "a crowd of 58,400", "a fleet of 23"."""
    doc, i = first.doc, first.i
    if i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].pos_ == "NOUN":
        return Found(doc[i - 2], (doc[i - 2],))
    return None


def right_of(last: Any, sentence: Any) -> Found:
    """Return the noun phrase that starts right after a figure: `"six of the nine members" -> members`."""
    phrase: list[Any] = []
    for i in range(last.i + 1, min(last.i + 1 + REACH, sentence.end)):
        token = last.doc[i]
        if token.lower_ in ("'s", "’s", "'", "’") and _nouned(phrase):
            phrase.clear()  # "four of the depot's eleven tanks": the owner is not what is counted
        elif _belongs(token, phrase):
            phrase.append(token)
        elif not _passable(token, phrase):
            break
    nouns = [t for t in phrase if t.pos_ in NOUNS]
    if not nouns:
        return Found(None)
    return Found(through_holder(nouns[-1]), tuple(phrase[: phrase.index(nouns[-1]) + 1]))


def _belongs(token: Any, phrase: Sequence[Any]) -> bool:
    """Say whether a token is part of the counted phrase: a noun, or an adjective or participle before it."""
    if token.pos_ == "NUM" or token.lower_ in STOP_NOUNS or _participle(token, phrase) or token.lower_ in LONE:
        return False
    if token.pos_ in PASSED:
        return not (_possessed(phrase) and token.pos_ == "ADJ")
    modifier = base_dep(token) == "amod" and token.pos_ == "VERB" and not _nouned(phrase)
    return modifier and not predicate_class(token.lower_, "")


# Adjectives right after a figure that are no part of what it counts: "60 metres long", "40,000 short".
LONE = words("short long high deep tall wide away old worth more other further additional strong")


def _possessed(phrase: Sequence[Any]) -> bool:
    """Say whether a noun has closed the phrase, so that no adjective can join it."""
    return bool(phrase) and phrase[-1].pos_ in NOUNS


def _passable(token: Any, phrase: Sequence[Any]) -> bool:
    """Say whether the phrase goes on beyond a token that is no part of it."""
    if token.pos_ == "NUM":
        return not _nouned(phrase)
    if token.text in DASHES or token.is_space:
        return True
    adjective = bool(phrase) and phrase[-1].pos_ == "ADJ"
    if token.text == "," or token.lower_ == "and":
        return adjective
    opener = token.lower_ in OF_WORDS or token.lower_ in ("strong", "other", "more", "further", "additional")
    return opener and not _nouned(phrase)


def _participle(token: Any, phrase: Sequence[Any]) -> bool:
    """Say whether an adjective is the predicate of an ellipsis: "165 killed and 687 injured"."""
    return token.pos_ == "ADJ" and not phrase and bool(predicate_class(token.lower_, "")) and not _noun_next(token)


def _noun_next(token: Any) -> bool:
    """Say whether the next token is a noun: "13 wounded soldiers"."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in NOUNS


def _nouned(phrase: Sequence[Any]) -> bool:
    """Say whether a phrase has its noun."""
    return any(t.pos_ in NOUNS for t in phrase)


def through_holder(noun: Any) -> Any | None:
    """Return what a holder holds: "a number of prisoners" are prisoners; None where it holds nothing ("the number rose")."""
    if lemma(noun) not in HOLDERS:
        return noun
    for child in noun.children:
        if base_dep(child) == "nmod" and child.i > noun.i and child.pos_ in NOUNS and _of(child):
            return child
    return None if lemma(noun) in EMPTY else noun


def _of(noun: Any) -> bool:
    """Say whether a noun hangs on its governor by "of"."""
    return noun.head.lower_ == "of" or any(child.lower_ == "of" for child in noun.children)


# Holders that say nothing of what they hold.
EMPTY = words("number total figure count tally list series")


def by_verb(tokens: Sequence[Any]) -> Found:
    """Return what the verb of a bare figure is about: "the number of dead rose to three", "inflation is 8%"."""
    head = top(tokens)
    above = governor(head)
    if base_dep(head) == "nsubj":
        return Found(None)
    if base_dep(head) in ("nmod", "appos", "compound") and above.pos_ in NOUNS and above.i not in {t.i for t in tokens}:
        return noun_found(above)
    verb = head if has_copula(head) else verb_above(head)
    if verb is None:
        return Found(None)
    around = (
        [*objects(verb), *subjects(verb)] if base_dep(head) in ("obl", "advmod") else [*subjects(verb), *objects(verb)]
    )
    if lemma(verb) in REPORTING:
        around = objects(verb)
    for noun in around:
        if noun.i not in {t.i for t in tokens} and noun.pos_ == "NOUN" and noun.lower_ not in STOP_NOUNS:
            return noun_found(noun)
    return Found(None)


def noun_found(noun: Any) -> Found:
    """Return a noun with the modifiers before it."""
    held = through_holder(noun)
    if held is None:
        return Found(None)
    before = [
        t for t in held.lefts if base_dep(t) in ("amod", "compound", "nmod") and t.i < held.i and held.i - t.i < 4
    ]
    return Found(held, (*before, held))
