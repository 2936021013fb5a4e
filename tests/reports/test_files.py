"""Which articles are files, and their addresses."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.reports.files import is_file, is_text, uri


@pytest.mark.parametrize(
    ("article", "file", "text", "address"),
    [
        ("herald.txt", True, True, "herald.txt"),
        ("./news/ferry 1.md", True, True, "news/ferry%201.md"),
        ("news/ferry", True, True, "news/ferry"),
        ("news/100%#é?.txt", True, True, "news/100%25%23%C3%A9%3F.txt"),
        ("page.html", True, False, "page.html"),
        ("../up.txt", True, True, "../up.txt"),
        ("/srv/a.txt", True, True, "file:///srv/a.txt"),
        ("C:\\news\\a.txt", True, True, "file:///C:/news/a.txt"),
        ("a:b/c.txt", True, True, "a%3Ab/c.txt"),
        ("-", False, False, "urn:attribution:article:-"),
        ("herald-17", False, False, "urn:attribution:article:herald-17"),
        ("https://example.org/a.txt", False, False, "urn:attribution:article:https%3A%2F%2Fexample.org%2Fa.txt"),
    ],
)
def test_kinds_of_ids(article, file, text, address):
    """Paths, pages, stdin, records of a JSONL file, addresses."""
    assert (is_file(article), is_text(article), uri(article)) == (file, text, address)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_id_is_a_valid_reference(article):
    """ASCII, without spaces or a fragment; a name of no file is found in it again."""
    found = uri(article)
    assert found.isascii()
    assert " " not in found
    assert not urlsplit(found).fragment
    if not is_file(article):
        assert unquote(found).startswith("urn:attribution:article:")
