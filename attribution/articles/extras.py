"""Readers that are installed only where they are wanted."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from attribution.errors import InputError


def missing_extra(id: str, what: str, package: str) -> InputError:
    """The error for a format whose reader is not installed."""
    return InputError(f"{id} is {what}, and {package} is not installed; expected it: pip install 'attribution[formats]'", code="extra")
