"""Small tables of words that say the same of people and things, so that like is compared with like."""

from __future__ import annotations

import re

from attribution.claims.wordlists import words

# Predicate class -> every form of the verbs and nouns that news uses for it. A noun here ("deaths", "arrests") is a
# predicate too: "304 fatalities" counts people who died.
PREDICATES: dict[str, str] = {
    "die": "die dies died dying dead death deaths fatality fatalities kill kills killed killing killings slain perished perish "
    "deceased drowned murdered murder murders bodies corpses slaughtered massacred toll executed",
    "injure": "injure injures injured injuring injury injuries wound wounds wounded wounding hurt casualties burns maimed",
    "arrest": "arrest arrests arrested arresting detain detains detained detaining detentions apprehended custody",
    "displace": "displace displaced displacing uprooted homeless displacement",
    "missing": "missing unaccounted disappeared vanished",
    "evacuate": "evacuate evacuated evacuating evacuation evacuations evacuees",
    "rescue": "rescue rescued rescuing rescues saved survived survivors survivor alive survive",
    "strand": "strand stranded stranding stuck",
    "dismiss": "redundant redundancies redundancy layoffs laid sacked dismissed",
    "abduct": "abduct abducted kidnapped kidnap kidnapping abductions hostage hostages",
    "convict": "convict convicted convictions",
    "charge": "charge charged charging",
    "infect": "infect infected infections",
    "attend": "attended attendance attending",
    "hospital": "hospitalised hospitalized hospital",
    "employ": "employ employs employed employing employees workforce",
    "sign": "signed signatures signatories",
}
PREDICATE_OF = {form: name for name, forms in PREDICATES.items() for form in forms.split()}
# Phrases whose words alone would mislead.
PHRASES: dict[str, str] = {
    r"(?:los[te]|losing|gave|give|laid down|claim(?:ed|ing)?|cost(?:ing)?|took) (?:(?:up|at least|about|some|more than|over|nearly|almost|another) )?(?:\w+ )?li(?:ves|fe)": "die",
    r"loss of (?:\w+ )?(?:lives|life)": "die",
    r"(?:fled|flee|fleeing|forced from|driven from|left|leave|lost) (?:\w+ )?homes?": "displace",
    r"(?:taken|brought|rushed|remain\w*|still|are|is|were) (?:to|in) (?:\w+ )?hospital": "hospital",
    r"in custody|behind bars": "arrest",
    r"pulled (?:\w+ ){0,3}alive|carried off|brought out alive": "rescue",
    r"cut(?:s|ting)? (?:[\w,.-]+ ){0,3}(?:jobs|posts)|job (?:cuts|losses)|jobs (?:go|to go|lost|cut)|lose their jobs": "dismiss",
    r"wounded or killed": "casualty",
    r"without (?:power|electricity|running water|water)": "without",
    r"death toll|number of (?:the )?dead|number of deaths": "die",
}  # fmt: skip
PREDICATE_RE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<p{i}>{phrase})" for i, phrase in enumerate(PHRASES))
    + "|(?P<word>"
    + "|".join(sorted(PREDICATE_OF, key=len, reverse=True))
    + r"))\b",
    re.IGNORECASE,
)
PHRASE_CLASSES = tuple(PHRASES.values())

# What is counted -> one lemma. "person" is the plain word for anyone; a reporter's "people" may be anybody's soldiers.
THINGS: dict[str, str] = {
    "person": "people person persons folk folks individual individuals human humans victim victims life lives casualty casualties "
    "fatality fatalities death deaths body bodies dead injured wounded survivor survivors killing killings injury injuries "
    "arrest arrests crowd crowds audience attendance detention murder murders others",
    "peacekeeper": "peacekeeper peacekeepers",
    "soldier": "soldier soldiers troop troops serviceman servicemen servicewoman personnel trooper troopers",
    "fighter": "fighter fighters militant militants rebel rebels insurgent insurgents jihadist jihadists gunman gunmen",
    "civilian": "civilian civilians villager villagers",
    "child": "child children kid kids minor minors youngster youngsters pupil pupils schoolchild schoolchildren",
    "police": "police policeman policemen policewoman officer officers",
    "worker": "worker workers employee employees labourer labourers laborer laborers workman workmen staff",
    "passenger": "passenger passengers traveller travellers traveler travelers",
    "prisoner": "prisoner prisoners inmate inmates detainee detainees convict convicts fugitive fugitives",
    "migrant": "migrant migrants",
    "refugee": "refugee refugees",
    "protester": "protester protesters protestor protestors demonstrator demonstrators marcher marchers",
    "job": "job jobs post posts redundancy redundancies position positions",
    "member": "member members",
    "house": "house houses home homes dwelling dwellings",
    "aircraft": "aircraft plane planes jet jets airliner airliners airplane airplanes",
    "vehicle": "vehicle vehicles",
    "share": "share shares stock",
    "gun": "gun guns firearm firearms weapon weapons rifle rifles",
    "vote": "vote votes ballot ballots",
    "time": "time times occasion occasions",
}
THING_OF = {form: name for name, forms in THINGS.items() for form in forms.split()}
PEOPLE = words(
    "person peacekeeper soldier fighter civilian child police worker passenger prisoner migrant refugee protester member guard "
    "student resident woman man girl boy teenager family driver doctor nurse patient pilot miner crew firefighter rider runner "
    "spectator fan player user visitor tourist journalist judge lawmaker constable searcher sailor airman neighbour voter"
)
# Words that make a subset or another batch of what is counted.
OTHERS = words("another other further more additional extra new fresh remaining former")


def thing_class(form: str, lemma: str) -> str:
    """Return the normalised lemma of a counted noun: `("troops", "troop") -> soldier`, `("jars", "jar") -> jar`."""
    form, lemma = form.lower(), lemma.lower()
    return THING_OF.get(form) or THING_OF.get(lemma) or lemma or form


def predicate_class(form: str, lemma: str) -> str:
    """Return the normalised predicate of a verb or noun, or "" outside the table: `"fatalities" -> die`."""
    return PREDICATE_OF.get(form.lower()) or PREDICATE_OF.get(lemma.lower()) or ""
