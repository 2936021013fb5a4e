"""Totals: what is left to do, counted from the rows as people have worked on them."""

from __future__ import annotations

from dataclasses import replace

from attribution.desk.totals import ATTENTION, OPEN, recount
from tests.desk.sample import sample, worked


def counts(made, number):
    """Facts, left and attention of a line."""
    row = made.rows("lines")[number - 1]
    return tuple(row.get(column) for column in ("facts", "left", "attention"))


def values(made):
    """The sign-off by its items."""
    return {row.get("item"): row.get("value") for row in made.rows("signoff")}


def test_statuses_that_count():
    """Open is what somebody still works on, attention what an editor has to see."""
    assert OPEN == ("unchecked", "in progress", "changed-needs-attention")
    assert ATTENTION == ("changed-needs-attention", "disputed", "cannot verify")


def test_lines_and_totals_follow_the_rows():
    """A checked fact is no longer left, a disputed one needs attention; an empty status is open, a person's own word is not."""
    before, after = recount(sample()), recount(worked())
    assert (counts(before, 1), counts(after, 1)) == (("1", "1", "0"), ("1", "0", "0"))
    assert counts(after, 2) == ("2", "1", "1")
    assert (values(before)["Open"], values(after)["Open"]) == ("9", "7")
    facts = worked().rows("facts")
    own = recount(replace(worked(), sheets={**worked().sheets, "facts": (facts[0].having(status="seen by Édith"), facts[1].having(status=""), *facts[2:])}))
    assert (counts(own, 1), counts(own, 2)) == (("1", "0", "0"), ("2", "2", "0"))


def test_what_is_gone_is_no_work():
    """A row whose passage is gone from the draft counts nowhere."""
    facts = sample().rows("facts")
    made = recount(replace(sample(), sheets={**sample().sheets, "facts": (*facts[:-1], facts[-1].having(change="gone", line=""))}))
    assert (values(made)["Facts"], values(made)["Open"]) == ("6", "8")
    assert sum(int(row.get("facts")) for row in made.rows("lines")) == 8


def test_nothing_else_changes():
    """Counting touches the counts only, and counting twice gives the same."""
    made = recount(worked())
    assert recount(made) == made
    assert [made.rows(sheet) for sheet in ("facts", "quotations", "conflicts", "sources")] == [worked().rows(sheet) for sheet in ("facts", "quotations", "conflicts", "sources")]
    assert values(made)["Slug"] == "orlen-bridge"
