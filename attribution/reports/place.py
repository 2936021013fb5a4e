"""Where a passage is, in words: outlet, date, article, paragraph."""

from __future__ import annotations

from attribution.types import Article, Finding, Side


def dateline(article: Article | None) -> str:
    """`"Dune Herald, 2023-01-27"`; what is unknown says so."""
    if article is None:
        return "unknown outlet, no date"
    return f"{article.source or 'unknown outlet'}, {(article.published or 'no date')[:10]}"


def where(side: Side) -> str:
    """`"herald.txt ¶ 4"`."""
    return f"{side.article} ¶ {side.paragraph}"


def short(side: Side, articles: dict[str, Article]) -> str:
    """`"Dune Herald ¶ 4"`, or the article's id where the outlet is unknown."""
    article = articles.get(side.article)
    name = article.source if article is not None and article.source else side.article
    return f"{name} ¶ {side.paragraph}"


def also_lines(finding: Finding, articles: dict[str, Article], most: int) -> list[str]:
    """The further pairs of passages, one a line, and how many are not shown."""
    shown = [f"also {short(a, articles)} and {short(b, articles)}" for a, b in finding.also[:most]]
    hidden = len(finding.also) - len(shown)
    return [*shown, f"and {hidden} more pairs of passages (in --format json)"] if hidden > 0 else shown
