"""Names that machines can follow: an IRI for every article, finding and passage, the same on every run."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from attribution.types import Article

# Any fixed value will do (RFC 9562, 5.5): ours is the name-based UUID of a word.
SPACE = uuid.uuid5(uuid.NAMESPACE_OID, "attribution")
# What may stand in a URL unescaped (RFC 3986, 2.2 and 2.3), "%" for what is escaped already; brackets only enclose addresses.
PLAIN = ":/?#@!$&'()*+,;=%-._~"


def urn(*words: object) -> str:
    """A name made of words: `urn("finding", "0123")` -> `"urn:uuid:…"`, the same for the same words."""
    joined = "\x1f".join(map(str, words))
    return f"urn:uuid:{uuid.uuid5(SPACE, joined.encode('utf-8', 'backslashreplace').decode('utf-8'))}"


def address(url: str | None) -> str | None:
    """A web address fit for a link, or None: other schemes (`javascript:`) are no place where an article stands."""
    try:
        parts = urlsplit((url or "").strip())
        fine = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return quote(parts.geturl(), safe=PLAIN, errors="backslashreplace") if fine else None


def article_iris(articles: Iterable[Article]) -> dict[str, str]:
    """The IRI of each article by its id: its address where no other article of the run has the same, else a name of id and digest."""
    found = list(articles)
    places = {article.id: address(article.url) for article in found}
    uses = Counter(places.values())
    return {article.id: article_iri(article, places[article.id], uses) for article in found}


def article_iri(article: Article, place: str | None, uses: Counter[str | None]) -> str:
    """An address that names one article only, or a name; two versions of one page are two articles at one address."""
    return place if place is not None and uses[place] == 1 else urn("article", article.id, article.digest)
