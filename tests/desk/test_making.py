"""A report as a worksheet: whole, ordered, untouched by anybody."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from attribution.desk.columns import COLUMNS
from attribution.desk.making import make
from attribution.desk.sheets import SHEETS, entries
from attribution.errors import ConfigError
from attribution.types import Diagnostic
from tests.desk.building import figure, finding, person, quote, reading, report
from tests.desk.sample import MAIL, sample_report

WIRE = "Twelve people died in Orlen on Monday. The bridge was built in 1931, the mayor said."


def wire(id_, **more):
    """An article with a death toll and a quotation."""
    quotes = (quote(WIRE, "q1", "The bridge was built in 1931", "indirect", "the mayor"),)
    return reading(WIRE, id_, (figure(WIRE, "Twelve", 12, thing_text="people", predicate="die"),), quotes, **more)


def test_every_sheet_and_only_known_columns():
    """All six sheets have rows, under unique keys that stand in their cells, too."""
    made = make(sample_report(), "bridge")
    for sheet in SHEETS:
        rows = made.rows(sheet)
        assert rows
        assert len({row.key for row in rows}) == len(rows)
        for row in rows:
            assert set(row.cells) <= {column.key for column in COLUMNS[sheet]}
            assert row.get("key") == row.key
            assert "" not in row.cells.values()


def test_words_stand_at_their_offsets():
    """Lines, facts and quotations are verbatim: the offsets give the very words."""
    run = sample_report()
    texts = {one.article.id: one.article.text for one in run.readings}
    made = make(run)
    for sheet, column in (("lines", "text"), ("facts", "words"), ("quotations", "words")):
        for row in made.rows(sheet):
            assert texts[row.get("article")][int(row.get("start")) : int(row.get("end"))] == row.get(column)


def test_nobody_has_worked_on_it():
    """A new worksheet has no entry of a person: every status is "unchecked", every decision open."""
    made = make(sample_report())
    assert not any(entries(sheet, row) for sheet in SHEETS for row in made.rows(sheet))
    assert {row.get("status") for sheet in ("facts", "quotations") for row in made.rows(sheet)} == {"unchecked"}
    assert {row.get("decision") for row in made.rows("conflicts")} == {"open"}


def test_order_of_articles_does_not_matter():
    """The same articles in another order give the same worksheet."""
    run = report(wire("b.txt"), wire("a.txt"), wire("c.txt"))
    assert make(run) == make(replace(run, readings=run.readings[::-1]))


def test_facts_name_their_lines():
    """The line of a fact is the one its words stand in."""
    made = make(sample_report())
    lines = {row.get("no"): row for row in made.rows("lines")}
    for row in (*made.rows("facts"), *made.rows("quotations")):
        line = lines[row.get("line")]
        assert line.get("article") == row.get("article")
        assert int(line.get("start")) <= int(row.get("start")) < int(line.get("end"))


def test_counts_of_lines_and_totals():
    """Lines count their facts and quotations, the sign-off all of them."""
    made = make(sample_report())
    total = len(made.rows("facts")) + len(made.rows("quotations"))
    assert sum(int(row.get("facts")) for row in made.rows("lines")) == total
    assert sum(int(row.get("left")) for row in made.rows("lines")) == total
    values = {row.get("item"): row.get("value") for row in made.rows("signoff")}
    assert (values["Facts"], values["Open"], values["Needing attention"]) == (str(len(made.rows("facts"))), str(total), "0")
    assert (values["Conflicts, high"], values["Conflicts, medium"], values["Conflicts, low"], values["Conflicts undecided"]) == ("1", "1", "0", "2")


def test_signoff_says_what_was_checked():
    """Slug, draft, its sha256, tool, models and settings, then the four who sign."""
    rows = make(report(wire("only.txt"))).rows("signoff")
    values = {row.get("item"): row.get("value") for row in rows}
    assert values["Draft"] == "only.txt"
    assert values["Draft sha256"] == b"only.txt".hex().ljust(64, "0")
    assert (values["Tool"], values["Model: entailment"], values["Settings hash"]) == ("attribution 9.9", "ours", "abc")
    assert [row.get("item") for row in rows][-4:] == ["Reporter", "Checker", "Editor", "Legal"]
    assert make(report(wire("only.txt")), "bridge").rows("signoff")[0].get("value") == "bridge"


def test_lost_articles_are_named():
    """An article that could not be read stands in the sign-off with the reason."""
    run = replace(report(wire("a.txt")), diagnostics=(Diagnostic("unreadable", "b.txt is a picture", "b.txt", failed=True),))
    assert ("Not read: b.txt", "b.txt is a picture") in [(row.get("item"), row.get("value")) for row in make(run).rows("signoff")]


def test_draft_is_checked_alone():
    """With a draft the facts and quotations are its own; the other reports keep their lines, and speak in Sources of its facts."""
    draft, other = wire("z.txt"), wire("a.txt")
    run = report(other, draft, findings=(finding((other, "Twelve"), (draft, "Twelve"), "agree"),))
    made = make(run, draft="z.txt")
    assert {row.get("article") for row in (*made.rows("facts"), *made.rows("quotations"))} == {"z.txt"}
    assert {row.get("article") for row in made.rows("lines")} == {"a.txt", "z.txt"}
    assert [(row.get("id"), row.get("kind"), row.get("article")) for row in made.rows("sources")] == [("S1", "draft", "z.txt"), ("S2", "report", "a.txt")]
    assert made.rows("facts")[0].get("sources") == "S2 agrees (f1)"


def test_unknown_draft():
    """A draft that is not among the articles is told with those that are."""
    with pytest.raises(ConfigError, match=r"'gone.txt' is not among the articles, expected one of 'a.txt'"):
        make(report(wire("a.txt")), draft="gone.txt")


def test_sources_are_not_checked():
    """What was given with --source is a source: lines and a row, no facts; the last readings of a run are the sources."""
    run = report(wire("draft.txt"), wire("a-transcript.txt"), sources=1)
    made = make(run)
    assert {row.get("article") for row in made.rows("facts")} == {"draft.txt"}
    assert {row.get("article") for row in made.rows("lines")} == {"draft.txt", "a-transcript.txt"}
    assert [row.get("kind") for row in made.rows("sources")] == ["report", "source text"]
    assert all(not row.get("standing") for row in made.rows("sources"))


def test_copies_are_checked_once():
    """A wire copy has its lines and its place in the wire group; its facts are those of the article it copies."""
    run = report(wire("a.txt", source="Orlen Mail"), wire("b.txt", source="Valley Times", copy_of="a.txt"), wire("c.txt", byline="Ada Holm, Reuters"))
    made = make(run)
    assert {row.get("article") for row in made.rows("facts")} == {"a.txt", "c.txt"}
    assert [row.get("wire_group") for row in made.rows("sources")] == ["W1 same text", "W1 same text", "Reuters"]
    assert [row.get("kind") for row in made.rows("sources")] == ["report", "copy of another report", "report"]


def test_keys_survive_edits_elsewhere():
    """A sentence put in front changes numbers and offsets, and no key of what stands behind it."""
    before = make(report(wire("a.txt")))
    text = f"Rain fell all night long in the valley. {WIRE}"
    quotes = (quote(text, "q1", "The bridge was built in 1931", "indirect", "the mayor"),)
    after = make(report(reading(text, "a.txt", (figure(text, "Twelve", 12, thing_text="people", predicate="die"),), quotes)))
    for sheet in ("lines", "facts", "quotations"):
        assert {row.key for row in before.rows(sheet)} <= {row.key for row in after.rows(sheet)}
    assert before.rows("lines")[0].get("no") != next(row for row in after.rows("lines") if row.key == before.rows("lines")[0].key).get("no")


def test_a_changed_sentence_has_other_keys():
    """The same figure in a sentence that says something else is another fact: no check may be carried over unseen."""
    text = WIRE.replace("died", "were born")
    after = make(report(reading(text, "a.txt", (figure(text, "Twelve", 12, thing_text="people"),))))
    before = make(report(wire("a.txt")))
    assert before.rows("facts")[0].get("words") == after.rows("facts")[0].get("words") == "Twelve people"
    assert before.rows("facts")[0].key not in {row.key for row in after.rows("facts")}


def test_equal_sentences_have_keys_of_their_own():
    """A sentence printed twice is two lines with two keys."""
    made = make(report(reading("It sank fast that night. It sank fast that night.")))
    assert [row.get("text") for row in made.rows("lines")] == ["It sank fast that night."] * 2
    assert len({row.key for row in made.rows("lines")}) == 2


def test_labels_of_articles():
    """An article is called by its number and outlet, else by its file."""
    made = make(report(wire("in/a.txt", source="Orlen Mail"), wire("in/b.txt")))
    assert list(dict.fromkeys(row.get("outlet") for row in made.rows("lines"))) == ["S1 Orlen Mail", "S2 b.txt"]


def test_nothing_read():
    """A run that read nothing still makes a worksheet, with the sign-off to say so."""
    made = make(report())
    assert not made.rows("lines")
    assert {"Draft": "nothing to check"}.items() <= {row.get("item"): row.get("value") for row in made.rows("signoff")}.items()


def test_large_runs_take_seconds():
    """A hundred articles of a hundred sentences each: the time grows with their length, not with its square."""
    text = " ".join(f"On day {number} some {number + 100} people of Orlen went home." for number in range(100))
    items = tuple(figure(text, f"{number + 100} people", number, thing_text="") for number in range(100))
    one = reading(text, "a.txt", items, people=(person(text, "Orlen"),))
    run = report(*(replace(one, article=replace(one.article, id=f"{number}.txt")) for number in range(100)))
    began = time.perf_counter()
    made = make(run)
    assert len(made.rows("facts")) == 100 * 101
    assert time.perf_counter() - began < 20


def test_sample_is_a_true_worksheet():
    """The hand-built sample of the other tests keeps the rules: its words stand where it says."""
    from tests.desk.sample import ARTICLES, sample

    texts = {article.id: article.text for article in ARTICLES}
    for row in sample().rows("facts"):
        assert texts[row.get("article")][int(row.get("start")) : int(row.get("end"))] == row.get("words")
    assert sample().rows("sources")[0].get("sha256") == MAIL.digest
