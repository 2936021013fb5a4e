"""Which article of one worksheet is which of the next: by name, by digest, and by the passages they share when a file was renamed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from attribution.desk.passages import ARTICLES, WORDS, gone
from attribution.desk.sheets import SHEETS, Worksheet
from attribution.desk.wording import normal

# A renamed article shares at least this much of its passages with the one it was; the same name counts for half of them, the same bytes for a little more.
SHARED, BY_NAME, BY_DIGEST = 0.3, 0.5, 0.6
# A passage that more articles than this have ("Advertisement") tells none of them from another.
COMMON = 8

Article = tuple[str, frozenset[str], str]


def numbered(worksheets: Sequence[Worksheet]) -> list[dict[str, int]]:
    """For every worksheet, its articles by name with a number each: the same number is the same article, whatever its name is now."""
    known: list[Article] = []
    found: list[dict[str, int]] = []
    for worksheet in worksheets:
        articles = read(worksheet)
        pairs = dict(paired(known, articles))
        numbers: dict[str, int] = {}
        for at, article in enumerate(articles):
            number = pairs.get(at, len(known))
            known[number:number + 1] = [article]
            numbers[article[0]] = number
        found.append(numbers)
    return found


def read(worksheet: Worksheet) -> list[Article]:
    """Every article a worksheet names, with its passages and its digest; articles only gone rows name come last."""
    passages: dict[str, set[str]] = defaultdict(set)
    digests = {row.get("article"): row.get("sha256") for row in worksheet.rows("sources")}
    for leaving in (False, True):
        for sheet in SHEETS:
            for row in worksheet.rows(sheet):
                if gone(row) is leaving:
                    for column, words in zip(ARTICLES[sheet], WORDS[sheet], strict=False):
                        passages[row.get(column)].add(normal(row.get(words)))
    return [(name, frozenset(said), digests.get(name, "")) for name, said in passages.items() if name]


def paired(old: Sequence[Article], new: Sequence[Article]) -> list[tuple[int, int]]:
    """Pairs (new, old) of positions, the surest first, each used once."""
    ranked = sorted(((-score(old[was], new[now]), was, now) for was, now in candidates(old, new)))
    taken: set[int] = set()
    pairs: dict[int, int] = {}
    for cost, was, now in ranked:
        if -cost >= SHARED and was not in taken and now not in pairs:
            taken.add(was)
            pairs[now] = was
    return list(pairs.items())


def score(old: Article, new: Article) -> float:
    """How surely two articles are one: the share of passages of the shorter one, its name, its digest."""
    shared = len(old[1] & new[1]) / max(1, min(len(old[1]), len(new[1])))
    return shared + BY_NAME * (old[0] == new[0]) + BY_DIGEST * (bool(old[2]) and old[2] == new[2])


def candidates(old: Sequence[Article], new: Sequence[Article]) -> set[tuple[int, int]]:
    """Pairs (old, new) that have a name, a digest or a passage in common that few others have."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, article in enumerate(old):
        for mark in marks(article):
            holders[mark].append(at)
    found: Counter[tuple[int, int]] = Counter()
    for now, article in enumerate(new):
        for mark in marks(article):
            held = holders.get(mark, [])
            found.update((was, now) for was in held if len(held) <= COMMON or mark[0] != "passage")
    return set(found)


def marks(article: Article) -> set[tuple[str, str]]:
    """What may tell an article: its name, its digest, its passages."""
    name, said, digest = article
    return {("name", name), *([("digest", digest)] if digest else []), *(("passage", words) for words in said)}
