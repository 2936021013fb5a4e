"""Articles a second of reading quotations, beside the parser alone; the encoder beside plain products; memory."""

from __future__ import annotations

from time import perf_counter

from benchmarks import reading
from benchmarks.data import Record
from benchmarks.orders import Order
from benchmarks.processes import run_process
from benchmarks.rows import Row
from benchmarks.sample import whole
from benchmarks.stages import IMPORTS


def rows(order: Order) -> list[Row]:
    """Read the sample once, models loaded before; then parse it."""
    articles = whole(order, order.amounts.read)
    bare = run_process(*IMPORTS).peak_mib
    speed = reading.measure(articles, {})
    note = f"{speed.articles} articles of {speed.words / speed.articles:.0f} words, {speed.lost} lost"
    made = [
        Row("quotations", speed.articles / speed.seconds, "articles/s", "the parser alone", parsed(articles), note),
        Row("quotations, peak memory", speed.peak_mib, "MiB", "importing the libraries", bare),
    ]
    if speed.matmul_flops:
        plain = f"plain {speed.numbers} products (matmul limit)"
        made.append(Row("quotations, encoder: share of the limit", speed.encoder_flops / 1e9, "GFLOP/s", plain, speed.matmul_flops / 1e9))
    return made


def parsed(articles: list[Record]) -> float:
    """Articles a second that the parser alone reads."""
    from attribution.parsing import load_pipeline, parse_texts

    parser, texts = load_pipeline(), [article["text"] for article in articles]
    list(parse_texts(parser, texts[:1]))
    started = perf_counter()
    list(parse_texts(parser, texts))
    return len(texts) / (perf_counter() - started)
