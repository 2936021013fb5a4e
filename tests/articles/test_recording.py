"""Records of articles: reading one gives the article again."""

from __future__ import annotations

import json

import jsonschema
import pytest

from attribution import read_text
from attribution.articles import article_from_record, read_html
from attribution.articles.recording import article_record
from attribution.reports.schemas import stored

PAGE = """<html><head><title>Ferry sinks | Herald</title></head><body><article><h1>Ferry sinks off Tarvik</h1><p>By Ada Brenner</p>
<figure><img src="a.jpg"><figcaption>The harbour of Tarvik on Sunday, when 12 were missing.</figcaption></figure>
<p>At least 17 people died on Sunday when a ferry sank off the coast of Tarvik, the coast guard said in a statement.</p>
<p>The ship had run into a violent storm, and the search for the missing was suspended in the evening, it said.</p></article></body></html>"""


def through_json(article):
    """The article of its own record."""
    return article_from_record(json.loads(json.dumps(article_record(article))))


@pytest.mark.parametrize("article", [read_html(PAGE, id="page.html"), read_text("Ferry sinks\n\nBy Ada Brenner\n\nTARVIK, 3 March 2031 – It sank.", id="a.txt", language="en")], ids=["page", "text"])
def test_a_record_gives_the_article_again(article):
    """Layout, dates and byline come back as they were, pages included, whose layout the text alone does not tell."""
    again = through_json(article)
    assert again.blocks == article.blocks
    assert article.blocks
    for name in ("id", "text", "title", "source", "url", "published", "byline", "language", "digest"):
        assert getattr(again, name) == getattr(article, name), name


def test_records_follow_the_schema():
    """What is written is an `attribution.article/1`."""
    jsonschema.validate(article_record(read_html(PAGE, id="page.html")), stored("article-1"))
    assert "blocks" in stored("article-1")["properties"]
    assert "digest" in stored("article-1")["properties"]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Something else that was written by hand, much longer than before, and with another layout."},
        {"blocks": [[0, 5, "title"], [3, 9, "body"]]},
        {"blocks": [[0, 99999, "body"]]},
        {"blocks": [[0, 5, "nonsense"]]},
        {"blocks": [[True, 5, "body"]]},
        {"blocks": "all of it"},
        {"blocks": [[0, 5]]},
        {"blocks": []},
        {"hints": [[0, 4, "nonsense", ""]]},
        {"digest": "0" * 64},
    ],
)
def test_a_layout_that_does_not_fit_is_made_anew(change):
    """Text changed by hand, and rows that are no layout of it, are laid out as if nothing had been said."""
    record = {**article_record(read_text("Ferry sinks\n\nBy Ada Brenner\n\nIt sank on Sunday, the coast guard said.", id="a")), **change}
    plain = {key: record[key] for key in ("id", "text", "title", "byline") if key in record}
    assert article_from_record(record).blocks == article_from_record(plain).blocks
