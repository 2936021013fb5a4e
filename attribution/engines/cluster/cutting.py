"""Items cut into parts: small ones first, so that answers come early and few items make several parts; larger ones later, so that files are few."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from attribution.engines.cluster.wires import Wire

# (index of the first part of this size, articles' worth of work in it): with 256 articles a part takes about a minute of a core.
SIZES = ((128, 256), (64, 64), (0, 16))
# Bytes of a part, so that a worker holds little whatever its items are.
LIMIT = 4 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """Packed items under a name that says which of the run it is and, by a digest, what is in it."""

    name: str
    bodies: tuple[bytes, ...]


def cut(wire: Wire[Any, Any], items: Iterable[Any]) -> Iterator[Part]:
    """Parts of a stage, in order; the same items are always cut alike, whatever the cluster."""
    bodies: list[bytes] = []
    index = weight = 0
    for item in items:
        body = wire.pack(item)
        if bodies and (len(bodies) >= room(index, wire.scale) or weight + len(body) > LIMIT):
            yield named(index, bodies)
            bodies, weight, index = [], 0, index + 1
        bodies.append(body)
        weight += len(body)
    if bodies:
        yield named(index, bodies)


def room(index: int, scale: float) -> int:
    """Rows of a part: `room(0, 1.0)` -> 16, `room(500, 1.0)` -> 256."""
    return max(1, int(next(size for first, size in SIZES if index >= first) * scale))


def named(index: int, bodies: list[bytes]) -> Part:
    """The part with its name: `00000012-9f86d081884c7d65`."""
    digest = hashlib.sha256()
    for body in bodies:
        digest.update(len(body).to_bytes(8, "big") + body)
    return Part(f"{index:08}-{digest.hexdigest()[:16]}", tuple(bodies))
