"""The worksheet as one HTML file: works offline from disk, is worked on in a browser, and comes back with everything in it.

The file holds the whole worksheet twice: as a page anyone can read (also without JavaScript, also on paper), and as JSON in one
`<script type="application/json" id="worksheet">`, which is what `read` reads and what the page's script writes edits into.
Nothing is fetched: the policy in its head allows its own script and stylesheet, named by their sha256, and nothing else.
"""

from __future__ import annotations

import json
from hashlib import sha256
from html.parser import HTMLParser

from attribution.desk.jsonsheet import MAX_BYTES, from_record, record
from attribution.desk.sheets import Worksheet
from attribution.errors import InputError

ELEMENT = "worksheet"
_NEXT_STEP = "give the file that `attribution worksheet make` wrote, or a copy that the page or the browser saved"


def write(worksheet: Worksheet) -> bytes:
    """The page, UTF-8; the same worksheet gives the same bytes."""
    from attribution.desk.page import render

    held = record(worksheet)
    plain = json.dumps(held, sort_keys=True, separators=(",", ":"))
    return render(worksheet, held, sha256(plain.encode("ascii")).hexdigest()).encode("utf-8")


def read(data: bytes) -> Worksheet:
    """The worksheet in a page, as written or as a browser saved it. Raises InputError on anything else."""
    if len(data) > 2 * MAX_BYTES:  # the page holds the worksheet twice
        raise InputError(f"the worksheet has {len(data):,} bytes, expected at most {2 * MAX_BYTES:,}: is it the right file?", code="too_large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start} is not UTF-8, expected an HTML worksheet: {_NEXT_STEP}", code="bad_encoding") from error
    found = element(text)
    if found is None:
        raise InputError(f"no <script id={ELEMENT!r}> is in the file, expected an HTML worksheet: {_NEXT_STEP}", code="no_worksheet")
    try:
        held = json.loads(found)
    except (ValueError, RecursionError) as error:
        raise InputError(f"what the page holds is no JSON ({error}), expected a worksheet: {_NEXT_STEP}", code="bad_json") from error
    if not isinstance(held, dict) or not isinstance(held.get("worksheet"), dict):
        raise InputError(f"the page holds no worksheet, expected an object with 'worksheet': {_NEXT_STEP}", code="no_worksheet")
    return from_record(held["worksheet"])


def element(page: str) -> str | None:
    """The text of the first script with our id, None where there is none."""
    parser = _Element()
    parser.feed(page)
    return "".join(parser.pieces) if parser.seen else None


class _Element(HTMLParser):
    """Collects what stands between `<script id="worksheet">` and its end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.seen = self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and not self.seen and ("id", ELEMENT) in attrs:
            self.seen = self.inside = True

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.inside = False
