"""The day it is: the one place where a clock is read."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from attribution.errors import ConfigError


def today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (seconds since 1970), which makes a run repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f"SOURCE_DATE_EPOCH is {epoch!r}, expected whole seconds since 1970: correct it or unset it") from error
