"""Paraphrase by the tree: voice, fronting, shortening, apposition, relative clause, possessive, reported speech, dative, second verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.inflection import participle, past
from models.entailment.generation.polarity import Change, flip, inner, plain, subject
from models.entailment.generation.retelling import retold
from models.entailment.generation.states import either
from models.entailment.generation.words import Sentence, Word

_TIME = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "yesterday",
        "today",
    ]
)
# Verbs that need their place or time, so that nothing may be dropped after them.
_NEEDY = frozenset(
    [
        "live",
        "be",
        "base",
        "locate",
        "bear",
        "reside",
        "happen",
        "occur",
        "take",
        "place",
        "put",
        "lie",
        "sit",
        "stand",
        "date",
        "range",
        "remain",
        "go",
        "come",
        "arrive",
        "lead",
        "result",
        "consist",
        "belong",
        "depend",
        "refer",
        "head",
        "hold",
        "set",
        "run",
        "serve",
        "play",
        "begin",
        "start",
        "stay",
        "see",
        "become",
        "turn",
        "act",
        "work",
        "deal",
        "look",
    ]
)
_SCOPE = frozenset(
    [
        "not",
        "n't",
        "never",
        "no",
        "nobody",
        "none",
        "nothing",
        "neither",
        "nor",
        "few",
        "hardly",
        "only",
        "unless",
        "if",
        "would",
        "could",
        "may",
        "might",
    ]
)
_DATIVE = frozenset(["give", "send", "offer", "award", "hand", "lend", "sell", "pay", "show", "grant"])
# Sentences that the splitter cut after a title.
_BROKEN = re.compile(r"\b(Sgt|Const|Lt|Capt|Gov|Sen|Rep|Dr|Mr|Mrs|Ms|St|Jr|Inc|No)\.$")
_OBJECT = {"he": "him", "she": "her", "they": "them", "who": "whom"}
_SUBJECT = {"him": "he", "them": "they"}


@dataclass(frozen=True, slots=True)
class Rewording:
    """The reworded text, its contradiction, whether it says less than the sentence, and the way it was made."""

    text: str
    opposite: str | None
    less: bool
    way: str


def _core(sentence: Sentence, word: Word) -> list[Word]:
    """The subtree without the marks at its ends."""
    tree = sentence.subtree(word)
    while len(tree) > 1 and tree[0].pos == "PUNCT":
        tree = tree[1:]
    while len(tree) > 1 and tree[-1].pos == "PUNCT":
        tree = tree[:-1]
    return tree


def _solid(sentence: Sentence, tree: list[Word]) -> bool:  # noqa: ARG001
    """Whether the words stand next to each other."""
    return tree[-1].index - tree[0].index == len(tree) - 1


def _free(sentence: Sentence) -> bool:
    """Whether nothing in the sentence denies or conditions it, so that what is left after a cut still holds."""
    return not any(w.text.lower() in _SCOPE for w in sentence.words)


def _cut(sentence: Sentence, start: int, end: int, way: str, less: bool = True) -> Rewording | None:
    """The sentence without a stretch and the commas around it."""
    text = sentence.text
    before = text[:start].rstrip()
    if re.match(r",? (and|or) ", text[end:]) and before.endswith(","):
        return None  # one of a list
    if before.endswith(","):
        start = len(before) - 1
        end += text[end : end + 1] == ","
    else:
        start = len(before)
    if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return None
    if start == 0 or len(text[:start].split()) < 2:
        return None
    filler = "" if text[end : end + 1] in ".;:" else " "
    changes: list[Change] = [(start, end, filler)]
    turned = (
        flip(sentence)
        if not sentence.children(sentence.root, "conj", "parataxis", "ccomp")
        and plain(sentence, scope=way == "adjunct")
        else None
    )
    if turned and any(a < end and b > start for a, b, _ in turned):
        return None
    short = sentence.replaced(*changes)
    if short.count("(") != short.count(")"):
        return None
    if len(short.split()) < 4:
        return None
    return Rewording(short, sentence.replaced(*changes, *turned) if turned else None, less, way)


def adjuncts(sentence: Sentence) -> Iterator[Rewording | None]:
    """Without a time or a place named at the end of the clause: `"He died in Rome on Monday." -> "He died in Rome."`"""
    if not _free(sentence) or sentence.root.lemma in _NEEDY:
        return
    for word in sentence.children(sentence.root, "obl"):
        tree = sentence.subtree(word)
        case = sentence.children(word, "case")
        if word.index < sentence.root.index or "agent" in word.relation or not _solid(sentence, tree) or len(tree) > 9:
            continue
        low = case[0].text.lower() if case else ""
        dated = any(w.text in _TIME or (w.text.isdigit() and len(w.text) == 4) for w in tree)
        if (
            low in ("after", "during", "despite", "following")
            or (dated and low in ("on", "in", "", "since"))
            or (low in ("in", "near", "at") and _named(sentence, tree, "Location"))
        ):
            yield _cut(sentence, tree[0].start, tree[-1].end, "adjunct")


def _named(sentence: Sentence, tree: list[Word], label: str) -> bool:
    return any(start >= tree[0].start and end <= tree[-1].end and kind == label for start, end, kind in sentence.names)


def asides(sentence: Sentence) -> Iterator[Rewording | None]:
    """Without an apposition or a relative clause between commas."""
    for word in sentence.words:
        if word.relation not in ("appos", "acl:relcl", "relcl"):
            continue
        tree = _core(sentence, word)
        start, end = tree[0].start, tree[-1].end
        after = sentence.text[end : end + 1]
        if (
            sentence.text[:start].rstrip().endswith(",")
            and after in (",", ".")
            and _solid(sentence, tree)
            and word.head < word.index
        ) and ("," not in sentence.text[start:end] or word.relation != "appos"):
            yield _cut(sentence, start, end, word.relation.split(":")[-1])


def copulas(sentence: Sentence) -> Iterator[Rewording | None]:
    """An apposition as a sentence: `"Ann Lee, the mayor of Ros, wept." -> "Ann Lee is the mayor of Ros."`"""
    for word in sentence.words:
        head = sentence.words[word.head]
        names = [n for n in sentence.names if n[0] <= head.start < n[1] and n[2] == "Person"]
        tree = _core(sentence, word)
        if word.relation != "appos" or word.pos != "NOUN" or not names or not _solid(sentence, tree) or len(tree) < 2:
            continue
        if (
            tree[0].text.lower() not in ("the", "a", "an")
            or any(w.pos in ("VERB", "PRON", "AUX") for w in tree)
            or word.has("Number=Plur")
        ):
            continue
        if sentence.text[tree[-1].end : tree[-1].end + 1] not in (",", "."):
            continue
        if not sentence.text[: tree[0].start].endswith(f"{sentence.text[names[0][0] : names[0][1]]}, "):
            continue
        name, role = sentence.text[names[0][0] : names[0][1]], sentence.text[tree[0].start : tree[-1].end]
        yield Rewording(f"{name} is {role}.", f"{name} is not {role}.", True, "copula")


def relatives(sentence: Sentence) -> Iterator[Rewording | None]:
    """A relative clause of a name as a sentence: `"Ann Lee, who had resigned, wept." -> "Ann Lee had resigned."`"""
    for word in sentence.words:
        if "relcl" not in word.relation:
            continue
        tree = _core(sentence, word)
        head = sentence.words[word.head]
        names = [
            n for n in sentence.names if n[0] <= head.start < n[1] and n[2] in ("Person", "Organization", "Location")
        ]
        if (
            not names
            or tree[0].text.lower() not in ("who", "which")
            or not tree[0].relation.startswith("nsubj")
            or tree[0].head != word.index
            or not _solid(sentence, tree)
        ):
            continue
        if (
            not sentence.text[: tree[0].start].endswith(f"{sentence.text[names[0][0] : names[0][1]]}, ")
            or len(tree) < 4
        ):
            continue
        if sentence.text[tree[-1].end : tree[-1].end + 1] not in (",", "."):
            continue
        name = sentence.text[names[0][0] : names[0][1]]
        rest = sentence.text[tree[1].start : tree[-1].end]
        yield Rewording(f"{name} {rest}.", f"It is not true that {name} {rest}.", True, "relative")


def fronted(sentence: Sentence) -> Iterator[Rewording | None]:
    """A time at the end put first: `"He died on Monday." -> "On Monday, he died."`"""
    if not plain(sentence, scope=False) or sentence.children(sentence.root, "compound"):
        return
    for word in sentence.children(sentence.root, "obl"):
        tree = sentence.subtree(word)
        if (
            tree[0].start
            and sentence.text[tree[-1].end :] == "."
            and any(w.text in _TIME or (w.text.isdigit() and len(w.text) == 4) for w in tree)
            and _solid(sentence, tree)
            and len(tree) <= 6
        ):
            if sentence.text[: tree[0].start].rstrip().endswith(","):
                continue
            time = sentence.text[tree[0].start : tree[-1].end]
            turned = flip(sentence)
            whole = inner(sentence, sentence.replaced((tree[0].start, tree[-1].end, "")))
            other = inner(sentence, sentence.replaced((tree[0].start, tree[-1].end, ""), *turned)) if turned else None
            start = time[:1].upper() + time[1:]
            yield Rewording(f"{start}, {whole}.", f"{start}, {other}." if other else None, False, "fronted")


def voices(sentence: Sentence) -> Iterator[Rewording | None]:
    """Active made passive and passive made active."""
    root = sentence.root
    if (
        not plain(sentence, scope=False)
        or sentence.children(root, "ccomp", "xcomp", "mark", "compound", "iobj")
        or len(sentence.children(root, "nsubj")) != 1
    ):
        return
    who = subject(sentence)
    tail = _tail(sentence)
    if any(w.lemma.lower() in ("no", "never", "not", "only", "less", "few") for w in sentence.words):
        return
    if root.tag == "VBD" and not sentence.children(root, "aux", "cop"):
        things = sentence.children(root, "obj")
        if (
            len(things) != 1
            or sentence.children(root, "advmod")
            or root.lemma
            in (
                "have",
                "get",
                "want",
                "like",
                "cost",
                "become",
                "know",
                "mean",
                "lack",
                "say",
                "include",
                "suffer",
                "take",
                "play",
                "enter",
            )
        ):
            return
        thing = things[0]
        if (
            thing.pos == "PRON"
            or who.pos == "PRON"
            or thing.start < root.end
            or not _solid(sentence, sentence.subtree(thing))
            or sentence.text[root.end : sentence.span(thing)[0]].strip()
        ):
            return
        if (
            any(w.relation == "nmod:poss" and w.pos == "PRON" for w in sentence.subtree(thing))
            or sentence.span(who)[0] != 0
            or any(w.text in _TIME for w in sentence.subtree(thing))
        ):
            return
        if sentence.text[sentence.span(who)[1] : root.start].strip():
            return
        be = "were" if thing.has("Number=Plur") or sentence.children(thing, "conj") else "was"
        agent = inner(sentence, sentence.phrase(who))
        made = participle(root.lemma)
        if past(root.lemma) != root.text.lower():
            made = root.text.lower() if past(root.lemma).endswith("ed") else made
        rest = sentence.text[sentence.span(thing)[1] : -1].strip()
        if rest.startswith(",") or tail is None:
            return
        subject_ = sentence.phrase(thing)
        subject_ = subject_[:1].upper() + subject_[1:]
        yield Rewording(
            f"{subject_} {be} {made} by {agent} {rest}".strip() + ".",
            f"{subject_} {be} not {made} by {agent} {rest}".strip() + ".",
            False,
            "passive",
        )
    elif root.tag == "VBN" and who.relation == "nsubj:pass":
        yield from _active(sentence, who)


def _tail(sentence: Sentence) -> str | None:
    """What follows the object is short enough to stand after the agent."""
    things = sentence.children(sentence.root, "obj")
    rest = sentence.text[sentence.span(things[0])[1] : -1] if things else ""
    return rest if len(rest.split()) <= 6 else None


def _active(sentence: Sentence, who: Word) -> Iterator[Rewording | None]:
    root = sentence.root
    agents = [
        w
        for w in sentence.children(root, "obl")
        if [c.text for c in sentence.children(w, "case")] == ["by"] and (w.relation == "obl:agent")
    ]
    helpers = sentence.children(root, "aux")
    if (
        len(agents) != 1
        or len(helpers) != 1
        or helpers[0].text not in ("was", "were")
        or (agents[0].pos == "PRON" and agents[0].text.lower() != "them")
    ):
        return
    tree = sentence.subtree(agents[0])
    if (
        not _solid(sentence, tree)
        or tree[0].text != "by"
        or sentence.span(who)[0] != 0
        or sentence.text[root.end : tree[0].start].strip()
        or sentence.text[helpers[0].end : root.start].strip()
    ):
        return
    agent = sentence.text[tree[1].start : tree[-1].end]
    thing = inner(sentence, sentence.phrase(who))
    thing = _OBJECT.get(thing, thing)
    if (
        thing in ("it", "this", "that", "which")
        or past(root.lemma) == root.lemma + "eded"
        or any(w.relation == "nmod:poss" and w.pos == "PRON" for w in tree)
    ):
        return
    rest = sentence.text[tree[-1].end : -1].strip()
    agent = agent[:1].upper() + agent[1:]
    yield Rewording(
        f"{agent} {past(root.lemma)} {thing} {rest}".strip() + ".",
        f"{agent} did not {root.lemma} {thing} {rest}".strip() + ".",
        False,
        "active",
    )


def sayings(sentence: Sentence) -> Iterator[Rewording | None]:
    """ "X said that S" as "According to X, S" or "S, X said"."""
    root = sentence.root
    clauses = sentence.children(root, "ccomp")
    if (
        root.lemma != "say"
        or root.tag != "VBD"
        or len(clauses) != 1
        or any(mark in sentence.text for mark in '"“”;:()—')
        or clauses[0].index < root.index
    ):
        return
    if [
        w
        for w in sentence.children(root)
        if w.index not in (clauses[0].index, subject(sentence).index) and w.pos != "PUNCT"
    ]:
        return
    words = [
        w
        for w in sentence.subtree(clauses[0])
        if not (w.relation == "mark" and w.head == clauses[0].index and w.text == "that")
    ]
    speaker = subject(sentence)
    if (
        speaker.pos == "PRON"
        or words[0].text.lower() in ("it", "he", "she", "they", "there", "i", "we")
        or sentence.span(speaker)[0] != 0
        or words[0].start < root.end
        or words[-1].end < len(sentence.text) - 2
    ):
        return
    who = inner(sentence, sentence.phrase(speaker))
    said = sentence.text[words[0].start : words[-1].end].rstrip(". ")
    yield Rewording(
        f"According to {who}, {said}.", f"{who[:1].upper() + who[1:]} did not say that {said}.", False, "according"
    )
    yield Rewording(
        f"{said[:1].upper() + said[1:]}, {who} said.",
        f"{who[:1].upper() + who[1:]} did not say that {said}.",
        False,
        "saidlast",
    )


def possessives(sentence: Sentence) -> Iterator[Rewording | None]:
    """`"the mayor of Ros" -> "Ros's mayor"`, and the other way round."""
    for start, end, label in sentence.names:
        before = sentence.text[:start]
        inside = [w for w in sentence.words if start <= w.start < end]
        if label not in ("Person", "Organization", "Location") or not inside or not before.endswith(" of "):
            continue
        head = next((w for w in inside if w.relation == "nmod"), None)
        if head is None or sentence.subtree(head)[-1].end > end:
            continue
        owner = sentence.words[head.head]
        left = sentence.subtree(owner)[0]
        words = sentence.text[left.end : start - 4].strip()
        if (
            left.text.lower() != "the"
            or owner.end != start - 4
            or owner.pos != "NOUN"
            or sentence.children(owner, "acl")
            or owner.text
            in (
                "city",
                "town",
                "state",
                "kingdom",
                "island",
                "republic",
                "province",
                "kind",
                "name",
                "number",
                "rest",
                "majority",
                "part",
                "likes",
                "district",
                "use",
            )
        ):
            continue
        text = sentence.replaced((left.start, end, f"{sentence.text[start:end]}'s {words}"))
        turned = flip(sentence)
        other = (
            sentence.replaced((left.start, end, f"{sentence.text[start:end]}'s {words}"), *turned)
            if turned and all(b <= left.start or a >= end for a, b, _ in turned)
            else None
        )
        yield Rewording(text, other, False, "possessive")


def datives(sentence: Sentence) -> Iterator[Rewording | None]:
    """`"gave him the keys" -> "gave the keys to him"`."""
    root = sentence.root
    to, things = sentence.children(root, "iobj"), sentence.children(root, "obj")
    if (
        root.lemma in _DATIVE
        and len(to) == 1
        and len(things) == 1
        and to[0].index < things[0].index
        and len(sentence.phrase(things[0]).split()) < 8
    ):
        (a, b), (c, d) = sentence.span(to[0]), sentence.span(things[0])
        if sentence.text[b:c].strip() == "":
            changes = (a, d, f"{sentence.text[c:d]} to {sentence.text[a:b]}")
            turned = flip(sentence)
            yield Rewording(
                sentence.replaced(changes), sentence.replaced(changes, *turned) if turned else None, False, "dative"
            )


def conjuncts(sentence: Sentence) -> Iterator[Rewording | None]:
    """The second of two verbs with the subject of the first: `"He rose and left." -> "He left."`"""
    root = sentence.root
    others = sentence.children(root, "conj")
    if (
        not _free(sentence)
        or len(others) != 1
        or root.tag not in ("VBD", "VBZ")
        or others[0].tag != root.tag
        or sentence.children(others[0], "nsubj")
        or sentence.children(root, "aux", "advcl")
    ):
        return
    who, other = subject(sentence), others[0]
    joint = sentence.children(other, "cc")
    tree = sentence.subtree(other)
    if len(joint) != 1 or joint[0].text != "and" or sentence.span(who)[0] != 0 or not _solid(sentence, tree):
        return
    start = max(w.end for w in joint)
    text = f"{sentence.phrase(who)} {sentence.text[start : tree[-1].end].strip()}."
    if len(text.split()) > 4:
        helper = {"VBD": "did", "VBZ": "does"}[root.tag]
        opposite = (
            f"{sentence.phrase(who)} {helper} not {other.lemma} {sentence.text[other.end : tree[-1].end].strip()}."
            if other.start == start + 1 and other.lemma != "be"
            else None
        )
        yield Rewording(text, opposite, True, "conjunct")


WAYS: tuple[Callable[[Sentence], Iterator[Rewording | None]], ...] = (
    adjuncts, asides, copulas, relatives, fronted, voices, sayings, possessives, datives, conjuncts,
)  # fmt: skip


def rewordings(sentence: Sentence) -> list[Rewording]:
    """Every rewording that the sentence entails."""
    if _BROKEN.search(sentence.text):
        return []
    return [r for way in WAYS for r in way(sentence) if r is not None and r.text != sentence.text]


def reworded(sentence: Sentence, keep: tuple[int, int] | None, rng: Random) -> str | None:
    """An entailed rewording that still holds the words of the stretch `keep` (code points); None where there is none."""
    passage = sentence.text[slice(*keep)] if keep else ""
    found = [r.text for r in rewordings(sentence) if passage in r.text]
    return rng.choice(found) if found else None


def paraphrased(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """Rewordings that follow, longer ones that need not, and reworded contradictions."""
    found = rewordings(sentence)
    for r in rng.sample(found, min(3, len(found))):
        name = f"paraphrase:{r.way}:{split}"
        forward = r.less or rng.random() < 0.5
        yield Edit(*((sentence.text, r.text) if forward else (r.text, sentence.text)), "entailment", "paraphrase", name)
        if r.less:
            yield Edit(r.text, sentence.text, "neutral", "paraphrase", name)
        if r.opposite is not None:
            yield from _opposed(sentence, r, rng, name)


def _opposed(sentence: Sentence, r: Rewording, rng: Random, name: str) -> Iterator[Edit]:
    """The opposite as hypothesis or, so that "not" tells nothing, as premise; both sides negated where a rewording says the same."""
    turned = flip(sentence)
    assert r.opposite is not None
    if turned and r.way in ("appos", "relcl", "fronted", "passive", "active", "possessive", "dative"):
        false = sentence.replaced(*turned)
        yield Edit(*either(rng, false, r.opposite), "entailment", "paraphrase", name)
        yield Edit(
            *((false, r.text) if rng.random() < 0.6 else (sentence.text, r.opposite)),
            "contradiction",
            "paraphrase",
            name,
        )
        return
    yield Edit(*either(rng, sentence.text, r.opposite), "contradiction", "paraphrase", name)
    if turned and r.way == "adjunct":
        yield Edit(r.text, sentence.replaced(*turned), "neutral", "paraphrase", name)


PHENOMENA = (("paraphrase", paraphrased), ("paraphrase", retold))
