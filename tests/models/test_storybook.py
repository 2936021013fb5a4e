"""Our own annotated stories: the format, its errors, and the book that ships the training."""

from __future__ import annotations

import pytest

from models.judging.gold import Gold
from models.judging.storybook import StoryError, all_stories, read_story, unmark
from models.judging.storyset import annotated

STORY = """ tram | crash
--- a | Brevik Dagblad | 2032-03-04T07:12 | By Solveig Marstein
# Tram leaves rails
{killed=1|Eleven people were killed} on {day=1|Wednesday}. {old=1|Nine trams} were recalled in 2029.
--- b | The Observer | 2032-03-05
# Toll rises
{day=1|Wednesday’s} crash has now {killed=2|killed {who=1|13 passengers}}.
*** slots
killed | number | 1~2 update/conflict
day | date
who | other
old | number
*** traps
killed=2 ~ old=1
"""


def test_marks_come_out() -> None:
    """Marks may nest; offsets point at the words in the plain text."""
    text, marked = unmark("{k=1|Two {w=1|men}} died.", "d")
    assert text == "Two men died."
    assert [(m.slot, text[m.start : m.end]) for m in marked] == [("w", "men"), ("k", "Two men")]


def test_pairs_follow_the_slots() -> None:
    """Passages of one variant agree, others stand as the slot line says; a trap is of another scope."""
    story = read_story(STORY, "file")
    assert {(p.relation, p.kind, p.slot, p.alt) for p in story.pairs} == {
        ("update", "number", "killed", ("conflict",)),
        ("agree", "date", "day", ()),
        ("different_scope", "number", "killed / old", ()),
    }
    assert story.reports[0].byline == "By Solveig Marstein"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("update/conflict", "upgrade", "relation one of"),
        ("| 1~2 update/conflict", "", "nothing is said of variants"),
        ("day | date", "", "not listed"),
        ("who | other", "who | other\nlost | number", "never marked"),
        ("{day=1|Wednesday}", "{day=1|Wednesday", "never closed"),
        ("2032-03-05", "yesterday", "ISO 8601"),
        ("# Toll rises", "Toll rises", "expected `# title`"),
    ],
)
def test_faults_are_named(old: str, new: str, message: str) -> None:
    """A story that breaks the format says where and what was expected."""
    with pytest.raises(StoryError, match=f"(?s)file, story tram.*{message}"):
        read_story(STORY.replace(old, new, 1), "file")


def test_gold_knows_relations_of_spans() -> None:
    """Spans inside gold passages have the gold's relations, agreements over chains; others have none."""
    story = annotated(read_story(STORY, "file"))
    gold = Gold(story.gold)
    a, b = (article.text for article in story.articles)
    killed = ("tram-a", a.index("Eleven"), a.index("Eleven") + 6), ("tram-b", b.index("13"), b.index("13") + 2)
    assert {"update", "conflict"} <= gold.relations(*killed)
    assert gold.relations(killed[0], ("tram-b", 0, 3)) == set()


def test_our_book_is_whole() -> None:
    """Every story of the book is read, every passage stands where it says, and names are used once."""
    stories = all_stories()
    assert len(stories) > 150
    assert len({story.name for story in stories}) == len(stories)
    for story in stories:
        texts = {report.doc: report.text for report in story.reports}
        assert all(texts[m.doc][m.start : m.end] == m.text for m in story.marked)
        assert all(report.text and "{" not in report.text for report in story.reports)
