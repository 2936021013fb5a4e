"""Layout: every paragraph its role, on invented pages with the trouble of real ones."""

from __future__ import annotations

import time

import pytest

from attribution.articles import read_text
from attribution.articles.layout import ensure_prose
from attribution.articles.lines import Line
from attribution.articles.titles import find_title, same_title
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


STRIKE = (
    "Dockers in Vilamar will stop work on Monday over the pay of night shifts, their union said on Friday.",
    "The union wants nine per cent more for the night shifts; the harbour company offers four.",
    "The dockers last stopped work in 2024, when the harbour stood still for eleven days.",
    "The company said that the harbour would stay open.",
)
HEADLINES = ("Ferry company names new head after long search", "Two rescued from lighthouse off northern coast")


def page_with(*box: str, tail: tuple[str, ...] = ()) -> Article:
    """The report of a strike with a box after its second paragraph, and lines below it."""
    return read_text("\n\n".join(["Dockers in Vilamar to stop work", *STRIKE[:2], *box, *STRIKE[2:], *tail]))


@pytest.mark.parametrize("heading", ["Related stories", "More from Europe", "Most read", "Recommended for you"])
def test_story_goes_on_after_a_box(heading: str) -> None:
    """A box of other headlines amid a story is set aside and the short story behind it kept whole."""
    article = page_with(heading, *HEADLINES)
    assert bodies(article) == "\n\n".join(STRIKE)
    assert {role_of(article, line) for line in (heading, *HEADLINES)} == {"related"}


def test_box_with_teasers() -> None:
    """A box whose headlines have teasers keeps the teasers out of the story."""
    teasers = (
        "Marit Solheim will lead the ferry company from May.",
        "A helicopter picked two keepers off a lighthouse.",
    )
    article = page_with("Related stories", HEADLINES[0], teasers[0], HEADLINES[1], teasers[1])
    assert bodies(article) == "\n\n".join(STRIKE)
    assert {role_of(article, words) for words in teasers} == {"related"}


def test_story_closed_by_its_credit() -> None:
    """Who reported and edited it closes the story: what stands right above is the story's, whatever its words."""
    credit = "Reporting by Marta Quental; Editing by Jon Lie"
    lines = ("Crane falls on quay", *STRIKE[:1], "Related stories", *HEADLINES, "Nobody else would talk.", credit)
    article = read_text("\n\n".join([*lines, "Most read", "Bakers win prize for a loaf of rye bread"]))
    assert role_of(article, "Nobody else") == "body"
    assert role_of(article, credit) == "byline"
    assert role_of(article, "Bakers win") == "related"


def test_list_below_the_story_is_no_box() -> None:
    """Headlines with or without teasers below the story, and the site's words about itself, are not taken in."""
    about = "The Observer is a daily newspaper founded by printers in 1921.", "It belongs to its readers."
    for teasers in (
        (),
        ("Marit Solheim will lead the company from May.", "A helicopter picked two keepers off a rock."),
    ):
        rows = [line for pair in zip(HEADLINES, teasers or ("", ""), strict=True) for line in pair if line]
        article = page_with(tail=("Related stories", *rows, *about))
        assert bodies(article) == "\n\n".join(STRIKE)


@pytest.mark.parametrize(
    "line",
    [
        "Listen to this article (6 min)",
        "Leave a comment",
        "Your email address will not be published. Required fields are marked *",
        "Tell us in the comments!",
        "Ports Editor Marta Quental can be reached at 555-201-4433 or marta@vilamar.example.",
    ],
)
def test_more_furniture(line: str) -> None:
    """Players, comment forms and how to reach the author are boilerplate, and the story goes on after them."""
    assert role_of(page_with(line), line) == "boilerplate"
    assert bodies(page_with(line, *STRIKE)).endswith(STRIKE[-1])


@pytest.mark.parametrize(
    "line",
    [
        "Listen to this article",
        "- Advertisement -",
        "Share this article",
        "Sign up to First Light, our free newsletter",
    ],
)
def test_short_story_goes_on_after_furniture(line: str) -> None:
    """The last short paragraphs behind a share line or a newsletter box are kept, in words the story has used before."""
    assert bodies(page_with(line)) == "\n\n".join(STRIKE)


def test_comments_are_not_the_story() -> None:
    """What a reader writes below the form for comments is not taken in, though it speaks of the same thing."""
    article = page_with(tail=("Leave a comment", "The dockers of the harbour company are right, the union is."))
    assert bodies(article) == "\n\n".join(STRIKE)


@pytest.mark.parametrize(
    "line",
    [
        "The helpline can be reached at 555-201-4433.",
        "Listen to this article of faith, he told the dockers, and go home.",
    ],
)
def test_more_story_sentences_stay(line: str) -> None:
    """A number to call that the story gives, and a sentence that opens like furniture, stay body."""
    assert role_of(page_with(line), line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Inês Carrasco, port correspondent",
        "Inês Carrasco and Jon Lie, The Associated Press",
        "Jon Lie, chief reporter in Vilamar",
    ],
)
def test_byline_without_by(line: str) -> None:
    """A name with a post at the paper or an agency is a byline, also where no headline is told."""
    article = read_text("\n\n".join([line, *STRIKE]))
    assert role_of(article, line) == "byline"
    assert bodies(article) == "\n\n".join(STRIKE)


@pytest.mark.parametrize(
    "title",
    [
        "Where are the dockers of Vilamar?",
        "No pay, no night shift!",
        "Harbour strike in Vilamar: as it happened",
        "‘Enough!’ Dockers of Vilamar walk out over the pay of nights",
    ],
)
def test_headline_above_byline(title: str) -> None:
    """A line right above the byline is the headline though it asks, shouts or opens with a sentence."""
    article = read_text("\n\n".join([title, "By Marta Quental", *STRIKE]))
    assert article.title == title
    assert bodies(article) == "\n\n".join(STRIKE)


def test_pulled_quotation_keeps_its_speaker() -> None:
    """The line with a dash below a quotation belongs to the story."""
    article = page_with(
        "“The night is not the day with the lamps on.”", "— Joana Reis, president of the dockers of the north"
    )
    assert role_of(article, "— Joana") == "body"


def test_slogan_with_small_words() -> None:
    """What a site offers, in a list with capitals but for the small words, is boilerplate below the story."""
    article = page_with(tail=("Related stories", *HEADLINES, "National News, Local News in Vilamar, Tips of the Day"))
    assert role_of(article, "National News") == "boilerplate"


def test_many_boxes_lose_nothing() -> None:
    """A page of 2,000 boxes is read whole (it took minutes once), and nothing of the story is lost."""
    text = "\n\n".join([*STRIKE, "Related stories", *HEADLINES] * 2000)
    assert sum(block.role == "body" for block in read_text(text).blocks) == 8000


def test_lines_without_sentences_are_linear() -> None:
    """Twenty thousand lines of which none ends as a sentence, and a title as long as a book, take no time that grows with their square."""
    label = Line(0, 12, "line of text", "label", False, False)
    prose = Line(0, 12, "He said so..", "prose", True, False)
    started = time.process_time()
    assert [line.kind for line in ensure_prose([label] * 20_000, None)[:2]] == ["label", "prose"]
    assert find_title([*[label] * 60_000, prose], 60_000, None) == 0
    assert not any(same_title("A line of the story.", "A title " * 30_000) for _ in range(2_000))
    assert time.process_time() - started < 3
