"""What comes along with the toolkit: the list of `docs/shipped.md`, and what an audit of the lock has found.

`python docs/shipped.py` writes the list anew. `python docs/shipped.py REPORT` reads the JSON of `pip-audit`, which ends
well also where it could ask about nothing; here that is no success.
"""

import json
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import Any, NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
LIST = PROJECT / "docs" / "shipped.md"
ELSEWHERE = {"appscript": "Public Domain", "colorama": "BSD-3-Clause", "psutil": "BSD-3-Clause", "pywin32": "PSF-2.0"}
"""Licences of packages that only Windows or macOS needs, so that they are not installed where the list is written."""
SYSTEMS = {"win32": "Windows", "darwin": "macOS"}
_LOCKED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.*?))? \\")
HEAD = """# What comes along

The packages that `pip install tracker-toolkit[addin]` installs with the toolkit, with the versions that
`requirements.lock` names with their hashes. The licence is what each package says of itself. `make docs` writes this
list; `make audit` asks whether any package of the lock has a known weakness.

| Package | Version | Licence | Needed by | Only on |
| --- | --- | --- | --- | --- |
"""


class Package(NamedTuple):
    """A package of the lock: its version, the condition on which it is installed, and what needs it."""

    version: str
    marker: str
    needed_by: tuple[str, ...]


def locked(text: str) -> dict[str, Package]:
    """The packages of a lock, by name; `tracker-toolkit` among what needs them."""
    found = dict[str, Package]()
    for block in re.split(r"\n(?=\w)", text):
        if match := _LOCKED.match(block):
            via = re.findall(r"^    #(?: via|  ) +(\S+)", block, re.MULTILINE)
            name, earlier = match["name"], found.get(match["name"])
            version = f"{earlier.version} or {match['version']}" if earlier else match["version"]
            found[name] = Package(version, match["marker"] or "", tuple(via))
    return found


def shipped(packages: Mapping[str, Package], asked_for: Sequence[str]) -> list[str]:
    """The names of the packages that are installed with the toolkit: those asked for, and all that they need."""
    names = {re.split(r"[^\w.-]", one, maxsplit=1)[0].lower() for one in asked_for}
    while more := {name for name, one in packages.items() if names & set(one.needed_by)} - names:
        names |= more
    return sorted(names)


def licence_of(name: str) -> str:
    """The licence that a package says it has."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ELSEWHERE[name]
    named = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or [] if one.startswith("License")]
    [expression, *_], [in_words, *_] = (said.get_all(key) or [""] for key in ("License-Expression", "License"))
    written = expression.strip() or next(iter(in_words.splitlines()), "").strip()
    return written or ", ".join(named)


def marker_of(name: str, one: Package, names: Sequence[str]) -> str:
    """On what condition a package comes along; the lock has none for one that something else needs everywhere."""
    if one.marker:
        return one.marker
    asked = [asked for needs in one.needed_by if needs in names and needs not in ELSEWHERE
             for asked in requires(needs) or () if re.match(rf"{re.escape(name)}\b(?!-)", asked, re.IGNORECASE)]
    [marker, *others] = {requirement.partition(";")[2].lower() for requirement in asked} or {""}
    return "" if others else marker


def listed() -> str:
    """The page, as it should be."""
    packages = locked((PROJECT / "requirements.lock").read_text(encoding="utf-8"))
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = shipped(packages, [*project["dependencies"], *project["optional-dependencies"]["addin"],
                              *project["optional-dependencies"]["desk"]])
    rows = []
    for name in names:
        one = packages[name]
        needed_by = ", ".join(n for n in one.needed_by if n in names or n == "tracker-toolkit")
        only_on = ", ".join(system for key, system in SYSTEMS.items() if key in marker_of(name, one, names))
        rows.append(f"| {name} | {one.version} | {licence_of(name)} | {needed_by} | {only_on} |\n")
    return HEAD + "".join(rows)


def verdict(report: Mapping[str, Any]) -> tuple[str, int]:
    """What an audit found, in sentences, and the code to end with: 0 only where every package was asked about."""
    packages = report["dependencies"]
    weak = [f"  {one['name']} {one['version']}: {', '.join(weakness['id'] for weakness in one['vulns'])}"
            for one in packages if one.get("vulns")]
    unknown = sum("skip_reason" in one for one in packages)
    told = ["These packages have known weaknesses:", *weak] if weak else []
    if unknown or not packages:
        told.append(f"Nothing is known of {unknown} of {len(packages)} packages, because the service that lists "
                    "weaknesses cannot be reached from here, or does not know them. This audit does not count.")
    return "\n".join(told) or f"None of the {len(packages)} packages has a known weakness.", int(bool(told))


def main(arguments: Sequence[str]) -> int:
    """Write the list, or tell of an audit."""
    if not arguments:
        LIST.write_text(listed(), encoding="utf-8")
        return 0
    report = Path(arguments[0])
    found = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {"dependencies": []}
    sentences, code = verdict(found)
    sys.stdout.write(sentences + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
