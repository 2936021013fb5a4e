"""Invented input for ingest: files and lines, good, broken, twice, and in another language."""

from __future__ import annotations

import json

STORY = (
    "At least {n} people died on Sunday when a ferry sank off the coast of Tarvik, the coast guard said. The ship had run into a violent "
    "storm. The search for the missing was suspended in the evening, and the minister said that {n} boats had taken part."
)
GERMAN = (
    "Bei einem Fährunglück vor der Küste von Tarvik sind am Sonntag mindestens siebzehn Menschen ums Leben gekommen. Das teilte die "
    "Küstenwache mit. Das Schiff war in einen schweren Sturm geraten und gekentert. Die Suche wurde am Abend unterbrochen."
)


def story(number):
    """A story that no other number has."""
    return f"Ferry {number} sinks off Tarvik\n\n{STORY.format(n=number)}\n"


def page(number):
    """A page that no other number has."""
    paragraphs = "".join(f"<p>{STORY.format(n=number + more)}</p>" for more in range(3))
    return f"<html><head><title>Ferry {number}</title></head><body><article><h1>Ferry {number} sinks</h1>{paragraphs}</article></body></html>"


def lines(count, start=0):
    """Records as JSON Lines."""
    return "".join(json.dumps({"id": f"r{number}", "text": story(number)}) + "\n" for number in range(start, start + count))


def fill(folder, *, files=7, records=60):
    """A folder of everything; what becomes of it is in `KNOWN`."""
    folder.mkdir()
    for number in range(files):
        (folder / f"a{number:03}.txt").write_text(story(1000 + number), "utf-8")
        (folder / f"b{number:03}.html").write_text(page(2000 + number), "utf-8")
    (folder / "c-empty.txt").write_text("", "utf-8")
    (folder / "d-binary.txt").write_bytes(b"\x00\x01\x02" * 500)
    (folder / "e-german.txt").write_text(GERMAN, "utf-8")
    (folder / "f-twice.txt").write_text(story(1000), "utf-8")
    (folder / "g.jsonl").write_text(lines(records), "utf-8")
    broken = ["{bad", json.dumps({"id": "r3", "text": "Another text under an id that is taken."}), json.dumps({"id": "r4", "text": story(4)}), json.dumps({"id": 7})]
    (folder / "h.jsonl").write_text("\n".join(broken) + "\n", "utf-8")
    return folder


KNOWN = {"empty": 1, "language": 1, "duplicate": 2, "invalid_json": 1, "duplicate_id": 1, "record": 1}
