"""What pages say about themselves, and which of two statements is believed."""

from __future__ import annotations

import pytest

from attribution.articles.html import read_html
from attribution.articles.known import Known
from tests.articles.pages import linked, story_page

THING = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Crane falls on quay", "datePublished": "2031-03-04T07:12:00+01:00",
    "dateModified": "2031-03-04T11:30:00+01:00", "author": [{"@type": "Person", "name": "Solveig Marstein"}, {"@type": "Person", "name": "Marta Quental"}],
    "publisher": {"@type": "Organization", "name": "The Vilamar Post"}, "mainEntityOfPage": {"@id": "https://post.example/crane"}, "inLanguage": "en-GB",
}  # fmt: skip
BROKEN = linked(THING).replace('"inLanguage": "en-GB"', '"inLanguage": "en-GB",')


@pytest.mark.parametrize(
    "head",
    [
        linked(THING),
        linked([{"@type": "WebSite", "name": "Post"}, THING]),
        linked({"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"}, THING]}),
        linked({"@type": "WebPage", "name": "Page", "mainEntity": THING}),
        linked({"@graph": [THING | {"author": {"@id": "#s"}}, {"@id": "#s", "@type": "Person", "name": "Solveig Marstein, Marta Quental"}]}),
        linked(THING | {"@type": ["https://schema.org/ReportageNewsArticle", "Article"]}),
        BROKEN,
        "<script type='application/ld+json'>{broken</script>" + linked(THING),
    ],
)
def test_linked_data(head: str) -> None:
    """JSON-LD is read in lists, graphs and nested, by reference, and with a comma too many."""
    article = read_html(story_page(head=head), id="a.html")
    assert article.title == "Crane falls on quay"
    assert article.byline == "Solveig Marstein, Marta Quental"
    assert article.published == "2031-03-04T07:12+01:00"
    assert article.updated == "2031-03-04T11:30+01:00"
    assert article.source == "The Vilamar Post"
    assert article.url == "https://post.example/crane"
    assert article.language == "en"


def test_meta_elements() -> None:
    """OpenGraph and article:* say what JSON-LD does not, zones as stated."""
    head = (
        '<meta property="og:site_name" content="The Post"><meta property="article:published_time" content="2031-03-04T07:12:00Z">'
        '<meta property="article:modified_time" content="2031-03-04T09:00:00-05:00"><meta name="author" content="By Inês Carrasco">'
        '<link rel="canonical" href="https://post.example/2031/crane"><meta property="og:url" content="https://post.example/other">'
    )
    article = read_html(story_page(head=head), id="a.html")
    assert (article.published, article.updated) == ("2031-03-04T07:12+00:00", "2031-03-04T09:00-05:00")
    assert (article.source, article.byline, article.url) == ("The Post", "Inês Carrasco", "https://post.example/2031/crane")


def test_microdata_and_time_elements() -> None:
    """Microdata, <time datetime> and a visible byline are read where nothing else is; an update is no publication."""
    shown = (
        '<p class="byline">By Solveig Marstein | Updated 4 March 2031</p><p>Updated <time datetime="2031-03-04T11:00:00+01:00">11:00</time></p>'
        '<p>Published <time itemprop="datePublished" datetime="2031-03-04T08:05:00+01:00">4 March</time></p>'
    )
    article = read_html(story_page(above=shown), id="a.html")
    assert article.published == "2031-03-04T08:05+01:00"
    assert article.updated == "2031-03-04T11:00+01:00"
    assert article.byline == "Solveig Marstein"


def test_precedence() -> None:
    """JSON-LD goes before meta for times; of one day given twice the one with a time is taken; what is known goes before all."""
    meta = '<meta property="article:published_time" content="2031-03-04T10:00:00Z">'
    late = read_html(story_page(head=meta + linked(THING | {"datePublished": "2031-03-03"})), id="a.html")
    fine = read_html(story_page(head=meta + linked(THING | {"datePublished": "2031-03-04"})), id="a.html")
    known = read_html(story_page(head=linked(THING)), id="a.html", known=Known(published="2031-03-05", source="Wire"))
    assert late.published == "2031-03-03"
    assert fine.published == "2031-03-04T10:00+00:00"
    assert (known.published, known.source, known.byline) == ("2031-03-05", "Wire", "Solveig Marstein, Marta Quental")


def test_no_guesses() -> None:
    """A page that says nothing has no date, no byline and no address; an ambiguous date is not believed."""
    article = read_html(story_page(head='<meta name="date" content="03/04/2031"><link rel="canonical" href="/crane">'), id="a.html")
    assert (article.published, article.byline, article.url) == (None, None, None)
    assert [note.code for note in article.diagnostics] == ["ambiguous_date"]


@pytest.mark.parametrize("nothing", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "{{date}}", "", "9999-12-31"])
def test_dates_that_programs_write_for_none(nothing: str) -> None:
    """The first and the last day of a calendar, and a template's field, are no date; the next statement is taken."""
    head = linked({"@type": "NewsArticle", "headline": "Crane falls on quay", "datePublished": nothing})
    assert read_html(story_page(head=head), id="a.html").published is None
    meta = '<meta property="article:published_time" content="2031-03-04T07:12:00Z">'
    assert read_html(story_page(head=head + meta), id="a.html").published == "2031-03-04T07:12+00:00"


def test_a_headline_is_what_readers_see() -> None:
    """The <h1> wins over a search engine's title, and the site's name is no part of a title."""
    head = '<meta property="og:title" content="Crane falls on quay: nine hurt in Vilamar"><meta property="og:site_name" content="The Post">'
    assert read_html(story_page(head=head), id="a.html").title == "Crane falls on quay"
    bare = story_page(head=head).replace("<h1>Crane falls on quay</h1>", "")
    assert read_html(bare, id="a.html").title == "Crane falls on quay: nine hurt in Vilamar"
