"""A kept report may come from anywhere: what a finding in it cannot be is refused before it is shown or compared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from attribution.errors import ConfigError
from attribution.reports import render
from attribution.reports.lookup import read_report
from tests.reports.sample import sample_report


def test_what_check_writes_is_read() -> None:
    """Every finding of the sample, evidence and further pairs included."""
    record = read_report(render(sample_report(), "json"), "run.json")
    assert len(record["findings"]) == len(sample_report().findings) > 2


def test_articles_have_names() -> None:
    """A comparison asks for every article's id."""
    record = {**json.loads(render(sample_report(), "json")), "articles": [{}]}
    with pytest.raises(ConfigError, match=r"articles\[0\]: id is None"):
        read_report(json.dumps(record), "run.json")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("severity", "\x1b[31mhigh", "severity is '\\x1b[31mhigh', expected one of"),
        ("relation", "lie", "relation is 'lie', expected one of"),
        ("fingerprint", "01\x1b]8;;", "expected a name of letters and digits"),
        ("slot", None, "slot is None, expected a value of type str"),
        ("confidence", True, "confidence is True, expected a value of type int or float"),
        ("a", {"article": "a.txt"}, "findings[0].a: text is None"),
        ("also", [{}], "findings[0].also[0].a is None, expected a table"),
        ("evidence", {"pairs": [{"a": ["a.txt", 0], "b": ["b.txt", 0, 1], "relation": "conflict"}]}, "expected [article, start, end]"),
    ],
)
def test_what_it_never_writes_is_refused(key: str, value: Any, said: str) -> None:
    """The place, the key, what was seen and what was expected."""
    record = json.loads(render(sample_report(), "json"))
    record["findings"][0][key] = value
    with pytest.raises(ConfigError, match="findings\\[0\\]") as told:
        read_report(json.dumps(record), "run.json")
    assert said in str(told.value)
