"""From a printed speaker to a name: full names, surnames, pronouns, roles and organisations across the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from attribution.quotes.candidates import Candidate
from attribution.quotes.directory import MAX_NAMESAKES, MAX_ROLES, Directory, Entry
from attribution.quotes.lexicon import (
    ANONYMOUS,
    COMPANY_WORDS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    ORG_NOUNS,
    ORG_WORDS,
    PLACEHOLDERS,
    fold,
    gender_of,
    name_words,
    strip_possessive,
)
from attribution.quotes.mentions import Mention, role_before
from attribution.quotes.printed import DETERMINERS, WORD, has_proper, is_place_like, name_part, phrase_head

PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "who": None, "they": None, "it": None, "we": None, "i": None}
# One sentence of news is about 150 characters; a mention that is no subject counts as a sentence further away.
SENTENCE_CHARS = 150
REACH = 12
# How much nearer (in sentences) an antecedent has to be than the next one; more where its gender is not known.
SURE_MARGIN = 0.15
UNSURE_MARGIN = 0.3
INDEFINITE = frozenset(["a", "an", "one", "another", "some", "several", "two", "three", "many", "most", "both"])


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is known of a speaker: name, role as printed, and short words for how it was found."""

    name: str | None
    role: str | None = None
    evidence: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Event:
    """Somebody was mentioned at an offset; `weight` is the cost of not being a subject or of standing in marks."""

    start: int
    entry: Entry
    weight: float


class Resolver:
    """Resolves the speakers of one article in text order; what it resolves counts as a mention for what follows."""

    def __init__(self, directory: Directory, mentions: list[tuple[Mention, Entry]], text: str) -> None:
        self.directory = directory
        self.text = text
        self.events = [Event(m.start, e, 2.0 if m.quoted else 0.0 if m.subject else 1.0) for m, e in mentions]
        self.events.sort(key=lambda event: event.start)
        self.starts = [event.start for event in self.events]
        self.spoken: list[Event] = []
        self.organizations = [e for e in directory.entries if e.kind == "organization"][:MAX_NAMESAKES]
        self.initials = initials(self.organizations)
        self.roles: dict[str, list[Entry]] = {}
        for entry in directory.entries:
            for role in entry.roles:
                self.add_role(entry, role)

    def add_role(self, entry: Entry, role: str) -> None:
        """Make a person findable by the head noun of a role."""
        held = self.roles.setdefault(role_head(role), [])
        if len(held) < MAX_NAMESAKES and entry not in held[-8:]:
            held.append(entry)

    def resolve(self, candidate: Candidate) -> Resolved:
        """Return the name behind a candidate's printed speaker."""
        if candidate.speaker is None:
            return Resolved(None)
        printed = strip_possessive(self.text[candidate.speaker.start : candidate.speaker.end])
        resolved = self.read(printed, candidate.speaker.start)
        entry = self.directory.find(tuple(name_words(resolved.name)))[0] if resolved.name else None
        if entry is None:
            entry = unfiled(resolved, printed)
        if entry is not None:
            self.spoken.append(Event(candidate.speaker.start, entry, 0.0))
        return resolved

    def read(self, printed: str, start: int) -> Resolved:
        """Choose the rule by the shape of the phrase: pronoun, name, role or generic."""
        low = fold(printed)
        if low in PRONOUNS:
            return self.pronoun(low, start)
        named = name_part(printed)
        if named:
            return self.named(printed, named)
        return self.described(printed, start)

    def named(self, printed: str, named: str) -> Resolved:
        """Look up a printed name; a name not filed before stands for itself."""
        words = name_words(named)
        spelled = self.initials.get(named.replace(".", "")) if named.isupper() else None
        if spelled is not None:
            return Resolved(spelled.name, first_role(spelled), {"name": f"{named} -> {spelled.name}"})
        before = printed[: printed.find(named)] if named in printed else ""
        titles = tuple(WORD.findall(before))
        entry, clash = self.directory.find(tuple(words), None, titles)
        role = role_before(before) if before else None
        if clash:
            return Resolved(None, role, {"name": f"{' '.join(words)}: several fit"})
        if entry is None:
            name = " ".join(words) if not is_place_like(printed, named) else printed
            return Resolved(name, role, {"name": "as printed"})
        if role:
            self.add_role(entry, role)
            if len(entry.roles) < MAX_ROLES and role not in entry.roles:
                entry.roles.append(role)
        how = "as printed" if entry.name == " ".join(words) else f"{' '.join(words)} -> {entry.name}"
        return Resolved(entry.name, role or first_role(entry), {"name": how})

    def pronoun(self, pronoun: str, start: int) -> Resolved:
        """Resolve he and she to the nearest fitting person, it to the nearest organisation."""
        if pronoun in ("they", "we", "i", "who"):
            entry = self.nearest(start, None, None, reach=1.2) if pronoun == "who" else None
        elif pronoun == "it":
            entry = self.nearest(start, "organization", None, reach=5.0)
        else:
            entry = self.nearest(start, "person", PRONOUNS[pronoun])
        if entry is None or not entry.words:
            return Resolved(None, None, {"name": f"{pronoun}: nobody or several fit"})
        return Resolved(entry.name, first_role(entry), {"name": f"{pronoun} -> {entry.name}"})

    def nearest(self, start: int, kind: str | None, gender: str | None, reach: float = REACH) -> Entry | None:
        """Return the cheapest antecedent before an offset; None where two different ones cost nearly the same."""
        last = bisect_right(self.starts, start - 1)
        pool = [*self.events[max(0, last - 30) : last], *(e for e in self.spoken[-8:] if e.start < start)]
        costs: dict[int, tuple[float, Entry]] = {}
        for event in pool:
            entry = event.entry
            if (kind and entry.kind != kind) or (gender and entry.gender not in (gender, None)):
                continue
            if gender and not self.personal(entry):
                continue
            cost = self.distance(event.start, start) + event.weight + (0.4 if gender and entry.gender is None else 0.0)
            if gender and entry.gender is None and not entry.roles and len(entry.mentions) == 1:
                cost += 1.0  # a name printed once, with nothing that shows a person
            known = costs.get(id(entry))
            if cost <= reach and (known is None or cost < known[0]):
                costs[id(entry)] = (cost, entry)
        ranked = sorted(costs.values(), key=lambda pair: pair[0])
        margin = UNSURE_MARGIN if ranked and gender and ranked[0][1].gender is None else SURE_MARGIN
        if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < margin):
            return None
        return ranked[0][1]

    def personal(self, entry: Entry) -> bool:
        """Say whether "he" or "she" may mean an entry: a bare single word is as likely a force or a brand."""
        if len(entry.words) != 1 or entry.gender or entry.roles:
            return True
        return any(event.entry is entry for event in self.spoken[-8:])

    def distance(self, first: int, last: int) -> float:
        """Return the distance of two offsets in sentences of usual length."""
        return (last - first) / SENTENCE_CHARS

    def described(self, printed: str, start: int) -> Resolved:
        """Resolve a phrase without a name: a role ("the minister"), an organisation ("the company"), or nobody's name."""
        head = phrase_head(printed)
        first = fold(printed.split()[0]) if printed.split() else ""
        if first not in INDEFINITE:
            entry = self.by_role(printed, head, start)
            if entry is not None:
                return Resolved(entry.name, printed, {"name": f"{printed} -> {entry.name}"})
            entry = self.by_organization(head, first)
            if entry is not None:
                return Resolved(entry.name, None, {"name": f"{printed} -> {entry.name}"})
        if head in ANONYMOUS or first in INDEFINITE or head.rstrip("s") in ANONYMOUS:
            return Resolved(None, printed, {"anonymous": printed})
        if head in ORG_NOUNS and has_proper(printed):
            return Resolved(re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", printed), None, {"name": "described organisation"})
        return Resolved(None, None, {"name": f"{printed}: no name found"})

    def by_role(self, printed: str, head: str, start: int) -> Entry | None:
        """Return the one person whose printed role matches a role phrase."""
        pool = [
            entry for entry in self.roles.get(head, ()) if entry.kind == "person" or not has_person(self.roles, head)
        ]
        if not pool and head in MALE_NOUNS | FEMALE_NOUNS:
            return None
        wanted = [fold(strip_possessive(word)) for word in WORD.findall(printed) if fold(word) not in DETERMINERS]
        scored = []
        for entry in pool:
            held = {fold(strip_possessive(word)) for role in entry.roles for word in WORD.findall(role)}
            missing = [
                w
                for w in WORD.findall(printed)
                if w[0].isupper()
                and fold(w) not in DETERMINERS
                and not near(fold(strip_possessive(w)), held)
                and fold(w) != head
            ]
            if not missing:
                scored.append((sum(word in held for word in wanted), entry))
        best = max((score for score, _ in scored), default=0)
        top = [entry for score, entry in scored if score == best]
        if len(top) == 1:
            return top[0]
        return self.recent(top, start) if top else None

    def recent(self, pool: list[Entry], start: int) -> Entry | None:
        """Return the one of several that was mentioned within the last few sentences, if it is the only one."""
        last = bisect_right(self.starts, start - 1)
        window = [*self.events[max(0, last - 12) : last], *self.spoken[-4:]]
        close = {id(e.entry): e.entry for e in window if e.entry in pool and self.distance(e.start, start) < 6}
        return next(iter(close.values())) if len(close) == 1 else None

    def by_organization(self, head: str, first: str) -> Entry | None:
        """Return the organisation that "the company" or "the union" means, if the article leaves no choice."""
        if first not in ("the", "this", "its") or head not in ORG_NOUNS:
            return None
        held = self.organizations
        by_name = [e for e in held if fold(e.words[-1]) == head or head in (fold(w) for w in e.words)]
        if len(by_name) == 1:
            return by_name[0]
        if head not in PLACEHOLDERS or by_name:
            return None
        firms = [e for e in held[:50] if is_company(e)]
        if len(firms) == 1:
            return firms[0]
        if firms:
            return None
        counts = sorted(
            ((len(e.mentions) + (e.mentions[0].start < 200) + bool(e.roles), e) for e in held[:50]), key=lambda p: -p[0]
        )
        if counts and counts[0][0] > 1 and (len(counts) == 1 or counts[0][0] >= 2 * counts[1][0]):
            return counts[0][1]
        return None


def unfiled(resolved: Resolved, printed: str) -> Entry | None:
    """Return an entry for a speaker who is not filed, nameless for an anonymous person, so that "he" can mean them."""
    if resolved.name is not None:
        words = name_words(resolved.name)
        organization = bool(words) and fold(words[-1]) in ORG_WORDS | ORG_NOUNS
        return None if organization else Entry(tuple(words), "person", gender=gender_of(words, []))
    head = phrase_head(printed)
    if "anonymous" not in resolved.evidence or head in ORG_NOUNS or head.endswith("s") or head == "police":
        return None
    return Entry((), "person", gender=gender_of([], [head]))


def initials(held: list[Entry]) -> dict[str, Entry]:
    """Return the organisations of several words by their initials, where just one has them: "UN" -> United Nations."""
    found: dict[str, list[Entry]] = {}
    for entry in held:
        letters = "".join(word[0] for word in entry.words if word[0].isupper())
        if len(letters) > 1 and len(entry.words) > 1:
            found.setdefault(letters, []).append(entry)
    return {letters: entries[0] for letters, entries in found.items() if len(entries) == 1}


def is_company(entry: Entry) -> bool:
    """Say whether an organisation is a business by its last word or its printed role: "Mandoba Foods"."""
    return fold(entry.words[-1]) in COMPANY_WORDS or any(role_head(role) in PLACEHOLDERS for role in entry.roles)


def near(word: str, held: set[str]) -> bool:
    """Say whether a country's adjective or name is among words: "russian" and "russia's"."""
    return word in held or any(len(word) > 3 and other[:4] == word[:4] for other in held)


def has_person(roles: dict[str, list[Entry]], head: str) -> bool:
    """Say whether any person holds a role with this head."""
    return any(entry.kind == "person" for entry in roles.get(head, ()))


def first_role(entry: Entry) -> str | None:
    """Return the first role printed for somebody."""
    return entry.roles[0] if entry.roles else None


def role_head(role: str) -> str:
    """Return the head noun of a role: "the regional organiser of the drivers’ union" -> "organiser"."""
    return phrase_head(role)
