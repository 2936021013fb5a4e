"""The people and organisations of one article: every mention filed under the fullest form of its name."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from attribution.quotes.acronyms import is_acronym, spelled_out
from attribution.quotes.entries import Entry
from attribution.quotes.firstnames import gender_of, is_first_name
from attribution.quotes.knownpeople import Known
from attribution.quotes.mentions import Mention
from attribution.quotes.namekinds import Kind
from attribution.quotes.namematching import Words, compatible, folded_name, letters, prefix, respelled, shortened
from attribution.quotes.spelling import sound
from attribution.quotes.surnames import dominant, introduced
from attribution.types import Passage, Person

# An article never names so many; a 5 MB text of names must not make a lookup slow.
MAX_NAMESAKES = 100
MAX_ROLES = 8
SMALL = frozenset(["of", "for", "and", "the", "on", "in", "de", "&"])


@dataclass(frozen=True, slots=True)
class Match:
    """What a printed name leads to: the entry, or several that fit; `how` says what joined them.

    With an entry, `several` are the others who bear the name too.
    """

    entry: Entry | None = None
    several: tuple[Entry, ...] = ()
    how: str = ""


class Directory:
    """Looks up names of one article; each lookup is by dictionary, so filing is linear in the mentions."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self.entries: list[Entry] = []
        self.by_name: defaultdict[Words, list[Entry]] = defaultdict(list)
        self.by_letters: dict[str, Entry] = {}
        self.by_word: defaultdict[str, list[Entry]] = defaultdict(list)
        self.aliases: dict[str, Words] = {}
        for one in known:
            self.enter(one)

    def enter(self, known: Known) -> None:
        """Enter a person of the desk's table, findable by name and aliases, before anything is read."""
        entry = Entry(tuple(known.name.split()), known.kind, gender=gender_of(known.name.split(), ()), known=known)
        self.entries.append(entry)
        for form in (known.name, *known.aliases):
            self.index(entry, tuple(form.split()))

    def file(self, mention: Mention, *, definite: bool = False) -> Entry | None:
        """File a mention under its person or organisation, a new one if need be; None where the name is ambiguous.

        `definite`: it is printed with an article, so it may be short for an organisation's name: "the Church".
        """
        match = self.find(mention.words, mention.kind, mention.titles, mention.start)
        if match.entry is None and definite and mention.kind != "person" and not is_acronym(mention.words[0]):
            short = self.short_forms(mention.words)
            match = Match(short[0], how="short form") if len(short) == 1 else match
        entry = match.entry
        if entry is None and match.several:
            return None
        if entry is None:
            entry = self.new(mention)
        entry.mentions.append(mention)
        if len(mention.words) > 1:
            insort(entry.full_starts, mention.start)
        if mention.role and len(entry.roles) < MAX_ROLES and mention.role not in entry.roles:
            entry.roles.append(mention.role)
        entry.gender = entry.gender or gender_of(list(entry.words), list(mention.titles))
        return entry

    def new(self, mention: Mention) -> Entry:
        """Return the entry of a name not filed before: that of its long form where it is an acronym, else a new one."""
        words = self.spelled(mention.words)
        held = self.by_name.get(folded_name(words)) if words != mention.words else None
        entry = held[0] if held else Entry(words, mention.kind)
        if not held:
            self.entries.append(entry)
            self.index(entry, words)
        self.index(entry, mention.words)
        return entry

    def spelled(self, words: Words) -> Words:
        """Return a name, an acronym that this article or everybody spells out in full: "UN" -> United Nations.

        What a news agency is does not belong to its name: "Xinhua News Agency" -> Xinhua.
        """
        if len(words) == 3 and folded_name(words[1:]) == ("news", "agency"):
            return words[:1]
        if len(words) > 1 or not is_acronym(words[0]):
            return words
        common = spelled_out(words[0])
        return self.aliases.get(folded_name(words)[0]) or (tuple(common.split()) if common else words)

    def index(self, entry: Entry, words: Words) -> None:
        """Make an entry findable by its whole name and by its first and last word."""
        folded = folded_name(words)
        if entry not in self.by_name[folded]:
            self.by_name[folded].append(entry)
        self.by_letters.setdefault(letters(folded), entry)
        for word in dict.fromkeys([folded[-1], folded[0], *folded[-1].split("-"), heard(folded[-1])]):
            held = self.by_word[word]
            if word not in SMALL and len(held) < MAX_NAMESAKES and entry not in held[-8:]:
                held.append(entry)

    def find(self, words: Words, kind: Kind | None = None, titles: Words = (), at: int | None = None) -> Match:
        """Return the entry of a name printed at an offset, or the several that fit, so that none may be taken."""
        folded = folded_name(words)
        exact = self.by_name.get(folded) or self.by_name.get(folded_name(self.aliases.get(" ".join(folded), ())))
        if exact:
            return Match(exact[0], how="name") if len(exact) == 1 else Match(several=tuple(exact))
        if len(folded) > 1 and (same := self.by_letters.get(letters(folded))):
            return Match(same, how="spelling")
        pool, how = self.pool(words, folded)
        gender = gender_of(["", words[-1]], list(titles))
        if gender and len(pool) > 1:
            pool = [entry for entry in pool if entry.gender in (gender, None)]
        if kind is not None and len(pool) > 1:
            pool = [entry for entry in pool if entry.kind == kind] or pool
        if len(pool) > 1:  # somebody this article names goes before somebody only the desk knows
            pool = [entry for entry in pool if entry.mentions] or pool
        if len(pool) > 1 and at is not None:  # who is named in full only later is not meant yet
            pool = [entry for entry in pool if introduced(entry) <= at] or pool
        if len(pool) > 1:
            main = dominant(pool, at) if len(words) == 1 else None
            return Match(main, tuple(entry for entry in pool if entry is not main), "shared surname" if main else "")
        return Match(pool[0], how=how) if pool else Match()

    def pool(self, words: Words, folded: Words) -> tuple[list[Entry], str]:
        """Return the entries a shorter or differently spelled form may mean, and what joins them."""
        pool = [entry for entry in self.by_word.get(folded[-1], ()) if compatible(folded, folded_name(entry.words))]
        if pool:
            return pool, "surname"
        if len(words) == 1 and words[0].isupper():  # "UN" is not short for "UN Security Council"
            return [], ""
        whole = len(words) > 1 and is_first_name(words[0])  # "Eric Trump" is not short for the Eric Trump Foundation
        near = () if whole else self.by_word.get(folded[0], ())
        pool = [entry for entry in near if prefix(folded, folded_name(entry.words))]
        if pool:
            return pool, "short form"
        if len(words) == 1:
            return [entry for entry in self.by_word.get(heard(folded[0]), ()) if entry.kind == "person"], "spelling"
        near = [*self.by_word.get(folded[0], ()), *self.by_word.get(folded[-1], ())]
        pool = [entry for entry in near if respelled(folded, folded_name(entry.words))]
        return list(dict.fromkeys(pool)), "spelling"

    def short_forms(self, words: Words) -> list[Entry]:
        """Return the organisations a form with an article stands for: "the Relief Office" of the Union Relief Office."""
        folded = folded_name(words)
        held = (entry for entry in self.entries[:MAX_NAMESAKES] if entry.kind != "person")
        return [entry for entry in held if shortened(folded, folded_name(entry.words))]

    def people(self, text: str) -> tuple[Person, ...]:
        """Return everybody the article names, in order of first mention."""
        named = [entry for entry in self.entries if entry.mentions]
        ordered = sorted(named, key=lambda entry: min(m.start for m in entry.mentions))
        return tuple(
            Person(
                entry.name,
                entry.kind,
                tuple(
                    Passage(m.start, m.end, text[m.start : m.end])
                    for m in sorted(entry.mentions, key=lambda m: m.start)
                ),
                entry.role,
            )
            for entry in ordered
        )


def heard(word: str) -> str:
    """Return the lookup key of a surname by its sound; no printed word begins with this sign."""
    return f"~{sound(word)}"
