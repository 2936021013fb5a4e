"""What a merge keeps, marks, lists and takes out, case by case."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from attribution.desk.account import account
from attribution.desk.columns import SheetName
from attribution.desk.merging import merge
from attribution.desk.sheets import Replaced, Row, Worksheet, worksheet
from attribution.errors import ConfigError
from tests.desk.sample import sample, worked


def put(sheet: Worksheet, name: SheetName, at: int, **cells: str) -> Worksheet:
    """The worksheet with some cells of one row replaced."""
    rows = list(sheet.rows(name))
    rows[at] = rows[at].having(**cells)
    return replace(sheet, sheets={**sheet.sheets, name: tuple(rows)})


def without(sheet: Worksheet, name: SheetName, at: int) -> Worksheet:
    """The worksheet without one row."""
    rows = sheet.rows(name)
    return replace(sheet, sheets={**sheet.sheets, name: (*rows[:at], *rows[at + 1 :])})


def merged(*worksheets: Worksheet) -> Worksheet:
    """The worksheets merged as a.xlsx, b.xlsx, c.xlsx …"""
    return merge([(f"{letter}.xlsx", one) for letter, one in zip("abcdef", worksheets, strict=False)])


def test_an_unchanged_draft_keeps_everything() -> None:
    """A fresh worksheet of the same draft takes nothing away, marks nothing, and a second time changes nothing."""
    result = merged(worked(), sample())
    for name in ("facts", "quotations", "conflicts", "sources"):
        assert result.rows(name) == worked().rows(name)  # type: ignore[arg-type]
    assert result.rows("signoff")[-1] == worked().rows("signoff")[-1]
    assert result.clashes == ()
    assert merged(result, sample()) == result == merged(result, result) == merged(worked(), result)


def test_no_worksheet_is_an_error() -> None:
    """There is nothing to merge in nothing."""
    with pytest.raises(ConfigError, match="no worksheet"):
        merge([])


def test_changed_words_take_the_status_away() -> None:
    """A figure that changed is to be checked again; the words and the status before stand beside it, notes stay."""
    new = put(sample(), "facts", 0, key="x", words="Bridge falls in Norwick", fact="A bridge fell in Norwick.")
    row = merged(put(worked(), "facts", 0, correction="a viaduct"), new).rows("facts")[0]
    assert row.get("status") == "changed-needs-attention"
    assert (row.get("change"), row.get("before"), row.get("status_before")) == ("changed", "Bridge falls in Orlen", "checked-accurate")
    assert (row.get("checker"), row.get("date"), row.get("correction")) == ("Édith", "2024-05-08", "a viaduct")


def test_changed_words_nobody_judged_are_marked_only() -> None:
    """Where nobody has entered anything there is no status to take away."""
    row = merged(worked(), put(sample(), "facts", 4, words="€3.5 million", fact="Repairs had cost €3.5 million.")).rows("facts")[4]
    assert (row.get("status"), row.get("change"), row.get("before")) == ("unchecked", "changed", "€2.5 million")


@pytest.mark.parametrize("words", ['"We had warned them three times,"', "«We had  warned them three times,»"])
def test_marks_and_spacing_are_no_change(words: str) -> None:
    """Another style of quotation marks and other spacing change no words."""
    old = put(worked(), "quotations", 0, status="checked-accurate")
    row = merged(old, put(sample(), "quotations", 0, words=words)).rows("quotations")[0]
    assert (row.get("status"), row.get("change"), row.get("words")) == ("checked-accurate", "", words)


def test_the_same_words_of_another_speaker_are_changed() -> None:
    """A remark that the draft now gives to somebody else is not checked."""
    old = put(worked(), "quotations", 0, status="checked-accurate")
    row = merged(old, put(sample(), "quotations", 0, speaker="Jon Vale", speaker_printed="Jon Vale")).rows("quotations")[0]
    assert (row.get("status"), row.get("status_before")) == ("changed-needs-attention", "checked-accurate")
    assert "Zoë Šarić" in row.get("before")


def test_a_changed_conflict_is_open_again() -> None:
    """A decision is about two passages; with other words it is to be made again."""
    row = merged(worked(), put(sample(), "conflicts", 0, a_words="At least 14 people died", a_value="14 or more")).rows("conflicts")[0]
    assert (row.get("decision"), row.get("status_before"), row.get("change")) == ("open", "call the source", "changed")
    assert row.get("by") == "Édith"
    assert "At least 12 people died" in row.get("before")


def test_a_change_still_open_outlives_the_next_draft() -> None:
    """What was to be looked at again still is after another draft, with the words that were judged; once judged, the mark goes with the next draft."""
    second = put(sample(), "facts", 0, words="Bridge falls in Norwick", fact="A bridge fell in Norwick.")
    third = put(second, "lines", 6, text="Nothing stood there.")
    after = merged(merged(worked(), second), third)
    assert (after.rows("facts")[0].get("change"), after.rows("facts")[0].get("before")) == ("changed", "Bridge falls in Orlen")
    again = merged(put(after, "facts", 0, status="checked-accurate"), put(third, "lines", 5, text="Nobody spoke."))
    assert (again.rows("facts")[0].get("status"), again.rows("facts")[0].get("change")) == ("checked-accurate", "")
    assert again.rows("facts")[0].get("status_before") == "checked-accurate"


def test_gone_rows_are_kept_where_somebody_wrote_and_come_back() -> None:
    """A passage that left the draft stays at the end with its entries, without a place; one nobody touched is dropped; back in the draft it is itself again."""
    shorter = without(without(sample(), "facts", 1), "facts", 1)
    result = merged(worked(), shorter)
    last = result.rows("facts")[-1]
    assert len(result.rows("facts")) == 6
    assert (last.get("change"), last.get("status"), last.get("line"), last.get("start"), last.get("id")) == ("gone", "disputed", "", "", "F2 (gone)")
    assert merged(result, shorter) == result
    assert merged(result, sample()).rows("facts")[1] == worked().rows("facts")[1]


def test_moved_and_new_passages() -> None:
    """A paragraph that moved keeps all and says so, with what stands in it; a sentence that was not there is new."""
    rows = list(sample().rows("lines"))
    rows = [row.having(start=str(at), note="") for at, row in enumerate([rows[3], *rows[:3], rows[4].having(text="A wholly other thing happened here."), *rows[5:]])]
    old = put(worked(), "facts", 4, status="checked-accurate")
    moved = replace(sample(), sheets={**sample().sheets, "lines": (*rows[:4], rows[4].having(key="n"), *rows[5:])})
    moved = replace(moved, sheets={**moved.sheets, "lines": tuple(replace(row, key="n") if row.get("key") == "n" else row for row in moved.rows("lines"))})
    result = merged(old, moved)
    assert [row.get("change") for row in result.rows("lines")] == ["moved", "", "", "", "new", "", ""]
    assert (result.rows("facts")[4].get("change"), result.rows("facts")[4].get("status")) == ("moved", "checked-accurate")


def test_a_renamed_article_is_the_same_article() -> None:
    """Another file name gives every row another key; all is found by its words."""
    sheets: dict[SheetName, list[Row]] = {}
    for name, rows in sample().sheets.items():
        sheets[name] = [Row(f"z{row.key}", {key: value.replace("mail.txt", "final.txt") for key, value in row.cells.items()} | {"key": f"z{row.key}"}) for row in rows]
    result = merged(worked(), worksheet(sheets))
    assert [row.get("status") for row in result.rows("facts")] == [row.get("status") for row in worked().rows("facts")]
    assert {row.get("change") for name in ("lines", "facts", "quotations", "conflicts") for row in result.rows(name)} == {""}  # type: ignore[arg-type]
    assert result.rows("conflicts")[0].get("decision") == "call the source"


def test_two_worksheets_that_differ() -> None:
    """The new entry stays, the old one is listed; an empty cell takes nothing away."""
    one, other = put(sample(), "facts", 1, correction="15", concern="who counted?"), put(sample(), "facts", 1, correction="at least 15")
    result = merged(one, other)
    assert (result.rows("facts")[1].get("correction"), result.rows("facts")[1].get("concern")) == ("at least 15", "who counted?")
    assert result.clashes == (Replaced("facts", sample().rows("facts")[1].key, "correction", "at least 15", "15", "a.xlsx"),)
    assert merged(result, other) == result == merged(result, one.__class__(sample().sheets))


@pytest.mark.parametrize("grave", ["disputed", "cannot verify", "changed-needs-attention"])
def test_the_status_that_asks_for_more_care_stays(grave: str) -> None:
    """Where one checker is content and the other is not, the worksheet is not, in either order; the other word is listed."""
    content, uneasy = put(sample(), "facts", 1, status="checked-accurate"), put(sample(), "facts", 1, status=grave)
    for result in (merged(content, uneasy), merged(uneasy, content)):
        assert result.rows("facts")[1].get("status") == grave
        assert [(clash.column, clash.kept, clash.replaced) for clash in result.clashes] == [("status", grave, "checked-accurate")]


def test_three_ways() -> None:
    """With the common base first, a change in one copy is taken; two changes clash; a cleared cell keeps what the base had."""
    base = put(put(sample(), "facts", 1, correction="14?", status="in progress"), "facts", 2, concern="ask")
    one = put(put(base, "facts", 1, correction="15"), "facts", 2, checker="Ann")
    other = put(put(base, "facts", 1, status="disputed"), "facts", 2, concern="", checker="Bo")
    result = merged(base, one, other)
    second, third = result.rows("facts")[1:3]
    assert (second.get("correction"), second.get("status")) == ("15", "disputed")
    assert (third.get("concern"), third.get("checker")) == ("ask", "Bo")
    assert [(clash.column, clash.replaced, clash.origin) for clash in result.clashes] == [("checker", "Ann", "b.xlsx")]


def test_a_signature_does_not_outlive_its_draft() -> None:
    """A signature given for another draft leaves its cells, is noted in the remark and listed; on the same draft it stays."""
    at = next(number for number, row in enumerate(sample().rows("signoff")) if row.get("item") == "Draft sha256")
    result = merged(worked(), put(sample(), "signoff", at, value="cc33" * 16))
    legal = result.rows("signoff")[-1]
    assert (legal.get("name"), legal.get("date")) == ("", "")
    assert legal.get("remark") == "fine, with the change\n[signed an earlier draft: L. Gall, 2024-05-09, draft aa11aa11aa11]"
    assert {(clash.column, clash.replaced) for clash in result.clashes} == {("name", "L. Gall"), ("date", "2024-05-09")}
    assert account(worked(), result).unsigned == ("Legal",)
    assert merged(worked(), result) == result


def test_columns_and_clashes_of_before_are_carried() -> None:
    """A column that a person added and the clashes of earlier merges come along, each once."""
    listed = Replaced("facts", sample().rows("facts")[1].key, "correction", "at least 15", "13", "early.xlsx")
    old = replace(put(worked(), "facts", 3, **{"own:Desk": "call Bo"}), clashes=(listed,))
    result = merged(old, sample(), old)
    assert result.rows("facts")[3].get("own:Desk") == "call Bo"
    assert result.clashes == (listed,)


def test_a_row_that_a_person_added_stays() -> None:
    """A fact the tool missed, typed into a new row of the table, is no passage of any draft: it is neither dropped nor called gone."""
    typed = Row("new-0123456789ab", {"key": "new-0123456789ab", "words": "since Tuesday", "line": "3"})
    old = replace(worked(), sheets={**worked().sheets, "facts": (typed, *worked().rows("facts"))})
    shorter = without(sample(), "facts", 1)
    result = merged(old, shorter)
    assert [row.get("change") for row in result.rows("facts")[-2:]] == ["", "gone"]
    assert result.rows("facts")[-2] == typed
    assert merged(result, shorter) == result


def test_a_sorted_sheet_has_not_moved() -> None:
    """A person who sorted the rows by status moved no passage."""
    lines, facts = (tuple(reversed(worked().rows(name))) for name in ("lines", "facts"))  # type: ignore[arg-type]
    result = merged(replace(worked(), sheets={**worked().sheets, "lines": lines, "facts": facts}), sample())
    assert result == merged(worked(), sample())


def test_the_account_tells_what_happened() -> None:
    """The account counts rows by what became of them and names the clashes."""
    new = put(without(put(sample(), "facts", 0, words="Bridge falls in Norwick", fact="A bridge fell in Norwick."), "facts", 6), "facts", 1, correction="16")
    result = merged(worked(), new)
    told = account(worked(), result)
    facts = next(tally for tally in told.sheets if tally.sheet == "facts")
    assert (facts.rows, facts.kept, facts.changed, facts.gone, facts.dropped) == (6, 1, 1, 0, 1)
    assert (told.attention, len(told.clashes), told.earlier) == (1, 1, 0)
    assert any("Correction" in line and "'at least 15'" in line for line in told.lines())


def test_thousands_of_rows_take_seconds() -> None:
    """5,000 changed rows a sheet merge in seconds; comparing each with each would take hours."""
    def made(figure: int, status: str) -> Worksheet:
        lines = [Row(f"l{figure}-{at}", {"no": str(at), "article": "a", "text": f"In street {at * 7919 % 10007} there were {at + figure} houses.", "start": str(at * 50)}) for at in range(5000)]
        facts = [Row(f"f{row.key}", {"line": row.get("no"), "article": "a", "words": row.get("text")[:20], "fact": row.get("text"), "status": status}) for row in lines]
        return worksheet({"lines": lines, "facts": facts})

    old, new = made(0, "disputed"), made(3, "unchecked")
    began = perf_counter()
    result = merged(old, new)
    assert perf_counter() - began < 30
    assert {row.get("status") for row in result.rows("facts")} == {"changed-needs-attention"}
    assert len(result.rows("facts")) == 5000


def test_the_account_counts_clashes_row_by_row() -> None:
    """A clash that was listed before does not hide a new one that says the same of another row."""
    listed = Replaced("facts", "one", "checker", "Ann", "Bo", "b.xlsx")
    before, after = replace(worked(), clashes=(listed,)), replace(worked(), clashes=(listed, replace(listed, key="two")))
    told = account(before, after)
    assert ([clash.key for clash in told.clashes], told.earlier) == (["two"], 1)
