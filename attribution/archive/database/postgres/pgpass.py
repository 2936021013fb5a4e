"""A password that PostgreSQL's users keep in ~/.pgpass: lines of server:port:database:user:password, `*` for any, `\\` before `:` and `\\`.

https://www.postgresql.org/docs/current/libpq-pgpass.html
"""

from __future__ import annotations

import logging
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from attribution.archive.database.postgres.settings import SOCKETS, Server

FIELD = re.compile(r"(?:^|:)((?:\\.|[^\\:])*)")
log = logging.getLogger("attribution")


def kept_password(file: str, server: Server, database: str, user: str) -> str | None:
    """The password of the first line that fits, None where there is none; a file that others may read is passed over, as libpq does."""
    path = Path(file)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None
        if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            log.warning("%s may be read by others, expected mode 0600: it is passed over; run chmod 600 on it", path)
            return None
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    host = "localhost" if server.host in SOCKETS else server.host
    return fitting(lines, (host, str(server.port), database, user))


def fitting(lines: Iterable[str], wanted: tuple[str, ...]) -> str | None:
    """The password of the first line for these four."""
    for line in lines:
        if line.startswith("#"):
            continue
        fields = [re.sub(r"\\(.)", r"\1", field) if field != "*" else None for field in FIELD.findall(line)]
        if len(fields) >= 5 and all(field in (None, word) for field, word in zip(fields, wanted, strict=False)):
            return fields[4] if fields[4] is not None else "*"
    return None
