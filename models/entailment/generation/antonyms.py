"""Antonyms, synonyms, co-hyponyms and more special words of the language of news, in invented frames and in real sentences."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import people, places
from models.entailment.generation.edit import Edit, Split, of_split
from models.entailment.generation.inflection import article, form, past
from models.entailment.generation.polarity import plain
from models.entailment.generation.scenes import scenes
from models.entailment.generation.states import CONTEXTS, either
from models.entailment.generation.states import sentence as period
from models.entailment.generation.words import Sentence

# verb | verb that follows from it | verb that is excluded: fit the same objects, in real sentences.
VERBS = """
rise|increase|fall
increase|go up|decrease
fall|drop|rise
decline|fall|rise
drop|fall|rise
grow|expand|shrink
approve|back|reject
reject|turn down|accept
accept|agree to|reject
oppose|be against|support
support|back|oppose
win|-|lose
lose|-|win
open|-|close
close|shut|open
begin|start|end
start|begin|end
end|stop|begin
arrest|detain|release
release|free|detain
detain|hold|release
buy|purchase|sell
purchase|buy|sell
sell|-|buy
kill|-|save
confirm|-|deny
deny|-|confirm
praise|commend|criticise
criticize|attack|praise
criticise|attack|praise
allow|permit|forbid
ban|forbid|allow
permit|allow|ban
hire|employ|fire
appoint|name|dismiss
dismiss|sack|appoint
convict|find guilty|acquit
acquit|clear|convict
attack|assail|defend
defend|-|attack
build|construct|demolish
destroy|wreck|rebuild
improve|get better|worsen
strengthen|reinforce|weaken
weaken|-|strengthen
remember|recall|forget
succeed|-|fail
fail|-|succeed
arrive|come|leave
enter|go into|leave
leave|depart from|enter
include|contain|exclude
finish|complete|begin
complete|finish|begin
reveal|disclose|conceal
hide|conceal|reveal
love|adore|hate
hate|detest|love
raise|increase|lower
reduce|cut|increase
lower|reduce|raise
expand|enlarge|reduce
cut|reduce|raise
halt|stop|continue
continue|go on|stop
cancel|call off|go ahead with
postpone|put off|bring forward
extend|lengthen|shorten
withdraw|pull back|advance
retreat|withdraw|advance
rescue|save|abandon
save|rescue|destroy
gain|win|lose
encourage|urge on|discourage
blame|fault|exonerate
welcome|applaud|deplore
condemn|denounce|praise
seize|take|return
borrow|-|lend
lend|-|borrow
marry|wed|divorce
join|enter|quit
quit|leave|join
resign|step down|stay in office
launch|start|abandon
install|put in|remove
remove|take away|install
ease|relax|tighten
tighten|make stricter|relax
prevent|stop|cause
win back|regain|lose
survive|live through|die in
obey|follow|defy
recover|regain|lose
discover|find|overlook
find|discover|lose
collapse|fall down|stand firm
admire|look up to|despise
trust|rely on|mistrust
unite|bring together|divide
"""
VERB_TABLE = tuple(tuple(row.split("|")) for row in VERBS.strip().split("\n"))
# Verbs safe to exchange in any real sentence (no idioms, no other senses that would spoil the label).
SAFE = frozenset(
    [
        "approve",
        "reject",
        "oppose",
        "arrest",
        "detain",
        "buy",
        "purchase",
        "confirm",
        "deny",
        "praise",
        "criticise",
        "criticize",
        "permit",
        "hire",
        "convict",
        "acquit",
        "destroy",
        "improve",
        "strengthen",
        "weaken",
        "include",
        "reveal",
        "reduce",
        "expand",
        "cancel",
        "postpone",
        "condemn",
        "blame",
        "welcome",
        "decline",
        "increase",
        "win",
        "attack",
        "support",
        "accept",
        "discover",
        "install",
        "prevent",
        "rescue",
    ]
)

TREND_UP = ("rise", "increase", "go up", "climb", "grow")
TREND_DOWN = ("fall", "decrease", "go down", "drop", "decline")
TRENDS = """unemployment|exports of copper|the price of wheat|rents in the capital|the number of burglaries|profits at the brewery|turnout among young voters|sales of electric cars|the water level in the lake|tax revenue|attendance at the stadium|the cost of heating|
support for the coalition|the crime rate|air traffic over the gulf|the birth rate|house prices|shares in the bank|inflation|the use of antibiotics|the number of tourists|public debt|output at the refinery|the temperature of the sea""".replace(
    "\n", ""
).split("|")

# sentence | word | follows | excluded | says more than the word (stays open); {} is the word, {L} a place, {P} a person.
WORDS = """
The driver was found {} by the jury|guilty of the crash|responsible for the crash|not guilty of the crash|guilty of two other crashes
The road to {L} is {}|closed|shut|open to all traffic|closed because of snow
The talks in {L} were {}|a failure|unsuccessful|a success|a failure because of one clause
The hostages are {}|alive|not dead|dead|alive and in hospital
The mine near {L} is {}|safe|free of danger|dangerous|safer than it has ever been
The verdict was {}|unanimous|reached without dissent|split|reached within an hour
The result of the vote in {L} was {}|close|narrow|a landslide|decided by one vote
{P} is {} of the plan|a supporter|in favour|an opponent|the author
The attack on {L} happened {}|at night|after dark|in broad daylight|at midnight
The meeting in {L} was {}|secret|held in private|open to the public|secret for fear of protests
The winter in {L} was {}|mild|not severe|harsh|the mildest on record
The deal was {}|legal|lawful|illegal|approved by three ministries
The water in {L} is {}|clean|unpolluted|contaminated|cleaner than anywhere else
The painting is {}|genuine|authentic|a forgery|worth a fortune
The bridge at {L} is {}|old|not new|brand new|the oldest in the country
The minister's answer was {}|vague|imprecise|precise|vague on purpose
The suspect was {}|armed|carrying a weapon|unarmed|armed with a shotgun
The island is {}|inhabited|home to people|uninhabited|inhabited by fishermen
The strike in {L} was {}|peaceful|free of violence|violent|joined by the nurses
The visit of {P} was {}|planned|arranged in advance|spontaneous|planned for months
Relations between {L} and its neighbour are {}|friendly|good|hostile|friendlier than last year
The church in {L} is {}|empty|without anyone inside|packed|empty on most Sundays
The dog was {}|dead|no longer alive|alive|poisoned
The first half was {}|boring|dull|thrilling|without a goal
The evidence of {P} was {}|true|truthful|false|decisive
The {} is staying in {L}|victim's mother|mother of the victim|victim's father|victim's mother, a widow,
{P} arrived {} the ceremony|before|prior to|after|an hour before
{P} came {} in the race|first|ahead of all others|last|first by two minutes
The court {} of the colonel|ordered the release|said there must be a release|ordered the continued detention|ordered the release without conditions
The tunnel leads {} from {L}|north|in a northerly direction|south|north through the hills
The bomb {}|exploded|went off|was defused|exploded under a car
The rebels in {L} {}|surrendered|gave themselves up|fought on|surrendered to a priest
The fever of {P} {}|subsided|went down|got worse|subsided within a day
The plane {} in {L}|landed|touched down|failed to land|landed with one engine
The team of {P} was {}|victorious|the winner|beaten|victorious by two goals
The bank in {L} was {}|solvent|able to pay its debts|bankrupt|solvent thanks to a loan
The parents were {} by the news|delighted|made happy|dismayed|delighted, and in tears,
The law is {}|in force|valid|no longer in force|in force since May
The testimony was given {}|voluntarily|of free will|under duress|voluntarily and under oath
The bus was {}|full|without a free seat|empty|full of schoolchildren
The train reached {L} {}|late|behind schedule|on time|two hours late
The house of {P} is {}|cheap|inexpensive|expensive|the cheapest in the street
The signal was {}|strong|powerful|weak|strong enough to be heard abroad
The harbour of {L} is {}|deep|not shallow|shallow|deep enough for tankers
The soldiers were {}|well trained|highly skilled|untrained|well trained by foreigners
The answer came {}|quickly|without delay|slowly|quickly, by telegram
The ban is {}|permanent|meant to last|temporary|a permanent one, agreed by all parties
The members voted {} the merger|in favour of|for|against|in favour of, without debate,
"""
WORD_TABLE = tuple(tuple(row.split("|")) for row in WORDS.strip().split("\n"))

# special | general | another of the same kind; people, things, places and mishaps, each with its frames
KINDS = {
    "who": """violinist|musician|drummer;nurse|hospital worker|surgeon;footballer|athlete|swimmer;grandmother|relative|nephew;psychiatrist|doctor|dentist;priest|clergyman|rabbi;sergeant|soldier|general;teenager|young person|pensioner;
baker|tradesman|butcher;senator|politician|mayor;bricklayer|construction worker|roofer;poet|writer|playwright;waiter|restaurant employee|chef;biologist|scientist|physicist;detective|police officer|traffic constable;ambassador|diplomat|consul""",
    "what": """tram|vehicle|lorry;helicopter|aircraft|glider;rifle|weapon|knife;ferry|vessel|submarine;diamond|jewel|pearl;novel|book|dictionary;bronze medal|medal|gold medal;motorcycle|vehicle|van;hammer|tool|saw;guitar|musical instrument|flute;
necklace|piece of jewellery|ring;passport|document|driving licence;parrot|bird|owl;cow|farm animal|sheep;portrait|painting|landscape;laptop|computer|desktop machine;cap|piece of headgear|helmet;armchair|piece of furniture|wardrobe;fox|animal|wolf;carving knife|knife|penknife""",
    "where": """church|building|warehouse;kitchen|room|bedroom;primary school|school|university;hotel|building|factory;orchard|farm|vineyard;pharmacy|shop|bakery;football stadium|sports ground|tennis court;lighthouse|tower|water tower""",
    "mishap": """burglary|crime|murder;earthquake|natural disaster|hurricane;car crash|road accident|collision between two cyclists;heart attack|medical emergency|stroke;kidnapping|crime|bank robbery;gas explosion|explosion|bomb blast;flash flood|flood|storm surge;measles case|case of disease|malaria case""",
}  # fmt: skip
KIND_FRAMES = {
    "who": ("the only victim in {L} was {}", "the person whom {P} met in {L} was {}", "the man or woman arrested in {L} is {}", "the witness in the case of {P} is {}", "the letter to {P} was signed by {}", "the winner in {L} was {}", "the neighbour of {P} is {}", "the person rescued off {L} was {}"),
    "what": ("the only thing stolen in {L} was {}", "the one thing that {P} took along was {}", "what police in {L} found was {}", "the photograph from {L} shows {} and nothing else", "all that {P} owned was {}", "the prize in {L} was {}", "the gift to {P} was {}", "what {P} saw first was {}"),
    "where": ("the fire in {L} broke out in {}", "{P} was found in {}", "the wedding in {L} took place in {}", "police in {L} searched {} and nothing else", "{P} hid in {}", "the shots in {L} were fired in {}", "{P} grew up in {}", "the meeting in {L} was held in {}"),
    "mishap": ("the alarm in {L} was raised because of {}", "the report from {L} is about {}", "what happened in {L} on Friday was {}", "{P} spoke about {} in {L} and nothing else", "the first call of the night in {L} was for {}", "the only incident in {L} was {}", "{P} reported {}, and nothing else", "the film of {P} is about {}"),
}  # fmt: skip


def _yield(premise: str, hypothesis: str, label: str, name: str) -> Iterator[Edit]:
    if premise != hypothesis:
        yield Edit(period(premise), period(hypothesis), label, "antonym", f"antonym:{name}")  # type: ignore[arg-type]


def trends(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """What rose did not fall; how much it rose stays open."""
    if rng.random() > 0.15:
        return
    thing = rng.choice(of_split(TRENDS, split))
    up, down = (TREND_UP, TREND_DOWN) if rng.random() < 0.5 else (TREND_DOWN, TREND_UP)
    one, two = rng.sample(up, 2)
    other, when = (
        rng.choice(down),
        rng.choice(
            ("last year", "in the spring", "over the summer", "in May")
            if split == "train"
            else ("last month", "in the autumn")
        ),
    )
    premise, name = f"{thing} {past(one)} {when}", f"trend:{one}:{split}"
    extra = rng.choice(
        ("sharply", "by more than a tenth", "for the third time running", "more than anyone had forecast")
        if split == "train"
        else ("slightly", "faster than in any other year")
    )
    yield from _yield(premise, f"{thing} {past(two)} {when}", "entailment", name)
    yield from _yield(premise, f"{thing} {past(other)} {when}", "contradiction", name)
    yield from _yield(premise, f"{thing} {past(two)} {extra} {when}", "neutral", name)
    yield from _yield(premise, f"{thing} did not {other} {when}", "entailment", name)
    yield from _yield(premise, f"{thing} did not {two} {when}", "contradiction", name)
    yield from _yield(f"{thing} changed {when}", f"{thing} {past(two)} {when}", "neutral", name)
    yield from _yield(f"{thing} changed {when}", f"{thing} did not {rng.choice((two, other))} {when}", "neutral", name)
    much = f"{thing} {past(two)} {extra} {when}"
    yield from _yield(
        *((much, premise) if rng.random() < 0.5 else (f"{thing} {past(one)} {extra} {when}", much)), "entailment", name
    )
    yield from _yield(f"{thing} {past(other)} {when}", much, "contradiction", name)


def words(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """One word of a short report exchanged for a synonym, an antonym or a word that says more."""
    if rng.random() > 0.2:
        return
    frame, word, same, opposite, more = rng.choice(of_split(WORD_TABLE, split))
    who, where = people(rng, split, 1)[0].full, places(rng, split, 1)[0]

    def say(text: str) -> str:
        return frame.replace("{}", text).replace("{L}", where).replace("{P}", who)

    name = f"word:{word}"
    one, two = rng.sample((word, same), 2)
    yield from _yield(say(one), say(two), "entailment", name)
    yield from _yield(*either(rng, say(one), say(opposite)), "contradiction", name)
    yield from _yield(say(two), say(more).rstrip(","), "neutral", name)
    if "," not in more:
        yield from _yield(say(more), say(two), "entailment", name)
        if rng.random() < 0.7:
            where_from = rng.choice(of_split(CONTEXTS, split))
            yield from _yield(
                f"{where_from}, {say(more)[:1].lower() + say(more)[1:] if frame.startswith('The ') else say(more)}",
                say(more),
                "entailment",
                name,
            )
        yield from _yield(say(opposite), say(more), "contradiction", name)
    where_from = rng.choice(of_split(CONTEXTS, split))
    said = say(opposite)
    yield from _yield(
        f"{where_from}, {said[:1].lower() + said[1:] if frame.startswith('The ') else said}", said, "entailment", name
    )


def kinds(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """A special word entails its kind; the kind leaves the special word open; another of the kind is excluded."""
    if rng.random() > 0.2:
        return
    group = rng.choice(("who", "what", "what", "who", "where", "mishap"))
    table = KINDS[group].replace("\n", "").split(";")
    special, general, other = rng.choice(of_split(table, split)).split("|")
    frame = rng.choice(of_split(KIND_FRAMES[group], split))
    who, where = people(rng, split, 1)[0].full, places(rng, split, 1)[0]
    if rng.random() < 0.3:
        special, other = other, special

    def say(noun: str) -> str:
        return frame.replace("{}", article(noun)).replace("{L}", where).replace("{P}", who)

    name = f"kind:{special}"
    yield from _yield(say(special), say(general), "entailment", name)
    yield from _yield(say(general), say(special), "neutral", name)
    yield from _yield(say(special), say(other), "contradiction", name)


def deeds(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """An invented deed with its synonym and its opposite, active or passive."""
    if rng.random() > 0.3:
        return
    scene, other = scenes(rng, split, 2)
    verb = scene.synonym or scene.verb

    def told(v: str) -> str:
        return rng.choice((scene.did(v), scene.passive("", v), f"{scene.did(v)} {scene.time}"))

    name = f"deed:{scene.name}"
    plain_ = rng.choice((scene.did(), scene.passive()))
    yield from _yield(told(scene.verb) + "", rng.choice((scene.did(verb), scene.passive("", verb))), "entailment", name)
    yield from _yield(*either(rng, told(scene.opposite), plain_), "contradiction", name)
    yield from _yield(told(scene.opposite), scene.not_did(verb), "entailment", name)
    yield from _yield(told(verb), scene.not_did(), "contradiction", name)
    yield from _yield(
        f"{scene.subject} {'were' if scene.many else 'was'} asked about {scene.object}",
        rng.choice((scene.did(), scene.did(verb), scene.passive("", verb), scene.did(scene.opposite), scene.not_did())),
        "neutral",
        name,
    )
    yield from _yield(told(scene.verb), f"{scene.subject} {past(other.verb)} {other.object}", "neutral", name)


def edited(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """The main verb of a real sentence exchanged for its synonym or its antonym."""
    root = sentence.root
    row = next((r for r in of_split(VERB_TABLE, split) if r[0] == root.lemma), None)
    if (
        row is None
        or root.lemma not in SAFE
        or root.pos != "VERB"
        or not plain(sentence, scope=False)
        or sentence.children(root, "compound", "xcomp")
    ):
        return
    if any(w.lemma in ("not", "never", "no", "to") and w.head == root.index for w in sentence.words):
        return
    passive = root.tag == "VBN" and sentence.children(root, "aux") and not sentence.children(root, "obj")
    moves = "decline increase improve"
    if (not sentence.children(root, "obj") and not passive and root.lemma not in moves.split()) or (
        root.lemma == "decline" and sentence.children(root, "obj")
    ):
        return
    _, same, opposite = row
    name = f"verb:{root.lemma}"
    made = form(opposite, root.tag)
    if made is not None:
        yield Edit(
            *either(rng, sentence.text, sentence.replaced((root.start, root.end, made))),
            "contradiction",
            "antonym",
            f"antonym:{name}",
        )
    near = form(same, root.tag) if same != "-" and not (" " in same and passive) and same.split()[0] != "be" else None
    if near is not None:
        other = sentence.replaced((root.start, root.end, near))
        yield Edit(sentence.text, other, "entailment", "antonym", f"antonym:{name}")
        if made is not None:
            yield Edit(
                sentence.replaced((root.start, root.end, made)), other, "contradiction", "antonym", f"antonym:{name}"
            )


PHENOMENA = (("antonym", trends), ("antonym", words), ("antonym", kinds), ("antonym", deeds), ("antonym", edited))
