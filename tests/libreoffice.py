"""LibreOffice as the second opinion: it converts and computes files as a person's program would.

It is started once in a process of tests and stays open, because starting it costs ten times what a conversion does.
"""

import atexit
import tempfile
from functools import cache
from pathlib import Path

from tests.office import Office, need_office

_FILTERS = {
    "csv": ("Text - txt - csv (StarCalc)", ""),
    "docx": ("MS Word 2007 XML", ""),
    "ods": ("calc8", ""),
    "pdf": ("writer_pdf_Export", ""),
    "txt": ("Text (encoded)", "UTF8"),
    "xlsx": ("Calc MS Excel 2007 XML", ""),
}
"""The ending of a format -> what LibreOffice calls it, and its options."""


def convert(path: Path, to: str, outdir: Path, *, computed: bool = False) -> Path:
    """Converts a file with LibreOffice.

    Args:
        path: The file.
        to: The ending of the format, such as `xlsx`.
        outdir: Where the converted file goes; another folder than that of the file, if the endings are the same.
        computed: Whether every formula is computed anew. By default LibreOffice trusts the stored results of a file
            that it did not save.

    Returns:
        The converted file. Without LibreOffice the test is skipped, or fails where `CI` is set.
    """
    need_office()
    office = _office()
    outdir.mkdir(parents=True, exist_ok=True)
    converted = outdir / f"{path.stem}.{to}"
    name, options = _FILTERS[to]
    if to == "pdf" and path.suffix == ".xlsx":
        name = "calc_pdf_Export"
    document = office.opened(path, Hidden=True)
    try:
        if computed:
            document.calculateAll()
        document.storeToURL(converted.as_uri(), office.options(FilterName=name, FilterOptions=options))
    finally:
        document.close(True)
    return converted


@cache
def _office() -> Office:
    """The LibreOffice of this process, which ends with it."""
    folder = tempfile.TemporaryDirectory(prefix="soffice-")
    office = Office(Path(folder.name))
    office.__enter__()
    atexit.register(folder.cleanup)
    atexit.register(office.__exit__)
    return office
