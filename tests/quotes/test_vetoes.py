"""Speech that was not uttered, and what looks like it (with the shipped pipeline)."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.parsing import parse_text
from attribution.quotes.vetoes import is_unsaid
from attribution.quotes.words import read_words

UNSAID = [
    ("The minister did not | say | that the harbour was closed.", "negation"),
    ("The company has never publicly | said | that it would sue.", "negation at a distance"),
    ("She hasn’t | said | when she will go.", "contracted negation"),
    ("Nobody | said | that the bridge was safe.", "negated subject"),
    ("No official | said | that the bridge was safe.", "negated subject phrase"),
    ("Brandt would | say | that it was a mistake.", "hypothetical"),
    ("Brandt might have | said | that it was a mistake.", "hypothetical past"),
    ("The board will | announce | a buyer on Friday.", "future"),
    ("If the minister | says | that the harbour is closed, ships will wait.", "condition"),
    ("Ships will wait unless the ministry | confirms | that it is open.", "condition after"),
    ("The company is expected to | announce | that it will sue.", "expectation"),
    ("The union has yet to | say | whether it will strike.", "not yet"),
    ("The coach refused to | say | who would play.", "refusal"),
    ("He left without | saying | where he was going.", "without"),
    ("She stopped short of | saying | that he had lied.", "stopped short"),
    ("Did the mayor | say | that the bridge was safe?", "question"),
    ("In, | say |, ten years the dam will be full.", "example"),
]
SAID = [
    ("The minister | said | that the harbour was closed.", "plain"),
    ("The minister | denied | that the harbour was closed.", "denial"),
    ("The minister | declined | to comment on the harbour.", "declining is speech"),
    ("She not only | said | it was late, she laughed.", "not only"),
    ("He went on to | say | that the harbour was closed.", "went on"),
    ("He’d | said | that the harbour was closed.", "had"),
    ("The minister has | said | that the harbour will not close.", "negation in what is said"),
    ("Asked whether it was safe, Brandt | said | that it was.", "condition in another clause"),
    ("He nodded before | saying | that it was late.", "before saying"),
]


def unsaid(nlp: Any, marked: str) -> bool:
    """Ask about the word between bars."""
    before, cue, after = marked.split("|")
    text = before + cue.strip() + (after if not after.startswith(" ,") else after[1:])
    words = read_words(parse_text(nlp, text), text, [])
    at = words.at(len(before))
    return is_unsaid(words, at, at + 1)


@pytest.mark.parametrize(("text", "name"), UNSAID, ids=[name for _, name in UNSAID])
def test_unsaid(nlp: Any, text: str, name: str) -> None:
    """Negated, conditional, hypothetical and future speech was not uttered."""
    assert unsaid(nlp, text)


@pytest.mark.parametrize(("text", "name"), SAID, ids=[name for _, name in SAID])
def test_said(nlp: Any, text: str, name: str) -> None:
    """Denials, "not only", "went on to say" and a negation in what was said veto nothing."""
    assert not unsaid(nlp, text)


def test_whole_cue(nlp: Any) -> None:
    """A cue of several words is judged by its verb: "did not say on Friday"."""
    text = "The minister did not say on Friday that the harbour was closed."
    words = read_words(parse_text(nlp, text), text, [])
    assert is_unsaid(words, words.at(text.index("did")), words.at(text.index(" that")))
