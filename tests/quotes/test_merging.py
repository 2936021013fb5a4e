"""Rules and reader together, with a reader written by hand."""

from __future__ import annotations

from attribution.quotes.candidates import Candidate
from attribution.quotes.marks import pair_marks
from attribution.quotes.merging import merge
from attribution.quotes.paragraphs import story_paragraphs
from attribution.quotes.proposals import Proposal
from attribution.quotes.snapping import Marks
from attribution.types import Article, QuoteKind, Span

TEXT = (
    "“We will rebuild,” Bak said. The mayor added that the bridge was “a ruin” by then. "
    "Costs may rise, an official told Radio Velm. She sang “Blue Rain” at the opening."
)


def span(words: str) -> Span:
    """Where some words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def rule(words: str, kind: QuoteKind, speaker: str | None = None, cue: str | None = None, chain: tuple[str, ...] = ()) -> Candidate:
    """A find of the rules."""
    where = span(words)
    return Candidate(
        where.start, where.end, kind, (where,), 0, span(cue) if cue else None, span(speaker) if speaker else None, chain, {"span": "left of cue"}
    )


def reader(contents: list[str], source: str | None, cue: str, chance: float = 0.9) -> Proposal:
    """A find of the reader."""
    return Proposal(span(cue).start, tuple(span(c) for c in contents), span(source) if source else None, span(cue), chance, 0.8)


def merged(candidates: list[Candidate], proposals: list[Proposal], *, rules: bool = True) -> list[Candidate]:
    """What comes out."""
    paragraphs = story_paragraphs(Article("a", TEXT))
    return merge(candidates, proposals, Marks(TEXT, pair_marks(TEXT, paragraphs).pairs, paragraphs), rules=rules)


def words(found: list[Candidate]) -> list[str]:
    """The quotations' words."""
    return [TEXT[c.start : c.end] for c in found]


def test_direct_quotation_keeps_its_marks_and_gains_a_speaker() -> None:
    """The rules' boundaries stay; a speaker only the reader saw is taken."""
    [found] = merged([rule("“We will rebuild,”", "direct")], [reader(["We will"], "Bak", "said")])
    assert (found.kind, TEXT[found.start : found.end]) == ("direct", "“We will rebuild,”")
    assert found.speaker == span("Bak")


def test_reader_decides_the_clause_and_the_rules_the_chain() -> None:
    """Of two overlapping clauses the reader's is kept, with the chain of sources that only the rules read."""
    by_rules = rule("Costs may rise, an official", "indirect", "an official", "told", ("Radio Velm",))
    [found] = merged([by_rules], [reader(["Costs may rise"], "an official", "told")])
    assert TEXT[found.start : found.end] == "Costs may rise"
    assert found.chain == ("Radio Velm",)


def test_unlikely_proposals_are_left_out() -> None:
    """A proposal below the bar is no quotation."""
    assert merged([], [reader(["Costs may rise"], "an official", "told", 0.1)]) == []


def test_rules_alone_stand() -> None:
    """What only the rules found is kept: they seldom err, the reader is there for what they miss."""
    assert words(merged([rule("Costs may rise", "indirect", "an official", "told")], [])) == ["Costs may rise"]


def test_an_unsure_reader_leaves_the_rules_their_boundaries() -> None:
    """Where both found a clause and the reader doubts its spans, the rules' words and speaker stay."""
    unsure = Proposal(span("told").start, (span("Costs may"),), span("Radio Velm"), span("told"), 0.9, 0.05)
    [found] = merged([rule("Costs may rise", "indirect", "an official", "told")], [unsure])
    assert words([found]) == ["Costs may rise"]
    assert found.speaker == span("an official")


def test_titles_are_not_speech() -> None:
    """A title stays a title beside the reader's finds."""
    found = merged([rule("“Blue Rain”", "title")], [reader(["that the bridge was “a ruin” by then"], "The mayor", "added")])
    assert [c.kind for c in found] == ["mixed", "title"]


def test_reader_alone_needs_no_rules() -> None:
    """With rules off, only what the reader proposes comes out; marks are exact all the same."""
    found = merged([rule("Costs may rise", "indirect")], [reader(["We will rebuild"], "Bak", "said")], rules=False)
    assert words(found) == ["“We will rebuild,”"]


def test_a_title_is_not_also_speech() -> None:
    """What the rules call a title is not reported as a quotation too, whatever the reader makes of it."""
    found = merged([rule("“Blue Rain”", "title")], [reader(["“Blue Rain”"], "She", "sang")])
    assert [c.kind for c in found] == ["title"]


def test_a_clause_of_the_rules_comes_out_once() -> None:
    """Two unsure finds inside one clause of the rules leave that clause, once."""
    unsure = [
        Proposal(span("added").start, (span("that the bridge"),), span("The mayor"), span("added"), 0.9, 0.1),
        Proposal(span("by then").start, (span("“a ruin” by then"),), None, span("by then"), 0.8, 0.1),
    ]
    found = merged([rule("that the bridge was “a ruin” by then", "mixed", "The mayor", "added")], unsure)
    assert words(found) == ["that the bridge was “a ruin” by then"]
