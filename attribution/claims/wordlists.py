"""One way to write a set of words."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Return the words of a string as a set: `"of the" -> {"of", "the"}`."""
    return frozenset(listed.split())


def ordered(listed: str, separator: str | None = None) -> list[str]:
    """Return the words of a string in order, for tables whose places are numbers: `"zero one two" -> [zero, one, two]`."""
    return listed.split(separator)
