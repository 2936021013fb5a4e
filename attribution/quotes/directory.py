"""The people and organisations of one article: every mention filed under the fullest form of its name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from attribution.quotes.lexicon import fold, gender_of
from attribution.quotes.mentions import Kind, Mention
from attribution.types import Passage, Person, Span

ACRONYM = re.compile(
    r"((?:[A-ZÀ-Þ][\w'’&.-]{0,30}\s+(?:of\s+|for\s+|and\s+|the\s+|on\s+|in\s+)*){1,7})\(\s*([A-Z][A-Z.&]{1,9})\s*\)"
)
# An article never names so many; a 5 MB text of names must not make a lookup slow.
MAX_NAMESAKES = 100
MAX_ROLES = 8
SMALL = frozenset(["of", "for", "and", "the", "on", "in", "de", "&"])


@dataclass(slots=True)
class Entry:
    """One person or organisation while an article is read."""

    words: tuple[str, ...]
    kind: Kind
    mentions: list[Mention] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str | None = None

    @property
    def name(self) -> str:
        """The fullest form printed."""
        return " ".join(self.words)


class Directory:
    """Looks up names of one article; each lookup is by dictionary, so filing is linear in the mentions."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.by_name: dict[tuple[str, ...], Entry] = {}
        self.by_word: defaultdict[str, list[Entry]] = defaultdict(list)
        self.aliases: dict[str, tuple[str, ...]] = {}

    def file(self, mention: Mention) -> Entry | None:
        """File a mention under its person or organisation, a new one if need be; None where the name is ambiguous."""
        entry, clash = self.find(mention.words, mention.kind, mention.titles)
        if clash:
            return None
        if entry is None:
            entry = Entry(mention.words, mention.kind)
            self.entries.append(entry)
            self.index(entry, mention.words)
        entry.mentions.append(mention)
        if mention.role and len(entry.roles) < MAX_ROLES and mention.role not in entry.roles:
            entry.roles.append(mention.role)
        entry.gender = entry.gender or gender_of(list(entry.words), list(mention.titles))
        return entry

    def index(self, entry: Entry, words: tuple[str, ...]) -> None:
        """Make an entry findable by its whole name and by its first and last word."""
        folded = key(words)
        self.by_name.setdefault(folded, entry)
        for word in dict.fromkeys([folded[-1], folded[0], *folded[-1].split("-")]):
            held = self.by_word[word]
            if word not in SMALL and len(held) < MAX_NAMESAKES and entry not in held[-8:]:
                held.append(entry)

    def find(
        self, words: tuple[str, ...], kind: Kind | None = None, titles: tuple[str, ...] = ()
    ) -> tuple[Entry | None, bool]:
        """Return the entry of a name, and whether several fit so that none may be taken."""
        folded = key(words)
        exact = self.by_name.get(folded) or self.by_name.get(key(self.aliases.get(" ".join(folded), ())))
        if exact is not None:
            return exact, False
        pool = [entry for entry in self.by_word.get(folded[-1], ()) if compatible(folded, key(entry.words))]
        if not pool and not (len(words) == 1 and words[0].isupper()):  # "UN" is not short for "UN Security Council"
            pool = [entry for entry in self.by_word.get(folded[0], ()) if prefix(folded, key(entry.words))]
        gender = gender_of(["", words[-1]], list(titles))
        if gender and len(pool) > 1:
            pool = [entry for entry in pool if entry.gender in (gender, None)]
        if kind is not None and len(pool) > 1:
            pool = [entry for entry in pool if entry.kind == kind] or pool
        return (pool[0], False) if len(pool) == 1 else (None, len(pool) > 1)

    def people(self, text: str) -> tuple[Person, ...]:
        """Return everybody filed, in order of first mention."""
        ordered = sorted(self.entries, key=lambda entry: min((m.start for m in entry.mentions), default=0))
        return tuple(
            Person(
                entry.name,
                entry.kind,
                tuple(
                    Passage(m.start, m.end, text[m.start : m.end])
                    for m in sorted(entry.mentions, key=lambda m: m.start)
                ),
                entry.roles[0] if entry.roles else None,
            )
            for entry in ordered
        )


def key(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name folded for lookup, a leading article left out."""
    folded = tuple(fold(word).strip(".") for word in words)
    return folded[1:] if len(folded) > 1 and folded[0] == "the" else folded


def compatible(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether one name is a shorter form of another that ends alike: "Rao Kulkarni" and "Nandini Rao Kulkarni"."""
    if len(short) == 1:
        return short[0] in (full[-1], *full[-1].split("-")) or full == short
    small, large = (short, full) if len(short) <= len(full) else (full, short)
    if len(small) == 1:
        return small[0] == large[-1]
    rest = iter(large)
    return all(any(same(word, other) for other in rest) for word in small)


def same(word: str, other: str) -> bool:
    """Say whether two words of a name agree, an initial standing for its name."""
    return word == other or (len(word.strip(".")) == 1 and other.startswith(word.strip(".")))


def prefix(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a name is the beginning of a longer one: "Stannard" of "Stannard Lode", "Xi" of "Xi Jinping"."""
    return len(short) < len(full) and full[: len(short)] == short


def read_acronyms(text: str, spans: list[Span]) -> dict[str, tuple[str, ...]]:
    """Return folded acronym -> words of the name it stands for: "the Human Rights Watch (HRW)" -> {"hrw": (…)}."""
    found: dict[str, tuple[str, ...]] = {}
    for span in spans:
        for match in ACRONYM.finditer(text, span.start, span.end):
            words, letters = match.group(1).split(), match.group(2).replace(".", "")
            capitals = [word for word in words if word.lower() not in SMALL]
            taken = capitals[-len(letters) :]
            if "".join(word[0] for word in taken).upper() == letters.upper():
                found[fold(letters)] = tuple(words[words.index(taken[0]) :])
    return found
