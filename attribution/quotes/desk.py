"""What a desk lays over the reading of speakers: its people, its overrides, and how sure a name must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from attribution.quotes.confidence import speaker_confidence
from attribution.quotes.knownpeople import EMPTY, Override, PeopleTable, words_key
from attribution.quotes.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk's people table, and the least confidence (0 to 1) at which a speaker is named; 0 names everybody found."""

    table: PeopleTable = field(default=EMPTY)
    min_speaker_confidence: float = 0.0

    def judged(self, article: str, words: str, found: Mapping[str, str], known: Resolved) -> Resolved:
        """Return a resolved speaker after the desk: overruled, or without its name where that is too unsure.

        `words` are the quotation's, `found` is the evidence of how it and its speaker were found.
        """
        override = self.table.override(article, words)
        if override is not None:
            return overruled(override, known)
        evidence = {**known.evidence, "key": words_key(words)}
        if known.name is not None:
            sure = speaker_confidence({**found, **evidence})
            evidence["speaker_confidence"] = f"{sure:.2f}"
            if sure < self.min_speaker_confidence:
                evidence["abstained"] = f"{known.name}: {sure:.2f}, under {self.min_speaker_confidence:.2f}"
                return replace(known, name=None, role=None, evidence=evidence)
        return replace(known, evidence=evidence)


NO_DESK = Desk()


def overruled(override: Override, known: Resolved) -> Resolved:
    """Return the speaker a desk gives, with what was found in its place."""
    evidence = {"name": "override", "rule": "override", "key": override.key, "speaker_confidence": "1.00"}
    if known.name is not None and known.name != override.speaker:
        evidence["overruled"] = known.name
    role = override.role or (known.role if known.name == override.speaker else None)
    return Resolved(override.speaker or None, role, evidence, chain=known.chain)
