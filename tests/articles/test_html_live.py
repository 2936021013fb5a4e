"""Live blogs: every entry is a report of its own moment."""

from __future__ import annotations

import pytest

from attribution.articles.html import read_html, read_page
from attribution.errors import InputError
from attribution.types import Article
from tests.articles.pages import STORY, linked, page

SAID = {
    "13:05": "The number of the injured has risen to eleven, the harbour office told reporters at the gate.",
    "12:20": "Eight dockers are hurt, says Inês Carrasco, who heard the crane come down behind her shed.",
    "11:58": "A crane has fallen on the quay at Vilamar, and the port is closed to all ships until further notice.",
}
HEAD = '<meta property="article:published_time" content="2031-03-04T11:50:00+01:00"><link rel="canonical" href="https://post.example/live/crane">'
TITLE = "Crane falls on quay – live updates"


def entry(clock: str, words: str, number: int) -> str:
    """One entry with its time in the markup."""
    stamp = f'<time datetime="2031-03-04T{clock}:00+01:00">{clock}</time>'
    return f'<div class="block" id="block-{number}"><p>{stamp}</p><h2>At {clock} on the quay</h2><p>{words}</p><p>Share</p></div>'


def blog(entries: str, head: str = HEAD, lead: str = "") -> str:
    """A page with entries."""
    return page(f"<main><h1>{TITLE}</h1>{lead}<section>{entries}</section></main>", head, TITLE)


def entries(articles: tuple[Article, ...]) -> list[str | None]:
    """The times of the articles."""
    return [article.published for article in articles]


def test_an_entry_is_an_article_of_its_moment() -> None:
    """Each entry has its own time, headline, address and id, and a note that says so; no text of its neighbours."""
    articles = read_page(blog("".join(entry(*item, n) for n, item in enumerate(SAID.items()))), id="live.html")
    assert entries(articles) == [f"2031-03-04T{clock}+01:00" for clock in SAID]
    assert [article.id for article in articles] == [f"live.html#block-{n}" for n in range(3)]
    assert articles[0].url == "https://post.example/live/crane#block-0"
    assert articles[1].title == "At 12:20 on the quay"
    assert articles[0].text == "At 13:05 on the quay\n\n" + SAID["13:05"]
    assert [note.code for note in articles[2].diagnostics] == ["live_blog"]


def test_printed_clocks_take_the_day_of_the_page() -> None:
    """A clock without a day is of the page's day, and of the day before once it has passed midnight; zones are not made up."""
    said = list(SAID.values())
    rows = "".join(
        f'<div class="live-entry"><span class="clock">{clock}</span><p>{words}</p></div>'
        for clock, words in zip(("00.40", "00.10", "23.55"), said, strict=True)
    )
    head = '<meta property="article:published_time" content="2031-03-04T20:00:00Z"><meta property="article:modified_time" content="2031-03-05T00:41:00Z">'
    assert entries(read_page(blog(rows, head), id="l")) == ["2031-03-05T00:40", "2031-03-05T00:10", "2031-03-04T23:55"]


def test_entries_of_linked_data() -> None:
    """Where the markup has no entries, those of JSON-LD are read."""
    updates = [
        {"@type": "BlogPosting", "headline": f"At {clock}", "datePublished": f"2031-03-04T{clock}:00Z", "articleBody": f"<p>{words}</p>"}
        for clock, words in SAID.items()
    ]
    paragraphs = "".join(f"<p>{words}</p>" for words in STORY)
    thing = linked({"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates})
    articles = read_page(page(f"<h1>{TITLE}</h1><div id='app'>{paragraphs}</div>", thing, TITLE), id="l")
    assert entries(articles)[-3:] == [f"2031-03-04T{clock}+00:00" for clock in SAID]
    assert articles[-1].text.endswith(SAID["11:58"])


def test_an_entry_without_a_time_says_so() -> None:
    """An entry whose time is not stated is undated, not given that of the page."""
    rows = "".join(f'<div class="live-entry"><p>{words}</p></div>' for words in SAID.values())
    articles = read_page(blog(rows), id="l")
    assert entries(articles) == [None] * 3
    assert "not stated" in articles[0].diagnostics[0].message


def test_what_stands_above_is_a_report_of_the_last_update() -> None:
    """A summary above the entries is an article of its own, as of the page's last update."""
    lead = "".join(f"<p>{words}</p>" for words in STORY)
    head = HEAD + '<meta property="article:modified_time" content="2031-03-04T13:06:00+01:00">'
    articles = read_page(blog("".join(entry(*item, n) for n, item in enumerate(SAID.items())), head, lead), id="l")
    assert articles[0].id == "l"
    assert articles[0].published == "2031-03-04T13:06+01:00"
    assert SAID["12:20"] not in articles[0].text


def test_one_story_cannot_be_read_from_a_live_blog() -> None:
    """Asking for one article of a live blog is refused with what to call instead."""
    with pytest.raises(InputError, match="read_page") as caught:
        read_html(blog("".join(entry(*item, n) for n, item in enumerate(SAID.items()))), id="l")
    assert caught.value.code == "live_blog"


def test_a_story_with_times_is_no_live_blog() -> None:
    """Comments and teasers with times do not make a story a live blog."""
    comments = "".join(f'<div class="comment"><time datetime="2031-03-04T1{n}:00:00Z">1{n}:00</time><p>{words}</p></div>' for n, words in enumerate(STORY))
    paragraphs = "".join(f"<p>{words}</p>" for words in STORY)
    teasers = comments.replace("comment", "related-item").replace("<div class=", "<div id=")
    named = page(f"<article><h1>Crane falls on quay – live</h1>{paragraphs}</article><aside class='related'>{teasers}</aside>", HEAD)
    assert len(read_page(named, id="a")) == 1
    assert len(read_page(page(f"<article><h1>Crane falls on quay</h1>{paragraphs}</article><div class='comments'>{comments}</div>"), id="a")) == 1
