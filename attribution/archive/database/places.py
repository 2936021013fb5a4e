"""Where an archive is: a file, or a PostgreSQL database by its URL. What cannot be one is refused before anything is opened."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from attribution.archive.database.filenames import begins, refuse_kinds, refuse_locked
from attribution.errors import ConfigError

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
POSTGRES = frozenset({"postgresql", "postgres", "postgresql+psycopg", "postgresql+pg8000"})
# Parts of a URL's query that no one else may read.
SECRETS = frozenset({"password", "sslpassword", "passfile"})
SECRET = re.compile(rf"(?<=[?&])({'|'.join(sorted(SECRETS))})=[^&#]*")
MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Place:
    """One archive's place: `url` for SQLAlchemy, `shown` for people (no password), `path` of a file, None for a server."""

    url: URL
    shown: str
    path: Path | None = None

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return "sqlite" if self.path else "postgresql"


def place_of(place: str | Path) -> Place:
    """The place that words or a path name: `desk.db`, `sqlite:///desk.db`, `postgresql://desk@server/archive`.

    Raises ConfigError for another kind of database, a URL that cannot be read, and a name no file can have.
    """
    words = str(place)
    if isinstance(place, Path) or not SCHEME.match(words):
        return file_place(words, words)
    try:
        url = make_url(words)
    except (ArgumentError, ValueError) as error:
        raise ConfigError(
            f"archive {hidden(words)} cannot be read as a URL: expected postgresql://USER@SERVER/DATABASE, or the name of a file"
        ) from error
    if url.drivername == "sqlite":
        return file_place(url.database or "", words)
    if url.drivername not in POSTGRES:
        raise ConfigError(
            f"archive {shown(url)}: {url.drivername} was seen, expected the name of a file or postgresql://USER@SERVER/DATABASE"
        )
    return Place(url.set(drivername="postgresql" if url.drivername == "postgres" else url.drivername), shown(url))


def file_place(name: str, words: str) -> Place:
    """The place of a file; the home folder in the place of `~`, and whole, for programs that change their folder."""
    if name in ("", ":memory:"):
        raise ConfigError(f"archive {words!r}: expected the name of a file")
    try:
        path = Path(os.path.abspath(Path(name).expanduser()))  # noqa: PTH100 - `..` goes, links stay
    except (RuntimeError, ValueError) as error:
        raise ConfigError(f"archive {words}: {error}. Give the whole path") from error
    return Place(URL.create("sqlite", database=str(path)), name, path)


def shown(url: URL) -> str:
    """The URL as people may see it: `postgresql://desk:***@server/archive`."""
    secret = {name: "***" for name in url.query if name in SECRETS}
    return url.update_query_dict(secret).render_as_string(hide_password=True)


def hidden(words: str) -> str:
    """The words of a URL that cannot be read, without what may be a password."""
    return SECRET.sub(r"\1=***", re.sub(r"(://[^/@:]*):.*@", r"\1:***@", words))


def refuse_places(place: Place, path: Path, *, create: bool) -> None:
    """Raise ConfigError where no file can be kept: a folder, a device, a folder that is not there, or may not be written."""
    refused = f"archive {place.shown}"
    refuse_kinds(refused, path)
    if not create and not path.exists():
        raise ConfigError(
            f"{refused} does not exist, expected an archive: make one with `attribution archive add --archive {place.shown} FILES`"
        )
    refuse_locked(refused, path)


def head_of(place: Place, path: Path) -> bytes:
    """The first 100 bytes of the file, none where there is none. Raises ConfigError for one that cannot be read, or is no database."""
    try:
        with path.open("rb") as handle:
            head = handle.read(100)
    except FileNotFoundError:
        return b""
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or error
        raise ConfigError(
            f"archive {place.shown} cannot be read ({words}): allow it, or choose another file"
        ) from error
    if head and not head.startswith(MAGIC):
        raise ConfigError(
            f"{place.shown} is no archive ({begins(head)}): choose another file; this one was left as it is"
        )
    return head


def only_read(path: Path) -> bool:
    """Whether the file is there and it or its folder may not be written: its journals could not be made beside it."""
    try:
        return path.exists() and not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))
    except (OSError, ValueError, RuntimeError):  # no name of a file: refuse_places says so
        return False
