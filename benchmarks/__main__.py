"""List what can be measured."""

from __future__ import annotations

BENCHMARKS = """\
python -m benchmarks.endtoend --data DIR   findings, quotations and layout against annotated stories
python -m benchmarks.ablations --data DIR  what each piece of the product buys, on the annotated stories
python -m benchmarks.alignment --data DIR  whether sentences of one fact are held against each other (ECB+)
python -m benchmarks.stories --data DIR    articles of one event grouped, two events of one kind kept apart
python -m benchmarks.scale --data DIR      time, questions and memory of 125 to 1,000 articles; beside the obvious pipeline
python -m benchmarks.speed                 times of the stages on seeds/, as ratios against plain baselines
python -m benchmarks.reading --data DIR    articles and words a second of reading quotations, by stage
python -m benchmarks.extraction --data DIR bodies of real pages, beside the libraries others use
python -m benchmarks.layout --data DIR     what role the lines of a plain scrape get: annotated pages, invented furniture
python -m benchmarks.ingest                pages and records a second of ingest, memory at 1,000 and 100,000 articles
python -m benchmarks.cases                 our own suite of cases: found, missed, false, by relation, kind and trap
python -m benchmarks.entailment            pairs a second of entailment, beside the same weights in two other libraries
python -m benchmarks.invariance --data DIR whether a verdict depends on batch size or order

Each prints its options with --help.
"""


def main() -> None:
    """Print the list."""
    print(BENCHMARKS, end="")


if __name__ == "__main__":
    main()
