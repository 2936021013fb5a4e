"""What all rules of resolution look at in one article: its names, who was mentioned when, roles, and a model's links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.quotes.acronyms import initials
from attribution.quotes.deciding import Decision, decide
from attribution.quotes.directory import MAX_NAMESAKES, Directory
from attribution.quotes.entries import Entry
from attribution.quotes.links import Links, LinkTable, fitting
from attribution.quotes.mentions import Mention
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.roleindex import RoleIndex
from attribution.quotes.timeline import Choice, Timeline
from attribution.types import Span

# How much nearer (in sentences) an antecedent has to be than the next one; more where its gender is not known.
SURE_MARGIN = 0.15
UNSURE_MARGIN = 0.3
# A model's link is followed from this probability on.
TRUSTED = 0.7


@dataclass(slots=True)
class Scene:
    """One article as the rules of resolution see it; the timeline and the roles grow as speakers are resolved."""

    text: str
    paragraphs: Sequence[Paragraph]
    directory: Directory
    timeline: Timeline
    roles: RoleIndex
    initials: dict[str, Entry]
    links: Links | None = None
    # Bodies printed by a description with a name in it ("the Israeli army"), by head noun: name -> where first printed.
    bodies: dict[str, dict[str, str]] = field(default_factory=dict)

    def decision(self, choices: list[Choice], start: int, margin: float, gender: str | None = None) -> Decision:
        """Decide whom the phrase at `start` means: by the rules, and where they abstain by the model's link if it is sure.

        Weighed together with the rules the links named fewer speakers rightly on both development sets.
        """
        taken = decide(choices, margin)
        shares = self.links.shares(start) if self.links and taken.choice is None else {}
        fit = [(event, share) for event, share in shares.values() if fitting(event.entry, gender)]
        best = max(fit, key=lambda pair: pair[1], default=None)
        if best is None or best[1] < TRUSTED or not best[0].entry.words:
            return taken
        return Decision(Choice(best[0].entry, 0.0, best[0].trail), best[1], taken.choice, 0.0)

    def paragraph_of(self, start: int) -> Span:
        """Return the paragraph an offset stands in, an empty one at the offset where there is none."""
        number = self.timeline.paragraph(start) - 1
        return self.paragraphs[number] if number < len(self.paragraphs) else Span(start, start)


def set_scene(
    directory: Directory,
    filed: Sequence[tuple[Mention, Entry]],
    text: str,
    paragraphs: Sequence[Paragraph],
    links: LinkTable | None,
    contents: Sequence[Span],
) -> Scene:
    """Return the scene of an article: `filed` are its mentions, `contents` the words reported in it."""
    timeline = Timeline(text, paragraphs, filed, contents)
    found = Links(links, timeline) if links else None
    entries = directory.entries
    return Scene(text, paragraphs, directory, timeline, RoleIndex(entries), by_initials(entries), found)


def by_initials(held: Sequence[Entry]) -> dict[str, Entry]:
    """Return the organisations of several words by their initials, where just one has them: "UN" -> United Nations."""
    found: dict[str, list[Entry]] = {}
    for entry in [e for e in held if e.kind == "organization"][:MAX_NAMESAKES]:
        if len(entry.words) > 1 and len(initials(entry.words)) > 1:
            found.setdefault(initials(entry.words), []).append(entry)
    return {key: entries[0] for key, entries in found.items() if len(entries) == 1}
