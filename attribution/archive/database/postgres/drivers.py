"""Which driver speaks to PostgreSQL: psycopg where a user has it, else pg8000, which `attribution[postgresql]` installs.

psycopg (LGPL) asks PostgreSQL's own library and knows all that it knows, service files and Kerberos, too. pg8000 (BSD) is plain Python;
what most URLs and environments say is read for it in `settings`.
"""

from __future__ import annotations

import importlib
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL

from attribution.archive.database.places import Place
from attribution.errors import ConfigError

DRIVERS = ("psycopg", "pg8000")
INSTALL = "pip install 'attribution[postgresql]'"


def postgresql_engine(place: Place, patience: float, **options: Any) -> Engine:
    """The engine of a server; connecting takes at most `patience` seconds, 30 in the longest. Raises ConfigError without a driver."""
    wait = max(2, round(min(patience, 30)))
    if driver_of(place) == "psycopg":
        arguments = {"connect_timeout": wait, "application_name": "attribution"}
        wanted = {name: value for name, value in arguments.items() if name not in place.url.query}
        return create_engine(place.url.set(drivername="postgresql+psycopg"), connect_args=wanted, **options)
    from attribution.archive.database.postgres import dialect as pgdialect
    from attribution.archive.database.postgres.dialling import dial
    from attribution.archive.database.postgres.settings import settings_of

    settings = settings_of(place.url, place.shown, wait)
    return create_engine(URL.create(f"postgresql+{pgdialect.NAME}"), creator=lambda: dial(settings), **options)


def driver_of(place: Place) -> str:
    """The driver that the URL names (`postgresql+pg8000://`), or the first that is here. Raises ConfigError where it is not installed."""
    named = place.url.drivername.partition("+")[2]
    found = next((name for name in ((named,) if named else DRIVERS) if is_here(name)), None)
    if found is None:
        missing, install = (named, f"pip install {named}") if named == "psycopg" else ("pg8000", INSTALL)
        raise ConfigError(f"archive {place.shown}: no driver is installed, expected {missing} for PostgreSQL: {install}")
    return found


def is_here(name: str) -> bool:
    """Whether the module can be imported; psycopg also needs PostgreSQL's library."""
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True
