"""How many sources stand behind an agreement: one agency's words in four outlets are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from attribution.judging.origins import Origins
from attribution.judging.unions import Unions
from attribution.matching.wording import words
from attribution.types import Claim

# Passages are one text when this share of their words is the same in the same order; a short one may be so by chance.
SAME_WORDS, LEAST_WORDS, MOST_WORDS, LONGEST = 0.9, 8, 400, 4000
# Quoted words are the same in independent reports: they are left out before two passages are compared.
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Independence:
    """Outlets that print a fact, the independent sources among them, and the agencies that several of them have it from."""

    outlets: int
    sources: int
    wire: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """For evidence."""
        return {"outlets": self.outlets, "independent_sources": self.sources, "wire": list(self.wire)}

    def words(self) -> str:
        """`"4 outlets, 1 wire source (AFP)"`, `"3 outlets, 2 independent sources (AFP counts once)"`; "" for two of two."""
        if self.outlets == self.sources:
            return f"{self.outlets} outlets, {self.sources} independent sources" if self.outlets > 2 else ""
        outlets = f"{self.outlets} outlet{'' if self.outlets == 1 else 's'}"
        named = ", ".join(self.wire)
        if self.sources == 1:
            return f"{outlets}, 1 wire source ({named})" if named else f"{outlets}, 1 source (the same text)"
        return f"{outlets}, {self.sources} independent sources ({f'{named} counts once' if named else 'the same text counts once'})"


def independence(passages: Sequence[Claim], origins: Origins) -> Independence:
    """Count what stands behind some passages: articles are joined by outlet, copy or near copy, agency, or near-identical passages."""
    ordered = sorted({(c.article, c.start): c for c in passages}.values(), key=lambda c: (c.article, c.start))
    articles = sorted({c.article for c in ordered})
    outlets = {f"outlet {origins.outlet(other)}" for article in articles for other in (article, *origins.copies(article))}
    held: dict[str, set[str]] = {article: set() for article in articles}
    for claim in ordered:
        held[claim.article] |= origins.agencies(claim)
    groups = sources(held, origins)
    texts = [(c.article, own_words(c.text)) for c in ordered]
    for index, (a, first) in enumerate(texts):
        for b, second in texts[index + 1 :]:
            if a != b and not groups.joined(a, b) and alike(first, second):
                groups.join(a, b)
    behind = {groups.root(article) for article in articles}
    holders = Counter(name for article, names in held.items() for name in sorted(names) for _ in (article, *origins.copies(article)))
    return Independence(len(outlets), len(behind), tuple(sorted(name for name, count in holders.items() if count > 1)))


def sources(held: Mapping[str, Collection[str]], origins: Origins) -> Unions[str]:
    """Articles of one story, by id with the agencies they have it from, joined to sources: by outlet, text and agency.

    One that names several agencies is joined to the one that most others name, so that two agencies stay two sources.
    """
    groups: Unions[str] = Unions()
    named = Counter(name for names in held.values() for name in names)
    for article in sorted(held):
        groups.join(article, f"\x1ftext {origins.text(article)}")
        for other in (article, *origins.copies(article)):
            groups.join(article, other)
            groups.join(other, f"\x1foutlet {origins.outlet(other)}")
        if held[article]:
            groups.join(article, f"\x1fagency {min(held[article], key=lambda name: (-named[name], name))}")
    return groups


def own_words(text: str) -> list[str]:
    """The folded words of a passage outside quotation marks; none of one too short or too long to be compared."""
    found = [w.form for w in words(QUOTED.sub(" ", text))] if len(text) <= LONGEST else []
    return found if LEAST_WORDS <= len(found) <= MOST_WORDS else []


def alike(a: list[str], b: list[str]) -> bool:
    """Whether two word lists are the same in the same order but for one in ten; cheap bounds are asked first."""
    if not a or not b or 2 * min(len(a), len(b)) < SAME_WORDS * (len(a) + len(b)):
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return all(ratio() >= SAME_WORDS for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))
