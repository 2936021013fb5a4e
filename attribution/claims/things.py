"""What a figure counts or measures, what is said of it, and what limits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from attribution.claims.counted import DASHES, Found, counted, elliptic
from attribution.claims.measured import UNIT_KINDS, measured
from attribution.claims.owners import aged, owner
from attribution.claims.predicates import Mention, mentions, nearest_mention
from attribution.claims.scopes import scope_of
from attribution.claims.tokens import TokenIndex, lemma, top, verb_above
from attribution.claims.vocabulary import ANIMALS, PEOPLE, predicate_class, thing_class
from attribution.claims.wordlists import words
from attribution.types import Moment, Quantity

# The verb of the cue says nothing of the figure.
SAYING = words("say tell add report announce accord quote write claim insist warn believe put give estimate")
NAMED = frozenset(["organization", "person", "place", "facility", "product", "event"])
# A figure that leaves its noun out takes it from one at most so many figures and characters before.
BORROWED, BACK = 4, 500


def attach(
    doc: Any,
    quantities: Sequence[Quantity],
    moments: Sequence[Moment],
    sentences: Iterable[Any] | None = None,
    index: TokenIndex | None = None,
) -> tuple[Quantity, ...]:
    """Return the quantities with thing, predicate, scope and moments filled in from the parse, in order.

    `sentences` are the spans to read them in (the parser's own where none are given); a number word that is part of a
    name ("Five Star Movement") is dropped.

    `"165 peacekeepers have been killed in Mali since 2013" -> thing peacekeeper, predicate die, scope ("Mali",), since 2013`.
    """
    index = index or TokenIndex(doc)
    result: list[Quantity] = []
    for sentence, inside, dates in by_sentence(doc.sents if sentences is None else sentences, quantities, moments):
        said = mentions(index.text, sentence.start_char, sentence.end_char)
        for quantity in inside:
            if not _in_name(index, sentence, quantity):
                result.append(_attached(index, sentence, quantity, said, dates, result))
    return tuple(result)


def _in_name(index: TokenIndex, sentence: Any, quantity: Quantity) -> bool:
    """Say whether a plain number is a part of a longer proper name."""
    if quantity.kind not in ("count", "ordinal"):
        return False
    if index.doc[index.within(quantity.start, quantity.end)[-1].i].pos_ == "PRON":
        return True
    names = [
        e for e in index.names(sentence.start_char, quantity.end) if e.kind in NAMED and e.end_char >= quantity.end
    ]
    return any(
        e.start_char < quantity.start or (quantity.end < e.end_char and e.start_char > sentence.start_char)
        for e in names
    )


def by_sentence(
    sentences: Iterable[Any], quantities: Sequence[Quantity], moments: Sequence[Moment]
) -> Iterator[tuple[Any, list[Quantity], list[Moment]]]:
    """Yield each sentence that has a quantity, with its quantities and dates; one pass over all three."""
    q = m = 0
    for sentence in sentences:
        inside: list[Quantity] = []
        dates: list[Moment] = []
        while q < len(quantities) and quantities[q].start < sentence.end_char:
            inside.append(quantities[q])
            q += 1
        while m < len(moments) and moments[m].start < sentence.end_char:
            dates.append(moments[m])
            m += 1
        if inside:
            yield sentence, inside, dates


def _attached(
    index: TokenIndex,
    sentence: Any,
    quantity: Quantity,
    said: Sequence[Mention],
    dates: Sequence[Moment],
    before: Sequence[Quantity],
) -> Quantity:
    """Return one quantity with everything its sentence tells about it."""
    tokens = index.within(quantity.start, quantity.end)
    if not tokens:
        return quantity
    thing, found = _thing(index, quantity, tokens, sentence)
    predicate = _predicate(quantity, tokens, found, thing, said)
    if not thing and quantity.kind == "count":
        thing = _borrowed(before, quantity, predicate) or ("person" if predicate else "")
    scope = scope_of(index, sentence, quantity, found.phrase, found.head)
    if quantity.kind == "age":
        name = owner(index, quantity, sentence)
        scope = (name,) if name else ()
    since, as_of = _moments(quantity, dates)
    printed = _printed(index.text, found)
    return replace(
        quantity, thing=thing, thing_text=printed, predicate=predicate, scope=scope, since=since, as_of=as_of
    )


def _thing(index: TokenIndex, quantity: Quantity, tokens: Sequence[Any], sentence: Any) -> tuple[str, Found]:
    """Return the normalised thing of a figure and the noun phrase that names it."""
    if quantity.kind == "score":
        return quantity.thing, Found(None)
    if quantity.kind == "age":
        return "age", aged(tokens)
    if quantity.kind in UNIT_KINDS:
        thing, found = measured(index, quantity, tokens, sentence)
        return quantity.thing or thing, found
    found = counted(tokens, sentence)
    if quantity.kind == "count" and _sized(tokens[-1]):
        return "member", found
    return quantity.thing or (
        thing_class(found.head.lower_, lemma(found.head)) if found.head is not None else ""
    ), found


def _sized(last: Any) -> bool:
    """Say whether a figure tells the members of what follows: "17,500-strong mission", "nine-member council"."""
    doc, i = last.doc, last.i + 1
    while i < len(doc) and i < last.i + 3 and doc[i].text in DASHES:
        i += 1
    return i < len(doc) and (doc[i].lower_ in ("strong", "member") and i > last.i) and not doc[i].is_space


def _printed(text: str, found: Found) -> str:
    """Return the counted noun with its modifiers, as printed."""
    if not found.phrase:
        return found.head.text if found.head is not None else ""
    last = found.phrase[-1]
    return text[found.phrase[0].idx : last.idx + len(last.text)]


def _predicate(quantity: Quantity, tokens: Sequence[Any], found: Found, thing: str, said: Sequence[Mention]) -> str:
    """Return what is said of the counted thing: by its own noun ("304 fatalities"), its verb, or the nearest word of a class."""
    if quantity.kind in ("age", "score"):
        return ""
    own = predicate_class(found.head.lower_, "") if found.head is not None else elliptic(tokens[-1])
    if own and quantity.kind in ("count", "ordinal"):
        return own
    anchor = found.head if found.head is not None else top(tokens)
    verb = verb_above(anchor) if anchor is not None else None
    direct = predicate_class(verb.lower_, lemma(verb)) if verb is not None else ""
    if direct and quantity.kind in ("count", "ordinal"):
        return direct
    if quantity.kind in ("count", "ordinal") and (not thing or thing in PEOPLE):
        near = nearest_mention(said, quantity)
        if near:
            return near
    if verb is None:
        return ""
    name = lemma(verb)
    return "be" if verb.i in {t.i for t in tokens} else "" if name in SAYING else name


def _borrowed(before: Sequence[Quantity], quantity: Quantity, predicate: str) -> str:
    """Return what a figure before counts, for one that leaves it out: "165 peacekeepers killed and 687 injured".

    Across sentences only with something said of it, so that "the nine" does not take up whatever came before.
    """
    for other in reversed(before[-BORROWED:]):
        if other.kind != "count" or other.end > quantity.start or quantity.start - other.end > BACK:
            continue
        if other.thing in PEOPLE or (predicate and other.thing in ANIMALS):
            return other.thing
    return ""


def _moments(quantity: Quantity, dates: Sequence[Moment]) -> tuple[Moment | None, Moment | None]:
    """Return the moment a figure counts from and the one it holds at: the nearest of each kind in the sentence."""
    apart = [(abs(m.start - quantity.start), m) for m in dates if m.first or m.precision != "time"]
    since = min((pair for pair in apart if pair[1].anchor == "since"), default=None, key=lambda pair: pair[0])
    as_of = min((pair for pair in apart if pair[1].anchor != "since"), default=None, key=lambda pair: pair[0])
    return (since[1] if since else None), (as_of[1] if as_of else None)
