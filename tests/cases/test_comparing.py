"""Two runs beside each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.cases.comparing import compare
from tests.cases.invented import altered, conflict, joined, moved, record, two_figures
from tests.reports.sample import agreement

ALTERED = replace(altered(), fingerprint="ba9876543210")


def compared(a, b, **more):
    """The comparison of two records."""
    return compare({"": a}, {"": b}, **more)


def test_a_run_and_itself():
    """Nothing differs, whatever the order of the findings."""
    found = compared(record(conflict(), ALTERED, agreement()), record(agreement(), ALTERED, conflict()))
    assert (found.changes, found.quotes, found.settings, found.notes, found.same) == ((), (), (), (), 3)
    assert not found.fails("any")


def test_changed_verdicts():
    """Relation, code and severity, each on a line."""
    update = replace(conflict(), relation="update", code="U101", severity="low", confidence=0.6)
    (change,) = compared(record(conflict()), record(update)).changes
    assert change.kind == "changed"
    assert change.what == ("relation: conflict → update", "severity: high → low", "code: C101 → U101")
    assert change.severity == "high"


def test_appeared_and_vanished():
    """The gravest first."""
    found = compared(record(ALTERED), record(conflict()))
    assert [(c.kind, c.finding["slot"], c.severity) for c in found.changes] == [
        ("appeared", "people killed in the sinking", "high"),
        ("vanished", "Brenner on the crew", "medium"),
    ]


@pytest.mark.parametrize(("confidence", "kinds"), [(0.96, []), (0.97, ["shifted"]), (0.5, ["shifted"])])
def test_shifts(confidence, kinds):
    """A confidence that moved by the threshold or more."""
    found = compared(record(conflict()), record(replace(conflict(), confidence=confidence)), shift=0.05)
    assert [change.kind for change in found.changes] == kinds


def test_another_fingerprint_of_the_same_passages():
    """A further report made another pair the clearest one: the finding is the same."""
    swapped = joined(conflict())
    first = swapped.also[-1]
    turned = replace(swapped, fingerprint="f" * 16, a=first[0], b=first[1], also=((swapped.a, swapped.b), *swapped.also[:-1]))
    assert compared(record(swapped), record(turned)).same == 1


def test_overlapping_passages_of_one_text():
    """A sentence that the other model cut differently."""
    cut = replace(conflict(), fingerprint="e" * 16, slot="the dead", a=replace(conflict().a, end=conflict().a.end - 5, text="At least 19 people were k", marks=()))
    found = compared(record(conflict()), record(cut))
    assert (found.changes, found.same) == ((), 1)


def test_overlapping_words_of_an_edited_text():
    """The article was edited between the runs: words tell, and the reader is warned."""
    edited = moved(conflict(), 60)
    edited = replace(edited, fingerprint="e" * 16, slot="the dead", a=replace(edited.a, text="At least 19 people had been killed"))
    later = record(edited)
    later["articles"] = [{**article, "digest": "other"} for article in later["articles"]]
    found = compared(record(conflict()), later)
    assert (found.changes, found.same) == ((), 1)
    assert found.notes == ("herald.txt has another text in B", "post.txt has another text in B")


def test_two_figures_of_one_sentence_stay_apart():
    """A finding that vanished is not taken for the other one of its sentence."""
    dead, hurt = two_figures()
    found = compared(record(dead), record(hurt))
    assert sorted(change.kind for change in found.changes) == ["appeared", "vanished"]
    both = compared(record(dead, hurt), record(hurt))
    assert [(c.kind, c.finding["slot"]) for c in both.changes] == [("vanished", "dead")]


def test_another_kind_elsewhere_is_no_counterpart():
    """Findings of other passages are never matched."""
    found = compared(record(conflict()), record(replace(agreement(), fingerprint="a" * 16)))
    assert {change.kind for change in found.changes} == {"appeared", "vanished"}


def test_models_and_settings():
    """What the runs were made with."""
    later = record(conflict(), models={"entailment": "ours sha256:13", "quotes": "q1"}, config_hash="0" * 12)
    assert compared(record(conflict()), later).settings == (
        ("config hash", "abcdefabcdef", "0" * 12),
        ("model: base", "all-MiniLM-L6-v2", "none"),
        ("model: entailment", "ours sha256:12", "ours sha256:13"),
        ("model: quotes", "none", "q1"),
    )


def test_quotations():
    """Another speaker, and a quotation that is gone."""
    later = record(conflict())
    quote = later["articles"][0]["quotes"][0]
    later["articles"][0] = {**later["articles"][0], "quotes": [{**quote, "speaker_name": None}]}
    (change,) = compared(record(conflict()), later).quotes
    assert (change.kind, change.before, change.after, change.start) == ("speaker", "Ada Brenner", None, quote["start"])
    later["articles"][0] = {**later["articles"][0], "quotes": []}
    assert [change.kind for change in compared(record(conflict()), later).quotes] == ["vanished"]
    assert [change.kind for change in compared(later, record(conflict())).quotes] == ["appeared"]


@pytest.mark.parametrize(
    ("a", "b", "levels"),
    [
        ([conflict()], [], {"low", "medium", "high", "any"}),
        ([], [ALTERED], {"low", "medium", "any"}),
        ([], [agreement()], {"any"}),
        ([conflict()], [replace(conflict(), confidence=0.2)], {"any"}),
        ([conflict()], [replace(conflict(), relation="agree", code="G101", severity="low")], {"low", "medium", "high", "any"}),
        ([conflict()], [conflict()], set()),
    ],
)
def test_fail_on(a, b, levels):
    """A lost conflict fails at its own severity; agreements and shifts with "any" only."""
    before, after = ({**record(conflict()), "findings": record(*side)["findings"] if side else []} for side in (a, b))
    found = compared(before, after)
    assert {level for level in ("never", "low", "medium", "high", "any") if found.fails(level)} == levels


def test_folders_of_runs():
    """Reports of one name are compared; one without its like is a note."""
    a, b = {"mon.json": record(conflict()), "tue.json": record(ALTERED)}, {"mon.json": record(ALTERED), "wed.json": record()}
    found = compare(a, b, ("old", "new"))
    assert {change.run for change in found.changes} == {"mon.json"}
    assert found.notes[:2] == ("only in old: tue.json", "only in new: wed.json")


def test_other_articles_are_noted():
    """Two runs over different corpora say so."""
    later = record(conflict())
    later["articles"] = [*later["articles"][:1], {**later["articles"][1], "id": "gazette.txt"}]
    assert compared(record(conflict()), later).notes == ("gazette.txt is in B only", "post.txt is in A only")
