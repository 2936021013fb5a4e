"""What all rules of resolution look at in one article: its names, who was mentioned when, roles, and a model's links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.quotes.acronyms import initials
from attribution.quotes.deciding import NOBODY, Decision, decide
from attribution.quotes.directory import MAX_NAMESAKES, Directory
from attribution.quotes.entries import Entry
from attribution.quotes.links import Links, LinkTable, combined, disagree, fitting, surprise
from attribution.quotes.mentions import Mention
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.roleindex import RoleIndex
from attribution.quotes.timeline import Choice, Timeline
from attribution.types import Span

# How much nearer (in sentences) an antecedent has to be than the next one; more where its gender is not known.
SURE_MARGIN = 0.15
UNSURE_MARGIN = 0.3
# A model and the rules that disagree must leave at least this share to the winner.
DISAGREEMENT = 0.6
NOBODY_SHARE = 0.5


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
        """Decide whom the phrase at `start` means, with the model's links where there are any."""
        shares = self.links.shares(start) if self.links else None
        if shares is None:
            return decide(choices, margin)
        fit = {key: pair for key, pair in shares[0].items() if fitting(pair[0].entry, gender)}
        taken = decide(combined(choices, (fit, shares[1])), margin, NOBODY - 1.0 + surprise(shares[1]))
        reason = ""
        if shares[1] > NOBODY_SHARE and taken.share < NOBODY_SHARE:
            reason = "nobody named is likelier"
        elif disagree(choices, shares) and taken.share < DISAGREEMENT:
            reason = "rules and model disagree"
        if taken.choice is None or not reason:
            return taken
        return Decision(None, taken.share, taken.second, taken.second_share, reason)

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
