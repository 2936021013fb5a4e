"""Small word lists for people: titles, roles, generic sources, first names by gender (hints, not a census)."""

from __future__ import annotations

import re
import unicodedata

from attribution.quotes.wordlists import word_set

MALE_TITLES = word_set("mr mr. sir lord baron monsieur m. señor herr father brother king prince")
FEMALE_TITLES = word_set("mrs mrs. ms ms. miss dame lady madame mme señora frau sister queen princess baroness")
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | word_set("""dr dr. prof prof. professor president premier chancellor minister secretary ambassador governor mayor senator
    deputy judge justice recorder captain colonel general lieutenant major sergeant inspector superintendent chief
    commander commissioner constable detective officer sheriff coroner councillor councilor chairman chairwoman chair
    director coach rev rev. reverend bishop archbishop pope cardinal imam sheikh rabbi envoy spokesman spokeswoman
    spokesperson prosecutor attorney lawyer gaffer boss founder professeur comandante coordinator treasurer rep. sen.
    gov. gen. col. capt. lt. sgt. maj. st prime foreign defence defense interior finance vice executive head king queen
    politburo member admiral marshal brigadier corporal private nurse doctor editor analyst trustee maj gen delegate excellency leader manager
    superintendent-general operations student resident mum-of-three mum-of-two
    dad-of-two dad-of-three""")
)
MALE_NOUNS = word_set("""man boy father son brother husband king prince spokesman chairman businessman policeman fisherman widower uncle
    grandfather monk actor gentleman lad bull-fighter salesman fireman cameraman he him his""")
FEMALE_NOUNS = word_set("""woman girl mother daughter sister wife queen princess spokeswoman chairwoman businesswoman policewoman widow aunt
    grandmother nun actress lady mum-of-three mum mother-of-two she her hers midwife""")
MALE_NAMES = word_set("""abdoulaye ahmed ahmet alan albert alexander ali anatol andrew andrei anthony antonio arthur barack ben bill boris
    brian carlos charles christopher colin daniel david denis dmitry donald edward emmanuel eric felix frank gary george
    gareth hassan henry hugo ian ibrahim idris igor ivan jack jacob james jan jean jens jerome jim joe john jonas jose
    josé juan karl kevin khalid lars leonard louis luis malcolm marc marco marcus mario mark martin matthew michael
    miguel mohamed mohammed moussa nicolas olaf omar oscar patrick paul pavel pedro peter philip pierre rafael ramon
    reto richard rob robert roger ronald rufus ryan sam samir samuel sean sergei sergey simon stephen steve steven
    stuart tariq taras thomas tim tom tomasz tony vassily victor vladimir volodymyr walter wilhelm william yusuf zoran
    bogdan bohdan dag ctibor emil rubén kwabena kwame kofi amadeo anselm leonard torbjorn torbjørn ulises isamu""")
FEMALE_NAMES = word_set("""agnes aisha alice amina amy ana andrea angela anna anne annelies astrid barbara beatriz camila carmen caroline
    catherine charlotte christine clara claudia darina diana dorothy elena elizabeth emily emma erika eva farida fatima
    flor francesca gina giulia grace hannah helen hilary ingrid irina isabel jane janet jennifer jessica joan joanna
    joanne josefa julia karen kate katherine kristalina laleh laura lena leila linda lourdes lucia margaret maria marie
    marit martha mary michelle mirela mona nadia nancy naomi natalia nathalie olga oksana orla pamela patricia paula
    pernille petra priya rachel rebecca remedios rosa rosemary ruth sandra sara sarah sian sofia solange sophie susan
    sylvia tamara teresa theresa ursula valentina vera victoria wendy yulia zoe bronwen imogen aroha nandini""")
ANONYMOUS = word_set("""official officials source sources spokesman spokeswoman spokesperson spokespeople witness witnesses resident
    residents analyst analysts expert experts diplomat diplomats economist economists observer observers critic critics
    aide aides insider insiders activist activists lawyer lawyers user users worker workers medic medics pal pals
    police officer officers authorities people person man woman neighbour neighbours neighbor neighbors survivor
    survivors villager villagers trader traders driver drivers doctor doctors reports media pilots pilot cops rebels
    soldier soldiers member members ministers adviser advisers advisor relatives employee employees manager""")
ORG_NOUNS = word_set("""company firm group bank government ministry army military junta party union federation club agency authority
    commission committee council court court's department operator airline carrier police office office's delegation
    embassy foundation hospital university institute board team league association museum network broadcaster producer
    manufacturer maker developer trust charity school publisher distributor promoter utility contractor regulator
    brigade bloc alliance mission coalition newspaper parliament presidency service""")
# A name that begins so is a place.
PLACE_WORDS = word_set("port west east north south new mount lake saint san santa cape fort upper lower central")
# Last words of organisations' names.
ORG_WORDS = word_set("""ministry bank union foundation association ministry council authority agency committee commission party institute rail
    airlines airways university college company corp corp. inc inc. ltd ltd. plc group holdings therapeutics foods
    freight energy industries systems club fc united athletic federation league bloc front brigades army police office
    department court tribunal parliament assembly congress senate museum theatre hospital fund trust society services
    securities insurance motors lines partners press times post herald tribune news media radio television records
    airport government house bureau board mission movement""")
COMPANY_WORDS = word_set("""bank rail airlines airways company corp corp. inc inc. ltd ltd. plc group holdings therapeutics foods
    freight energy industries systems motors lines securities insurance museum""")
NO_TRADES = word_set(
    "after other under over never later former earlier number november december october september winter "
    "summer river water power master matter order paper either neither another together whether "
    "however rather quarter member major minor senior junior prior interior exterior color colour "
    "september letter dinner corner tower border center easter super silver doctor factor error terror "
    "mirror horror weather father mother brother sister daughter harbor harbour labor labour"
)
PLACEHOLDERS = frozenset(
    [
        "company",
        "firm",
        "group",
        "organisation",
        "organization",
        "club",
        "carrier",
        "airline",
        "bank",
        "operator",
        "maker",
        "manufacturer",
        "developer",
        "museum",
        "chain",
        "retailer",
    ]
)
NAME_WORD = re.compile(r"[\w][\w.'’\-]*[\w.]|\w")


def fold(word: str) -> str:
    """Return a word for comparison: lower case, accents off, apostrophes straight: "Goïta’s" -> "goita's"."""
    if word.isascii():  # which has no accents
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word).replace("’", "'").replace("ø", "o").replace("ł", "l").replace("Ø", "O")
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def strip_possessive(text: str) -> str:
    """Return a name without its possessive: "Guterres’" -> "Guterres", "Mali's" -> "Mali"."""
    return re.sub(r"(?:['’]s|['’])$", "", text.strip())


def name_words(name: str) -> list[str]:
    """Return the words of a name, titles in front left out: "Dr. Ana María Ruiz" -> ["Ana", "María", "Ruiz"]."""
    words = NAME_WORD.findall(strip_possessive(name))
    titles = TITLES if words and fold(words[-1]) not in ORG_WORDS else ()  # "Foreign Ministry" keeps its first word
    while len(words) > 1 and (fold(words[0]) in titles or fold(words[0]) in ("the", "a", "an")):
        words = words[1:]
    return words


def gender_of(words: list[str], titles: list[str]) -> str | None:
    """Return "m" or "f" from titles and role nouns, else from the first name, else None."""
    for word in (fold(title) for title in titles):
        if word in MALE_TITLES or word in MALE_NOUNS:
            return "m"
        if word in FEMALE_TITLES or word in FEMALE_NOUNS:
            return "f"
    first = fold(words[0]) if len(words) > 1 else ""
    return "m" if first in MALE_NAMES else "f" if first in FEMALE_NAMES else None


def is_role_noun(word: str) -> bool:
    """Say whether a word names an office or a trade: "minister", "shot-firer", "guitarist"."""
    low = fold(word).strip(".'")
    if low in TITLES or low.endswith(("-general", "spokeswoman", "spokesman", "chairman", "chairwoman")):
        return True
    if not word[:1].islower():
        return False
    if low.endswith(("woman", "man", "person", "ist", "chief", "leader", "manager")):
        return True
    return len(low) > 4 and low.endswith(("er", "or", "ian", "ant", "eer")) and low not in NO_TRADES
