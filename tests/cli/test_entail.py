"""`attribution entail`: a line in, a line out, in order."""

from __future__ import annotations

import json
from collections import deque
from types import SimpleNamespace

import pytest

from attribution.cli import checker, entail
from attribution.cli.pairs import PairLine
from attribution.encoder import calibration
from attribution.encoder.calibration import Calibration
from attribution.errors import ConfigError, ModelError
from attribution.types import Diagnostic, Span, Verdict
from tests.encoder.tiny import build_tiny


class FakeEntailer:
    """Answers by the hypothesis's first word, and counts how often it is called."""

    def __init__(self, error=None):
        self.error, self.calls, self.config = error, 0, None
        self.models = SimpleNamespace(scorer=None)
        self.is_sure = Calibration().is_sure

    def make(self, config, progress):
        """Stand in for `checker.make_checker`."""
        self.config = config
        return self

    def entail(self, pairs):
        """A verdict or a refusal a pair."""
        if self.error:
            raise self.error
        self.calls += 1
        for pair in pairs:
            yield self.answer(pair)

    def answer(self, pair):
        """A refusal is handed on; a pair is answered."""
        if isinstance(pair, Diagnostic):
            return pair
        return {
            "no": Verdict(0.02, 0.03, 0.95),
            "perhaps": Verdict(0.3, 0.4, 0.3),
            "late": Verdict(0.6, 0.3, 0.1, Span(5, 40)),
            "long": Diagnostic("too_long", "a hypothesis of 900 word pieces was seen", failed=True),
        }[pair[1].split()[0]]


@pytest.fixture
def fake(monkeypatch):
    """Install it, with the default thresholds."""

    def install(error=None):
        entailer = FakeEntailer(error)
        monkeypatch.setattr(checker, "make_checker", entailer.make)
        return entailer

    return install


def lines(*pairs):
    """JSON Lines of (id, hypothesis)."""
    return "".join(json.dumps({"id": name, "premise": "It rained all day long.", "hypothesis": says}) + "\n" for name, says in pairs)


def test_a_line_each_in_order(run, folder, fake):
    """Label, three probabilities, sure and window, as the format says, nothing else on stdout."""
    fake()
    (folder / "p.jsonl").write_text(lines(("z", "no rain"), (7, "perhaps"), ("a", "late")), "utf-8")
    result = run("entail", "p.jsonl")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        '{"id": "z", "label": "contradiction", "entailment": 0.02, "neutral": 0.03, "contradiction": 0.95, "sure": true, "window": null}',
        '{"id": 7, "label": "neutral", "entailment": 0.3, "neutral": 0.4, "contradiction": 0.3, "sure": false, "window": null}',
        '{"id": "a", "label": "entailment", "entailment": 0.6, "neutral": 0.3, "contradiction": 0.1, "sure": false, "window": [5, 40]}',
    ]


def test_bad_lines_keep_their_place(run, folder, fake):
    """Each says why, the others are judged, the code is 3, and a note on stderr counts them."""
    fake()
    text = lines(("a", "no")) + "nonsense\n" + lines(("b", "long one"), ("c", "no"))
    (folder / "p.jsonl").write_text(text, "utf-8")
    result = run("entail", "p.jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 3
    assert [record["id"] for record in records] == ["a", None, "b", "c"]
    assert (records[1]["line"], records[1]["error"]["code"]) == (2, "invalid_json")
    assert (records[2]["line"], records[2]["error"]["code"]) == (3, "too_long")
    assert "2 of 4 lines" in result.stderr
    assert run("entail", "p.jsonl", "--quiet").stderr == ""


def test_stdin_table_and_file(run, folder, fake):
    """`-` reads stdin; a table is for a person; -o writes a file and nothing else."""
    fake()
    text = lines(("z", "no rain"), ("\u202ey", "late")) + "nonsense\n"
    result = run("entail", "-", "--format", "table", input=text)
    assert result.exit_code == 3
    head, first, second, third = result.stdout.splitlines()
    assert head.split() == ["label", "entailment", "neutral", "contradiction", "sure", "id"]
    assert first.split() == ["contradiction", "0.0200", "0.0300", "0.9500", "yes", "z"]
    assert "(premise 5–40)" in second
    assert "\u202e" not in second
    assert third.startswith("✗ not judged  line 3:")
    result = run("entail", "-", "-o", "out.jsonl", input=lines(("z", "no")))
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((folder / "out.jsonl").read_text("utf-8"))["id"] == "z"


def test_lines_are_a_stream_of_one_call(run, folder, fake):
    """However many lines, the judge is called once, so that its progress counts on; nothing is read before it asks."""
    entailer = fake()
    (folder / "p.jsonl").write_text(lines(*((n, "no") for n in range(5000))) + "nonsense\n", "utf-8")
    assert len(run("entail", "p.jsonl").stdout.splitlines()) == 5001
    assert entailer.calls == 1
    waiting = deque()
    asked = entail.asked((PairLine(n, n, "p", "h") for n in range(9)), waiting)
    assert [next(asked), next(asked), len(waiting)] == [("p", "h"), ("p", "h"), 2]


def test_nothing_in_nothing_out(run, folder, fake):
    """An empty file is no error, and is told."""
    fake()
    (folder / "p.jsonl").write_text("", "utf-8")
    result = run("entail", "p.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No pairs were read" in result.stderr
    assert run("entail", "p.jsonl", "--quiet").stderr == ""
    assert run("entail", "p.jsonl", "--format", "table").stdout.split()[:2] == ["label", "entailment"]


@pytest.mark.parametrize(
    ("option", "code"), [(("--entailment-model", "./nosuch"), 4), (("--device", "abacus"), 2), (("--verdict-cache", "."), 2)]
)
@pytest.mark.parametrize("text", ["", "nonsense\n"])
def test_settings_are_checked_without_a_pair_too(run, folder, option, code, text):
    """A model, a device or a cache that cannot be used is told before anything is written: no head of a table, no file."""
    (folder / "p.jsonl").write_text(text, "utf-8")
    result = run("entail", "p.jsonl", "--format", "table", *option)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith("Error: ")
    assert run("entail", "p.jsonl", "-o", "out.jsonl", *option).exit_code == code
    assert not (folder / "out.jsonl").exists()


def test_input_that_cannot_be_read_is_no_fault_of_ours(run, folder, fake, monkeypatch):
    """A closed stdin, and an error in the middle of the file: usage, not an internal fault, and no head of a table."""
    fake()
    with monkeypatch.context() as patch:
        patch.setattr(entail, "sys", SimpleNamespace(stdin=None))
        closed = run("entail", "-")
    monkeypatch.setattr(entail, "opened", lambda path, stack: Failing())
    broken = run("entail", "p.jsonl", "--format", "table")
    assert (closed.exit_code, broken.exit_code, broken.stdout) == (2, 2, "")
    assert "cannot read stdin (it is closed)" in closed.stderr
    assert "cannot read 'p.jsonl' ([Errno 5] Input/output error)" in broken.stderr


class Failing:
    """A file on a disk that fails."""

    def readline(self, size=-1):
        """No line."""
        raise OSError(5, "Input/output error")


def test_an_id_of_zero_is_shown_in_a_refused_row(run, folder, fake):
    """Zero is a name like another."""
    fake()
    result = run("entail", "-", "--format", "table", input=lines((0, "long one")))
    assert result.stdout.splitlines()[1].endswith("was seen  0")


@pytest.mark.parametrize(
    ("arguments", "error", "code", "words"),
    [
        (("gone.jsonl",), None, 2, "cannot read 'gone.jsonl'"),
        ((".",), None, 2, "cannot read '.'"),
        (("p.jsonl", "-o", "p.jsonl"), None, 2, "-o p.jsonl is the file of the pairs, and would be overwritten"),
        (("p.jsonl", "--verdict-cache", "v.db", "-o", "v.db"), None, 2, "-o v.db is the verdict cache, and would be overwritten"),
        (("p.jsonl", "--verdict-cache", "~/v.db", "-o", "v.db"), None, 2, "-o v.db is the verdict cache, and would be overwritten"),
        (("p.jsonl", "--config", "a.toml", "-o", "a.toml"), None, 2, "-o a.toml is the settings file, and would be overwritten"),
        (("p.jsonl", "--format", "csv"), None, 2, "not one of jsonl, table"),
        (("p.jsonl", "--dtype", "float16"), None, 2, "float16"),
        (("p.jsonl",), ModelError("weights are missing"), 4, "Error: weights are missing"),
        (("p.jsonl",), ConfigError("c.db is no verdict cache"), 2, "Error: c.db is no verdict cache"),
    ],
)
def test_faults_have_their_codes(run, folder, fake, monkeypatch, arguments, error, code, words):
    """Usage 2, a missing model 4; one clear message."""
    fake(error)
    monkeypatch.setenv("HOME", str(folder))
    (folder / "v.db").touch()
    (folder / "a.toml").touch()
    (folder / "p.jsonl").write_text(lines(("z", "no")), "utf-8")
    result = run("entail", *arguments)
    assert result.exit_code == code
    assert words in result.stderr


def test_options_reach_the_settings(run, folder, fake):
    """Every option lands in its setting."""
    entailer = fake()
    (folder / "p.jsonl").write_text(lines(("z", "no")), "utf-8")
    options = {"--entailment-model": "org/m", "--base-encoder": "b", "--device": "cpu", "--dtype": "float32", "--batch-size": "3", "--verdict-cache": "c.db"}
    assert run("entail", "p.jsonl", "--online", *(word for pair in options.items() for word in pair)).exit_code == 0
    config = entailer.config
    assert (config.entailment_model, config.base_encoder, config.device, config.dtype) == ("org/m", "b", "cpu", "float32")
    assert (config.batch_size, config.verdict_cache, config.online) == (3, "c.db", True)


def test_another_model_has_its_own_thresholds(run, folder, monkeypatch):
    """Whatever the shipped calibration says (here: never sure), a verdict of another model is sure from 0.9, or 0.5 for neutral."""
    build_tiny(folder / "tiny")
    monkeypatch.setattr(calibration, "load_calibration", lambda path=None: Calibration((9.0,) * 3, (1.0,) * 3))
    says = ("the mayor resigned", "it was dry", "four people were injured", "the tram left the rails", "not dry , not dry", "the mayor ?")
    (folder / "p.jsonl").write_text(lines(*enumerate(says)), "utf-8")
    result = run("entail", "p.jsonl", "--entailment-model", "tiny", "--device", "cpu", "--dtype", "float32", "--quiet")
    assert result.exit_code == 0, result.stderr
    records = [json.loads(line) for line in result.stdout.splitlines()]
    least = {"entailment": 0.9, "neutral": 0.5, "contradiction": 0.9}
    assert [record["sure"] for record in records] == [record[record["label"]] >= least[record["label"]] for record in records]
    assert any(record["sure"] for record in records)
