"""What sums, shares, lengths and spells of time are about: the nearest word of a small table of topics."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attribution.types import Quantity, Span

# Kind of figure -> topic -> the words that news uses for it. "a bid of $4", "offered $4" and "its offer of $4" are one thing.
TOPICS: Mapping[str, Mapping[str, str]] = {
    "money": {
        "offer": "offer offers offered offering bid bids takeover",
        "price": "price prices priced fee fees sell sells sold sale buy buys bought purchase signed transfer splashed recommended ticket tickets rent",
        "cost": "cost costs costing budget build built building contract deal agreement construction repair repairs rebuild spend spent spending "
        "bill bills spacecraft project",
        "prize": "prize prizes award awards jackpot winnings winner",
        "fine": "fine fined fines penalty penalties",
        "loss": "loss losses deficit shortfall",
        "profit": "profit profits earnings overstatement overstated",
        "debt": "debt debts owe owes owed owing creditors loan loans",
        "compensation": "compensation damages payout settlement compensated",
        "theft": "steal stole stolen stealing theft fraud siphoned siphoning embezzled embezzling defrauded defrauding loot haul heist fiddled pocketed",
        "value": "value valued valuing worth valuation",
        "appeal": "appeal appealed requested donors donor donations donated pledged pledges raised aid",
        "wage": "wage wages salary salaries pay-rise",
        "repay": "repaid returned recovered",
        "trade": "trade exports imports",
        "revenue": "revenue revenues turnover takings",
        "ransom": "ransom",
        "tax": "tax taxes levy tariff",
        "grant": "grant grants subsidy subsidies",
    },
    "percent": {
        "share": "shares stock stocks",
        "inflation": "inflation prices",
        "rate": "rate rates interest borrowing",
        "turnout": "turnout",
        "vote": "vote votes voted voters ballot poll polled electorate",
        "service": "service services timetable timetabled journeys trains departures",
        "job": "workforce employees staff jobs workers",
        "unemployment": "unemployment jobless",
        "wage": "wage wages pay salary salaries",
        "risk": "risk risks mortality",
        "stake": "stake owns owned holding",
        "tariff": "tariff tariffs duty levy",
        "women": "women",
        "growth": "growth economy output gdp",
        "fund": "requested appeal appealed donors collected",
    },
    "duration": {
        "sentence": "served serve serving sentence sentenced jail jailed imprisoned imprisonment prison bars custody parole",
        "trial": "trial jury jurors deliberated deliberating deliberations verdict verdicts",
        "follow-up": "follow-up followed",
        "career": "joined career",
        "ban": "ban banned suspended suspension",
        "delay": "delay delayed delays late postponed",
        "contract": "contract deal",
        "truce": "truce ceasefire",
        "orbit": "orbit space",
        "wait": "waited waiting wait",
    },
    "m": {
        "calibre": "calibre caliber mortar ammunition",
        "depth": "depth deep below underground beneath seabed",
        "height": "height high tall above altitude drop",
        "length": "long length runs span",
        "distance": "from away short off south north east west downriver upriver travel travels range distance charge",
    },
    "magnitude": {"quake": "magnitude quake earthquake tremor aftershock"},
}  # fmt: skip
TOPIC_OF = {
    kind: {form: topic for topic, forms in table.items() for form in forms.split()} for kind, table in TOPICS.items()
}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A word of a topic further away than this belongs to another clause more often than not.
REACH = 70
# A clause ends here: what stands beyond costs as much as this many characters.
BREAK, FENCE = re.compile(r"[;:.!?—]\s|,\s"), 25.0

# Topics that only say that it is a sum give way to one that says of what: "the prize is worth £65,000".
WEAK, LEND = frozenset(["value"]), 40.0


def table_for(quantity: Quantity) -> Mapping[str, str]:
    """Return the words and topics that fit a figure's kind, or its unit for measures."""
    return TOPIC_OF.get(quantity.unit if quantity.kind == "measure" else quantity.kind, {})


def topic_of(text: str, start: int, end: int, quantity: Quantity) -> tuple[str, Span | None]:
    """Return the topic nearest to a figure in its sentence and the word that names it; ("", None) where none is near.

    `"at a recommended price of 3,490,000 won" -> price`; `"was jailed for five years" -> sentence`.
    """
    table = table_for(quantity)
    best, cost = "", float(REACH)
    word: Span | None = None
    if not table:
        return best, word
    for match in WORD.finditer(text, max(start, quantity.start - REACH), min(end, quantity.end + REACH)):
        topic = table.get(match.group().lower())
        if topic is None:
            continue
        after = match.start() >= quantity.end
        between = text[quantity.end : match.start()] if after else text[match.end() : quantity.start]
        away = len(between) + FENCE * len(BREAK.findall(between)) + (LEND if topic in WEAK else 0.0)
        if away < cost:
            best, word, cost = topic, Span(*match.span()), away
    return best, word
