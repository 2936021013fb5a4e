"""An e-mail as articles: its text with what the headers say of it, and the attachments that are articles."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from attribution.articles.composing import Paragraph, compose, headed, one_line
from attribution.articles.encodings import decode, in_charset
from attribution.articles.known import Known
from attribution.articles.markup import html_paragraphs
from attribution.articles.paragraphs import paragraphs
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.ASCII)
MAIL = re.compile(rb"^(?:From|Subject|Date|Message-ID|MIME-Version|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
REPLY = re.compile(r"^(?:(?:re|fwd?|fw|wg|aw|tr|sv|vs)\s*:\s*)+", re.IGNORECASE)
SIGNATURE = re.compile(r"^-- ?\r?\n", re.MULTILINE)
HEADERS = frozenset(("from", "sender", "to", "subject", "date", "message-id", "mime-version", "content-type", "received", "return-path"))
MOST_PARTS = 1_000
LONGEST_HEADER = 4_000
# The parser holds every line against the boundary of every part around it: 10 million take some 7 s; a message of 60 MB with ten parts has 9 million.
MOST_WORK = 10_000_000
BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)


def looks_like_mail(data: bytes) -> bool:
    """Whether bytes open with the headers of a message."""
    head = HEADER.match(data[:8192])
    return bool(head) and len({name.lower() for name in MAIL.findall(head.group() if head else b"")}) >= 2


def read_mail(data: bytes, id: str) -> Iterator[tuple[str, Article | Diagnostic] | tuple[str, bytes]]:
    """Yield (place, article or diagnostic) for the text, then (name, bytes) for each attachment, for the caller to read.

    The text is the text/plain part, else the HTML part. A message of attachments only has no article of its own.
    """
    refuse_laborious(data, id)
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        parts = leaves(message, id)
    except InputError:
        raise
    except (Exception, RecursionError) as error:  # the message is hostile, the run goes on
        raise InputError(f"{id} is no readable message ({type(error).__name__}); expected an .eml file: save it again", code="unreadable") from error
    require_headers(message, data, id)
    attached = [part for part in parts if is_attached(part)]
    try:
        article = own_text(message, [part for part in parts if not is_attached(part)], id)
        if article is not None:
            yield id, article
        elif not attached:
            raise InputError(f"{id} has no text; expected a message with a report in it: save the report itself", code="no_text")
    except InputError as error:
        yield id, Diagnostic(error.code, str(error), id, failed=True)
    for number, part in enumerate(attached, start=1):
        yield name_of(part, number), content(part)


def refuse_laborious(data: bytes, id: str) -> None:
    """Refuse a message whose lines and parts together would keep the parser busy for minutes. Raises InputError "too_large"."""
    lines, parts = data.count(b"\n"), len(BOUNDARY.findall(data))
    if lines * (parts + 2) > MOST_WORK:
        message = f"{id} has {lines:,} lines in {parts:,} nested parts; expected a message with a report in it: save the report itself"
        raise InputError(message, code="too_large")


def require_headers(message: Message, data: bytes, id: str) -> None:
    """Refuse what is no message: without one of the headers that mail programs write, everything would be taken for its text."""
    if not any(key.lower() in HEADERS for key, _ in message.raw_items()):
        decode(data, id)  # says so where it is empty or no text at all
        raise InputError(
            f"{id} has no headers of a message (From, Subject, Date and the like); expected an .eml file: save the message again, or name it .txt if it is a mere text",
            code="no_headers",
        )


def name_of(part: Message, number: int) -> str:
    """The name of an attached file, its number where it has none; a forwarded message is called .eml whatever its subject."""
    name = one_line(header_words(part.get_filename())) or f"part {number}"
    return f"{name}.eml" if part.get_content_type() == "message/rfc822" and not name.lower().endswith(".eml") else name


def leaves(message: Message, id: str) -> list[Message]:
    """The parts that hold something, in order; a forwarded message is one part. Raises InputError "too_many"."""
    found: list[Message] = []
    stack: list[Any] = [message]
    while stack:
        part = stack.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            stack += reversed(part.get_payload())
        else:
            found.append(part)
        if len(found) + len(stack) > MOST_PARTS:
            raise InputError(f"{id} has more than {MOST_PARTS:,} parts; expected a message with a report in it: save the report itself", code="too_many")
    return found


def is_attached(part: Message) -> bool:
    """Whether a part is a file of its own, and no picture of the text."""
    if part.get_content_type() == "message/rfc822":
        return True
    named = part.get_filename() is not None
    return named and (part.get_content_disposition() == "attachment" or part.get_content_maintype() not in ("text", "image"))


def content(part: Message) -> bytes:
    """The bytes of an attachment."""
    payload: Any = part.get_payload(decode=True)
    if payload is None:  # a forwarded message
        inner: Any = part.get_payload()
        return bytes(inner[0].as_bytes()) if isinstance(inner, list) and inner else b""
    return bytes(payload)


def own_text(message: Message, parts: list[Message], id: str) -> Article | None:
    """The article in the message itself: its plain text, else its HTML; None where neither says anything."""
    for kind in ("text/plain", "text/html"):
        texts = [words_of(part, id) for part in parts if part.get_content_type() == kind]
        whole = "\n\n".join(text for text in texts if text.strip())
        if whole:
            known = facts(message)
            story = html_paragraphs(whole) if kind == "text/html" else plain(whole)
            return compose(headed(known.title, story), id=id, known=known) if story else None
    return None


def plain(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text above its signature."""
    cut = SIGNATURE.search(text)
    text = text[: cut.start()] if cut else text
    return [Paragraph(one_line(span.of(text))) for span in paragraphs(text)]


def words_of(part: Message, id: str) -> str:
    """The text of a part by the charset it states if its bytes agree, else as any text."""
    payload: Any = part.get_payload(decode=True)
    data = bytes(payload or b"")
    text = in_charset(data, part.get_content_charset() or "utf-8")
    if text is None:
        return decode(data, id)[0] if data.strip() else ""
    return text


def facts(message: Message) -> Known:
    """What the headers say: subject, date, who sent it, for which organisation, where it is archived."""
    stated: dict[str, str] = {}
    for key, value in message.raw_items():
        stated.setdefault(key.lower(), one_line(header_words(value)))
    archived = stated.get("archived-at", "").strip("<>")
    return Known(
        title=REPLY.sub("", stated.get("subject", "")) or None,
        source=stated.get("organization") or None,
        url=archived if archived.startswith(("http://", "https://")) else None,
        published=moment(stated.get("date", "")),
        byline=one_line(parseaddr(stated.get("from", ""))[0]) or None,
        language=stated.get("content-language") or None,
    )


def header_words(value: Any) -> str:
    """A header as words, its encoded parts decoded, bytes beyond ASCII as UTF-8 (RFC 6532) or Windows-1252; as it stands where that fails."""
    packed = str(value or "")[:LONGEST_HEADER].encode("utf-8", "surrogateescape")
    raw = next((text for text in (in_charset(packed, charset) for charset in ("utf-8", "cp1252", "latin-1")) if text is not None), "")
    try:
        return str(make_header(decode_header(raw)))
    except Exception:  # noqa: BLE001 - an unknown charset, a broken word
        return raw


def moment(value: str) -> str | None:
    """A date header as ISO 8601, None where it is none."""
    try:
        return parsedate_to_datetime(value).isoformat(timespec="minutes") if value.strip() else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
