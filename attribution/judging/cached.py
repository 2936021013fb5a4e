"""A scorer that remembers: pairs judged before are looked up, the others are judged and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from attribution.judging.asking import PAIRS
from attribution.types import Scorer, Verdict, VerdictCache

# Pairs judged between two visits to the cache, so that a run that is cut keeps what it has: as many as are asked at once.
CHUNK = PAIRS


class CachedScorer:
    """A Scorer with a VerdictCache; its answers are those of the scorer itself, whatever the cache holds.

    `model_key` must name everything but the pair that can change a verdict: weights, calibration, dtype, device.
    """

    def __init__(self, scorer: Scorer, cache: VerdictCache, model_key: str) -> None:
        self._scorer, self._cache, self._model_key = scorer, cache, model_key

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order; a pair that comes twice is judged once."""
        keys = [verdict_key(self._model_key, *pair) for pair in pairs]
        questions = dict(zip(keys, pairs, strict=True))
        known = self._cache.get_many(list(questions))
        unknown = [key for key in questions if key not in known]
        for at in range(0, len(unknown), CHUNK):
            group = unknown[at : at + CHUNK]
            fresh = dict(zip(group, self._scorer.score([questions[key] for key in group]), strict=True))
            self._cache.put_many(fresh)
            known.update(fresh)
        return [known[key] for key in keys]


def verdict_key(*parts: str) -> str:
    """The sha256 of words, each led by its length: `("ab", "c")` and `("a", "bc")` have different keys."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join(piece for data in encoded for piece in (len(data).to_bytes(8, "big"), data))).hexdigest()
