"""LibreOffice, where it is installed: it sets a Word report as a PDF."""

import shutil
import subprocess
import tempfile
from pathlib import Path

PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where its installers put it without telling the command line."""


def is_installed() -> bool:
    """Whether it was found."""
    return bool(_program())


_WITH_BOOKMARKS = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def as_pdf(report: bytes, seconds: float, *, with_bookmarks: bool = False) -> bytes:
    """A report as a PDF; nothing where LibreOffice makes none.

    Args:
        report: A Word file.
        seconds: How long it may take.
        with_bookmarks: Whether the PDF says where each bookmark of the report stands.
    """
    with tempfile.TemporaryDirectory(prefix="pages-", ignore_cleanup_errors=True) as folder:
        document = Path(folder) / "report.docx"
        document.write_bytes(report)
        try:
            subprocess.run(  # noqa: S603 - the program found, and a file of our own
                [_program(), "--headless", "--norestore",
                 f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
                 "--convert-to", _WITH_BOOKMARKS if with_bookmarks else "pdf", "--outdir", folder, str(document)],
                capture_output=True, timeout=seconds, check=False)
            return document.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return b""


def _program() -> str:
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in PLACES if Path(place).is_file()), "")
