"""Second copies of the add-in in the folder that Excel opens at its start: Excel loads each of them."""

import re
import zipfile
from pathlib import Path

from toolkit import store
from toolkit.addin_build.findings import Finding
from toolkit.addin_build.package import TITLE
from toolkit.words.addin import doctor as words
from toolkit.words.speaking import said, text

_LEFT_OVER = r"{stem}\.NEW-[0-9a-f]{{8}}{suffix}|\.{name}\.\w{{8}}\.tmp"
"""What updates left beside the add-in: those that found Excel open, and those that were killed."""
_PROPERTIES = "docProps/core.xml"


def left_over(addin: Path) -> list[Path]:
    """What earlier updates left beside the add-in.

    Args:
        addin: Where the add-in is, or would be.
    """
    pattern = re.compile(_LEFT_OVER.format(
        stem=re.escape(addin.stem), suffix=re.escape(addin.suffix), name=re.escape(addin.name)))
    return [addin.parent / name for name in store.names_in(addin.parent) if pattern.fullmatch(name)]


def second_copies(addin: Path) -> Finding:
    """Whether Excel loads the add-in more than once.

    Args:
        addin: Where the add-in is, or would be.
    """
    copies = [name for name in store.names_in(addin.parent)
              if name != addin.name and _is_add_in(addin.parent / name)]
    if not copies:
        return Finding(text(words.COPIES), True, text(words.NO_COPIES))
    return Finding(text(words.COPIES), False, said(words.MORE_COPIES, copies=", ".join(copies), folder=addin.parent),
                   text(words.REMOVE_COPIES))


def _is_add_in(path: Path) -> bool:
    """Whether a file is this add-in under any name, of whichever version."""
    try:
        with zipfile.ZipFile(path) as package:
            return f"<dc:title>{TITLE}</dc:title>".encode() in package.read(_PROPERTIES)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
