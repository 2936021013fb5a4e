"""What the obvious pipeline takes for one story."""

from __future__ import annotations

from benchmarks.obvious import opened
from benchmarks.orders import Order
from benchmarks.sample import FELLOWS, stories


def figures(order: Order) -> dict[str, float | bool]:
    """Seconds of reading an article, questions answered a second, and whether textacy read the quotations."""
    from attribution.articles import article_from_record

    with opened() as pipeline:
        (story,) = stories(order, FELLOWS)
        articles = [article_from_record(record) for record in story]
        pipeline.check(articles[:2])
        pipeline.questions, pipeline.seconds = 0, dict.fromkeys(pipeline.seconds, 0.0)
        pipeline.check(articles)
    rate = pipeline.questions / pipeline.seconds["judging"]
    return {"reading": pipeline.seconds["parsing and quotations"] / len(articles), "rate": rate, "textacy": pipeline.textacy}
