"""A connection of the driver pg8000: a socket of this machine or the network, encrypted as libpq's `sslmode` has it, then the greeting.

pg8000 would keep the timeout of connecting for every later answer, and end a long search with it; so the socket is made here.
"""

from __future__ import annotations

import socket
import ssl
import struct
from typing import Any

from attribution.archive.database.postgres.pgpass import kept_password
from attribution.archive.database.postgres.settings import Server, Settings, Tls

# The request to speak TLS: https://www.postgresql.org/docs/current/protocol-message-formats.html
SSL_REQUEST = struct.pack("!ii", 8, 80877103)
# Ways to try, in order: True is TLS, False is none, None is TLS where the server has it.
WAYS: dict[str, tuple[bool | None, ...]] = {"disable": (False,), "allow": (False, True), "prefer": (None, False)}
# SQLSTATEs after which libpq goes on: not let in this way (another way may be), and a server that is only starting (another may run).
NOT_THIS_WAY, STARTING = "28000", "57P03"


def dial(settings: Settings) -> Any:
    """A connection to the first server that answers. Raises pg8000's errors."""
    from pg8000.exceptions import DatabaseError, InterfaceError

    faults = []
    for server in settings.servers:
        ways = (False,) if server.socket else WAYS.get(settings.tls.mode, (True,))
        for way in ways:
            try:
                return connected(settings, server, way)
            except DatabaseError as error:
                state = error.args[0].get("C")
                if not (state == STARTING or (state == NOT_THIS_WAY and way is not ways[-1])):
                    raise
                faults.append(error)
            except (OSError, InterfaceError) as error:
                faults.append(InterfaceError(f"{server.socket or f'{server.host}:{server.port}'}: {plain(error)}"))
                break
    told = next((fault for fault in faults if isinstance(fault, DatabaseError)), None)
    raise told or InterfaceError("; ".join(str(fault) for fault in faults))


def plain(error: Exception) -> str:
    """What happened, in the system's words where it is the system's error."""
    cause = error if isinstance(error, OSError) else error.__cause__
    return (getattr(cause, "strerror", None) or str(cause)) if isinstance(cause, OSError) else str(error)


def connected(settings: Settings, server: Server, way: bool | None) -> Any:
    """One connection, one way; its answers may take their time."""
    wire = opened(server, settings.timeout)
    try:
        wire = wire if way is False else encrypted(wire, server, settings.tls, needed=way is True)
        connection = greeted(wire, settings, server)
        wire.settimeout(None)
    except BaseException:
        wire.close()
        raise
    return connection


def opened(server: Server, timeout: float | None) -> socket.socket:
    """A socket that reaches the server."""
    if server.socket is None:
        wire = socket.create_connection((server.host, server.port), timeout)
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return wire
    wire = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        wire.settimeout(timeout)
        wire.connect(server.socket)
    except BaseException:
        wire.close()
        raise
    return wire


def encrypted(wire: socket.socket, server: Server, tls: Tls, *, needed: bool) -> socket.socket:
    """The socket under TLS; as it is where the server has none and it is not needed."""
    wire.sendall(SSL_REQUEST)
    if wire.recv(1) == b"S":
        return context_of(tls).wrap_socket(wire, server_hostname=server.host)
    if needed:
        raise OSError(f"the server does not speak TLS, which sslmode={tls.mode} asks for")
    return wire


def context_of(tls: Tls) -> ssl.SSLContext:
    """What is believed of a server, as libpq has it: with a root certificate `require` is `verify-ca`; only `verify-full` looks at the name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    verified = tls.mode.startswith("verify") or (tls.mode == "require" and bool(tls.root))
    context.check_hostname = tls.mode == "verify-full"
    context.verify_mode = ssl.CERT_REQUIRED if verified else ssl.CERT_NONE
    if tls.root == "system":
        context.load_default_certs()
    elif verified:
        context.load_verify_locations(tls.root)
    if tls.certificate:
        context.load_cert_chain(tls.certificate, tls.key or None, tls.password or "")
    return context


def greeted(wire: socket.socket, settings: Settings, server: Server) -> Any:
    """The connection over a socket, let in by the server."""
    from pg8000 import dbapi
    from pg8000.exceptions import DatabaseError, InterfaceError

    password = settings.password
    if password is None:
        password = kept_password(settings.passfile, server, settings.database, settings.user)
    try:
        return dbapi.connect(
            settings.user, host=server.host, database=settings.database, password=password, sock=wire, ssl_context=False,
            application_name=settings.application, startup_params={"options": settings.options} if settings.options else None,
        )  # fmt: skip
    except (InterfaceError, AttributeError, LookupError, struct.error, ValueError) as error:  # the second: pg8000 decodes a password of None
        refused = behind(error)
        if refused is not None:
            raise refused from error
        if password is None and (isinstance(error, AttributeError) or "no password" in str(error)):
            raise DatabaseError({"C": "28P01", "M": "the server asks for a password, none was given"}) from error
        if isinstance(error, InterfaceError):
            raise
        raise InterfaceError(f"the greeting cannot be understood ({error}), expected a PostgreSQL server") from error


def behind(error: BaseException) -> BaseException | None:
    """What the server said before the connection broke: pg8000 says goodbye to a server that is gone, and that error hides the first."""
    from pg8000.exceptions import DatabaseError

    now: BaseException | None = error
    while now is not None and not isinstance(now, DatabaseError):
        now = now.__cause__ or now.__context__
    return now
