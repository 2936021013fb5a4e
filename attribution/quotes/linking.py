"""One name for one person or organisation across articles: Goita and Goïta, AP and Associated Press."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attribution.quotes.acronyms import initials, is_acronym, spelled_out
from attribution.quotes.lexicon import COMPANY_WORDS, fold
from attribution.quotes.printed import phrase_head
from attribution.quotes.rolenames import head_classes, role_words
from attribution.quotes.spelling import sound
from attribution.quotes.wordlists import word_set
from attribution.types import Person

Node = tuple[str, str]
INITIAL = re.compile(r"\b[A-Z]\.")
# What a company is by law; its name goes without.
LEGAL = word_set(
    "inc corp corporation co company ltd limited llc plc sa ag gmbh nv bv spa srl oyj ab asa holdings holding"
)
# What may follow the short name of a company: "Ford" and "Ford Motor".
TRADE_WORDS = COMPANY_WORDS | LEGAL | word_set("motor electric steel oil gas air telecom media news")
PLURALS = TRADE_WORDS - LEGAL
TRADES = frozenset(map(sound, TRADE_WORDS))


class Group:
    """Spellings of one name: the people of articles that bear it."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.people: list[Person] = []

    def add(self, node: Node, person: Person) -> None:
        """Add one article's person."""
        self.nodes.append(node)
        self.people.append(person)

    def take(self, other: Group) -> None:
        """Take in another group."""
        self.nodes += other.nodes
        self.people += other.people

    @property
    def personal(self) -> bool:
        """Whether most of its members are people."""
        return 2 * sum(person.kind == "person" for person in self.people) >= len(self.people)


def link_people(people: Mapping[str, Iterable[Person]]) -> dict[Node, str]:
    """Return (article id, name) -> canonical name for the people of each article, `people` keyed by article id.

    Two names are one where their words agree after folding; where a surname stands for the only full name that bears it in
    all articles, and their printed roles do not contradict it; where an initial stands for the only first name; where an
    acronym stands for the only organisation with those letters; where a company's short name stands for the only long one.
    Blocks by key: linear in the names.
    """
    groups: defaultdict[str, Group] = defaultdict(Group)
    seen: set[Node] = set()
    for article, persons in people.items():
        for person in persons:
            node = (article, person.name)
            if node not in seen:
                seen.add(node)
                groups[name_key(person.name)].add(node, person)
    merge_short(groups)
    return {node: canonical([name for _, name in group.nodes]) for group in groups.values() for node in group.nodes}


def name_key(name: str) -> str:
    """Return the key under which spellings of one name meet: "Assimi Goïta" and "Assimi Goita" -> "asimi guita".

    An acronym that needs no explanation counts as its name, and the legal form of a company does not count.
    """
    known = spelled_out(name) if is_acronym(name) else None
    words = fold(known or name).replace("-", " ").replace(".", "").replace(",", " ").split()
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    plain = [word[:-1] if number and word[:-1] in PLURALS else word for number, word in enumerate(words)]
    heard = [sound(word) for word in plain]
    return " ".join(heard[1:] if len(heard) > 1 and heard[0] == "tha" else heard)


def merge_short(groups: dict[str, Group]) -> None:
    """Merge surnames, initials, acronyms and short names into the one full name they can stand for."""
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    firsts: defaultdict[str, set[str]] = defaultdict(set)
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        words = key.split()
        if len(words) > 1:
            surnames[words[-1]].add(key)
            firsts[words[0]].add(key)
        printed = group.nodes[0][1].split()
        if len(printed) > 1:
            letters[initials(printed)].add(key)
    for key in sorted(groups, key=lambda name: (-len(name.split()), name)):  # initials before bare surnames
        full = stands_for(key, groups, surnames, firsts, letters)
        if full is not None:
            groups[full].take(groups.pop(key))


def stands_for(
    key: str,
    groups: Mapping[str, Group],
    surnames: Mapping[str, set[str]],
    firsts: Mapping[str, set[str]],
    letters: Mapping[str, set[str]],
) -> str | None:
    """Return the only full name that a short one can stand for, or None."""
    group, words = groups[key], key.split()
    if len(words) == 1:
        name = group.nodes[0][1].replace(".", "")
        if is_acronym(name):
            return only(letters.get(name, ()), groups)
        if group.personal:
            full = only(surnames.get(key, ()), groups)
            return full if full and groups[full].personal and not contradict(group, groups[full]) else None
        return only((k for k in firsts.get(key, ()) if set(k.split()[1:]) <= TRADES), groups)
    if len(words[0]) == 1 and group.personal:
        fitting = (k for k in surnames.get(words[-1], ()) if k != key and k.startswith(words[0]))
        return only(fitting, groups)
    return None


def only(keys: Iterable[str], groups: Mapping[str, Group]) -> str | None:
    """Return the one key among those that are still groups; None where there is none or a choice."""
    held = [key for key in keys if key in groups]
    return held[0] if len(held) == 1 else None


def contradict(short: Group, full: Group) -> bool:
    """Say whether the roles printed for a surname and for a full name are of two people: "striker" and "foreign minister"."""
    first = [person.role for person in short.people if person.role]
    second = [person.role for person in full.people if person.role]
    if not first or not second:
        return False
    heads = {key for role in first for key in head_classes(phrase_head(role))}
    others = {key for role in second for key in head_classes(phrase_head(role))}
    words = {word for role in first for word in role_words(role)} & {
        word for role in second for word in role_words(role)
    }
    return not heads & others and not words - {"the", "a", "an", "of", "its"}


def canonical(names: list[str]) -> str:
    """Return the fullest form, initials counting as less, then the commonest, then the first in the alphabet."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-len(name.split()), len(INITIAL.findall(name)), -counts[name], name))
