"""Training-time variants of a text: curly or straight marks, and letter case, so that the models do not depend on a house style."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.augment import make_whitespace_variant

OPEN = {'"': "“", "'": "‘", "``": "“"}
CLOSE = {'"': "”", "'": "’", "''": "”"}
STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "``": '"', "''": '"'}
BLANKS = ("\n", "\n", "\n\n", " ", "\t")
DASHES = ("—", "–", "--", "-")
Variant = Callable[["Language", Example], Iterator[Example]]


@spacy.registry.augmenters("attribution.marks.v1")
def marks_augmenter(level: float, title_level: float, upper_level: float, blank_level: float) -> Variant:
    """Return an augmenter: the share of docs whose marks change style, of docs set in Title Case or CAPITALS, and of
    docs with stray line ends and blanks."""

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        words = [token.text for token in example.reference]
        if random.random() < level:
            words = restyle(words, [bool(token.whitespace_) for token in example.reference])
        chance = random.random()
        if chance < title_level:
            words = [word[:1].upper() + word[1:] for word in words]
        elif chance < title_level + upper_level:
            words = [word.upper() for word in words]
        example = rebuilt(nlp, example, words)
        if random.random() < blank_level:
            for _ in range(3):
                position = random.randrange(len(example.reference))
                example = make_whitespace_variant(nlp, example, random.choice(BLANKS), position)
        yield example

    return augment


def restyle(words: list[str], follows: list[bool]) -> list[str]:
    """Turn every mark of a doc curly, or every one straight, and every free dash into one dash."""
    dash = random.choice(DASHES)
    curly = random.random() < 0.5
    result = []
    for index, word in enumerate(words):
        free = word in DASHES and follows[index] and index > 0 and follows[index - 1]
        if free:
            word = dash
        elif curly:
            opens = follows[index] is False and (index == 0 or follows[index - 1] or words[index - 1] in OPEN)
            word = (OPEN if opens else CLOSE).get(word, word)
            word = word.replace("'", "’") if len(word) > 1 else word
        else:
            word = STRAIGHT.get(word, word)
            word = word.replace("’", "'") if len(word) > 1 else word
        result.append(word)
    return result


def rebuilt(nlp: Language, example: Example, words: list[str]) -> Example:
    """Return the example with other word forms and the same annotation."""
    gold = example.reference
    if words == [token.text for token in gold]:
        return example
    parsed = gold.has_annotation("DEP")
    changed = Doc(
        nlp.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in gold],
        tags=[token.tag_ for token in gold] if parsed else None,
        pos=[token.pos_ for token in gold] if parsed else None,
        morphs=[str(token.morph) for token in gold] if parsed else None,
        lemmas=[token.lemma_ for token in gold] if parsed else None,
        heads=[token.head.i for token in gold] if parsed else None,
        deps=[token.dep_ for token in gold] if parsed else None,
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else t.ent_iob_ for t in gold] if not parsed else None,
    )
    return Example(nlp.make_doc(changed.text), changed)
