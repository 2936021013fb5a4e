"""Which of our own training stories train the entailment model, and which are kept for fitting what weighs its verdicts."""

from __future__ import annotations

import zlib


def seen_in_training(story: str) -> bool:
    """Whether a story trains the entailment model: about half of them do, told apart by a hash of their name."""
    return zlib.crc32(story.encode()) % 2 == 0
