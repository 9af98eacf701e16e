"""What `tracker --help` says: each command in a line, each argument and option in a sentence."""

from toolkit.words.speaking import _, plural

TRACKER = _("""\
Follow up recommendations: issue workbooks, check and merge what comes back, and report in Word.

New here? `tracker demo` shows a complete reporting round for a sample organization. To start your own register,
use `tracker import` with an existing document, or `tracker new` for an empty register. Then use `tracker issue`.""")
ADDIN = _("Build, install and check the Excel add-in.")

IMPORT = _("Make a register from an existing document.")
NEW = _("Make a folder with an empty register.")
ISSUE = _("""\
Write one workbook for each unit.

Opens the reporting round if it does not exist yet. Asks about actions that are open, that were finished since they were
last issued, or for which you request an update in the register. A workbook shows the other finished actions of its unit
on a sheet Finished. With --source, --status, --open or --overdue, only units that are asked about such actions get a
workbook. Each workbook is whole.""")
CHECK = _("""\
List every problem in the returned workbooks.

The register is not changed.""")
CONSOLIDATE = _("""\
Merge the returned answers into the register.

Nothing is lost: the history records the source cell of every change, and conflicting answers wait for your
decision.""")
CHANGE_ROUND = _("""\
Show a reporting round: its dates, and who has returned.

With --return-by, the units get another date for returning their workbooks. With --as-of, they report the situation of
another day.""")
MISSING = _("""\
List the units that have not returned their workbooks.

With --source, --status, --open or --overdue, only units whose workbook has such actions.""")
LETTERS = _("""\
Draft the letters of a round, one e-mail for each unit. Nothing is sent.

issue: the workbook goes out. remind: it has not come back. return: the checked copy goes back, to be corrected.
thank: the answers are in the register. Your mail program opens each draft, so that you can read it and send it.
The wording is in letters/KIND.txt beside the register, and you can change it.""")
LETTER_KIND = _("What the letters are for: issue, return, remind or thank.")
LETTERS_OUT = _("The folder for the drafts. If you leave it out: letters/ROUND/KIND beside the register.")
LETTERS_CHECKED = _("For letters of the kind return, the folder with the checked copies. If you leave it out: checked.")
LETTERS_UNIT = _("Only the letter to this unit. You can use this option several times.")
LETTERS_AGAIN = _("Also draft a letter to units for which one of this kind was drafted before in this round.")
OVERDUE = _("List the actions that are overdue, longest overdue first.")
REPORT = _("Write a Word report in a house format.")
PAGE = _("""\
Write where the follow-up stands as a page: one file of HTML that any browser opens, also without a network.""")
PAGE_OUT = _("The file to write. If you leave it out: overview.html beside the register.")
DESK = _("""\
Open the desk: the whole job in a browser window on this computer.

It shows where things stand, what to do next, and every action. It ends when you close its window.""")
DESK_REGISTER = _("The register to begin with. If you leave it out: register.xlsx in the current folder, or else a "
                  "start page.")
DESK_BROWSER = _("Whether to open the browser. Without it, the address is printed, and opens the desk once.")
DESK_PORT, NUMBER = _("The port to listen at. If you leave it out, a free one is found."), _("NUMBER")
DESK_SHORTCUT = _("Put a start file on the desktop, which opens the desk with a double click. The desk is not opened "
                  "now.")
GROUP_BY, GROUPS = _("Group the actions by source document, by the unit that leads them, or by status."), _(
    "source|unit|status")
PDF = _("Also write the report as a PDF, beside the Word file. LibreOffice must be installed.")
FORMATS = _("List the house formats for reports.")
DEMO = _("""\
Run a reporting round for a sample organization.

All files stay in the folder, so that you can look at them.""")
HISTORY = _("List every change made to an action, with its source.")
STATUS_COMMAND = _("Say where things stand, and what to do next.")
CHECK_REGISTER_COMMAND = _("""\
List what is missing or contradictory in the register.

Each line names the cell to put right and says how what was typed by hand was read.""")
SHOW = _("Show the register on screen or as JSON.")
EXPORT = _("""\
Write the register for other programs, as CSV or JSON.

A name that ends in .json gets everything, one that ends in .csv a flat table of actions. Any other name is a folder
that gets one CSV file for each table.""")
EXPORT_OUT = _("The file or folder to write.")
COMPARE = _("""\
List what differs between two registers.

The history and the sources of the values are not compared.""")
UNDO = _("""\
Undo the last `tracker consolidate`.

Its returns can be consolidated again.""")
EXPLAIN = _("Show how the tracker interprets a deadline, status or unit written in words.")
ADDIN_BUILD = _("Build the add-in files that Excel loads.")
ADDIN_INSTALL = _("""\
Install the add-in in the folder that Excel loads add-ins from.

The add-in is told which Python to use.""")
ADDIN_DOCTOR = _("Check that the add-in has everything that it needs.")

# arguments
DOCUMENT = _("A workbook (.xlsx, .ods), a document (.docx, .odt, .html), separated values (.csv) or a text.")
REGISTER = _("The register. Default: register.xlsx in the current folder.")
RETURNS = _("Returned workbooks, or folders that contain them. Default: the inbox of the register.")
FOLDER = _("The folder to make.")
REF = _("The reference of the action, such as 3.2.")
OLD_REGISTER = _("A register.")
NEW_REGISTER = _("The register to compare with it.")
READER = _("How to interpret the text: as a deadline, a status or units.")
PHRASES = _("The text to interpret. To give several texts, put each one in quotation marks. If you give no text, "
            "each line of standard input is read.")

# options of several commands
AS_OF = _("Report the position as of this date. Default: the as-of date of the last round.")
AT = _("Use the register as it was at the end of this day.")
QUIET = _("Print only data and errors.")
LANG = _("Speak this language, such as fr, instead of the one in the register's settings.")
LANG_UNKNOWN = _("“{found}” is no language that the tracker speaks. It speaks: {known}.")
LANG_UNFINISHED = plural(
    "The tracker does not speak “{found}” yet: {number} message is not translated. It speaks: {known}.",
    "The tracker does not speak “{found}” yet: {number} messages are not translated. It speaks: {known}.")
AS_JSON = _("Print the data as JSON.")
DRY_IMPORT = _("Show what would be taken in. No register is written, only a list of units and a mapping, which you can "
               "correct.")
DRY_RUN = _("Say what would be done, but write nothing.")
REPLACE = _("Replace the file if it exists.")
FORMATS_FOLDER = _("Also look for house formats in this folder. Repeat the option to add more folders.")
ROUND = _("The reporting round, such as 2018-12. Default: the latest round.")
OF_ROUND = _("Use the register as it stood when this round was closed. The latest round is open, so it is as it stands "
             "now.")
COMPARE_ROUND = _("List what was corrected since this round was closed. With B, compare A as it stood then.")
NEW_RETURN_BY = _("Change the date by which units should return their workbooks.")
NEW_AS_OF = _("Change the day whose situation units report.")
DASK = _("Read the returns with the Dask cluster whose scheduler has this address, such as tcp://HOST:8786.")
TAKE_AS = _("Take workbooks that were issued in an earlier round for this one, where the issued values agree.")
AS_WORKBOOK = _("Also write the list to this workbook.")
SHOW_VERSION = _("Show the version and exit.")

# options of one command
IMPORT_OUT = _("The register to write.")
INTO = _("Add the document to this register instead of writing a new one.")
SOURCE = _("Only actions of this source document. Repeat the option to add more sources.")
ONLY_UNIT = _("Only actions that this unit leads or supports. Repeat the option to add more units.")
ONLY_STATUS = _("Only actions with this status. Repeat the option to add more.")
ONLY_OPEN = _("Only open actions: those whose status is not final.")
ONLY_OVERDUE = _("Only overdue actions.")
CODE, SOURCE_CODE = _("CODE"), _("A short code for the document in the register, such as AUD25. With the "
                                "code of a document that is in the register, a later version is compared with it.")
NAME_CODE = _("NAME=CODE")
SAME_UNIT = _("A name in the document that means a unit of the register, such as \"Parks Offices=PO\". It becomes an "
              "alias of the unit. Use the option again for further names.")
KIND = _("The kind of document. Default: recognized from its content.")
UNITS = _("A list of units (CSV) with the columns code, name, aliases, kind, members.")
ACCEPT_SUGGESTIONS = _("Accept the suggested corrections for deadlines that are not valid "
                       "dates.")
ORGANIZATION = _("The organization that the register belongs to.")
TITLE = _("The title to print in reports: what is being followed up.")
HEADINGS = _("What a heading in a tracker means, such as \"Deadline=Target date\"; or what the column at a letter or "
             "number means, such as Deadline=E or \"Deadline=Sheet 2!E\". Repeat the option to add more headings.")
STATUSES = _("What your own status words mean, such as \"WIP=in_progress,Parked=not_started\". The register remembers "
             "it.")
FISCAL_YEAR_STARTS = _("The month in which your fiscal year begins, such as 4 for April.")
MAPPING = _("Use a file that says how such documents are read, as --save-mapping writes it.")
ASK = _("Ask about each heading and status word that is not clear, one by one.")
NOBODY_TO_ASK = _("There is nobody to ask. Run it in a terminal, or correct the mapping that --dry-run writes.")
SAVE_MAPPING = _("Write how this document was read, to use it for the next one with --mapping.")
COLOURS = _("What the colours in a tracker mean, such as green=implemented,red=not_started.")
ISSUE_ALL = _("Ask about all actions, also those that are finished.")
NEW_KEY = _("Sign the workbooks with a new key from now on. Workbooks signed with earlier keys are still accepted.")
RETURN_BY = _("The date by which units should return their workbooks.")
ISSUE_OUT = _("The folder for the workbooks. Default: one for the round in the outbox.")
JOINT = _("Who reports on an action shared by several units: the lead unit (lead), or all of them "
          "(all).")
CHECK_REGISTER = _("The register that the workbooks belong to. Default: register.xlsx in the current folder.")
CHECK_ROUND = _("The reporting round that the workbooks belong to.")
CHECK_UNIT = _("The unit that the workbooks come from.")
CHECK_OUT = _("The folder for checked copies and problem lists.")
RETURN_UNIT = _("The unit that a workbook comes from, if the workbook itself does not identify the "
                "unit.")
ACCEPT_EMPTIED = _("Accept blank cells where there was an answer before. Otherwise, the register "
                   "keeps the earlier answer.")
TRACKED = _("Mark what is renewed in an existing report as tracked changes.")
DIFF_OF_REPORT = _("Only list what would be renewed in an existing report. Nothing is written.")
FRESH = _("Make an existing report anew, without the edits in it. The old one is kept in the archive.")
REPORT_OUT = _("The Word document to write. Default: named after house format, filters and date, in the folder for "
               "reports.")
REPORT_FORMAT = _("The house format. `tracker formats` lists the available formats. Default: the one on the Settings "
                  "sheet.")
CONFLICTS = _("Add a table of the answers that are waiting for a decision.")
ANYWAY = _("Make the report even if the house format was made for other kinds of source.")
EXPLAIN_REGISTER = _("The file that lists the units to look for: a register or a list of units (CSV).")
LOCALE = _("The language and country (for example, en-US or fr-FR) that determine how dates such as "
           "03/04/2016 are read.")
COLUMN = _("Read the texts as values of one column: if a date is ambiguous, the other dates "
           "show its format.")
EXPLAIN_AS_JSON = _("Print one JSON object per line.")
ADDIN_OUT = _("The folder to write to.")
UNINSTALL = _("Remove the add-in.")

# what stands for a value
FILE_OR_FOLDER = _("FILE or FOLDER")
FILE, FOLDER_NAME, DATE, TEXT, NAME, UNIT = _("FILE"), _("FOLDER"), _("DATE"), _("TEXT"), _("NAME"), _("UNIT")
STATUS_NAME, ROUND_NAME = _("STATUS"), _("ROUND")
KIND_NAME, LOCALE_NAME, REF_NAME, WHO = _("KIND"), _("LOCALE"), _("REF"), _("WHO")
DOCUMENT_NAME, REGISTER_NAME, RETURN_NAME = _("DOCUMENT"), _("REGISTER"), _("RETURN...")
ADDRESS = _("ADDRESS")
COLUMN_HEADING, COLOUR_STATUS, WORD_STATUS = _("COLUMN=HEADING"), _("COLOUR=STATUS,..."), _("WORD=STATUS,...")
MONTH = _("MONTH")

# what is wrong with a value
NO_SECOND_REGISTER = _("Name the register to compare with. Or list what was corrected of a round, with --round NAME "
                       "and without -o.")
TAKE_AS_ALONE = _("A register must be at hand, which knows what both rounds issued. Name it with --register.")
NO_NAME = _("The name is blank. Type one, such as 2018-12.")
NOT_A_DATE = _("“{found}” is not a date. Write a day as YYYY-MM-DD, such as {example}.")
LEAD_OR_ALL = _("“{found}” is not a choice. Write lead or all.")

# what the library of the command line says by itself, in its help and where something is typed wrongly
USAGE, ARGUMENTS_ARE, OPTIONS_ARE, COMMANDS_ARE = _("Usage: "), _("Arguments:"), _("Options:"), _("Commands:")
OPTIONS_TYPED, COMMAND_TYPED = _("[OPTIONS]"), _("COMMAND [ARGS]...")
DEFAULT_IS, NEEDED = _("[default: {value}]"), _("[required]")
SHOW_HELP = _("Show this message and exit.")
INSTALL_COMPLETION = _("Install completion for the current shell.")
SHOW_COMPLETION = _("Show completion for the current shell, to copy it or customize the installation.")
COMPLETION_INSTALLED = _("{shell} completion installed in {path}\n"
                         "Completion will take effect once you restart the terminal.")
TRY_HELP, IS_WRONG = _("Try '{command}' for help."), _("Error: {what}")
COMMAND_MISSING, ARGUMENT_MISSING = _("Missing command."), _("Missing argument {name}.")
OPTION_MISSING = _("Missing option {name}.")
NO_SUCH_COMMAND = _("No such command {name}.")
NO_SUCH_COMMAND_BUT = _("No such command {name}. Did you mean {near}?")
NO_SUCH_OPTION = _("No such option: {name}")
NO_SUCH_OPTION_BUT = _("No such option: {name} (Possible options: {near})")
NEEDS_VALUE, TAKES_NO_VALUE = _("Option {name} requires an argument."), _("Option {name} does not take a value.")
NOT_ASKED_FOR = _("Got unexpected extra argument(s) ({words})")
VALUE_INVALID = _("Invalid value for {name}: {why}")
NOT_ONE_OF = _("{found} is not one of {known}.")
FILE_NOT_READABLE, FOLDER_NOT_READABLE = _("File {path} is not readable."), _("Folder {path} is not readable.")
STOPPED = _("Aborted!")
