"""Which articles of a run are copies of one: the same file twice, or one agency's report in two outlets."""

# ruff: noqa: A001, A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from attribution.articles.shingling import body_of, numbered, shared, shingles
from attribution.articles.wording import WORD, plain
from attribution.types import Article

SHINGLE = 8  # words
# Share of a copy's shingles that the original must hold: a changed word costs eight of them.
SHARED = 0.9
# A brief that was cut to less than half is its own, shorter report.
LENGTHS = 0.5
LEAST = 20  # shingles; below that only equal bodies are copies
# Every article is filed under at most so many of its shingles, and a shingle keeps at most so many articles: phrases a whole
# site repeats stay cheap, and the work grows with the text, not with its square.
FILED, HOLDERS = 64, 32
TOKEN = re.compile(r"[\w'’]+|[$€£¥]")
COUNTED = frozenset([
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
    "million", "billion", "dozen", "dozens",
])  # fmt: skip
# Words that an editor adds or drops without telling anything else; every other word of a copy must be its original's.
UNTELLING = frozenset([
    "a", "an", "the", "and", "or", "but", "so", "then", "also", "too", "now", "here", "there", "that", "this", "these", "those", "which", "who",
    "whom", "whose", "it", "its", "they", "their", "them", "has", "have", "had", "was", "were", "is", "are", "be", "been", "being", "of", "in", "on",
    "at", "to", "by", "for", "from", "with", "as", "into", "when", "while", "meanwhile", "however", "moreover", "s", "said", "says",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Print:
    """What a body is compared by: its normalised digest, its shingles, and its telling words with what each figure counts."""

    digest: bytes
    shingles: Any
    telling: Any


def mark_copies(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Set `copy_of` on every article that tells nothing which another one (the first by id) does not; the order stays as given.

    Bodies are equal up to case, spaces and quotation marks, or 0.9 of the copy's 8-word shingles are the original's. A figure (with the
    word behind it), name or other telling word that the original has not makes a near copy, which stays an article of its own and is compared.
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
    body = plain(body_of(article))
    words = [word.strip("'’") for word in WORD.findall(body)]
    digest = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=16).digest()
    return Print(digest, shingles([words], SHINGLE), numbered(telling([token.strip("'’") for token in TOKEN.findall(body)])))


def telling(tokens: Sequence[str]) -> Iterator[str]:
    """Every word that tells something, and each figure and currency with the word behind it: "8 dead", "$ 5"."""
    for index, token in enumerate(tokens):
        if token and token not in UNTELLING:
            yield token
        if token in COUNTED or not token.isalpha():
            yield f"{token} {' '.join(tokens[index + 1 : index + 2])}"


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
    return [int(shingle) for shingle in mark.shingles[:FILED]]


def is_copy(mark: Print, original: Print) -> bool:
    """Whether a body is all but contained in another one of like length, every telling word and figure included."""
    lengths = sorted((len(mark.shingles), len(original.shingles)))
    if lengths[0] < max(LEAST, LENGTHS * lengths[1]) or shared(mark.telling, original.telling) < len(mark.telling):
        return False
    return shared(mark.shingles, original.shingles) >= SHARED * len(mark.shingles)
