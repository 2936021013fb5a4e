"""Support from third reports."""

from __future__ import annotations

from attribution.judging.support import supported


def test_the_weakest_link_over_a_third_node_counts() -> None:
    """Each edge is supported by the path over the other node."""
    assert supported([("a", "b", 0.4), ("a", "c", 0.9), ("b", "c", 0.8)]) == [0.8, 0.4, 0.4]


def test_without_a_third_node_there_is_none() -> None:
    """Two reports support nothing."""
    assert supported([("a", "b", 0.9), ("c", "d", 0.9)]) == [0.0, 0.0]
    assert supported([]) == []
