"""Verdicts kept in memory: found again, bounded."""

from __future__ import annotations

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
