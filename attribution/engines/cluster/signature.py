"""What parts are answers of: settings, models and code, the same on every machine; and what computed them, which each worker says of itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from attribution import __version__
from attribution.config import Config, config_hash
from attribution.engines.cluster.shelf import FORM

# Settings that change no answer of a stage.
ASIDE = ("archive", "verdict_cache", "baseline", "fail_on", "all_relations", "online", "batch_size")


def manifest(config: Config, kind: str) -> dict[str, Any]:
    """Everything an answer depends on but the machine; `kind` is the stage and how it was asked."""
    from attribution.modelfiles import code_digest
    from attribution.models import Models

    settings = {key: value for key, value in asdict(config).items() if key not in ASIDE}
    return {
        "form": FORM,
        "stage": kind,
        "version": __version__,
        "code": code_digest("."),
        "config_hash": config_hash(config),
        "settings": settings,
        "models": Models(config).names(),
    }


def key(manifest: dict[str, Any]) -> str:
    """16 hex digits that stand for a manifest."""
    return hashlib.sha256(json.dumps(manifest, sort_keys=True, default=str).encode()).hexdigest()[:16]


def ours() -> str:
    """Version and code of this machine: "attribution 0.1.0 (0f1e2d3c4b5a)"."""
    from attribution.modelfiles import code_digest

    return f"attribution {__version__} ({code_digest('.')[:12]})"


def made_by(config: Config) -> str:
    """What computes on this machine: version and code, the dtype and the processor, as far as they move the last digits."""
    from attribution.encoder.session import numbers

    return f"{ours()}, {' on '.join(numbers(config.device, config.dtype))}"
