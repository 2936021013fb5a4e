"""Texts come back untouched, whatever their length and blanks."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.parsing import parse_text, parse_texts
from attribution.parsing.reading import PIECE_CHARS, RUN_CHARS, batches, split_text

ODD = [
    "",
    " ",
    "\n",
    "  Leading blanks.",
    "Trailing blanks.  \n\n",
    "Tabs\tand  two blanks.\r\n\r\nWindows lines.\r\n",
    "\n\n\tA line.\u00a0Non-breaking.\u2028Separated. \n \n",
    "“Curly,” he said — ‘nested’ … don’t.",
    "Emoji 👩‍🚀 and e\u0301 combining.",
    "\x00\x0c\u200b\ufeff",
]


@pytest.mark.parametrize("text", ODD)
def test_text_and_offsets_are_kept(nlp: Any, text: str) -> None:
    """The Doc spells the text, and each token's offset points at it."""
    doc = parse_text(nlp, text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_lone_surrogate_keeps_its_place(nlp: Any) -> None:
    """A character that UTF-8 cannot hold is replaced by one of the same length."""
    text = "Before \ud83d after."
    doc = parse_text(nlp, text)
    assert len(doc.text) == len(text)
    assert doc[-2].text == "after"
    assert text[doc[-2].idx :] == "after."


def test_order_and_number_of_texts(nlp: Any) -> None:
    """One Doc a text, in the order given, empty texts included."""
    given = ["One came.", "", "Two went.", "", ""]
    assert [doc.text for doc in parse_texts(nlp, iter(given), batch_size=2)] == given


def test_batch_size_changes_nothing(nlp: Any) -> None:
    """The same analysis comes out for any batch size."""
    given = [
        f"Minister {name} said {n} people had left Karo on Friday." for n, name in enumerate(["Abe", "Bo", "Cy"] * 3)
    ]
    analyses = [
        [
            [(t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for t in doc]
            for doc in parse_texts(nlp, given, batch_size=size)
        ]
        for size in (1, 4, 32)
    ]
    assert analyses[0] == analyses[1] == analyses[2]


def test_a_long_text_comes_back_as_one_doc(nlp: Any) -> None:
    """A text longer than a piece is parsed in pieces and joined: same text, offsets, heads and sentences."""
    paragraph = "The mayor said on Monday that the bridge was safe. Ada Okafor disagreed.\n\n"
    text = paragraph * (PIECE_CHARS // len(paragraph) + 20)
    doc = parse_text(nlp, text)
    assert doc.text == text
    late = [token for token in doc if token.text == "Okafor"][-1]
    assert text[late.idx : late.idx + 6] == "Okafor"
    assert "Monday" in {token.text for token in doc[-20:] if token.ent_type_}
    assert sum(1 for _ in doc.sents) == 2 * text.count("\n\n")
    assert late.sent.text.strip() == "Ada Okafor disagreed."


@pytest.mark.parametrize(
    "text",
    ["word " * 5_000, "x" * 9_000, "(" * 9_000, " " * 9_000, "line\n" * 5_000, "A b. " * 5_000, "a\r\n\r\n" * 3_000],
)
def test_pieces_join_to_the_text(text: str) -> None:
    """No piece is longer than the limit and none is lost, whatever the text is made of."""
    pieces = split_text(text, limit=2_000)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 2_000
    assert all(len(run) <= RUN_CHARS for piece in pieces for run in piece.split())


def test_cut_prefers_a_paragraph_break() -> None:
    """A cut falls after a blank line where there is one in reach."""
    text = "One two. Three four.\n\n" * 100
    assert all(piece.endswith("\n\n") for piece in split_text(text, limit=500))


def test_batches_are_bounded_both_ways() -> None:
    """Neither the number of pieces nor their characters pass the bound."""
    pieces = [("x" * 40_000, n) for n in range(5)] + [("y", n) for n in range(5)]
    sizes = [[len(text) for text, _ in batch] for batch in batches(pieces, 3)]
    assert sizes == [[40_000, 40_000], [40_000, 40_000], [40_000, 1, 1], [1, 1, 1]]
