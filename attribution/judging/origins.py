"""Where the articles of a run come from: outlet, agencies, copies, and which are versions of one story by one outlet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from difflib import SequenceMatcher
from functools import cached_property

from attribution.articles.credits import agencies, agency, is_agency
from attribution.articles.nearcopies import Shared, near_copies
from attribution.judging.unions import Unions
from attribution.types import Article, Claim, Reading

# Titles of two versions share this much: a new figure, "UPDATE 2-" or a changed verb; two stories of one event share less.
TITLES_ALIKE, LEAST_WORDS = 0.6, 3
# Near copies that share so much of one of the two belong to one text, and so do all that share so much with either.
WHOLE = 0.5
WORD = re.compile(r"[^\W_]+")
PREFIX = re.compile(r"^\W*(?:update \d+|updated?|live|breaking|correct(?:ed|ion)|rpt|refile)\b\W*", re.IGNORECASE)


class Origins:
    """What is known of each article, by its id; an article that is not known is an outlet of its own."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        known = list(readings)
        self._articles = {r.article.id: r.article for r in known}
        self._agencies = {r.article.id: frozenset(agencies(r.article)) for r in known}
        self._chains = {(r.article.id, q.id): q.chain for r in known for q in r.quotes if q.chain}
        self._copies: dict[str, list[str]] = defaultdict(list)
        for article in self._articles.values():
            if article.copy_of is not None:
                self._copies[article.copy_of].append(article.id)
        self._versions: dict[tuple[str, str], bool] = {}

    def outlet(self, article: str) -> str:
        """The outlet's name, else the article's id."""
        known = self._articles.get(article)
        return known.source.strip() if known is not None and known.source else article

    def copies(self, article: str) -> list[str]:
        """The articles of the run that repeat this one."""
        return sorted(self._copies.get(article, ()))

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """Which articles are copies or near copies of each other, and how much they share; found when first asked for."""
        return near_copies(self._articles.values())

    @cached_property
    def _texts(self) -> Unions[str]:
        texts: Unions[str] = Unions()
        joined: set[str] = set()
        for pair in sorted(self.shared, key=lambda pair: (-max(pair.of_a, pair.of_b), pair.a, pair.b)):
            if max(pair.of_a, pair.of_b) >= WHOLE or not joined & {pair.a, pair.b}:
                texts.join(pair.a, pair.b)
                joined |= {pair.a, pair.b}
        return texts

    def text(self, article: str) -> str:
        """The first by id of the articles that print one text with this one, cut, edited or added to.

        Articles that share less than half join nobody but each other: a report that took a sentence of two is no bridge between them.
        """
        return self._texts.root(article)

    def share(self, a: str, b: str) -> float | None:
        """How much of either article's own words the other holds, whichever is more; None of two that are no near copies."""
        return self._shares.get((min(a, b), max(a, b)))

    @cached_property
    def _shares(self) -> dict[tuple[str, str], float]:
        return {(pair.a, pair.b): max(pair.of_a, pair.of_b) for pair in self.shared}

    def article(self, name: str) -> Article:
        """An article that is known; an empty one of an id that is not."""
        return self._articles.get(name) or Article(name, "")

    def credited(self, article: str) -> frozenset[str]:
        """The agencies an article credits."""
        return self._agencies.get(article, frozenset())

    def first(self, article: str) -> tuple[bool, bool, str, int, str]:
        """A key that puts the origin of a text first: an agency's own report, then the earliest, the longest, the first by id."""
        known = self.article(article)
        return not is_agency(known.source or ""), known.published is None, moment(known.published), -len(known.text), article

    def agencies(self, claim: Claim) -> frozenset[str]:
        """The agencies an article credits, and those that this statement came through ("told AFP")."""
        chain = self._chains.get((claim.article, claim.voice.quote or ""), ())
        return self._agencies.get(claim.article, frozenset()) | {agency(name) for name in chain if is_agency(name)}

    def later(self, a: str, b: str) -> str | None:
        """Of two versions of one outlet's story the later one; None where the two are not versions."""
        key = (min(a, b), max(a, b))
        if key not in self._versions:
            first, second = (self._articles.get(article) for article in key)
            self._versions[key] = first is not None and second is not None and (
                are_versions(first, second) or (another_time(first, second) and self.text(first.id) == self.text(second.id))
            )
        return max(key, key=lambda article: moment(self._articles[article].published)) if self._versions[key] else None


def are_versions(a: Article, b: Article) -> bool:
    """Whether one outlet published one story twice: another time, and the same address or much the same title."""
    if not another_time(a, b):
        return False
    if blog_of(a) is not None and blog_of(a) == blog_of(b):
        return True
    return (a.url is not None and b.url is not None and address(a.url) == address(b.url)) or titles_alike(a.title, b.title)


def another_time(a: Article, b: Article) -> bool:
    """Whether one outlet published two articles at two times, both known; entries of one live blog are one outlet's, named or not."""
    one_outlet = bool(a.source and b.source) and (a.source or "").strip().casefold() == (b.source or "").strip().casefold()
    if not one_outlet and (blog_of(a) is None or blog_of(a) != blog_of(b)):
        return False
    return a.published is not None and b.published is not None and moment(a.published) != moment(b.published)


def blog_of(article: Article) -> str | None:
    """The live blog an article is an entry of: what stands before its anchor; None for any other article."""
    return article.id.rsplit("#", 1)[0] if any(note.code == "live_blog" for note in article.diagnostics) else None


def moment(published: str | None) -> str:
    """A time of publication that sorts: in UTC where it has a zone, else as printed; a day before its hours."""
    try:
        found = datetime.fromisoformat(published or "")
        found = found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError):  # no date, or a zone that leads out of the calendar
        return published or ""
    return found.isoformat(timespec="seconds")[:19] if len(published or "") > len("2031-03-04") else found.date().isoformat()


def address(url: str) -> str:
    """An address without what varies between two visits: scheme, query, fragment, last slash."""
    return re.sub(r"^https?://(www\.)?", "", re.split(r"[?#]", url.strip(), maxsplit=1)[0].casefold()).rstrip("/")


def titles_alike(a: str | None, b: str | None) -> bool:
    """`"Ferry sinks, 12 dead" / "UPDATE 1-Ferry sinks, 15 dead" -> True`."""
    left, right = (WORD.findall(PREFIX.sub("", title or "").casefold()) for title in (a, b))
    if min(len(left), len(right)) < LEAST_WORDS:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= TITLES_ALIKE
