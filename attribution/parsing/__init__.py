"""The spaCy pipeline: loading, reading texts, and labels that mean the same whichever pipeline is used.

The only importer of spaCy; spaCy itself is imported when a pipeline is loaded, not when this package is.
"""

from __future__ import annotations

from attribution.parsing.labels import ENTITY_KINDS, EntityKind, base_dep, dep, entity_kind
from attribution.parsing.loading import PipelineInfo, find_pipeline, load_pipeline, pipeline_info
from attribution.parsing.reading import parse_text, parse_texts
from attribution.parsing.structure import (
    clausal_complement,
    governor,
    is_negated,
    is_passive,
    objects,
    obliques,
    root,
    subjects,
    subtree_span,
)

__all__ = [
    "ENTITY_KINDS",
    "EntityKind",
    "PipelineInfo",
    "base_dep",
    "clausal_complement",
    "dep",
    "entity_kind",
    "find_pipeline",
    "governor",
    "is_negated",
    "is_passive",
    "load_pipeline",
    "objects",
    "obliques",
    "parse_text",
    "parse_texts",
    "pipeline_info",
    "root",
    "subjects",
    "subtree_span",
]
