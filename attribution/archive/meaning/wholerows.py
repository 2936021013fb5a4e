"""Vectors out of their rows; a damaged one costs itself and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from attribution.archive.packing.codec import DamagedError, unpack_vectors


def whole_rows(found: Sequence[Any], width: int) -> tuple[Any, Any]:
    """Numbers (n,) and vectors (n, width) of rows (number, packed), without those that are damaged, no numbers, or of another width."""
    try:
        rows = unpack_vectors([exact for _, exact in found])
        if not len(found) or (rows.shape[1] == width and np.isfinite(rows).all()):
            return np.array([number for number, _ in found], np.int64), rows.reshape(len(found), width)
    except DamagedError:
        pass
    kept = [(number, row) for number, exact in found if (row := one_row(exact, width)) is not None]
    return np.array([number for number, _ in kept], np.int64), np.array([row for _, row in kept], np.float32).reshape(len(kept), width)


def width_of(found: Sequence[Any]) -> int:
    """The width of most of the vectors; 1 where all are damaged."""
    widths = Counter(len(row) for _, exact in found if (row := one_row(exact)) is not None)
    return widths.most_common(1)[0][0] if widths else 1


def one_row(exact: bytes, width: int | None = None) -> Any:
    """A vector, of a width where one is given, or None."""
    try:
        row = unpack_vectors([exact])[0]
    except DamagedError:
        return None
    return row if width in (None, len(row)) and np.isfinite(row).all() else None
