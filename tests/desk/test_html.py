"""The HTML worksheet without a browser: it comes back, its policy fits, and nothing hostile in it is more than text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.desk import html
from attribution.desk.columns import COLUMNS
from attribution.desk.formats import read as read_any
from attribution.desk.jsonsheet import record
from attribution.desk.merging import merge
from attribution.desk.sheets import SHEETS, Replaced, Row, Worksheet, entries, worksheet
from attribution.errors import InputError
from tests.desk.sample import sample, worked

HOSTILE = (
    "</script><script>alert(1)</script>", "<!--<script>", "]]>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "javascript:alert(1)",
    "\u202etxt.exe\u202c", "\u2066a\u2069", "\x1b[31mred\x1b[0m", "nul\x00nul", "\u2028line\u2029", "&lt;b&gt; &amp;", "{{ 7*7 }}{% raw %}", "=1+1", "\ud800", "\ufffe\U0001ffff", "a\r\nb\rc",
)  # fmt: skip


class Page(HTMLParser):
    """What an HTML parser sees: every element with its attributes, and the words that are shown."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.shown: list[str] = []
        self.raw = ""
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.elements.append((tag, dict(attrs)))
        self.raw = tag if tag in self.inside else ""
        if self.raw:
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style."""
        self.raw = "" if tag == self.raw else self.raw

    def handle_data(self, data: str) -> None:
        """Keep words where they belong."""
        if self.raw:
            self.inside[self.raw][-1] += data
        else:
            self.shown.append(data)


def hostile() -> Worksheet:
    """Every cell of every sheet holds something that wants out."""
    made = {}
    for sheet in SHEETS:
        plain = {column.key: HOSTILE[at % len(HOSTILE)] + HOSTILE[(at + 5) % len(HOSTILE)] for at, column in enumerate(COLUMNS[sheet])}
        made[sheet] = tuple(Row(f"{words}{at}", {**plain, COLUMNS[sheet][at % len(COLUMNS[sheet])].key: words, "link": "https://x.example/\"><script>", "own:<b>": words}) for at, words in enumerate(HOSTILE))
    return worksheet(made, [Replaced("facts", *HOSTILE[:5])])


def test_a_worksheet_comes_back() -> None:
    """What is written is what is read, untouched or worked on."""
    for made in (sample(), worked(), worksheet({})):
        assert html.read(html.write(made)) == made


def test_it_is_a_format_like_the_others() -> None:
    """The suffix finds it."""
    assert read_any(html.write(worked()), "desk.html") == worked()


def test_the_same_worksheet_gives_the_same_bytes() -> None:
    """No clock, no chance; and the order in which a row's cells were put in does not matter."""
    turned = {sheet: tuple(Row(row.key, dict(reversed(row.cells.items()))) for row in worked().rows(sheet)) for sheet in SHEETS}
    assert html.write(worked()) == html.write(worked()) == html.write(worksheet(turned))


CELL = st.text(max_size=20) | st.sampled_from(HOSTILE[:-3])
ROWS = st.fixed_dictionaries(
    {sheet: st.dictionaries(CELL, st.dictionaries(st.sampled_from([column.key for column in COLUMNS[sheet]] + ["own:x"]), CELL, max_size=5), max_size=3) for sheet in SHEETS}
)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_any_worksheet_comes_back(sheets: dict[Any, dict[str, dict[str, str]]]) -> None:
    """Whatever keys and cells hold."""
    made = worksheet({name: tuple(Row(key, cells) for key, cells in rows.items()) for name, rows in sheets.items()})
    assert html.read(html.write(made)) == made


def test_the_policy_names_the_script_and_the_style_and_nothing_else() -> None:
    """The hashes in the policy are those of the bytes in the page; there is no other source, no handler and no style attribute."""
    page = Page(html.write(worked()))
    (policy,) = [found["content"] or "" for tag, found in page.elements if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy"]
    hashes = {"script": page.inside["script"][1], "style": page.inside["style"][0]}
    for kind, text in hashes.items():
        assert f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("base-uri 'none'; form-action 'none'")
    assert "unsafe" not in policy
    assert len(page.inside["script"]) == 2
    assert len(page.inside["style"]) == 1


def test_the_script_never_makes_markup_of_words() -> None:
    """No way from a string to markup, to code or to the network is in the script."""
    script = Page(html.write(sample())).inside["script"][1]
    for way in ("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(", "XMLHttpRequest", "WebSocket", "import(", "sendBeacon"):
        assert way not in script, way
    # Read, to keep the page as it came; and to write a copy. Never set.
    assert not re.search(r"outerHTML\s*=[^=]", script)


@pytest.mark.parametrize("made", [worked(), hostile()], ids=["worked", "hostile"])
def test_nothing_hostile_is_more_than_text(made: Worksheet) -> None:
    """Elements and attributes are those of the templates, whatever the cells hold; links lead to the page itself or are plain web addresses."""
    page = Page(html.write(made))
    allowed = {
        "html", "head", "meta", "link", "title", "style", "body", "a", "header", "h1", "h2", "h3", "div", "p", "noscript", "nav", "ul", "ol", "li", "span", "main",
        "section", "b", "small", "bdi", "figure", "figcaption", "blockquote", "mark", "dl", "dt", "dd", "article", "dialog", "kbd", "label", "input", "button", "script",
    }  # fmt: skip
    assert {tag for tag, _ in page.elements} <= allowed
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "src", "action")], (tag, attributes)
        if tag == "a":
            assert re.match(r"#|https?://", attributes["href"] or "")
    assert sum(tag == "script" for tag, _ in page.elements) == 2


def test_controls_are_shown_and_kept() -> None:
    """On the page a stand-in, in the data the character itself."""
    text = html.write(hostile()).decode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe]", text)
    shown = "".join(Page(text.encode()).shown)
    assert "<U+202E>txt.exe" in shown
    assert "␛[31mred" in shown
    assert "nul␀nul" in shown
    assert html.read(text.encode()).rows("facts")[6].cells == hostile().rows("facts")[6].cells


def test_it_is_valid_html() -> None:
    """A strict parser of the standard finds no error, whatever the cells hold."""
    for made in (worksheet({}), worked(), hostile()):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html.write(made).decode("utf-8"))
        assert parser.errors == []


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    """Every id once; every link inside the page, label and description has its target."""
    page = Page(html.write(worked()))
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(ids) == len(set(ids))
    for _, found in page.elements:
        for name in ("aria-labelledby", "for", "aria-controls"):
            assert found.get(name) is None or found[name] in ids
        if (found.get("href") or "").startswith("#"):
            assert (found["href"] or "")[1:] in ids


def test_it_reads_without_javascript() -> None:
    """The page as written already shows articles, passages, statuses and what people wrote."""
    shown = " ".join("".join(Page(html.write(worked())).shown).split())
    for words in ("At least 12 people died", "Repairs had cost €2.5 million.", "checked-accurate", "call the source", "police said “fifteen”, by phone; ask again", "L. Gall", "Without JavaScript"):
        assert words in shown


def test_a_copy_that_a_browser_changed_is_read() -> None:
    """Other quotes, a comment on top, a byte-order mark, upper case: what browsers do to a page that they save."""
    data = html.write(worked()).decode("utf-8")
    saved = data.replace('<script type="application/json" id="worksheet">', "<SCRIPT id='worksheet' type='application/json' class=x>").replace("<!DOCTYPE html>", "<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->")
    assert html.read(b"\xef\xbb\xbf" + saved.encode()) == worked()


def test_what_the_page_enters_is_read() -> None:
    """Edits written into the page's own data come back as edits."""
    data = html.write(sample()).decode("utf-8")
    inside = json.loads(html.element(data) or "")
    inside["worksheet"]["sheets"]["facts"][0]["cells"]["concern"] = "who counted?"
    edited = re.sub(r'(<script type="application/json" id="worksheet">).*?(</script>)', lambda match: match[1] + json.dumps(inside).replace("<", "\\u003c") + match[2], data)
    facts = (sample().rows("facts")[0].having(concern="who counted?"), *sample().rows("facts")[1:])
    assert html.read(edited.encode()) == replace(sample(), sheets={**sample().sheets, "facts": facts})


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe<", b"<p>no worksheet</p>", b"PK\x03\x04", b'<script id="worksheet">{</script>', b'<script id="worksheet">[]</script>', b'<script id="worksheet">{"worksheet": {}}</script>',
     b'<script id="worksheet">' + b"[" * 100_000 + b"</script>", b'<script id="worksheet">{"worksheet": {"schema": "attribution.worksheet/9", "sheets": {}}}</script>'],
)  # fmt: skip
def test_anything_else_is_an_input_error(data: bytes) -> None:
    """No page, another page, a broken page, another version: an error that says what to do."""
    with pytest.raises(InputError, match=r"."):
        html.read(data)


def test_the_data_holds_the_whole_record() -> None:
    """The page's script works on the same record as every other format."""
    held = json.loads(html.element(html.write(worked()).decode("utf-8")) or "")
    assert held["worksheet"] == record(worked())


def test_a_page_that_was_worked_on_merges_into_the_untouched_one() -> None:
    """Every entry of the page that comes back is in the merged worksheet."""
    merged = merge([("old.html", html.read(html.write(sample()))), ("new.html", html.read(html.write(worked())))])
    for sheet in SHEETS:
        kept = {row.key: entries(sheet, row) for row in merged.rows(sheet)}
        for row in worked().rows(sheet):
            assert entries(sheet, row).items() <= kept[row.key].items()
    assert html.read(html.write(merged)) == merged
