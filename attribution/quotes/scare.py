"""Marks that are not speech: titles of works, nicknames, terms."""

from __future__ import annotations

import re
from typing import Literal

from attribution.quotes.pairs import MarkPair
from attribution.quotes.wordlists import word_set

WORK = re.compile(
    r"\b(?:film|movie|novel|book|show|series|song|album|play|opera|magazine|programme|program|musical|poem|comedy|drama|"
    r"sitcom|single|essay|painting|exhibition|documentary|memoir|hosted|starred in|directed|titled|entitled|called)\s*,?\s*$",
    re.IGNORECASE,
)
TERM = re.compile(
    r"\b(?:so[- ]called|known as|nicknamed|nickname|dubbed|the words?|the terms?|the phrase|the name|codenamed|alias|"
    r"proclaimed himself head of an?|described as an?|advertised (?:\w+ )?as an?)\s*$",
    re.IGNORECASE,
)
LITTLE = word_set("a an the of in on at to for and or with by from no not as is")
WORD = re.compile(r"[\w'’\-]+")
SPEECH_BEFORE = re.compile(
    r"(?:\b(?:said|says|say|saying|told \w+|wrote|tweeted|replied|reads?|reading|shout(?:ed|ing|s)|chant(?:ed|ing|s)|yell(?:ed|ing)|"
    r"(?:chants|cries|shouts|calls) of|called(?: \w+){1,4})|[:,])\s*$",
    re.IGNORECASE,
)


def is_term(text: str, pair: MarkPair) -> Literal["scare", "title"] | None:
    """Return "title" for a work or a name in capitals, "scare" for a nickname or a term, None for possible speech.

    `the "Hour Magazine" host` -> title; `the so-called "silver foxes"` -> scare; `called it "a failure"` -> None.
    """
    inner = text[pair.inner_start : pair.inner_end].strip(" ,.;")
    found = WORD.findall(inner)
    if not found or len(found) > 9 or pair.parts or inner.endswith(("!", "?")):
        return None
    before = text[max(0, pair.start - 60) : pair.start]
    if TERM.search(before):
        return "scare"
    if is_nickname(text, pair, found):
        return "scare"
    capitals = all(word[0].isupper() or word[0].isdigit() for word in found if word.lower() not in LITTLE)
    if not capitals or not any(word[0].isupper() for word in found) or starts_paragraph(text, pair):
        return None
    if len(found) == 1 and not WORK.search(before):
        return None
    return None if SPEECH_BEFORE.search(before) and not WORK.search(before) else "title"


def is_nickname(text: str, pair: MarkPair, found: list[str]) -> bool:
    """Say whether the marks stand between a first name and a surname: Frank “Slim” Moreno."""
    before = re.search(r"\b[A-ZÀ-Þ][\w’'-]+ $", text[max(0, pair.start - 30) : pair.start])
    after = re.match(r" [A-ZÀ-Þ][\w’'-]+", text[pair.end : pair.end + 30])
    inner = text[pair.inner_start : pair.inner_end]
    return bool(before and after and len(found) <= 3 and inner[-1:] not in ",.?!" and found[0][0].isupper())


def starts_paragraph(text: str, pair: MarkPair) -> bool:
    """Say whether nothing but blanks stands before the marks in their line or sentence."""
    before = text[max(0, pair.start - 3) : pair.start].rstrip(" ")
    return not before or before[-1] in ".!?\n"
