"""The models of a run behind the Protocols the rooms ask for; each loads when it is first needed."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from attribution.config import Config, config_hash
from attribution.types import Embedder, Scorer, VerdictCache

if TYPE_CHECKING:
    from attribution.archive.store import Archive
    from attribution.encoder.entailment import EntailmentModel
    from attribution.encoder.othermodel import OtherEntailmentModel
    from attribution.encoder.quotation_reader import QuotationReader
    from attribution.encoder.session import Session
    from attribution.quotes import Desk


T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - read like the `cached_property` it stands for
    """A property of Models that the first thread builds, under the lock; the others wait and get the same.

    `cached_property` has no lock from Python 3.12 on, and a lock inside the function only queues threads that build it again.
    """

    def __init__(self, build: Callable[[Models], T]) -> None:
        self._build, self._name, self.__doc__ = build, build.__name__, build.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Models]) -> once[T]: ...
    @overload
    def __get__(self, owner: Models, kind: type[Models]) -> T: ...
    def __get__(self, owner: Models | None, kind: type[Models]) -> once[T] | T:
        if owner is None:
            return self
        with owner.lock:
            if self._name not in owner.__dict__:  # where it is, this is not called: only a thread that waited finds it here
                owner.__dict__[self._name] = self._build(owner)
            found: T = owner.__dict__[self._name]
            return found


# The rooms whose code can change a reading, or how it is kept; a change to any of their modules makes other readings.
READING_CODE = (
    "archive/packing/codec.py", "archive/packing/framing.py", "archive/packing/shapes.py", "articles", "claims", "encoder", "parsing", "quotes", "reading.py", "types.py",
)  # fmt: skip


def digest(*parts: str) -> str:
    """16 hex digits of the sha256 of words."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class LateEmbedder:
    """An Embedder that is built when a text is not known already."""

    def __init__(self, build: Callable[[], Embedder]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._built: Embedder | None = None

    def embed(self, sentences: Sequence[str]) -> Any:
        """The rows of the embedder."""
        with self._lock:
            self._built = self._built or self._build()
        return self._built.embed(sentences)


class Models:
    """Parser, embedder and entailment model chosen by a Config. Thread-safe."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.lock = threading.RLock()

    @once
    def parser(self) -> Any:
        """The spaCy pipeline."""
        from attribution.parsing import load_pipeline

        return load_pipeline(self._config.spacy_model)

    @once
    def session(self) -> Session:
        """The base encoder, verified and loaded."""
        from attribution.encoder.session import open_session

        c = self._config
        return open_session(c.base_encoder, online=c.online, device=c.device, dtype=c.dtype, rows=c.batch_size)

    @once
    def embedder(self) -> Embedder:
        """Sentence embeddings by the base, behind the archive where there is one."""
        from attribution.encoder.embedding import SentenceEmbedder

        archive = self.archive
        made = LateEmbedder(lambda: SentenceEmbedder(self.session))
        if archive is None:
            return made
        from attribution.archive.kept.computed import KeptEmbedder

        return KeptEmbedder(made, archive, self.vector_key, self.space)

    @once
    def archive(self) -> Archive | None:
        """The archive that the settings name, made where there is none. Raises ConfigError for what is none."""
        if self._config.archive is None:
            return None
        from attribution.archive.store import open_archive

        return open_archive(self._config.archive)

    @once
    def space(self) -> str:
        """The encoder whose vectors can be compared, as 16 hex digits."""
        from attribution.encoder.base import base_spec

        return dict(base_spec().sha256)["model.safetensors"][:16]

    @once
    def vector_key(self) -> str:
        """What makes a vector's bytes, as 16 hex digits: encoder, code, dtype and machine."""
        from attribution.encoder.embedding import FORM
        from attribution.encoder.session import numbers

        c = self._config
        return digest(FORM, self.space, *numbers(c.device, c.dtype))

    @once
    def reading_key(self) -> str:
        """What makes a reading, as 16 hex digits: code, models, dtype and machine, the desk's people and the settings of the reading."""
        from attribution.modelfiles import code_digest

        c, names = self._config, self.names()
        people = config_hash(Config(people=c.people, min_speaker_confidence=c.min_speaker_confidence))
        return digest(code_digest(*READING_CODE), self.vector_key, names["parsing"], names["quotes"], c.quote_reader, people)

    @once
    def entailment(self) -> EntailmentModel | OtherEntailmentModel:
        """The shipped entailment model, or the one the settings name, without a memory."""
        from attribution.encoder.entailment import EntailmentModel
        from attribution.encoder.othermodel import OtherEntailmentModel

        c = self._config
        if c.entailment_model is not None:
            return OtherEntailmentModel(
                c.entailment_model, online=c.online, device=c.device, dtype=c.dtype, rows=c.batch_size
            )
        return EntailmentModel(self.session)

    @once
    def verdicts(self) -> VerdictCache:
        """Where verdicts are kept: the file the settings name, else memory. Raises ConfigError for a file that is no cache."""
        from attribution.archive import FileVerdicts, MemoryVerdicts

        if self.archive is not None:
            from attribution.archive.kept.computed import ArchiveVerdicts

            return ArchiveVerdicts(self.archive)
        file = self._config.verdict_cache
        return MemoryVerdicts() if file is None else FileVerdicts(file)

    @once
    def scorer(self) -> Scorer:
        """The entailment model behind the cache."""
        from attribution.judging.cached import CachedScorer

        verdicts = self.verdicts  # first: a file that is no cache is told before a model is loaded
        return CachedScorer(self.entailment, verdicts, self.entailment.key)

    @once
    def aligner(self) -> Scorer:
        """The alignment model behind the cache."""
        from attribution.encoder.alignment import AlignmentModel
        from attribution.judging.cached import CachedScorer

        model = AlignmentModel(self.session)
        return CachedScorer(model, self.verdicts, model.key)

    @once
    def desk(self) -> Desk:
        """What the desk knows of people; raises ConfigError for a table with a fault."""
        from attribution.quotes import open_desk

        return open_desk(self._config.people, self._config.min_speaker_confidence)

    @once
    def reader(self) -> QuotationReader | None:
        """The trained quotation reader; None where the settings ask for rules alone."""
        from attribution.encoder.quotation_reader import QuotationReader

        if self._config.quote_reader == "rules":
            return None
        return QuotationReader(self.session)

    def names(self) -> dict[str, str]:
        """What a report says it was made with: seat -> name."""
        from attribution.encoder.alignment import alignment_digest
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
            "alignment": f"attribution/alignment@{alignment_digest()[:12]}",
            "quotes": "rules" if c.quote_reader == "rules" else f"attribution/quotes@{reader_digest()[:12]}",
            "parsing": f"{info.name} {info.version}@{info.sha256[:12]}",
        }
