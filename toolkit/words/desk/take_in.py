"""What the page Take in of the desk says."""

from toolkit.words.speaking import _, plural

TAKE_IN = _("Take in")
BEGIN_LEAD = _("You have a document that lists recommendations or actions. A register is made of it.")
DOCUMENT = _("Take in a document")
LEAD = _("An Excel tracker, a Word document or a text that lists recommendations or actions.")
HOW = _("You see first what it gives and can correct it. Nothing is written before you say so.")
FILE, FILE_HINT, LOOK = _("Drop the document here, or choose it"), _(
    "Excel, Word, LibreOffice or a text. An old .xls or .doc has to be saved as .xlsx or .docx first."), _("Look at it")
INTO, INTO_NEW = _("It will be added to {register}."), _("A new register will be made of it in {folder}.")
NEW_INSTEAD, NEW_INSTEAD_LEAD, CHOOSE_FOLDER, USE_FOLDER = _("Or make a new register of it"), _(
    "The document becomes a register of its own, in a folder of your choice."), _("Choose the folder"), _(
    "Use this folder")
FIRST_FOLDER = _("First choose the folder in which the new register will be.")
ADD_INSTEAD = _("Add to {register} instead")

# the document
TITLE, ANOTHER = _("Take in {file}"), _("Take in another document")
WOULD_GIVE = _("What this document gives")
ADDS, MAKES = _("Add to {register}"), _("Make the register")
OPEN_QUESTIONS = plural("{number} question is open below. You can answer it first, or go on.",
                        "{number} questions are open below. You can answer them first, or go on.")
OPEN = _("Open question")
NOT_YET = _("Before this document can be taken in, say what its columns mean.")
HEADINGS = _("What each column means")
HEADINGS_LEAD = _("Correct what is wrong, then press “Show what that gives”.")
IN_TABLE, COLUMN, MEANS, FIRST_CELLS = _("Table “{sheet}”"), _("Column"), _("Meaning"), _("First cells")
MEANING_OF = _("Meaning of “{heading}” in {cell}")
AS_PROPOSED = _("(as the tracker reads it)")
YOU_SAID = _("As you said.")
WORDS, WORDS_LEAD = _("Words that may be a status"), _(
    "The tracker does not know these words for sure. Say once what each means; the register remembers it.")
WORD, STANDS, STATUS = _("Word"), _("Where it stands"), _("Status")
STATUS_OF, KEEP_WORD = _("Status that “{word}” means"), _("(leave it open)")
TIMES = plural("{number} time", "{number} times")
LIKELY, BECAUSE = _("Probably {answer}."), _("Because {why}.")
UNITS, UNITS_LEAD = _("Names of units"), _(
    "The register does not know these names. Say which of them mean a unit that it has; the others become new units.")
UNITS_ALIKE = _("These names are nearly alike. Say which of them mean one unit; the others become units of their own.")
NAME, IS_UNIT = _("Name in the document"), _("Unit")
UNIT_OF, NEW_UNIT, NEW_UNIT_AFTER_ALL = _("Unit that “{name}” means"), _("A new unit, {code}"), _("A new unit")
NEARLY = _("Nearly called like {unit}.")
MORE, THIS_IS, NEW_SOURCE, LATER_VERSION = _("More choices"), _("This document is"), _("a new one"), _(
    "a later version of {source}")
NEW_SOURCE_AS, TO_BE_SAID = _("a new one, {code}"), _("(choose one)")
SAY_WHICH = _("Before this document can be taken in, say under “This document is” what it is.")
DATES = _("If a date cannot be read and only one correction is likely, use it")
SHOW = _("Show what that gives")
TAKEN, TAKEN_FIRST = _("What would be taken in"), _("The first {shown} of {number} actions.")
LEFT_OUT, LEFT_OUT_LEAD = _("What is left out, repaired or in doubt"), _(
    "Everything that would not go into the register as it stands in the document.")
NOTHING_LEFT_OUT = _("Nothing: everything is taken in as it stands.")
CHANGES, CHANGED, BEFORE, NOW, FROM = _("What the later version changes"), _("Column"), _("Before"), _("Now"), _(
    "File and cell")

# what was done
MAKING = _("Take in {file}")
IS_MADE = _("The register {register} is made and open here.")
REMEMBERED = _("What you said of the columns is kept in {file}, for the next document of the kind.")
SEE_ACTIONS, ISSUE, DECIDE = _("See the actions"), _("Issue workbooks to units"), _("Make your decisions")
