"""Batches of fixed shape: what a row scores never depends on which rows stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# A row is padded to the next of these lengths. Each (rows, length) shape runs the same kernels whatever it holds, which makes
# scores independent of batch size and order (free shapes flipped 1 verdict in 320).
LENGTHS: tuple[int, ...] = (*range(16, 129, 16), *range(160, 257, 32), *range(320, 513, 64))


def padded(length: int) -> int:
    """The shape length of a row: `19 -> 32`. Raises ValueError beyond 512, the encoder's last position."""
    for size in LENGTHS:
        if length <= size:
            return size
    raise ValueError(f"a row of {length} tokens was seen, expected at most {LENGTHS[-1]}; split it first")


def plan(lengths: Sequence[int], rows: int) -> Iterator[tuple[int, list[int]]]:
    """Groups of at most `rows` indices of one shape, longest shape first: `(shape length, indices)`."""
    shapes: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        shapes.setdefault(padded(length), []).append(index)
    for size in sorted(shapes, reverse=True):
        group = shapes[size]
        for start in range(0, len(group), rows):
            yield size, group[start : start + rows]
