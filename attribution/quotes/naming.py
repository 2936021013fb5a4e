"""The people and organisations an article names: what each name is, decided from all its sightings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from attribution.quotes.firstnames import is_first_name
from attribution.quotes.lexicon import fold
from attribution.quotes.mentions import Mention
from attribution.quotes.namekinds import Kind
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.sightings import Sighting, read_sightings
from attribution.types import Span

Key = tuple[str, ...]


def read_mentions(doc: Any, text: str, paragraphs: Iterable[Paragraph], marked: list[Span]) -> list[Mention]:
    """Return the people and organisations named in the story's paragraphs, in text order.

    Runs of capitals give the edges of a name, the pipeline's entities its kind; a run without an entity counts where a
    title, a role or a known first name shows a person, or where the same name is clear elsewhere in the article.
    """
    return settle(read_sightings(doc, text, paragraphs, marked))


def settle(sightings: list[Sighting]) -> list[Mention]:
    """Decide the kind of every name from all its sightings; what no sighting shows is left out."""
    ballot = Ballot(sightings)
    kinds = ((one, ballot.kind(one)) for one in sightings)
    return [one.mention(kind) for one, kind in kinds if kind is not None]


class Ballot:
    """What the sightings of each name say of its kind, where it stands in the body, and how often in a place's place."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self.votes: defaultdict[Key, Counter[Kind]] = defaultdict(Counter)
        self.body: set[Key] = set()
        self.places: Counter[Key] = Counter()
        self.seen: Counter[Key] = Counter()
        for one in sightings:
            self.count(one)
        self.surnames = {name[-1] for name in self.votes if len(name) > 1 and self.elected(name) == "person"}

    def count(self, one: Sighting) -> None:
        """Count one sighting; a headline in title case shows no kind."""
        name = name_of(one.words)
        self.seen[name] += 1
        self.places[name] += one.place
        if not one.headline:
            self.body.add(name)
            if one.kind is not None:
                self.votes[name][one.kind] += 1

    def elected(self, name: Key) -> Kind | None:
        """Return the kind most sightings of a name show."""
        return self.votes[name].most_common(1)[0][0] if self.votes.get(name) else None

    def kind(self, one: Sighting) -> Kind | None:
        """Return the kind of one sighting, None where it names nobody.

        A surname counts as its person wherever it stands; words of a headline in title case must be a name elsewhere too;
        what mostly stands as "in West Africa" is a place whatever the pipeline calls it.
        """
        name = name_of(one.words)
        surname = len(name) == 1 and name[0] in self.surnames
        if one.headline and name not in self.body and not surname:
            return None
        kind = "person" if surname else self.elected(name)
        shown = bool(one.titles) or is_first_name(one.words[0])
        return None if kind == "person" and not shown and 2 * self.places[name] > self.seen[name] else kind


def name_of(words: tuple[str, ...]) -> Key:
    """Return the folded words of a name."""
    return tuple(fold(word).strip(".") for word in words)
