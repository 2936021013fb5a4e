"""What limits a figure: places and names, adjectives that make a subset, circumstances."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from attribution.claims.tokens import NOUNS, Entity, TokenIndex, verb_above
from attribution.claims.vocabulary import OTHERS
from attribution.claims.wordlists import words
from attribution.parsing import base_dep, obliques
from attribution.types import Quantity

PLACES = frozenset(["place", "facility", "event"])
OWNERS = frozenset(["organization", "group", "person"])
# Adjectives that only measure or point make no subset.
BLAND = words(
    "total whole many few several such same own first last next certain various different estimated recent strong"
)
CIRCUMSTANCES = ("in", "by", "during", "from", "among")
MOST = 6
NEARBY = 40
# How a scope says that a figure counts a part of something, or more of it.
PART = "part"
PART_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:more|further|others?|additional|extra|(?:out )?of (?:whom|them|those|these|the|all|which|its|his|her|their))\b",
    re.IGNORECASE,
)
PART_BEFORE = re.compile(
    r"\b(?:another|remaining|further|additional|others?|extra|all but|among (?:them|whom)|including|of whom|a further|some more)\s*$",
    re.IGNORECASE,
)
PART_REACH = 30


def scope_of(
    index: TokenIndex, sentence: Any, quantity: Quantity, phrase: Sequence[Any], head: Any | None
) -> tuple[str, ...]:
    """Return the words that limit a figure, in text order, as printed: `"(civilian) deaths in Mali" -> ("civilian", "Mali")`.

    Places anywhere in the sentence, other names in the counted phrase, limiting adjectives, "another", and the
    circumstance of the noun or verb ("in violent actions").
    """
    words: dict[int, str] = {}
    for entity in index.names(sentence.start_char, sentence.end_char):
        if entity.kind in PLACES or (entity.kind in OWNERS and _within(entity, phrase, head)):
            words[entity.first] = entity.text
    for token in phrase:
        if (
            token is not head
            and token.pos_ in ("ADJ", "NOUN", "PROPN")
            and token.lower_ not in BLAND
            and token.ent_type_ == ""
        ):
            words[token.i] = token.lower_
    words.update(_others(index, quantity))
    if head is not None:
        words.update(_circumstance(index.doc, head))
    words.update(_per(index, quantity))
    kept = tuple(dict.fromkeys(words[i] for i in sorted(words)))[:MOST]
    return (*kept, PART) if is_part(index.text, quantity) and PART not in kept else kept


def is_part(text: str, quantity: Quantity) -> bool:
    """Say whether a count is of a part or of more: "13 more bodies", "seven of whom", "the remaining nine", "another four"."""
    if quantity.kind != "count":
        return False
    after = text[quantity.end : quantity.end + PART_REACH]
    before = text[max(0, quantity.start - PART_REACH) : quantity.start]
    return bool(PART_AFTER.match(after) or PART_BEFORE.search(before) or PART_BEFORE.match(quantity.text.split()[0]))


def _within(entity: Entity, phrase: Sequence[Any], head: Any | None) -> bool:
    """Say whether a name is part of the counted phrase or hangs on its head."""
    if any(token.i == entity.first for token in phrase):
        return True
    return head is not None and any(child.i in range(entity.first, entity.stop) for child in head.children)


def _others(index: TokenIndex, quantity: Quantity) -> dict[int, str]:
    """Return "another", "further", "other" beside the figure: another batch than the one before."""
    found = {}
    for token in index.within(max(0, quantity.start - 12), quantity.end + 12):
        if token.lower_ in OTHERS and token.lower_ != "more" and abs(token.idx - quantity.start) < 40:
            found[token.i] = token.lower_
    return found


def _circumstance(doc: Any, head: Any) -> dict[int, str]:
    """Return the common noun, with its adjectives, in which or by which it happened: "violent actions", "hostile action"."""
    verb = verb_above(head)
    found = {}
    # Only prepositions that stand near the head are asked for: climbing the tree for each is dear.
    near = {token.lower_ for token in doc[head.i + 1 : head.i + 1 + NEARBY]}
    for governor in [head] if verb is None else [head, verb]:
        for preposition in (p for p in CIRCUMSTANCES if p in near):
            for noun in obliques(governor, preposition):
                if (
                    noun.pos_ in NOUNS
                    and noun.ent_type_ == ""
                    and noun.i > head.i
                    and not any(c.isdigit() for c in noun.text)
                ):
                    found[noun.i] = _with_modifiers(doc, noun)
    return found


def _with_modifiers(doc: Any, noun: Any) -> str:
    """Return a noun with the adjectives and compounds right before it."""
    first = noun.i
    while (
        first > 0
        and noun.i - first < 3
        and doc[first - 1].head.i == noun.i
        and base_dep(doc[first - 1]) in ("amod", "compound")
    ):
        first -= 1
    return str(doc[first : noun.i + 1].text).lower()


def _per(index: TokenIndex, quantity: Quantity) -> dict[int, str]:
    """Return "per share", "a barrel": what each unit of the sum is for."""
    if quantity.kind not in ("money", "measure", "count"):
        return {}
    after = index.within(quantity.end, quantity.end + 24)[:3]
    if len(after) > 1 and after[0].lower_ in ("per", "a", "an", "each") and after[1].pos_ == "NOUN":
        return {after[0].i: f"per {after[1].lower_}"}
    return {}
