"""The word phenomena of the generator: forms, wordings of each split, balance, and edits of hand-built sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random

import pytest

from models.entailment.generation import antonyms, hedges, names, negation, order, paraphrase, roles, saying
from models.entailment.generation.cast import BODY, JOBS, LAST, PLACE
from models.entailment.generation.edit import LABELS, Edit, of_split
from models.entailment.generation.inflection import article, form, gerund, participle, past, third
from models.entailment.generation.polarity import flipped
from models.entailment.generation.rewording.ways import reworded, rewordings
from models.entailment.generation.scenes import SCENES
from models.entailment.generation.states import sources
from models.entailment.generation.words import Sentence, Word

MODULES = (paraphrase, names, roles, negation, antonyms, hedges, saying, order)


def built(rows: str, *named: tuple[str, str]) -> Sentence:
    """A sentence of rows "text lemma pos tag relation head [feature]", heads counted from 1."""
    words, text = [], ""
    for index, row in enumerate(rows.strip().splitlines()):
        form_, lemma, pos, tag, relation, head, *feats = row.split()
        if text and pos != "PUNCT":
            text += " "
        start = len(text)
        text += form_
        at = index if head == "0" else int(head) - 1
        words.append(Word(index, form_, lemma, pos, tag, "|".join(feats), at, relation, start, len(text)))
    spans = tuple((text.index(n), text.index(n) + len(n), label) for n, label in named)
    return Sentence(text, tuple(words), spans, "test")


ARREST = built(
    """
    Police police NOUN NNS nsubj 2 Number=Plur
    arrested arrest VERB VBD root 0
    the the DET DT det 4
    clerk clerk NOUN NN obj 2 Number=Sing
    in in ADP IN case 6
    Tarnow Tarnow PROPN NNP obl 2
    on on ADP IN case 8
    Monday Monday PROPN NNP obl 2
    . . PUNCT . punct 2
    """,
    ("Tarnow", "Location"),
    ("Monday", "Date"),
)
MAYOR = built(
    """
    Vera Vera PROPN NNP nsubj 8 Number=Sing
    Lind Lind PROPN NNP flat 1 Number=Sing
    , , PUNCT , punct 5
    the the DET DT det 5
    mayor mayor NOUN NN appos 1 Number=Sing
    there there ADV RB advmod 5
    , , PUNCT , punct 5
    left leave VERB VBD root 0
    the the DET DT det 10
    room room NOUN NN obj 8
    . . PUNCT . punct 8
    """,
    ("Vera Lind", "Person"),
)


def made(module: object, split: str, count: int = 150) -> list[Edit]:
    """The edits of a module over the hand-built sentences, under many seeds."""
    out: list[Edit] = []
    for seed in range(count):
        for name, phenomenon in module.PHENOMENA:  # type: ignore[attr-defined]
            for s in (ARREST, MAYOR):
                out += list(phenomenon(s, Random(f"{seed} {name} {phenomenon.__name__}"), split))
    return out


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ("denied", "denied", "denying", "denies")),
        ("withdraw", ("withdrew", "withdrawn", "withdrawing", "withdraws")),
        ("admit", ("admitted", "admitted", "admitting", "admits")),
        ("turn down", ("turned down", "turned down", "turning down", "turns down")),
        ("free", ("freed", "freed", "freeing", "frees")),
        ("open", ("opened", "opened", "opening", "opens")),
        ("cut", ("cut", "cut", "cutting", "cuts")),
        ("delay", ("delayed", "delayed", "delaying", "delays")),
        ("quit", ("quit", "quit", "quitting", "quits")),
        ("condemn", ("condemned", "condemned", "condemning", "condemns")),
        ("ban", ("banned", "banned", "banning", "bans")),
        ("release", ("released", "released", "releasing", "releases")),
        ("own up to", ("owned up to", "owned up to", "owning up to", "owns up to")),
    ],
)
def test_verb_forms(verb: str, forms: tuple[str, ...]) -> None:
    """Regular, irregular, doubling and phrasal verbs take their forms."""
    assert (past(verb), participle(verb), gerund(verb), third(verb)) == forms


def test_forms_by_tag_and_article() -> None:
    """A Penn tag picks the form; articles follow the sound."""
    assert form("rise", "VBD") == "rose"
    assert form("rise", "VBN") == "risen"
    assert form("rise", "NN") is None
    assert [article(n) for n in ("hour", "union", "orchard", "mayor")] == [
        "an hour",
        "a union",
        "an orchard",
        "a mayor",
    ]


def test_names_and_scenes_of_the_splits_are_disjoint() -> None:
    """No invented name, office or deed serves both splits."""
    for table in (LAST, PLACE, BODY, JOBS, SCENES):
        assert not set(of_split(table, "train")) & set(of_split(table, "dev"))
        assert len(set(table)) == len(table)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.rsplit(".", 1)[-1])
def test_no_template_in_both_splits(module: object) -> None:
    """The templates of train never occur in dev, and every pair has text on both sides that differs."""
    train, dev = made(module, "train"), made(module, "dev")
    assert train
    assert dev
    assert not {e.template for e in train} & {e.template for e in dev}
    for e in (*train, *dev):
        assert e.premise != e.hypothesis
        assert e.label in LABELS
        for text in (e.premise, e.hypothesis):
            assert text[0].isupper() or not text[0].isalpha(), text
            assert "{" not in text, text
            assert "  " not in text, text
            assert text.endswith((".", '"')), text


@pytest.mark.parametrize(
    "module", [negation, hedges, order, antonyms, roles, saying], ids=lambda m: m.__name__.rsplit(".", 1)[-1]
)
def test_labels_are_balanced(module: object) -> None:
    """No label holds more than half or less than a sixth of the pairs of a phenomenon."""
    counts = Counter(e.label for e in made(module, "train"))
    total = sum(counts.values())
    assert all(1 / 6 <= counts[label] / total <= 0.5 for label in LABELS), counts


@pytest.mark.parametrize("module", [negation, hedges, antonyms], ids=lambda m: m.__name__.rsplit(".", 1)[-1])
def test_not_in_the_hypothesis_tells_no_label(module: object) -> None:
    """Hypotheses with "not" carry every label."""
    counts = Counter(e.label for e in made(module, "train") if " not " in e.hypothesis)
    total = sum(counts.values())
    assert all(counts[label] / total >= 0.12 for label in LABELS), counts


def test_a_hypothesis_wording_carries_more_than_one_label() -> None:
    """Of the states table, nearly every hypothesis state is met with entailment and with another label."""
    for matrix in (negation.MATRIX, hedges.FUTURE, hedges.PAST):
        for target in {t for row in matrix.values() for t in row}:
            assert sources(matrix, target, "entailment"), target
            assert sources(matrix, target, "neutral") or sources(matrix, target, "contradiction"), target


def test_negation_of_a_real_sentence() -> None:
    """A finite verb takes did and not."""
    assert flipped(ARREST) == "Police did not arrest the clerk in Tarnow on Monday."
    assert flipped(MAYOR) == "Vera Lind, the mayor there, did not leave the room."


def test_rewordings_of_hand_built_sentences() -> None:
    """The tree gives passive, fronting, shortening and the copula."""
    texts = {r.way: r.text for r in rewordings(ARREST)}
    assert texts["passive"] == "The clerk was arrested by police in Tarnow on Monday."
    assert texts["fronted"] == "On Monday, police arrested the clerk in Tarnow."
    assert {r.text for r in rewordings(ARREST) if r.less} == {
        "Police arrested the clerk on Monday.",
        "Police arrested the clerk in Tarnow.",
    }
    ways = {r.way: r for r in rewordings(MAYOR)}
    assert ways["copula"].text == "Vera Lind is the mayor there."
    assert ways["appos"].text == "Vera Lind left the room."
    assert ways["appos"].opposite == "Vera Lind did not leave the room."


def test_reworded_keeps_the_stretch() -> None:
    """A stretch asked for is still there."""
    where = ARREST.text.index("Tarnow")
    found = {reworded(ARREST, (where, where + 6), Random(i)) for i in range(20)}
    assert found
    assert all(text is not None and "Tarnow" in text for text in found)


def test_shorter_premise_is_neutral() -> None:
    """What says less does not entail what says more."""
    pairs = {(e.premise, e.hypothesis): e.label for e in made(paraphrase, "train")}
    assert pairs["Police arrested the clerk in Tarnow.", ARREST.text] == "neutral"
    assert pairs[ARREST.text, "Police arrested the clerk in Tarnow."] == "entailment"


def test_an_exchanged_name_contradicts() -> None:
    """The place of an arrest exchanged is a contradiction, unnamed it is open."""
    labels = defaultdict(set)
    for e in made(names, "train"):
        labels[e.template.rsplit(":", 1)[0]].add(e.label)
    assert labels["name:location"] == {"contradiction"}
    assert labels["name:unnamed:Location"] == {"neutral"}


def test_same_seed_same_pairs() -> None:
    """All chance comes from the generator that is passed in."""

    def texts(module: object) -> Iterator[tuple[str, str]]:
        return ((e.premise, e.hypothesis) for e in made(module, "dev", 10))

    for module in MODULES:
        assert list(texts(module)) == list(texts(module))
