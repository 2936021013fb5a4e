"""Ablations, alignment, held-out thresholds, distractors and the obvious pipeline: their arithmetic on made-up stories and models."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from attribution.scoring.findings import judge_story
from attribution.scoring.gold import gold_story
from attribution.scoring.tally import Ratio
from attribution.types import Article, Claim, Finding, Pair, Side, Verdict, Voice
from benchmarks import ablations, alignment, apart, heldout
from benchmarks.data import Story
from benchmarks.obvious import Obvious, relation_of, told
from benchmarks.running import judge
from benchmarks.variants import Blind, Variant, candidates, digits, finding, nli_alone, one_story, standing_in

TEXT = {"a": "Four people died. Rain fell.", "b": "Six people died. Rain fell.", "x": "Nine people died elsewhere."}


def side(article: str, start: int, end: int) -> Side:
    """A passage of one of the three reports."""
    return Side(start, end, article, TEXT[article][start:end], 1)


def found(relation: str, a: Side, b: Side, confidence: float = 0.9) -> Finding:
    """A finding about two passages."""
    return Finding("1", "f", "C101", relation, "number", "s", "high", False, a, b, (), confidence, "", {})  # type: ignore[arg-type]


def gold(relation: str, a: Side, b: Side, slot: str = "deaths") -> dict[str, Any]:
    """A gold record."""
    ends = [{"doc": s.article, "start": s.start, "end": s.end, "text": s.text} for s in (a, b)]
    return {"slot": slot, "relation": relation, "kind": "number", "a": ends[0], "b": ends[1]}


DEATHS_A, DEATHS_B, RAIN_A, RAIN_B = side("a", 0, 17), side("b", 0, 16), side("a", 18, 28), side("b", 17, 27)
ELSEWHERE = side("x", 0, 27)


def story(*pairs: dict[str, Any], name: str = "s") -> Story:
    """Two reports of one event, and one of another."""
    records = tuple({"id": key, "text": text} for key, text in TEXT.items())
    return Story(name, records, gold_story(name, pairs, ["x"]))


def test_what_is_said_across_events_is_counted() -> None:
    """Of the two pairs of reports across events one finding, whatever its relation; a conflict inside is none of these."""
    made = story(gold("conflict", DEATHS_A, DEATHS_B))
    tally = apart.apart_tally(made, judge_story(made.gold, [found("conflict", DEATHS_A, DEATHS_B), found("agree", DEATHS_A, ELSEWHERE)]))
    assert (tally[apart.ACROSS], tally[apart.STORIES_ACROSS]) == (Ratio(1, 2), Ratio(1, 1))
    assert tally[apart.CALM] == Ratio(0, 0)


def test_traps_and_calm_stories() -> None:
    """A trap called a conflict counts; called an update it does not. False conflicts count per pair of reports without conflict."""
    made = story(gold("different_scope", DEATHS_A, DEATHS_B))
    tally = apart.apart_tally(made, judge_story(made.gold, [found("conflict", DEATHS_A, DEATHS_B)]))
    assert (tally[apart.TRAPS], tally[apart.CALM]) == (Ratio(1, 1), Ratio(1, 3))
    tally = apart.apart_tally(made, judge_story(made.gold, [found("update", DEATHS_A, DEATHS_B)]))
    assert (tally[apart.TRAPS], tally[apart.CALM]) == (Ratio(0, 1), Ratio(0, 3))


def test_thresholds_come_from_the_other_stories() -> None:
    """Where every other story has its false alarm at 0.5 and its right one at 0.9, the threshold lies between."""
    pairs = [gold("conflict", DEATHS_A, DEATHS_B)]
    findings = (found("conflict", DEATHS_A, DEATHS_B, 0.9), found("conflict", RAIN_A, RAIN_B, 0.5))
    results = [judge(story(*pairs, name=f"s{n}"), (), findings) for n in range(3)]
    lines = heldout.held_out(results)
    assert next(line for line in lines if line.startswith("precision together")).split()[2:] == ["1.000", "1.000–1.000", "3/3"]
    assert "hard: 0.55 for 3 stories" in lines
    assert heldout.choose(heldout.QUESTIONS[0], {0.0: {"precision together": Ratio(1, 2), "recall together": Ratio(1, 1)},
                                                 0.5: {"precision together": Ratio(1, 3), "recall together": Ratio(1, 1)}}) == 0.0  # fmt: skip


def test_pieces_are_exchanged_and_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A function and a model are others while the block runs; what is not there is named."""
    module = ModuleType("made_up")
    module.gate = lambda: False  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "made_up", module)
    models = SimpleNamespace(scorer="the scorer", aligner=None)
    variant = Variant("open", {"not_there:gate made_up:gate": lambda: True, "made_up:other": 1}, {"scorer": lambda m: f"not {m.scorer}", "aligner": lambda _: 1})
    with standing_in(variant, models) as missing:
        assert module.gate()
        assert models.scorer == "not the scorer"
        assert missing == ["made_up:other", "aligner"]
    assert not module.gate()
    assert (models.scorer, models.aligner) == ("the scorer", None)


def claim_of(article: str, start: int, end: int) -> Claim:
    """A statement with the offsets of its report."""
    return Claim(id=f"{article}{start}", article=article, start=start, end=end, text=TEXT[article][start:end], block="body", paragraph=1, voice=Voice())


class Opinion:
    """Calls sentences about deaths a contradiction, all others an entailment."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each."""
        return [Verdict(0.1, 0.1, 0.8) if "died" in premise else Verdict(0.8, 0.1, 0.1) for premise, _ in pairs]


def test_one_model_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """NLI alone calls every contradiction a conflict and every entailment an agreement; a blind scorer says nothing."""
    pairs = [Pair(claim_of("a", 0, 17), claim_of("b", 0, 16), 0.9), Pair(claim_of("a", 18, 28), claim_of("b", 17, 27), 1.0)]
    monkeypatch.setattr("benchmarks.variants.candidates", lambda *_: pairs)
    said = nli_alone((), SimpleNamespace(scorer=Opinion()), None)
    assert [(f.relation, f.a.text) for f in said] == [("conflict", "Four people died."), ("agree", "Rain fell.")]
    assert nli_alone((), SimpleNamespace(scorer=Blind()), None) == []


def test_helpers_of_the_variants() -> None:
    """Everything in one story; digits whatever their commas; a finding about whole statements; no statements, no candidates."""
    readings = [SimpleNamespace(article=Article(name, ""), claims=()) for name in "ba"]
    assert one_story(readings, None, 0.5)[0].articles == ("a", "b")  # type: ignore[arg-type]
    assert digits("1,200 of 7 in 2031") == ["1200", "2031", "7"]
    made = finding(Pair(claim_of("a", 0, 17), claim_of("b", 0, 16), 0.9), "agree")
    assert (made.a.text, made.b.article) == ("Four people died.", "b")
    assert candidates(readings, SimpleNamespace(embedder=None), None) == ()  # type: ignore[arg-type]


def test_the_variants_compare_the_readings_that_were_made_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product's own check gets the kept readings: without them every variant would find nothing."""
    from attribution.pipeline import Checker
    from attribution.types import Article, Reading
    from benchmarks.variants import Product

    seen: list[Reading] = []
    made = [Reading(Article("a", "One.")), Reading(Article("b", "Two."))]

    class Silent:
        def names(self) -> dict[str, str]:
            return {}

    def compare(readings: list[Reading], _focus: object = None) -> tuple[tuple[()], dict[str, int], list[Reading]]:
        seen.extend(readings)
        return (), {}, readings

    checker = Checker()
    monkeypatch.setattr(checker, "_models", Silent)
    monkeypatch.setattr(checker, "_compare", compare)
    monkeypatch.setattr(checker, "readings", lambda _items: (made, []))
    Product(checker).check([reading.article for reading in made])
    assert seen == made


def test_the_ablation_table() -> None:
    """A row a variant; what was not measured is a dash, what is not there is named."""
    rate = {"rate": 0.5, "low": 0.1, "high": 0.9, "hits": 1, "total": 2}
    rows = [{"variant": "full", "missing": [], "failed": [], **dict.fromkeys(ablations.MEASURES, rate)}]
    rows.append({"variant": "less", "missing": ["aligner"], "failed": [], **dict.fromkeys(ablations.MEASURES)})
    text = "\n".join(ablations.lines("e2e", rows))
    assert "| full | 0.500 (1/2) [0.100–0.900] |" in text
    assert "| less (not there: aligner) | – | – |" in text


def test_sentences_are_found_in_their_report() -> None:
    """A sentence stands where its report's text has it; one that is not there has no place."""
    doc = {"doc": "d", "sentences": ["One.", "Two words."]}
    assert alignment.place(doc, "Two words.") == ("d", 5, 15)
    assert alignment.place(doc, "Three.") is None


def test_levels_of_alignment() -> None:
    """A finding counts in either order and for the passages it shows; half a sentence meets it, a neighbour does not."""
    seen = alignment.Seen()
    report = SimpleNamespace(findings=(found("conflict", DEATHS_B, DEATHS_A), replace(found("cannot_tell", RAIN_A, RAIN_B))))
    alignment.note_findings(seen, report)  # type: ignore[arg-type]
    deaths = alignment.Labelled(("a", 0, 17), ("b", 5, 16), same=True, source="figures")
    rain = alignment.Labelled(("a", 18, 28), ("b", 17, 27), same=True, source="figures")
    assert seen.reached(deaths, "finding")
    assert not seen.reached(rain, "finding")
    assert seen.reached(rain, "finding or open question")
    assert not seen.reached(deaths, "candidate")
    seen.stories.append(frozenset({"a", "b", "c"}))
    assert seen.reached(deaths, "in one story")


def test_the_alignment_table() -> None:
    """Recall over what belongs together, precision among the labelled pairs."""
    rows = [{"source": "s", "same": same, "level": "finding", "reached": n, "of": 4} for same, n in ((True, 3), (False, 1))]
    line = alignment.lines(rows)[-1]
    assert "recall 0.750 (3/4)" in line
    assert "precision 0.750 (3/4)" in line
    assert "of the others 0.250 (1/4)" in line


class Sentences:
    """A parser that ends a sentence at every full stop."""

    def __call__(self, text: str) -> Any:
        """A document with its sentences."""
        ends = [index + 1 for index, letter in enumerate(text) if letter == "."]
        starts = [0, *ends[:-1]]
        return SimpleNamespace(sents=[SimpleNamespace(start_char=a, end_char=b) for a, b in zip(starts, ends, strict=True)])


class Encoder:
    """A CrossEncoder to which sentences about deaths contradict everything."""

    def predict(self, pairs: Sequence[Sequence[str]], **_more: Any) -> Any:
        """Shares in the order of LABELS."""
        return np.array([[0.1, 0.1, 0.8] if "died" in a and "died" in b else [0.7, 0.2, 0.1] if a == b else [0, 1, 0] for a, b in pairs])


def test_the_obvious_pipeline_asks_everything() -> None:
    """Two reports of two sentences: eight questions, a conflict about the deaths and an agreement about the rain, words exact."""
    pipeline = Obvious(Sentences(), Encoder())
    report = pipeline.check([Article(name, TEXT[name]) for name in "ab"])
    assert pipeline.questions == 8
    assert [(f.relation, f.a.text.strip(), f.b.text.strip()) for f in report.findings] == [
        ("conflict", "Four people died.", "Six people died."),
        ("agree", "Rain fell.", "Rain fell."),
    ]
    assert all(TEXT[s.article][s.start : s.end] == s.text for f in report.findings for s in (f.a, f.b))
    assert (relation_of(0.5, 0.9), relation_of(0.4, 0.5), relation_of(0.4, 0.4)) == ("conflict", "agree", None)


def test_its_time_is_extrapolated_by_its_questions(capsys: pytest.CaptureFixture[str]) -> None:
    """80 questions in 8 s are 10 a second: 1,000 questions take 100 s and 10 articles 10 s of parsing."""
    pipeline = Obvious(None, None, {"parsing and quotations": 4.0, "judging": 8.0}, 80)
    out = told(pipeline, 2.0, 4, [{"articles": 10, "sentence_pairs": 1000, "total": 11.0}])
    assert out["ratio"] == 6.0
    assert out["sizes"][10]["ratio"] == pytest.approx(10.0)
    assert "6.0 times faster" in capsys.readouterr().out


def test_the_commands_ask_for_their_data(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder, or with an empty one, they return 2 and say what is missing."""
    monkeypatch.delenv("ATTRIBUTION_DATA", raising=False)
    for command in (ablations, alignment):
        assert command.main([]) == 2
        assert command.main(["--data", str(tmp_path)]) == 2
    assert "is not there" in capsys.readouterr().err
