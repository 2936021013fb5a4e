"""Words of two statements that oppose each other: a negation on one side, or a pair such as "open" and "close"."""

from __future__ import annotations

from attribution.types import Claim

# Pairs of lemmas that cannot both be said of one thing at one time; the commonest of news text. Order inside a pair says nothing.
PAIRS = """
accept reject | accept refuse | accept decline | acquit convict | add remove | admit deny | advance retreat | agree refuse |
agree disagree | allow ban | allow forbid | allow prevent | allow block | approve reject | approve veto | arrest release | arrive leave |
back oppose | ban permit | before after | begin end | begin finish | better worse | boost cut | buy sell | close open | cease continue |
confirm deny | contain spread | continue stop | continue suspend | convict clear | create abolish | cut raise | dead alive | decline grow |
decrease increase | defeat win | deny acknowledge | die survive | drop rise | east west | enter leave | expand shrink | extend end | fail succeed |
fail pass | fall rise | fall climb | fall gain | free jail | first last | gain lose | grant refuse | grow shrink | guilty innocent |
halt resume | high low | hire fire | improve worsen | include exclude | increase reduce | join leave | keep drop | land sink | large small |
launch cancel | leave stay | leave remain | lift impose | lift lower | lift tighten | loss profit | lose win | male female | man woman |
maximum minimum | more fewer | more less | north south | northern southern | eastern western | old new | pass reject | peaceful violent |
permanent temporary | postpone hold | present absent | private public | profit deficit | quit stay | raise lower | reach miss | reject endorse |
remain resign | resume suspend | rich poor | right left | rise plunge | safe dangerous | shut open | signed unsigned | soar plunge | stable critical |
start end | strengthen weaken | support oppose | surplus deficit | upper lower | uphold overturn | unanimous split | victory defeat |
voluntary forced | welcome condemn | win draw | with without | withdraw deploy | withdraw stay | brother father | brother son | son daughter |
husband brother | morning evening | night day | upstream downstream | inside outside | ahead behind | all none | many few | most few
"""
OPPOSITES = frozenset(frozenset(pair.split()) for pair in PAIRS.replace("\n", " ").split("|") if pair.strip())
MOST = 3


def opposing(a: Claim, b: Claim) -> list[tuple[str, str]]:
    """Lemmas that only a and only b have and that oppose each other, in a's order, at most three: `[("open", "close")]`."""
    left, right = dict.fromkeys(a.lemmas), dict.fromkeys(b.lemmas)
    only_b = [lemma for lemma in right if lemma not in left]
    found = [(x, y) for x in left if x not in right for y in only_b if frozenset((x, y)) in OPPOSITES]
    return found[:MOST]


def only_one(a: Claim, b: Claim) -> tuple[list[str], list[str]]:
    """Content lemmas that only a, and only b, has, in text order."""
    left, right = list(dict.fromkeys(a.lemmas)), list(dict.fromkeys(b.lemmas))
    return [x for x in left if x not in right], [y for y in right if y not in left]
