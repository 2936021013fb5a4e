"""Small tables of words that say the same of people and things, so that like is compared with like."""

from __future__ import annotations

import re

from attribution.claims.wordlists import words

# Predicate class -> every form of the verbs and nouns that news uses for it. A noun here ("deaths", "arrests") is a
# predicate too: "304 fatalities" counts people who died.
PREDICATES: dict[str, str] = {
    "die": "die dies died dying dead death deaths fatality fatalities kill kills killed killing killings slain perished perish "
    "deceased drowned murdered murder murders manslaughter bodies corpses slaughtered massacred toll executed",
    "injure": "injure injures injured injuring injury injuries wound wounds wounded wounding hurt casualties burns maimed "
    "hospitalised hospitalized hospital treated treatment hypothermia",
    "arrest": "arrest arrests arrested arresting detain detains detained detaining detentions apprehended custody",
    "displace": "displace displaced displacing uprooted homeless displacement",
    "missing": "missing unaccounted disappeared vanished",
    "evacuate": "evacuate evacuated evacuating evacuation evacuations evacuees",
    "rescue": "rescue rescued rescuing rescues saved survived survivors survivor alive survive lived",
    "strand": "strand stranded stranding stuck",
    "dismiss": "redundant redundancies redundancy layoffs laid-off sacked dismissed axed",
    "abduct": "abduct abducted kidnapped kidnap kidnapping abductions hostage hostages",
    "convict": "convict convicted convictions",
    "charge": "charge charged charging",
    "infect": "infect infected infections infection",
    "attend": "attended attendance attending crowd tickets turnstiles spectators audience",
    "employ": "employ employs employed employing workforce payroll headcount",
    "escape": "escaped escapees fugitives fugitive absconded",
    "recapture": "recaptured rearrested",
    "search": "searchers searching searched combed combing",
    "hold": "licensed seats capacity beds room",
    "vote": "vote votes voted voting ballots ballot",
    "abstain": "abstain abstained abstentions abstention abstaining",
    "trap": "trapped",
    "strike": "strikers walkout",
    "sign": "signed signatures signatories",
}
PREDICATE_OF = {form: name for name, forms in PREDICATES.items() for form in forms.split()}
# Phrases whose words alone would mislead.
PHRASES: dict[str, str] = {
    r"(?:los[te]|losing|gave|give|laid down|claim(?:ed|ing)?|cost(?:ing)?|took) (?:(?:up|at least|about|some|more than|over|nearly|almost|another) )?(?:\w+ )?li(?:ves|fe)": "die",
    r"loss of (?:\w+ )?(?:lives|life)": "die",
    r"(?:fled|flee|fleeing|forced from|driven from|left|leave|lost) (?:\w+ )?homes?": "displace",
    r"lost (?:(?:at least|about|some|more than|over|nearly|almost|another) )?[\w,]+ (?:members|men|women|soldiers|troops|peacekeepers|people|officers|sons)": "die",
    r"death toll|number of (?:the )?dead|number of deaths": "die",
    r"medical attention|first[- ]aiders|intensive care": "injure",
    r"(?:returned|back|return|brought back) (?:to|in|into) (?:custody|prison|jail|their cells)": "recapture",
    r"at large|on the run": "escape",
    r"(?:left|stuck|leaving) (?:behind|abroad|overseas)|left waiting": "strand",
    r"tested positive|confirmed cases|cases (?:\w+ ){0,2}confirmed|confirmed (?:[\w,]+ )?cases": "infect",
    r"(?:through|at) the (?:gates?|turnstiles)|turned out|on the site|in the hall": "attend",
    r"(?:built|designed|meant|certified|room) (?:for|to (?:carry|hold))": "hold",
    r"voted (?:in favour|for|against)|in favour|backed (?:the|it|him|her)": "vote",
    r"in custody|behind bars": "arrest",
    r"pulled (?:\w+ ){0,3}alive|carried off|brought out alive": "rescue",
    r"cut(?:s|ting)? (?:[\w,.-]+ ){0,3}(?:jobs|posts)|job (?:cuts|losses)|jobs (?:go|to go|lost|cut)|los(?:e|t|ing) their jobs|employees their jobs|laid off|mak(?:e|ing) (?:[\w,.-]+ ){0,3}redundant": "dismiss",
    r"wounded or killed": "casualty",
    r"without (?:power|electricity|running water|water)|reliant on|cut off by": "without",
}  # fmt: skip
# Words that a phrase starts with: only there is one looked for.
PHRASE_STARTS = words(
    "lose lost losing gave give laid claim claimed claiming cost costing took loss death number medical first intensive returned back "
    "return brought at on left stuck leaving tested confirmed cases through turned in built designed meant certified room voted backed "
    "fled flee fleeing forced driven leave behind pulled carried cut cuts cutting job jobs employees make making wounded without reliant "
    "first-aiders"
)
PHRASE_RE = re.compile(
    r"(?:" + "|".join(f"(?P<p{i}>{phrase})" for i, phrase in enumerate(PHRASES)) + r")\b", re.IGNORECASE
)
PHRASE_CLASSES = tuple(PHRASES.values())

# What is counted -> one lemma. "person" is the plain word for anyone; a reporter's "people" may be anybody's soldiers.
THINGS: dict[str, str] = {
    "person": "people person persons folk folks individual individuals human humans victim victims life lives casualty casualties "
    "fatality fatalities death deaths body bodies dead injured wounded survivor survivors killing killings injury injuries "
    "arrest arrests crowd crowds audience attendance detention murder murders others passenger passengers traveller travellers "
    "traveler travelers customer customers guest guests visitor visitors resident residents spectator spectators fan fans adult "
    "adults inhabitants holidaymaker holidaymakers ticket tickets everyone somebody case cases infection infections concertgoers "
    "townspeople evacuees homeless toll tolls patient patients citizen citizens schoolmate schoolmates",
    "peacekeeper": "peacekeeper peacekeepers",
    "soldier": "soldier soldiers troop troops serviceman servicemen servicewoman personnel trooper troopers",
    "fighter": "fighter fighters militant militants rebel rebels insurgent insurgents jihadist jihadists gunman gunmen",
    "civilian": "civilian civilians villager villagers",
    "child": "child children kid kids minor minors youngster youngsters pupil pupils schoolchild schoolchildren",
    "police": "police policeman policemen policewoman officer officers",
    "worker": "worker workers employee employees labourer labourers laborer laborers workman workmen staff staffer staffers workforce job jobs post posts "
    "redundancy redundancies position positions layoff layoffs",
    "prisoner": "prisoner prisoners inmate inmates detainee detainees convict convicts fugitive fugitives escapee escapees",
    "migrant": "migrant migrants",
    "refugee": "refugee refugees",
    "protester": "protester protesters protestor protestors demonstrator demonstrators marcher marchers",
    "member": "member members",
    "house": "house houses home homes dwelling dwellings property properties",
    "aircraft": "aircraft plane planes jet jets airliner airliners airplane airplanes",
    "vehicle": "vehicle vehicles",
    "share": "share shares stock stocks",
    "concert": "concert concerts gig gigs",
    "lorry": "lorry lorries truck trucks",
    "car": "car cars",
    "rider": "rider riders cyclist cyclists",
    "shell": "shell shells round rounds mortar mortars rocket rockets blast blasts explosion explosions",
    "firefighter": "firefighter firefighters fireman firemen",
    "state": "state states nation nations country countries",
    "building": "building buildings block blocks",
    "seat": "seat seats",
    "deputy": "deputy deputies mp mps lawmaker lawmakers legislator legislators",
    "rival": "rival rivals competitor competitors",
    "constable": "constable constables",
    "volunteer": "volunteer volunteers helper helpers searcher searchers rescuer rescuers",
    "runner": "runner runners finisher finishers",
    "abstention": "abstention abstentions",
    "gun": "gun guns firearm firearms weapon weapons rifle rifles",
    "vote": "vote votes ballot ballots",
    "time": "time times occasion occasions",
}
THING_OF = {form: name for name, forms in THINGS.items() for form in forms.split()}
PEOPLE = words(
    "person peacekeeper soldier fighter civilian child police worker prisoner migrant refugee protester member guard "
    "student resident woman man girl boy teenager family driver doctor nurse patient pilot miner crew firefighter rider runner "
    "player user tourist journalist cyclist volunteer pilgrim deputy lawmaker judge lawmaker constable searcher sailor airman neighbour voter"
)
# Animals that news counts as it counts people, for a figure that leaves its noun out.
ANIMALS = words("whale dolphin horse cow sheep pig dog cat bird seal elephant animal chicken deer bear wolf")
# Words that make a subset or another batch of what is counted.
OTHERS = words("another other further more additional extra new fresh remaining former")


def thing_class(form: str, lemma: str) -> str:
    """Return the normalised lemma of a counted noun: `("troops", "troop") -> soldier`, `("jars", "jar") -> jar`."""
    form, lemma = form.lower(), lemma.lower()
    return THING_OF.get(form) or THING_OF.get(lemma) or lemma or form


def predicate_class(form: str, lemma: str) -> str:
    """Return the normalised predicate of a verb or noun, or "" outside the table: `"fatalities" -> die`."""
    return PREDICATE_OF.get(form.lower()) or PREDICATE_OF.get(lemma.lower()) or ""
