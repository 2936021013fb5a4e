"""Which articles of a run are copies of one: the same file twice, or one agency's report in two outlets."""

# ruff: noqa: A001, A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from attribution.articles.wording import WORD, plain
from attribution.types import Article

SHINGLE = 8  # words
# Share of the shorter body's shingles that the longer must hold: what an editor of an outlet changes in agency copy (a word
# here, a paragraph cut) stays above it, two reporters on one event stay below 0.1.
SHARED = 0.9
# A brief that was cut to less than half is its own, shorter report: calling the long one its copy would lose the rest.
LENGTHS = 0.5
LEAST = 20  # shingles; below that only equal bodies are copies
# Every article is filed under at most so many of its shingles, and a shingle keeps at most so many articles: phrases a whole
# site repeats stay cheap, and the work grows with the text, not with its square.
FILED, HOLDERS = 64, 32
FIGURE = re.compile(r"\d[\d.,]*\d|\d")
COUNTED = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "dozens",
    ]
)


@dataclass(frozen=True, slots=True)
class Print:
    """What a body is compared by: its normalised digest, its shingles and its figures."""

    digest: bytes
    shingles: frozenset[int]
    figures: frozenset[str]


def mark_copies(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Set `copy_of` on every article whose body another one (the first by id) already has; the order stays as given.

    Bodies are equal up to case, spaces and quotation marks, or share 0.9 of the shorter's 8-word shingles. A figure or number
    word that the longer body has not makes an update out of a copy: it stays an article of its own.
    """
    copies: dict[str, str] = {}
    shelf = Shelf()
    for article in sorted(articles, key=lambda article: article.id):
        mark = fingerprint(article)
        original = shelf.find(mark)
        if original is None:
            shelf.add(article.id, mark)
        else:
            copies[article.id] = original
    return tuple(replace(article, copy_of=copies.get(article.id)) for article in articles)


def fingerprint(article: Article) -> Print:
    """Read the body blocks of an article; one without a body is compared by its whole text."""
    body = "\n".join(block.of(article.text) for block in article.blocks if block.role == "body") or article.text
    words = [word.strip("'’") for word in WORD.findall(plain(body))]
    figures = frozenset(FIGURE.findall(body)) | frozenset(word for word in words if word in COUNTED)
    return Print(
        blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=16).digest(),
        frozenset(shingles(words)),
        figures,
    )


def shingles(words: Sequence[str]) -> Iterator[int]:
    """Yield a number for every run of eight words."""
    for index in range(len(words) - SHINGLE + 1):
        run = " ".join(words[index : index + SHINGLE])
        yield int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest(), "big")


class Shelf:
    """The originals seen so far, filed by digest and by their smallest shingles."""

    def __init__(self) -> None:
        self.by_digest: dict[bytes, str] = {}
        self.by_shingle: defaultdict[int, list[str]] = defaultdict(list)
        self.prints: dict[str, Print] = {}

    def add(self, id: str, mark: Print) -> None:
        """File an original."""
        self.by_digest.setdefault(mark.digest, id)
        self.prints[id] = mark
        for shingle in filed(mark):
            holders = self.by_shingle[shingle]
            if len(holders) < HOLDERS:
                holders.append(id)

    def find(self, mark: Print) -> str | None:
        """The original this body is a copy of, the first by id."""
        same = self.by_digest.get(mark.digest)
        if same is not None or len(mark.shingles) < LEAST:
            return same
        hits = Counter(id for shingle in filed(mark) for id in self.by_shingle.get(shingle, ()))
        return min((id for id in hits if is_copy(mark, self.prints[id])), default=None)


def filed(mark: Print) -> list[int]:
    """The smallest shingles: two bodies with most shingles in common have most of these in common too."""
    return sorted(mark.shingles)[:FILED]


def is_copy(a: Print, b: Print) -> bool:
    """Whether the shorter of two bodies is all but contained in the longer, figures included."""
    short, long = sorted((a, b), key=lambda mark: len(mark.shingles))
    if len(short.shingles) < max(LEAST, LENGTHS * len(long.shingles)):
        return False
    return len(short.shingles & long.shingles) >= SHARED * len(short.shingles) and short.figures <= long.figures
