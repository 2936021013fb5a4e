"""Things joined into groups, each group known by its least member: the answer does not depend on the order of the joining."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Unions(Generic[T]):
    """Union–find over anything that can be ordered and hashed."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def root(self, item: T) -> T:
        """The least member of the item's group."""
        self._parent.setdefault(item, item)
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: T, b: T) -> T:
        """Make one group of the groups of two items; returns its least member."""
        ends: list[Any] = [self.root(a), self.root(b)]
        first, second = sorted(ends)
        self._parent[second] = first
        return first  # type: ignore[no-any-return]

    def joined(self, a: T, b: T) -> bool:
        """Whether two items are in one group."""
        return self.root(a) == self.root(b)
