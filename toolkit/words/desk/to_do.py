"""What to do about a problem in the desk, where its own words name what is typed behind a command."""

from collections.abc import Mapping

from toolkit.words.speaking import Message, _

_MEANING = _("If that is wrong, choose another meaning for the column under “What each column means”.")
_WORD = _("Say under “Words that may be a status” what it means.")
_READ_WRONG = _("If that is wrong, correct the actions in the register.")
_MISSED = _("If they are actions, add them to the register.")
_ANEW = _("Choose “Make it anew”: the document that is there is kept in the archive. Or give the report another name.")
_FORMAT = _("Choose another format.")
_ISSUED = _("Use the workbook that was issued.")
_VERSION = _("Choose under “This document is” whether it is a later version of it, or a new one.")

_ASK_AND_DECIDE = _("Ask the unit, then decide under “Decisions”.")

DO_HERE: Mapping[str, Message] = {
    # returns
    "no-identity": _ISSUED,
    "base-damaged": _ISSUED,
    "wrong-round": _("Choose the round that the workbook was issued for, or ask the unit for the right workbook."),
    "earlier-round": _("Choose the round that the workbook was issued for, or ask the unit for the right workbook."),
    "without-code": _("Ask the unit for the workbook that was issued."),
    "answer-emptied": _("Type the new answer. If the answer should be removed, delete it in the register."),
    "contribution-missing": _("Delete it in the register, if it should be removed."),
    "return-too-large": _("Ask the unit to save the workbook without what does not belong to it."),
    # decisions
    "answer-repeated": _ASK_AND_DECIDE,
    "handed-over": _("Ask the unit that leads the action now, then decide under “Decisions”."),
    "decision-unclear": _("Decide under “Decisions”: take one of the answers, or say under “Something else holds” what "
                          "holds."),
    # the register
    "pair-contradicts": _("Correct it in the register. The page of the action shows where each value came from."),
    "register-not-open": _("Choose another file. The register is the workbook from which the workbooks of units are "
                           "issued."),
    "register-missing": _("Open another register, or begin a new one."),
    "register-full": _("Begin a new register for what comes from now on, and keep this one for what was before."),
    "folder-not-empty": _("Choose an empty folder."),
    # rounds
    "round-none": _("Issue workbooks first: that opens a round."),
    "round-without-as-of": _("Type it on the Rounds sheet of the register."),
    "return-by-differs": _("Give the same day, or type the new one on the Rounds sheet of the register first."),
    "as-of-missing": _("Give the day as of which everything is judged."),
    "all-finished": _("To ask about one of them, choose Yes under Request update on the Actions sheet of the register. "
                      "To ask about all of them, tick “Ask about finished actions, too”."),
    "exists": _("Choose another name, or say on the page that what is there is written anew."),
    "letter-no-workbook": _("Put it back there, or issue it again."),
    "letter-other-workbook": _("Issue it again."),
    "letter-drafted-before": _("To draft another one, tick “Draft again”."),
    # reports
    "pdf-without-program": _("Install LibreOffice, or save the report as PDF in Word."),
    "pdf-not-made": _("Save the report as PDF in Word."),
    "format-does-not-fit": _FORMAT,
    "format-for-one": _("Choose one source, or another format."),
    "format-not-named": _("Choose a format."),
    "source-unknown": _("Take in a document first."),
    "nothing-selected": _("Choose less: set one of the filters back to “All”."),
    "template-without-conflicts": _("Choose another format, or leave out the conflicts."),
    "template-without-groups": _("Choose another format, or group as the format does."),
    "report-unreadable": _ANEW,
    "report-not-ours": _ANEW,
    "report-unnamed": _ANEW,
    "report-other-version": _ANEW,
    "report-in-another-format": _ANEW,
    "report-in-another-language": _ANEW,
    "report-base-gone": _ANEW,
    "report-anchored-twice": _("Delete one of the two in Word, or choose “Make it anew”."),
    # documents that are taken in
    "source-code-used": _VERSION,
    "source-again": _VERSION,
    "document-unknown": _("Choose an Excel, Word or LibreOffice document or a text in which headings or labels say "
                          "what will be done, by whom and by when."),
    "document-without-as-of": _("Give the day when you make a report."),
    "deadline-malformed": _("Correct the deadline in the register."),
    "date-swapped": _("Correct it in the register."),
    "deadline-fiscal": _("Enter the due date in the register."),
    "unit-unconfirmed": _("Check the Units sheet of the register afterwards."),
    "unit-near": _("If it is that unit, correct that on the Units sheet of the register."),
    "unit-split": _("If it is right, do nothing. If not, correct the units in the register afterwards."),
    "units-alike": _("If they are one unit, correct that on the Units sheet of the register afterwards."),
    "columns-kept": _("You do not need to do anything. They stand in the register under their headings."),
    "headings-read": _READ_WRONG,
    "heading-guessed": _READ_WRONG,
    "column-likely": _("If it is, enter its values in the register."),
    "column-same": _READ_WRONG,
    "column-not-parted": _("Enter what it says in the register."),
    "rows-left-out": _MISSED,
    "rows-like-actions": _MISSED,
    "colours-found": _("If the colours are statuses, choose the status in the register afterwards."),
}
"""Code of a problem -> what to do about it here."""
CHOSEN_HERE = frozenset({"source-unknown"})
"""Problems whose own words name what there is to choose from, which counts here, too, if there is anything."""
DO_WHILE_TAKING_IN: Mapping[str, Message] = {
    "deadline-malformed": _(
        "Correct the deadline in the register, or tick the correction of dates under “More choices”."),
    "date-swapped": _("Correct it in the register, or tick the correction of dates under “More choices”."),
    "units-alike": _("If they are one unit, say so under “Names of units”."),
    "unit-near": _("If it is that unit, choose it under “Names of units”."),
    "no-header-row": _("Choose a meaning at least for the columns that say what will be done, who is responsible, and "
                       "by when or how far it is."),
    "columns-kept": _("If one corresponds to a column of the tracker, choose its meaning."),
    "headings-read": _MEANING,
    "heading-guessed": _MEANING,
    "column-likely": _("If it is, choose that meaning for the column."),
    "column-same": _MEANING,
    "column-not-parted": _("Write the two in columns of their own and take the document in again, or choose "
                           "what it is."),
    "rows-left-out": _("Choose the column that says what will be done."),
    "rows-like-actions": _("If they are actions, choose what their columns mean."),
    "status-unclear": _WORD,
    "status-closed": _WORD,
    "status-stopped": _WORD,
    "status-kept-as-comment": _WORD,
}
"""The same on the page of a document, where its columns, words and names can be settled still."""
SAID_HERE: Mapping[str, Message] = {
    "document-unknown": _("The tracker finds no recommendations or actions in this file, or cannot read it."),
}
"""Code of a problem -> what is wrong, where its own words name what only somebody at a terminal uses."""
