"""Our own invented stories with their gold, read from marked text: the training set of the decision, kept in `stories/`.

    === story: tram-brevik | crash
    --- a | Brevik Dagblad | 2032-03-04T07:12 | By Solveig Marstein
    # Tram leaves rails in Brevik
    BREVIK - {killed=1|Eleven people were killed} on Wednesday when …
    --- b | …
    *** slots
    killed | number | 1~2 update
    *** traps
    killed=1 ~ hurt=2

`{slot=variant|words}` marks a passage (they may nest); passages of one slot and variant agree, other pairs of variants stand as
their line says. A trap is a pair of passages a hasty reader would compare (`different_scope`). A report whose heading ends in
`| apart` is of another event. `python -m models.judging.storybook FILE…` checks files and counts what they hold.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "stories"
RELATIONS = ("conflict", "update", "disputed", "altered_quote", "misattributed", "different_scope", "agree")
KINDS = ("number", "date", "name", "place", "negation", "role", "wording", "other")
OPENING = re.compile(r"\{([\w-]+)=(\w+)\|")
BETWEEN = re.compile(r"^(\w+)~(\w+) (\w+)(?:/(\w+))?$")


class StoryError(ValueError):
    """A story that breaks the format: the file, the story, what was seen and what was expected."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked passage: offsets are code points into its report's text."""

    doc: str
    start: int
    end: int
    text: str
    slot: str
    variant: str


@dataclass(frozen=True, slots=True)
class StoryReport:
    """One report of a story; `apart` says that it tells of another event."""

    doc: str
    outlet: str
    published: str
    byline: str
    title: str
    text: str
    apart: bool


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two passages of different reports, what holds between them, and which other relations could be defended."""

    a: Marked
    b: Marked
    relation: str
    kind: str
    slot: str
    alt: tuple[str, ...] = ()


@dataclass(slots=True)
class InventedStory:
    """A story with its reports and gold pairs."""

    name: str
    domain: str
    reports: list[StoryReport] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    pairs: list[GoldPair] = field(default_factory=list)


def read_stories(path: Path) -> list[InventedStory]:
    """Every story of a file, checked."""
    parts = re.split(r"^=== story:", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [read_story(part, path.name) for part in parts]


def all_stories(folder: Path = FOLDER) -> list[InventedStory]:
    """Every story of a folder, by file and place in it."""
    return [story for path in sorted(folder.glob("*.txt")) for story in read_stories(path)]


def read_story(part: str, file: str) -> InventedStory:
    """One story: its heading line, its reports, its slots and traps."""
    heading, _, rest = part.partition("\n")
    name, _, domain = (piece.strip() for piece in heading.partition("|"))
    story = InventedStory(name, domain)
    body, _, tail = rest.partition("*** slots")
    slots, _, traps = tail.partition("*** traps")
    try:
        for block in re.split(r"^--- ", body, flags=re.MULTILINE)[1:]:
            read_report(block, story)
        rules = dict(read_rule(line) for line in lines_of(slots))
        story.pairs += pairs_of(story, rules)
        story.pairs += [trap_of(line, story) for line in lines_of(traps)]
        check(story, rules)
    except StoryError as error:
        raise StoryError(f"{file}, story {name}: {error}") from None
    return story


def lines_of(text: str) -> list[str]:
    """The lines that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_report(block: str, story: InventedStory) -> None:
    """Add one report and its marked passages."""
    heading, _, rest = block.partition("\n")
    cells = [cell.strip() for cell in heading.split("|")]
    if len(cells) < 3:
        raise StoryError(f"report heading {heading!r}: expected `--- letter | outlet | published [| byline] [| apart]`")
    apart = cells[-1] == "apart"
    byline = cells[3] if len(cells) > 3 and cells[3] != "apart" else ""
    try:
        datetime.fromisoformat(cells[2])
    except ValueError:
        raise StoryError(f"published {cells[2]!r}: expected ISO 8601, such as 2032-03-04T07:12") from None
    title, _, text = rest.strip().partition("\n")
    if not title.startswith("# "):
        raise StoryError(f"report {cells[0]} begins {title[:40]!r}: expected `# title`")
    doc = f"{story.name}-{cells[0]}"
    plain, marked = unmark(text.strip(), doc)
    story.reports.append(StoryReport(doc, cells[1], cells[2], byline, title[2:].strip(), plain, apart))
    story.marked += marked


def unmark(text: str, doc: str) -> tuple[str, list[Marked]]:
    """The text without marks, and the passages: `"{k=1|Two} died" -> "Two died", [Two at 0-3]`."""
    out: list[str] = []
    stack: list[tuple[str, str, int]] = []
    found: list[tuple[str, str, int, int]] = []
    at = length = 0
    while at < len(text):
        opening = OPENING.match(text, at)
        if opening:
            stack.append((opening[1], opening[2], length))
            at = opening.end()
            continue
        if text[at] == "{":
            raise StoryError(f"report {doc}: {text[at : at + 30]!r}: expected {{slot=variant|words}}")
        if text[at] == "}":
            if not stack:
                raise StoryError(f"report {doc}: a closing brace without an opening one before {text[at : at + 30]!r}")
            found.append((*stack.pop(), length))
        else:
            out.append(text[at])
            length += 1
        at += 1
    if stack:
        raise StoryError(f"report {doc}: {stack[-1][0]}={stack[-1][1]} is never closed")
    plain = "".join(out)
    return plain, [Marked(doc, start, end, plain[start:end], slot, variant) for slot, variant, start, end in found]


def read_rule(line: str) -> tuple[str, tuple[str, dict[frozenset[str], tuple[str, str]]]]:
    """`killed | number | 1~2 update, 1~3 conflict/disputed` -> slot, kind, and what holds between its variants."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) < 2 or cells[1] not in KINDS:
        raise StoryError(f"slot line {line!r}: expected `slot | kind [| 1~2 relation, …]`, kind one of {', '.join(KINDS)}")
    between: dict[frozenset[str], tuple[str, str]] = {}
    for piece in filter(None, (p.strip() for p in cells[2].split(",")) if len(cells) > 2 else ()):
        match = BETWEEN.match(piece)
        if not match or match[3] not in RELATIONS or (match[4] and match[4] not in RELATIONS):
            raise StoryError(f"slot {cells[0]}: {piece!r}: expected `1~2 relation`, relation one of {', '.join(RELATIONS)}")
        between[frozenset((match[1], match[2]))] = (match[3], match[4] or "")
    return cells[0], (cells[1], between)


def pairs_of(story: InventedStory, rules: dict[str, tuple[str, dict[frozenset[str], tuple[str, str]]]]) -> Iterator[GoldPair]:
    """Every pair of passages of one slot in two reports."""
    for a, b in itertools.combinations(story.marked, 2):
        if a.slot != b.slot or a.doc == b.doc:
            continue
        if a.slot not in rules:
            raise StoryError(f"slot {a.slot} is marked but not listed under *** slots")
        kind, between = rules[a.slot]
        if a.variant == b.variant:
            yield GoldPair(a, b, "agree", kind, a.slot)
            continue
        stated = between.get(frozenset((a.variant, b.variant)))
        if stated is None:
            raise StoryError(f"slot {a.slot}: nothing is said of variants {a.variant} and {b.variant}")
        yield GoldPair(a, b, stated[0], kind, a.slot, (stated[1],) if stated[1] else ())


def trap_of(line: str, story: InventedStory) -> GoldPair:
    """`killed=1 ~ hurt=2` -> the first such pair of passages in two reports, as `different_scope`."""
    ends = [tuple(end.strip().split("=")) for end in line.split("~")]
    if len(ends) != 2 or any(len(end) != 2 for end in ends):
        raise StoryError(f"trap {line!r}: expected `slot=variant ~ slot=variant`")
    sides = [[m for m in story.marked if (m.slot, m.variant) == end] for end in ends]
    for a, b in itertools.product(*sides):
        if a.doc != b.doc:
            return GoldPair(a, b, "different_scope", "number", f"{a.slot} / {b.slot}")
    raise StoryError(f"trap {line!r}: no such two passages in different reports")


def check(story: InventedStory, rules: dict[str, object]) -> None:
    """Refuse what cannot be meant: one report, a rule without passages, offsets that miss their words."""
    if len({r.doc for r in story.reports}) != len(story.reports) or len(story.reports) < 2:
        raise StoryError("expected two or more reports with letters of their own")
    unknown = set(rules) - {m.slot for m in story.marked}
    if unknown:
        raise StoryError(f"slots {', '.join(sorted(unknown))} are listed but never marked")
    texts = {r.doc: r.text for r in story.reports}
    if any(texts[m.doc][m.start : m.end] != m.text or not m.text.strip() for m in story.marked):
        raise StoryError("a marked passage is empty")


def main(paths: Sequence[str]) -> int:
    """Check files and print what they hold."""
    stories = [story for path in paths for story in read_stories(Path(path))] if paths else all_stories()
    pairs = [pair for story in stories for pair in story.pairs]
    reports = [report for story in stories for report in story.reports]
    print(f"{len(stories)} stories, {len(reports)} reports, {sum(len(r.text.split()) for r in reports)} words")
    slots = Counter((p.relation, p.kind) for p in {(id(s), p.slot, p.relation, p.kind): p for s in stories for p in s.pairs}.values())
    print(f"{len(pairs)} pairs; slots by relation and kind:")
    for (relation, kind), count in sorted(slots.items()):
        print(f"  {relation:16} {kind:10} {count}")
    for story in stories:
        if not 2 <= len(story.reports) <= 6:
            print(f"  look at {story.name}: {len(story.reports)} reports")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except StoryError as error:
        sys.exit(str(error))
