"""Pairing of quotation marks."""

from __future__ import annotations

import pytest

from attribution.quotes.marks import Pairing, pair_marks
from attribution.quotes.paragraphs import story_paragraphs
from attribution.types import Article


def paired(text: str) -> Pairing:
    """Return the pairing of a text that is all body."""
    return pair_marks(text, story_paragraphs(Article("a", text)), "a")


def outer(text: str) -> list[str]:
    """Return the outer pairs of a text as printed."""
    return [text[pair.start : pair.end] for pair in paired(text).pairs if pair.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Hi,” he said, “don’t go.”", ["“Hi,”", "“don’t go.”"]),
        ('"Hi," she said. "Go."', ['"Hi,"', '"Go."']),
        (
            "‘Don’t go,’ said the workers’ man. ‘The workers’ demand is just,’ he said.",
            ["‘Don’t go,’", "‘The workers’ demand is just,’"],
        ),
        ("O'Brien said 'I won't'.", ["'I won't'"]),
        ("In the '90s the workers' union said 'yes'.", ["'yes'"]),
        ("the ‘90s and rock 'n' roll", []),
        ("„Nein“, sagte er. »Ja«, «oui» und ‹si›", ["„Nein“", "»Ja«", "«oui»", "‹si›"]),
        ("``tex'' and ”svenska” text", ["``tex''", "”svenska”"]),
        ('He is 6\'2" tall and the 5" pipe "broke," he said.', ['"broke,"']),
        ('"The 5" pipe broke," he said.', ['"The 5" pipe broke,"']),
        ('He said:"Hello." Then', ['"Hello."']),
        ("They call the thefts ‘regrettable’.", ["‘regrettable’"]),
        ('("no") and "x"; "y": "z"', ['"no"', '"x"', '"y"', '"z"']),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    """Every style of mark pairs with its own kind; apostrophes and measures take no part."""
    assert outer(text) == expected
    assert not paired(text).diagnostics


def test_nested() -> None:
    """Inner pairs are kept with their depth."""
    text = "“A ‘nested “deep” thing’ here,” she said."
    assert [(text[p.start : p.end], p.depth) for p in paired(text).pairs] == [
        ("“A ‘nested “deep” thing’ here,”", 0),
        ("‘nested “deep” thing’", 1),
        ("“deep”", 2),
    ]


def test_several_paragraphs() -> None:
    """A quotation with the opening mark repeated at each paragraph is one pair in parts."""
    text = "“A one.\n\n“B two.\n\n“C three,” he said. “D.”"
    pairs = paired(text).pairs
    assert [part.of(text) for part in pairs[0].parts] == ["“A one.", "“B two.", "“C three,”"]
    assert text[pairs[1].start : pairs[1].end] == "“D.”"


def test_unclosed_stays_in_its_paragraph() -> None:
    """An unclosed mark is reported with its offset and does not swallow the next paragraph."""
    text = "The mayor said: “We are ready.\n\nThe harbour “is open,” she added."
    pairing = paired(text)
    assert [text[p.start : p.end] for p in pairing.pairs] == ["“We are ready.", "“is open,”"]
    assert not pairing.pairs[0].closed
    assert [(d.code, d.start, d.article) for d in pairing.diagnostics] == [("unpaired_quotation_mark", 16, "a")]


def test_forgotten_closing_mark_before_a_cue() -> None:
    """A cue inside an unclosed quotation shows that it does not run on into the next speaker's."""
    text = "“We won, he said.\n\n“We lost,” she said."
    assert outer(text)[-1] == "“We lost,”"
    assert not any(pair.parts for pair in paired(text).pairs)


def test_stray_inner_mark() -> None:
    """One mark too many loses only itself."""
    assert outer('"A "B," he said. "C."') == ['"B,"', '"C."']


@pytest.mark.parametrize("text", ["", '"', '""""', "””““", "''''''", "“«‘" * 50, "\n\n", '" " "'])
def test_only_marks(text: str) -> None:
    """Texts of nothing but marks pass without an error."""
    for pair in paired(text).pairs:
        assert 0 <= pair.start < pair.end <= len(text)


def test_many_stray_marks_are_counted() -> None:
    """A broken page gives a bounded list of diagnostics."""
    diagnostics = paired("\n\n".join("“a" for _ in range(100))[:-1] + "\n\nx " + "b” " * 40).diagnostics
    assert len(diagnostics) == 21
    assert diagnostics[-1].message.endswith("more marks have no partner")


def test_linear() -> None:
    """Deep nesting keeps a bounded stack, so a long line of opening marks is quick."""
    assert len(paired("“a b «c " * 20_000).pairs) <= 1
