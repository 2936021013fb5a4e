"""The models of a run behind the Protocols the rooms ask for; each loads when it is first needed."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attribution.config import Config
from attribution.types import Embedder, Scorer, VerdictCache

if TYPE_CHECKING:
    from attribution.encoder.entailment import EntailmentModel
    from attribution.encoder.othermodel import OtherEntailmentModel
    from attribution.encoder.quotation_reader import QuotationReader
    from attribution.encoder.session import Session
    from attribution.quotes import Desk


class Models:
    """Parser, embedder and entailment model chosen by a Config. Thread-safe."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lock = threading.RLock()

    @cached_property
    def parser(self) -> Any:
        """The spaCy pipeline."""
        from attribution.parsing import load_pipeline

        with self._lock:
            return load_pipeline(self._config.spacy_model)

    @cached_property
    def session(self) -> Session:
        """The base encoder, verified and loaded."""
        from attribution.encoder.session import open_session

        c = self._config
        with self._lock:
            return open_session(c.base_encoder, online=c.online, device=c.device, dtype=c.dtype, rows=c.batch_size)

    @cached_property
    def embedder(self) -> Embedder:
        """Sentence embeddings by the base."""
        from attribution.encoder.embedding import SentenceEmbedder

        with self._lock:
            return SentenceEmbedder(self.session)

    @cached_property
    def entailment(self) -> EntailmentModel | OtherEntailmentModel:
        """The shipped entailment model, or the one the settings name, without a memory."""
        from attribution.encoder.entailment import EntailmentModel
        from attribution.encoder.othermodel import OtherEntailmentModel

        c = self._config
        with self._lock:
            if c.entailment_model is not None:
                return OtherEntailmentModel(
                    c.entailment_model, online=c.online, device=c.device, dtype=c.dtype, rows=c.batch_size
                )
            return EntailmentModel(self.session)

    @cached_property
    def verdicts(self) -> VerdictCache:
        """Where verdicts are kept: the file the settings name, else memory. Raises ConfigError for a file that is no cache."""
        from attribution.archive import FileVerdicts, MemoryVerdicts

        file = self._config.verdict_cache
        with self._lock:
            return MemoryVerdicts() if file is None else FileVerdicts(file)

    @cached_property
    def scorer(self) -> Scorer:
        """The entailment model behind the cache."""
        from attribution.judging.cached import CachedScorer

        with self._lock:
            verdicts = self.verdicts  # first: a file that is no cache is told before a model is loaded
            return CachedScorer(self.entailment, verdicts, self.entailment.key)

    @cached_property
    def desk(self) -> Desk:
        """What the desk knows of people; raises ConfigError for a table with a fault."""
        from attribution.quotes import open_desk

        return open_desk(self._config.people, self._config.min_speaker_confidence)

    @cached_property
    def reader(self) -> QuotationReader | None:
        """The trained quotation reader; None where the settings ask for rules alone."""
        from attribution.encoder.quotation_reader import QuotationReader

        if self._config.quote_reader == "rules":
            return None
        with self._lock:
            return QuotationReader(self.session)

    def names(self) -> dict[str, str]:
        """What a report says it was made with: seat -> name."""
        from attribution.encoder.base import base_spec
        from attribution.encoder.entailment import model_name
        from attribution.encoder.othermodel import other_name
        from attribution.encoder.quotation_reader import reader_digest
        from attribution.parsing import pipeline_info

        c = self._config
        spec = base_spec()
        info = pipeline_info(c.spacy_model)
        return {
            "encoder": c.base_encoder or f"{spec.base}@{spec.revision[:12]}",
            "entailment": other_name(c.entailment_model, online=c.online) if c.entailment_model else model_name(),
            "quotes": "rules" if c.quote_reader == "rules" else f"attribution/quotes@{reader_digest()[:12]}",
            "parsing": f"{info.name} {info.version}@{info.sha256[:12]}",
        }
