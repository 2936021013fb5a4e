"""Wire copies count once, versions of one outlet are its updates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from attribution.articles.credits import agencies
from attribution.judging.drafts import Draft
from attribution.judging.findings import assemble
from attribution.judging.independence import alike, independence, own_words
from attribution.judging.origins import Origins, moment, titles_alike
from attribution.types import Article, Block, Claim, Quote, Reading, Span, Voice
from tests.judging.building import claim

SENTENCE = "The ferry Aurora sank off Storvik on Monday with at least 19 people on board, the coast guard said."


def reading(name: str, text: str = SENTENCE, **more: Any) -> Reading:
    """A report of one sentence."""
    return Reading(Article(name, text, **more), claims=(claim(text, name),))


def behind(*readings: Reading) -> tuple[int, int, tuple[str, ...], str]:
    """Outlets, sources, wire and words behind the statements of some reports."""
    found = independence([c for r in readings for c in r.claims], Origins(readings))
    return found.outlets, found.sources, found.wire, found.words()


def test_one_agency_in_four_outlets_is_one_source() -> None:
    """Credits in bylines and datelines and a copy join; the words name the agency."""
    dateline = "STORVIK (AFP) — " + SENTENCE
    found = behind(
        reading("a", "A ferry went down near Storvik.", source="Herald", byline="AFP"),
        replace(reading("b", dateline, source="Post"), article=Article("b", dateline, source="Post", blocks=(Block(0, 16, "dateline"),))),
        reading("c", "Nineteen were on the ferry, officials said.", source="Echo", byline="Agence France-Presse"),
        replace(reading("d", source="Courier"), article=Article("d", SENTENCE, source="Courier", copy_of="a"), claims=()),
    )
    assert found == (4, 1, ("AFP",), "4 outlets, 1 wire source (AFP)")


def test_the_same_words_are_one_source_without_a_credit() -> None:
    """Near-identical passages of two outlets are one text; a third in its own words is another source."""
    found = behind(
        reading("a", source="Herald"),
        reading("b", SENTENCE.replace("on board", "aboard"), source="Post"),
        reading("c", "The Aurora went down with nineteen people, said the coast guard.", source="Echo"),
    )
    assert found[:3] == (3, 2, ())
    assert found[3] == "3 outlets, 2 independent sources (the same text counts once)"


def test_quoted_words_do_not_make_one_text() -> None:
    """Two reporters who print one remark word for word are two sources."""
    words = "“We have searched every cabin and every deck of the ship twice, and we will go on,”"
    assert not alike(own_words(f"{words} Brenner said."), own_words(f"{words} the minister told us."))
    assert alike(own_words(SENTENCE), own_words(SENTENCE.replace("Monday", "monday")))


def test_a_statement_that_came_through_an_agency_is_the_agencys() -> None:
    """ "told AFP" in two reports is one source."""
    def told(name: str) -> Reading:
        quote = Quote("q1", "indirect", 0, 10, "ten people", (Span(0, 10),), chain=("AFP",))
        text = f"Ten people were rescued, police told AFP ({name})."
        said = replace(claim(text, name), voice=Voice("police", None, "q1"))
        return Reading(Article(name, text, source=name), (quote,), (), (said,))

    assert behind(told("Herald"), told("Post"))[:3] == (2, 1, ("AFP",))


def test_credits_are_capitals_or_full_names() -> None:
    """ "pa" in a byline is a word; "the Associated Press" is an agency."""
    assert agencies(Article("x", "t", byline="By pa Jones")) == ()
    assert agencies(Article("x", "t", byline="By Ann Roe, the Associated Press, and Reuters")) == ("AP", "Reuters")


def tolls(a: Claim, b: Claim, relation: str = "conflict", **more: Any) -> Draft:
    """A draft about two tolls."""
    return Draft(relation, "number", "number", "dead", a, b, Span(0, 2), Span(0, 2), 0.9, "12 against 15.", "C101", False, more)  # type: ignore[arg-type]


def versions(**second: Any) -> tuple[Reading, Reading]:
    """Two articles of one outlet."""
    first = {"source": "Herald", "title": "Ferry sinks off Storvik, 12 dead", "published": "2024-03-04T08:00"}
    other = {**first, "title": "UPDATE 1-Ferry sinks off Storvik, 15 dead", "published": "2024-03-04T11:00", **second}
    return reading("a", "12 died.", **first), reading("b", "15 died.", **other)


def test_a_difference_between_versions_is_an_update_of_the_outlet() -> None:
    """Never a conflict between outlets; the evidence says which is the later one and what it would have been."""
    first, second = versions()
    (finding,) = assemble([tolls(first.claims[0], second.claims[0])], [first, second])
    assert (finding.relation, finding.code, finding.severity) == ("update", "U102", "low")
    assert "later version of Herald's story" in finding.explanation
    assert finding.evidence["versions"] is True
    assert finding.evidence["later_version"] == "b"
    assert finding.evidence["between_outlets"] == "conflict"


def test_two_stories_of_one_outlet_or_one_story_of_two_are_no_versions() -> None:
    """Another outlet, another title, or one moment: the conflict stays."""
    for more in ({"source": "Post"}, {"title": "Storvik mourns the crew of the Aurora"}, {"published": "2024-03-04T08:00"}):
        first, second = versions(**more)
        (finding,) = assemble([tolls(first.claims[0], second.claims[0])], [first, second])
        assert finding.relation == "conflict"
    assert not titles_alike("Ferry", "Ferry")


def test_the_later_version_is_told_across_time_zones() -> None:
    """08:30 in UTC is later than 09:00 two hours east of it."""
    first, second = versions(published="2024-03-04T08:30+00:00")
    east = replace(first, article=replace(first.article, published="2024-03-04T09:00+02:00"))
    assert Origins([east, second]).later("a", "b") == "b"


def test_a_time_at_the_edge_of_the_calendar_is_no_fault() -> None:
    """A zone that leads behind the last day of the calendar leaves the time as printed."""
    assert moment("9999-12-31T23:30-05:00") == "9999-12-31T23:30-05:00"
    assert moment("2031-03-04T08:00+02:00") == "2031-03-04T06:00:00"
    assert moment("2031-03-04") == "2031-03-04"


def test_an_agreement_says_what_stands_behind_it() -> None:
    """Counts in the evidence, words in the explanation."""
    first, second = reading("a", source="Herald", byline="AFP"), reading("b", source="Post", byline="AFP")
    (finding,) = assemble([tolls(first.claims[0], second.claims[0], "agree")], [first, second])
    assert finding.explanation == "12 against 15. 2 outlets, 1 wire source (AFP)."
    assert {key: finding.evidence[key] for key in ("outlets", "independent_sources", "wire")} == {
        "outlets": 2, "independent_sources": 1, "wire": ["AFP"],
    }  # fmt: skip
