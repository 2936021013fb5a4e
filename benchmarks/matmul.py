"""What the machine can multiply: the named limit an encoder is measured against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

REPEATS = 5
# Seconds after which a product has been measured well enough.
PATIENCE = 2.0


@dataclass(frozen=True)
class Sizes:
    """An encoder's sizes: layers, width of a state, width of the feed-forward part."""

    layers: int
    width: int
    inner: int

    def products(self, tokens: int) -> list[tuple[int, int, int]]:
        """The (rows, inner, columns) products of one layer's weights with `tokens` states: query, key, value, out, in, out."""
        w, i = self.width, self.inner
        return [(tokens, w, w)] * 4 + [(tokens, w, i), (tokens, i, w)]

    def flops(self, rows: int, length: int) -> float:
        """Floating-point operations of a forward pass over (rows, length) tokens, weights and attention; no embeddings."""
        tokens = rows * length
        weights = sum(2 * a * b * c for a, b, c in self.products(tokens))
        return float(self.layers * (weights + 4 * tokens * length * self.width))


def limit(sizes: Sizes, shapes: Mapping[tuple[int, int], int], dtype: Any, device: Any) -> float:
    """Operations a second of a layer's plain products at the shapes an encoder saw, each as often as it saw it."""
    import torch

    done = spent = 0.0
    for (rows, length), times in shapes.items():
        tensors = [
            (torch.randn(a, b, device=device).to(dtype), torch.randn(b, c, device=device).to(dtype))
            for a, b, c in sizes.products(rows * length)
        ]
        with torch.inference_mode():
            spent += times * _best(tensors, device)
        done += times * sum(2.0 * a * b * c for a, b, c in sizes.products(rows * length))
    return done / spent if spent else 0.0


def _best(tensors: list[tuple[Any, Any]], device: Any) -> float:
    """Seconds of the fastest of five passes over the products, after one that warms up; fewer where passes take seconds.

    A CPU without instructions for bfloat16 multiplies it about fifty times slower than float32.
    """
    times: list[float] = []
    while len(times) <= REPEATS and sum(times) < PATIENCE:
        wait(device)
        started = perf_counter()
        for a, b in tensors:
            a @ b
        wait(device)
        times.append(perf_counter() - started)
    return min(times[1:] or times)


def wait(device: Any) -> None:
    """Wait for a GPU to finish; a CPU has."""
    if getattr(device, "type", "cpu") == "cuda":
        import torch

        torch.cuda.synchronize()


class Shapes:
    """The (rows, length) shapes a network was called with, and how often; its numbers and its device."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[int, int]] = Counter()
        self.dtype: Any = None
        self.device: Any = None

    def see(self, network: Any, pieces: Any, *_rest: Any, **_more: Any) -> None:
        """Note one call."""
        self.counts[pieces.shape[0], pieces.shape[1]] += 1
        self.dtype, self.device = network.encoder.dtype, pieces.device
