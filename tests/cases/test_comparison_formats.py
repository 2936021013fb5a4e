"""A comparison for a terminal, a pull request, a browser and a program."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import jsonschema
import lxml.html
import pytest

from attribution.cases.comparing import compare
from attribution.cases.comparison_html import as_html
from attribution.cases.comparison_json import as_json
from attribution.cases.comparison_texts import as_markdown, as_text, tally
from attribution.reports.schemas import stored
from tests.cases.invented import altered, conflict, record

HOSTILE = '<script>alert(1)</script> | [x](javascript:1) "&\x1b[2J\u202e'


def sample(words: str = "people killed"):
    """A changed finding, a vanished one, and another speaker."""
    before = replace(conflict(), slot=words, a=replace(conflict().a, text=words))
    later = record(replace(before, relation="disputed", code="D101", severity="medium"), models={"entailment": words})
    quote = {**later["articles"][0]["quotes"][0], "speaker_name": words}
    later["articles"][0] = {**later["articles"][0], "quotes": [quote]}
    return compare({"": record(before, replace(altered(), fingerprint="ba9876543210"))}, {"": later}, ("old.json", "new.json"))


def test_text():
    """Signs beside words, both passages, the counts last."""
    text = as_text(sample())
    assert "≠ changed  people killed (conflict, high → disputed, medium)" in text
    assert "    relation: conflict → disputed" in text
    assert "− vanished  Brenner on the crew (altered quote, medium)" in text
    assert "speaker changed  herald.txt 81:" in text
    assert text.endswith("1 changed, 0 appeared, 1 vanished, 0 shifted, 0 the same; 1 quotation differs.\n")
    assert tally(sample()) in text


def test_json():
    """Both verdicts of each change, and the counts."""
    found = json.loads(as_json(sample()))
    jsonschema.Draft202012Validator(stored("comparison-1", "attribution.cases")).validate(found)
    assert found["schema"] == "attribution.comparison/1"
    assert found["counts"] == {"changed": 1, "appeared": 0, "vanished": 1, "shifted": 0, "same": 0, "quotations": 1}
    change, vanished = found["changes"]
    assert (change["before"]["relation"], change["after"]["relation"]) == ("conflict", "disputed")
    assert change["what"][0] == "relation: conflict → disputed"
    assert vanished["after"] is None
    assert found["quotations"][0]["before"] == "Ada Brenner"


@pytest.mark.parametrize("writer", [as_text, as_markdown, as_html, as_json])
def test_hostile_words(writer):
    """No format lets an article's words act: no control, no override, no markup."""
    page = writer(sample(HOSTILE))
    assert "\x1b" not in page
    assert "\u202e" not in page
    if writer is as_html:
        assert "<script" not in page
    if writer is as_markdown:
        assert "<script>" not in page.replace("\\<", "")
        assert "[x](javascript:1)" not in page


def test_html_is_one_page_that_fetches_nothing():
    """A policy that allows its own style only, by its hash; no script, no address, no handler."""
    page = as_html(sample(HOSTILE))
    tree = lxml.html.document_fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = tree.xpath("//style/text()")[0]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not tree.xpath("//script | //link | //img | //iframe | //form | //@style | //@href | //@src")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert not re.search("url\\(|@import", style)
    assert "disputed, medium" in tree.text_content()


def test_the_same_runs_give_the_same_bytes():
    """No clock, no chance."""
    for writer in (as_text, as_markdown, as_html, as_json):
        assert writer(sample()) == writer(sample())
