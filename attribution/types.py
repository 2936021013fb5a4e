"""The frozen values that flow between the rooms, and the small Protocols they are served by.

All offsets are code points into an article's untouched text: `article.text[x.start:x.end] == x.text`, always.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

BlockRole = Literal["title", "byline", "dateline", "date", "caption", "body", "related", "boilerplate"]
QuoteKind = Literal["direct", "indirect", "mixed", "scare", "title"]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
QuantityKind = Literal["count", "money", "percent", "measure", "duration", "age", "ordinal", "score", "rate"]
Precision = Literal["time", "day", "week", "month", "season", "year", "decade", "vague"]
Anchor = Literal["on", "since", "until", "before", "after"]
Relation = Literal[
    "agree", "conflict", "update", "disputed", "altered_quote", "misattributed", "different_scope", "cannot_tell"
]
FindingKind = Literal["number", "date", "name", "place", "negation", "role", "wording", "other"]
Severity = Literal["high", "medium", "low"]
Label = Literal["entailment", "neutral", "contradiction"]
# The order in which models, confusion matrices and calibrations have the three.
LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: `Span(0, 4)` of "Mali said" is "Mali"."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this span in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A span with its words, copied verbatim from the article."""

    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a reader of the report must know about the run or one article; never an exception.

    `code` is a short stable word ("unpaired_quotation_mark", "empty"); `failed` says that the article was lost.
    """

    code: str
    message: str
    article: str | None = None
    start: int | None = None
    end: int | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Block(Span):
    """A part of the page and what it is; blocks do not overlap and come in text order."""

    role: BlockRole


HintKind = Literal["person", "organization", "place", "number", "date", "event", "quotation"]


@dataclass(frozen=True, slots=True)
class Hint(Span):
    """What the inline markup of a news standard says of a passage: `<chron norm="20310304">Tuesday</chron>` -> kind "date".

    `value` is the normalised form the markup gives ("20310304"), or "".
    """

    kind: HintKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One report as read: the untouched text, what is known about it, and its layout.

    `published` is ISO 8601 (date or date-time) or None; `source` is the outlet's name; `digest` is the sha256 of the text.
    `copy_of` names the article of the same run whose body is the same (a wire copy or the same file twice). `hints` is what the
    markup of a news standard (NITF) says of passages. `updated` is when the page says it was last changed, ISO 8601 or None.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    digest: str = ""
    copy_of: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    hints: tuple[Hint, ...] = ()
    updated: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, where one is known."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    def passage(self, start: int, end: int) -> Passage:
        """The passage between two offsets, words included."""
        return Passage(start, end, self.text[start:end])

    def story_blocks(self) -> tuple[Block, ...]:
        """The blocks that are the story itself: title, captions of this story and body, in order."""
        return tuple(b for b in self.blocks if b.role in ("title", "caption", "body"))


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation and whose it is (record format: docs/formats.md).

    `direct` spans include their marks; `mixed` and `indirect` are the reported clause without cue and speaker; `fragments`
    are the pieces of a quotation broken by its cue. `chain` lists the intermediate sources, nearest to the speaker first.
    `evidence` holds short words for how each part was found, e.g. {"speaker": "subject of cue", "name": "he -> Diop"}.
    """

    id: str
    kind: QuoteKind
    start: int
    end: int
    text: str
    fragments: tuple[Span, ...]
    parent: str | None = None
    cue: Passage | None = None
    speaker: Passage | None = None
    speaker_name: str | None = None
    role: str | None = None
    chain: tuple[str, ...] = ()
    confidence: float = 1.0
    evidence: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """One person or organisation of an article and every mention of it.

    `name` is the fullest form printed ("Abdoulaye Diop"); `role` is the printed description, if any ("foreign minister").
    """

    name: str
    kind: Literal["person", "organization", "group"]
    mentions: tuple[Passage, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Moment(Span):
    """A date or period as printed and the days it can mean, `first` to `last` inclusive.

    "on Friday" in a report published on Friday 27 January 2023 -> first = last = 2023-01-27, precision "day".
    `first`/`last` are None where nothing resolves it. `anchor` is how the text leans on it ("since 2012"); `event` is
    the lemma of the verb or noun the date belongs to ("defend"). `resolved_by` is "explicit", "publication", "context".
    """

    text: str
    first: date | None
    last: date | None
    precision: Precision
    anchor: Anchor = "on"
    event: str = ""
    resolved_by: str = "explicit"


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A figure as printed, with everything needed to compare it.

    `text` includes its modifiers ("more than 17,000"). `value` is the figure named; [`low`, `high`] is what the wording
    allows (infinite where open; the middle of vague words: "dozens" -> low 24, high 99). `step` is the place it is rounded to
    (17,500 -> 100; 165 -> 1). `unit` is a currency code, "percent", a metric unit, a time unit or "" for counts.
    `thing` is the lemma of what is counted, normalised ("peacekeeper"), `thing_text` as printed with its modifiers ("hostile
    peacekeeper deaths"), `predicate` the normalised lemma of what is said of it ("kill"), `scope` the names and places that
    limit it ("Mali"). `as_of` and `since` are the moments it holds at or counts from.
    """

    text: str
    value: float
    low: float
    high: float
    bound: Bound
    step: float
    kind: QuantityKind
    unit: str = ""
    thing: str = ""
    thing_text: str = ""
    predicate: str = ""
    scope: tuple[str, ...] = ()
    as_of: Moment | None = None
    since: Moment | None = None


@dataclass(frozen=True, slots=True)
class Name(Span):
    """A proper name in a statement: its kind, and the fullest form of it in the article."""

    text: str
    kind: Literal["person", "organization", "place", "group", "facility", "product", "event", "other"]
    full: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches for a statement: the article itself (`speaker` None), or a speaker through a quotation.

    `name` is the resolved speaker; `anonymous` means a source without a name ("officials"); `quote` is the quotation's id.
    """

    speaker: str | None = None
    name: str | None = None
    quote: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """One statement (a sentence of the story) with what can be compared in it.

    `id` is unique in a run. `lemmas` are its content-word lemmas in text order; `negated` is the polarity of its main
    clause; `modality` is "stated", "possible", "planned", "alleged" or "conditional". `paragraph` counts from 1 as a person would.
    """

    id: str
    article: str
    text: str
    block: BlockRole
    paragraph: int
    voice: Voice
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()
    lemmas: tuple[str, ...] = ()
    negated: bool = False
    modality: str = "stated"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the first three rooms found in one article."""

    article: Article
    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of different articles that may report the same fact; `similarity` is the cosine of their embeddings."""

    a: Claim
    b: Claim
    similarity: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the entailment model says of a premise and a hypothesis; the three add up to 1, but for their rounding to 4 decimals.

    `window` is the stretch of a long premise that decided; None where the premise was read at once.
    """

    entailment: float
    neutral: float
    contradiction: float
    window: Span | None = None

    @property
    def label(self) -> Label:
        """The most probable label; of equals neutral goes before contradiction, and contradiction before entailment."""
        top = max(self.entailment, self.neutral, self.contradiction)
        if self.neutral == top:
            return "neutral"
        return "contradiction" if self.contradiction == top else "entailment"


@dataclass(frozen=True, slots=True)
class Side(Span):
    """One side of a finding: the passage, verbatim, and where a person finds it. `marks` are the deciding words in it."""

    article: str
    text: str
    paragraph: int
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What two reports say about one slot (record format: docs/formats.md)."""

    id: str
    fingerprint: str
    code: str
    relation: Relation
    kind: FindingKind
    slot: str
    severity: Severity
    needs_check: bool
    a: Side
    b: Side
    also: tuple[tuple[Side, Side], ...]
    confidence: float
    explanation: str
    evidence: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run, ready to be written by any format."""

    version: str
    models: Mapping[str, str]
    config_hash: str
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    coverage: Mapping[str, Any]
    diagnostics: tuple[Diagnostic, ...]


class Scorer(Protocol):
    """Anything that judges premises and hypotheses, batch by batch; order and length of the answer are those of the input."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Judge (premise, hypothesis) pairs."""
        ...


class Embedder(Protocol):
    """Anything that turns sentences into unit vectors of one width: the answer has shape (sentences, width)."""

    def embed(self, sentences: Sequence[str]) -> Any:
        """Embed sentences."""
        ...


class VerdictCache(Protocol):
    """Verdicts kept by key (a hex digest of model, premise and hypothesis). Safe to call from several threads."""

    def get_many(self, keys: Sequence[str]) -> dict[str, Verdict]:
        """The verdicts that are known, by key."""
        ...

    def put_many(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep verdicts; a key is always given the same verdict."""
        ...
