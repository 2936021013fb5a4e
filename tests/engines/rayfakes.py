"""Stages for the Ray engine's tests: no models, answers that depend on what is asked only, and articles that kill."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attribution.types import Article, Claim, Diagnostic, Pair, Reading, Span, Voice
from tests.engines.fakes import Fakes, vector

if TYPE_CHECKING:
    from attribution.comparison import Judgement, Told
    from attribution.stages import Surveyed


@dataclass(frozen=True)
class RayFakes(Fakes):
    """Leaves a note of every article begun; obeys articles as `Fakes` does, and "shot NAME" kills whoever is the first to read it."""

    def read(self, articles: Sequence[Article], *, claims: bool = True) -> list[Reading]:
        """One statement an article, if asked for, and a diagnostic."""
        for article in articles:
            self.note(f"{article.id} {os.getpid()}")
            self.obey(article.text)
            if article.text.startswith("shot") and self.once(article.id):
                os.kill(os.getpid(), signal.SIGKILL)
        return [reading(article, claims=claims) for article in articles]

    def survey(self, articles: Sequence[Article]) -> list[Surveyed]:
        """The readings with a vector of each statement."""
        from attribution.stages import Surveyed

        return [Surveyed(r, {c.text: vector(c.text) for c in r.claims}) for r in self.read(articles)]

    def judge(self, story: Told) -> Judgement:
        """One draft between the first and the last article, and one refusal."""
        from attribution.comparison import Judgement
        from attribution.judging.drafts import Draft
        from attribution.judging.ledger import Ledger

        for member in story.members:
            self.obey(member.article.text)
        a, b = story.members[0].claims[0], story.members[-1].claims[0]
        near = float(sum(story.vectors[a.text] * story.vectors[b.text]))
        ledger = Ledger()
        ledger.refuse("too_unlike", Pair(a, b, near), 0.5)
        evidence: dict[str, Any] = {"spans": (Span(0, 1), Span(2, 3)), "focus": story.focus}
        draft = Draft("conflict", "number", "t", "s", a, b, Span(0, 1), Span(0, 1), near, "w", "C101", False, evidence)
        return Judgement((draft,), {"pairs_considered": len(story.members)}, ledger)


def reading(article: Article, *, claims: bool = True) -> Reading:
    """What is read in an article: all of it as one statement."""
    claim = Claim(0, len(article.text), f"{article.id}#s1", article.id, article.text, "body", 1, Voice())
    return Reading(article, (), (), (claim,) if claims else (), (Diagnostic("seen", f"{len(article.text)}", article.id),))


def stories(given: Sequence[Article], size: int) -> list[Told]:
    """Stories of so many articles; every second has a focus."""
    from attribution.comparison import Told

    runs = [tuple(map(reading, given[i : i + size])) for i in range(0, len(given), size)]
    return [
        Told(run, {c.text: vector(c.text) for r in run for c in r.claims}, frozenset({run[0].article.id}) if n % 2 else None)
        for n, run in enumerate(runs)
    ]


def texts(count: int) -> list[str]:
    """Invented sentences, each another, of many lengths, one with half a character."""
    return [f"Ferry {i} sank with {i * 7 % 31} people{' aboard' * (i % 5)}." for i in range(count - 1)] + ["Half \ud83d."]
