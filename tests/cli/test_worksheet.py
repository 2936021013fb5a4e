"""`attribution worksheet make`, `merge` and `convert`: arguments, files, codes and messages, without models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from typer.testing import CliRunner

from attribution.cli.worksheet import worksheet
from attribution.cli.worksheetfile import own_document, save
from attribution.desk import formats
from attribution.desk.totals import recount
from attribution.types import Diagnostic
from tests.desk.sample import sample, sample_report, worked


@pytest.fixture
def desk(folder, use, monkeypatch):
    """Run the verbs in a folder with one article; what is written and read is kept in memory, by file name."""
    kept = {}
    monkeypatch.setattr(formats, "module", lambda suffix, known: known.index(suffix))
    monkeypatch.setattr(formats, "write", lambda made, suffix: kept.setdefault(suffix, made) and suffix.encode())
    fake = use(sample_report())

    def invoke(*arguments):
        return CliRunner().invoke(worksheet, list(arguments))

    invoke.kept, invoke.fake, invoke.folder = kept, fake, folder
    return invoke


def test_make_writes_a_worksheet(desk):
    """The worksheet of the run is written in the format of its suffix, and its size is told on stderr."""
    result = desk("make", "herald.txt", "-o", "story.xlsx", "--slug", "bridge")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (desk.folder / "story.xlsx").read_text() == ".xlsx"
    assert desk.kept[".xlsx"].rows("signoff")[0].get("value") == "bridge"
    assert "7 lines, " in result.stderr
    assert "2 quotations, 2 conflicts, 2 sources: written to story.xlsx." in result.stderr


def test_options_reach_the_run(desk):
    """What check understands, make does: sources, within, models; --quiet says nothing."""
    (desk.folder / "notes.txt").write_text("He left.", "utf-8")
    result = desk("make", "herald.txt", "-o", "w.html", "--within", "--all", "--source", "notes.txt", "--dtype", "float32", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    config = desk.fake.config
    assert (config.within, config.all_relations, config.dtype) == (True, True, "float32")
    assert (desk.fake.items, desk.fake.sources) == (["herald.txt"], ["notes.txt"])


def test_draft(desk):
    """The desk's draft is read with the others, and only its facts are listed."""
    (desk.folder / "times.txt").write_text("Fifteen people died.", "utf-8")
    result = desk("make", "herald.txt", "-o", "w.csv", "--draft", "./times.txt", "--quiet")
    assert result.exit_code == 0
    assert desk.fake.items == ["herald.txt", "./times.txt"]
    assert {row.get("article") for row in desk.kept[".csv"].rows("facts")} == {"times.txt"}


def test_draft_in_a_folder_is_not_read_twice(desk):
    """A draft that PATHS lead to already is not added."""
    assert desk("make", ".", "-o", "w.csv", "--draft", "herald.txt").exit_code == 2  # the ready report has no article of this name
    assert desk.fake.items == ["."]


def test_lost_articles_exit_3(desk):
    """The worksheet is written, and the code says that an article is missing."""
    desk.fake.report = replace(sample_report(), diagnostics=(Diagnostic("unreadable", "b.txt is a picture", "b.txt", failed=True),))
    assert desk("make", "herald.txt", "-o", "w.xlsx").exit_code == 3
    assert (desk.folder / "w.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("make", "gone.txt", "-o", "w.xlsx"), "no such file"), (("make", "herald.txt"), "Missing option"), (("make", "herald.txt", "-o", "-"), "expected one of"),
        (("make", "herald.txt", "-o", "herald.txt"), "would be overwritten"), (("make", "herald.txt", "-o", "no/w.xlsx"), "does not exist"),
        (("merge", "a.json", "-o", "w.xlsx"), "expected OLD and at least one NEW"), (("merge", "a.json", "b.json", "-o", "w.xlsx"), "cannot read 'a.json'"),
    ],
)  # fmt: skip
def test_mistakes_exit_2(desk, monkeypatch, arguments, message):
    """Each mistake is told before anything is loaded, with the next step."""
    monkeypatch.undo()
    monkeypatch.chdir(desk.folder)
    result = CliRunner().invoke(worksheet, list(arguments))
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert desk.fake.items is None


def test_formats_are_told(folder):
    """A suffix that is no format is refused with those that are, before the run."""
    result = CliRunner().invoke(worksheet, ["make", "herald.txt", "-o", "w.pdf"])
    assert result.exit_code == 2
    assert "expected one of .xlsx, .csv, .html" in result.stderr


def test_a_draft_from_word_gets_its_comments(tmp_path, monkeypatch):
    """The draft, or the only Word document, is what a .docx is written back into; two of them without a draft are not chosen between."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(b"")

    def own(ids, chosen, file):
        return own_document(SimpleNamespace(readings=[SimpleNamespace(article=SimpleNamespace(id=name)) for name in ids]), chosen, Path(file))

    assert own(["a.docx", "c.txt"], None, "w.docx") == "a.docx"
    assert own(["a.docx", "b.docx"], "b.docx", "w.docx") == "b.docx"
    assert own(["a.docx", "b.docx"], None, "w.docx") is None
    assert own(["a.docx", "c.txt"], "c.txt", "w.docx") is None
    assert own(["a.docx"], None, "w.xlsx") is None
    assert own(["gone.docx"], None, "w.docx") is None


def test_the_reporters_document_is_copied(tmp_path):
    """The file written is the reporter's document, word for word, and not the worksheet's own; the original stays as it was."""
    document = docx.Document()
    document.add_paragraph("Nineteen people died.")
    document.save(tmp_path / "own.docx")
    before = (tmp_path / "own.docx").read_bytes()
    save(sample(), tmp_path / "marked.docx", str(tmp_path / "own.docx"))
    assert [one.text for one in docx.Document(tmp_path / "marked.docx").paragraphs] == ["Nineteen people died."]
    assert (tmp_path / "own.docx").read_bytes() == before


@pytest.fixture
def came_back(folder):
    """Two worksheets as files: the one a checker worked on, and one of the same articles where another hand wrote elsewhere and otherwise."""
    other = worked()
    first, second, *rest = other.rows("facts")
    other = replace(other, sheets={**other.sheets, "facts": (first.having(status="corrected"), second, rest[0].having(concern="which Monday?"), *rest[1:])})
    for name, one in (("sent.json", sample()), ("old.json", worked()), ("anna.json", other)):
        (folder / name).write_bytes(formats.write(one, ".json"))
    return folder


def merge(*arguments):
    """Run the verb."""
    return CliRunner().invoke(worksheet, ["merge", *arguments])


def test_merge_keeps_both_hands(came_back):
    """The merged worksheet has what either wrote; where they differ one stands, the other is listed, and both are told."""
    result = merge("sent.json", "old.json", "anna.json", "-o", "both.json")
    assert (result.exit_code, result.stdout) == (0, "")
    merged = formats.read((came_back / "both.json").read_bytes(), "both.json")
    facts = merged.rows("facts")
    assert facts[2].get("concern") == "which Monday?"
    assert facts[1].get("status") == "disputed"
    [clash] = merged.clashes
    assert {clash.kept, clash.replaced} == {"checked-accurate", "corrected"}
    assert facts[0].get("status") == clash.kept
    assert "Facts: 7 rows" in result.stderr
    assert clash.replaced in result.stderr
    assert result.stderr.endswith("Written to both.json.\n")


def test_merge_is_quiet_when_asked(came_back):
    """--quiet merges without a word."""
    result = merge("old.json", "anna.json", "-o", "both.json", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (came_back / "both.json").exists()


def test_merge_overwrites_neither(came_back):
    """The worksheets that were worked on are never written over."""
    before = (came_back / "anna.json").read_bytes()
    result = merge("old.json", "anna.json", "-o", "anna.json")
    assert result.exit_code == 2
    assert "would be overwritten" in result.stderr
    assert (came_back / "anna.json").read_bytes() == before


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".html"])
def test_convert_keeps_every_entry(came_back, suffix):
    """A worksheet goes to another format and back with everything in it; formats for reading are written, too."""
    for arguments in (("old.json", "-o", f"w{suffix}"), (f"w{suffix}", "-o", "back.json"), (f"w{suffix}", "-o", "w.md")):
        result = CliRunner().invoke(worksheet, ["convert", *arguments])
        assert (result.exit_code, result.stdout) == (0, "")
        assert f"written to {arguments[-1]}." in result.stderr
    assert formats.read((came_back / "back.json").read_bytes(), "back.json") == recount(worked())
    assert "disputed" in (came_back / "w.md").read_text("utf-8")


def test_convert_overwrites_nothing_and_reads_worksheets_only(came_back):
    """The worksheet itself is never written over, and a Word document does not come back."""
    assert "is one of the worksheets to be read" in CliRunner().invoke(worksheet, ["convert", "old.json", "-o", "old.json"]).stderr
    result = CliRunner().invoke(worksheet, ["convert", "old.docx", "-o", "w.xlsx"])
    assert result.exit_code == 2
    assert not (came_back / "w.xlsx").exists()


def test_what_is_no_worksheet(came_back):
    """A file of another kind is told by its name, and nothing is written."""
    (came_back / "note.json").write_text("{}", "utf-8")
    result = merge("old.json", "note.json", "-o", "both.json")
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not (came_back / "both.json").exists()
