"""What commands say: messages, the headings of their tables, and the command to run next."""

from toolkit.words.speaking import _, of, plural

# every command
NEXT = _("Next: tracker {command}")
WROTE = _("Wrote {path}.")
WROTE_AND_KEPT = _("Wrote {path}. The file that it replaced was kept beside the register, as {kept}.")
WROTE_BOTH = _("Wrote {path} and {other}.")
REPLACED = _("It replaced a register with {actions}, {rounds} and {history}. That register was kept as {kept}.")
REPLACED_UNREAD = _("It replaced a file that could not be read as a register. That file was kept as {kept}.")
COUNTED_ROUNDS = plural("{number} round", "{number} rounds")
COUNTED_HISTORY = plural("{number} line of history", "{number} lines of history")
MORE_ROWS = plural("… and {number} more row.", "… and {number} more rows.")
UNEXPECTED = _("Something unexpected happened. Nothing was lost. Details are in {log}.")
UNEXPECTED_UNLOGGED = _("Something unexpected happened, and its details could not be written to a log: {fault}")
STOPPED = _("The run was stopped before its end, and no file is half written.")
OUTPUT_LOST = _("The output is incomplete, because it could not be written. The computer says: {why}.")
NOTHING_WRITTEN = _("This was a dry run: nothing was written.")

# what was not typed
USING_REGISTER = _("Using {path} of the current folder.")
USING_ROUND = _("Using the latest round, {name}.")
USING_INBOX = _("Reading the returns in {folder}.")
NO_REGISTER_HERE = _("Name the register, or run the command in the folder that contains register.xlsx.")
NO_RETURNS = _("Name the returned workbooks, or run the command in the folder that contains register.xlsx.")

# a part of the register
NO_ACTION = _("There is no such action in the register.")

# headings of tables
TIMES, ERROR, WARNING, NOTE = _("Times"), _("error"), _("warning"), _("note")
WHERE, SEVERITY, WHAT_IS_WRONG, TO_DO = _("Where"), _("Severity"), _("What is wrong"), _("What to do")
UNIT, UNIT_NAME, ACTIONS, FILE, REMARK = _("Unit"), _("Name"), _("Actions"), _("File"), _("Remark")
FOCAL_POINT, EMAIL = _("Focal point"), _("E-mail")
ACTION, REF, LEAD, TEXT, DUE, STATUS = _("Action"), _("Ref."), _("Lead"), _("Text"), _("Due"), _("Status")
DUE_DATE, REVISED_DEADLINE = _("Due date"), _("Revised deadline")
RESPONSIBLE, DEADLINE = _("Responsible"), _("Deadline")
DAYS_OVERDUE, OVERDUE, REVISED, TIMING = _("Days overdue"), _("Overdue"), _("Revised"), _("Timing")
AT_FIRST = _("At first")
WHEN, ROUND, COLUMN, OLD, NEW, HOW, SOURCE = (
    _("When"), _("Round"), _("Column"), _("Old"), _("New"), _("How"), of("where a change came from", "Source"))
CONFLICT, IN_REGISTER, RETURNED, FILE_AND_CELL = _("Conflict"), _("Register"), _("Returned"), _("File, cell")
HEADING, READ_AS, BECAUSE, FIRST_WORDS = _("Heading"), _("Read as"), _("Because"), _("First words below it")
AS_OF, RETURN_BY, ISSUED_TO, STILL_TO_RETURN = _("As of"), _("Return by"), _("Issued to"), _("Missing")
FORMAT, WHAT_IT_IS = _("Format"), _("What it is")
WHAT, WHICH, IN_A, IN_B, FOUND = _("What"), _("Which"), _("In A"), _("In B"), _("Found")
PHRASE, WHY, TO_ASK = _("Text"), of("how words are read", "Why"), _("To ask")
CONFLICTS_WAITING = _("Open conflicts")
NO_UNIT = _("(no unit)")
GOOD, BAD = _("good"), _("BAD")

# import, new
OWN_COLUMN = _("(kept as a column of its own)")
NOT_KNOWN = _("the tracker does not recognize it")
IF_WRONG = _("If a heading was misread, say what it means, such as --map \"Comment={heading}\", or --map "
             "\"Other={heading}\" to keep it as a column of its own.")
RAN_SOURCE = _("Ran {path}, because you specified its kind.")
READ_AS_KIND = _("Read as {kind}: {how_known}.")
IMPORTED = _("{recommendations}, {actions}, {units}; {problems}.")
RECOMMENDATIONS = plural("{number} recommendation", "{number} recommendations")
COUNTED_ACTIONS = plural("{number} action", "{number} actions")
COUNTED_UNITS = plural("{number} unit", "{number} units")
NEW_UNITS = plural("{number} new unit", "{number} new units")
EXPORTED = plural("Wrote {number} file to {path}.", "Wrote {number} files to {path}.")
ADDED = _("Added to {path} as the source {code}.")
WOULD_ADD = _("This would be added to {path} as the source {code}. Nothing has been written.")
KNOWN_DOCUMENT = _("This document is in the register already, as the source {code}. Nothing was changed.")
SAME_UNIT = _("The document names “{name}”. The register has {unit} ({code}). Are they the same unit? Type y or n.")
NAMED = _("Named in the document")
IS_KNOWN, IS_NEW_UNIT, IS_NEAR = _("known"), of("a unit", "new"), _("new, but nearly called like {name}")
ARE_NEW, ARE_GONE = _("New: {names}."), _("No longer in the document: {names}.")
COMPARED = _("Compared with the source {code}: {new}, {changes}, {conflicts}, {gone}.")
COUNTED_NEW, COUNTED_GONE = (
    plural("{number} new row", "{number} new rows"), plural("{number} row gone", "{number} rows gone"))
DECIDE_ON_VERSION = _("Next: make your decisions on the Conflicts sheet of {path} and save the file. The next "
                      "consolidation applies them.")
TO_CHECK = plural("{number} thing to check", "{number} things to check")
MADE_EMPTY = _("Wrote {path}. Fill in its Units, Recommendations and Actions sheets.")

# issue
OPENED, WOULD_OPEN = _("Opened round {name}."), _("Would open round {name}.")
ASKED_INSTEAD = _("{unit} has had its last day. {by} is asked in its place: {refs}.")
CENTRE_ASKED = _("{unit} has had its last day, and no single unit replaced it. The centre's workbook has what it led: "
                 "{refs}. Type who leads it now on the Actions sheet.")
NOBODY_ASKED = _("{unit} has had its last day, and no single unit replaced it. Nobody is asked in its place: "
                 "{refs}. Type who supports it now on the Actions sheet.")
ISSUED = plural("Issued {number} workbook.", "Issued {number} workbooks.")
WOULD_ISSUE = plural("Would issue {number} workbook.", "Would issue {number} workbooks.")
FINISHED = _("Finished")
ASKED = plural("{number} action is asked about.", "{number} actions are asked about.")
ASKED_CLOSED = plural("{number} of them was finished since it was last issued.",
                      "{number} of them were finished since they were last issued.")
ASKED_NOT_ACCEPTED = plural("{number} of them was reported as done, and you did not accept that.",
                            "{number} of them were reported as done, and you did not accept that.")
ASKED_NOT_VERIFIED = plural("{number} of them was finished since it was last issued, and is not verified yet.",
                            "{number} of them were finished since they were last issued, and are not verified yet.")
ASKED_REQUESTED = plural("{number} of them is finished, and an update was requested.",
                         "{number} of them are finished, and an update was requested.")
ONLY_SHOWN = plural("{number} finished action is only shown, on the sheet Finished.",
                    "{number} finished actions are only shown, on the sheet Finished.")
AT_REST = _("No workbook for {units}: nothing is open there. To ask about finished actions, too, use --all.")
DRAFTED = plural("Drafted {number} letter: {kind}, round {name}.", "Drafted {number} letters: {kind}, round {name}.")
WOULD_DRAFT = plural("Would draft {number} letter: {kind}, round {name}.",
                     "Would draft {number} letters: {kind}, round {name}.")
LETTER_LIST = _("The list of them is {path}. Open a draft in your mail program to read it and send it.")
WORDING_HERE = _("The wording is in {path}. Change it there, if you like, and draft again with --again.")
NO_LETTER = _("No unit has a letter of this kind coming in round {name}.")
TO, LETTER, ATTACHED = _("To"), _("Draft"), _("Attached")
NEXT_WHEN_BACK = _("Next, when the workbooks come back: put them into {folder}, and run tracker {command}")

# check, consolidate, missing, round
WROTE_FILES = plural("Wrote {number} file to {folder}.", "Wrote {number} files to {folder}.")
TAKEN_IN_BEFORE = plural("{number} of these files had already been consolidated and changed nothing.",
                         "{number} of these files had already been consolidated and changed nothing.")
CONSOLIDATED = _("{returns}, {changes}, {conflicts}.")
NEW_RETURNS = plural("{number} new return", "{number} new returns")
CHANGES = plural("{number} change", "{number} changes")
CONFLICTS_COUNTED = plural("{number} conflict waiting", "{number} conflicts waiting")
STILL_MISSING = _("Still missing: {units}.")
NOTHING_ANSWERED_BY = _("Returned with nothing answered: {units}.")
NOTHING_NEW = _("There is nothing new, so the register stays as it is.")
WROTE_REGISTER = _("Wrote {path}. The previous register is in the archive folder.")
DECIDE = _("Next: make your decisions on the Conflicts sheet of {path}, save the file, and run this "
           "command again.")
DATES_WAIT = plural("{number} new date is waiting for your decision on the Proposed sheet of {path}.",
                    "{number} new dates are waiting for your decision on the Proposed sheet of {path}.")
PROPOSALS_WAIT = plural("{number} proposed action is waiting for your decision on the "
                        "Proposed sheet of {path}.",
                        "{number} proposed actions are waiting for your decision on the "
                        "Proposed sheet of {path}.")
THESE_RETURNED = _("All units whose workbooks were asked for have returned them for round {name}.")
ALL_RETURNED = _("All units have returned their workbooks for round {name}.")
NOBODY = _("nobody")
RETURN_BY_CHANGED = _("The return-by date of round {name} was {old} and is now {new}. This is recorded in the history.")
RETURN_BY_SET = _("Round {name} had no return-by date. It is now {new}. This is recorded in the history.")
WOULD_CHANGE_RETURN_BY = _("The return-by date of round {name} would change from {old} to {new}.")
WOULD_SET_RETURN_BY = _("Round {name} has no return-by date. It would become {new}.")
AS_OF_CHANGED = _("The as-of date of round {name} was {old} and is now {new}. This is recorded in the history.")
AS_OF_SET = _("Round {name} had no as-of date. It is now {new}. This is recorded in the history.")
WOULD_CHANGE_AS_OF = _("The as-of date of round {name} would change from {old} to {new}.")
WOULD_SET_AS_OF = _("Round {name} has no as-of date. It would become {new}.")
SAME_DATES = _("Round {name} is as of {as_of}, to return by {return_by} already. Nothing was changed.")
WORKBOOKS_SAY_OLD = _("Workbooks that are out still show the earlier date. They are accepted as before.")
NEXT_TO_ISSUE_AGAIN = _("To issue them with the new date: tracker {command}")
BY_HAND = plural("{number} change was made by hand since the register was last written:",
                 "{number} changes were made by hand since the register was last written:")
MORE_BY_HAND = plural("  … and {number} more. The History sheet lists all of them.",
                      "  … and {number} more. The History sheet lists all of them.")
CHANGE_BY_HAND = _("  {where}: {became}")
BECAME, IS_NEW, IS_GONE = _("“{old}” became “{new}”"), _("“{new}” is new"), _("“{old}” was removed")

# overdue, report
OVERDUE_AS_OF = plural("As of {as_of}: {number} action overdue, {due_soon} due soon.",
                       "As of {as_of}: {number} actions overdue, {due_soon} due soon.")
REPORTED = _("As of {as_of}: {recommendations}, {actions}, {overdue} overdue.")
MADE_ANYWAY = _("The house format {name} was made for other kinds of source: {kinds}. "
                "Check that nothing is missing from the report.")

# a report that is renewed
RENEWED_BY = _("{path}: {counts}.")
REPLACE_IS_FRESH = _("For a report, --replace is now called --fresh. Without it, the report is renewed and keeps its "
                     "edits.")
NOTHING_TO_RENEW = _("There is no report at {path} yet.")
TEMPLATE_IS_NEW = _("The template of the house format changed since the report was made. The report has its new words, "
                    "but not its new looks. To take over the looks, start anew with --fresh.")
COUNT_RENEWED = plural("{number} paragraph renewed", "{number} paragraphs renewed")
COUNT_ADDED, COUNT_GONE = plural("{number} new part", "{number} new parts"), plural(
    "{number} part no longer there", "{number} parts no longer there")
COUNT_KEPT = plural("{number} edit kept", "{number} edits kept")
COUNT_CONFLICTS = plural("{number} conflict in a comment", "{number} conflicts in comments")
COUNT_DELETED = plural("{number} deleted part has changed since", "{number} deleted parts have changed since")
COUNT_EDITED_AND_GONE = plural("{number} edited part is no longer in the register",
                               "{number} edited parts are no longer in the register")
COUNT_NOT_PLACED = plural("{number} new part has no place", "{number} new parts have no place")
COUNT_CHARTS = plural("{number} chart drawn anew", "{number} charts drawn anew")
WAS_RENEWED, WAS_MERGED, WAS_CONFLICT = _("Renewed"), _("Edit kept, rest renewed"), _("Conflict, in a comment")
WAS_DELETED, WAS_ADDED = _("You deleted it, and it changed"), _("New")
WAS_EDITED_AND_GONE, WAS_NOT_PLACED = _("You edited it, and it is gone"), _("New, but its table or part was deleted")
COUNT_BESIDE = plural("{number} header or footer not renewed", "{number} headers or footers not renewed")
WAS_BESIDE = _("Header or footer that you edited, not renewed")
WAS_CHART, WAS_GONE = _("Chart drawn anew, without your formatting"), _("No longer there")
IN_THE_REPORT, REGISTER_SAYS, WHAT_HAPPENED = _("In the report"), _("The register says"), _("What happened")

# what is said beside figures of a closed round, or of an earlier date
AS_CLOSED = _("Round {round}, as it stood when it was closed on {day}.")
CORRECTED_SINCE = plural("{number} correction came after the round was closed: {command}",
                         "{number} corrections came after the round was closed: {command}")
ROUND_NOT_KEPT = _("Round {round} was closed before the register kept how a round stood. It is judged with the answers "
                   "that the register holds today.")
JUDGED_TODAY = _("Judged for {day} with the answers that the register holds today.")
AS_REPORTED = _("For the figures as they were reported: --round {name}")

# history, show, compare, undo
HEARD, HEARD_LAST = _("Reported"), _("{reported} (last: {round})")
NO_HISTORY = _("Action {ref} has not been changed yet.")
TITLE = _("{title}")
TIMES_REVISED = plural("{deadline} ({number} time)", "{deadline} ({number} times)")
DIFFERENCES = plural("{number} difference.", "{number} differences.")
WRONG_IN_REGISTER = plural("{number} thing to put right in {register}.", "{number} things to put right in {register}.")
TO_PUT_RIGHT_IN = plural("{number} thing to put right in the register: {command}",
                         "{number} things to put right in the register: {command}")
NOTHING_IN_REGISTER = _("Nothing to put right in {register}.")
READINGS = plural("{number} entry typed by hand was read.", "{number} entries typed by hand were read.")
CORRECTIONS = plural("{number} correction came after round {name} was closed.",
                     "{number} corrections came after round {name} was closed.")
NO_CORRECTION = _("Nothing was corrected since round {name} was closed.")
NO_DIFFERENCE = _("The registers do not differ.")
UNDONE = _("The consolidation of {when} was undone. This is recorded in the history.")
CAN_BE_CONSOLIDATED = plural("{number} return can be consolidated again: {files}.",
                             "{number} returns can be consolidated again: {files}.")
WROTE_AFTER_UNDO = _("Wrote {path}. The previous register is in the {folder} folder.")

# explain
PHRASES_READ = plural("{number} text read, {asked} to check.",
                      "{number} texts read, {asked} to check.")
TYPE_PHRASES = _("Type one text per line. End with Ctrl-D (on Windows: Ctrl-Z, then Enter).")

# addin
NOT_INSTALLED = _("The add-in was not installed.")
REMOVED = _("Changed or removed {path}.")
HASH = _("SHA-256 of {name}: {hash}")
INSTALLED = _("Wrote {path}. Excel loads it when it starts.")
CONFIGURED = _("Wrote {path}. This file tells the add-in which Python to use.")
RESTART = _("Next: close Excel and start it again. You will see the Tracker tab.")
TO_PUT_RIGHT = plural("{number} thing to fix.", "{number} things to fix.")
ALL_IN_PLACE = _("Everything is in place.")

# what an import would take in, and the files to correct
FIRST_ACTIONS = plural("The {number} action, as it would stand in the register:",
                       "All {number} actions, as they would stand in the register:")
FIRST_OF_ACTIONS = _("The first {shown} of {number} actions, as they would stand in the register:")
ASK_STATUS = _("“{found}” ({times}: {where}). Which status is it?")
ASK_HEADING = _("“{found}” ({times}: {where}). Which column is it?")
ANSWER_OR_ENTER = _("Press Enter for “{proposal}”, type another one, ? to see them all, or - to leave it open.")
ANSWER_OR_LEAVE = _("Type it, ? to see them all, or press Enter to leave it open.")
TIMES_FOUND = plural("once", "{number} times")
DRAFT = _("Wrote {path}. You can correct it.")
DRAFT_KEPT = _("{path} is there already and was left as it is.")
NEXT_IMPORT = _("When they are right: tracker {command}")

# where things stand
STANDING, FOLLOW_UP, SOURCES = _("How things stand"), _("Follow-up"), _("Sources")
ANSWERED, NOTHING_ANSWERED = _("Answered"), _("Returned with nothing answered")
ANSWERED_OF = plural("{answered} of {number} action, {left} left as it was, {not_returned} not returned",
                     "{answered} of {number} actions, {left} left as they were, {not_returned} not returned")
MISSING, IN_INBOX, CONFLICTS = _("Missing"), _("In the inbox, not consolidated"), _("Conflicts to decide")
CLAIMS = _("Claims to verify on the Actions sheet")
PROPOSALS, NEW_DATES, LEFT_IN_REGISTER = (
    _("Proposed actions to decide"), _("New dates to decide"), _("To put right in the register"))
ARCHIVED = _("({number} archived)")
ACTIONS_OPEN = plural("{number}, {open} open", "{number}, {open} open")
REOPENED = _("Reopened since the round before")
SINCE, NO_CHANGES = _("Since {before}"), _("nothing changed")
OVERDUE_ON = _("{number} on {day}")
ROUND_DATES = _("{name}, as of {as_of}, to return by {return_by}")
RETURNED_OF = _("{returned} of {issued} units")
