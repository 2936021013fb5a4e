"""A morning at the desk in a real browser: load, look, filter, write, close, open again, save, and read it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.desk import html
from attribution.desk.jsonsheet import write as write_json
from attribution.desk.sheets import Replaced, human_columns
from tests.desk.browser.desk import Desk
from tests.desk.sample import sample, worked


def test_it_opens(desk: Desk) -> None:
    """The findings first, their articles side by side, and what is left to do."""
    assert desk.seen("conflicts") == ["f1", "f2"]
    assert desk.seen("facts") == []
    first, second = (desk.page.locator(f"#article-{at}").bounding_box() for at in (0, 1))
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    assert desk.text("#totals").split("\n") == ["Conflicts 2 of 2 left", "Facts 7 of 7 left", "Quotations 2 of 2 left", "nothing needs attention"]


def test_a_finding_shows_both_passages(desk: Desk) -> None:
    """A click opens it: the words that differ are marked, and so are the passages in both articles, in view."""
    desk.row("conflicts", 0).locator(".head").click()
    assert desk.row("conflicts", 0).locator("mark").all_inner_texts() == ["At least 12", "Fifteen"]
    assert "".join(desk.page.locator(".hit.now").all_inner_texts()) == "At least 12 people diedFifteen people died"
    assert [desk.page.locator(f"#article-{at}").get_attribute("data-side") for at in (0, 1)] == ["A", "B"]
    assert "<b>differ</b>" in desk.text("#conflicts-0"), "words are words, not markup"


def test_marked_words_open_their_rows(desk: Desk) -> None:
    """A click in an article opens the finding on those words, the next click the fact."""
    hit = desk.page.locator('a.hit[data-rows="conflicts-0 facts-1"]')
    hit.click()
    assert desk.page.locator(".row.open").get_attribute("id") == "conflicts-0"
    hit.click()
    assert desk.page.locator(".row.open").get_attribute("id") == "facts-1"
    assert desk.seen("facts")[:2] == ["F1", "F2"]


def test_long_articles_move_to_the_words(browser: Any, tmp_path: Path) -> None:
    """Each article scrolls by itself to its own passage."""
    lines = sample().rows("lines")
    filler = tuple(replace(lines[0], key=f"filler{at}", cells={**lines[0].cells, "text": "More. " * 60, "start": "", "end": "", "paragraph": "1", "article": row.get("article")}) for row in (lines[0], lines[4]) for at in range(9 if row is lines[0] else 0))
    more = tuple(replace(row, key=f"{row.key}{side}") for side, row in enumerate(filler))
    path = tmp_path / "long.html"
    path.write_bytes(html.write(replace(sample(), sheets={**sample().sheets, "lines": (lines[0], *more, *lines[1:])})))
    context = browser.new_context(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    desk = Desk(context, path)
    passage = desk.page.locator("#article-0 a.hit", has_text="At least 12 people")
    story = desk.page.locator("#article-0 .story").bounding_box()
    assert passage.bounding_box()["y"] > story["y"] + story["height"]
    desk.row("conflicts", 0).locator(".head").click()
    assert story["y"] <= passage.bounding_box()["y"] <= story["y"] + story["height"] - 20
    context.close()


def test_filters(desk: Desk) -> None:
    """By relation, kind, severity, status and words; counted aloud; cleared at once."""
    page = desk.page
    for key, value, left in (("relation", "conflict", ["f1"]), ("kind", "wording", ["f2"]), ("severity", "high", ["f1"])):
        page.select_option(f"#filter-{key}", value)
        assert desk.seen("conflicts") == left
        page.select_option(f"#filter-{key}", "")
    page.fill("#search", "saric WARN")
    assert desk.seen("conflicts") == ["f2"]
    assert desk.text("#showing") == "1 of 2 shown"
    assert page.locator("#said").text_content() == "1 of 2 shown"
    page.click("#clear")
    assert desk.seen("conflicts") == ["f1", "f2"]
    desk.fill("facts", 2, status="disputed")
    page.select_option("#filter-status", "disputed")
    assert desk.seen("facts") == ["F3"]
    page.select_option("#filter-status", "")
    page.check("#only-attention")
    assert desk.seen("facts") == ["F3"]
    page.uncheck("#only-attention")
    page.check("#only-left")
    assert "F3" not in desk.seen("facts")


def test_progress_is_live(desk: Desk) -> None:
    """A status changes the totals, the sheet's link, the badge, and the count of its line."""
    desk.fill("facts", 1, status="checked-accurate")
    desk.fill("facts", 2, status="cannot verify")
    assert "Facts 5 of 7 left" in desk.text("#totals")
    assert "⚠ 1 needs attention" in desk.text("#totals")
    assert desk.text("#facts-1 .badge") == "✔ checked-accurate"
    desk.show("lines")
    assert desk.page.locator("#lines-1 .left").text_content() == "✔ none left, ⚠ 1"


def test_every_human_cell_can_be_filled_in(desk: Desk, tmp_path: Path) -> None:
    """On every sheet; and the export holds just that, beside everything the tool found."""
    expected = dict(sample().sheets)
    for sheet in expected:
        cells = {column.key: column.choices[-1] if column.choices else "2024-05-09" if column.kind == "date" else f"my {column.key}:\n“{sheet}” <b>" for column in human_columns(sheet)}
        desk.fill(sheet, 1, **cells)
        rows = expected[sheet]
        expected[sheet] = (rows[0], rows[1].having(**cells), *rows[2:])
    assert desk.worksheet(tmp_path) == replace(sample(), sheets=expected)


def test_work_is_kept_in_the_browser(desk: Desk) -> None:
    """After a reload everything is there, and the page says where it is."""
    assert "Nothing entered yet" in desk.text("#kept")
    desk.fill("facts", 0, status="on author", concern="two\nlines")
    assert desk.text("#kept") == "● 2 entries kept in this browser only, not yet saved as a file."
    desk.page.reload()
    desk.show("facts")
    desk.await_words("#facts-0 .badge", "✍ on author")
    desk.row("facts", 0).locator(".head").click()
    assert desk.page.input_value("#facts-0-concern") == "two\nlines"
    desk.fill("facts", 0, concern="")
    desk.page.reload()
    assert [entry[1] for entry in desk.stored()["entries"]] == ["on author"]


def test_saving_says_so(desk: Desk, tmp_path: Path) -> None:
    """What is in a file is told apart from what is only in the browser."""
    desk.fill("facts", 0, concern="x")
    path = desk.saved(tmp_path)
    assert path.name == "orlen-bridge.worksheet.json"
    assert desk.text("#kept") == "✔ 1 entry kept in this browser and saved as a file."
    desk.fill("facts", 0, concern="xy")
    assert "not yet saved" in desk.text("#kept")


def test_two_tabs_do_not_undo_each_other(desk: Desk, tmp_path: Path) -> None:
    """Each takes up what the other enters."""
    other = desk.open(desk.path)
    desk.fill("facts", 0, concern="from the first")
    other.click("#sheets a[data-sheet=facts]")
    other.click("#facts-1 .head")
    other.fill("#facts-1-concern", "from the second")
    rows = desk.worksheet(tmp_path).rows("facts")
    assert [row.get("concern") for row in rows[:2]] == ["from the first", "from the second"]


def test_other_words_than_those_offered(desk: Desk, tmp_path: Path) -> None:
    """A drop-down offers, it does not force."""
    desk.show("facts")
    desk.row("facts", 0).locator(".head").click()
    desk.page.select_option("#facts-0-method", label="other words …")
    desk.page.fill("#facts-0-method", "saw the letter")
    assert desk.worksheet(tmp_path).rows("facts")[0].get("method") == "saw the letter"
    desk.page.reload()
    desk.show("facts")
    desk.row("facts", 0).locator(".head").click()
    assert desk.page.input_value("#facts-0-method") == "saw the letter"


def test_a_name_signs_and_dates(desk: Desk, tmp_path: Path) -> None:
    """Only where the checker has given one, and only where nobody signed."""
    desk.fill("facts", 0, status="corrected")
    desk.page.fill("#checker", "Ada")
    desk.fill("facts", 1, status="corrected")
    desk.fill("facts", 2, checker="Bo", status="corrected")
    rows = desk.worksheet(tmp_path).rows("facts")
    assert [row.get("checker") for row in rows[:3]] == ["", "Ada", "Bo"]
    assert len(rows[1].get("date")) == 10


def test_saved_work_is_opened(desk: Desk, tmp_path: Path) -> None:
    """A colleague's file is taken over; where both wrote, theirs stands and ours is kept in the list of clashes."""
    path = tmp_path / "colleague.json"
    path.write_bytes(write_json(worked()))
    desk.fill("facts", 1, correction="mine")
    desk.page.set_input_files("#file", path)
    desk.await_words("#notice", "taken")
    assert "1 in place of yours" in desk.text("#notice")
    clash = Replaced("facts", worked().rows("facts")[1].key, "correction", "at least 15", "mine", "this page, before colleague.json was opened")
    assert desk.worksheet(tmp_path) == replace(worked(), clashes=(clash,))
    assert desk.text("#facts-1 .badge") == "◇ disputed"


def test_a_wrong_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    """It says what was expected, and changes nothing."""
    path = tmp_path / "wrong.json"
    path.write_text('{"schema": "other/1", "sheets": {}}')
    desk.page.set_input_files("#file", path)
    desk.await_words("#notice", "worksheet")
    assert "expected attribution.worksheet/1" in desk.text("#notice")
    assert desk.worksheet(tmp_path) == sample()


def test_rows_that_are_not_here_are_told(desk: Desk, tmp_path: Path) -> None:
    """Entries for another draft are not dropped in silence."""
    path = tmp_path / "older.json"
    path.write_bytes(write_json(replace(worked(), sheets={**worked().sheets, "facts": (replace(worked().rows("facts")[0], key="gone"),)})))
    desk.page.set_input_files("#file", path)
    desk.await_words("#notice", "worksheet")
    assert "3 entries belong to rows that are not in this worksheet" in desk.text("#notice")
    assert "worksheet merge" in desk.text("#notice")


def test_a_copy_as_a_page(desk: Desk, tmp_path: Path) -> None:
    """It holds the work, for `read`, for a reader without JavaScript, and for a colleague's browser, which keeps it apart from the original."""
    desk.fill("facts", 0, concern="who counted?", status="in progress")
    path = desk.saved(tmp_path, "#copy")
    rows = sample().rows("facts")
    made = replace(sample(), sheets={**sample().sheets, "facts": (rows[0].having(concern="who counted?", status="in progress"), *rows[1:])})
    assert html.read(path.read_bytes()) == made
    assert "who counted?</dd>" in path.read_text("utf-8")
    other = desk.open(path)
    other.click("#sheets a[data-sheet=facts]")
    assert other.inner_text("#facts-0 .badge") == "◐ in progress"
    assert "Nothing entered yet" in other.inner_text("#kept")


def test_the_browsers_own_save_keeps_the_work(desk: Desk, tmp_path: Path) -> None:
    """The page as the browser has it now is read, and works again when it is opened."""
    desk.fill("facts", 0, concern="kept too")
    desk.page.wait_for_timeout(600)
    assert desk.embedded().rows("facts")[0].get("concern") == "kept too"
    path = tmp_path / "saved.html"
    path.write_text(desk.page.content(), "utf-8")
    other = desk.open(path)
    other.click("#sheets a[data-sheet=facts]")
    other.click("#facts-0 .head")
    assert other.input_value("#facts-0-concern") == "kept too"
    assert other.locator("#save").count() == 1
    assert other.locator("#facts-0 button.head").count() == 1


def test_blocked_storage_is_said(browser: Any, file: Path) -> None:
    """Where the browser keeps nothing, the page says so, warns before closing, and still exports."""
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})")
    desk = Desk(context, file)
    assert "does not let the page keep your work" in desk.text("#kept")
    desk.fill("facts", 0, concern="do not lose me")
    asked: list[str] = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    other = context.new_page()
    desk.page.close(run_before_unload=True)
    for _ in range(50):
        if asked:
            break
        other.wait_for_timeout(100)
    assert asked == ["beforeunload"]
    assert desk.troubles == []
    context.close()
