"""What the import of a document says: how its kind was recognized, how headings were read, why a list is no use."""

from toolkit.words.speaking import _, plural

# how a kind of document was recognized, after “Read as progress table:”
AS_SAID = _("as you said, and {how_known}")
BY_HEADER = _("by its header row ({where}): {headings}")
BY_LABELS = _("by its labels (from {where}): {labels}")
BY_BOX = _("by its box with a summary ({summary}) and what should be done ({action})")
BY_SUMMARY = _("by its box with a summary ({summary})")
BY_SECTIONS = _("by the sections of its form ({where}): {sections} …")
BY_LEAD_IN = _("by the line that leads to its decisions ({where}): {line}")
IS_WORKBOOK = _("a tracker in Excel")
IS_OPEN_WORKBOOK = _("a tracker in an OpenDocument spreadsheet")
BY_TABLE = _("by the headings of its table ({where}): {headings}")
BY_TABLES = _("by the headings of {count} of its {of} tables ({where}): {headings}")
BY_RECORDS = _("by {count} blocks with the same labels: {labels}")
BY_ITEMS = _("by {count} items with labelled lines below them")
BY_PARTS = _("by {count} items that say what, who and by when, parted by the same sign")
BY_HEADED_LIST = _("by the items below: {headings}")
ITEMS = plural("{number} item", "{number} items")
HAS_TABLES = plural("it has {number} table", "it has {number} tables")
PARAGRAPHS = plural("{number} paragraph", "{number} paragraphs")

# what a kind is recognized by, where none of it is there
NONE_OF_THESE = _("it has none of these: {looked_for}")
LOOKED_FOR_ONE = _("it has no {looked_for}")
HEADER = _("row with the six headings of a progress table")
LABELS = _("recommendation with its management response under labels")
BOX = _("box with a summary and the action required")
SECTIONS = _("numbered sections of a mission report's form")
LEAD_IN = _("line that leads to numbered decisions below roman headings")
WORKBOOK = _("workbook")
TABLE = _("table with headings")
LIST = _("list of recommendations or actions under labels or a heading")
NO_SUCH_KIND = _("“{kind}” is not a kind of document; choose one of these: {kinds}")
SOURCE_STOPS = _("it stops with {error} in line {line}")
NOT_PYTHON, NO_SOURCE = _("it is not a Python module"), _("it declares no SOURCE")

# documents that cannot be read
NO_DOCUMENT = _("it is neither a text, a Word document nor a workbook")
NO_WORD = _("it contains neither a Word document nor a workbook")
OLD_WORD, PDF, RICH_TEXT = (
    _("A document in the old Word format (.doc)"), _("A PDF"), _("A document in Rich Text Format (.rtf)"))
WORD_NOT_READABLE = _("it contains something that cannot be read")
MORE_CELLS = _("it has more than {most} cells")
MORE_COVERED = _("its merged cells cover more than {most} cells")

# lists of units
LIST_NOT_TABLE = _("line {line} has a quotation mark that is never closed")
LIST_EMPTY, NAMES_NO_UNIT = _("it is empty"), _("it names no unit")
NO_COLUMN, NEITHER_COLUMN = _("it has no {column} column"), _("it has neither a code column nor a name "
                                                              "column")
CODE_TWICE = _("line {line} repeats the code {code}")
NO_CODE, NO_NAME = _("line {line} has no code"), _("line {line} has no name")
NO_SUCH_UNIT_KIND = _("line {line} has the kind “{kind}”; choose one of these: {kinds}")

# what speaks for several actions in a row
ACTIONS, DEADLINES = plural("{number} action", "{number} actions"), plural("{number} deadline", "{number} deadlines")
UNITS, STATUSES = plural("{number} unit", "{number} units"), plural("{number} status", "{number} statuses")

# what a form does not say, and what was read from the wrong cell
WHO_WROTE_IT, ANY_ACTION = _("who wrote it"), _("any follow-up action")
RESPONSIBLE, DEADLINE = _("who is responsible"), _("the deadline")
WITHOUT_LABEL = _("fields without a label")

# how the heading of a tracker was read
OWN_NUMBER, OWN_RECOMMENDATION, OWN_ORIGIN, OWN_NO, OWN_PROGRESS, OWN_OTHER = (
    _("No of the recommendation"), _("Recommendation"), _("Origin"), _("No"), _("Status and comment"), _("Other"))
OWN_PARTY_AND_DATE = _("Responsible and deadline")
HOLDS = _("{day} (shown as “{shown}”)")
"""The date that a cell holds, of which its format shows less."""
AS_MAPPED, IN_MAPPING = _("you said so with --map"), _("the mapping says so")
BY_NAME = _("it is one of the known headings")
JOINS = _("it names several things")
LIKE = _("like “{heading}”")
BY_WORDS = _("its words say so")
OTHER_COLUMN = _("“{column}” was read from another column")
CELLS_DENY = _("its cells are something else than “{column}”")
CELLS_SAY = _("its cells read as such")
TWO_THINGS = _("it seems to hold two things, and not each of its cells can be parted")
FOUND_SAYS = _("what was found stands for the recommendation")
LONGEST = _("no other column says what will be done, and its texts may")
ENDS_BESIDE_START = _("it is the end beside a start, and no other column is the deadline")
STATES_BELOW = _("no other column says how far it is, and its cells do")
DATED_BEFORE = _("it has dates for what is not done yet")
HEADING_AT, HEADING_AS = _("“{heading}” ({cell})"), _("“{heading}” as {column}")
NUMBERS_BELOW = _("there are numbers below it")

# the mapping file
MAPPING_OF = _("How {document} is read.")
MAPPING_HOW = _("Correct what is wrong, and use it again: tracker import FILE --mapping THIS_FILE")
MAPPING_ASKED = _("asked: take away the sign in front if it is right")

# what was seen where no table of actions was found, after “No sheet or table has a row with enough tracker headings.”
SEEN_SHEETS = _("No row of these sheets has several texts: {sheets}.")
SEEN_NEAREST = _("The nearest is row {row} of {sheet}. Known there: {names}. Not known: {others}. Missing: {missing}.")
LACKS_ACTION, LACKS_WHO, LACKS_WHEN, LACKS_NOTHING = (
    _("what will be done"), _("who is responsible"), _("by when or how far it is"), _("further headings"))
NOTHING_KNOWN = _("nothing")
