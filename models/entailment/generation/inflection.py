"""English verb forms and articles, enough for the verbs of news."""

from __future__ import annotations

# lemma past participle: the irregular verbs of news reports; all others follow the rules of spelling below.
_IRREGULAR = """
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|
bite bit bitten|bleed bled bled|blow blew blown|break broke broken|bring brought brought|broadcast broadcast broadcast|build built built|burst burst burst|
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|
do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|
flee fled fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone|
grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|
lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|
mislead misled misled|outbid outbid outbid|outdo outdid outdone|overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|
pay paid paid|prove proved proved|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|rid rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|
say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|show showed shown|
shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|split split split|
spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept|swim swam swum|take took taken|
teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood|uphold upheld upheld|
wake woke woken|wear wore worn|win won won|withdraw withdrew withdrawn|withhold withheld withheld|write wrote written
"""
IRREGULAR: dict[str, tuple[str, str]] = {
    row.split()[0]: (row.split()[1], row.split()[2]) for row in _IRREGULAR.replace("\n", "").split("|")
}
# Verbs of more than one syllable that double their last letter all the same (stress on the last syllable).
DOUBLING = frozenset(["admit", "permit", "submit", "commit", "omit", "refer", "prefer", "transfer", "defer", "deter", "occur", "recur", "compel", "expel", "rebel", "control", "acquit", "regret", "patrol", "abet", "equip", "cancel", "travel", "label"])  # fmt: skip
VOWELS = "aeiou"


def _split(verb: str) -> tuple[str, str]:
    """The verb and its particles: `"turn down" -> ("turn", " down")`."""
    head, _, rest = verb.partition(" ")
    return head, f" {rest}" if rest else ""


def _ed(lemma: str) -> str:
    """The regular form in -ed: `"deny" -> "denied"`."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _doubled(lemma: str) -> str:
    """The verb with its last letter doubled where spelling asks: `"ban" -> "bann"`."""
    sound = lemma.replace("qu", "qw")  # the u of "quit" is no vowel
    short = len(sound) >= 3 and sound[-1] not in VOWELS + "wxy" and sound[-2] in VOWELS and sound[-3] not in VOWELS
    one_syllable = sum(a in VOWELS and b not in VOWELS for a, b in zip(sound, sound[1:] + "#", strict=True)) == 1
    return lemma + lemma[-1] if short and (one_syllable or lemma in DOUBLING) else lemma


def past(verb: str) -> str:
    """The past tense; only the first word of a phrasal verb changes: `"turn down" -> "turned down"`."""
    head, rest = _split(verb)
    return (IRREGULAR[head][0] if head in IRREGULAR else _ed(head)) + rest


def participle(verb: str) -> str:
    """The past participle: `"withdraw" -> "withdrawn"`."""
    head, rest = _split(verb)
    return (IRREGULAR[head][1] if head in IRREGULAR else _ed(head)) + rest


def gerund(verb: str) -> str:
    """The form in -ing: `"cut" -> "cutting"`, `"close" -> "closing"`, `"lie" -> "lying"`."""
    head, rest = _split(verb)
    if head == "be":
        return "being" + rest
    if head.endswith("ie"):
        return head[:-2] + "ying" + rest
    if head.endswith("e") and not head.endswith(("ee", "oe", "ye")):
        return head[:-1] + "ing" + rest
    return _doubled(head) + "ing" + rest


def third(verb: str) -> str:
    """The third person singular: `"deny" -> "denies"`."""
    head, rest = _split(verb)
    if head in ("be", "have"):
        return {"be": "is", "have": "has"}[head] + rest
    if head.endswith(("s", "x", "z", "ch", "sh", "o")):
        return head + "es" + rest
    if head.endswith("y") and head[-2] not in VOWELS:
        return head[:-1] + "ies" + rest
    return head + "s" + rest


def form(verb: str, tag: str) -> str | None:
    """The form of a Penn tag: `("rise", "VBD") -> "rose"`; None where the tag is no verb's."""
    made = {"VBD": past, "VBN": participle, "VBG": gerund, "VBZ": third}
    return made[tag](verb) if tag in made else verb if tag in ("VB", "VBP") else None


def article(noun: str) -> str:
    """The noun with "a" or "an": `"hour" -> "an hour"`, `"union" -> "a union"`."""
    low = noun.lower()
    an = (low[0] in VOWELS and not low.startswith(("uni", "use", "eu", "one", "ura", "uti"))) or low.startswith(
        ("hour", "hon", "heir")
    )
    return f"{'an' if an else 'a'} {noun}"
