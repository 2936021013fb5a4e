"""What a figure counts or measures, what is said of it, and what limits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from attribution.claims.numberwords import ONES, TENS
from attribution.claims.predicates import Mention, mentions, nearest_mention
from attribution.claims.scopes import scope_of
from attribution.claims.tokens import NOUNS, TokenIndex, has_copula, lemma, top, verb_above
from attribution.claims.vocabulary import PEOPLE, predicate_class, thing_class
from attribution.claims.wordlists import words
from attribution.parsing import base_dep, governor, objects, subjects
from attribution.types import Moment, Quantity

# What may stand between a figure and the noun it counts: "17 Turkish soldiers", "640-member crew", "six of the nine members".
PASSED = frozenset(["ADJ", "NUM", "NOUN", "PROPN"])
OF_WORDS = words("of the its his her their our these those a an all")
REACH = 7
# Nouns that only hold the real thing: "number of dead", "a total of 12 men", "a fleet of 23 aircraft" keeps aircraft.
HOLDERS = words("number total figure toll count group team crew crowd fleet series list tally")
STOP_NOUNS = words(
    "year years month months week weeks day days hour hours minute minutes percent cent yesterday today "
    "million millions billion billions thousand thousands hundred hundreds dozen dozens crore lakh"
) | frozenset([*ONES, *TENS])
# The verb of the cue says nothing of the figure.
SAYING = words("say tell add report announce accord quote write claim insist warn")
NAMED = frozenset(["organization", "person", "place", "facility", "product", "event"])
UNIT_KINDS = frozenset(["money", "measure", "duration", "percent", "rate"])


@dataclass(frozen=True, slots=True)
class Found:
    """The head noun of what is counted (None if only implied) and the tokens of its phrase."""

    head: Any | None
    phrase: tuple[Any, ...] = ()


def attach(
    doc: Any, quantities: Sequence[Quantity], moments: Sequence[Moment], sentences: Iterable[Any] | None = None
) -> tuple[Quantity, ...]:
    """Return the quantities with thing, predicate, scope and moments filled in from the parse, in order.

    `sentences` are the spans to read them in (the parser's own where none are given); a number word that is part of a
    name ("Five Star Movement") is dropped.

    `"165 peacekeepers have been killed in Mali since 2013" -> thing peacekeeper, predicate die, scope ("Mali",), since 2013`.
    """
    index = TokenIndex(doc)
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
    found = _counted(quantity, tokens, sentence) if quantity.kind != "age" else _aged(tokens)
    if quantity.kind == "count" and _sized(tokens[-1]):
        quantity = replace(quantity, thing="member")
    thing = quantity.thing or (thing_class(found.head.lower_, lemma(found.head)) if found.head is not None else "")
    predicate = _predicate(quantity, tokens, found, thing, said)
    if not thing and quantity.kind == "count" and predicate:
        thing = _borrowed(before, quantity, sentence.start_char) or "person"
    since, as_of = _moments(quantity, dates)
    return replace(
        quantity,
        thing=thing,
        thing_text=_printed(index.text, found),
        predicate=predicate,
        scope=scope_of(index, sentence, quantity, found.phrase, found.head),
        since=since,
        as_of=as_of,
    )


def _sized(last: Any) -> bool:
    """Say whether a figure tells the members of what follows: "17,500-strong mission", "nine-member council"."""
    doc, i = last.doc, last.i + 1
    while i < len(doc) and i < last.i + 3 and doc[i].text in ("-", "‑", "–"):
        i += 1
    return i < len(doc) and (doc[i].lower_ in ("strong", "member") and i > last.i) and not doc[i].is_space


def _printed(text: str, found: Found) -> str:
    """Return the counted noun with its modifiers, as printed."""
    if not found.phrase:
        return found.head.text if found.head is not None else ""
    last = found.phrase[-1]
    return text[found.phrase[0].idx : last.idx + len(last.text)]


def _counted(quantity: Quantity, tokens: Sequence[Any], sentence: Any) -> Found:
    """Return what a figure counts: the noun phrase to its right, else what its verb is about."""
    if quantity.kind == "score":
        return Found(None)
    right = _right(tokens[-1], sentence)
    if quantity.kind in UNIT_KINDS:
        return _measured(quantity, tokens, right, sentence)
    if right.head is not None:
        return right
    return Found(None) if _elliptic(tokens[-1]) or _of_them(tokens[-1]) else _before_of(tokens[0]) or _by_verb(tokens)


def _elliptic(last: Any) -> str:
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


def _right(last: Any, sentence: Any) -> Found:
    """Return the noun phrase that starts right after a figure: `"six of the nine members" -> members`."""
    doc = last.doc
    phrase: list[Any] = []
    for i in range(last.i + 1, min(last.i + 1 + REACH, sentence.end)):
        token = doc[i]
        if token.pos_ == "NUM":
            if _nouned(phrase):
                break
            continue
        if (
            (
                token.pos_ in PASSED
                or (
                    base_dep(token) == "amod"
                    and token.pos_ == "VERB"
                    and not _nouned(phrase)
                    and not predicate_class(token.lower_, "")
                )
            )
            and token.lower_ not in STOP_NOUNS
            and not _participle(token, phrase)
        ):
            phrase.append(token)
        elif token.text in ("-", "‑", "–") or (token.lower_ in OF_WORDS and not _nouned(phrase)) or token.is_space:
            continue
        elif (
            token.lower_ in ("strong", "other", "more", "further", "additional", "of") and not _nouned(phrase)
        ) or token.text == ",":
            if token.text == "," and not (phrase and phrase[-1].pos_ == "ADJ"):
                break
        elif token.lower_ == "and" and phrase and phrase[-1].pos_ == "ADJ":
            continue
        else:
            break
    nouns = [t for t in phrase if t.pos_ in NOUNS]
    if not nouns:
        return Found(None)
    head = _through_holder(nouns[-1])
    return Found(head, tuple(phrase[: phrase.index(nouns[-1]) + 1]))


def _participle(token: Any, phrase: Sequence[Any]) -> bool:
    """Say whether an adjective is the predicate of an ellipsis: "165 killed and 687 injured"."""
    return token.pos_ == "ADJ" and not phrase and bool(predicate_class(token.lower_, "")) and not _noun_next(token)


def _noun_next(token: Any) -> bool:
    """Say whether the next token is a noun: "13 wounded soldiers"."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in NOUNS


def _nouned(phrase: Sequence[Any]) -> bool:
    """Say whether a phrase has its noun."""
    return any(t.pos_ in NOUNS for t in phrase)


def _through_holder(noun: Any) -> Any:
    """Return what a holder holds: "a crowd of 60 people" is read by its own figure, "300 members of the crew" stays members."""
    if lemma(noun) in HOLDERS:
        for child in noun.children:
            if base_dep(child) == "nmod" and child.i > noun.i:
                return child
    return noun


def _measured(quantity: Quantity, tokens: Sequence[Any], right: Found, sentence: Any) -> Found:
    """Return what a sum, share, length or duration is of: "3 tonnes of cocaine", "an 11-week trial", "the prize is £65,000"."""
    after = tokens[-1].doc[tokens[-1].i + 1] if tokens[-1].i + 1 < len(tokens[-1].doc) else None
    linked = after is not None and (after.lower_ == "of" or "-" in quantity.text or quantity.kind == "percent")
    if right.head is not None and (linked or (after is not None and after.pos_ in NOUNS)):
        return right
    found = _by_verb(tokens)
    return found if found.head is not None else _left(tokens[0], sentence)


def _left(first: Any, sentence: Any) -> Found:
    """Return the first noun of the clause before a sum or measure, where the parse tells nothing: "the prize is £65,000"."""
    noun = None
    for i in range(first.i - 1, max(sentence.start, first.i - 15) - 1, -1):
        token = first.doc[i]
        if token.text in (",", ";", ":", "—", "–") and noun is not None:
            break
        if token.pos_ == "NOUN" and (i == 0 or first.doc[i - 1].lower_ not in ("of", "in", "at", "to", "from", "for")):
            noun = token
    return _noun_found(noun) if noun is not None else Found(None)


def _by_verb(tokens: Sequence[Any]) -> Found:
    """Return what the verb of a bare figure is about: "the number of dead rose to three", "inflation is 8%"."""
    head = top(tokens)
    above = governor(head)
    if base_dep(head) == "nsubj":
        return Found(None)
    if base_dep(head) in ("nmod", "appos", "compound") and above.pos_ in NOUNS and above.i not in {t.i for t in tokens}:
        return _noun_found(above)
    verb = head if has_copula(head) else verb_above(head)
    if verb is None:
        return Found(None)
    around = (
        [*subjects(verb), *objects(verb)]
        if base_dep(head) not in ("obl", "advmod")
        else [*objects(verb), *subjects(verb)]
    )
    for noun in around:
        if noun.i not in {t.i for t in tokens} and noun.pos_ in ("NOUN", "ADJ") and noun.lower_ not in STOP_NOUNS:
            return _noun_found(noun)
    return Found(None)


def _noun_found(noun: Any) -> Found:
    """Return a noun with the modifiers before it."""
    held = _through_holder(noun)
    words = [t for t in held.lefts if base_dep(t) in ("amod", "compound", "nmod") and t.i < held.i and held.i - t.i < 4]
    return Found(held, (*words, held))


def _aged(tokens: Sequence[Any]) -> Found:
    """Return whose age it is: the name or noun that the age stands beside, or the subject of "he was 74"."""
    head = top(tokens)
    above = governor(head)
    inside = {t.i for t in tokens}
    first = tokens[0].i
    for i in range(first - 1, max(first - 4, -1), -1):
        if tokens[0].doc[i].pos_ == "PROPN":
            return Found(tokens[0].doc[i], (tokens[0].doc[i],))
    if above.i not in inside and above.pos_ in NOUNS:
        return Found(above, (above,))
    verb = head if has_copula(head) else verb_above(head)
    nouns = [n for n in subjects(verb) if n.i not in inside] if verb is not None else []
    return Found(nouns[0], (nouns[0],)) if nouns else Found(None)


def _predicate(quantity: Quantity, tokens: Sequence[Any], found: Found, thing: str, said: Sequence[Mention]) -> str:
    """Return what is said of the counted thing: by its own noun ("304 fatalities"), its verb, or the nearest word of a class."""
    own = predicate_class(found.head.lower_, "") if found.head is not None else _elliptic(tokens[-1])
    if own and quantity.kind in ("count", "ordinal"):
        return own
    anchor = found.head if found.head is not None else top(tokens)
    verb = verb_above(anchor) if anchor is not None else None
    direct = predicate_class(verb.lower_, lemma(verb)) if verb is not None else ""
    if direct and quantity.kind == "count":
        return direct
    if quantity.kind == "count" and (not thing or thing in PEOPLE):
        near = nearest_mention(said, quantity)
        if near:
            return near
    if verb is None:
        return ""
    name = lemma(verb)
    return "be" if verb.i in {t.i for t in tokens} else "" if name in SAYING else name


def _borrowed(before: Sequence[Quantity], quantity: Quantity, sentence_start: int) -> str:
    """Return what the figure before counts, for one that leaves it out: "165 peacekeepers killed and 687 injured"."""
    for other in reversed(before[-3:]):
        if (
            other.start >= sentence_start
            and other.kind == "count"
            and other.thing in PEOPLE
            and other.end < quantity.start
        ):
            return other.thing
    return ""


def _moments(quantity: Quantity, dates: Sequence[Moment]) -> tuple[Moment | None, Moment | None]:
    """Return the moment a figure counts from and the one it holds at: the nearest of each kind in the sentence."""
    apart = [(abs(m.start - quantity.start), m) for m in dates if m.first or m.precision != "time"]
    since = min((pair for pair in apart if pair[1].anchor == "since"), default=None, key=lambda pair: pair[0])
    as_of = min((pair for pair in apart if pair[1].anchor != "since"), default=None, key=lambda pair: pair[0])
    return (since[1] if since else None), (as_of[1] if as_of else None)
