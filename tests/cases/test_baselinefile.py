"""The file of a baseline: the same bytes for the same entries, readable, and strict."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.cases.approvals import Approval
from attribution.cases.baseline import Baseline
from attribution.cases.baselinefile import approve, read_baseline, write_baseline
from attribution.errors import ConfigError
from attribution.reports.schemas import stored
from tests.cases.invented import altered, approval, baseline, conflict, entry

CONFLICT, ALTERED = conflict(), replace(altered(), fingerprint="ba9876543210")


def test_what_is_written_is_read():
    """Entries and approvals come back as they were, in the order of articles and slots."""
    known = Baseline((entry(CONFLICT, approval()), entry(ALTERED)))
    text = write_baseline(known)
    assert set(read_baseline(text, "b.toml").entries) == set(known.entries)
    assert write_baseline(read_baseline(text, "b.toml")) == text
    assert write_baseline(Baseline(known.entries[::-1])) == text


def test_the_schema():
    """The file as JSON is valid; half an approval is not."""
    validator = jsonschema.Draft202012Validator(stored("baseline-1", "attribution.cases"))
    table = tomllib.loads(write_baseline(Baseline((entry(CONFLICT, approval()), entry(ALTERED)))))
    found = json.loads(json.dumps(table, default=str))
    validator.validate(found)
    del next(one for one in found["finding"] if "owner" in one)["owner"]
    assert not validator.is_valid(found)


def test_it_can_be_read_in_a_review():
    """Words of both passages, slot, and the days as days."""
    text = write_baseline(baseline(CONFLICT, given=approval()))
    table = tomllib.loads(text)["finding"][0]
    assert table["a"] == {"article": "herald.txt", "words": "At least 19 people were killed"}
    assert (table["slot"], table["owner"], table["expires"]) == ("people killed in the sinking", "Ada", date(2026, 6, 30))
    assert 'expires = 2026-06-30\n' in text
    assert text.startswith("# ")


def test_an_empty_baseline():
    """A desk without findings has a file, too."""
    assert read_baseline(write_baseline(Baseline()), "b.toml").entries == ()


@settings(deadline=None)
@given(st.text(max_size=80))
def test_hostile_words_stay_words(words):
    """Whatever an article says is a string of the file, and nothing in it is hidden."""
    odd = replace(CONFLICT, slot=words, a=replace(CONFLICT.a, text=words))
    text = write_baseline(baseline(odd))
    (found,) = read_baseline(text, "b.toml").entries
    assert found.identity.pairs == entry(odd).identity.pairs
    assert not {"\u202e", "\x1b", "\u2028", "\x00"} & set(text)


def test_approve_changes_one_table_only():
    """Comments and the other findings stay, byte for byte."""
    text = write_baseline(Baseline((entry(CONFLICT), entry(ALTERED)))).replace("[[finding]]", "# seen on Friday\n[[finding]]", 1)
    after, name = approve(text, "b.toml", "01234567", approval())
    assert name == CONFLICT.fingerprint
    added = [line for line in after.splitlines() if line not in text.splitlines()]
    assert [line.split(" = ")[0] for line in added] == ["reason", "owner", "date", "expires"]
    assert "# seen on Friday" in after
    statuses = {e.identity.fingerprint: e.status(date(2026, 4, 1)) for e in read_baseline(after, "b.toml").entries}
    assert statuses == {CONFLICT.fingerprint: "approved", ALTERED.fingerprint: "pending"}


def test_approve_again():
    """A second approval takes the place of the first."""
    text, _ = approve(write_baseline(baseline(CONFLICT, given=approval())), "b.toml", CONFLICT.fingerprint, approval("2027-01-01"))
    (found,) = read_baseline(text, "b.toml").entries
    assert found.approval == approval("2027-01-01")
    assert text.count("expires = ") == 1


@pytest.mark.parametrize(("wanted", "words"), [("0123", "is no finding"), ("f" * 16, "is no finding")])
def test_approve_what_is_not_there(wanted, words):
    """Short beginnings and unknown fingerprints are refused."""
    with pytest.raises(ConfigError, match=words):
        approve(write_baseline(baseline(CONFLICT)), "b.toml", wanted, approval())


def test_approve_needs_one_finding():
    """A beginning that two have in common is none of them."""
    twin = replace(ALTERED, fingerprint=f"{CONFLICT.fingerprint[:10]}ff")
    with pytest.raises(ConfigError, match="fits 2 findings"):
        approve(write_baseline(Baseline((entry(CONFLICT), entry(twin)))), "b.toml", CONFLICT.fingerprint[:8], approval())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("attribution.baseline/1", "attribution.baseline/9", ["attribution.baseline/9", "attribution.baseline/1"]),
        ('relation = "conflict"', 'relation = "clash"', ["finding 1", "'clash'", "conflict, misattributed"]),
        ('severity = "high"', 'severity = "grave"', ["'grave'", "low, medium, high"]),
        ('slot = "people', 'solt = "people', ["unknown key 'solt'", "finding 1"]),
        ('owner = "Ada"\n', "", ["owner is missing", "0123456789ab"]),
        ('owner = "Ada"', 'owner = " "', ["owner is empty"]),
        ("expires = 2026-06-30", 'expires = "soon"', ["expires is 'soon'", "2027-01-31"]),
        ("expires = 2026-06-30", "expires = 2020-06-30", ["before the date"]),
        ('reason = "', 'reason = 3 # "', ["reason is 3"]),
        ('fingerprint = "0123456789ab"', "fingerprint = 123", ["fingerprint is 123"]),
        ('fingerprint = "0123456789ab"', 'fingerprint = "xyz"', ["'xyz'", "hex digits"]),
        ("pairs = [", "pairs = [] # [", ["pairs is []"]),
        ("[[finding]]", "[finding]", ["[[finding]]"]),
        ("schema =", "schema", ["not valid TOML", "b.toml"]),
    ],
)
def test_wrong_files_are_told(old, new, words):
    """The message has the file, the entry, the key, what was seen and what is expected."""
    text = write_baseline(baseline(CONFLICT, given=approval()))
    assert old in text
    with pytest.raises(ConfigError) as caught:
        read_baseline(text.replace(old, new), "b.toml")
    for word in words:
        assert word in str(caught.value)


def test_an_entry_stands_once():
    """Two entries of one fingerprint and relation would leave open which approval holds."""
    text = write_baseline(baseline(CONFLICT))
    with pytest.raises(ConfigError, match="stands twice"):
        read_baseline(text + text[text.index("[[finding]]") :], "b.toml")


@pytest.mark.parametrize(("reason", "owner"), [("", "Ada"), ("rounding", "  ")])
def test_an_approval_has_a_reason_and_an_owner(reason, owner):
    """Nobody approves for nothing."""
    with pytest.raises(ConfigError, match="is empty"):
        Approval(reason, owner, date(2026, 1, 1), date(2026, 2, 1))
