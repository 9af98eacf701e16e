"""The add-in's own sources: the ribbon, its macros, and what they hand to Python."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from toolkit.addin_build.package import ribbon

PROJECT = Path(__file__).resolve().parents[2]
MACROS = PROJECT / "macros"
TAG = "control.Tag"
"""How a Sub hands on the tag of the button that was pressed."""


def ribbon_buttons() -> list[dict[str, str]]:
    root = ET.fromstring(ribbon())
    return [dict(element.attrib) for element in root.iter() if element.tag.endswith("}button")]


def own_sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(MACROS.glob("*.bas")))


def handed_over() -> dict[str, str]:
    """Sub -> the job that it hands to Python, as it stands in the source."""
    subs = re.findall(r'^Sub (\w+)\(control .*?^    Press "(.+?), "', own_sources(), re.MULTILINE | re.DOTALL)
    return {sub: job.rstrip('"') for sub, job in subs}


def jobs() -> list[str]:
    """What Python is given by each Sub, with the tag of one of its buttons."""
    tags = {button["onAction"]: button.get("tag", "") for button in ribbon_buttons()}
    return [job.replace(f'" & {TAG}', tags[sub]) for sub, job in handed_over().items()]
