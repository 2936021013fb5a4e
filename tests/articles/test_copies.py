"""Copies tell nothing of their own; near copies are found, told apart from reports of other hands, and cost little."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.articles.copies import mark_copies
from attribution.articles.credits import agencies
from attribution.articles.nearcopies import LEAST_SHARED, SHARED, near_copies
from attribution.types import Article, Block

WIRE = [
    "A cargo ferry carrying timber and farm machinery capsized in heavy seas off the northern cape of Storvik before dawn on Monday, harbour officials told reporters.",
    "Rescue boats pulled eight survivors from the water within two hours, but the master of the vessel and his engineer were still missing by nightfall.",
    "The coast guard sent a helicopter from the mainland after fishermen reported flares above the reef that local crews call the Widow.",
    "Investigators will look at whether the cargo had been lashed down properly, because the ferry had changed its route to avoid the worst of the storm.",
    "The owner of the ferry, a small company that runs three ships between the islands, said it would work with the inquiry and pay for the families to travel.",
    "Storvik has lost two other vessels on that reef in the past ten winters, and the town council has asked for a light to be built on the rocks.",
]
OTHER = [
    "Timber floated in the harbour of Storvik this morning, all that many people here have seen of the Aurora since she went down.",
    "Neighbours brought blankets to the sailing club, where those who were saved sat with their backs to the window.",
    "Nobody in the bar wants to talk about the reef, yet everyone names somebody who died on it.",
    "The mayor walked along the quay alone, and when asked about the light that was never built she only shook her head.",
    "It will be days before divers can reach the hold, a volunteer of the lifeboat told this newspaper, for the swell is too high.",
]


def article(name: str, paragraphs: list[str], **more: object) -> Article:
    """An article of one block."""
    text = "\n\n".join(paragraphs)
    return Article(name, text, blocks=(Block(0, len(text), "body"),), **more)  # type: ignore[arg-type]


def shares(*articles: Article) -> dict[tuple[str, str], tuple[float, float]]:
    """What the near copies among some articles share."""
    return {(pair.a, pair.b): (pair.of_a, pair.of_b) for pair in near_copies(mark_copies(articles))}


def test_what_outlets_do_to_agency_copy_is_seen() -> None:
    """A cut, new paragraphs, an edit in each sentence, a sentence added: each shares much with the agency's text, and it is said how much."""
    wire = article("wire", WIRE)
    edited = [line.replace(" and ", " as well as ").replace("town council", "local council").replace("within two", "in two") for line in WIRE]
    variants = {
        "cut": article("cut", WIRE[:3]),
        "run": article("run", [" ".join(WIRE), "The council meets again on Thursday to talk about the money."]),
        "edited": article("edited", edited),
        "added": article("added", [OTHER[2], *WIRE, *OTHER[:2]]),
        "figure": article("figure", [line.replace("eight", "eleven") for line in WIRE]),
    }
    for name, variant in variants.items():
        found = shares(wire, variant)
        assert list(found) == [(name, "wire")], name
        assert max(found[name, "wire"]) > (0.5 if name == "edited" else 0.9), name
    assert shares(wire, variants["cut"])["cut", "wire"][0] == 1.0
    assert 0.3 < shares(wire, variants["cut"])["cut", "wire"][1] < 0.6


def test_two_reporters_are_no_copies() -> None:
    """Reports of one event by two hands share nothing worth telling, even where both print one long remark."""
    remark = "“We have searched every cabin and every deck of the ship twice, and we will go on until the last of them is found, whatever it costs us,” she said."
    assert shares(article("a", [*WIRE, remark]), article("b", [*OTHER, remark])) == {}


def test_an_altered_figure_is_compared() -> None:
    """Another figure, name or measure in the same text makes a near copy, never a copy that nobody looks at."""
    for old, new in (("eight survivors", "eleven survivors"), ("Storvik", "Strovik"), ("were still missing", "were not missing"), ("three ships", "two ships")):
        first, second = article("a", WIRE), article("b", [line.replace(old, new) for line in WIRE])
        marked = mark_copies([first, second])
        assert [one.copy_of for one in marked] == [None, None], old
        assert len(near_copies(marked)) == 1, old


def test_a_figure_that_stands_elsewhere_in_the_original_is_still_another() -> None:
    """ "ten survivors" is not in a text that has eight survivors and ten winters."""
    marked = mark_copies([article("a", WIRE), article("b", [line.replace("eight survivors", "ten survivors") for line in WIRE])])
    assert marked[1].copy_of is None


def test_a_longer_text_is_no_copy_of_a_shorter_one() -> None:
    """What it adds would be lost; the shorter one of the two adds nothing and is a copy where its like comes first."""
    assert mark_copies([article("a", WIRE[:5]), article("b", WIRE)])[1].copy_of is None
    assert mark_copies([article("a", WIRE), article("b", WIRE[:5])])[1].copy_of == "a"


def test_copies_are_in_the_relations_too() -> None:
    """Equal bodies share all, however short they are."""
    assert shares(article("a", ["Ferry sinks off Storvik."]), article("b", ["Ferry sinks off Storvik!"])) == {("a", "b"): (1.0, 1.0)}


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(6)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    """Copies and shares are the same for any order."""
    run = [
        article("a", WIRE), article("b", WIRE[2:]), article("c", [*WIRE[:4], OTHER[0]]), article("d", OTHER), article("e", WIRE),
        article("f", [*OTHER, WIRE[0]]),
    ]  # fmt: skip
    shuffled = mark_copies([run[index] for index in order])
    assert sorted((one.id, one.copy_of) for one in shuffled) == sorted((one.id, one.copy_of) for one in mark_copies(run))
    assert near_copies(shuffled) == near_copies(mark_copies(run))


def generated(count: int, seed: int = 3) -> tuple[list[Article], dict[str, int]]:
    """Articles of two hundred invented words, one in two of them sent to four outlets that cut, turn round or add; and whose text each has."""
    rng = random.Random(seed)
    vocabulary = [a + b + c for a in ("ba", "ke", "li", "mo", "nu") for b in ("dra", "fen", "gol", "hap") for c in ("", "t", "ka", "do", "ri", "zen")]
    articles: list[Article] = []
    whose: dict[str, int] = {}
    while len(articles) < count:
        text = [rng.choice(vocabulary) for _ in range(200)]
        text_number = len(articles)
        for copy in range(rng.choice([1, 4])):
            own = (text, text[: rng.randrange(80, 160)], text[100:] + text[:100], text + [rng.choice(vocabulary) for _ in range(40)])[copy]
            name = f"a{len(articles):05d}"
            articles.append(article(name, [" ".join(own[at : at + 25]) + "." for at in range(0, len(own), 25)]))
            whose[name] = text_number
    return articles, whose


def test_five_thousand_articles() -> None:
    """Every text finds its copies and nothing else."""
    articles, whose = generated(5000)
    pairs = near_copies(mark_copies(articles))
    assert all(whose[pair.a] == whose[pair.b] for pair in pairs)
    first = {text: name for name, text in reversed(list(whose.items()))}
    met = {pair.b for pair in pairs}
    assert sum(name in met for name in whose if first[whose[name]] != name) >= 0.99 * (len(whose) - len(first))


def test_a_paragraph_of_a_whole_site_stays_cheap() -> None:
    """Eight hundred articles that end in one disclaimer are no copies of each other, and each is weighed against few."""
    rng = random.Random(5)
    notice = "This notice stands below each of our reports and tells readers how to reach the desk that wrote them, by letter or by telephone, on working days."
    run = [article(f"a{i:03d}", [" ".join(f"w{rng.randrange(5000)}" for _ in range(150)), notice]) for i in range(800)]
    assert near_copies(run) == ()


def test_the_thresholds_are_those_of_the_docs() -> None:
    """A change of either is a change of the format's meaning."""
    assert (SHARED, LEAST_SHARED) == (0.3, 15)


def credited(*paragraphs: tuple[str, str], **more: object) -> tuple[str, ...]:
    """The agencies of an article of such blocks (role, text)."""
    text, blocks = "", []
    for role, words in paragraphs:
        blocks.append(Block(len(text), len(text) + len(words), role))  # type: ignore[arg-type]
        text += words + "\n\n"
    return agencies(Article("x", text, blocks=tuple(blocks), **more))  # type: ignore[arg-type]


def test_credits_at_the_end() -> None:
    """Lines that are a credit, words that open one, a credit behind the last sentence, a copyright; no sentence about an agency."""
    for line, names in {
        "— Reuters": ("Reuters",), "(AFP)": ("AFP",), "AFP/fz": ("AFP",), "Reuters, AP and dpa": ("AP", "Reuters", "dpa"), "With inputs from PTI": ("PTI",),
        "Additional reporting by Reuters": ("Reuters",), "Source: AFP": ("AFP",), "This story was provided by the AP.": ("AP",),
        "The light was never built. (Reuters)": ("Reuters",), "The light was never built. — AFP": ("AFP",),
        "Reuters reported on Monday that the ferry sank.": (), "The report by AP says so.": (), "Reuters/Storvik Post": (), "She pa said so.": (),
    }.items():  # fmt: skip
        assert credited(("body", WIRE[0]), ("body", line)) == names, line
    assert credited(("body", WIRE[0]), ("boilerplate", "Copyright 2024 The Associated Press. All rights reserved.")) == ("AP",)
    assert credited(("body", "Source: AFP"), ("body", WIRE[0]), ("body", WIRE[1])) == ()
    assert credited(("body", WIRE[0]), byline="dpa") == ("dpa",)


def test_hostile_credits_take_no_time() -> None:
    """Rows of names cannot hold the reading up."""
    for line in ("ap " * 50, "AP," * 50 + "!x", "with " * 30, "the associated press " * 7 + "x", "This story was provided " * 6):
        assert credited(("body", line), ("boilerplate", line)) is not None


def test_a_copy_of_an_article_that_is_not_there_is_read_alone() -> None:
    """A record that names an unknown original loses nothing."""
    assert near_copies([replace(article("a", WIRE), copy_of="gone"), article("b", WIRE[:3])])[0].of_b == 1.0
