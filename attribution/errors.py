"""Errors a caller can catch, one small tree.

    AttributionError
    ├── ConfigError      a setting or an argument is not usable (exit code 2)
    ├── InputError       one article cannot be read (becomes a Diagnostic in a run)
    └── ModelError       weights or a pipeline are missing or not what they claim to be (exit code 4)

Every message says the value seen, the value expected and the next step.
"""

from __future__ import annotations


class AttributionError(Exception):
    """Base of every error raised on purpose."""


class ConfigError(AttributionError):
    """A setting or an argument is not usable."""


class InputError(AttributionError):
    """One article cannot be read; `code` names the reason, `line` the line where that is known."""

    def __init__(self, message: str, *, code: str = "unreadable", line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.line = line


class ModelError(AttributionError):
    """Weights, a tokenizer or a pipeline are missing or not what they claim to be."""
