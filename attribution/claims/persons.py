"""People who are counted without a number word, and the sums that a list of them makes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from attribution.claims.people import is_person
from attribution.claims.predicates import Mention, mentions
from attribution.claims.scopes import PART
from attribution.claims.vocabulary import THING_OF
from attribution.claims.wordlists import words
from attribution.types import Quantity

CLASSES = frozenset(["die", "injure", "arrest", "missing", "abduct", "rescue", "charge", "convict"])
TALLIES = frozenset(["die", "injure", "missing", "rescue"])
ONE = re.compile(r"\b(?P<lead>[Aa]nother|[Aa]n?)(?=\s)")
WORD = re.compile(r"\s*-?([\w’'-]+)")
# How many words may stand between a figure, or "a", and the noun for people that it counts.
MOST_WORDS = 6
JOINT = re.compile(r"\s*(?:,\s*(?:and|plus)?|and|plus|as well as|along with|together with)\s+(?:(?:a|the|its|his|her|their)\s+(?:crew|team|group)\s+of\s+|(?:the|his|her|their|its)\s+)?$")
CREW = re.compile(r"\b(?:crew|team|group) of\s+$")
BREAKS = words("and or but to in on at by from with for as was were is are has had have who that which killed wounded injured died dead arrested missing hurt per a an another")
BODIES = words("crew family police staff team group crowd couple pair guard personnel public people army navy party life number casualty member")
NEXT = re.compile(r"(?:,\s*(?:and\s+)?|\s+and\s+)(?:an?|another|the|his|her)(?=\s)")
PLURAL = re.compile(r"^\s+(?:\w+\s+){0,2}(?:were|are|have|had)\s+(?:\w+\s+){0,2}$")
REACH = 60
MOST_PARTS = 6


def person_end(text: str, start: int) -> int:
    """Return where the noun for people right after `start` ends, or 0: `" young girl was" -> end of "girl"`.

    A capitalised word alone is one as well ("one Turk").
    """
    at, end, capital, body = start, 0, 0, False
    for _ in range(MOST_WORDS):
        match = WORD.match(text, at)
        if match is None or "\n" in match.group() or match[1].lower() in BREAKS:
            break
        person = is_person(match[1])
        if end and not person and not body:
            break
        end, body = (match.end() if person else 0), match[1].lower() in BODIES
        capital = capital or (match.end() if match[1][:1].isupper() and at == start else 0)
        at = match.end()
    return end or capital


def find_persons(text: str, sentences: Iterable[Any], counted: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield a figure of 1 for one person of whom a tally speaks: "A young girl was killed", "killing a pump attendant".

    Only with the word of a tally right after it or before it, or in a list with figures ("two women and a man").
    """
    firsts, ends = [q.start for q in counted], [q.end for q in counted]
    for sentence in sentences:
        said = [m for m in mentions(text, sentence.start_char, sentence.end_char) if m.name in CLASSES]
        last: list[Quantity] = []
        listed = bisect_left(ends, sentence.start_char) < bisect_left(ends, sentence.end_char)
        if not said and not listed:
            continue
        for match in ONE.finditer(text, sentence.start_char, sentence.end_char):
            end = person_end(text, match.end())
            noun = text[match.end() : end].split()[-1].lower() if end else ""
            inside = bisect_left(firsts, match.start()) < bisect_left(firsts, end)
            if not is_person(noun) or noun in BODIES or inside:
                continue
            name = next((m.name for m in said if _said_of(text, match.start(), end, m)), "")
            at = bisect_left(ends, match.start())
            before = [*(counted[at - 1 : at] if at else ()), *last]
            joined = next((q for q in before if q.start >= sentence.start_char and _listed(text, q, match.start())), None)
            if name or joined:
                last = [_person(text, match, end, name or (joined.predicate if joined else ""))]
                yield last[0]


PASSIVE = re.compile(r"^(?:\s+(?:from|of|in|with)\s+[\w’' -]{1,30}?)?,?\s*(?:(?:was|were|is|are|has|have|had|been|also|later|who|reportedly|confirmed|found|being|feared)\s+){1,4}$|^\s+$")


def _list_end(text: str, at: int) -> int:
    """Return where a list of single people that goes on at `at` ends: `" and a photographer were" -> end of "photographer"`."""
    for _ in range(MOST_PARTS):
        match = NEXT.match(text, at)
        end = person_end(text, match.end()) if match else 0
        if not end:
            break
        at = end
    return at


def _said_of(text: str, first: int, last: int, mention: Mention) -> bool:
    """Say whether a tally's word stands right behind a person ("was killed") or right before one ("killing")."""
    if mention.start >= last:
        if mention.start - last > REACH:
            return False
        end = _list_end(text, last)
        plural = end > last and PLURAL.match(text[end : mention.start]) is not None
        return plural or PASSIVE.match(text[last : mention.start]) is not None
    verb = text[mention.start : mention.end].lower()
    return mention.end <= first and not text[mention.end : first].strip() and verb.endswith(("ing", "ed", "t"))


def _person(text: str, match: re.Match[str], end: int, predicate: str) -> Quantity:
    """Return the figure of one person."""
    noun = text[match.end() : end].split()[-1]
    scope = (PART,) if match["lead"].lower() == "another" else ()
    return Quantity(
        match.start(), end, text[match.start() : end], 1.0, 1.0, 1.0, "exact", 1.0, "count",
        thing=THING_OF.get(noun.lower()) or "person", thing_text=noun, predicate=predicate, scope=scope,
    )  # fmt: skip


def with_sums(text: str, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the figures with the sum of every list of people added: `"13 soldiers and four crew members" -> 17 people`.

    The parts of a tally are marked as parts, for the whole is what another report has. Figures come and go in text order.
    """
    out: list[Quantity] = []
    i = 0
    while i < len(figures):
        run = _run(text, figures, i)
        if len(run) > 1:
            total = _sum(text, run)
            out += [total, *(_as_part(q) if total.predicate in TALLIES else q for q in run)]
        else:
            out.append(figures[i])
        i += max(1, len(run))
    return tuple(out)


def _run(text: str, figures: Sequence[Quantity], i: int) -> list[Quantity]:
    """Return the list of people that starts at a figure; the figure alone where it starts none."""
    run = [figures[i]]
    while _addend(run[-1]) and len(run) < MOST_PARTS and i + len(run) < len(figures):
        following = figures[i + len(run)]
        told = {q.predicate for q in (run[-1], following)} & CLASSES
        if not _addend(following) or len(told) > 1 or not _listed(text, run[-1], following.start):
            break
        run.append(following)
    if len(run) > 1 and not (_crew(text, run[-1]) or _noun_end(text, run[-1])):
        run.pop()
    return run


def _addend(q: Quantity) -> bool:
    """Say whether a figure can be part of a sum of people."""
    return q.kind == "count" and q.bound == "exact" and q.value % 1 == 0 and 0 < q.value < 10_000 and q.text.lower() != "both"


def _noun_end(text: str, q: Quantity) -> int:
    """Return where the people that a figure counts are named, or 0; "a nurse" names its own."""
    return q.end if is_person(q.text.split()[-1]) else person_end(text, q.end)


def _crew(text: str, q: Quantity) -> bool:
    """Say whether a figure stands after "a crew of"."""
    return CREW.search(text, max(0, q.start - 14), q.start) is not None


def _listed(text: str, a: Quantity, start: int) -> bool:
    """Say whether only the people that `a` counts and a comma or "and" stand between a figure and `start`."""
    between = text[a.end : start]
    joint = JOINT.search(between) if len(between) <= REACH and "\n" not in between else None
    if joint is None or not _addend(a):
        return False
    end = a.end if _crew(text, a) else _noun_end(text, a)
    return bool(end) and end == a.end + len(between[: joint.start()].rstrip(" ,"))


def _sum(text: str, run: Sequence[Quantity]) -> Quantity:
    """Return the figure of a list's sum; it says of all what is said of any."""
    first, last = run[0], run[-1]
    end = last.end if _crew(text, last) else _noun_end(text, last)
    total = sum(q.value for q in run)
    said = [q.predicate for q in run]
    predicate = next((name for name in said if name in TALLIES), next(filter(None, said), ""))
    scope = tuple(s for s in first.scope if all(s in q.scope for q in run))
    return replace(
        first, end=end, text=text[first.start : end], value=total, low=total, high=total, step=1.0, thing="person",
        thing_text="", predicate=predicate, scope=scope,
    )  # fmt: skip


def _as_part(q: Quantity) -> Quantity:
    """Return a figure marked as a part of a whole."""
    return q if PART in q.scope else replace(q, scope=(*q.scope, PART))
