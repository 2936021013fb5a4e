"""The models of a run behind the Protocols the rooms ask for; each loads when it is first needed."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attribution.config import Config
from attribution.types import Embedder, Scorer

if TYPE_CHECKING:
    from attribution.encoder.session import Session


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
    def scorer(self) -> Scorer:
        """The shipped entailment model, or the one the settings name."""
        from attribution.encoder.entailment import EntailmentModel
        from attribution.encoder.othermodel import OtherEntailmentModel

        c = self._config
        with self._lock:
            if c.entailment_model is not None:
                return OtherEntailmentModel(c.entailment_model, online=c.online, device=c.device, dtype=c.dtype)
            return EntailmentModel(self.session)

    def names(self) -> dict[str, str]:
        """What a report says it was made with: seat -> name."""
        from attribution.encoder.base import base_spec
        from attribution.encoder.entailment import weights_digest
        from attribution.parsing import pipeline_info

        c = self._config
        spec = base_spec()
        info = pipeline_info(c.spacy_model)
        return {
            "encoder": c.base_encoder or f"{spec.base}@{spec.revision[:12]}",
            "entailment": c.entailment_model or f"attribution/entailment@{weights_digest()[:12]}",
            "parsing": f"{info.name} {info.version}@{info.sha256[:12]}",
        }
