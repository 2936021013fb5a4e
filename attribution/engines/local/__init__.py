"""The local engine: the stages of a run on several processes of this machine."""

from __future__ import annotations

from attribution.engines.local.engine import Local
from attribution.engines.local.jobs import jobs_for

__all__ = ["Local", "jobs_for"]
