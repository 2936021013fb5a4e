"""One remark printed twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from attribution.judging.quotations import Remarked, judge, one_occasion, same_person
from attribution.matching.remarks import Remark, inside_marks
from attribution.matching.vectors import Vectors
from attribution.types import Article, Quote, Span
from tests.judging.building import claim


class Alike:
    """An embedder for which everything is alike."""

    def embed(self, sentences: Any) -> Any:
        """The same unit vector for every sentence."""
        return [[1.0, 0.0] for _ in sentences]


def remark(text: str, speaker: str | None, article: str = "a", *, whole: bool = True) -> Remark:
    """A remark that is its whole statement."""
    evidence = {"speaker": "subject of cue"}
    quote = Quote("q1", "direct" if whole else "mixed", 0, len(text), text, (Span(0, len(text)),), evidence=evidence)
    return Remark(0, len(text), article, text, quote, speaker, claim(text, article), whole)


def verdict(a: Remark, b: Remark) -> Remarked | None:
    """The verdict on two remarks."""
    return judge(a, b, Vectors(Alike()))


CASES = [
    ("We will rebuild every wall", "Ann Bo", "we will rebuild every wall.", "Ann Bo", "agree"),
    ("It has become part of the problem", "Ann Berg", "It seems to have become part of the problem", "Ann Berg", "altered_quote"),
    ("We will rebuild every wall of it", "Ann Berg", "We will rebuild every wall of it", "Carl Dahl", "misattributed"),
    ("We will rebuild every wall of it", "Ann Berg", "We will rebuild every wall of it", "Cllr Berg", "agree"),
    ("Do not fish, do not wash, do not swim there", "Ann Berg", "Do not fish, do not wash", "Ann Berg", "agree"),
    ("We know what it means, we really do, and there will be a fund", "Ann Berg", "We know what it means ... and there will be a fund", "Ann Berg", "agree"),
    ("There is no danger to the old town", "Ann Berg", "There is danger to the old town", "Ann Berg", "altered_quote"),
    ("We will rebuild the old wall, we really will", "Ann Berg", "We will rebuild the old wall", "Ann Berg", "agree"),
]


@pytest.mark.parametrize(("a", "speaker_a", "b", "speaker_b", "relation"), CASES)
def test_relations(a: str, speaker_a: str, b: str, speaker_b: str, relation: str) -> None:
    """Words and speakers decide, in either order."""
    one, two = remark(a, speaker_a), remark(b, speaker_b, "b")
    for found in (verdict(one, two), verdict(two, one)):
        assert found is not None
        assert found.relation == relation


def test_two_renderings_of_a_fragment() -> None:
    """Short fragments of one speaker in other words, in like statements, are one remark rendered twice; whole sentences are not."""
    pair = ("a feeling of distrust", "great mistrust")
    for whole in (False, True):
        found = verdict(remark(pair[0], "Ann Berg", whole=whole), remark(pair[1], "Ann Berg", "b", whole=whole))
        assert (found is not None and found.relation == "altered_quote") is not whole


def test_other_remarks_are_left_alone() -> None:
    """Two remarks of one speaker that share nothing are no alteration."""
    long_a = remark("We will go on looking for them until the last boat is back", "Ann Berg")
    long_b = remark("Nobody told us that the harbour had been closed to our ships", "Ann Berg", "b")
    assert verdict(long_a, long_b) is None


def test_two_occasions() -> None:
    """Months apart only a long remark in nearly the same words is one remark."""
    found = verdict(remark("It has become part of the problem", "Ann Berg"), remark("It is now part of the problem", "Ann Berg", "b"))
    assert found is not None
    assert one_occasion(found, 3)
    assert not one_occasion(found, 150)


def test_names_of_one_person() -> None:
    """A surname alone, a title, or a misprint is the same person."""
    assert same_person("Parveen Talwar-Hughes", "Cllr Parveen Talwar-Hughes")
    assert same_person("Tomasz Wierzba", "Tomasz Wieczba")
    assert not same_person("Ann Berg", "Carl Dahl")


def test_words_inside_marks() -> None:
    """Marks and the punctuation before them are not part of a remark; apostrophes close nothing."""
    text = "She called it “a marriage of patience,” and ‘the workers’ day’."
    quote = Quote("q1", "mixed", 14, len(text), text[14:], (Span(14, len(text)),))
    assert next(s.of(text) for s in inside_marks(Article("a", text), quote)) == "a marriage of patience"


def test_one_remark_in_other_forms() -> None:
    """Sentences of one speaker with the same stems are one remark that was altered; of two speakers they are nothing."""
    whole = "We are not closing wards. We are moving patients"
    a = remark("We do not close wards, we move patients", "Ann Berg")
    b = replace(remark("We are not closing wards", "Ann Berg", "b"), stretch=whole)
    found = verdict(a, b)
    assert found is not None
    assert found.relation == "altered_quote"
    assert verdict(a, replace(b, speaker="Carl Dahl")) is None


def test_a_speaker_by_role_or_pronoun_misattributes_nothing() -> None:
    """Words given to "the winner" or "he" may have been resolved wrongly, unless that was nearly certain; so may words on the speaker."""
    words = "We will rebuild every wall of it"
    named = remark(words, "Ann Berg")
    for evidence, sure in (({"rule": "role", "share": "0.72"}, False), ({"rule": "pronoun", "share": "1.00"}, True), ({"rule": "surname"}, True)):
        other = remark(words, "Carl Dahl", "b")
        other = replace(other, quote=replace(other.quote, evidence={"speaker": "subject of cue", **evidence}))
        assert (verdict(named, other) is not None) is sure
    assert verdict(remark("Carl Dahl will rebuild every wall", "Ann Berg"), remark("Carl Dahl will rebuild every wall", "Carl Dahl", "b")) is None


def test_a_long_run_of_words_has_one_owner() -> None:
    """Five words in a row and most telling words make two speakers' remarks one."""
    a, b = remark("We were made a laughing stock of the coast", "Ann Berg"), remark("They have made us a laughing stock of the coast", "Carl Dahl", "b")
    found = verdict(a, b)
    assert found is not None
    assert found.relation == "misattributed"
