"""LibreOffice as the second opinion: it converts files as a person's program would save them."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_SECONDS = 600


def convert(path: Path, to: str, outdir: Path) -> Path:
    """Converts a file with LibreOffice, in a profile of its own.

    Args:
        path: The file.
        to: The ending of the format, such as `xlsx`, if need be with a filter behind a colon.
        outdir: Where the converted file goes; another folder than that of the file, if the endings are the same.

    Returns:
        The converted file. Without LibreOffice the test is skipped, or fails where `CI` is set.
    """
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        reason = "soffice is not on the PATH"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    outdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="soffice-") as profile:
        subprocess.run(
            [soffice, "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}",
             "--convert-to", to, "--outdir", str(outdir), str(path)],
            check=True, capture_output=True, timeout=_SECONDS,
        )  # fmt: skip
    converted = outdir / f"{path.stem}.{to.partition(':')[0]}"
    assert converted.is_file(), f"LibreOffice made no {converted.name}"
    return converted
