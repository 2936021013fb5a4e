"""What a cue reports: the tokens to its left or right that are somebody's words, cut where the next clause begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attribution.quotes.edges import TO_VERBS, Hit
from attribution.quotes.inversion import has_finite
from attribution.quotes.labelled import labelled
from attribution.quotes.phrases import Range
from attribution.quotes.ranges import BREAKS, SUBORDINATORS, marks_end, run_end, trimmed
from attribution.quotes.sentences import Sentence
from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words, has_verb

# ", though she declined …" is the reporter's again; ", but that …" is still the speaker's.
TURNS = frozenset(
    ["though", "although", "while", "whereas", "but", "despite", "adding", "citing", "according", "because"]
)
# A clause of its own does not begin with these: "said nothing", "warned when …", "replied in kind".
NO_CLAUSE = word_set("how why who what whether if where when nothing so no-one as more little much to off")
OPENING = word_set("in at on for with by after before during since from under over between as about")


@dataclass(frozen=True, slots=True)
class Content:
    """The token ranges of what one cue reports, and the name of the rule that found them."""

    hit: Hit
    ranges: tuple[Range, ...]
    rule: str
    chain: tuple[Hit, ...] = ()


def read_contents(words: Words, sentence: Sentence, hits: list[Hit]) -> list[Content]:
    """Return what each cue of a sentence reports, in order; a cue that only passes another on becomes its chain."""
    found: list[Content] = []
    pending: tuple[Hit, ...] = ()
    for number, hit in enumerate(hits):
        following = hits[number + 1] if number + 1 < len(hits) else None
        if following is not None and passes_on(hit, following) and reports(words, sentence, hits, number + 1):
            pending = (*pending, hit)
            continue
        if found and trails(words, found[-1], hit):
            found[-1] = replace(found[-1], chain=(*found[-1].chain, hit))
            continue
        content = content_of(words, sentence, hit, following, found)
        if content is not None:
            found.append(replace(content, chain=pending))
        pending = ()
    return found


def passes_on(hit: Hit, following: Hit) -> bool:
    """Say whether a cue only introduces the next one: "The Post reported that | the minister said …"."""
    if hit.after is None or following.gerund or following.shared or hit.frame == "label":
        return False
    return following.first == hit.after and following.subject is not None and following.after is not None


def reports(words: Words, sentence: Sentence, hits: list[Hit], number: int) -> bool:
    """Say whether the cue at `number` reports something to its right."""
    following = hits[number + 1] if number + 1 < len(hits) else None
    right = right_range(words, sentence, hits[number], following)
    return right is not None and (hits[number].that or states(words, hits[number], right))


def trails(words: Words, content: Content, hit: Hit) -> bool:
    """Say whether a cue at the end hands on what another said: "X told Y that …, reported the agency"."""
    if hit.left is None or hit.that or not content.ranges or content.rule == "left":
        return False
    gap = content.ranges[-1][1]
    adjoins = gap >= hit.left - 1 or words.lower[gap + 1] in ("despite", "though", "although", "citing")
    return adjoins and (hit.inverted or hit.after is None)


def content_of(
    words: Words, sentence: Sentence, hit: Hit, following: Hit | None, found: list[Content]
) -> Content | None:
    """Return the content of one cue: right of it, left of it, or on both sides of an inserted "he said"."""
    floor = found[-1].ranges[-1][1] if found and found[-1].ranges else sentence.first
    right = right_range(words, sentence, hit, following)
    left = left_range(words, sentence, hit, max(floor, sentence.first))
    if hit.frame == "label":
        phrase = labelled(words, right) if right else None
        return Content(hit, (phrase,), "label") if phrase else None
    if left and right:
        return both(words, hit, left, right)
    if right and (hit.that or states(words, hit, right)):
        return Content(hit, (right,), "right")
    if left and has_verb(words, *left):
        return Content(hit, (left,), "left")
    return None


def both(words: Words, hit: Hit, left: Range, right: Range) -> Content | None:
    """Decide between the two sides of a cue, or take both: "A," he said, "B" and "Amberi, he said, would leave"."""
    quoted_left = words.pair[left[1] - 1] >= 0
    quoted_right = words.pair[right[0]] >= 0
    if (
        quoted_right
        and words.lower[words.before(right[0])] == ":"
        and not (quoted_left and closes_clause(words, left[1]))
    ):
        return Content(hit, (right,), "right")
    inserted = words.lower[words.before(right[0])] == ","
    if quoted_left and quoted_right and (inserted or hit.inverted):
        return Content(hit, (left, right), "around")
    if quoted_left:
        return Content(hit, (left,), "left")
    if inserted and quoted_right and is_cut_subject(words, left, right[0]):
        return Content(hit, (left, right), "around")
    finite_left = has_finite(words, *left) and words.lower[left[0]] not in SUBORDINATORS
    if hit.that and not (inserted and finite_left):
        return Content(hit, (right,), "right")
    adjunct = words.pos[left[0]] in ("ADP", "ADV", "SCONJ") or words.lower[left[0]] in SUBORDINATORS
    if inserted and adjunct and not finite_left and has_verb(words, *right):
        return Content(hit, (right,), "right")
    if inserted and quoted_right and left[1] - left[0] < 40:
        return Content(hit, (left, right), "around")
    if inserted:
        return Content(hit, (left,) if finite_left else (left, right), "left" if finite_left else "around")
    if finite_left and (hit.inverted or not states(words, hit, right)):
        return Content(hit, (left,), "left")
    return Content(hit, (right,), "right") if states(words, hit, right) else None


def is_cut_subject(words: Words, left: Range, marks: int) -> bool:
    """Say whether marks go on with the predicate of what stands before the cue: “Prices, he said, “will not wait””."""
    first = next((i for i in range(marks, marks + 3) if i < len(words.pos) and words.pos[i] != "PUNCT"), marks)
    short = (
        left[1] - left[0] < 12 and not has_finite(words, *left) and words.pos[left[0]] not in ("ADP", "ADV", "SCONJ")
    )
    return short and words.finite[first] and words.lower[first] == words.said(first, first + 1)


def closes_clause(words: Words, end: int) -> bool:
    """Say whether the marks that end before a token are punctuated as speech inside: “We go,” but not “down the line”."""
    pair = words.pairs[words.pair[end - 1]]
    return words.text[pair.inner_start : pair.inner_end].rstrip()[-1:] in tuple(",.!?…—–-")


def states(words: Words, hit: Hit, found: Range) -> bool:
    """Say whether the tokens to the right of a cue state something: a finite clause, or an infinitive of a promise."""
    first, last = found
    if any(words.pair[i] >= 0 for i in range(first, last)) and hit.frame != "tell":
        return True
    if hit.lemma in TO_VERBS and words.lower[first] == "to":
        return True
    if hit.frame not in ("clause", "tell") or (words.lower[first] in NO_CLAUSE and not counts(words, first)):
        return False
    if words.pos[first] == "CCONJ" or (words.pos[first] == "ADP" and words.lower[first] not in OPENING):
        return False
    if words.pos[first] == "VERB" and (words.finite[first] or words.lower[first].endswith(("ing", "ed"))):
        return False
    verb = next((i for i in range(first + 1, last) if words.finite[i]), None)
    return verb is not None and not any(
        words.lower[i] in BREAKS and words.pos[i] != "DET" for i in range(first + 1, verb)
    )


def counts(words: Words, first: int) -> bool:
    """Say whether a clause begins with a bound: "as many as 42", "more than 100", "little more than half"."""
    return words.lower[first + 1 : first + 2] in (["many"], ["much"], ["few"], ["than"], ["more"])


def right_range(words: Words, sentence: Sentence, hit: Hit, following: Hit | None) -> Range | None:
    """Return the tokens to the right of a cue up to the end of its content, or None."""
    if hit.after is None:
        return None
    last = sentence.last
    if following is not None and following.first <= hit.after and not (following.shared or following.gerund):
        following = None
    if following is not None:
        last = next_clause(words, hit, following)
        last = others_marks(words, hit.after, following, last)
    last = turn(words, hit.after, last)
    if words.lower[hit.after] == "of" and hit.after + 1 < last and words.pair[hit.after + 1] >= 0:
        return hit.after + 1, marks_end(words, hit.after + 1)  # "responded with chants of “…”"
    if hit.frame == "quote" and words.pair[hit.after] >= 0:
        return hit.after, min(last, run_end(words, hit.after))
    return trimmed(words, hit.after, last)


def others_marks(words: Words, after: int, following: Hit, last: int) -> int:
    """Return where marks begin that belong to the next cue: "posted what he did: | “…,” she wrote"; else `last`."""
    if following.left is None or words.pair[following.left - 1] < 0 or following.left > last:
        return last
    start = words.at(words.pairs[words.pair[following.left - 1]].start)
    return start if start - 1 > after and words.lower[words.before(start)] == ":" else last


def next_clause(words: Words, hit: Hit, following: Hit) -> int:
    """Return where the clause of the next cue begins."""
    assert hit.after is not None
    if following.shared or following.gerund:
        return max(following.first, hit.after)
    first = following.first
    if first <= hit.after or (following.left is None and words.lower[first - 1] not in ("and", "but", "while")):
        return max(following.verb + 1, hit.after) if first <= hit.after else max(first, hit.after)
    return first


def turn(words: Words, first: int, last: int) -> int:
    """Return where the reporter's own words begin again after a comma, if they do."""
    for index in range(first + 2, last - 1):
        if words.pair[index] < 0 and words.lower[index] == "," and words.lower[index + 1] in TURNS:
            after = words.lower[index + 2] if index + 2 < last else ""
            if after != "that" and words.pair[index + 1] < 0 and words.lower[index + 1] != "because":
                return index
        if words.pair[index] < 0 and words.lower[index : index + 2] == ["according", "to"]:
            return index
    return last


def left_range(words: Words, sentence: Sentence, hit: Hit, floor: int) -> Range | None:
    """Return the tokens to the left of a cue back to the start of the sentence or of what is already taken."""
    if hit.left is None:
        return None
    first = max(floor, sentence.first)
    return trimmed(words, first, hit.left)
