"""Verdicts kept in memory: found again, bounded."""

from __future__ import annotations

from time import process_time

from attribution.archive import MemoryVerdicts
from attribution.types import Verdict

SAID = Verdict(0.1, 0.2, 0.7)


def test_what_was_put_is_found() -> None:
    """Known keys come back, unknown ones are left out."""
    cache = MemoryVerdicts()
    cache.put_many({"aa": SAID})
    assert cache.get_many(["aa", "bb"]) == {"aa": SAID}


def test_it_never_grows_beyond_its_limit() -> None:
    """The oldest verdicts make room for the newest."""
    cache = MemoryVerdicts(limit=3)
    for key in "abcde":
        cache.put_many({key: SAID})
    assert len(cache) == 3
    assert list(cache.get_many(list("abcde"))) == ["c", "d", "e"]
    cache.clear()
    assert cache.get_many(["e"]) == {}


def test_a_full_memory_is_no_slower_than_an_empty_one() -> None:
    """A put drops the oldest without looking at the others: a thousand puts into a full memory are done in no time."""
    cache = MemoryVerdicts()
    cache.put_many({str(n): SAID for n in range(100_000)})
    begun = process_time()
    for n in range(100_000, 101_000):
        cache.put_many({str(n): SAID})
    assert process_time() - begun < 0.5  # 1.9 s where each put copied the keys
    assert cache.get_many(["999", "1000", "100999"]) == {"1000": SAID, "100999": SAID}


def test_one_put_of_more_than_fit_keeps_the_last() -> None:
    """A put larger than the memory leaves as many as it holds."""
    cache = MemoryVerdicts(limit=2)
    cache.put_many(dict.fromkeys("abcd", SAID))
    assert list(cache.get_many(list("abcd"))) == ["c", "d"]
