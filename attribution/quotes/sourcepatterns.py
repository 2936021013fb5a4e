"""Patterns of intermediate sources in the sentence around a quotation."""

from __future__ import annotations

import re

from attribution.quotes.cues import DOCUMENTS
from attribution.quotes.outletnames import PHRASE

STOP = re.compile(r"[.!?]['’”\")]*\s+(?=[“\"‘'(]?[A-ZÀ-Þ])|\n")
LEAD = re.compile(r"^(?:The|An?|This|That)\s+")
ADJECTIVE = r"(?!(?:in|on|of|to|by|for|an?|the|and|with|at|from|that|which|as|was|is)\b)[\w-]+"
DOCUMENT = rf"(?:(?:the|a|an|his|her|its|their)\s+)?(?:{ADJECTIVE}\s+){{0,3}}?(?:{'|'.join(sorted(DOCUMENTS, key=len, reverse=True))})"
TOLD = re.compile(rf"\b(?:told|tells|telling|tell)\s+({PHRASE})")
INTERVIEW = re.compile(rf"\binterview(?:ed)?\s+(?:\w+\s+)?(?:with|by|on|to|for|in)\s+({PHRASE})")
# A document or an outlet that handed the words on: "a letter seen by AFP", "a statement carried by state TV".
HANDED_BY = (
    "quoted|cited|reported|carried|published|broadcast|aired|televised|posted|printed|relayed|released|issued|run|seen|obtained|reviewed|viewed|"
    "read out|shown|distributed|shared|leaked"
)
HANDED_ON = re.compile(HANDED_BY)  # what HANDED cannot do without, and looks for at the end of long phrases
HANDED = re.compile(
    rf"(?:({DOCUMENT})\s+)?(?:(?:that|which|,)\s+)?(?:(?:was|were|is|has been|had been|later|first|also)\s+){{0,2}}"
    rf"(?:{HANDED_BY})"
    rf"\s+(?:as saying\s+)?(?:exclusively\s+|live\s+|earlier\s+|[A-Z]\w+day\s+)?(?:by|on|in|via|through|to|with)\s+({PHRASE})"
)
READS = re.compile(
    rf",?[”\"’']?\s*(?:reads?|said|says|added|noted)\s+((?:the|a|an)\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(DOCUMENTS, key=len, reverse=True))})"
    r"(?:\s+(?:published|posted|released|carried|issued)\s+(?:on|by|in)\s+[\w ]{3,40})?)"
)
ISSUED = re.compile(
    rf"\b(?:issued|released|published|sent|wrote|signed|circulated|delivered|read|put out|gave)\s+({DOCUMENT})\s+(?:on \w+\s+)?(?:that|which|in which|saying|stating|to \w+ saying)"
)
QUOTED_IN = re.compile(rf"\b[Qq]uoted\s+(?:in|by)\s+({DOCUMENT})")
POSTED = re.compile(
    r"\b(?:wrote|writes|posted|posts|tweeted|said|says|shared|published|announced|declared)\b(?:\s+[\w,]+){0,4}?\s+(?:on|in|via|through)\s+(?:(?:his|her|its|their|the|a)\s+)?(?:(?:official|personal|verified|own)\s+)?"
    r"((?:Twitter|X|Facebook|Weibo|Sina Weibo|Telegram|Instagram|Truth Social|TikTok|YouTube|LinkedIn|WhatsApp|Bluesky|Threads|social media|social networks|state television|state TV|state radio|national television|local radio))\b"
)
TRAILS = re.compile(rf",\s+(?:(?:reported|reports)\s+({PHRASE})|({PHRASE})\s+(?:reported|reports)\b)")
# The outlet is the grammatical speaker, and somebody else's words it hands on.
AS_SAYING = re.compile(
    rf"({PHRASE})\s+(?:(?:has|had|also|on \w+)\s+)?quot(?:ed|es|ing)\s+([^,.;“”\"]{{2,90}}?)\s+as\s+(?:saying|telling|writing|having said|stating|adding)"
)
HANDING = ("quot", "citing")
CITING = re.compile(
    rf"({PHRASE})\s+(?:has\s+|had\s+|also\s+|later\s+)?(?:reported|reports|said|says|wrote|writes|added|announced)(?:\s+(?:on\s+)?[A-Z]\w+day)?,?\s+(?:citing|quoting)\s+([^,.;“”\"\n]{{2,90}})"
)
