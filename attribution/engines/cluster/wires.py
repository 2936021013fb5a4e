"""What travels through a cluster: articles, passages and stories as rows of bytes, and their answers.

Everything that can be is packed by `archive.codec`, so that equal values have equal bytes and nothing is run when it is read. Only what is said of
stories (drafts with evidence of any kind) is a pickle: the files lie in a folder that no other user may write (`folders.py`), and only
parts which this run's own workers wrote under the name it gave them are read.
"""

from __future__ import annotations

import pickle
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from attribution.archive.packing.codec import pack, unpack_article, unpack_reading
from attribution.engines.local.tasks import Embed, Judge, Read, Survey, Task
from attribution.types import Article, Reading

if TYPE_CHECKING:
    from attribution.comparison import Judgement, Told
    from attribution.stages import Surveyed

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Wire(ABC, Generic[Item, Answer]):
    """One stage: how its items and answers are written, and the task that computes them. Picklable."""

    # The folder of its parts; rows of a part for 16 articles' worth of work; items of a task.
    name: ClassVar[str]
    scale: ClassVar[float] = 1.0
    together: ClassVar[int] = 16

    @abstractmethod
    def pack(self, item: Item) -> bytes:
        """The bytes of an item; equal items have equal bytes."""

    @abstractmethod
    def task(self, bodies: Sequence[bytes]) -> Task[Any]:
        """The work on packed items."""

    @abstractmethod
    def rows(self, answer: Any) -> list[bytes]:
        """The answer of a task as bytes, a row an item."""

    @abstractmethod
    def value(self, row: bytes, body: bytes) -> Answer:
        """The answer of a packed item."""


class Reads(Wire[Article, Reading]):
    """Articles, and their readings."""

    name = "readings"

    def __init__(self, *, claims: bool = True) -> None:
        self.claims = claims

    def pack(self, item: Article) -> bytes:
        """The article, whole."""
        return pack(item)

    def task(self, bodies: Sequence[bytes]) -> Task[Any]:
        """Read them."""
        return Read(tuple(map(unpack_article, bodies)), self.claims)

    def rows(self, answer: Any) -> list[bytes]:
        """The readings without their articles."""
        return [pack(reading) for reading in answer]

    def value(self, row: bytes, body: bytes) -> Reading:
        """The reading with its article."""
        return unpack_reading(row, unpack_article(body))


class Surveys(Wire[Article, "Surveyed"]):
    """Articles, and their readings with the vectors of their statements."""

    name = "surveys"

    def pack(self, item: Article) -> bytes:
        """The article, whole."""
        return pack(item)

    def task(self, bodies: Sequence[bytes]) -> Task[Any]:
        """Survey them."""
        return Survey(tuple(map(unpack_article, bodies)))

    def rows(self, answer: Any) -> list[bytes]:
        """The readings without their articles, and their vectors."""
        return [joined(pack(surveyed.reading), *packed_vectors(surveyed.vectors)) for surveyed in answer]

    def value(self, row: bytes, body: bytes) -> Surveyed:
        """The reading with its article, and its vectors."""
        from attribution.stages import Surveyed

        reading, texts, rows = parted(row)
        return Surveyed(unpack_reading(reading, unpack_article(body)), unpacked_vectors(texts, rows))


class Embeds(Wire[str, Any]):
    """Passages, and their vectors: float32, shape (width,)."""

    name, scale, together = "vectors", 32.0, 1 << 20

    def pack(self, item: str) -> bytes:
        """The text; half a character passes."""
        return item.encode("utf-8", "surrogatepass")

    def task(self, bodies: Sequence[bytes]) -> Task[Any]:
        """Embed them, in one call."""
        return Embed(tuple(body.decode("utf-8", "surrogatepass") for body in bodies))

    def rows(self, answer: Any) -> list[bytes]:
        """The numbers as they are."""
        import numpy as np

        return [row.tobytes() for row in np.asarray(answer, np.float32)]

    def value(self, row: bytes, body: bytes) -> Any:  # noqa: ARG002 - a vector knows nothing of its text
        """The numbers as they were."""
        import numpy as np

        return np.frombuffer(row, np.float32)


class Judges(Wire["Told", "Judgement"]):
    """Stories with all that is needed to judge them, and what is said of them."""

    name, scale, together = "judgements", 0.25, 1

    def pack(self, item: Told) -> bytes:
        """Articles, readings, vectors and focus."""
        members = [part for reading in item.members for part in (pack(reading.article), pack(reading))]
        focus = [] if item.focus is None else [b"focus", *(name.encode("utf-8", "surrogatepass") for name in sorted(item.focus))]
        return joined(joined(*members), *packed_vectors(item.vectors), joined(*focus))

    def task(self, bodies: Sequence[bytes]) -> Task[Any]:
        """Judge it: one story a task."""
        (body,) = bodies
        return Judge(self.story(body))

    def story(self, body: bytes) -> Told:
        """The story that was packed."""
        from attribution.comparison import Told

        members, texts, rows, focus = parted(body)
        pairs = parted(members)
        readings = tuple(unpack_reading(pairs[i + 1], unpack_article(pairs[i])) for i in range(0, len(pairs), 2))
        named = parted(focus)
        names = frozenset(name.decode("utf-8", "surrogatepass") for name in named[1:]) if named else None
        return Told(readings, unpacked_vectors(texts, rows), names)

    def rows(self, answer: Any) -> list[bytes]:
        """A pickle: evidence is of any kind."""
        return [pickle.dumps(answer, protocol=5)]

    def value(self, row: bytes, body: bytes) -> Judgement:  # noqa: ARG002 - nor a judgement of its story
        """What this run's own worker wrote."""
        judgement: Judgement = pickle.loads(row)  # noqa: S301 - our own worker wrote it, into a folder that no other user may write
        return judgement


def joined(*parts: bytes) -> bytes:
    """Several as one: `parted` gives them back."""
    import msgspec

    return msgspec.msgpack.encode(parts)


def parted(data: bytes) -> list[bytes]:
    """What `joined` was given."""
    import msgspec

    return msgspec.msgpack.decode(data, type=list[bytes])


def packed_vectors(vectors: Any) -> tuple[bytes, bytes]:
    """Texts, and the float32 rows of all of them."""
    import numpy as np

    texts = joined(*(text.encode("utf-8", "surrogatepass") for text in vectors))
    return texts, np.asarray(list(vectors.values()), np.float32).tobytes()


def unpacked_vectors(texts: bytes, rows: bytes) -> dict[str, Any]:
    """The rows by text, in their order: float32, shape (width,)."""
    import numpy as np

    names = [text.decode("utf-8", "surrogatepass") for text in parted(texts)]
    return dict(zip(names, np.frombuffer(rows, np.float32).reshape(len(names), -1), strict=True)) if names else {}
