"""The one table: rows, machine, order and sample by hand; parts answer what they are told, nothing is measured."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks import __main__ as command
from benchmarks import machine, orders, sample, speed
from benchmarks.data import DataMissingError
from benchmarks.drafts import Latency, Recall
from benchmarks.filing import Filing
from benchmarks.machine import Machine
from benchmarks.orders import MILLION, QUICK, Order, ordered
from benchmarks.parts import __main__ as part
from benchmarks.parts import archive, asking, growth, ingest, milliseconds, neighbours, pairs
from benchmarks.processes import answer
from benchmarks.rows import HEAD, Row, head, line, missing, number
from benchmarks.summary import PARTS, summarise

MACHINE = Machine("a processor", 2, ("avx2",), 24.0, "Linux 6", 0.1, "abc+", {"Python": "3.11"}, {"device": "cpu", "dtype": "float32", "gpu": None, "threads": 2})


def test_numbers_have_three_figures_or_more() -> None:
    """By their size, thousands apart."""
    assert [number(value) for value in (12345.6, 123.4, 12.34, 1.234, 0.1234, 0.01234, 0)] == ["12,346", "123", "12.3", "1.23", "0.123", "0.0123", "0.000"]


def test_a_row_of_the_table() -> None:
    """Value, unit, baseline, its value, ratio; a bar in a note ends no cell; without a baseline there is no ratio."""
    cells = [cell.strip() for cell in line(Row("pairs", 100.0, "pairs/s", "plain", 50.0, "a|b")).strip("|").split("|")]
    assert cells == ["pairs", "100", "pairs/s", "plain", "50.0", "2.00 ×", "a/b"]
    bare = Row("pairs", 100.0, "pairs/s", "", 0.0)
    assert "inf" not in line(bare)
    assert bare.record()["ratio"] is None
    assert [len(row.split("|")) for row in (*head(), line(bare), missing("pairs", "no\n material"))] == [len(HEAD) + 2] * 4
    assert "not measured: no material" in missing("pairs", "no\n material")


def test_an_order_travels() -> None:
    """As a word of a command line, with and without data."""
    for order in (Order(Path("seeds")), Order(Path("s"), Path("d"), quick=True, million=True)):
        assert ordered(order.written()) == order
    assert Order(Path("s"), quick=True, million=True).statements == (10_000, MILLION)
    assert Order(Path("s")).statements == (10_000, 100_000)
    assert Order(Path("s"), quick=True).amounts is QUICK


def test_the_sample_without_data_is_of_seeds() -> None:
    """Told again under other names, the same every time, ids unique; a beginning ends with a paragraph; a story has four."""
    order = Order(speed.SEEDS, quick=True)
    made = sample.shorts(order, 12)
    assert made[:7] == sample.shorts(order, 7)
    assert len({one.article.id for one in made}) == 12
    assert [one.event for one in made] == ["0000/seeds"] * 5 + ["0001/seeds"] * 5 + ["0002/seeds"] * 2
    assert made[0].article.text != made[5].article.text
    assert {len(story) for story in sample.stories(order, 8)} == {4}
    long = sample.whole(Order(speed.SEEDS), 5)
    assert sum(len(one["text"]) for one in long) > 2 * sum(len(one["text"]) for one in sample.whole(order, 5))
    assert sample.beginning("one two\n\nthree\n\nfour", 3) == "one two\n\nthree"
    assert sample.beginning("one two\n\nthree", None) == "one two\n\nthree"
    assert "seeds/" in sample.named(order)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """The message says what to give."""
    with pytest.raises(FileNotFoundError, match="--seeds"):
        sample.shorts(Order(tmp_path), 3)
    with pytest.raises(DataMissingError):
        sample.stories(Order(speed.SEEDS, tmp_path), 3)


def test_the_machine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processor and flags as Linux names them, nothing where it names none; outside of a checkout no commit; a busy machine says so."""
    file = tmp_path / "cpuinfo"
    file.write_text("processor\t: 0\nmodel name\t: A Processor\nflags\t\t: fpu avx2 amx_int8\n\nprocessor\t: 1\n", "utf-8")
    assert machine.cpuinfo(file)["model name"] == "A Processor"
    assert machine.cpuinfo(tmp_path / "none") == {}
    assert machine.commit(tmp_path) == "unknown"
    monkeypatch.setattr(machine, "answer", lambda *_given: {"device": "cpu", "dtype": "float32", "gpu": None, "threads": 2})
    found = machine.machine()
    assert found.cores >= 1
    assert found.memory_gib > 0
    assert {"Python", "numpy"} <= set(found.versions)
    assert "no AMX" in "\n".join(MACHINE.lines())
    assert "load" not in MACHINE.lines()[0]
    busy = Machine("p", 2, ("amx_bf16",), 24.0, "Linux", 7.9, "abc", {}, {"gpu": "H"})
    assert "load 7.9" in busy.lines()[0]
    assert "no AMX" not in busy.lines()[0]
    assert "GPU: H" in busy.lines()[0]


def test_a_machine_without_torch_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last words of the process that looked."""

    def fails(*_given: Any) -> None:
        raise RuntimeError("python -c ended with 1: Traceback\nModuleNotFoundError: No module named 'torch'")

    monkeypatch.setattr(machine, "answer", fails)
    assert machine.device() == {"problem": "ModuleNotFoundError: No module named 'torch'"}


def answers(found: dict[str, Any]) -> Any:
    """A stand-in for processes: what each part answers, an exception is raised."""

    def stand_in(_m: str, _module: str, name: str, _order: str) -> Any:
        given = found[name]
        if isinstance(given, Exception):
            raise given
        return given

    return stand_in


@pytest.fixture
def good() -> dict[str, Any]:
    """Every part answers one row."""
    return {name: {"found": [Row(name, 2.0, "a second", "plain", 1.0).record()]} for name in PARTS}


def test_the_table_has_every_part(good: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In order, the machine above; sizes left out are said with their option; all of it as JSON."""
    said: list[str] = []
    monkeypatch.setattr(asking, "answer", answers(good))
    assert summarise(Order(speed.SEEDS, quick=True), MACHINE, (), tmp_path / "out.json", said.append) == 0
    lines = "\n".join(said).splitlines()
    assert lines[0].startswith("machine: a processor, 2 cores (AVX2, no AMX)")
    assert "commit abc+" in "\n".join(lines[:4])
    names = [row.split("|")[1].strip() for row in lines if row.startswith("| ")][2:]
    assert names == [*PARTS, "archive of 100,000 statements", "archive of 1,000,000 statements"]
    assert "give --million" in lines[-1]
    written = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert list(written["rows"]) == list(PARTS)
    assert written["rows"]["pairs"][0]["ratio"] == 2.0
    assert written["machine"]["commit"] == "abc+"
    assert written["order"]["quick"] is True


def test_what_is_missing_ends_no_run(good: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is not there is a row with the reason, and the code stays 0; a part that breaks is told, and the code is 1."""
    said: list[str] = []
    monkeypatch.setattr(asking, "answer", answers(good | {"pairs": {"missing": "No module named 'sentence_transformers'"}}))
    assert summarise(Order(speed.SEEDS), MACHINE, ["pairs", "ingest"], None, said.append) == 0
    assert "not measured: No module named 'sentence_transformers'" in said[1]
    assert said[2].startswith("| ingest ")
    assert len(said) == 3
    monkeypatch.setattr(asking, "answer", answers(good | {"pairs": RuntimeError("python ended with 1: Traceback\nKeyError: 'x'")}))
    assert summarise(Order(speed.SEEDS), MACHINE, ["pairs", "ingest"], None, said.append) == 1
    assert "not measured: failed: KeyError: 'x'" in said[-2]
    assert said[-1].startswith("| ingest ")


@pytest.mark.parametrize("reason", [ImportError("No module named 'x'"), FileNotFoundError("no articles"), KeyError("a fault")])
def test_a_part_says_why_it_has_no_rows(reason: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Material and packages that are missing are an answer; a fault of ours is not."""

    def rows(_order: Order) -> list[Row]:
        raise reason

    monkeypatch.setattr(ingest, "rows", rows)
    arguments = ["ingest", Order(speed.SEEDS).written()]
    if isinstance(reason, KeyError):
        with pytest.raises(KeyError):
            part.main(arguments)
        return
    part.main(arguments)
    said = json.loads(capsys.readouterr().out)["missing"]
    assert str(reason) in said
    assert ("pip install" in said) is isinstance(reason, ImportError)


def test_a_process_answers_with_its_last_line() -> None:
    """What it says before is passed over; one that fails is an error with its last words."""
    assert answer("-c", "print('loading'); print('[1, 2]')") == [1, 2]
    with pytest.raises(RuntimeError, match=r"(?s)ended with 3: .*sorry"):
        answer("-c", "import sys; print('sorry', file=sys.stderr); sys.exit(3)")


def test_every_part_is_a_module() -> None:
    """With a function `rows`."""
    from importlib import import_module

    assert all(callable(import_module(f"benchmarks.parts.{name}").rows) for name in PARTS)


def run(size: int) -> dict[str, Any]:
    """A run of so many articles: questions square, seconds linear."""
    return {"articles": size, "words": 50 * size, "lost": 0, "total": 0.5 * size, "questions": {"scorer": size**2}, "compared": size, "sentence_pairs": 10 * size, "peak_mib": 600}


def test_growth_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles a second; the obvious pipeline, 0.1 s and ten questions an article at 20 a second, is 0.3 of that; exponents 2 and 1."""
    found: dict[str, Any] = {"checked": run, "obvious": lambda: {"reading": 0.1, "rate": 20.0, "textacy": False}}
    monkeypatch.setattr(growth, "asked", lambda name, _order, *size: found[name](*size))
    monkeypatch.setattr(growth, "run_process", lambda *_given: type("Usage", (), {"peak_mib": 300.0}))
    rate, questions, compared, seconds, *memory = growth.rows(Order(speed.SEEDS, quick=True))
    assert (rate.value, rate.baseline_value) == (pytest.approx(2.0), pytest.approx(1 / 0.6))
    assert (questions.value, questions.baseline_value) == (pytest.approx(2.0), pytest.approx(1.0))
    assert (compared.value, seconds.value, seconds.baseline_value) == (pytest.approx(1.0), pytest.approx(1.0), pytest.approx(1.0))
    assert [row.ratio for row in memory] == [2.0, 2.0]
    assert questions.note == "30 → 120 articles: 900 → 14,400"

    def lacking() -> None:
        raise asking.LackingError("No module named 'sentence_transformers'")

    found["obvious"] = lacking
    bare = growth.rows(Order(speed.SEEDS, quick=True))[0]
    assert bare.record()["ratio"] is None
    assert "sentence_transformers" in bare.baseline


def test_the_archives_rows_by_hand() -> None:
    """Rate beside reading, bytes beside text and vectors, recall beside exact search, check beside reading anew, look-up beside a scan."""
    adding, size, memory = archive.added(Filing(100, 1000, 2000, 2, 100, 0, 50.0, 60.0, 300.0, 900.0, 100, 200, 5, 1_000_000), 1.0, 300.0)
    assert (adding.ratio, size.value, memory.ratio) == (2.0, 10_000, 3.0)
    assert size.baseline_value == 20 + 2 * 1536
    found = archive.found(Recall(2, 10, 8, 9, 8))
    assert (found.value, found.baseline_value) == (0.8, 0.9)
    assert "0.889" in found.note
    latency = Latency(10_000, (1.0, 2.0, 6.0), (0.1, 0.2, 0.3), (0.4,), (4.0,), 0.7)
    check, slow, look, _ = archive.told(latency)
    assert (check.value, check.ratio, slow.value, look.ratio) == (2.0, 0.5, 6.0, 0.5)
    assert check.stage == "archive of 10,000 statements: check, p50"
    assert "0.70 s" in check.note


def test_the_settings_of_the_index_are_the_archives() -> None:
    """The contender held against exact search has the numbers of the archive's own segments."""
    from attribution.archive.meaning import segments
    from benchmarks.nearest import CONTENDERS

    assert {neighbours.OURS, neighbours.EXACT} <= {contender.name for contender in CONTENDERS}
    assert (segments.NEIGHBOURS, segments.ADDING, segments.SEARCHING) == (16, 128, 128)


def test_rows_of_the_other_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Milliseconds by whose they are and by stage, as shares of the whole; pairs under names that stand alone; records beside the loop."""
    from benchmarks.spent import STAGES
    from benchmarks.where import Where

    stages = {STAGES[2].name: 30.0, STAGES[4].name: 60.0, "rest": 10.0}
    where = Where(2, 100, 10, 1, "a processor", {}, stages)
    monkeypatch.setattr(milliseconds.where, "measure", lambda _records: where)
    made = milliseconds.rows(Order(speed.SEEDS, quick=True))
    assert [round(row.ratio, 2) for row in made] == [0.6, 0.3, 0.1, 0.3, 0.6, 0.1]
    assert pairs.told(Row("mixed pairs, encoder", 50.0, "GFLOP/s", "plain float32 products", 100.0)).stage == "entailment, mixed pairs, encoder: share of the limit"
    assert pairs.told(Row("mixed pairs", 50.0, "pairs/s", "CrossEncoder.predict, float32", 100.0)).stage == "entailment, mixed pairs"
    runs = {"json loop": 1.0, "ingest --jobs 1": 2.0, "ingest --jobs 2": 4.0}
    monkeypatch.setattr(ingest, "measured", lambda name, *_paths: {"working": runs[name], "lost": 0, "peak_mib": 100})
    assert [row.ratio for row in ingest.rows(Order(speed.SEEDS, quick=True))] == [0.5, 0.25, 1.0]


def test_the_list_is_printed_without_measuring(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """--list names modules that are there; without it the table is made of what was asked for."""
    assert command.main(["--list"]) == 0
    said = capsys.readouterr().out
    named = {row.split()[2].partition(".")[2] for row in said.splitlines() if row.startswith("python -m benchmarks.")}
    folder = Path(command.__file__).parent
    assert named >= {"archive", "engines", "nearest", "where", "kills", "endtoend"}
    assert all((folder / f"{name}.py").is_file() for name in named)
    asked: list[Any] = []
    monkeypatch.setattr(command, "machine", lambda: MACHINE)
    monkeypatch.setattr(command, "summarise", lambda *given: asked.append(given) or 0)
    monkeypatch.setenv("ATTRIBUTION_DATA", "some/folder")
    assert command.main(["--quick", "--million", "--only", "pairs"]) == 0
    assert asked[0][0] == Order(command.SEEDS, Path("some/folder"), quick=True, million=True)
    assert asked[0][2] == ["pairs"]
    assert orders.USUAL.growth == (30, 120)


def test_a_fault_is_nothing_that_lacks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A model that is missing is told and no fault; an archive that is full fails the part."""
    from attribution.errors import ConfigError, ModelError

    def raising(error: Exception) -> None:
        def rows(_order: Order) -> list[Row]:
            raise error

        monkeypatch.setattr(part, "import_module", lambda _name: type("Part", (), {"rows": staticmethod(rows)}))
        part.main(["archive", Order(speed.SEEDS).written()])

    raising(ModelError("no weights"))
    assert capsys.readouterr().out == '{"missing": "no weights"}\n'
    with pytest.raises(ConfigError, match="disk is full"):
        raising(ConfigError("the disk is full"))


def test_products_of_a_contender_are_made_by_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of its own is told so before it loads numpy."""
    from benchmarks import nearest

    seen: list[str | None] = []

    class Pool:
        def __init__(self, *_given: object) -> None:
            seen.extend(os.environ.get(name) for name in nearest.THREADS)

        def __enter__(self) -> Pool:
            return self

        def __exit__(self, *_fault: object) -> None:
            return

        def submit(self, work: Any, *given: object) -> Any:
            assert (work, given) == (nearest.measured, (3, 100, None))
            return type("Future", (), {"result": lambda _self: "measured"})()

    for name in nearest.THREADS:
        monkeypatch.setenv(name, "2")
    monkeypatch.setattr(nearest, "ProcessPoolExecutor", Pool)
    assert nearest.alone(3, 100) == "measured"
    assert seen == ["1", "1", "1"]
