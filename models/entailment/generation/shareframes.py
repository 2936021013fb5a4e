"""Made-up sentences with a share of a group: "{q}" is "most of the", "three in four", "25 per cent of the" and the like."""

from __future__ import annotations

# two premises and two wordings that follow from both; every verb is in a form that fits one and many
FRAMES: tuple[tuple[str, str, str, str], ...] = (
    ("{q} voters in {place} backed the plan on {day}, {body} said.", "The plan won the support of {q} voters in {place} on {day}, {body} said.", "{q} voters in {place} supported the plan.", "The plan was supported by {q} voters in {place}."),
    ("{q} passengers on the ferry from {place} survived, {body} said.", "{body} said {q} passengers on the ferry from {place} had survived.", "{q} passengers on the {place} ferry lived.", "The accident off {place} was survived by {q} passengers."),
    ("{q} shops in {place} stayed shut on {day}.", "On {day} {q} shops in {place} kept closed.", "{q} shops in {place} remained closed.", "{q} shops kept their doors shut in {place}."),
    ("{q} houses in {place} lost their roofs in the storm on {day}.", "The storm on {day} tore the roofs off {q} houses in {place}.", "In {place} {q} houses lost their roofs.", "{q} houses had their roofs blown off in {place}."),
    ("{q} deputies from {place} signed the letter, {person} said.", "The letter carried the names of {q} deputies from {place}, {person} said.", "{q} deputies from {place} put their names to the letter.", "The letter was signed by {q} deputies from {place}."),
    ("{q} nurses in {place} wanted to strike, {person}, their leader, said.", "A strike was what {q} nurses in {place} wanted, said {person}, their leader.", "{q} nurses in {place} favoured a strike.", "According to {surname}, {q} nurses wished to strike."),
    ("{q} samples taken from the river at {place} in {month} contained lead.", "Lead turned up in {q} samples taken from the river at {place} in {month}.", "{q} samples from {place} had lead in them.", "Lead was present in {q} samples from {place}."),
    ("{q} prisoners in {place} refused food on {day}.", "Food was refused by {q} prisoners in {place} on {day}.", "{q} prisoners in {place} went without food.", "In {place}, {q} prisoners turned down food."),
    ("{q} jobs at the {place} mill will go in {year}, the owner said.", "The owner said {q} jobs at the {place} mill would disappear in {year}.", "{q} jobs at the mill in {place} will be cut.", "The mill in {place} will shed {q} jobs."),
    ("{q} pupils in {place} passed the test in {month}.", "In {month} the test was passed by {q} pupils in {place}.", "{q} pupils in {place} succeeded in the test.", "{q} pupils got through the test in {place}."),
    ("{q} trees along the road to {place} died in the drought.", "The drought killed {q} trees along the road to {place}.", "{q} trees on the {place} road perished.", "{q} roadside trees near {place} succumbed to the drought."),
    ("{q} witnesses in {place} recognised {person}, the court heard.", "The court in {place} heard that {person} had been recognised by {q} witnesses.", "{q} witnesses knew {surname} again.", "{surname} was recognised by {q} witnesses."),
    ("{q} flights from {place} left late on {day}.", "On {day} delays hit {q} flights from {place}.", "{q} flights from {place} took off behind schedule.", "{q} departures from {place} came late."),
    ("{q} farmers around {place} grew maize in {year}.", "In {year} maize was grown by {q} farmers around {place}.", "{q} farmers near {place} planted maize.", "Near {place}, maize was raised by {q} farmers."),
    ("{q} paintings in the {place} museum came from {person}.", "The museum in {place} got {q} paintings from {person}.", "{q} paintings in the museum came from {surname}.", "{surname} gave the museum {q} paintings."),
    ("{q} soldiers at {place} fell ill in {month}, {body} said.", "Illness struck {q} soldiers at {place} in {month}, according to {body}.", "{q} soldiers at {place} became sick.", "At {place}, sickness befell {q} soldiers."),
    ("{q} wells in {place} ran dry during the summer of {year}.", "During the summer of {year}, {q} wells in {place} dried up.", "{q} wells in {place} went dry.", "Water ran out in {q} wells in {place}."),
    ("{q} employees of the firm in {place} took the offer by {day}.", "By {day} the offer had been taken by {q} employees of the firm in {place}.", "{q} employees accepted the offer.", "The offer was accepted by {q} employees in {place}."),
    ("{q} cars sold in {place} in {year} ran on electricity.", "Electricity powered {q} cars sold in {place} in {year}.", "{q} cars bought in {place} in {year} used electricity.", "{q} cars sold in {place} were electric."),
    ("{q} tickets for the final in {place} went to sponsors.", "Sponsors got {q} tickets for the final in {place}.", "{q} tickets for the {place} final were given to sponsors.", "{q} tickets for the final ended up with sponsors."),
    ("{q} bridges in {place} failed inspection, said {person}, an engineer.", "{person}, an engineer, said {q} bridges in {place} had failed inspection.", "{q} bridges in {place} were found wanting.", "Inspectors failed {q} bridges in {place}."),
    ("{q} families in {place} sent their children back to school on {day}.", "On {day} {q} families in {place} let their children return to school.", "{q} families in {place} returned their children to school.", "{q} families in {place} had their children go to school again."),
    ("{q} doctors asked in {place} trusted the vaccine.", "The vaccine had the trust of {q} doctors asked in {place}.", "{q} doctors in the survey had confidence in the vaccine.", "The vaccine was trusted by {q} doctors asked in {place}."),
    ("{q} cattle in {place} caught the disease before {month}.", "Before {month} the disease infected {q} cattle in {place}.", "{q} cattle in {place} became infected.", "The disease infected {q} cattle in {place}."),
)  # fmt: skip
# number of the points that a rate moved: "{a}" and "{b}" are percentages, "{by}" says by how much, "{up}" is "rose" or "fell"
RATES: tuple[tuple[str, str, str, str], ...] = (
    ("Unemployment in {place} went from {a} to {b} per cent in {month}.", "Unemployment in {place} {up} by {by} in {month}.", "The jobless rate in {place} stood at {b} per cent.", "Unemployment in {place} stood at {b} per cent in {month}."),
    ("The central bank of {place} moved its rate from {a} per cent to {b} per cent on {day}.", "The rate of the central bank of {place} {up} by {by}.", "The bank's rate is now {b} per cent.", "On {day} the central bank of {place} set its rate at {b} per cent."),
    ("Support for {person} went from {a} per cent to {b} per cent, a poll in {place} found.", "Support for {surname} {up} by {by}.", "{b} per cent supported {surname} in the poll.", "A poll in {place} found that {b} per cent supported {person}."),
    ("Turnout in {place} was {b} per cent, after {a} per cent in {year}.", "Turnout in {place} {up} by {by}.", "{b} per cent of those entitled to vote in {place} did so.", "Turnout in {place} was {b} per cent."),
    ("Inflation in {place}, {a} per cent in {year}, is now {b} per cent.", "Inflation in {place} {up} by {by}.", "Prices in {place} are going up by {b} per cent a year.", "Inflation in {place} is now {b} per cent."),
    ("The share of women in the council of {place} went from {a} to {b} per cent.", "The share of women {up} by {by}.", "{b} per cent of the council are women.", "Women make up {b} per cent of the council of {place}."),
    ("The levy on fuel in {place} goes from {a} per cent to {b} per cent in {month}.", "The levy in {place} {up} by {by}.", "The levy will be {b} per cent.", "The levy on fuel in {place} will be {b} per cent from {month}."),
    ("The pass rate at the school in {place} was {b} per cent; the year before it was {a} per cent.", "The pass rate {up} by {by} within a year.", "{b} per cent of pupils passed.", "The pass rate at the school in {place} was {b} per cent."),
)  # fmt: skip
