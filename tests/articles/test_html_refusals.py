"""Pages that are no story, and pages made to break a reader."""

from __future__ import annotations

from time import perf_counter

import pytest

from attribution.articles.html import decode_page, read_html
from attribution.errors import InputError
from tests.articles.pages import FIRST, SECOND, STORY, linked, page, story_page

CONSENT = "".join(
    f"<p>{words}</p>"
    for words in (
        "We value your privacy. We and our 812 partners store cookies on your device to show personalised ads and content.",
        "You can accept all cookies or manage your cookie preferences at any time in the cookie settings below.",
    )
)
HEADLINES = "".join(f"<li><a href='/{n}'>Harbour of Vilamar closes quay number {n} for repairs</a><p>Teaser of story {n}.</p></li>" for n in range(40))


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (page(CONSENT, title="Before you continue"), "consent_page", "value your privacy"),
        (page("<h1>404</h1><p>The page you asked for is not here any more. Try our front page instead.</p>", title="Page not found"), "error_page", "not found"),
        (page("<p>Checking whether the connection is secure, this takes a few seconds.</p>", title="Just a moment..."), "error_page", "moment"),
        (page("<div id='app'></div><noscript>Please enable JavaScript to read this page.</noscript>", title="Post"), "needs_javascript", "JavaScript"),
        (page(f"<article><h1>Crane falls</h1><p>{FIRST}</p><p>The crane was</p></article><p>Subscribe to continue reading.</p>"), "paywall_stub", "Subscribe"),
        (page(f"<article><h1>Crane falls</h1><p>{FIRST}</p><p>It...</p></article>", linked({"@type": "NewsArticle", "headline": "Crane falls", "isAccessibleForFree": False})), "paywall_stub", "isAccessibleForFree"),
        (page(f"<main><ul>{HEADLINES}</ul></main>", title="The Vilamar Post"), "listing_page", "40 headlines"),
        (page(""), "no_text", "no story"),
    ],
)  # fmt: skip
def test_no_story(text: str, code: str, says: str) -> None:
    """Each kind of page without a story is refused by its own code, with what was seen."""
    with pytest.raises(InputError, match=says) as caught:
        read_html(text, id="a.html")
    assert caught.value.code == code
    assert "expected" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        story_page(extra=f"<div class='cookie-banner'>{CONSENT}</div>"),
        story_page(extra="<noscript>Please enable JavaScript.</noscript>"),
        story_page(extra=f"<footer><ul>{HEADLINES}</ul></footer>"),
        story_page(inside="<p>The site showed a page with the words access denied, and the cookies policy of the port was gone.</p>"),
        page("".join(f"<p>{words}</p>" for words in STORY * 5), linked({"@type": "NewsArticle", "headline": "x", "isAccessibleForFree": False})),
        story_page(head="<title>404 people rescued from the quay at Vilamar</title>"),
    ],
)
def test_a_story_is_read_whatever_stands_around_it(text: str) -> None:
    """A banner, a list of headlines or a whole story from behind a paywall refuse nothing."""
    assert SECOND in read_html(text, id="a.html").text


def bomb(words: str) -> str:
    """A page with something huge in it."""
    return story_page(head=words)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<html><body>" + "x" * 20_000_001, "too_large"),
        ("<html><body>" + "<p>a" * 30_000, "too_large"),
        ("<html><body><p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">x</p>", "too_large"),
        ("<a " * 500_000, "too_large"),
        ("<div>" * 5_000, "too_deep"),
        ("<div>" * 400 + "".join(f"<p>{part}</p>" for part in STORY) + "</div>" * 400, "too_deep"),
        ("<html><body>" + "<div>" * 252 + STORY[0], "too_deep"),
        ("<!--" * 100_000, "unreadable"),
    ],
)
def test_hostile_pages(text: str, code: str) -> None:
    """Huge, deep and endless pages are refused in bounded time."""
    started = perf_counter()
    with pytest.raises(InputError) as caught:
        read_html(text, id="a.html")
    assert perf_counter() - started < 10
    assert caught.value.code == code


@pytest.mark.parametrize(
    "head",
    [
        "<script>" + "var a = '<p>junk</p>';" * 100_000 + "</script>",
        "<style>" + "p{color:red}" * 200_000 + "</style>",
        linked([{"@type": "NewsArticle"}] * 20_000),
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        "<!DOCTYPE html [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]>" + "&b;" * 20_000,
        "&amp;" * 200_000,
        "\x00\x01\x02" * 10_000,
    ],
)
def test_bombs_beside_a_story(head: str) -> None:
    """Scripts, styles, JSON and entities without end cost little, and the story is read without them."""
    started = perf_counter()
    article = read_html(bomb(head), id="a.html")
    assert perf_counter() - started < 10
    assert SECOND in article.text
    assert "junk" not in article.text


def test_broken_encodings() -> None:
    """A page is read by the charset it declares if its bytes agree, else by what they are; a huge file is not decoded."""
    text = story_page(head='<meta charset="windows-1252">')
    assert SECOND in read_html(decode_page(text.encode("cp1252"), "a")[0], id="a").text
    assert SECOND in read_html(decode_page(story_page(head='<meta charset="klingon">').encode(), "a")[0], id="a").text
    assert "Vilamar" in read_html(decode_page(story_page().encode() + b"\xff\xfe\x00", "a")[0], id="a").text
    with pytest.raises(InputError) as caught:
        decode_page(bytes(80_000_001), "a")
    assert caught.value.code == "too_large"
