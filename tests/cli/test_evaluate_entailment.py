"""`attribution evaluate entailment` on tiny made-up files, without models."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from attribution.cli import checker, entailmenttable, evaluate_entailment, output
from attribution.encoder.calibration import Calibration
from attribution.errors import ConfigError, InputError
from attribution.types import Verdict

AGREE = {"premise": "The dam broke on 3 May , killing 12 .", "hypothesis": "The dam broke.", "label": "entailment"}
DIFFER = {"premise": "The dam broke.", "hypothesis": "The dam did not break.", "label": "contradiction"}
OPEN = {"premise": "The dam broke.", "hypothesis": "The dam was old.", "label": "neutral"}


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A JSONL file, gzipped where its name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.fixture
def data(folder: Path) -> Path:
    """dev3 with two sets, one of them of two labels; fiction with phenomena."""
    place = folder / "data"
    rows = [{"id": "1", "dataset": "mnli/dev_matched", **row} for row in (AGREE, DIFFER, OPEN)]
    rows += [{"id": "2", "dataset": "fm2/dev", **row} for row in (AGREE, DIFFER)]
    write(place / "nli/dev3.jsonl.gz", rows)
    write(place / "fiction/pairs.dev.jsonl.gz", [{"phenomenon": "hedge/modality", "dataset": "fiction", **OPEN}])
    return place


class Model:
    """Says contradiction where a "not" is, entailment elsewhere; refuses hypotheses of more than 20 words."""

    calibration = Calibration(sure=(0.5, 0.5, 0.9))

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.config: Any = None

    def make(self, config: Any, _progress: Any) -> Any:
        """Stand in for `checker.make_checker`."""
        self.config = config
        return SimpleNamespace(models=SimpleNamespace(entailment=self))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each."""
        if any(len(hypothesis.split()) > 20 for _, hypothesis in pairs):
            raise InputError("too long", code="too_long")
        self.asked += pairs
        return [Verdict(0.1, 0.1, 0.8) if " not " in h else Verdict(0.7, 0.2, 0.1) for _, h in pairs]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    """The made-up model in the pipeline's place."""
    fake = Model()
    monkeypatch.setattr(checker, "make_checker", fake.make)
    monkeypatch.setattr(evaluate_entailment, "model_name", lambda _config: "fake@1")
    return fake


def evaluated(run: Any, *more: str, code: int = 0) -> Any:
    """The JSON of a run."""
    result = run("evaluate", "entailment", "--format", "json", *more)
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def test_json_has_every_set(run, data, model):
    """Sets of dev3 by their names, fiction after them; no time is written, so that the bytes are the same again."""
    table = evaluated(run, "--data", str(data))
    assert table["schema"] == "attribution.evaluation.entailment/1"
    assert table["entailment"] == "fake@1"
    assert [(r["set"], r["pairs"]) for r in table["sets"]] == [("fiction/dev", 1), ("fm2/dev", 2), ("mnli/dev_matched", 3)]
    mnli = table["sets"][2]
    assert mnli["measures"]["accuracy"]["hits"] == 2
    assert mnli["measures"]["F1 contradiction"]["rate"] == 1.0
    assert mnli["confusion"]["neutral"] == {"entailment": 1, "neutral": 0, "contradiction": 0}
    assert mnli["measures"]["sure"]["hits"] == 2
    assert table["sets"][1]["measures"]["accuracy without neutral"]["rate"] == 1.0
    assert table["sets"][0]["phenomena"]["hedge"]["pairs"] == 1
    assert run("evaluate", "entailment", "--data", str(data), "--format", "json").stdout == json.dumps(table, indent=2) + "\n"


def test_the_table_is_for_a_person(run, data, model):
    """An overview, then every set with its confusion, calibration and phenomena."""
    shown = run("evaluate", "entailment", "--data", str(data), "--set", "mnli/dev_matched").stdout
    assert "model: fake@1" in shown
    assert "== mnli/dev_matched: 3 pairs" in shown
    assert "F1 contradiction" in shown
    assert "-- calibration: ECE" in shown
    rows = {line.split()[0]: line.split() for line in shown.splitlines() if line}
    assert rows["neutral"][1:] == ["1", "0", "0"]
    assert rows["negation"][1:3] == ["1", "1.000"]


def test_punctuation_is_tidied_unless_raw(run, data, model):
    """The model reads what a newspaper would print; --raw leaves the text alone."""
    evaluated(run, "--data", str(data), "--set", "fm2/dev")
    assert model.asked[-2][0] == "The dam broke on 3 May, killing 12."
    evaluated(run, "--data", str(data), "--set", "fm2.dev", "--raw")
    assert model.asked[-2][0] == AGREE["premise"]


def test_pairs_of_ones_own(run, folder, model):
    """A plain file without `dataset` is a set of its own name; no data folder is needed."""
    file = write(folder / "desk.jsonl", [AGREE, {**DIFFER, "phenomenon": "negation"}])
    (result,) = evaluated(run, "--pairs", str(file))["sets"]
    assert (result["set"], result["pairs"], set(result["phenomena"])) == ("desk", 2, {"negation", "none"})


def test_what_is_missing_is_skipped_with_its_reason(run, data, model):
    """The rest is scored; with nothing left the code is 2."""
    (data / "nli/dev3.jsonl.gz").unlink()
    result = run("evaluate", "entailment", "--data", str(data))
    assert result.exit_code == 0
    assert "Skipped dev3.jsonl.gz: nli/dev3.jsonl.gz is not there" in result.stderr
    result = run("evaluate", "entailment", "--data", str(data / "nowhere"))
    assert result.exit_code == 2
    assert "nothing to score" in result.stderr
    assert run("evaluate", "entailment", env={"ATTRIBUTION_DATA": ""}).exit_code == 2


@pytest.mark.parametrize("name", ["anli/test", "vitaminc.test", "mnli/test_matched"])
def test_test_sets_are_refused(run, data, model, name):
    """Whatever is named test is not asked for, not opened, and not scored where a row says so."""
    result = run("evaluate", "entailment", "--data", str(data), "--set", name)
    assert result.exit_code == 2
    assert "test sets are kept for the final measurement" in result.stderr
    file = write(data / "rows.jsonl", [{**AGREE, "dataset": name}])
    assert run("evaluate", "entailment", "--pairs", str(file)).exit_code == 2
    file = write(data / "pairs.test.jsonl", [AGREE])
    assert run("evaluate", "entailment", "--pairs", str(file)).exit_code == 2
    assert model.asked == []


def test_an_unknown_set_is_refused(run, data, model):
    """The message lists those there are."""
    result = run("evaluate", "entailment", "--data", str(data), "--set", "mnli/dev")
    assert result.exit_code == 2
    assert "mnli/dev_matched" in result.stderr


def test_only_the_first_pairs(run, data, model):
    """`--limit` counts in each set."""
    assert [r["pairs"] for r in evaluated(run, "--data", str(data), "--limit", "1")["sets"]] == [1, 1, 1]


def test_a_pair_that_does_not_fit_is_counted_and_left_out(run, folder, model):
    """The others are scored, and the code is 3."""
    file = write(folder / "desk.jsonl", [AGREE, {**DIFFER, "hypothesis": "word " * 21}, DIFFER])
    (result,) = evaluated(run, "--pairs", str(file), code=3)["sets"]
    assert (result["pairs"], result["lost"], result["measures"]["accuracy"]["rate"]) == (2, 1, 1.0)


@pytest.mark.parametrize(
    ("row", "said"),
    [({"premise": "a", "label": "neutral"}, "key 'hypothesis' is missing"), ({**AGREE, "label": "refutes"}, "refutes"), ([1], "line 1")],
)
def test_a_line_that_is_no_pair_is_named(run, folder, model, row, said):
    """File, line, what was seen and what was expected."""
    result = run("evaluate", "entailment", "--pairs", str(write(folder / "desk.jsonl", [row])))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "desk.jsonl" in result.stderr


def test_the_plot_is_a_png_and_the_same_every_time(run, data, model, folder):
    """No date is written into it."""
    pytest.importorskip("matplotlib")
    for name in ("a.png", "b.png"):
        assert run("evaluate", "entailment", "--data", str(data), "--plot", name).exit_code == 0
    assert (folder / "a.png").read_bytes()[:4] == b"\x89PNG"
    assert (folder / "a.png").read_bytes() == (folder / "b.png").read_bytes()


def test_a_plot_that_cannot_be_written_is_told_before_any_work(run, data, model, monkeypatch):
    """A wrong name, a missing folder, a missing library: each with the next step."""
    for name, said in (("a.svg", "ends with .png"), ("no/a.png", "Create it first")):
        result = run("evaluate", "entailment", "--data", str(data), "--plot", name)
        assert result.exit_code == 2
        assert said in result.stderr
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    result = run("evaluate", "entailment", "--data", str(data), "--plot", "a.png")
    assert "pip install 'attribution[plot]'" in result.stderr
    assert model.asked == []


def test_another_model_is_a_setting(run, data, model):
    """`--entailment-model` reaches the settings."""
    evaluated(run, "--data", str(data), "--entailment-model", "some/model", "--dtype", "float32")
    assert (model.config.entailment_model, model.config.dtype) == ("some/model", "float32")


def test_limit_and_raw_are_told(run, data, model):
    """The record says how it was measured."""
    table = evaluated(run, "--data", str(data))
    assert list(table) == ["schema", "entailment", "limit", "raw", "sets", "skipped"]
    assert (table["limit"], table["raw"]) == (None, False)
    table = evaluated(run, "--data", str(data), "--limit", "2", "--raw")
    assert (table["limit"], table["raw"]) == (2, True)


def test_lost_pairs_are_named(run, folder, model):
    """File and line of the first five, then how many more; --quiet says nothing."""
    long = {**DIFFER, "hypothesis": "word " * 21}
    file = write(folder / "desk.jsonl", [AGREE, *[long] * 7, DIFFER])
    result = run("evaluate", "entailment", "--pairs", str(file))
    assert result.exit_code == 3
    told = result.stderr.splitlines()
    assert told[0] == f"Not scored: {file}, line 2: too long"
    assert [line.split(":")[1].split()[-1] for line in told[:5]] == ["2", "3", "4", "5", "6"]
    assert told[5:] == ["Not scored: 2 more"]
    assert run("evaluate", "entailment", "--pairs", str(file), "--quiet").stderr == ""


def test_half_a_character_is_a_lost_pair(run, folder, model):
    """No tokenizer takes a lone surrogate; the other pairs are scored, and the line is named."""
    file = folder / "desk.jsonl"
    file.write_text(json.dumps(AGREE) + "\n" + json.dumps({**DIFFER, "premise": "a \ud83d b"}) + "\n", "utf-8")
    result = run("evaluate", "entailment", "--pairs", str(file), "--format", "json")
    assert result.exit_code == 3
    assert [(r["pairs"], r["lost"]) for r in json.loads(result.stdout)["sets"]] == [(1, 1)]
    assert "line 2: half a character" in result.stderr


def test_nothing_in_a_file_names_the_file(run, folder, model):
    """An empty file has nothing to score."""
    (folder / "desk.jsonl").write_text("", "utf-8")
    result = run("evaluate", "entailment", "--pairs", "desk.jsonl")
    assert result.exit_code == 2
    assert "nothing to score in desk.jsonl" in result.stderr
    assert "None" not in result.stderr


def test_stdin_and_the_same_file_twice(run, folder, model):
    """`-` is read; a file given twice counts once, with a note."""
    result = run("evaluate", "entailment", "--pairs", "-", "--format", "json", input=json.dumps(AGREE))
    assert [r["set"] for r in json.loads(result.stdout)["sets"]] == ["stdin"]
    file = write(folder / "desk.jsonl", [AGREE, DIFFER])
    result = run("evaluate", "entailment", "--pairs", "desk.jsonl", "--pairs", str(file), "--format", "json")
    assert json.loads(result.stdout)["sets"][0]["pairs"] == 2
    assert f"Skipped {file} (again): it was given twice, and counts once" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "desk.jsonl"], "-o desk.jsonl is a file of pairs"),
        (["-o", "data/nli/dev3.jsonl.gz"], "is a file of the data folder"),
        (["--plot", "own.png", "--pairs", "own.png"], "--plot own.png is a file of pairs"),
        (["--plot", "a.png", "-o", "a.png"], "--plot a.png is the report's file"),
        (["--plot", "b.png"], "--plot b.png is a folder"),
        (["--plot", "/proc/a.png"], "cannot write /proc/a.png"),
        (["-o", "/proc/a.json"], "cannot write /proc/a.json"),
        (["--plot", ""], "expected the name of a file"),
    ],
)
def test_places_are_checked_before_the_run(run, data, folder, model, options, said):
    """Inputs are never overwritten, the two outputs never meet, and what cannot be written is told at once."""
    pytest.importorskip("matplotlib")
    for name in ("desk.jsonl", "own.png"):
        write(folder / name, [AGREE])
    (folder / "b.png").mkdir()
    before = (data / "nli/dev3.jsonl.gz").read_bytes(), (folder / "own.png").read_bytes()
    result = run("evaluate", "entailment", "--data", "data", "--pairs", "desk.jsonl", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert model.asked == []
    assert ((data / "nli/dev3.jsonl.gz").read_bytes(), (folder / "own.png").read_bytes()) == before


def test_the_report_is_there_when_the_plot_fails(run, folder, model, monkeypatch):
    """It is written first; the plot's fault is a plain error."""
    pytest.importorskip("matplotlib")
    write(folder / "desk.jsonl", [AGREE])
    fill = output._fill

    def full(file, pieces, place, option):
        if option == "--plot":
            pieces = fail()
        fill(file, pieces, place, option)

    def fail():
        raise ConfigError("cannot write a.png: No space left on device. Choose another place with --plot")
        yield b""

    monkeypatch.setattr(output, "_fill", full)
    result = run("evaluate", "entailment", "--pairs", "desk.jsonl", "--plot", "a.png", "-o", "report.txt")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert "== desk: 1 pair," in (folder / "report.txt").read_text("utf-8")
    assert not (folder / "a.png").exists()


def test_an_f1_of_few_pairs_has_no_interval():
    """Its bootstrap would give 1.000–1.000; shares have Wilson intervals, which are wide by themselves."""
    row = {"rate": 1.0, "low": 1.0, "high": 1.0}
    assert entailmenttable.line("macro F1", row, 9).split()[-1] == "–"
    assert entailmenttable.line("macro F1", row, 10).split()[-1] == "1.000–1.000"
    assert "0.207–1.000" in entailmenttable.line("accuracy", {**row, "low": 0.207, "hits": 1, "total": 1}, 1)


def test_one_pair_is_one_pair(run, folder, model):
    """Not "1 pairs"."""
    write(folder / "desk.jsonl", [AGREE])
    shown = run("evaluate", "entailment", "--pairs", "desk.jsonl").stdout
    assert "== desk: 1 pair," in shown
    assert "1 pairs" not in shown


def test_words_with_test_in_them_are_scored(run, folder, model):
    """`latest` and `protest` are no test sets; a folder named test is."""
    write(folder / "latest.jsonl", [{**AGREE, "dataset": "protest/dev"}])
    assert evaluated(run, "--pairs", "latest.jsonl")["sets"][0]["set"] == "protest/dev"
    write(folder / "anli/test/pairs.jsonl", [AGREE])
    assert "rename it" in run("evaluate", "entailment", "--pairs", "anli/test/pairs.jsonl").stderr


def test_names_from_a_file_move_no_cursor(run, folder, model):
    """A set and a phenomenon are words of the file: control codes are shown, not sent."""
    write(folder / "desk.jsonl", [{**AGREE, "dataset": "a\x1b[2J", "phenomenon": "b\x1b[1m"}])
    shown = run("evaluate", "entailment", "--pairs", "desk.jsonl").stdout
    assert "\x1b" not in shown
    assert "a␛[2J" in shown
