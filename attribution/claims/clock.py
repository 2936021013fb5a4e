"""Times of day, as minutes since midnight."""

from __future__ import annotations

import re

from attribution.claims.wordlists import ordered

HOURS = {
    word: hour
    for hour, word in enumerate(ordered("one two three four five six seven eight nine ten eleven twelve"), start=1)
}
_HOUR_WORD = "|".join(HOURS)
_MINUTE_WORD = "|".join(
    [*HOURS, *ordered("thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")]
    + [f"twenty[ -]{word}" for word in list(HOURS)[:9]]
)
# What goes before an hour in words that nothing else shows to be a time of day: "a little after three".
_LEANING = r"(?:shortly|just|soon|a little|a bit|a few minutes|some minutes|a couple of minutes|minutes|moments|not long)"
# What happens at an hour, so that a bare word is one: "the bell rang at seven."
_HAPPENING = (
    r"(?:came|arrived|began|begun|started|opened|closed|ended|left|departed|sailed|reopened|landed|struck|happened|sounded|"
    r"rang|resumed|finished|collapsed|woke|walked in|went off|went out|took off|had it out)"
)
_ZONE = r"(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|local time|\((?:GMT|UTC)\)))?"
_HALF = r"(?:[ap]\.m\.?|[ap]m\b)"
CLOCK = re.compile(
    rf"\b(?P<h24>[01]?\d|2[0-3])[:h](?P<m24>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half24>{_HALF}))?{_ZONE}(?![\d:])"
    rf"|\b(?P<h12>1[0-2]|0?[1-9])(?:[.:](?P<m12>[0-5]\d))?\s?(?P<half12>{_HALF}){_ZONE}"
    rf"|(?:(?<=\bat )|(?<=\n)|^(?=\S{{4,5}} [A-Z]))(?P<hdot>[01]?\d|2[0-3])\.(?P<mdot>[0-5]\d)(?![\d%]| (?:per|million|billion|dollars|euros|pounds))"
    rf"|\b(?P<military>[01]\d[0-5]\d|2[0-3][0-5]\d)(?=\s?(?:GMT|UTC|hours\b|local time)){_ZONE}"
    rf"|\b(?:(?P<past>half|quarter|(?:five|ten|twenty|twenty-five)(?: minutes)?) (?P<dir>past|to) )(?P<hword>{_HOUR_WORD}|midnight|noon)\b"
    rf"|\b(?P<minutes>{_MINUTE_WORD}|[12]?\d) minutes? (?P<mdir>past|to|after|before) (?P<mhour>{_HOUR_WORD}|midnight|noon)\b"
    rf"|\b(?P<oclock>{_HOUR_WORD}|1[0-2]|[1-9]) o['’]clock"
    rf"|\b(?P<skip>{_LEANING} (?:before|after|past) )(?P<soon>{_HOUR_WORD})\b(?=[,.;:)]|$| (?:when|as|on|in|the|that|this|a|yesterday|last|local)\b)"
    rf"|\b(?P<skip2>{_HAPPENING} (?:at|by|before|after|around|about|until) )(?P<event>{_HOUR_WORD})\b(?=[,.;:)]|$| (?:when|as|on|in the|sharp)\b)"
    rf"|\b(?P<inhour>{_HOUR_WORD}|1[0-2]|[1-9]) in the (?P<inpart>morning|afternoon|evening)\b"
    rf"|(?:(?<=before )|(?<=after )|(?<=around )|(?<=about )|(?<=at )|(?<=by ))(?P<bare>{_HOUR_WORD})"
    r"(?= (?:(?:on |this )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last night|tonight|this (?:morning|afternoon|evening))\b)"
    r"|\b(?P<named>noon|midday|midnight|dawn|daybreak|first light|sunrise|dusk|sunset|nightfall|the small hours|the early hours|"
    r"mid-?morning|mid-?afternoon|mid-?evening)\b",
    re.IGNORECASE,
)
# What the named times allow, in minutes: sunrise and sunset move with season and place.
NAMED = {
    "noon": (720, 720),
    "midday": (720, 720),
    "midnight": (0, 0),
    "dawn": (240, 450),
    "daybreak": (240, 450),
    "sunrise": (270, 480),
    "dusk": (1020, 1290),
    "sunset": (1020, 1290),
    "nightfall": (1050, 1320),
    "the small hours": (0, 300),
    "the early hours": (0, 330),
    "first light": (240, 450),
    "mid-morning": (540, 690),
    "mid-afternoon": (840, 990),
    "mid-evening": (1140, 1290),
}
PAST_WORDS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
# How far "shortly before noon" or "around 4am" reach, in minutes: an editor would not query half an hour.
SHORTLY, AROUND = 40, 30
_SOON = re.compile(
    r"\b(shortly|just|soon|moments|minutes|not long|a little|a bit|a couple of minutes)\s+(before|after|past)\s+$", re.IGNORECASE
)
_NEAR = re.compile(r"\b(around|about|roughly|approximately|towards?|some time around|nearly|almost)\s+$", re.IGNORECASE)
_OPEN = re.compile(r"\b(before|by|until|after|from|since)\s+$", re.IGNORECASE)


def clock_minutes(text: str) -> tuple[int, int] | None:
    """Return the first and last minute of the day that a time can mean, or None: `"6pm" -> (1080, 1080)`.

    Words before it widen it: `"shortly before noon" -> (680, 720)`, `"around 4am" -> (210, 270)`, `"before dawn" -> (0, 450)`.
    An hour in words without morning or evening keeps the half of the day open: `"half past four" -> (270, 990)`.
    """
    match = CLOCK.search(text)
    if match is None:
        return None
    first, last = _stated(match)
    return _widened(text[: clock_start(match)], first, last)


def clock_start(match: re.Match[str]) -> int:
    """Return where the time itself begins in a match of CLOCK, behind the words that only show it to be one."""
    return max(match.start(), match.end("skip"), match.end("skip2"))


def clock_choices(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of the day that a time can mean, in minutes, without its leading words: `"half past four" -> both halves`.

    `"9.40 p.m." -> ((1300, 1300),)`; `"five" -> ((300, 300), (1020, 1020))`; nothing where there is no time.
    """
    match = CLOCK.search(text) or CLOCK.search(f"at {text}")
    if match is None:
        bare = BARE_HOUR.search(text)
        hour = _hour(bare.group()) * 60 if bare else -1
        return ((hour % 720, hour % 720), (hour % 720 + 720, hour % 720 + 720)) if bare else ()
    first, last = _stated(match)
    if last - first == 720 and not match["named"]:
        return (first, first), (last, last)
    return ((first, last),)


BARE_HOUR = re.compile(rf"\b(?:{_HOUR_WORD})\b", re.IGNORECASE)


def _widened(before: str, first: int, last: int) -> tuple[int, int]:
    """Return the minutes under the words that lead up to a time."""
    soon = _SOON.search(before)
    if soon:
        back = soon.group(2).lower() == "before"
        return (max(0, first - SHORTLY), last) if back else (first, min(1439, last + SHORTLY))
    if _NEAR.search(before):
        return max(0, first - AROUND), min(1439, last + AROUND)
    leaning = _OPEN.search(before)
    if leaning and leaning.group(1).lower() == "before":
        return 0, last
    return first, last


def _stated(match: re.Match[str]) -> tuple[int, int]:
    """Return the minutes that a match of CLOCK states by itself."""
    group = match.groupdict()
    if group["named"]:
        named_as = group["named"].lower()
        return NAMED[named_as.replace("mid", "mid-") if named_as.startswith(("midm", "mida", "mide")) else named_as]
    if group["h24"]:
        return _exact(int(group["h24"]), int(group["m24"]), group["half24"])
    if group["h12"]:
        return _exact(int(group["h12"]), int(group["m12"] or 0), group["half12"])
    if group["hdot"]:
        return _exact(int(group["hdot"]), int(group["mdot"]), None)
    if group["military"]:
        return _exact(int(group["military"][:2]), int(group["military"][2:]), None)
    if group["inhour"]:
        return _exact(_hour(group["inhour"]), 0, "am" if group["inpart"].lower() == "morning" else "pm")
    bare = group["oclock"] or group["bare"] or group["soon"] or group["event"]
    if bare:
        return _either(_hour(bare) * 60)
    if group["minutes"]:
        return _offset(_minutes(group["minutes"]), group["mdir"], group["mhour"])
    return _offset(PAST_WORDS[group["past"].lower().removesuffix(" minutes")], group["dir"], group["hword"])


def _offset(minutes: int, direction: str, hour_word: str) -> tuple[int, int]:
    """Return so many minutes past or to an hour; noon and midnight settle the half of the day."""
    named = {"noon": 12, "midnight": 24}.get(hour_word.lower())
    total = (named or _hour(hour_word)) * 60 + (minutes if direction.lower() in ("past", "after") else -minutes)
    return (total % 1440, total % 1440) if named else _either(total % 720)


def _minutes(word: str) -> int:
    """Return a number of minutes under thirty in digits or words: `"twenty-two" -> 22`."""
    if word.isdigit():
        return int(word)
    small = ordered("thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
    tens, _, ones = word.lower().replace("-", " ").partition(" ")
    value = HOURS.get(tens) or 13 + small.index(tens)
    return value + HOURS.get(ones, 0)


def _hour(word: str) -> int:
    """Return an hour in digits or words."""
    return HOURS.get(word.lower()) or int(word)


def _exact(hour: int, minute: int, half: str | None) -> tuple[int, int]:
    """Return one minute of the day from a 12- or 24-hour reading."""
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return hour * 60 + minute, hour * 60 + minute


def _either(minute: int) -> tuple[int, int]:
    """Return the span from a time in the morning to the same in the evening, since either may be meant."""
    return minute % 720, minute % 720 + 720
