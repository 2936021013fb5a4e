"""The shipped quotation reader: real weights, answers that do not depend on what else is read."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.encoder.quotation_input import LONGEST_WORD, piece_counts, window_tensors
from attribution.encoder.quotation_reader import QuotationReader, ReadArticle
from attribution.encoder.session import open_session
from attribution.encoder.wordtable import WordTable
from attribution.errors import ModelError
from attribution.quotes import draft_quotes
from attribution.types import Article

TEXTS = (
    (
        "The mayor of Velmora resigned on Monday. “I have lost the council’s trust,” Ada Brenner said. She told reporters "
        "that the audit would go on, and her deputy warned that costs may rise by a third.\n\nThe council meets on Friday."
    ),
    "Nobody was hurt in the fire, according to the fire service.",
    "A dog barked.",
)


@pytest.fixture(scope="module")
def reader() -> QuotationReader:
    """The reader in the numbers that all machines share."""
    return QuotationReader(open_session(dtype="float32"))


@pytest.fixture(scope="module")
def tables(nlp: Any) -> list[WordTable]:
    """The words of the texts."""
    return [draft_quotes(Article(str(n), text), nlp(text)).table for n, text in enumerate(TEXTS)]


def found(table: WordTable, read: ReadArticle, least: float = 0.5) -> list[tuple[str, str, str]]:
    """Content, source and cue of each likely attribution, as words."""

    def said(ranges: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(" ".join(table.words[first:last]) for first, last in ranges)

    return [(said(a.contents), said(a.sources), said(a.cues)) for a in read.attributions if a.probability >= least]


def test_plain_attributions(reader: QuotationReader, tables: list[WordTable]) -> None:
    """Said, told and warned are cues with their sources; a dog's bark is none."""
    first, second, third = reader.read(tables)
    attributions = found(tables[0], first)
    assert [cue.split()[0] for _, _, cue in attributions] == ["said", "told", "warned"]
    assert all(name in source for name, (_, source, _) in zip(["Ada Brenner", "She", "her deputy"], attributions, strict=True))
    assert "costs may rise by a third" in attributions[2][0]
    assert found(tables[1], second)[0][:2] == ("Nobody was hurt in the fire", "the fire service")
    assert found(tables[2], third) == []


def test_reading_does_not_depend_on_the_batch(reader: QuotationReader, tables: list[WordTable]) -> None:
    """Alone, together, reversed and repeated: the same attributions with the same rounded numbers."""
    together = [r.attributions for r in reader.read(tables)]
    assert [reader.read([t])[0].attributions for t in tables] == together
    assert [r.attributions for r in reader.read(tables[::-1])][::-1] == together
    assert [r.attributions for r in reader.read(tables * 3)] == together * 3


def test_links_are_probabilities(reader: QuotationReader, tables: list[WordTable]) -> None:
    """What a pronoun may mean adds up to one with nobody; a name after it counts nothing."""
    words = list(tables[0].words)
    she, names = words.index("She"), [words.index("Brenner"), len(words) - 2]
    chances, nobody = reader.read(tables)[0].states.link(she, names)
    assert sum(chances) + nobody == pytest.approx(1, abs=1e-3)
    assert chances[1] == 0


def test_an_empty_article_has_nothing(reader: QuotationReader) -> None:
    """No words, no attributions, and a mention that is nowhere means nobody."""
    table = WordTable((), (), reader.network.feature_sizes, (), (), ())
    [read] = reader.read([table])
    assert read.attributions == ()
    assert read.states.link(0, []) == ([], 1.0)


def test_long_articles_are_read_to_the_end(reader: QuotationReader, nlp: Any) -> None:
    """An attribution in the last of many windows is found as it is in the first."""
    text = "\n\n".join([TEXTS[1], *["The weather stayed dry in the valley for the whole of the week."] * 120, TEXTS[1]])
    table = draft_quotes(Article("long", text), nlp(text)).table
    contents = [content for content, _, _ in found(table, reader.read([table])[0])]
    assert contents.count("Nobody was hurt in the fire") == 2


def test_words_of_another_version_are_refused(reader: QuotationReader) -> None:
    """Features that the weights were not trained on raise, with both sizes named."""
    with pytest.raises(ModelError, match="features of sizes"):
        reader.read([WordTable(["a"], [(0,)], (1,), [0], [0], [0])])


def test_long_and_empty_words_fit_the_window() -> None:
    """A word of very many pieces takes its first ones, a word of none takes one place."""
    table = WordTable(["x" * 999, "\u200b"], [(0,), (0,)], (1,), [0, 0], [0, 0], [0, 0])
    pieces = [[7] * 900, []]
    assert piece_counts(pieces) == [LONGEST_WORD, 1]
    ids, mask, owner, first, _ = window_tensors([(table, pieces, 0, 2)])
    assert int(mask.sum()) == LONGEST_WORD + 3
    assert owner[0, 1 : LONGEST_WORD + 2].tolist() == [0] * LONGEST_WORD + [1]
    assert first[0].tolist() == [1, LONGEST_WORD + 1]
    assert int(ids[0, LONGEST_WORD + 1]) == 100
