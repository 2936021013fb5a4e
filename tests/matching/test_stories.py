"""Stories: two events of one kind stay apart, a chain joins nothing, and neither order nor another's company decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import permutations

import numpy as np
import pytest

from attribution.matching.linkage import COMMON, NEAREST, average_linkage, candidates
from attribution.matching.profiles import log_odds, printed, profiles, weighted
from attribution.matching.stories import bar, crowd, group_stories
from attribution.matching.vectors import Vectors
from attribution.matching.when import named_in, shared_figures
from attribution.types import Article, Claim, Moment, Name, Quantity, Reading, Voice


class Flat:
    """An embedder to which all sentences are alike: themes are never told apart by it."""

    def embed(self, sentences: Sequence[str]) -> np.ndarray:
        """One unit vector for all."""
        return np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(sentences), 1))


class Scattered:
    """An embedder to which no two sentences are alike."""

    def embed(self, sentences: Sequence[str]) -> np.ndarray:
        """A sign pattern of its own for each sentence."""
        rows = [[1.0 if bit == "1" else -1.0 for bit in f"{int(sha256(s.encode()).hexdigest(), 16):0256b}"] for s in sentences]
        return np.array(rows, dtype=np.float32) / 16.0


def reading(name: str, text: str, names: str, *, figures: Sequence[float] = (), told: date | None = None, published: str | None = None) -> Reading:
    """An article of one statement a sentence; `names` are the words of it that are names."""
    kept = set(names.split())
    claims = tuple(
        Claim(
            f"{name}.{number}", name, 0, len(sentence), sentence, "body", 1, Voice(),
            quantities=tuple(Quantity(0, 1, f"{v:g}", v, v, v, "exact", 1, "count") for v in figures) if number == 0 else (),
            moments=(Moment(0, 1, "then", told, told, "day"),) if told and number == 0 else (),
            names=tuple(Name(0, 1, word, "other", word) for word in sentence.split() if word in kept),
            lemmas=tuple(word.casefold() for word in sentence.split() if word not in kept and len(word) > 3),
        )
        for number, sentence in enumerate(text.split(". "))
    )  # fmt: skip
    return Reading(Article(name, text, published=published), claims=claims)


QUAKE = "earthquake shook houses while people fled"
HOZAN = [
    reading("h1", f"A strong {QUAKE} in Hozan on Friday. Mayor Orsolya Teleki opened schools for homeless families. The cathedral tower cracked", "Hozan Orsolya Teleki", figures=[31]),
    reading("h2", f"Hozan {QUAKE} Friday night. Teleki said families sleep in schools. Engineers fear for the cathedral tower", "Hozan Teleki", figures=[31, 200]),
    reading("h3", "Schools in Hozan fill with homeless families after Friday. Mayor Teleki closed the cathedral whose tower leans", "Hozan Teleki"),
]
LISKE = [
    reading("l1", f"A light {QUAKE} in Liske on Monday. Governor Ivo Brandt sent soldiers with tents from Marn. Mines were flooded", "Liske Ivo Brandt Marn", figures=[8]),
    reading("l2", f"Liske {QUAKE} Monday morning. Brandt promised tents and soldiers from Marn. Eight miners left the flooded mines", "Liske Brandt Marn", figures=[8]),
]
BRIDGE = reading("m1", f"Twice this week an {QUAKE}. Hozan counts its homeless families and Liske waits for tents. Flooded mines add to it", "Hozan Liske")


def grouped(readings: Sequence[Reading], embedder: object = None) -> set[frozenset[str]]:
    """The stories as sets of ids."""
    return {frozenset(story.articles) for story in group_stories(readings, Vectors(embedder or Flat()), 0.5)}  # type: ignore[arg-type]


def test_two_earthquakes_are_two_stories() -> None:
    """One kind of event, other places, people and days."""
    assert grouped([*HOZAN, *LISKE]) == {frozenset({"h1", "h2", "h3"}), frozenset({"l1", "l2"})}


def test_a_third_article_joins_no_two_events() -> None:
    """A survey that names both earthquakes goes to one of them or to none; it never makes one story of two."""
    stories = grouped([*HOZAN, *LISKE, BRIDGE])
    assert not any({"h1", "l1"} <= story for story in stories)
    assert any({"h1", "h2", "h3"} <= story for story in stories)
    assert any({"l1", "l2"} <= story for story in stories)


def test_the_order_of_articles_does_not_matter() -> None:
    """Every order gives the same stories in the same order."""
    every = [*HOZAN[:2], *LISKE, BRIDGE]
    first = group_stories(every, Vectors(Flat()), 0.5)
    assert all(group_stories(order, Vectors(Flat()), 0.5) == first for order in permutations(every))
    assert [s.articles for s in first] == sorted(tuple(sorted(s.articles)) for s in first)


def test_other_themes_are_other_stories() -> None:
    """Articles whose leads have nothing in common need far more names and words in common."""
    near, far = (log_odds(*profiles(HOZAN[:2], Vectors(embedder))) for embedder in (Flat(), Scattered()))
    assert near - far == pytest.approx(2.0)


def test_the_threshold_is_a_chance() -> None:
    """Asked to be surer, fewer are joined; a half is even odds, and the ends stay finite."""
    assert bar(0.5) == 0.0
    assert bar(0.9) == pytest.approx(2.1972, abs=1e-4)
    assert (crowd(2), crowd(25), round(crowd(1000), 2)) == (0.0, 0.0, 0.92)
    assert bar(0.0) < bar(0.1) < bar(1.0) < 20
    alone = group_stories([*HOZAN, *LISKE], Vectors(Flat()), 1.0)
    assert len(alone) > len(group_stories([*HOZAN, *LISKE], Vectors(Flat()), 0.5))


def test_an_empty_run_and_empty_articles() -> None:
    """Nothing to group, and articles without statements, which stay alone."""
    assert group_stories([], Vectors(Flat()), 0.5) == ()
    blank = [Reading(Article(name, "")) for name in "ab"]
    assert grouped(blank) == {frozenset("a"), frozenset("b")}


def test_days_speak_for_and_against() -> None:
    """One resolved day in both leads speaks for one event; publication a month apart speaks against it."""
    day = date(2031, 5, 2)

    def odds(other: date, published: str) -> float:
        a, b = (
            reading(name, "The old mill burned down", "", told=told, published=on)
            for name, told, on in (("a", day, "2031-05-03"), ("b", other, published))
        )
        return log_odds(*profiles([a, b], Vectors(Flat())))

    same, another = odds(day, "2031-05-03"), odds(day + timedelta(1), "2031-05-03")
    assert same - another == pytest.approx(2.4)
    assert another - odds(day + timedelta(1), "2031-06-30") == pytest.approx(0.7)


def test_named_days_and_figures() -> None:
    """Weekdays, months, days of a month and figures are found; "may" and "march" as verbs are not months."""
    claim = HOZAN[1].claims[0]
    text = "On Friday, 12 March, or Mar. 13, they may march; Sunday too."
    named = named_in([Claim("c", "a", 0, len(text), text, "body", 1, Voice())])
    assert named.weekdays == {"fri", "sun"}
    assert (named.months, named.dates) == ({"mar"}, {"mar 12", "mar 13"})
    assert shared_figures(named_in([claim]), named_in(HOZAN[0].claims)) == 1.0
    assert shared_figures(named, named) == 0.0


def test_weights_by_rarity() -> None:
    """Bags become unit vectors in which the rarer word weighs more; what is printed is weighed the same way."""
    from collections import Counter

    both, one = weighted([Counter(["quake", "hozan"]), Counter(["quake"])])
    assert both["hozan"] > both["quake"]
    assert sum(v * v for v in both.values()) == pytest.approx(1.0)
    assert one == {"quake": 1.0}
    assert printed({"hozan": 3.0, "liske": 1.0}, frozenset({"hozan"})) == 0.75
    assert printed({}, frozenset()) == 0.5


def test_candidates_are_few() -> None:
    """A word that every article has connects none, a rare one its holders, and no article has too many neighbours."""
    many = [{"said": 1.0, f"only {index}": 1.0} for index in range(COMMON + 1)]
    assert candidates(many) == []
    assert candidates([{"hozan": 1.0}, {"liske": 1.0}, {"hozan": 0.5}]) == [(0, 2)]
    crowd = [{"hozan": 1.0} for _ in range(COMMON)]
    assert len(candidates(crowd)) <= COMMON * NEAREST


def test_a_chain_of_look_alikes_is_no_group() -> None:
    """0 is like 1 and 1 like 2, but 0 and 2 are unlike: the closest two are joined, and the third stays out."""
    table = {(0, 1): 2.0, (1, 2): 1.5, (0, 2): -6.0}
    assert average_linkage(3, [(0, 1), (1, 2)], lambda a, b: table[a, b], 0.0) == [[0, 1], [2]]
    table[0, 2] = -1.0
    assert average_linkage(3, [(0, 1), (1, 2)], lambda a, b: table[a, b], 0.0) == [[0, 1, 2]]
