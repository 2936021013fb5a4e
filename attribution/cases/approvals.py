"""An approval: who lets a known finding stand, why, since when and until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from attribution.errors import ConfigError

KEYS = ("reason", "owner", "date", "expires")
Day = date  # the class below has a field of that name


@dataclass(frozen=True, slots=True)
class Approval:
    """A decision that holds through its day `expires`, and never longer: what is approved for good is forgotten."""

    reason: str
    owner: str
    date: Day
    expires: Day

    def __post_init__(self) -> None:
        for name in ("reason", "owner"):
            if not getattr(self, name).strip():
                raise ConfigError(f"{name} is empty, expected {'why it may stand' if name == 'reason' else 'who answers for it'}")
        if self.expires < self.date:
            raise ConfigError(f"expires is {self.expires}, before the date of the approval ({self.date}): give a later day")

    def expired(self, today: Day) -> bool:
        """Whether its last day is over."""
        return today > self.expires


def day_of(value: Any, name: str) -> Day:
    """A day as TOML, YAML or a command line give it; raises ConfigError for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Day):
        return value
    try:
        return Day.fromisoformat(value.strip())
    except (ValueError, AttributeError) as error:
        raise ConfigError(f"{name} is {value!r}, expected a day such as 2027-01-31") from error


def approval_of(table: Mapping[str, Any], where: str) -> Approval:
    """The approval in a table with the four keys; raises ConfigError that names the place and the key."""
    missing = [name for name in KEYS if name not in table]
    if missing:
        raise ConfigError(f"{where}: {missing[0]} is missing; an approval has {', '.join(KEYS)}")
    for name in ("reason", "owner"):
        if not isinstance(table[name], str):
            raise ConfigError(f"{where}: {name} is {table[name]!r}, expected words in quotation marks")
    try:
        return Approval(table["reason"], table["owner"], day_of(table["date"], "date"), day_of(table["expires"], "expires"))
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from error
