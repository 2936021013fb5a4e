"""Articles that stood alone, and the article nearest to each with the reason why the two are not one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from attribution.judging.calibrated import squashed
from attribution.matching.linkage import candidates
from attribution.matching.profiles import Profile, cosine, log_odds, profiles
from attribution.matching.stories import Story
from attribution.matching.vectors import Vectors
from attribution.types import Reading

# Articles that are listed by name; the rest is counted.
MOST = 50
# Shares of words and names below which an editor would say "another matter", "other names".
UNLIKE, OTHER_NAMES = 0.15, 0.1
NOT_THE_REST = "like this article, but not like its story as a whole"


def alone(readings: Sequence[Reading], stories: Sequence[Story], vectors: Vectors) -> list[dict[str, Any]]:
    """`[{"article", "nearest", "story", "likeness", "reason"}]` for every article that is its story's only one, at most 50.

    `likeness` is the chance (0 to 1) that both report one event; `nearest` is null where no article shares a telling word.
    """
    single = {s.articles[0] for s in stories if len(s.articles) == 1}
    ordered = sorted((r for r in readings if r.article.copy_of is None and r.claims), key=lambda r: r.article.id)
    if not single or len(ordered) < 2:
        return [missing(article) for article in sorted(single)[:MOST]]
    about = profiles(ordered, vectors)
    beside: dict[int, set[int]] = defaultdict(set)
    for a, b in candidates([{**p.words, **{f"name {word}": weight for word, weight in p.names.items()}} for p in about]):
        beside[a].add(b)
        beside[b].add(a)
    story = {article: index for index, s in enumerate(stories, 1) for article in s.articles}
    shown = [index for index, r in enumerate(ordered) if r.article.id in single][:MOST]
    return [nearest(index, ordered, about, sorted(beside[index]), story) for index in shown]


def missing(article: str) -> dict[str, Any]:
    """An article that nothing can be held against."""
    return {"article": article, "nearest": None, "story": None, "likeness": 0.0, "reason": "no other article shares a telling word"}


def nearest(
    index: int, readings: Sequence[Reading], about: Sequence[Profile], others: Sequence[int], story: dict[str, int]
) -> dict[str, Any]:
    """The likeliest of the candidates, and what keeps it apart."""
    article = readings[index].article.id
    if not others:
        return missing(article)
    odds, best = max((log_odds(about[index], about[other]), -other) for other in others)
    other = readings[-best].article.id
    return {
        "article": article,
        "nearest": other,
        "story": story.get(other),
        "likeness": squashed(odds),
        "reason": "; ".join([*([NOT_THE_REST] if odds >= 0 else []), *reasons(about[index], about[-best])]),
    }


def reasons(a: Profile, b: Profile) -> list[str]:
    """What speaks against one story, in words: `["8 days apart", "hardly a name in common", "wording 0.12 alike"]`."""
    found = []
    if a.day is not None and b.day is not None and abs(a.day - b.day) > 1:
        found.append(f"published {abs(a.day - b.day)} days apart")
    if a.told and b.told and not a.told & b.told:
        found.append("they tell of other days")
    if cosine(a.names, b.names) < OTHER_NAMES:
        found.append("hardly a name in common")
    words = cosine(a.words, b.words)
    found.append(f"{'hardly any wording' if words < UNLIKE else 'some wording'} in common ({words:.2f})")
    return found
