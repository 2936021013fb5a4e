"""Web pages and archives of them for these tests."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from tests.articles.formats.samples import FIRST, SECOND, TITLE

PROSE = "Ships waited outside the breakwater until late in the evening, and the harbour office counted seventeen of them."


def page(title: str = TITLE, charset: str = "utf-8") -> bytes:
    """A web page of the story."""
    body = "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, PROSE, PROSE.replace("evening", "night")))
    head = f'<title>{title}</title><meta property="article:published_time" content="2031-03-04T07:12:00Z">'
    return f"<!doctype html><html lang='en'><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode(charset)


def warc(answers: Iterable[tuple[str, bytes, str, str]], *, gzipped: bool = True) -> bytes:
    """A WARC as warcio writes it, of (address, content, content type, status)."""
    import warcio.statusandheaders as headers
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer: Any = WARCWriter(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    for number, (address, content, kind, status) in enumerate(answers):
        answer = headers.StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        stated = {"WARC-Date": f"2031-03-04T07:{number:02}:00Z"}
        for type_ in ("request", "response"):
            http = answer if type_ == "response" else headers.StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.org")], is_http_request=True)
            payload = io.BytesIO(content if type_ == "response" else b"")
            writer.write_record(writer.create_warc_record(address, type_, payload=payload, http_headers=http, warc_headers_dict=dict(stated)))
    return out.getvalue()


def wacz(*warcs: bytes) -> bytes:
    """A WACZ of these WARCs (Web Archive Collection Zipped 1.1.1)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, one in enumerate(warcs):
            archive.writestr(f"archive/data-{number}.warc.gz", one)
        archive.writestr("pages/pages.jsonl", json.dumps({"format": "json-pages-1.0", "id": "pages"}) + "\n" + json.dumps({"url": "http://example.org/1", "id": "1", "text": "x"}))
        archive.writestr("indexes/index.cdx", "org,example)/1 20310304 {}")
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": [], "wacz_version": "1.1.1"}))
    return out.getvalue()
