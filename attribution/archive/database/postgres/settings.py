"""What a URL and the environment say of a PostgreSQL server, as PostgreSQL's own library (libpq) reads them, for the driver pg8000.

The names, variables and defaults are those of https://www.postgresql.org/docs/current/libpq-connect.html and libpq-envars.html.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

from attribution.errors import ConfigError

# Parameters of a URL's query that are understood, each with the variable that is read where the URL lacks it.
VARIABLES = {
    "host": "PGHOST", "port": "PGPORT", "dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "passfile": "PGPASSFILE",
    "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY", "sslpassword": "",
    "application_name": "PGAPPNAME", "connect_timeout": "PGCONNECT_TIMEOUT", "options": "PGOPTIONS",
}  # fmt: skip
# Variables that libpq obeys and we do not: who set one is told, since to pass it over could reach another server, or trust a false one.
NOT_READ = (
    "PGSERVICE", "PGHOSTADDR", "PGREQUIREAUTH", "PGCHANNELBINDING", "PGTARGETSESSIONATTRS", "PGSSLCRL", "PGSSLCRLDIR", "PGSSLNEGOTIATION",
    "PGREQUIRESSL",
)  # fmt: skip
MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
# Where servers put their socket: Debian's and Fedora's, PostgreSQL's own.
SOCKETS = ("/var/run/postgresql", "/tmp")  # noqa: S108 - looked into, never written
PORT = 5432
MORE = "correct it, or pip install psycopg, which knows all that libpq knows"


@dataclass(frozen=True, slots=True)
class Server:
    """One server: a name or an address, or the folder of its socket."""

    host: str
    port: int = PORT

    @property
    def socket(self) -> str | None:
        """The path of the socket, None for a server of the network."""
        return f"{self.host}/.s.PGSQL.{self.port}" if self.host.startswith("/") else None


@dataclass(frozen=True, slots=True)
class Tls:
    """How a connection is encrypted, in libpq's words; files are paths, "" for none; `root` may be "system"."""

    mode: str = "prefer"
    root: str = ""
    certificate: str = ""
    key: str = ""
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a connection needs; `timeout` in seconds for one server, None for no end; `application` and `options` go to the server."""

    servers: tuple[Server, ...]
    user: str
    database: str
    password: str | None
    passfile: str
    tls: Tls
    timeout: float | None
    application: str
    options: str


def settings_of(url: URL, shown: str, timeout: float, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a URL, then of the environment, then libpq's defaults; `timeout` where neither says one.

    Raises ConfigError for a parameter or variable that is not understood.
    """
    found = given(url, shown, os.environ if environment is None else environment)
    user = found.get("user") or own_name(shown)
    return Settings(
        servers(found.get("host", ""), found.get("port", ""), shown),
        user,
        found.get("dbname") or user,
        found.get("password"),
        found.get("passfile", str(at_home(".pgpass"))),
        tls_of(found, shown),
        seconds(found.get("connect_timeout", ""), timeout, shown),
        found.get("application_name", "attribution"),
        found.get("options", ""),
    )


def own_name(shown: str) -> str:
    """The name of this process's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:  # a container's user without a name
        raise refusal(shown, "no user was named, and the system has no name for this one, expected postgresql://USER@SERVER/DATABASE") from error


def at_home(name: str) -> Path:
    """A path in the home folder, which need not be there."""
    return Path(os.path.expanduser("~"), name)  # noqa: PTH111 - Path's own way raises where there is no home


def given(url: URL, shown: str, environment: Mapping[str, str]) -> dict[str, str]:
    """What is said by the URL and, where it says nothing, by the environment."""
    unknown = sorted(set(url.query) - set(VARIABLES))
    if unknown:
        raise refusal(shown, f"{unknown[0]} was seen in the query, expected one of {', '.join(sorted(VARIABLES))}")
    unread = next((name for name in NOT_READ if environment.get(name)), None)
    if unread:
        raise refusal(shown, f"the environment has {unread}, which the driver pg8000 does not know")
    found = {name: environment[variable] for name, variable in VARIABLES.items() if environment.get(variable)}
    found |= {name: value if isinstance(value, str) else ",".join(value) for name, value in url.query.items()}
    parts = {"host": url.host, "port": url.port, "dbname": url.database, "user": url.username, "password": url.password}
    return found | {name: str(value) for name, value in parts.items() if value}


def servers(hosts: str, ports: str, shown: str) -> tuple[Server, ...]:
    """The servers to try, in order: `a,b:6432`, ports `5433` -> a at 5433, b at 6432."""
    names, numbers = hosts.split(","), ports.split(",")
    if len(numbers) not in (1, len(names)):
        raise refusal(shown, f"{len(numbers)} ports were seen for {len(names)} hosts, expected one, or one for each")
    numbers = numbers * len(names) if len(numbers) == 1 else numbers
    return tuple(server(name.strip(), number.strip(), shown) for name, number in zip(names, numbers, strict=True))


def server(name: str, number: str, shown: str) -> Server:
    """One server; the one of this machine where there is no name."""
    if name.startswith("[") and "]" in name:
        name, _, rest = name[1:].partition("]")
        number = rest.removeprefix(":") or number
    elif not name.startswith("/") and name.count(":") == 1:
        name, _, number = name.partition(":")
    if number and not (number.isascii() and number.isdecimal() and 0 < int(number) < 65536):
        raise refusal(shown, f"port {number!r} was seen, expected a number from 1 to 65535")
    port = int(number or PORT)
    here = (Server(folder, port) for folder in SOCKETS)
    return Server(name, port) if name else next((one for one in here if Path(str(one.socket)).exists()), Server("localhost", port))


def tls_of(found: Mapping[str, str], shown: str) -> Tls:
    """How to encrypt; the files that libpq takes from ~/.postgresql where they are there."""
    root = found.get("sslrootcert") or standing("root.crt")
    mode = found.get("sslmode") or ("verify-full" if root == "system" else "prefer")
    if mode not in MODES:
        raise refusal(shown, f"sslmode={mode} was seen, expected one of {', '.join(MODES)}")
    if mode.startswith("verify") and not root:
        raise refusal(shown, f"sslmode={mode} needs the certificate of who signed the server's, expected sslrootcert=FILE or sslrootcert=system")
    if root == "system" and mode != "verify-full":
        raise refusal(shown, f"sslmode={mode} was seen with sslrootcert=system, expected verify-full")
    for name in ("sslrootcert", "sslcert", "sslkey"):
        file = found.get(name, "")
        if mode != "disable" and file not in ("", "system") and not Path(file).is_file():
            raise refusal(shown, f"{name}={file} was seen, expected the name of a file that is there")
    certificate = found.get("sslcert") or standing("postgresql.crt")
    return Tls(mode, root, certificate, found.get("sslkey") or standing("postgresql.key"), found.get("sslpassword"))


def standing(name: str) -> str:
    """The path of a file in ~/.postgresql, "" where it is not there."""
    path = at_home(".postgresql") / name
    return str(path) if path.exists() else ""


def seconds(words: str, usual: float, shown: str) -> float | None:
    """The seconds to wait for one server; 0 and less mean for ever, as in libpq."""
    try:
        wait = int(words) if words else usual
    except ValueError as error:
        raise refusal(shown, f"connect_timeout={words} was seen, expected a whole number of seconds") from error
    return wait if wait > 0 else None


def refusal(shown: str, what: str) -> ConfigError:
    """The error for what is not understood."""
    return ConfigError(f"archive {shown}: {what}: {MORE}")
