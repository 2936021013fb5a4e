"""What a sum, a share, a length or a spell of time is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attribution.claims.counted import Found, by_verb, noun_found, right_of
from attribution.claims.tokens import NOUNS, TokenIndex, has_copula, lemma, top, verb_above
from attribution.claims.topics import table_for, topic_of
from attribution.claims.vocabulary import thing_class
from attribution.claims.wordlists import words
from attribution.types import Quantity, Span

UNIT_KINDS = frozenset(["money", "measure", "duration", "percent", "rate"])
# Verbs whose subject or object a figure measures.
MEASURING = words(
    "be reach amount total rise fall climb stand exceed hit drop increase decrease grow jump last take run come cost cut raise lower "
    "slash measure weigh average remain stay slip sink soar plunge lose gain shrink expand widen edge dip surge slump"
)
LINKS = frozenset(["in", "at", "to", "from", "for", "of"])
# Units that are of a stuff: "3 tonnes of cocaine"; a length or a speed is of no stuff.
STUFF = frozenset(["kg", "l", "m3", "m2", "kWh"])


def measured(index: TokenIndex, quantity: Quantity, tokens: Sequence[Any], sentence: Any) -> tuple[str, Found]:
    """Return the normalised thing of a figure with a unit, and its noun: `"3 tonnes of cocaine" -> cocaine`.

    What follows directly ("an 11-week trial", "62% of voters") goes first; then the nearest word of the kind's topics
    ("was jailed for five years" -> sentence); then what the verb is about, and the noun before.
    """
    right = _linked(quantity, tokens, sentence)
    table = table_for(quantity)
    if right.head is not None:
        thing = table.get(right.head.lower_) or table.get(lemma(right.head))
        if thing or not table or _stuff(quantity):
            return thing or thing_class(right.head.lower_, lemma(right.head)), right
    topic, word = topic_of(index.text, sentence.start_char, sentence.end_char, quantity)
    found = right if right.head is not None else _subject(tokens)
    if topic:
        return topic, found if found.head is not None else _named(index, word)
    if found.head is None and quantity.kind == "measure":
        found = _left(tokens[0], sentence)
    return (thing_class(found.head.lower_, lemma(found.head)) if found.head is not None else ""), found


def _subject(tokens: Sequence[Any]) -> Found:
    """Return what a verb of measuring is about: "inflation is 8%", "the trial lasted 11 weeks"; other subjects only act."""
    head = top(tokens)
    verb = head if has_copula(head) else verb_above(head)
    if verb is not None and not has_copula(verb) and verb.pos_ != "AUX" and lemma(verb) not in MEASURING:
        return Found(None)
    return by_verb(tokens)


def _named(index: TokenIndex, at: Span | None) -> Found:
    """Return the topic's own word where it is a noun, with its modifiers."""
    tokens = index.within(at.start, at.end) if at is not None else []
    return noun_found(tokens[0]) if tokens and tokens[0].pos_ == "NOUN" else Found(None)


def _stuff(quantity: Quantity) -> bool:
    """Say whether what follows is the thing itself: weights, volumes, areas, and shares of something."""
    return quantity.unit in STUFF or quantity.kind in ("percent", "rate")


def _linked(quantity: Quantity, tokens: Sequence[Any], sentence: Any) -> Found:
    """Return the noun that hangs directly on a figure: after "of", after a hyphenated unit, or right after it."""
    last = tokens[-1]
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    if after is None:
        return Found(None)
    if after.lower_ == "of" or "-" in quantity.text or after.pos_ in NOUNS or after.pos_ == "ADJ":
        return right_of(last, sentence)
    return Found(None)


def _left(first: Any, sentence: Any) -> Found:
    """Return the first noun of the clause before a sum or measure, where the parse tells nothing: "the prize is £65,000"."""
    noun = None
    for i in range(first.i - 1, max(sentence.start, first.i - 15) - 1, -1):
        token = first.doc[i]
        if token.text in (",", ";", ":", "—", "–") and noun is not None:
            break
        if token.pos_ == "NOUN" and (i == 0 or first.doc[i - 1].lower_ not in LINKS):
            noun = token
    return noun_found(noun) if noun is not None else Found(None)
