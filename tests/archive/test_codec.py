"""Articles, readings and vectors as bytes: the same values come back, to the type of every number, and damage is always told."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.archive.packing import framing
from attribution.archive.packing.codec import (
    DamagedError,
    digest,
    is_whole,
    pack,
    pack_vector,
    rows,
    unpack_article,
    unpack_reading,
    unpack_vectors,
)
from attribution.archive.packing.shapes import shape_of
from attribution.types import (
    Article,
    Block,
    Claim,
    Diagnostic,
    Hint,
    Moment,
    Name,
    Passage,
    Person,
    Quantity,
    Quote,
    Reading,
    Span,
)
from tests.archive.invented import article, reading, renamed, vector

numbers = st.floats(allow_nan=False) | st.integers(-(2**40), 2**40)
offsets = st.integers(0, 2**40)
more: dict[type, dict[str, st.SearchStrategy[Any]]] = {
    Quantity: {"value": numbers, "low": numbers, "high": numbers, "step": numbers},
    Quote: {"confidence": numbers, "evidence": st.dictionaries(st.text(), st.text())},
    Claim: {"paragraph": offsets},
    Diagnostic: {"start": st.none() | offsets, "end": st.none() | offsets},
}
# Offsets as texts have them; without this a Span may also be drawn as one of its subclasses.
for kind in (Span, Passage, Block, Hint, Moment, Name, Quantity, Quote, Claim, Diagnostic):
    st.register_type_strategy(kind, st.builds(kind, **{"start": offsets, "end": offsets} | more.get(kind, {})))
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def typed(value: Any) -> Any:
    """A value with the types of all that is in it: 1 and 1.0 are equal, their types are not."""
    if is_dataclass(value):
        return type(value), [typed(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple | list):
        return type(value), [typed(item) for item in value]
    if isinstance(value, dict):
        return type(value), [(typed(key), typed(item)) for key, item in value.items()]
    return type(value), value


def few(kind: type) -> st.SearchStrategy[Any]:
    """A tuple of at most two values."""
    return st.lists(st.from_type(kind), max_size=2).map(tuple)


claims = st.builds(Claim, start=offsets, end=offsets, paragraph=offsets, quantities=few(Quantity), moments=few(Moment), names=few(Name))
readings = st.builds(
    Reading, quotes=few(Quote), people=few(Person), claims=st.lists(claims, max_size=2).map(tuple), diagnostics=few(Diagnostic)
)


@slow
@given(readings)
def test_any_reading_comes_back(one: Reading) -> None:
    """Whatever a reading holds, it comes back with its article: infinite floats, whole numbers, dates, hints, empty texts."""
    again = unpack_reading(pack(one), one.article)
    assert again == one
    assert typed(again) == typed(one)


@slow
@given(st.from_type(Article))
def test_any_article_comes_back(one: Article) -> None:
    """An article comes back whole, with its id."""
    assert typed(unpack_article(pack(one))) == typed(one)


def test_a_reading_takes_the_name_of_the_article_it_is_given() -> None:
    """Read under one id and asked for under another, it is what the reader would have found there; its bytes are the same."""
    one = reading()
    other = replace(one.article, id="elsewhere/a.txt", copy_of="x")
    again = unpack_reading(pack(one), other)
    assert again == replace(renamed(one, "elsewhere/a.txt"), article=other)
    assert pack(again) == pack(one)


def test_what_belongs_to_another_article_keeps_its_name() -> None:
    """A statement or diagnostic that names another article, or none, goes on naming it."""
    one = reading()
    strange = (replace(one.claims[0], id="c9"), replace(one.claims[1], article="other", id="other#c1"))
    told = (Diagnostic("note", "of the run"), Diagnostic("note", "of another", "other"))
    one = replace(one, claims=strange, diagnostics=told)
    assert unpack_reading(pack(one), one.article) == one
    assert unpack_reading(pack(one), replace(one.article, id="new")).diagnostics == told
    assert unpack_reading(pack(one), replace(one.article, id="new")).claims[1] == strange[1]


def test_half_a_character_comes_back() -> None:
    """A program's own article may hold a lone surrogate, which no UTF-8 does."""
    text = "The \ud800 ferry café sank."
    one = Article("a\udfff", text, title="é\ud83d")
    assert unpack_article(pack(one)) == one
    quote = Quote("q1", "mixed", 4, 5, "\ud800", (Span(4, 5),), evidence={"\ud801": "é"})
    assert unpack_reading(pack(Reading(one, (quote,))), one) == Reading(one, (quote,))
    assert digest(one) != digest(replace(one, title="é\ud83e"))


def test_numbers_of_numpy_are_kept_as_numbers() -> None:
    """What a model computed may be a float64 of numpy; it comes back as the same number."""
    one = reading()
    one = replace(one, quotes=(replace(one.quotes[0], confidence=np.float64(0.25)),))
    again = unpack_reading(pack(one), one.article)
    assert again == one
    assert type(again.quotes[0].confidence) is float


@pytest.mark.parametrize("fragment", [Passage(0, 3, "The"), (0, 3)])
def test_what_would_come_back_as_something_else_is_refused(fragment: Any) -> None:
    """A passage in the place of a bare span would lose its words: better no row than a wrong one."""
    one = reading()
    with pytest.raises(TypeError, match="expected a Span"):
        pack(replace(one, quotes=(replace(one.quotes[0], fragments=(fragment,)),)))
    with pytest.raises(TypeError, match="expected a plain value"):
        pack(replace(one, quotes=(replace(one.quotes[0], evidence={"a": object()}),)))
    with pytest.raises(TypeError, match="cannot be kept"):
        pack(replace(one, quotes=(replace(one.quotes[0], end=2**70),)))


def test_an_annotation_without_a_shape_is_told_to_the_programmer() -> None:
    """A field of a kind nobody thought of is refused when the codec is made, not when a row is lost."""

    @dataclass(frozen=True)
    class Odd:
        both: int | str

    with pytest.raises(TypeError, match="expected a record"):
        shape_of(Odd)


DIGEST = "196cabd0d0fd7dc8f79e3bf67c82adb306ff5e3604ec7560105ffead0cef77c6"


def test_the_digest_is_of_the_content_alone() -> None:
    """Another id, original or diagnostic is the same content; anything else is other content."""
    one = article()
    same = replace(one, id="b", copy_of="c", diagnostics=(Diagnostic("empty", "x"),))
    assert digest(same) == digest(one)
    others = {
        "text": "x", "title": None, "source": "Herald", "url": None, "published": "2031-03-05", "byline": "", "language": "de",
        "blocks": one.blocks[:1], "digest": "", "hints": (), "updated": "2031-03-06",
    }  # fmt: skip
    assert set(others) == {field.name for field in fields(Article)} - {"id", "copy_of", "diagnostics"}
    changed = [digest(replace(one, **{name: value})) for name, value in others.items()]
    assert len({digest(one), *changed}) == len(others) + 1
    assert len(digest(one)) == 32


def test_the_digest_stays_from_version_to_version() -> None:
    """Archives are keyed by it: if this fails, every archive starts over."""
    assert digest(article()).hex() == DIGEST


def broken(data: bytes) -> list[bytes]:
    """Bytes as a disk or a stranger may leave them: cut, flipped, longer, another's."""
    flips = [data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :] for at in range(0, len(data), 7)]
    return [b"", data[:1], data[:-1], data[: len(data) // 2], b"A1\x00x", b"pickled", data[::-1], *flips]


@pytest.mark.parametrize("kind", ["article", "reading"])
def test_damage_is_told_and_nothing_else(kind: str) -> None:
    """Every damaged blob raises DamagedError with what was seen; none comes back as another value or breaks anything."""
    one = reading()
    data = pack(one.article if kind == "article" else one)
    unpack: Callable[[bytes], Any] = unpack_article if kind == "article" else lambda data: unpack_reading(data, one.article)
    assert is_whole(data)
    for bad in broken(data):
        with pytest.raises(DamagedError, match=r"expected|cannot be read|is cut"):
            unpack(bad)
        assert not is_whole(bad)


@pytest.mark.parametrize(
    "change",
    [
        {"confidence": "high"},
        {"start": 1.5},
        {"kind": "shouted"},
        {"fragments": (Span(1, "2"),)},
        {"evidence": {"a": 1}},
        {"speaker": None, "cue": Passage(True, 3, "x")},
    ],
)  # type: ignore[arg-type]
def test_a_row_with_other_types_is_not_believed(change: dict[str, Any]) -> None:
    """Bytes with a right checksum are still refused where a field is not of its type."""
    one = reading()
    data = pack(replace(one, quotes=(replace(one.quotes[0], **change),)))
    with pytest.raises(DamagedError, match="cannot be read"):
        unpack_reading(data, one.article)


def test_rows_of_other_types_are_not_taken_for_ours() -> None:
    """The mark before a reading is made of the fields' names: another version's rows are made anew, not misread."""
    one = reading()
    data = pack(one)
    with pytest.raises(DamagedError, match="made anew"):
        unpack_reading(b"R1" + zlib.crc32(b"other fields").to_bytes(4, "big") + data[len(rows().mark) :], one.article)


def test_what_grows_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small blob that unpacks to gigabytes costs its row, not the memory."""
    data = pack(Article("a", "x" * 100_000))
    monkeypatch.setattr(framing, "LIMIT", 10_000)
    with pytest.raises(DamagedError, match="longer than 10000 bytes"):
        unpack_article(data)


def test_a_later_article_is_read() -> None:
    """A field that a later version added is left out, one that an earlier version had not has its default."""
    data = framing.frame(b"A1", {"id": "a", "text": "b", "mood": "grim"})
    assert unpack_article(data) == Article("a", "b")


def test_vectors_come_back_without_loss() -> None:
    """What the encoder rounds takes two bytes a component, and comes back to the last bit."""
    made = np.stack([vector(f"text {number}") for number in range(300)])
    packed = [pack_vector(row) for row in made]
    assert {len(data) for data in packed} == {769}
    again = unpack_vectors(packed)
    assert again.dtype == np.float32
    assert again.tobytes() == made.tobytes()
    assert unpack_vectors([]).shape == (0, 0)


@slow
@given(st.lists(st.tuples(*[st.floats(-1, 1, width=32)] * 8), min_size=1, max_size=4), st.integers(0, 7))
def test_any_vectors_come_back(made: list[tuple[float, ...]], decimals: int) -> None:
    """One large component takes four bytes, what is not rounded stays as it is; they may stand side by side."""
    table = np.round(np.asarray(made, np.float32), decimals)
    assert unpack_vectors([pack_vector(row) for row in table]).tobytes() == table.tobytes()


@pytest.mark.parametrize("data", [b"", b"\x02", b"\x02abc", b"\x04abcde", b"\x07abcd", b"\x0fabc"])
def test_a_damaged_vector_is_told(data: bytes) -> None:
    """Another kind, and bytes left over."""
    with pytest.raises(DamagedError, match="expected"):
        unpack_vectors([pack_vector(vector("a", 4)), data])


def test_the_id_of_a_text_is_not_in_its_reading() -> None:
    """Readings are shared by content: no byte of them depends on what the article is called."""
    one = reading()
    assert hashlib.sha256(pack(one)).digest() == hashlib.sha256(pack(renamed(one, "x"))).digest()


def test_an_articles_own_diagnostics_go_with_the_article() -> None:
    """A reading kept from one file is used for another of the same words: it has that one's notes, and what was found in the words."""
    found = Diagnostic("unpaired_quotation_mark", "a mark is missing", "one")
    one = Article("one", "Words.", diagnostics=(Diagnostic("no_date", "no date in one.txt", "one"),))
    other = replace(one, id="two", diagnostics=(Diagnostic("encoding", "two.txt is Latin-1", "two"),))
    kept = pack(Reading(one, diagnostics=(*one.diagnostics, found)))
    assert unpack_reading(kept, other).diagnostics == (*other.diagnostics, replace(found, article="two"))
    bare = Reading(one, diagnostics=(found,))
    assert unpack_reading(pack(bare), one) == bare
