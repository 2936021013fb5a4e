"""What each code of a finding means, and what to do about it: help for readers who meet it outside a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A rule: a name as one word, one sentence, why it matters and what to do."""

    name: str
    short: str
    help: str


CHECK_BOTH = "Look both passages up, ask which report has the later or better source, and correct the other one."
CODES: dict[str, Code] = {
    "C101": Code("ConflictingNumbers", "Two reports give numbers that cannot both be true.",
                 "Rounding, bounds (\"at least\"), scope and the moment a figure holds at were taken into account. " + CHECK_BOTH),
    "C201": Code("ConflictingDates", "Two reports give dates that cannot both be true.",
                 "Weekdays and \"yesterday\" were resolved by each report's day of publication. " + CHECK_BOTH),
    "C301": Code("ConflictingNames", "Two reports name different people or bodies for one role.",
                 "Spellings, short forms and translations of one name do not count. " + CHECK_BOTH),
    "C302": Code("ConflictingPlaces", "Two reports put one event in different places.",
                 "A place inside another does not count. " + CHECK_BOTH),
    "C401": Code("ConflictingNegation", "One report says what the other denies.",
                 "Both speak in their own voice, or in the same speaker's. " + CHECK_BOTH),
    "C402": Code("ConflictingStatements", "Two statements cannot both be true.",
                 "The entailment model finds that they contradict each other. " + CHECK_BOTH),
    "C901": Code("ConflictingReports", "Two reports cannot both be true.", CHECK_BOTH),
    "Q201": Code("AlteredQuotation", "The same remark is printed with different words inside the quotation marks.",
                 "Listen to the recording or find the transcript; where neither can be had, print what both have, or paraphrase."),
    "Q202": Code("QuotationNotVerbatim", "Quoted words differ from the source.",
                 "Print the source's words, or mark what was left out or added with an ellipsis or brackets."),
    "A201": Code("MisattributedWords", "Two reports give the same words to different speakers.",
                 "Find out who said it first, and to whom; correct the other report."),
    "A202": Code("SpeakerNotInSource", "In the source, somebody else says these words.", "Correct the speaker, or cite another source."),
    "D101": Code("DisputedBetweenSources", "The sources contradict each other, and the reports say whose word it is.",
                 "No report is wrong: see that each attributes its side, and that readers are told of the other."),
    "U101": Code("UpdatedFigure", "Two reports give the same fact at two moments.", "Bring the older report up to date, or date its figure."),
    "U102": Code("UpdatedVersion", "A later version of one outlet's story changed a fact.", "See that the change is marked as a correction or an update."),
    "G101": Code("Agreement", "Both reports can be true.", "Nothing to do."),
    "G102": Code("VerbatimQuotation", "The quotation stands in the source word for word.", "Nothing to do."),
    "S101": Code("DifferentScope", "It looks comparable and is not.", "Nothing to do."),
    "N101": Code("CannotTell", "One slot, but the evidence does not decide.", "Read both passages."),
    "N201": Code("WordsNotInSource", "Quoted words are not in the source.",
                 "Cite the source they are from, or take them out of the quotation marks."),
    "N202": Code("FewWordsOfAnother", "A few quoted words that another speaker has in the source.", "Read the source's passage."),
}  # fmt: skip
FAMILIES: dict[str, Code] = {
    "C": Code("Conflict", "Two reports cannot both be true.", CHECK_BOTH),
    "Q": CODES["Q201"],
    "A": CODES["A201"],
    "D": CODES["D101"],
    "U": CODES["U101"],
    "G": CODES["G101"],
    "S": CODES["S101"],
    "N": CODES["N101"],
}


def code_of(code: str) -> Code:
    """What a code means; one of a family this table does not list yet is told by its family."""
    return CODES.get(code) or FAMILIES.get(code[:1]) or Code("Finding", "A finding.", CHECK_BOTH)
