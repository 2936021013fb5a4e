"""Lemmas by rule for regular forms and by table for irregular ones; the pipeline's own lemma only for what is left.

A learned lemmatizer makes up words ("vot", "preferr") for verbs it has not seen, and news is full of those.
"""

from __future__ import annotations

import re

from attribution.claims.wordlists import ordered, words

IRREGULAR = dict(
    pair.split("=")
    for pair in ordered(
        "said=say says=say rose=rise risen=rise fell=fall fallen=fall fled=flee left=leave held=hold took=take taken=take gave=give "
        "given=give went=go gone=go came=come began=begin begun=begin lost=lose won=win met=meet told=tell made=make found=find "
        "shot=shoot struck=strike was=be were=be is=be are=be am=be been=be has=have had=have having=have did=do does=do done=do "
        "bound=bind broke=break broken=break brought=bring built=build bought=buy caught=catch chose=choose chosen=choose dealt=deal "
        "drew=draw drawn=draw drove=drive driven=drive ate=eat eaten=eat fed=feed felt=feel fought=fight flew=fly flown=fly "
        "froze=freeze frozen=freeze got=get gotten=get grew=grow grown=grow hung=hang heard=hear hid=hide hidden=hide kept=keep "
        "knew=know known=know laid=lay led=lead lent=lend lay=lie lit=light meant=mean paid=pay ran=run rang=ring rung=ring "
        "saw=see seen=see sold=sell sent=send shook=shake shaken=shake shone=shine sank=sink sunk=sink sat=sit slept=sleep "
        "slid=slide spoke=speak spoken=speak spent=spend stood=stand stole=steal stolen=steal stuck=stick swept=sweep swore=swear "
        "sworn=swear swam=swim taught=teach tore=tear torn=tear thought=think threw=throw thrown=throw understood=understand "
        "woke=wake wore=wear worn=wear wrote=write written=write withdrew=withdraw withdrawn=withdraw overthrew=overthrow "
        "overthrown=overthrow became=become arose=arise sought=seek slain=slay dying=die lying=lie tying=tie agreed=agree "
        "freed=free guaranteed=guarantee exceeded=exceed proceeded=proceed succeeded=succeed needed=need heeded=heed "
        "added=add created=create outdid=outdo undertook=undertake foresaw=foresee forbade=forbid forgot=forget forgave=forgive "
        "could=can might=may would=will should=shall people=people men=man women=woman children=child feet=foot teeth=tooth "
        "mice=mouse lives=life wives=wife knives=knife leaves=leaf wolves=wolf halves=half thieves=thief shelves=shelf "
        "better=good best=good worse=bad worst=bad less=little least=little staffs=staff crises=crisis bases=base analyses=analysis"
    )
)
# Stems that lost a final "e" before -ed or -ing; each ending with the commonest exceptions kept out by what stands before.
LOST_E = re.compile(
    r"^[^aeiou]*[aeiou][bcdgklmnprstvz]$|^[aeiou][ks]$"
    r"|(?:[vcuz]|(?<![aeiou])[au]t|(?:[vnqm]|qu)ot|[aeiou]s|(?:[npr])s|[bcdgkpt]l|[rd]g|(?:chang|rang|leng|lung|veng|ring)"
    r"|(?<![aeo])ir|(?<!o)ur|com|um|(?<![aeou])in|(?<![aeo])id|(?<![eo])ad|(?<!o)od|(?<![oa])ud|pon|(?<![eo])ap|(?<![aeou])il"
    r"|(?<!a)ul|ced|plet|delet|compet|(?<![eo])ar|(?:pl|st|gn|sc)or|unit|invit|ignit|uis|[aeiou]k)$"
)
KEEPS = words(
    "focus canvas visit limit profit edit exhibit begin ruin bring hear appear clear fear near bear look book cook speak break "
    "seek leak week soak peek hook pilot ring spring string begin offer enter war star bar track attack plan stun combat format "
    "maintain contain explain remain bus gas bias forum total signal murmur tour pour four hour scour"
)
DOUBLED = re.compile(r"(bb|dd|gg|mm|nn|pp|rr|tt)$")
ONE_L = words(
    "cancel travel control rebel model label fuel signal quarrel compel expel propel patrol enrol dispel channel level marshal total "
    "fulfil instal counsel cancel tunnel"
)


def regular(form: str, verb: bool) -> str:
    """Return the lemma of a lower-case form by table and rule, or "" where no rule speaks: `voted -> vote`, `matches -> match`."""
    if form in IRREGULAR:
        return IRREGULAR[form]
    if verb and form.endswith("ed") and len(form) > 3 and not form.endswith("eed"):
        return _stem(form[:-2])
    if verb and form.endswith("ing") and any(c in "aeiouy" for c in form[:-3]):
        return _stem(form[:-3])
    return _without_s(form) if form.endswith("s") else ""


def _stem(stem: str) -> str:
    """Return the verb of a stem before -ed or -ing: `penn -> pen`, `studi -> study`, `ti -> tie`, `settl -> settle`."""
    if stem.endswith("i"):
        return stem + "e" if len(stem) < 3 else stem[:-1] + "y"
    if stem in KEEPS:
        return stem
    if stem.endswith("ll"):
        return stem[:-1] if stem[:-1] in ONE_L else stem
    if DOUBLED.search(stem) and len(stem) > 3:
        return stem[:-1]
    if LOST_E.search(stem) and not stem.endswith("ss"):
        return stem + "e"
    return stem


def _without_s(form: str) -> str:
    """Return a form without its -s: `bodies -> body`, `foxes -> fox`, `jars -> jar`."""
    if len(form) < 4 or form.endswith(("ss", "us", "is", "'s", "’s")):
        return "" if len(form) < 4 else form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return form[:-2]
    return form[:-2] if form.endswith("oes") and len(form) > 4 else form[:-1]
