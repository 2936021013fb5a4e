"""Layout: every paragraph its role, on invented pages with the trouble of real ones."""

from __future__ import annotations

import pytest

from attribution.articles import read_text
from attribution.types import Article

BODY = (
    "The port of Vilamar was closed on Friday after a crane fell on to the quay, the harbour office said.\n\n"
    "“We heard it before we saw it,” said Inês Carrasco, who works in the customs shed. Nobody was hurt.\n\n"
    "Ships carrying fruit and timber were waiting outside the breakwater until late in the evening."
)
PAGE = f"""World

HomeWorldCrane falls on quay at Vilamar, closing...

Crane falls on quay at Vilamar, closing port

Published 12 March 2031 09:20 | Updated 13 March 2031 10:00

FILE - A crane at the port of Vilamar stands over...

FILE - A crane at the port of Vilamar stands over the quay in 2029. (Jon Lie/Pool Photo via AP, File)

VILAMAR, Costa Branca (AP) — {BODY}

Read more: Fire on a ferry leaves nine hurt

The office expects to open one berth on Saturday and a second one by the middle of next week.

Copyright © The Associated Press. All rights reserved.

ferry fire north...

Associated Press

Fire on a ferry leaves nine hurt off the northern coast

A fire broke out on a ferry off the northern coast on Sunday, hurting nine people.

3 days ago

Image: This photo provided by the mayor shows a flooded street in O...

Associated Press

Flooded town asks for pumps and sandbags

The mayor of a flooded town asked for pumps on Saturday.

6 days ago

Crane falls on quay at Vilamar, closing port"""


def roles(article: Article) -> list[tuple[str, str]]:
    """Role and opening words of every block."""
    return [(block.role, block.of(article.text)[:24]) for block in article.blocks]


def bodies(article: Article) -> str:
    """All the body text."""
    return "\n\n".join(block.of(article.text) for block in article.blocks if block.role == "body")


def role_of(article: Article, words: str) -> str:
    """The role of the block that holds some words."""
    place = article.text.index(words)
    return next(block.role for block in article.blocks if block.start <= place < block.end)


def test_scraped_page_roles() -> None:
    """A page with crumbs, captions, a dateline and teasers keeps exactly its story as body."""
    article = read_text(PAGE)
    assert article.title == "Crane falls on quay at Vilamar, closing port"
    assert bodies(article).startswith(BODY)
    assert "ferry" not in bodies(article)
    assert "pumps" not in bodies(article)
    assert bodies(article).endswith("next week.")
    assert roles(article)[:7] == [
        ("boilerplate", "World"),
        ("boilerplate", "HomeWorldCrane falls on "),
        ("title", "Crane falls on quay at V"),
        ("date", "Published 12 March 2031 "),
        ("caption", "FILE - A crane at the po"),
        ("caption", "FILE - A crane at the po"),
        ("dateline", "VILAMAR, Costa Branca (A"),
    ]
    assert roles(article)[-1][0] == "boilerplate"


def test_scraped_page_facts() -> None:
    """Date, time and outlet are read from the page itself, the date of publication before that of the update."""
    article = read_text(PAGE)
    assert article.published == "2031-03-12T09:20"
    assert article.source == "Associated Press"
    assert role_of(article, "Read more: Fire") == "related"


def test_blocks_cover_the_text_in_order() -> None:
    """Blocks are in order, do not overlap, are trimmed, and leave out nothing but space."""
    article = read_text(PAGE)
    last = 0
    for block in article.blocks:
        assert not article.text[last : block.start].strip()
        assert block.of(article.text) == block.of(article.text).strip() != ""
        last = block.end
    assert not article.text[last:].strip()


def test_no_title() -> None:
    """A text that begins at once with its story has no title and loses nothing."""
    article = read_text(BODY)
    assert article.title is None
    assert [block.role for block in article.blocks] == ["body"] * 3


def test_single_newlines() -> None:
    """Sentences parted by single line ends are paragraphs, with the headline told from them."""
    article = read_text("Crane falls at Vilamar\n" + BODY.replace("\n\n", "\n"))
    assert [block.role for block in article.blocks] == ["title", "body", "body", "body"]


def test_known_title_repeated_first() -> None:
    """A title from a record is recognised as first line, and no other line is taken for it."""
    title = "Crane falls on quay"
    article = read_text(f"{title}\n\n{BODY}", title=title)
    assert [block.role for block in article.blocks] == ["title", "body", "body", "body"]
    other = read_text(BODY, title=title)
    assert {block.role for block in other.blocks} == {"body"}
    assert other.title == title


def test_byline_and_bio_below_the_story() -> None:
    """A name with the author's life below the story is byline and boilerplate, and so is what follows."""
    bio = "A journalist for ten years, I cover ports and trade for The Vilamar Observer."
    article = read_text(
        f"Trade\n\nCrane falls on quay at Vilamar\n\n{BODY}\n\nMarta Quental\n\n{bio}\n\nRelated Articles\n\nClose"
    )
    assert [block.role for block in article.blocks][-4:] == ["byline", "boilerplate", "related", "boilerplate"]
    assert article.byline == "Marta Quental"


def test_headline_and_caption_between_paragraphs() -> None:
    """Without a full stop, another story's headline is related and a described picture a caption."""
    parts = BODY.split("\n\n")
    page = "\n\n".join(
        [
            "Crane falls on quay at Vilamar",
            parts[0],
            "The crane, bought in 2011",
            parts[1],
            "Island mayor resigns over “missing” ferry money",
            parts[2],
        ]
    )
    article = read_text(page)
    assert role_of(article, "The crane, bought") == "caption"
    assert role_of(article, "Island mayor") == "related"


@pytest.mark.parametrize(
    "line",
    [
        "- Advertisement -",
        "Sign up for our newsletter and get the day's stories in your inbox",
        "Follow us on Twitter and Facebook",
        "We use cookies to improve this site.",
        "Share this article",
        "© 2031 Vilamar Media. All rights reserved.",
    ],
)
def test_furniture(line: str) -> None:
    """Lines of the page's furniture are boilerplate wherever they stand, and the story goes on after them."""
    article = read_text(f"Crane falls on quay at Vilamar\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert role_of(article, line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "More than 1,200 lorries waited on the road to the port on Friday night.",
        "He said the newsletter of the union had 300 subscribers and that they would follow it.",
        "The photograph, taken on Friday, moved the whole town, she said.",
        "By Friday evening the quay had been cleared, and the first ships came in.",
        "Copies of the film are protected by copyright, the court ruled on Monday.",
        "Adverts for the port will be shown on Facebook, the mayor added.",
        "Related firms in the north said they were not told.",
    ],
)
def test_story_sentences_stay(line: str) -> None:
    """Sentences of the story that speak of photographs, newsletters or copyright stay body."""
    article = read_text(f"Crane falls on quay at Vilamar\n\n{BODY}\n\n{line}\n\n{BODY}")
    assert role_of(article, line) == "body"


def test_long_text_is_linear() -> None:
    """A text of thousands of paragraphs is laid out, one block a paragraph."""
    article = read_text("\n".join(["The council said on Friday that 1,200 workers would leave."] * 3000))
    assert len(article.blocks) == 3000


def test_wrapped_text_is_joined() -> None:
    """A text wrapped by hand has paragraphs over several lines, found in one pass however long they are."""
    line = "the council said that the bridge would stay closed until further notice and\n"
    article = read_text(
        line * 20_000 + "no longer.\n\nA second paragraph stands below it here, and it is wrapped\nas well."
    )
    assert [block.role for block in article.blocks] == ["body", "body"]
