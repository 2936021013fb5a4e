"""Drafts against an archive: what it holds of the same events is found by statements, names and quoted words, then compared as ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from attribution.archive.packing.storedtext import id_column
from attribution.articles import mark_copies
from attribution.matching.profiles import LEAD, log_odds, names_of, profiles
from attribution.types import Article, Embedder, Reading

if TYPE_CHECKING:
    from attribution.archive.store import Archive

# Statements of the archive looked at for each statement of a draft; and how alike they must be to speak for their article.
NEAREST, ALIKE = 24, 0.4
# Articles weighed for each draft: so many of the nearest statements, as many that share its rarest names.
WEIGHED = 60
# Words of names that are looked up; those of the first statements come first.
NAMES = 32
# The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).
FUSION = 60
# Held articles a draft is compared with: the best of those found. A story of more independent reports is hardly ever written.
LIMIT = 24
# Words of a quotation from which on an article that prints them counts as found, whatever else it says.
TELLING = 5
SPEECH = ("direct", "mixed")


def counterparts(
    drafts: Sequence[Reading], archive: Archive, embedder: Embedder, space: str, key: str, *, exact: bool = False
) -> list[str]:
    """The ids of the held articles that may report what a draft reports, at most LIMIT for each draft, in the order of the ids.

    Those whose statements are nearest to the draft's and those that share its names are put in two orders, by the names (the rarest in the
    archive count most) and by the chance that both report one event: two storms are told in one wording, under other names. The orders
    are fused; one that prints a draft's quoted words counts as if it were the first of a third. `exact` looks at every statement. `key` is that of the readings
    to weigh by; what was read by other models or code comes after those.
    """
    own = {id_column(draft.article.id) for draft in drafts}
    found: set[str] = set()
    for draft in drafts:
        near = scored(draft, archive, embedder, space, exact=exact)
        nearest_ones = sorted(near, key=lambda article: (-near[article], article))[:WEIGHED]
        printed_by = printing(draft, archive)
        sharers = sharing_names(draft, archive)
        pool = [name for name in dict.fromkeys([*sorted(printed_by), *nearest_ones, *sharers]) if name not in own]
        chance = chances(draft, archive, pool, key)
        likeliest = sorted(pool, key=lambda name: (name not in chance, -chance.get(name, near.get(name, 0.0)), name))
        merit = fused(sharers, likeliest, *([name] for name in printed_by))  # each that prints its words is first in an order of its own
        pool.sort(key=lambda name: (-merit[name], name))
        found.update(pool[:LIMIT])
    return sorted(found)


def fused(*rankings: Sequence[str]) -> dict[str, float]:
    """Reciprocal rank fusion: names by the sum of 1 / (FUSION + rank) over rankings; `(["a", "b"], ["b"])` puts b first."""
    merit: defaultdict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, name in enumerate(ranking, 1):
            merit[name] += 1 / (FUSION + rank)
    return merit


def sharing_names(draft: Reading, archive: Archive) -> list[str]:
    """Held articles with words of the draft's names, those with the rarest first."""
    from attribution.archive.words.fulltext import sharing

    heads = [word for claims in (draft.claims[:LEAD], draft.claims[LEAD:]) for word in sorted(names_of(claims))]
    return sharing(archive, list(dict.fromkeys(heads))[:NAMES], WEIGHED)


def chances(draft: Reading, archive: Archive, pool: Sequence[str], key: str) -> dict[str, float]:
    """The log-odds that an article and the draft report one event, for those articles of a pool whose reading is kept; embeddings left out."""
    from attribution.archive.holding.members import readings

    read = readings(archive, pool, key)
    mine, *theirs = profiles([draft, *read])
    return {id_column(reading.article.id): log_odds(mine, profile) for reading, profile in zip(read, theirs, strict=True)}


def scored(draft: Reading, archive: Archive, embedder: Embedder, space: str, *, exact: bool = False) -> dict[str, float]:
    """Held articles by what their statements have in common with a draft's."""
    from attribution.archive.meaning.nearest import nearest

    texts = sorted({claim.text for claim in draft.claims})
    if not texts:
        return {}
    rows = np.asarray(embedder.embed(texts), np.float32)
    scores: defaultdict[str, float] = defaultdict(float)
    for near in nearest(archive, rows, NEAREST, space=space, exact=exact):
        best: dict[str, float] = {}
        for one in near:
            best[one.article] = max(best.get(one.article, 0.0), one.similarity - ALIKE)
        for article, gain in best.items():
            scores[article] += gain
    return {article: round(score, 4) for article, score in scores.items() if score > 0}


def printing(draft: Reading, archive: Archive) -> set[str]:
    """Held articles that print words which a draft quotes."""
    from attribution.archive.words.printed import printed

    text = draft.article.text
    quoted = {" ".join(piece.of(text) for piece in quote.fragments) for quote in draft.quotes if quote.kind in SPEECH}  # without the cue between them
    return {one.article for words in sorted(quoted) if len(words.split()) >= TELLING for one in printed(archive, words)}


def apart(drafts: Sequence[Reading], held: Iterable[Reading]) -> tuple[list[Reading], dict[str, str]]:
    """The held readings to compare drafts with, and those that are a draft's own text (id -> draft): a report is not held against itself."""
    ours = {draft.article.id for draft in drafts}
    theirs = [reading for reading in held if reading.article.id not in ours]
    marked = marked_ids([*(d.article for d in drafts), *(r.article for r in theirs)], ours)
    same = {r.article.id: marked[r.article.id] for r in theirs if marked.get(r.article.id) in ours}
    return [with_mark(r, marked.get(r.article.id)) for r in theirs if r.article.id not in same], same


def marked_ids(articles: Sequence[Article], first: set[str]) -> Mapping[str, str]:
    """Copies by id, with the articles of `first` always as originals of the others."""
    given = [replace(a, id=f"{0 if a.id in first else 1}\x1f{a.id}", copy_of=None) for a in articles]
    return {a.id[2:]: a.copy_of[2:] for a in mark_copies(given) if a.copy_of is not None}


def with_mark(reading: Reading, original: str | None) -> Reading:
    """A held reading with what it is a copy of in this run."""
    return replace(reading, article=replace(reading.article, copy_of=original))


def record(archive: Archive, found: Sequence[str], same: Mapping[str, str]) -> dict[str, Any]:
    """What the coverage of a report says of the archive: `{"archive", "looked_at": [ids]}`, and `"same_text": {id: draft}` where there is any."""
    return {"archive": archive.place, "looked_at": list(found), **({"same_text": dict(sorted(same.items()))} if same else {})}
