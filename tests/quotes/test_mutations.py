"""Mutated articles: marks deleted, doubled and swapped, paragraphs shuffled, any Unicode; never an exception, offsets exact.

A few hundred run by default; `ATTRIBUTION_MUTATIONS=10000` runs as many as it says. Article n is always the same one.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attribution.parsing import parse_texts
from attribution.quotes import QuoteReading, read_quotes
from attribution.types import Article, Block, Quote
from tests.quotes.gold.golden import load_gold

COUNT = int(os.environ.get("ATTRIBUTION_MUTATIONS", "300"))
SEEDS = Path(__file__).parents[2] / "seeds"
MARKS = "\"'“”‘’„‟«»‹›`´"
LENGTH = 600
# Letters and signs that text processing stumbles on: joiners, marks without a base, right-to-left, odd blanks and line ends,
# characters that change length in lower case, astral ones, a lone surrogate, a byte-order mark, NUL.
ODD = [
    "\u200b", "\u200d", "\u0301", "\u202e", "\u05d0", "\u0627", "\u00a0", "\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\r", "\r\n",
    "İ", "ß", "ﬁ", "🙂", "👩\u200d🚒", "𝒬", "\ud800", "\ufeff", "\x00", "…", "—", "…”", "''", "``", ":", ": “", "\n\n", "\t", "。", "「", "」",
]  # fmt: skip

Mutation = Callable[[random.Random, str], str]


def bases() -> list[str]:
    """The stretches of text that are mutated: the gold set and the seed articles, cut between paragraphs."""
    texts = [article.text for article in load_gold()]
    texts += [path.read_text(encoding="utf-8") for path in sorted(SEEDS.rglob("*.txt"))]
    return [piece for text in texts for piece in pieces(text)]


def pieces(text: str) -> Iterator[str]:
    """Cut a text into stretches of about LENGTH characters."""
    piece = ""
    for paragraph in text.split("\n\n"):
        if piece and len(piece) + len(paragraph) > LENGTH:
            yield piece
            piece = ""
        piece += ("\n\n" if piece else "") + paragraph[:LENGTH]
    if piece:
        yield piece


def marks_of(text: str) -> list[int]:
    """The offsets of the quotation marks and apostrophes of a text."""
    return [i for i, char in enumerate(text) if char in MARKS]


def drop(rng: random.Random, text: str) -> str:
    """Delete a mark."""
    at = marks_of(text)
    i = rng.choice(at) if at else 0
    return text[:i] + text[i + 1 :]


def double(rng: random.Random, text: str) -> str:
    """Double a mark, now and then many times over."""
    at = marks_of(text)
    i = rng.choice(at) if at else 0
    return text[:i] + text[i : i + 1] * rng.choice([2, 2, 2, 3, 5, 40]) + text[i + 1 :]


def swap(rng: random.Random, text: str) -> str:
    """Put another mark in the place of one."""
    at = marks_of(text)
    i = rng.choice(at) if at else 0
    return text[:i] + rng.choice(MARKS) + text[i + 1 :]


def exchange(rng: random.Random, text: str) -> str:
    """Exchange two marks."""
    at = marks_of(text)
    if len(at) < 2:
        return text
    i, j = sorted(rng.sample(at, 2))
    return text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]


def insert(rng: random.Random, text: str) -> str:
    """Put a mark anywhere."""
    i = rng.randrange(len(text) + 1)
    return text[:i] + rng.choice(MARKS) + text[i:]


def shuffle(rng: random.Random, text: str) -> str:
    """Put the paragraphs in another order, or join two of them."""
    paragraphs = text.split("\n\n")
    rng.shuffle(paragraphs)
    return rng.choice(["\n\n", "\n\n", "\n", " "]).join(paragraphs)


def odd(rng: random.Random, text: str) -> str:
    """Put an odd character anywhere."""
    i = rng.randrange(len(text) + 1)
    return text[:i] + rng.choice(ODD) + text[i:]


def noise(rng: random.Random, text: str) -> str:
    """Put random Unicode anywhere, or in place of a stretch."""
    i = rng.randrange(len(text) + 1)
    made = "".join(
        chr(rng.choice([rng.randrange(0x250), rng.randrange(0x3000), rng.randrange(0x110000)])) for _ in range(6)
    )
    return text[:i] + made + text[i + rng.choice([0, 0, 20]) :]


def cut(rng: random.Random, text: str) -> str:
    """Cut a stretch out, at either end or in the middle."""
    i = rng.randrange(len(text) + 1)
    return text[:i] + text[i + rng.randrange(120) :]


def shout(rng: random.Random, text: str) -> str:
    """Put a stretch in capitals or small letters."""
    i = rng.randrange(len(text) + 1)
    j = i + rng.randrange(80)
    return text[:i] + (text[i:j].upper() if rng.random() < 0.5 else text[i:j].lower()) + text[j:]


MUTATIONS: list[Mutation] = [drop, double, swap, exchange, insert, shuffle, odd, noise, cut, shout]


def mutated(number: int, texts: list[str]) -> Article:
    """Make article `number`: a stretch of text, mutated one to eight times, with or without a title block."""
    rng = random.Random(number)
    text = rng.choice(texts)
    for _ in range(rng.randint(1, 8)):
        text = rng.choice(MUTATIONS)(rng, text)
    end = text.find("\n\n")
    if end < 1 or rng.random() < 0.6:
        return Article(f"m{number}", text)
    return Article(f"m{number}", text, blocks=(Block(0, end, "title"), Block(end + 2, len(text), "body")))


def check(article: Article, reading: QuoteReading) -> None:
    """Assert what holds of every reading."""
    text, known = article.text, {quote.id for quote in reading.quotes}
    assert len(known) == len(reading.quotes)
    assert [quote.start for quote in reading.quotes] == sorted(quote.start for quote in reading.quotes)
    for quote in reading.quotes:
        check_spans(text, quote)
        assert quote.parent is None or quote.parent in known
        assert quote.parent != quote.id
        assert 0 <= quote.confidence <= 1
    for person in reading.people:
        assert all(text[mention.start : mention.end] == mention.text for mention in person.mentions)
    for diagnostic in reading.diagnostics:
        assert diagnostic.start is None or 0 <= diagnostic.start <= len(text)


def check_spans(text: str, quote: Quote) -> None:
    """Assert that a quotation, its fragments, cue and speaker are words of the text."""
    assert 0 <= quote.start < quote.end <= len(text)
    assert text[quote.start : quote.end] == quote.text
    assert quote.fragments
    assert (quote.fragments[0].start, quote.fragments[-1].end) == (quote.start, quote.end)
    reached = quote.start
    for fragment in quote.fragments:
        assert reached <= fragment.start < fragment.end
        reached = fragment.end
    for passage in (quote.cue, quote.speaker):
        assert passage is None or (0 <= passage.start < passage.end <= len(text))
        assert passage is None or text[passage.start : passage.end] == passage.text


def test_mutated_articles(nlp: Any) -> None:
    """No mutated article raises, and every offset in its reading gives the words it claims."""
    texts = bases()
    for first in range(0, COUNT, 64):
        articles = [mutated(number, texts) for number in range(first, min(first + 64, COUNT))]
        for article, doc in zip(articles, parse_texts(nlp, [a.text for a in articles]), strict=True):
            try:
                check(article, read_quotes(article, doc))
            except Exception as error:
                raise AssertionError(f"{article.id}: {error!r} in {article.text!r}") from error


def test_mutations_change_texts() -> None:
    """Each mutation does something to most texts, and article n is always the same."""
    texts = bases()
    for mutate in MUTATIONS:
        changed = [mutate(random.Random(n), text) != text for n, text in enumerate(texts[:40])]
        assert sum(changed) > 20, mutate.__name__
    assert mutated(7, texts) == mutated(7, texts)
