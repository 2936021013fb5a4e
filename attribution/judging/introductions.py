"""Where each report first prints a person's name in full, and what it says there of the person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from attribution.matching.turns import name_parts
from attribution.matching.wording import SMALL
from attribution.types import Claim, Name, Pair

Printed = tuple[Claim, Name]
# Characters beside a name in which its office stands, the least letters of a telling surname and of a word of an office.
BESIDE, SURNAME, OFFICE = 45, 4, 5
WORD = re.compile(r"[^\W\d_]+")
AGE = re.compile(r"\b([1-9]\d)(?:[- ]year[- ]old|\b)")
FAMILY = re.compile(
    r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|widow(?:er)?|cousin|twin|nephew|niece|uncle|aunt|parents?|family|sibling|heir)s?\b", re.IGNORECASE
)
# What stands beside names and is no office.
NO_OFFICE = frozenset(["years", "their", "other", "about", "after", "before", "while", "where", "which", "there", "these", "those", "would", "could", "should", "named", "called", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


class Introductions:
    """The people of a story's articles by where they are first named in full; read from statements that were paired."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        claims = {claim.id: claim for pair in pairs for claim in (pair.a, pair.b)}
        self._first: dict[tuple[str, str], Printed] = {}
        self._family: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._every: dict[str, dict[str, list[Printed]]] = defaultdict(lambda: defaultdict(list))
        for claim in sorted(claims.values(), key=lambda c: (c.article, c.start)):
            for name in claim.names:
                if name.kind != "person":
                    continue
                parts = plain_name(name.full).split()
                full = " ".join(parts)
                if len(parts) > 1:
                    self._family[claim.article][parts[-1]].add(full)
                self._every[claim.article][full].append((claim, name))
                if full in name.text.casefold():
                    self._first.setdefault((claim.article, full), (claim, name))

    def of(self, claim: Claim, name: Name) -> Printed:
        """The first statement of the article that prints the name in full; the given one where none does."""
        return self._first.get((claim.article, plain_name(name.full)), (claim, name))

    def people(self, article: str) -> dict[str, list[Printed]]:
        """The full names of an article with every place where they stand, in text order."""
        every = {full: list(places) for full, places in self._every[article].items()}
        for surname in [full for full in every if " " not in full]:
            if len(fulls := self._family[article].get(surname, set())) == 1:
                every.setdefault(next(iter(fulls)), []).extend(every.pop(surname))
        return every

    def surnames(self, article: str) -> set[str]:
        """Surnames that one person alone bears in an article, and that it prints with a first name."""
        return {
            surname
            for surname, fulls in self._family[article].items()
            if len(fulls) == 1 and len(surname) >= SURNAME and (article, next(iter(fulls))) in self._first
        }

    def only(self, article: str, surname: str) -> Printed:
        """Where the one bearer of a surname is introduced."""
        return self._first[article, next(iter(self._family[article][surname]))]

    def same_person(self, one: Claim, a: Name, other: Claim, b: Name) -> bool:
        """Whether two introductions give one age, or one office in the same words, and neither tells of a family."""
        left, right = beside(one, a), beside(other, b)
        if FAMILY.search(left) or FAMILY.search(right):
            return False
        ages = set(AGE.findall(left)) & set(AGE.findall(right))
        return bool(ages or offices(left) & offices(right))


def plain_name(full: str) -> str:
    """A name without titles: `"Sir Piers Dahl" -> "piers dahl"`."""
    known = name_parts(full)
    return " ".join(part for part in full.casefold().split() if part.removesuffix("'s").removesuffix("’s") in known)


def beside(claim: Claim, name: Name) -> str:
    """What stands beside a name in its statement, the name itself left out."""
    start, end = name.start - claim.start, name.end - claim.start
    return claim.text[max(0, start - BESIDE) : start] + " | " + claim.text[end : end + BESIDE]


def offices(text: str) -> set[str]:
    """Lower-case words that can be an office: `"the relief commissioner, Ms " -> {"relief", "commissioner"}`."""
    return {w for w in WORD.findall(text) if w.islower() and len(w) >= OFFICE and w not in SMALL and w not in NO_OFFICE and not w.endswith(("ing", "ed"))}
