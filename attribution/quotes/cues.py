"""The words that report speech: verbs by what they take, and the nouns of documents that speak.

Beliefs (think, expect, believe) are left out on purpose: what somebody thinks is not what somebody said.
"""

from __future__ import annotations

from typing import Literal

from attribution.quotes.wordlists import word_set

# clause: takes what was said, in or out of marks ("said that …"); tell: an addressee comes first; quote: marks only
# ("laughed"); label: a noun or a few words in marks are what was said ("called it “regrettable”").
Frame = Literal["clause", "tell", "quote", "label"]

VERBS: dict[Frame, str] = {
    "clause": """say add announce warn claim insist argue note explain confirm report state stress deny admit acknowledge
        concede maintain assert allege suggest predict promise vow pledge declare recall reply reveal disclose complain
        contend estimate reiterate repeat emphasize emphasise write tweet post joke boast caution conclude testify swear
        hint indicate observe remark respond answer affirm counter retort lament quip comment mention protest rule
        underline highlight recount confess clarify elaborate opine muse conjecture forecast guarantee proclaim profess
        reason recommend relate specify rumour speculate stipulate volunteer continue snap regret
        moan sneer sniff hiss gush fume rage thunder blog reckon assure assess understand""",
    "tell": "tell inform remind notify advise brief promise assure warn",
    "quote": """ask shout cry whisper laugh sigh smile sob grin begin chuckle shrug mutter murmur yell scream beam bark
        growl groan chime interject interrupt enthuse crow plead chant exclaim inquire enquire wonder nod agree sing
        weep urge order demand call read mouth echo retweet sing boom thunder snarl intone recite""",
    "label": """call describe term label dub brand denounce condemn slam criticise criticize blast praise hail accuse blame
        reject dismiss express demand urge welcome voice cite propose pledge promise request warn speak talk voice
        deplore decry vow decry defend applaud commend mock ridicule characterise characterize praise vow bemoan
        threaten renew""",
}
IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing",
    "begin": "begins began begun beginning",
    "cry": "cries cried crying",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "notify": "notifies notified notifying",
    "specify": "specifies specified specifying",
    "decry": "decries decried decrying",
    "understand": "understands understood understanding",
    "speak": "speaks spoke spoken speaking",
    "sing": "sings sang sung singing",
    "weep": "weeps wept weeping",
    "read": "reads reading",
}
DOUBLED = {
    "admit",
    "sob",
    "grin",
    "snap",
    "crow",
    "quip",
    "nod",
    "chat",
    "blog",
    "slam",
    "dub",
    "plan",
    "regret",
    "label",
}
# Forms that are verbs of speech whatever the tagger makes of them.
ALWAYS = frozenset(["said", "says", "told", "tells", "wrote", "insisted", "explained", "tweeted"])
# What may stand between a cue and its content without being part of it.
PARTICLES = {"go": "on", "point": "out"}
PHRASAL = {
    ("went", "on"),
    ("goes", "on"),
    ("pointed", "out"),
    ("points", "out"),
    ("pointing", "out"),
    ("making", "clear"),
    ("put", "it"),
    ("puts", "it"),
    ("called", "out"),
    *((verb, "back") for verb in ("shot", "shoots", "fired", "fires", "hit", "hits", "hitting", "firing", "shooting")),
}
# Documents and statements that carry a person's words: "in a statement", "Guterres’ internal review noted …".
DOCUMENTS = word_set("""statement letter review report memo memorandum note email e-mail message post tweet bulletin release communique
    communiqué interview speech address filing book article essay column blog diary dispatch circular declaration
    broadcast affidavit document presentation briefing conference""")
OUTLETS = word_set("""news agency press times post wire radio television tv newspaper magazine journal tribune herald gazette chronicle
    mail telegraph observer guardian afp ap reuters xinhua tass bbc cnn aljazeera weibo twitter facebook telegram
    instagram tmz broadcaster daily print media examiner lantern courier bugle""")


def inflect(lemma: str) -> list[str]:
    """Return the forms of a verb: `"warn" -> ["warn", "warns", "warned", "warning"]`."""
    if lemma in IRREGULAR:
        return [lemma, *IRREGULAR[lemma].split()]
    stem = lemma + lemma[-1] if lemma in DOUBLED and lemma not in ("label", "crow") else lemma
    if lemma == "label":
        return ["label", "labels", "labelled", "labeled", "labelling", "labeling"]
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if lemma.endswith("e"):
        return [lemma, third, lemma + "d", lemma[:-1] + "ing"]
    return [lemma, third, stem + "ed", stem + "ing"]


def _forms(frame: Frame) -> dict[str, str]:
    """Return form -> lemma for one frame."""
    return {form: lemma for lemma in dict.fromkeys(VERBS[frame].split()) for form in inflect(lemma)}


FORMS: dict[Frame, dict[str, str]] = {frame: _forms(frame) for frame in ("clause", "tell", "quote", "label")}
# Verbs that report speech only with "that": "judged that the mission had failed".
THAT_ONLY = word_set("judged judges charged charges")
ANY_FORM = frozenset(form for forms in FORMS.values() for form in forms) | THAT_ONLY | {first for first, _ in PHRASAL}
