"""Paths to articles: discovery, streaming, ids and copies."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

from attribution.articles import discover, mark_copies, read_articles, read_text
from attribution.types import Article, Diagnostic

STORY = "The port of Vilamar was closed on Friday after a crane fell, the harbour office said."


def write(folder: Path, **files: str) -> None:
    """Write files; `a_txt` becomes a.txt."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def split(paths: list[str], stdin: io.BytesIO | None = None) -> tuple[list[Article], list[Diagnostic]]:
    """Articles and diagnostics apart."""
    items = list(read_articles(paths, stdin))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Diagnostic)]


def test_folder(tmp_path: Path) -> None:
    """A folder gives its articles by id; other files are counted, hidden ones and a README passed over."""
    write(tmp_path, b_txt=STORY, a_md=STORY, README_md="About", known_toml="x = 1", _hidden="x")
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", c_txt=STORY)
    sources, notes = discover([str(tmp_path)])
    assert [Path(source.id).name for source in sources] == ["a.md", "b.txt", "c.txt"]
    assert [note.code for note in notes] == ["left_out"]
    assert not notes[0].failed
    assert "2 files" in notes[0].message


def test_what_a_run_keeps_beside_the_articles_is_no_note(tmp_path: Path) -> None:
    """An archive or a cache in the folder, and SQLite's journals, which come and go: the report is the same with and without them."""
    write(tmp_path, a_txt=STORY)
    before = discover([str(tmp_path)]), discover([str(tmp_path / "*")])
    for name in ("run.db", "run.db-wal", "run.db-shm", "run.db-journal", "cache.sqlite3"):
        (tmp_path / name).write_bytes(b"SQLite format 3\x00")
    assert (discover([str(tmp_path)]), discover([str(tmp_path / "*")])) == before
    (tmp_path / "notes.dbx").write_bytes(b"x")
    assert [note.code for note in discover([str(tmp_path)])[1]] == ["left_out"]


def test_order_and_doubles(tmp_path: Path) -> None:
    """The order of the paths does not matter, and a file named twice is read once."""
    write(tmp_path, a_txt=STORY, b_txt=STORY)
    a, b = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    assert discover([b, a, str(tmp_path)]) == discover([str(tmp_path), a, b])
    assert len(discover([b, a, str(tmp_path), str(tmp_path / "*.txt")])[0]) == 2


def test_failures_are_diagnostics(tmp_path: Path) -> None:
    """A missing path, a PNG and an empty file fail by name, an empty folder is noted, and the good file is still read."""
    write(tmp_path, good_txt=STORY, empty_txt="")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "none").mkdir()
    articles, notes = split(
        [str(tmp_path / name) for name in ("good.txt", "empty.txt", "image.txt", "none", "gone.txt")]
    )
    assert [article.text for article in articles] == [STORY]
    assert sorted(note.code for note in notes) == ["binary", "empty", "missing", "no_articles"]
    assert [note.code for note in notes if not note.failed] == ["no_articles"]


def test_jsonl_lines(tmp_path: Path) -> None:
    """A broken line is told with its number, and the lines after it are read."""
    lines = [json.dumps({"id": "a", "text": STORY}), "{broken", "", json.dumps({"id": "b", "text": STORY})]
    write(tmp_path, news_jsonl="\n".join(lines))
    articles, notes = split([str(tmp_path / "news.jsonl")])
    assert [article.id for article in articles] == ["a", "b"]
    assert len(notes) == 1
    assert "line 2" in notes[0].message


def test_duplicate_ids(tmp_path: Path) -> None:
    """The second article with an id is refused, naming both places."""
    line = json.dumps({"id": "a", "text": STORY})
    write(tmp_path, one_jsonl=line, two_jsonl=line)
    articles, notes = split([str(tmp_path)])
    assert len(articles) == 1
    assert notes[0].code == "duplicate_id"
    assert "one.jsonl line 1" in notes[0].message
    assert "two.jsonl line 1" in notes[0].message


def test_standard_input() -> None:
    """Standard input is JSONL or plain text by its looks; without one, "-" fails."""
    assert split(["-"], io.BytesIO(STORY.encode()))[0][0].id == "-"
    assert split(["-"], io.BytesIO(json.dumps({"id": "x", "text": STORY}).encode()))[0][0].id == "x"
    assert split(["-"])[1][0].failed


def long_story(changed: str = "nine") -> str:
    """A story long enough to be compared by its shingles."""
    return (
        " ".join(
            f"On day {word} the divers brought up timber from hold {word} of the wreck." for word in "abcdefghijkl"
        )
        + f" They found {changed} crates."
    )


def test_copies() -> None:
    """Equal bodies up to quotation marks and case, and near-equal ones, are copies of the first by id."""
    first = read_text("“Out,” he said. " + long_story(), id="a")
    same = read_text('"Out," he SAID.  ' + long_story(), id="b")
    near = read_text("“Out,” he said. " + long_story().replace("wreck. They", "wreck. Then they"), id="c")
    other = read_text(STORY, id="d")
    assert [article.copy_of for article in mark_copies([near, other, same, first])] == ["a", None, "a", None]


def test_an_update_is_no_copy() -> None:
    """A near-equal body with another figure is an article of its own, else the change would go unseen."""
    marked = mark_copies([read_text(long_story(), id="a"), read_text(long_story("eleven"), id="b")])
    assert marked[1].copy_of is None


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    """A name too long for any file is told, and the good file beside it is read."""
    write(tmp_path, good_txt=STORY)
    articles, notes = split([str(tmp_path / "good.txt"), "x" * 300, "a\0b"])
    assert len(articles) == 1
    assert [(note.code, note.failed) for note in notes] == [("missing", True)] * 2
    assert any("File name too long" in note.message for note in notes)


def test_a_pipe_in_a_folder(tmp_path: Path) -> None:
    """A pipe that nobody writes to is left out and counted, by folder and by pattern; it would be waited for without end."""
    write(tmp_path, good_txt=STORY)
    os.mkfifo(tmp_path / "wire.txt")
    for path in (tmp_path, tmp_path / "*.txt"):
        articles, notes = split([str(path)])
        assert len(articles) == 1
        assert [note.code for note in notes] == ["left_out"]
        assert "1 pipe or device" in notes[0].message


def test_one_id_twice_in_one_place(tmp_path: Path) -> None:
    """Two items of one line that share an id are not both read."""
    item = {"uri": "urn:a", "type": "text", "headline": "Crane falls", "body_text": STORY}
    package = {"uri": "urn:p", "type": "composite", "headline": "Both", "associations": {"a": item, "b": {**item, "body_text": f"{STORY} Twice."}}}
    write(tmp_path, wire_jsonl=json.dumps(package) + "\n")
    articles, notes = split([str(tmp_path / "wire.jsonl")])
    assert len(articles) == 1
    assert [note.code for note in notes] == ["duplicate_id"]
