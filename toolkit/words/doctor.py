"""What the doctor of the add-in says: what it looked at, what it found, and how to put it right."""

from toolkit.words.speaking import _

TOOLKIT, PYTHON, XLWINGS, EXCEL, INTERPRETER, ADDIN = (
    _("Toolkit"), _("Python"), _("xlwings"), _("Excel"), _("Interpreter"), _("Add-in"))
COPIES = _("Copies of the add-in")
STARTS_PYTHON = _("Permission to start Python")
MACROS, TRUSTED, MARK = _("Macro policy"), _("Trusted location"), _("Mark of the Web")
ONEDRIVE, REGISTER = _("OneDrive"), _("Register on OneDrive")
NOT_LOOKED_AT = _("not checked on this system")

NOT_INSTALLED = _("not installed")
INSTALL_XLWINGS = _('pip install "tracker-toolkit[addin]"')
SCRIPT_MISSING = _("{script} is not in {folder}")
INSTALL_SCRIPT = _("xlwings runpython install")
NAMES_NONE = _("{settings} does not name one")
INSTALL = _("tracker addin install")
NOT_IN = _("not in {folder}")
OTHER_VERSION = _("{addin}, but of another version")
NO_COPIES = _("none")
MORE_COPIES = _("Excel also loads {copies}, in {folder}")
REMOVE_COPIES = _("Close Excel, delete them, and start Excel again.")

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
