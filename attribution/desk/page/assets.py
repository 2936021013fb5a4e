"""The stylesheet and the script of the page, put together from their files, and the policy that allows just these two."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from attribution.desk.statuses import STATUSES

FOLDER = Path(__file__).resolve().parent
STYLES = ("colours", "frame", "cards", "articles", "narrow", "paper")
SCRIPTS = ("elements", "state", "storage", "cards", "progress", "filters", "articles", "files", "keys", "start")


@cache
def stylesheet() -> Markup:
    """Every style file in order, then a rule for each status."""
    parts = [(FOLDER / "style" / f"{name}.css").read_text("utf-8") for name in STYLES]
    badges = [f".status-{at} {{ background: #{status.fill}; color: #{status.ink}; }}" for at, status in enumerate(STATUSES)]
    return safe("\n".join([*parts, *badges, ""]), "</style")


@cache
def script() -> Markup:
    """Every script file in order, as one function that leaves nothing behind in the page."""
    parts = [(FOLDER / "script" / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return safe("\n".join(["(() => {", '"use strict";', *parts, "})();", ""]), "</script")


def safe(text: str, end: str) -> Markup:
    """Our own text as markup; it must not hold the end of its element, nor a carriage return, which browsers rewrite."""
    assert end not in text.lower(), f"{end} inside the file would end it"
    assert "\r" not in text, "line ends must be \\n: the policy's hash is of the very bytes"
    return Markup(text)  # noqa: S704 - package data, no word of an article


def policy() -> str:
    """The content security policy: nothing but our script and stylesheet, by hash; no base, no form, no connection.

    The icon is an empty data: URL, so that no browser asks a server for one.
    """
    return (
        f"default-src 'none'; script-src 'sha256-{digest(script())}'; style-src 'sha256-{digest(stylesheet())}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """The base64 sha256 of a text, as a policy names it."""
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
