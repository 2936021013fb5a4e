"""attribution: who said what, and whether reports agree.

    >>> import attribution
    >>> report = attribution.check(["seeds/"])
    >>> for finding in report.findings:
    ...     print(finding.relation, finding.explanation)

Names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from attribution.api import check, entail, extract_quotes, read
    from attribution.archive.store import Archive, open_archive
    from attribution.articles import read_text
    from attribution.config import Config, Thresholds
    from attribution.errors import AttributionError, ConfigError, InputError, ModelError
    from attribution.pipeline import Checker
    from attribution.types import (
        Article,
        Block,
        Claim,
        Diagnostic,
        Finding,
        Moment,
        Name,
        Passage,
        Person,
        Quantity,
        Quote,
        Reading,
        Report,
        Side,
        Span,
        Verdict,
        Voice,
    )

_HOME = {
    "check": "attribution.api",
    "entail": "attribution.api",
    "extract_quotes": "attribution.api",
    "read": "attribution.api",
    "read_text": "attribution.articles",
    "Config": "attribution.config",
    "Thresholds": "attribution.config",
    "AttributionError": "attribution.errors",
    "ConfigError": "attribution.errors",
    "InputError": "attribution.errors",
    "ModelError": "attribution.errors",
    "Checker": "attribution.pipeline",
    "Archive": "attribution.archive.store",
    "open_archive": "attribution.archive.store",
}

__all__ = [
    "Archive",
    "Article",
    "AttributionError",
    "Block",
    "Checker",
    "Claim",
    "Config",
    "ConfigError",
    "Diagnostic",
    "Finding",
    "InputError",
    "ModelError",
    "Moment",
    "Name",
    "Passage",
    "Person",
    "Quantity",
    "Quote",
    "Reading",
    "Report",
    "Side",
    "Span",
    "Thresholds",
    "Verdict",
    "Voice",
    "check",
    "entail",
    "extract_quotes",
    "open_archive",
    "read",
    "read_text",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'attribution' has no attribute {name!r}")
    value = getattr(import_module(_HOME.get(name, "attribution.types")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
