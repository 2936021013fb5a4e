"""Made-up sentences about events at a time ("{t}"), and about two events of which one is some days after the other."""

from __future__ import annotations

# each event happens once; "{t}" is "on 14 March", "before 1998" …; two premises, two wordings that follow
EVENTS: tuple[tuple[str, str, str, str], ...] = (
    ("{person} was arrested in {place} {t}, {body} said.", "{body} said the arrest of {person} in {place} took place {t}.", "{surname} was arrested {t}.", "The arrest of {surname} came {t}."),
    ("The old bridge in {place} collapsed {t}, killing no one.", "No one was killed when the old bridge in {place} fell {t}.", "The {place} bridge fell down {t}.", "{place} lost its bridge {t}."),
    ("The treaty between {place} and {other} was signed {t}.", "{place} and {other} signed their treaty {t}, {person} recalled.", "{place} and {other} concluded a treaty {t}.", "The signing of the treaty took place {t}."),
    ("{person} resigned as mayor of {place} {t} over a loan.", "Over a loan, {person} gave up the mayor's office in {place} {t}.", "{surname} stepped down {t}.", "{surname} left office {t}."),
    ("The hospital in {place} opened {t}, said {person}, its director.", "{person}, the director, said the hospital in {place} had opened {t}.", "The {place} hospital opened its doors {t}.", "The opening of the hospital was {t}."),
    ("A fire destroyed the theatre of {place} {t}.", "The theatre of {place} was destroyed {t} by a fire.", "The theatre burnt down {t}.", "{place}'s theatre fell to a fire {t}."),
    ("{person} married a dancer from {place} {t}.", "{person} and a dancer from {place} were married {t}.", "{surname} got married {t}.", "The wedding of {surname} was {t}."),
    ("The last tram left {place} {t}, after a vote of the council.", "After a vote of the council, trams ceased to run in {place} {t}.", "{place}'s trams stopped running {t}.", "The last tram in {place} ran {t}."),
    ("The ship was launched at {place} {t} by {person}.", "{person} launched the ship at {place} {t}.", "The launch of the ship took place {t}.", "The ship was launched {t}."),
    ("{person} died in {place} {t}, {second} said.", "{second} said {person} had died in {place} {t}.", "{surname} died {t}.", "The death of {surname} occurred {t}."),
    ("The rebels captured {place} {t}, {body} said.", "{place} fell to the rebels {t}, {body} said.", "The rebels took {place} {t}.", "{place} came under rebel control {t}."),
    ("The company, founded in {place}, went bankrupt {t}.", "Bankruptcy came {t} for the company founded in {place}.", "The company became insolvent {t}.", "Insolvency overtook the company {t}."),
    ("{person} won the prize {t} for a novel set in {place}.", "For a novel set in {place}, {person} was awarded the prize {t}.", "{surname} received the prize {t}.", "The prize went to {surname} {t}."),
    ("The law on water took effect in {place} {t}.", "In {place} the law on water came into force {t}.", "The water law became effective {t}.", "The water law began to apply {t}."),
    ("Divers found the wreck off {place} {t}.", "The wreck off {place} was found {t} by divers.", "The wreck was discovered {t}.", "Divers came upon the wreck {t}."),
    ("{person} was released from prison in {place} {t}.", "A prison in {place} let {person} go {t}.", "{surname} was freed {t}.", "{surname} regained freedom {t}."),
    ("The strike at the docks of {place} ended {t}, {person}, a union leader, said.", "{person}, a union leader, said the dockers of {place} had gone back to work {t}.", "The dock strike was over {t}.", "The dockers' strike came to an end {t}."),
    ("A court in {place} sentenced {person} to prison {t}.", "{person} was sent to prison {t} by a court in {place}.", "{surname} was sentenced {t}.", "The sentence on {surname} was passed {t}."),
    ("The dam above {place} burst {t}, drowning cattle.", "Cattle were drowned {t} when the dam above {place} burst.", "The dam gave way {t}.", "The bursting of the dam happened {t}."),
    ("{person} reached the summit above {place} {t}.", "The climb above {place} took {person} to the summit {t}.", "{surname} got to the summit {t}.", "It was {t} that {surname} reached the top."),
    ("The museum in {place} bought the mask {t} from {person}.", "{person} sold the mask to the museum in {place} {t}.", "The mask was bought {t}.", "The museum acquired the mask {t}."),
    ("The airline, based in {place}, made its first flight {t}.", "Its first flight took the airline from {place} into the air {t}.", "The airline first flew {t}.", "The first flight was made {t}."),
    ("{person} lost the seat in {place} {t} to a farmer.", "A farmer took the {place} seat of {person} {t}.", "{surname} lost the seat {t}.", "{surname} was voted out {t}."),
    ("The rescue of the crew off {place} took place {t}.", "The crew were rescued off {place} {t}, {body} said.", "The crew were saved {t}.", "Rescuers brought the crew to safety {t}."),
)  # fmt: skip
# first event; second event; the second as a statement of its own in other words; the first likewise
DOUBLES: tuple[tuple[str, str, str, str], ...] = (
    ("{person} flew to {place}", "the talks with {second} began", "Talks with {second} started", "{surname} took a plane to {place}"),
    ("police in {place} arrested {person}", "a judge ordered the release", "{surname} was released by a judge", "{surname} was arrested"),
    ("the storm reached {place}", "the airport closed", "The airport was shut", "The storm arrived in {place}"),
    ("the body was found near {place}", "{person} confessed", "{surname} made a confession", "The discovery of the body was made"),
    ("the company told its staff in {place}", "it announced the closure", "The closure was announced", "The staff were told"),
    ("parliament passed the law", "the president, {person}, signed it", "President {surname} signed the law", "The law went through parliament"),
    ("the ferry sank off {place}", "divers found the wreck", "The wreck was found", "The ferry went down"),
    ("{person} gave up the post", "{second} was sworn in", "{second} took the oath", "{surname} resigned"),
    ("fighters entered {place}", "the governor fled", "The governor ran away", "Fighters came into {place}"),
    ("the union in {place} called a strike", "the owners gave in", "The owners yielded", "The call for a strike was made"),
    ("the film opened in {place}", "the censor banned it", "The film was banned", "The film was first shown in {place}"),
    ("the court in {place} rejected the appeal of {person}", "{surname} left the country", "{surname} went abroad", "The appeal was turned down"),
    ("{place} lost to {other}", "the club dismissed {person}", "{surname} was sacked", "{other} beat {place}"),
    ("the factory in {place} reopened", "a fire broke out", "A fire started", "The factory was opened again"),
    ("the hostages in {place} were freed", "{person} met them", "{surname} saw the hostages", "The hostages were let go"),
    ("the tunnel near {place} flooded", "engineers pumped it dry", "The tunnel was pumped dry", "Water filled the tunnel"),
)  # fmt: skip
OFFSETS = (
    ("the next day", 1), ("the day before", -1), ("two days later", 2), ("the following day", 1), ("three days later", 3), ("two days earlier", -2),
    ("a day later", 1), ("the previous day", -1), ("four days later", 4), ("three days before", -3), ("the day after", 1), ("a day earlier", -1),
    ("two days after that", 2), ("three days earlier", -3), ("two days before", -2), ("four days after that", 4),
)  # fmt: skip
OPEN = (
    "later",
    "some days later",
    "afterwards",
    "a few days on",
    "at a later date",
    "in the days that followed",
    "soon after",
    "after that",
)
