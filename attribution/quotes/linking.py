"""One name for one person or organisation across articles: Goita and Goïta, AP and Associated Press."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attribution.quotes.lexicon import fold
from attribution.types import Person

# Letters that transliterations drop or trade; folding them joins Nusra and Nusrah, Mohammed and Muhammad.
TRADES = [
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("j", "i"),
    ("q", "k"),
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("ph", "f"),
    ("w", "v"),
    ("e", "a"),
    ("o", "u"),
]
VOWELLESS_MINIMUM = 4
Node = tuple[str, str]


def link_people(people: Mapping[str, Iterable[Person]]) -> dict[Node, str]:
    """Return (article id, name) -> canonical name for the people of each article, `people` keyed by article id.

    Two names are one where their words agree after folding, or a surname stands for the only full name that bears it
    in all articles, or an acronym for the only organisation with those letters. Blocks by key: linear in the names.
    """
    nodes: dict[Node, Person] = {}
    for article, persons in people.items():
        for person in persons:
            nodes.setdefault((article, person.name), person)
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node, person in nodes.items():
        groups[name_key(person.name)].append(node)
    merge_short(groups)
    return {node: canonical([name for _, name in members]) for members in groups.values() for node in members}


def name_key(name: str) -> str:
    """Return the key under which spellings of one name meet: "Assimi Goïta" and "Assimi Goita" -> "asimi guita"."""
    words = [sound(word) for word in fold(name).replace("-", " ").replace(".", "").split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "tha" else words)


def sound(word: str) -> str:
    """Return a word with the spellings of transliteration made equal and doubled letters single."""
    for written, heard in TRADES:
        word = word.replace(written, heard)
    single = "".join(char for number, char in enumerate(word) if number == 0 or char != word[number - 1])
    return single[:-1] if len(single) > VOWELLESS_MINIMUM and single.endswith("h") else single


def merge_short(groups: dict[str, list[Node]]) -> None:
    """Merge surnames and acronyms into the one full name they can stand for."""
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for key in groups:
        words = key.split()
        if len(words) > 1:
            surnames[words[-1]].add(key)
    for key, members in groups.items():
        printed = members[0][1].split()
        if len(printed) > 1:
            letters["".join(word[0] for word in printed if word[0].isupper())].add(key)
    for key in [key for key in groups if " " not in key]:
        name = groups[key][0][1].replace(".", "")
        pool = letters[name] if name.isupper() and len(name) > 1 else surnames[key]
        if len(pool) == 1 and key not in pool:
            groups[next(iter(pool))].extend(groups.pop(key))


def canonical(names: list[str]) -> str:
    """Return the fullest form, then the commonest, then the first in the alphabet."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-len(name.split()), -counts[name], name))
