"""What the doctor of the add-in says: what it looked at, what it found, and how to put it right."""

from toolkit.words.speaking import _

TOOLKIT, PYTHON, XLWINGS, EXCEL, INTERPRETER, ADDIN = (
    _("Toolkit"), _("Python"), _("xlwings"), _("Excel"), _("Interpreter"), _("Add-in"))
STARTS_PYTHON = _("Permission to start Python")
MACROS, TRUSTED, MARK = _("Macro policy"), _("Trusted location"), _("Mark of the Web")
ONEDRIVE, REGISTER = _("OneDrive"), _("Register on OneDrive")
IMPORTED, STORE, LETTERS = _("Import of xlwings"), _("Python from the Store"), _("Letters in paths")
ADDINS, CHILD_PROCESSES, CALLS = _("Add-ins"), _("Programs started by Excel"), _("Windows calls in macros")
COMMAND_PROMPT, NETWORK = _("Command prompt"), _("Network")
NOT_LOOKED_AT = _("not checked on this system")

NOT_INSTALLED = _("not installed")
INSTALL_XLWINGS = _('pip install "tracker-toolkit[addin]"')
SCRIPT_MISSING = _("{script} is not in {folder}")
INSTALL_SCRIPT = _("xlwings runpython install")
NAMES_NONE = _("{settings} does not name one")
INSTALL = _("tracker addin install")
NOT_IN = _("not in {folder}")
OTHER_VERSION = _("{addin}, but of another version")

IMPORTS, CANNOT_IMPORT = _("{python} imports version {version}"), _("{python} cannot import it: {why}")
INSTALL_WITH = _('"{python}" -m pip install "tracker-toolkit[addin]"')
NO_ANSWER, ENDED_WITH = _("it did not answer within {seconds} seconds"), _("it ended with code {code}")
FROM_STORE = _("{python} is from the Store, so Windows may keep what it writes where Excel does not see it")
NOT_FROM_STORE = _("no")
INSTALL_PYTHON = _('Install Python from python.org, and with it: pip install "tracker-toolkit[addin]", '
                   "tracker addin install")
UNREAD = _("{path} has letters that macros cannot read here: {letters}")
ALL_READ = _("the macros can read all paths")
INSTALL_ELSEWHERE = _("Install Python in a folder with plain letters, such as C:\\Python, then: tracker addin install")
ASK_FOR_LETTERS = _("Ask your administrators to set the language for non-Unicode programs to one with these letters.")

NO_POLICY, NO_ADDINS = _("no policy stops them"), _("Excel loads none")
SIGNED_ADDINS = _("Excel loads only those that a trusted publisher has signed")
SIGNED_MACROS = _("Excel loads only those whose macros a trusted publisher has signed")
THIS_IS_NOT = _("{found}; this one is not signed")
THIS_IS_SIGNED = _("{found}; this one is signed, the doctor does not check by whom")
ALLOW_ADDINS = _("File > Options > Trust Center > Add-ins: clear “Disable all Application Add-ins”.")
ALLOW_UNSIGNED = _("File > Options > Trust Center > Add-ins: clear “Require Application Add-ins to be signed by "
                   "Trusted Publisher”.")
ASK_TO_ALLOW_ADDINS = _("Ask your administrators to switch off the policy “Disable all application add-ins” for Excel.")
BLOCKED, RECORDED = _("Microsoft Defender blocks them"), _("Microsoft Defender only records them")
BLOCKED_AT_FIRST = _("Microsoft Defender blocks them until you unblock them")
NO_RULE = _("no rule against them was found")
ASK_TO_EXCLUDE = _("Ask your administrators to exclude the add-in from the attack surface reduction rule “{rule}” "
                   "({id}).")
UNBLOCK = _("When Windows asks, unblock them and press the button again. Or ask your administrators to exclude the "
            "add-in from the attack surface reduction rule “{rule}” ({id}).")
ALLOWED = _("allowed")
NO_COMMANDS = _("your organization has switched off cmd.exe, which starts Python")
BATCH_FILES_ONLY = _("your organization allows cmd.exe for batch files only, so it may not start Python")
ASK_FOR_COMMANDS = _("Ask your administrators to allow cmd.exe (policy “Prevent access to the command prompt”).")
NOT_ON_NETWORK = _("the add-in is on this computer")
ON_NETWORK = _("{folder} is on the network, where Excel trusts no folder")
ON_NETWORK_ALLOWED = _("{folder} is on the network, where Excel may trust folders")
ASK_FOR_NETWORK = _("Ask your administrators to allow trusted locations on the network, and to add this folder.")

ALL_RUN, TRUSTED_RUN, SIGNED_RUN, NONE_RUN = (
    _("all macros run"), _("macros run where they are trusted; otherwise Excel asks"), _("only signed macros run"),
    _("no macros run"))
ASKS = _("Excel asks before macros run")
BY_ORGANIZATION = _("{setting}, set by your organization")
RUN_IN_TRUSTED = _("{setting}; in a trusted location they all run")
VBA_OFF, ASK_FOR_VBA = _("VBA is switched off"), _("Ask your administrators to switch VBA on in Excel.")
ASK_TO_SIGN = _("Ask your administrators to sign or allow the add-in.")
CHANGE_MACROS = _("File > Options > Trust Center > Macro Settings: Disable all macros with notification.")
CHANGE_MACROS_ON_MAC = _("Excel > Settings > Security: Disable all macros with notification. Or ask your "
                         "administrators.")
LOCATIONS_OFF = _("trusted locations are switched off")
TRUSTED_BY_DEFAULT = _("{folder}, as long as Excel lists no others")
NOT_TRUSTED = _("{folder} is not trusted")
ADD_LOCATION = _("Add it: File > Options > Trust Center > Trusted Locations. Or ask your administrators.")
NO_MARK = _("none")
NO_MARK_THOUGH_BLOCKED = _("none; your organization blocks macros of files from the web, but this file is not one")
FROM_WEB = _("the add-in came from the web")
FROM_WEB_AND_BLOCKED = _("the add-in came from the web, and your organization blocks macros of such files")
INSTALL_WITHOUT_MARK = _("tracker addin install, which writes the file without the mark")

NO_ONEDRIVE = _("no folder of OneDrive is known here")
NOT_ON_ONEDRIVE = _("the add-in is not in a folder of OneDrive")
ON_ONEDRIVE = _("the add-in is in {folder}, so Excel may not find it when it starts")
LEAVE_OUT = _("Leave that folder out in the settings of OneDrive, then: tracker addin install")
FOLDER_GONE = _("its folder {folder} is gone")
PRESS_A_BUTTON = _("Press a button of the add-in with that register open. The add-in asks for the folder.")
OLD_COPY = _("{folder} is not synchronised, so it may contain an old copy")
REMOVE_COPY = _("Remove the copy from that folder. The add-in then asks for the right one.")
