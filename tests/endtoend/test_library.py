"""The library as a program uses it: Article values, shared between threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

import attribution
from attribution.reports import render

TEXT = "ORVEL, 3 March 2031 - A train left the rails near Orvel on Monday, killing {} people, the rail agency said.\n\nThe line is closed."


def articles(first: str, second: str) -> list[attribution.Article]:
    """Two reports, alike but for the toll, made without layout."""
    return [
        attribution.Article(id=name, text=TEXT.format(toll), published="2031-03-03", source=name)
        for name, toll in (("Herald", first), ("Courier", second))
    ]


@pytest.fixture(scope="module")
def checker() -> attribution.Checker:
    """One Checker for all."""
    return attribution.Checker()


def test_the_plainest_conflict(checker: attribution.Checker) -> None:
    """Two sentences that differ in the toll alone conflict, and both are shown word for word with the figure marked."""
    (finding,) = [f for f in checker.check(articles("four", "six")).findings if f.kind == "number"]
    assert finding.relation == "conflict"
    for side in (finding.a, finding.b):
        article = next(a for a in articles("four", "six") if a.id == side.article)
        assert article.text[side.start : side.end] == side.text
        assert [article.text[m.start : m.end] for m in side.marks] in (["four"], ["six"])


def test_rounding_is_no_conflict(checker: attribution.Checker) -> None:
    """A bound and a figure inside it agree."""
    relations = {f.relation for f in checker.check(articles("more than 40", "47")).findings if f.kind == "number"}
    assert relations <= {"agree"}


def test_a_checker_is_shared_by_threads(checker: attribution.Checker) -> None:
    """Four threads get the same bytes."""
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: render(checker.check(articles("four", "six")), "json"), range(4)))
    assert len(set(reports)) == 1


def test_quotes_stream(checker: attribution.Checker) -> None:
    """Readings come one by one, in order, from any iterable."""
    stream = checker.quotes(iter(articles("four", "six")))
    assert next(stream).article.id == "Herald"
    assert next(stream).article.id == "Courier"


def test_a_missing_device_is_a_usage_error() -> None:
    """A GPU that is not there is refused with the next step."""
    with pytest.raises(attribution.ConfigError, match="use cpu or auto"):
        attribution.check(articles("four", "six"), device="cuda:99")


def test_a_missing_model_folder(checker: attribution.Checker) -> None:
    """A folder that does not exist is named."""
    with pytest.raises(attribution.ModelError, match="no folder"):
        attribution.check(articles("four", "six"), entailment_model="./nowhere")


def test_who_reads_quotations_is_a_choice() -> None:
    """Rules alone, the model alone and both read a plain article; the report names who did."""
    text = "ORVEL - “The line is closed until May,” engineer Ada Brenner said.\n\nShe said the repairs would cost a fortune."
    for choice in ("rules", "model", "both"):
        reader = attribution.Checker(attribution.Config(quote_reader=choice))  # type: ignore[arg-type]
        [reading] = reader.quotes([attribution.Article(id="a", text=text)])
        assert [(q.kind, q.speaker_name) for q in reading.quotes] == [("direct", "Ada Brenner"), ("indirect", "Ada Brenner")]
        seat = reader.models.names()["quotes"]
        assert seat == "rules" if choice == "rules" else seat.startswith("attribution/quotes@")
