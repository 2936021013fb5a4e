"""What the Ray engine is made of, without Ray: parts, what travels, folders, and a worker that was killed before."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attribution.engines import rayengine
from attribution.engines.cluster.actor import Worker
from attribution.engines.cluster.cutting import LIMIT, cut
from attribution.engines.cluster.folders import NAME, parts_folder
from attribution.engines.cluster.shelf import Noted, Shelf
from attribution.engines.cluster.wires import Embeds, Judges, Reads, Surveys, Wire
from attribution.engines.local.framing import unpacked
from attribution.errors import AttributionError, ConfigError, InputError
from attribution.stages import Inline
from tests.engines.fakes import articles
from tests.engines.rayfakes import RayFakes, reading, stories, texts

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'attribution[ray]'")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(str(tmp_path / "shelf"))


def worker(wire: Wire[Any, Any], shelf: Shelf, folder: Path, make: Callable[[], Any] | None = None) -> Worker:
    """A worker in this process."""
    return Worker(make or partial(RayFakes, str(folder)), lambda: "tests", wire, shelf, str(folder))


def done(worker: Worker, name: str) -> dict[str, Any]:
    """The receipt of a part."""
    (row,) = worker(pa.table({"part": [name]})).to_pylist()
    return row


def test_parts_grow_and_are_named_by_what_is_in_them() -> None:
    """Sixteen articles, later 64: the same items are cut alike, and another item changes the name of its part only."""
    given = articles(*texts(64 * 16 + 70))
    parts = list(cut(Reads(), given))
    assert [len(part.bodies) for part in parts] == [16] * 64 + [64, 6]
    changed = list(cut(Reads(), [*given[:20], articles("other")[0], *given[21:]]))
    assert [a.name == b.name for a, b in zip(parts, changed, strict=True)] == [index != 1 for index in range(66)]


def test_parts_are_bounded_in_bytes() -> None:
    """Items of a megabyte make parts of a few, whatever room there is; one that is larger than a part is a part."""
    parts = list(cut(Embeds(), ["x" * (1 << 20)] * 9 + ["y" * (LIMIT + 1)] + ["z"]))
    assert [len(part.bodies) for part in parts] == [4, 4, 1, 1, 1]


def test_no_items_make_no_parts() -> None:
    """Nothing is cut from nothing."""
    assert list(cut(Reads(), [])) == []


def test_articles_and_readings_travel() -> None:
    """What is read of packed articles is what is read of the articles, articles included."""
    wire, given = Reads(), articles(*texts(5))
    bodies = [wire.pack(article) for article in given]
    rows = wire.rows(wire.task(bodies).run(RayFakes()))
    assert [wire.value(row, body) for row, body in zip(rows, bodies, strict=True)] == [reading(article) for article in given]
    bare = Reads(claims=False)
    assert bare.value(bare.rows(bare.task(bodies[:1]).run(RayFakes()))[0], bodies[0]).claims == ()


def test_stories_and_judgements_travel() -> None:
    """A story comes out as it went in, focus and vectors too, and so does what is said of it, ledger and evidence too."""
    wire = Judges()
    for told in stories(articles(*texts(7)), 3):
        again = wire.story(wire.pack(told))
        assert (again.members, again.focus, list(again.vectors)) == (told.members, told.focus, list(told.vectors))
        assert all(np.array_equal(again.vectors[text], row) for text, row in told.vectors.items())
        assert wire.pack(again) == wire.pack(told)
        (row,) = wire.rows(wire.task([wire.pack(told)]).run(RayFakes()))
        here, there = RayFakes().judge(told), wire.value(row, b"")
        assert (there, there.left_out.refused()) == (here, here.left_out.refused())


def test_a_story_without_vectors_travels() -> None:
    """Nothing known is nothing known there."""
    told = stories(articles("x"), 1)[0]
    bare = type(told)(told.members)
    assert Judges().story(Judges().pack(bare)) == bare


def test_surveys_and_vectors_travel() -> None:
    """Readings with their vectors, and passages with half characters, come out as they went in."""
    wire, given = Surveys(), articles(*texts(3))
    bodies = [wire.pack(article) for article in given]
    rows = wire.rows(wire.task(bodies).run(RayFakes()))
    for row, body, expected in zip(rows, bodies, RayFakes().survey(given), strict=True):
        found = wire.value(row, body)
        assert found.reading == expected.reading
        assert {text: vector.tolist() for text, vector in found.vectors.items()} == {
            text: vector.tolist() for text, vector in expected.vectors.items()
        }
    embeds = Embeds()
    rows = embeds.rows(embeds.task([embeds.pack(text) for text in texts(9)]).run(RayFakes()))
    assert np.array_equal([embeds.value(row, b"") for row in rows], RayFakes().embed(texts(9)))


def test_a_shelf_gives_back_what_was_put(shelf: Shelf) -> None:
    """Bodies come in order, with what was noted, on another machine too."""
    shelf.put("out", "a", [b"", b"\x00x", b"y" * 5000], Noted(3, "made here", 1))
    there: Shelf = pickle.loads(pickle.dumps(shelf))
    assert there.get("out", "a") == [b"", b"\x00x", b"y" * 5000]
    assert there.noted("out", "a") == Noted(3, "made here", 1)
    assert there.noted("in", "a") is None


def test_a_shelf_need_not_be_a_disk() -> None:
    """Through pyarrow's file system for tests, as through an object store: parts, and who tried."""
    shelf = Shelf("mock:///bucket/run")
    shelf.put("in", "a", [b"x", b"y"])
    shelf.begin("a")
    assert (shelf.get("in", "a"), shelf.tries("a"), shelf.missing([("a", 2)])) == ([b"x", b"y"], [""], ["a"])
    shelf.put("out", "a", [b"1", b"2"])
    shelf.finished("a")
    shelf.finished("never begun")
    shelf.forget_tries()
    assert (shelf.tries("a"), shelf.missing([("a", 2)])) == ([], [])


@pytest.mark.parametrize("kept", [0, 3, 40, -1])
def test_a_cut_part_is_no_part(shelf: Shelf, kept: int) -> None:
    """A file that a crash cut anywhere counts as absent, so its part is done again."""
    shelf.put("out", "a", [b"x" * 100] * 4)
    path = Path(shelf.path("out", "a"))
    path.write_bytes(path.read_bytes()[:kept])
    assert shelf.noted("out", "a") is None
    assert shelf.missing([("a", 4)]) == ["a"]


def test_a_foreign_file_is_no_part(shelf: Shelf) -> None:
    """A Parquet file that someone else wrote under a part's name is not believed."""
    from pyarrow import parquet

    shelf.put("out", "a", [b"x"])
    parquet.write_table(pa.table({"body": [b"x"]}), shelf.path("out", "a"))
    assert shelf.noted("out", "a") is None


def test_a_damaged_part_says_so(shelf: Shelf) -> None:
    """A bit that fell over in a page is found by its checksum, and the message names the file."""
    shelf.put("out", "a", [bytes(range(256)) * 40])
    path = Path(shelf.path("out", "a"))
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)
    with pytest.raises(AttributionError, match=r"a\.parquet cannot be read .* delete it and run again"):
        shelf.get("out", "a")


def test_only_whole_answers_are_not_missing(shelf: Shelf) -> None:
    """A part with too few rows, or with one that was lost, is done again in the next run."""
    shelf.put("out", "whole", [b"x", b"y"])
    shelf.put("out", "short", [b"x"])
    shelf.put("out", "lost", [b"x", b"y"], Noted(2, "", 1))
    assert shelf.missing([(name, 2) for name in ("whole", "short", "lost", "absent")]) == ["short", "lost", "absent"]


def test_the_folder_is_ones_own(tmp_path: Path) -> None:
    """Made with rights for its owner alone, and refused where others may write; a URL is taken as it is."""
    folder = Path(parts_folder(tmp_path / "new"))
    assert folder == tmp_path / "new" / NAME
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o770)
    with pytest.raises(ConfigError, match=r"drwxrwx---.*chmod 700"):
        parts_folder(tmp_path / "new")
    assert parts_folder("s3://bucket/run/") == f"s3://bucket/run/{NAME}"
    with pytest.raises(ConfigError, match=r"drwxrwx---"):
        parts_folder(f"file://{tmp_path}/new")


def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """Somebody could point elsewhere."""
    (tmp_path / NAME).symlink_to(tmp_path)
    with pytest.raises(ConfigError, match="not a folder"):
        parts_folder(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file is in its place."""
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="cannot be used"):
        parts_folder(tmp_path / "file")


def test_a_worker_writes_answers_and_a_receipt(shelf: Shelf, tmp_path: Path) -> None:
    """The receipt names the part; the answers are on the shelf, with who made them; nobody is said to try it any more."""
    wire, given = Reads(), articles(*texts(20))
    shelf.put("in", "p", [wire.pack(article) for article in given])
    receipt = done(worker(wire, shelf, tmp_path), "p")
    assert (receipt["part"], receipt["error"], receipt["made"]) == ("p", None, "tests")
    assert shelf.noted("out", "p") == Noted(20, "tests")
    found = [wire.value(*pair) for pair in zip(shelf.get("out", "p"), shelf.get("in", "p"), strict=True)]
    assert found == list(Inline(RayFakes()).read(given))  # type: ignore[arg-type]
    assert shelf.tries("p") == []


def test_after_a_death_articles_are_read_one_by_one(shelf: Shelf, tmp_path: Path) -> None:
    """A part that was begun and not finished is done row by row, with the same answers."""
    wire, given = Reads(), articles(*texts(3))
    shelf.put("in", "p", [wire.pack(article) for article in given])
    shelf.begin("p")
    calls: list[int] = []

    class Counting(RayFakes):
        def read(self, articles: Any, *, claims: bool = True) -> Any:
            calls.append(len(articles))
            return super().read(articles, claims=claims)

    done(worker(wire, shelf, tmp_path, Counting), "p")
    assert calls == [1, 1, 1]
    assert [wire.value(*pair) for pair in zip(shelf.get("out", "p"), shelf.get("in", "p"), strict=True)] == list(map(reading, given))


def test_the_article_that_kills_is_given_up(shelf: Shelf, tmp_path: Path) -> None:
    """The row that was begun twice and never ended is lost, and no other; the part counts as not whole."""
    wire, given = Reads(), articles("a", "killed", "c")
    shelf.put("in", "p", [wire.pack(article) for article in given])
    shelf.begin("p")
    for _ in range(2):
        shelf.begin("p", "1")
    shelf.ended(shelf.begin("p", "0"))
    assert done(worker(wire, shelf, tmp_path), "p")["error"] is None
    first, lost, last = (wire.value(*pair) for pair in zip(shelf.get("out", "p"), shelf.get("in", "p"), strict=True))
    assert (first, last) == (reading(given[0]), reading(given[2]))
    assert lost.article == given[1]
    assert [(item.code, item.failed, item.article) for item in lost.diagnostics] == [("crash", True, "a1")]
    assert shelf.noted("out", "p") == Noted(3, "tests", 1)


def test_models_that_kill_end_the_run(shelf: Shelf, tmp_path: Path) -> None:
    """Loading them is tried three times; then it is told instead of tried for ever."""
    shelf.put("in", "p", [Reads().pack(article) for article in articles("x")])
    for _ in range(3):
        shelf.begin("p", "load")
    error = unpacked(done(worker(Reads(), shelf, tmp_path), "p")["error"])
    assert isinstance(error, AttributionError)
    assert "loading the models ended 3 workers" in str(error)


def test_a_story_that_kills_ends_the_run(shelf: Shelf, tmp_path: Path) -> None:
    """A report without it would look whole."""
    wire = Judges()
    shelf.put("in", "p", [wire.pack(stories(articles("killed", "x"), 2)[0])])
    shelf.begin("p")
    for _ in range(2):
        shelf.begin("p", "0")
    error = unpacked(done(worker(wire, shelf, tmp_path), "p")["error"])
    assert isinstance(error, AttributionError)
    assert "'a0', 'a1'" in str(error)


def test_what_a_stage_raises_comes_back(shelf: Shelf, tmp_path: Path) -> None:
    """An error raised on purpose keeps its kind and its facts; there is no answer."""
    shelf.put("in", "p", [Reads().pack(article) for article in articles("refuse")])
    error = unpacked(done(worker(Reads(), shelf, tmp_path), "p")["error"])
    assert isinstance(error, InputError)
    assert (error.code, error.line) == ("strange", 3)
    assert shelf.noted("out", "p") is None


def test_a_worker_that_was_taken_for_dead_may_end_too(shelf: Shelf) -> None:
    """The one in its place has finished the part, and with it the notes of both."""
    note = shelf.begin("p", "0")
    shelf.begin("p", "0")
    shelf.finished("p")
    shelf.ended(note)
    assert shelf.tries("p") == []


def test_all_parts_of_a_run_are_of_one_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many waves a stream takes: workers of another kind that join later are refused."""
    monkeypatch.setattr(rayengine, "FIRST", 1)
    monkeypatch.setattr(rayengine, "WAVE", 1)
    kinds = iter(["bfloat16 on one", "float32 on another"])

    def work(shelf: Shelf, wire: Wire[Any, Any], names: list[str]) -> Any:
        made = next(kinds)
        for name in names:
            done(Worker(RayFakes, lambda: made, wire, shelf, str(tmp_path)), name)
        return iter([{"part": name} for name in names])

    engine = object.__new__(rayengine.Ray)  # without Ray
    engine._make, engine._folder = RayFakes, str(tmp_path)
    monkeypatch.setattr(engine, "_work", work)
    found = engine.read(iter(articles(*texts(20))))
    assert [next(found).article.id for _ in range(16)] == [f"a{number}" for number in range(16)]
    with pytest.raises(ConfigError, match="bfloat16 on one, and by float32 on another"):
        next(found)


def test_a_new_run_forgets_who_was_stopped(shelf: Shelf) -> None:
    """Ctrl-C is no death of an article."""
    shelf.begin("p")
    shelf.begin("q", "3")
    assert (shelf.tries("p"), shelf.tries("q")) == ([""], ["3"])
    shelf.forget_tries()
    assert (shelf.tries("p"), shelf.tries("q")) == ([], [])
