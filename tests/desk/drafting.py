"""Invented stories, changed the way reporters change them, and the worksheet `make` would give for them: for the tests of merging."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from attribution.desk.keys import Keys
from attribution.desk.rows import made
from attribution.desk.sheets import Row, Worksheet, worksheet

WHO = ("Mayor Ilse Brand", "the harbour police", "Tom Okoro", "a union speaker", "Judge Rhee")
WHAT = ("ferries", "houses", "people", "trucks", "old trees")
DID = ("were lost", "were moved", "were counted", "stood empty", "went missing")
WHERE = ("Norwick", "the east dock", "Salt Street", "Ember Valley", "the upper town")
WHEN = ("on Monday", "on Tuesday", "in March", "last week", "in 2019")
REMARK = ("We had no warning", "Nobody asked us", "It was the wind", "That is not what I saw", "No comment")


@dataclass(frozen=True)
class Sentence:
    """A sentence: a figure with what it is of, or a remark with its speaker."""

    who: str
    count: int
    what: str
    did: str
    where: str
    when: str
    remark: str = ""
    marks: str = "“”"

    @property
    def text(self) -> str:
        """As printed."""
        if self.remark:
            return f"{self.marks[0]}{self.remark},{self.marks[1]} {self.who} said {self.when}."
        return f"{self.count} {self.what} {self.did} in {self.where} {self.when}."


@dataclass
class Story:
    """An article: its name and its paragraphs."""

    name: str
    paragraphs: list[list[Sentence]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Sentences joined by spaces, paragraphs by empty lines."""
        return "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)


def written(random: Random) -> Sentence:
    """A sentence."""
    who, count, what, did, where, when = random.choice(WHO), random.randint(2, 40), *map(random.choice, (WHAT, DID, WHERE, WHEN))
    return Sentence(who, count, what, did, where, when, random.choice(REMARK) if random.random() < 0.3 else "")


def stories(random: Random) -> list[Story]:
    """One to three articles of up to nine sentences."""
    return [Story(f"story{number}.txt", [[written(random) for _ in range(random.randint(1, 3))] for _ in range(random.randint(1, 3))]) for number in range(random.randint(1, 3))]


def copied(draft: list[Story]) -> list[Story]:
    """The same articles, to be changed apart."""
    return [Story(story.name, [list(paragraph) for paragraph in story.paragraphs]) for story in draft]


def revised(draft: list[Story], random: Random) -> list[Story]:
    """The draft after one to four changes."""
    changed = copied(draft)
    for _ in range(random.randint(1, 4)):
        random.choice((edit, edit, delete, move, insert, rename, split, restyle))(random.choice(changed), random)
    return changed


def edit(story: Story, random: Random) -> None:
    """Another figure, place or speaker in one sentence."""
    paragraph = random.choice(story.paragraphs)
    at = random.randrange(len(paragraph))
    old = paragraph[at]
    new = random.choice(({"count": old.count + 1}, {"where": random.choice(WHERE)}, {"who": random.choice(WHO)}, {"when": random.choice(WHEN)}))
    paragraph[at] = Sentence(**{**old.__dict__, **new})


def delete(story: Story, random: Random) -> None:
    """One sentence less, the last one excepted."""
    if len(story.paragraphs) > 1:
        paragraph = random.choice(story.paragraphs)
        paragraph.pop(random.randrange(len(paragraph)))
        story.paragraphs = [kept for kept in story.paragraphs if kept]


def move(story: Story, random: Random) -> None:
    """One paragraph elsewhere."""
    paragraph = story.paragraphs.pop(random.randrange(len(story.paragraphs)))
    story.paragraphs.insert(random.randint(0, len(story.paragraphs)), paragraph)


def insert(story: Story, random: Random) -> None:
    """A new sentence."""
    paragraph = random.choice(story.paragraphs)
    paragraph.insert(random.randint(0, len(paragraph)), written(random))


def rename(story: Story, random: Random) -> None:
    """Another file name."""
    story.name = f"renamed{random.randrange(10**6)}.txt"


def split(story: Story, random: Random) -> None:
    """A paragraph in two."""
    at = random.randrange(len(story.paragraphs))
    paragraph = story.paragraphs[at]
    cut = random.randint(0, len(paragraph) - 1)
    story.paragraphs[at:at + 1] = [part for part in (paragraph[:cut], paragraph[cut:]) if part]


def restyle(story: Story, random: Random) -> None:
    """Other quotation marks throughout: no change of words."""
    marks = random.choice(("“”", '""', "«»"))
    story.paragraphs = [[Sentence(**{**sentence.__dict__, "marks": marks}) for sentence in paragraph] for paragraph in story.paragraphs]


def fresh(draft: list[Story]) -> Worksheet:
    """The worksheet of a draft that nobody has touched, with offsets into the articles' texts."""
    keys = Keys()
    lines: list[Row] = []
    facts: list[Row] = []
    quotations: list[Row] = []
    figures: list[tuple[Story, Sentence, Row]] = []
    for story in draft:
        at = 0
        for number, paragraph in enumerate(story.paragraphs, 1):
            for sentence in paragraph:
                at = story.text.index(sentence.text, at)
                no = str(len(lines) + 1)
                lines.append(made("lines", keys.of("lines", story.name, sentence.text), no=no, paragraph=number, text=sentence.text, **place(story, sentence.text, at)))
                if sentence.remark:
                    words = sentence.text[: len(sentence.remark) + 3]
                    key = keys.of("quotations", story.name, words, sentence.text)
                    quotations.append(made("quotations", key, id=f"Q{len(quotations) + 1}", line=no, words=words, speaker_printed=sentence.who, speaker=sentence.who, **place(story, words, at)))
                else:
                    words = f"{sentence.count} {sentence.what}"
                    key = keys.of("facts", story.name, words, sentence.text)
                    row = made("facts", key, id=f"F{len(facts) + 1}", line=no, words=words, fact=sentence.text, type="figure", **place(story, words, at))
                    facts.append(row)
                    figures.append((story, sentence, row))
                at += len(sentence.text)
    sources = [made("sources", keys.of("sources", story.name), id=f"S{number}", outlet=story.name, sha256=digest(story.text), article=story.name) for number, story in enumerate(draft, 1)]
    return worksheet({"lines": lines, "facts": facts, "quotations": quotations, "conflicts": conflicts(figures, keys), "sources": sources, "signoff": signoff(draft, keys)})


def place(story: Story, words: str, at: int) -> dict[str, str | int]:
    """Where words stand."""
    assert story.text[at : at + len(words)] == words
    return {"article": story.name, "start": at, "end": at + len(words)}


def conflicts(figures: list[tuple[Story, Sentence, Row]], keys: Keys) -> list[Row]:
    """Neighbouring figures of one thing that differ."""
    rows: list[Row] = []
    for (one, a, left), (other, b, right) in pairwise(figures):
        if a.count != b.count:
            sides = {f"{side}_{key}": row.get(key) for side, row in (("a", left), ("b", right)) for key in ("words", "article", "start", "end")}
            key = keys.of("conflicts", f"{one.name}|{other.name}", a.text, b.text)
            rows.append(made("conflicts", key, id=f"f{len(rows) + 1}", slot=f"how many {a.what}", a_value=a.count, b_value=b.count, **sides))
    return rows


def signoff(draft: list[Story], keys: Keys) -> list[Row]:
    """The draft's digest, and two who sign."""
    items = (("Draft sha256", digest("\f".join(story.text for story in draft))), ("Checker", ""), ("Editor", ""))
    return [made("signoff", keys.of("signoff", "", item), item=item, value=value) for item, value in items]


def digest(text: str) -> str:
    """The sha256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
