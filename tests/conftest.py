"""Fixtures that several rooms share."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.parsing import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The shipped spaCy pipeline, loaded once a session."""
    return load_pipeline()
