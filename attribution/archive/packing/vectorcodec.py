"""Unit vectors as bytes without loss: the encoder rounds components to 5 decimals, so they are small whole numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from attribution.archive.packing.framing import DamagedError

# 10 to the decimals of SentenceEmbedder.
SCALE = np.float32(100_000)
# The first byte: what follows is little-endian int16 or int32 in steps of 1e-5, or float32 as it is.
KINDS: dict[bytes, np.dtype[Any]] = {b"\x02": np.dtype("<i2"), b"\x04": np.dtype("<i4"), b"\x0f": np.dtype("<f4")}


def pack_vector(row: Any) -> bytes:
    """The bytes of one vector (width,): 769 for 384 components, 1537 for an encoder that does not round."""
    values = np.asarray(row, np.float32)
    steps = np.rint(values.astype(np.float64) * 100_000)
    if not np.all(np.abs(steps) < 2**24) or not np.array_equal(steps.astype(np.float32) / SCALE, values):
        return b"\x0f" + values.astype("<f4").tobytes()
    kind = b"\x02" if np.all(np.abs(steps) < 2**15) else b"\x04"
    whole = steps.astype(KINDS[kind])
    whole[(values == 0) & np.signbit(values)] = least(kind)
    return kind + whole.tobytes()


def least(kind: bytes) -> int:
    """The whole number that stands for negative zero, which rounding makes of -0.000001; no component comes near it."""
    return int(np.iinfo(KINDS[kind]).min)


def unpack_vectors(packed: Sequence[bytes]) -> Any:
    """Vectors of one width in the order given, float32 (n, width). Raises DamagedError for what is no vector, or of two widths."""
    alike: dict[tuple[bytes, int], list[int]] = defaultdict(list)
    for at, data in enumerate(packed):
        if type(data) is not bytes:
            raise DamagedError(f"{data!r:.40} was seen, expected the bytes of a vector: they are made anew")
        alike[bytes(data[:1]), len(data)].append(at)
    widths = {width_of(*kind) for kind in alike}
    if len(widths) > 1:
        raise DamagedError(
            f"vectors of {sorted(widths)} components were seen together, expected one width: they are made anew"
        )
    out = np.empty((len(packed), widths.pop() if widths else 0), np.float32)
    for (kind, length), places in alike.items():
        out[places] = rows_of(kind, length, [packed[at] for at in places])
    return out


def width_of(kind: bytes, length: int) -> int:
    """Components of a vector of so many bytes; raises DamagedError for a length or kind no vector has."""
    if kind not in KINDS or (length - 1) % KINDS[kind].itemsize:
        raise DamagedError(f"{length} bytes of kind {kind!r} were seen, expected a vector: it is made anew")
    return (length - 1) // KINDS[kind].itemsize


def rows_of(kind: bytes, length: int, packed: Sequence[bytes]) -> Any:
    """The rows of vectors that are written alike."""
    body = np.frombuffer(b"".join(packed), np.uint8).reshape(len(packed), length)[:, 1:]
    values = np.ascontiguousarray(body).view(KINDS[kind])
    if kind == b"\x0f":
        return values
    rows = values.astype(np.float32) / SCALE
    rows[values == least(kind)] = -0.0
    return rows
