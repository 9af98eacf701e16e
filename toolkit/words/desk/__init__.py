"""What the desk says on all pages, and where it begins; the words of each page have a module of their own."""

from toolkit.words.speaking import _, of, plural

# the frame of every page
DESK, SKIP, PAGES_OF = _("Tracker desk"), _("Skip to the content"), _("Pages")
HOME, ACTIONS, BEGIN = _("Home"), _("Actions"), _("Begin")
RETURNS, DECISIONS = _("Returns"), _("Decisions")
OPEN_REGISTER_IN_EXCEL = _("Open the register in Excel")
ANOTHER_REGISTER = _("Another register")
IS_WRITING = _("“{title}” is writing the register. You can read here meanwhile.")
LOOK_AT_IT = _("See how far it is")
HAS_ENDED = _("The desk has ended. Start it again with its start file on the desktop, or with the command `tracker "
              "desk`.")
NO_SCRIPT = _("This browser runs no scripts. The desk works without them, but does not notice that you close its "
              "window: it ends after an hour without use.")

# why a request was refused
REFUSED, NOT_THERE, FAILED = _("This address does not open the desk"), _("There is no such page"), _(
    "Something unexpected happened")
NOT_HERE = _("The desk answers only to the browser of this computer, under the address that it opened itself. Go "
             "back to its window, or start the desk again.")
NOT_OURS = _("Another page tried to use the desk. Nothing was done. If you followed a link to get here, go back to the "
             "desk's own window, or start the desk again.")
NO_KEY = _("This window does not belong to the desk that is running. Go back to the window that opened when you "
           "started the desk, or start it again.")
OLD_KEY = _("This address opens the desk only once, and was used before. Go back to the window that it opened. If "
            "that is closed, start the desk again.")
TOO_LARGE = _("What was sent is larger than the desk takes. Choose fewer files, or smaller ones. Nothing was done.")
NO_PAGE = _("The desk has no page at this address. Choose one above.")
CANNOT_BE_DONE = _("This cannot be done")

# what came of a job
DONE = _("Done")
PROBLEMS = plural("{number} problem", "{number} problems")
NOTES = plural("{number} note", "{number} notes")
AND_MORE_PLACES = plural("{where} and {number} more place", "{where} and {number} more places")
ERROR, WARNING, NOTE = _("Error"), _("Warning"), _("Note")
WHERE, WEIGHT, WHAT_IS_WRONG, TO_DO = _("Where"), _("Severity"), _("What is wrong"), _("What to do")
PROBLEMS_IN = _("{file}: {told}")
FILES_WRITTEN, NEXT_STEPS = _("Files"), _("What next")
OPEN_IN, OPEN_FILE, SHOW_IN_FOLDER = _("Open in {program}"), of("a button", "Open"), _("Show in folder")
IS_OPENED, FOLDER_IS_OPENED = _("{name} is opening in its own program."), _("The folder {folder} is opening.")
BACK = of("to the page before", "Back")

# work that takes long
STEP_OF, WORKING = _("{done} of {total}"), _("Working …")
STOP, STOPPING = _("Stop"), _("Stopping. What was begun is left undone, and the register stays as it was.")
WAS_STOPPED = _("Stopped. The register is as it was before.")
HOW_FAR, LOOK_AGAIN = _("How far it is"), _("Look again")

# choosing
CHOOSE_REGISTER, CHOOSE_FOLDER = _("Choose the register"), _("Choose the folder for the new register")
OPEN_IT, USE_FOLDER = of("a button", "Open"), _("Use this folder")
PLACES, FOLDERS, FILES, ABOVE = _("Places"), _("Folders"), _("Files"), _("Up to {name}")
NO_FOLDERS, NO_FILES = _("There are no folders here."), _("There are no such files here.")
MORE_NOT_SHOWN = plural("{number} more is not shown.", "{number} more are not shown.")
IN_FOLDER = _("You are in {path}")

# the start page
BEGIN_LEAD = _("Follow up recommendations from here: take in a document, send workbooks to units, check what comes "
               "back, and report.")
HAVE_REGISTER, HAVE_REGISTER_LEAD = _("Open a register"), _("You have a register already: the Excel file in which the "
                                                            "tracker keeps everything.")
OPENED_LAST = _("Opened last")
IS_THERE, OPEN_THIS = _("{folder} has a register already: {name}. Open it, or choose another folder."), _(
    "Open this register")
NEW_REGISTER, NEW_REGISTER_LEAD = _("Start a new register"), _("An empty register in a folder of your choice.")
NEW_TITLE, NEW_ORGANIZATION, MAKE_REGISTER = _("What is followed up"), _("Your organization"), _("Make the register")
NEW_TITLE_HINT = _("The title of reports and workbooks, such as Review of Signposts 2015. You can change it later.")
NEW_IN = _("It will be made in {folder}.")

# the command
OPENED_AT = _("The desk is open at {address}")
ENDS = _("It ends when you close its window, or after an hour without use. To end it here, press Ctrl-C.")
HAS_SHORTCUT = _("Wrote {path}. A double click on it opens the desk.")
HAS_SHORTCUT_OF = _("Wrote {path}. A double click on it opens the desk with {register}.")
