"""The scale benchmark's parts: a corpus of made-up reports, growth by hand, watching a run, the table, and grouping by pairs."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from attribution.scoring.tally import Ratio
from benchmarks import scale, stories
from benchmarks.corpus import ECBPLUS, WIKINEWS, corpus, evenly, exchanged, other_number, renamed
from benchmarks.data import DataMissingError
from benchmarks.grouping import together
from benchmarks.growth import exponent
from benchmarks.watching import Counted, count_questions


def write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Rows as a gzipped JSONL file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder: an event of nine reports, one of four, one of a test part, and a Wikinews story of four."""
    rows = [{"doc": f"1_{n}", "subtopic": "1_ecb", "split": "train", "sentences": [f"Report {n}.", "On Friday Lohan met 350 people in 2009."]} for n in range(9)]
    rows += [{"doc": f"2_{n}", "subtopic": "2_ecb", "split": "dev", "sentences": [f"Other report {n}."]} for n in range(4)]
    rows += [{"doc": f"36_{n}", "subtopic": "36_ecb", "split": "test", "sentences": ["Hidden."]} for n in range(4)]
    write(tmp_path / ECBPLUS, rows)
    docs = [{"doc": f"w{n}", "outlet": "o", "title": "A title", "text": f"Wikinews report {n}."} for n in range(4)]
    write(tmp_path / WIKINEWS, [{"cluster": "w", "docs": docs}])
    return tmp_path


def test_the_corpus_is_made_of_stories(data: Path) -> None:
    """Ids are unique, nothing of a test part is in it, reports are used before they are used again, the count is exact."""
    made = corpus(data, 1000)
    assert {len(story) for story in made} == {4}
    ids = [record["id"] for story in made for record in story]
    assert (len(ids), len(set(ids))) == (1000, 1000)
    assert not any("36_" in name for name in ids)
    first = {record["id"].split()[1] for story in made for record in story if int(record["id"][:4]) < 4}
    assert {"1_0", "1_7", "2_3", "w0"} <= first
    assert sum("w0" in name for name in ids) == 1
    assert [len(story) for story in corpus(data, 18)] == [4, 4, 4, 4, 2]
    assert all(story in made for story in corpus(data, 100))


def test_a_missing_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Both commands say what they need and return 2."""
    monkeypatch.delenv("ATTRIBUTION_DATA", raising=False)
    with pytest.raises(DataMissingError):
        corpus(tmp_path, 4)
    for command in (scale, stories):
        assert command.main([]) == 2
        assert command.main(["--data", str(tmp_path)]) == 2
    assert "is not there" in capsys.readouterr().err


def test_another_event_has_other_names_numbers_and_dates() -> None:
    """Consistently, in capitals too, and the words of the kind stay."""
    record = {"id": "x", "title": "LOHAN in court", "text": "Police said Lohan and 350 others met on Friday, 4 March 2009. The three left, Lohan said."}
    made = renamed(record, 1, "y")
    assert made["id"] == "y"
    assert not {"Lohan", "350", "2009", "Friday", "March", "three"} & set(made["text"].replace(",", "").replace(".", "").split())
    name = made["text"].split()[2]
    assert made["text"].count(name) == 2
    assert "Saturday" in made["text"]
    assert "April 2008" in made["text"]
    assert made["text"].startswith("Police said ")
    assert renamed(record, 0, "y")["text"] == record["text"]
    assert renamed(record, 2, "y")["text"] != made["text"] == renamed(record, 1, "y")["text"]


def test_names_in_capitals_and_numbers_of_one_length() -> None:
    """A name in capitals stays in capitals; a number keeps its length and changes with the turn."""
    assert exchanged("LOHAN Lohan", {"LOHAN", "Lohan"}, 1).split()[0] == exchanged("LOHAN Lohan", {"LOHAN", "Lohan"}, 1).split()[1].upper()
    assert len(other_number("350", 1)) == 3
    assert other_number("350", 1) != other_number("350", 2)
    assert other_number("2009", 3) == "2006"


def test_a_beginning_covers_the_range() -> None:
    """By van der Corput: the first half of the list has every other item."""
    assert evenly([0, 1, 2, 3]) == [0, 2, 1, 3]
    assert sorted(evenly(list(range(10)))) == list(range(10))


def test_growth_by_hand() -> None:
    """Linear is 1, square is 2; one size or a zero has none."""
    assert exponent([1, 2, 4], [3, 6, 12]) == pytest.approx(1.0)
    assert exponent([10, 100], [1, 100]) == pytest.approx(2.0)
    assert exponent([5], [1]) is None
    assert exponent([1, 2], [0, 1]) is None


def test_pairs_of_articles() -> None:
    """Three together of whom two belong together: 1 of 3 pairs right, 1 of 2 found."""
    assert together([["a", "b", "c"], ["d"]], {"a": 1, "b": 1, "c": 2, "d": 2}) == (Ratio(1, 3), Ratio(1, 2))


class Scorer:
    """Answers nothing, to every question."""

    key = "k"

    def score(self, pairs: Sequence[Any]) -> list[None]:
        """None for every pair."""
        return [None] * len(pairs)


def test_questions_are_counted() -> None:
    """By model; a version without an aligner has none; everything else of a model is still there."""
    models = type("Models", (), {})()
    models.scorer = Scorer()
    counts, seconds = count_questions(models)
    assert models.scorer.score([1, 2, 3]) == [None] * 3
    assert isinstance(models.scorer, Counted)
    assert models.scorer.key == "k"
    assert counts == Counter(scorer=3)
    assert seconds["scorer"] >= 0


def run(articles: int) -> dict[str, Any]:
    """The figures of a run of so many articles, linear but for the pairs compared."""
    return {
        "articles": articles, "stories": articles // 4, "words": 100 * articles, "lost": 0,
        "seconds": {"reading": 2.0 * articles, "story grouping": 0.5 * articles, "matching": 0.5 * articles, "judging": 1.0 * articles},
        "model_seconds": {"scorer": 0.8 * articles}, "total": 4.0 * articles, "questions": {"scorer": 6 * articles, "aligner": 4 * articles},
        "considered": 50 * articles, "compared": articles**2, "sentence_pairs": 3000 * articles, "findings": articles,
        "grouping": {"made": articles // 4, "found": articles // 4, "sizes": {"4": articles // 4}}, "peak_mib": 700, "threads": 2,
    }  # fmt: skip


def test_the_table_by_hand() -> None:
    """An exponent of 1 for what is linear, 2 for what is square, 0 for constant memory."""
    grown = scale.exponents([run(10), run(20), run(40)])
    assert grown["total"] == pytest.approx(1.0)
    assert grown["comparison stages together"] == pytest.approx(1.0)
    assert grown["pairs compared"] == pytest.approx(2.0)
    assert grown["peak memory"] == pytest.approx(0.0)
    text = "\n".join(scale.lines([run(10), run(20)]))
    row = next(line for line in text.splitlines() if line.startswith("questions judged"))
    assert row.split()[2:] == ["100", "200", "1.00"]
    assert "2/2" in text
    assert scale.sizes("50,25,50") == [25, 50]


def test_what_the_obvious_pipeline_would_ask() -> None:
    """Three reports of 2, 3 and 0 sentences: 2 × 2 × 3 questions; another story adds none of its own across."""
    records = [[{"id": "a"}, {"id": "b"}, {"id": "c"}], [{"id": "d"}]]
    assert scale.sentence_pairs(records, {"a": 2, "b": 3, "d": 9}) == 12
