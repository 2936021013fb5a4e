"""Zip files without a clock: office documents are zips, and libraries stamp the time of day into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

# The earliest time a zip file can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)


def fixed(data: bytes, edit: Callable[[str, bytes], bytes] = lambda _name, content: content) -> bytes:
    """The same zip with every entry at the same time and in the same order: the same content gives the same bytes on every system.

    `edit` gives what an entry of that name is to hold instead.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            stamped = zipfile.ZipInfo(entry.filename, EPOCH)
            stamped.compress_type, stamped.external_attr, stamped.create_system = zipfile.ZIP_DEFLATED, 0, 0
            made.writestr(stamped, edit(entry.filename, source.read(entry)))
    return target.getvalue()
