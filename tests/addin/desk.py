"""A desk with the add-in in LibreOffice: workbooks are opened, buttons are pressed, and what came of it is seen."""

import io
import json
import os
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

from tests.addin.calc_engine import ANSWERS, SAID, STATUS
from tests.office import Office
from toolkit.addin_build.package import RIBBON, build, modules
from toolkit.addin_build.vba_project import Module, ModuleKind, vba_project

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
STUB = Module("run_python", ModuleKind.STANDARD, (HERE / "run_python.bas").read_text(encoding="utf-8"))
VBA, PROJECT_NAME = "xl/vbaProject.bin", "TrackerAddin"
RUNTIME = {"run_python", "xlwings"}
RUN_MACROS = 4
ENDED, OUTPUT, OPENED = "ended", "output", "opened"


def environment(folder: Path) -> dict[str, str]:
    """What the Python that a button starts is told; a document that it opens is only written down."""
    opener = folder / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" >"{folder / OPENED}"\n', encoding="utf-8")
    opener.chmod(0o755)
    return {"PATH": f"{opener.parent}{os.pathsep}{os.environ['PATH']}", "TRACKER_OFFICE": str(folder),
            "TRACKER_RUN": str(HERE / "run_python.sh"), "TRACKER_PYTHON": sys.executable, "PYTHONPATH": str(PROJECT),
            "XDG_CONFIG_HOME": str(folder / "settings"), "XDG_STATE_HOME": str(folder / "state")}


def addin_for_calc(changed: tuple[str, str] = ("", "")) -> bytes:
    """The twin of the add-in as it is built, with a stub for the VBA that starts Python.

    Args:
        changed: What is replaced in its modules, and by what, to break it.
    """
    own = [Module(module.name, module.kind, module.source.replace(*changed) if changed[0] else module.source,
                  module.base) for module in modules() if module.name not in RUNTIME]
    return with_macros([*own, STUB])


def with_macros(own: list[Module]) -> bytes:
    """The twin of the add-in as it is built, with other modules."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(build()["tracker.xlsm"])) as built, zipfile.ZipFile(out, "w") as made:
        for name in built.namelist():
            made.writestr(name, vba_project(PROJECT_NAME, own) if name == VBA else built.read(name))
    return out.getvalue()


class Macros:
    """The macros of a workbook that is open unseen."""

    def __init__(self, office: Office, package: bytes) -> None:
        path = office.folder / f"macros{len(list(office.folder.iterdir()))}.xlsm"
        path.write_bytes(package)
        self.document = office.opened(path, Hidden=True, MacroExecutionMode=RUN_MACROS)
        self._scripts: dict[str, Any] = {}

    def run(self, name: str, *given: object) -> Any:
        """Run a Sub, or a Function, which has a value.

        Raises:
            AssertionError: It is not there, or takes anything else than what is given.
        """
        try:
            value, taken, _ = self._found(name).invoke(given, (), ())
        except RuntimeError as error:
            raise AssertionError(f"{name}: {error}") from error
        assert len(taken) == len(given), f"{name} does not take what is given"
        return value

    def _found(self, name: str) -> Any:
        """The one script of that name; looked for once, since every module has to be asked."""
        if name not in self._scripts:
            library = self.document.BasicLibraries.getByName(PROJECT_NAME)
            scripts = [self._script(f"{module}.{name}") for module in library.ElementNames]
            found = [script for script in scripts if script is not None]
            assert len(found) == 1, f"{len(found)} modules have {name}"
            self._scripts[name] = found[0]
        return self._scripts[name]

    def _script(self, name: str) -> Any:
        address = f"vnd.sun.star.script:{PROJECT_NAME}.{name}?language=Basic&location=document"
        try:
            return self.document.ScriptProvider.getScript(address)
        except RuntimeError:
            return None


class Desk:
    """What a person at Excel has before them.

    Attributes:
        said: What stood in message boxes since the last press.
        status: What the status bar said at its end; False where it was Excel's own again.
    """

    def __init__(self, office: Office, addin: bytes) -> None:
        self.office = office
        self.said: list[str] = []
        self.status: object = False
        self._addin = Macros(office, addin)
        with zipfile.ZipFile(io.BytesIO(addin)) as package:
            self._ribbon = ET.fromstring(package.read(RIBBON))

    def open(self, path: Path) -> Any:
        """Open a workbook; it is the one before the person now."""
        return self.office.opened(path)

    @staticmethod
    def turn_to(document: Any) -> None:
        """Put a workbook that is open before the person."""
        document.CurrentController.Frame.activate()

    @property
    def opened(self) -> Path:
        """The document that was opened last with its own program."""
        return Path((self.office.folder / OPENED).read_text(encoding="utf-8").strip())

    @property
    def before(self) -> Any:
        """The workbook before the person."""
        return self.office.desktop.CurrentComponent

    def clear(self) -> None:
        """Close all workbooks but the add-in, without saving."""
        components = self.office.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            document = components.nextElement()
            if document.URL != self._addin.document.URL:
                document.close(True)

    def press(self, button: str, *answers: str) -> None:
        """Press a button of the ribbon, as Excel would: its callback is found in the VBA and called with the control.

        Args:
            button: Its id.
            answers: To the questions that it asks, in their order.

        Raises:
            AssertionError: The callback is not there, takes anything else, did not run Python, or Python failed.
        """
        folder = self.office.folder
        (folder / ANSWERS).write_text(json.dumps(answers), encoding="utf-8")
        (folder / SAID).write_text("[]", encoding="utf-8")
        (folder / ENDED).unlink(missing_ok=True)
        callback, tag = self._callback(button)
        control = self._addin.document.createInstance("com.sun.star.form.component.CommandButton")
        control.Tag = tag
        self._addin.run(callback, control)
        assert (folder / ENDED).exists(), f"{button} did not run Python"
        logs = [log.read_text(encoding="utf-8") for log in folder.glob("state/**/*.log")]
        assert not logs, logs[-1]
        output = (folder / OUTPUT).read_text(encoding="utf-8")
        assert (folder / ENDED).read_text(encoding="utf-8").strip() == "0", output
        self.said = json.loads((folder / SAID).read_text(encoding="utf-8"))
        assert json.loads((folder / ANSWERS).read_text(encoding="utf-8")) == [], f"{button} only said: {self.said}"
        self.status = json.loads((folder / STATUS).read_text(encoding="utf-8"))

    def _callback(self, button: str) -> tuple[str, str]:
        """The callback of a button, and its tag."""
        found = [(element.get("onAction", ""), element.get("tag", "")) for element in self._ribbon.iter()
                 if element.get("id") == button]
        assert len(found) == 1, f"the ribbon has no {button}"
        return found[0]
