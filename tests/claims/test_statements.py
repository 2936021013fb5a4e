"""Whole articles to claims."""

from __future__ import annotations

from datetime import date
from typing import Any

from attribution.claims import read_claims
from attribution.parsing import parse_text
from attribution.types import Article, Block, Claim, Passage, Person

TEXT = (
    "Toll rises in Varga\n\n"
    "Twelve miners were killed and five injured when a shaft collapsed at Varga on Tuesday. Nobody was arrested.\n\n"
    "The company employs 430 people. It will not reopen the mine before June 30, chief engineer Ilse Marder said.\n\n"
    "Related: 99 bottles found"
)


def claims(nlp: Any, text: str = TEXT, related: str = "Related") -> tuple[Claim, ...]:
    """Return the claims of a text published on Thursday 5 May 2033, its last block no part of the story."""
    cut = text.index(related) if related in text else len(text)
    blocks = (Block(0, 19, "title"), Block(21, cut, "body"), Block(cut, len(text), "related"))
    at = text.index("Ilse Marder") if "Ilse Marder" in text else 0
    people = (Person("Ilse Marder", "person", (Passage(at, at + 11, "Ilse Marder"),)),)
    article = Article("a", text, published="2033-05-05", blocks=blocks)
    return read_claims(article, parse_text(nlp, text), (), people)


def test_claims_are_the_storys_sentences(nlp: Any) -> None:
    """One claim a sentence of the story, with running ids, true offsets and paragraphs as a person counts them."""
    found = claims(nlp)
    assert [c.id for c in found] == [f"a#c{n}" for n in range(1, len(found) + 1)]
    assert all(TEXT[c.start : c.end] == c.text for c in found)
    assert found[0].block == "title"
    assert [c.paragraph for c in found] == [1, 2, 2, 3, 3]
    assert not any("bottles" in c.text for c in found)


def test_figures_know_what_they_count(nlp: Any) -> None:
    """Killed and injured are kept apart, though the second figure leaves its noun out; nobody is a figure of nought."""
    figures = [q for c in claims(nlp) for q in c.quantities]
    told = [(q.value, q.thing, q.predicate) for q in figures]
    assert told[:2] == [(12, "miner", "die"), (5, "miner", "injure")]
    assert (0, "person", "arrest") in told
    assert (430, "person", "employ") in told


def test_dates_are_resolved(nlp: Any) -> None:
    """Tuesday is the one before publication; a deadline lies ahead."""
    moments = [m for c in claims(nlp) for m in c.moments]
    assert [m.first for m in moments] == [date(2033, 5, 3), date(2033, 6, 30)]


def test_polarity_names_and_lemmas(nlp: Any) -> None:
    """A negated sentence is marked, people get their full name, and lemmas leave out the small words."""
    found = claims(nlp)
    assert found[2].negated
    assert not found[1].negated
    assert any(n.full == "Ilse Marder" for n in found[-1].names)
    assert "the" not in found[1].lemmas
    assert "collapse" in found[1].lemmas


def test_same_input_same_claims(nlp: Any) -> None:
    """Two readings of one article are equal."""
    assert claims(nlp) == claims(nlp)


def test_text_without_a_story(nlp: Any) -> None:
    """An article without story blocks has no claims."""
    text = "Nothing here."
    assert read_claims(Article("b", text), parse_text(nlp, text), (), ()) == ()
