"""A LibreOffice of our own for a test, and its objects as seen from any Python.

LibreOffice's `uno` belongs to the system's Python, which is not the project's. So this file is run by the one, which
starts LibreOffice and holds its objects, and imported by the other, which reaches them over a socket:

    with Office(folder, environment) as office:
        document = office.desktop.loadComponentFromURL(...)

Whatever was started ends with the block, or with the process that opened it.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 300
SOCKET = "office.socket"
_PLAIN = (type(None), bool, int, float, str, bytes)
_PYTHON = "/usr/bin/python3"
"""The Python that has `uno`."""


class Office:
    """LibreOffice, running as long as the block lasts.

    Attributes:
        folder: For its profile, and for what the macros and Python leave for each other.
        desktop: Its desktop, as com.sun.star.frame.Desktop describes it.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self._environment = {**os.environ, **(environment or {})}

    def __enter__(self) -> "Office":
        self._helper = subprocess.Popen([_PYTHON, __file__, str(self.folder)], stdin=subprocess.PIPE,
                                        env=self._environment, start_new_session=True)
        try:
            self._link = Link(self.folder / SOCKET, self._helper)
        except BaseException:
            self._end()
            raise
        self.desktop: Any = Remote(self._link, 0)
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._helper.pid, signal.SIGKILL)
        self._helper.communicate()

    def options(self, **values: object) -> list[Any]:
        """The options of loading or storing a document."""
        return [self.struct("com.sun.star.beans.PropertyValue", Name=k, Value=v) for k, v in values.items()]

    def opened(self, path: Path, **options: object) -> Any:
        """Open a document; it is the one before the person now."""
        document = self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, self.options(**options))
        assert document is not None, f"LibreOffice does not open {path.name}"
        return document

    def struct(self, name: str, **fields: object) -> Any:
        """Make a value of several fields, such as a PropertyValue."""
        return self._link.ask("struct", name, fields)


def need_office() -> None:
    """Skip a test where LibreOffice is absent, or fail where `CI` is set."""
    import pytest  # the system's Python need not have it

    reason = _absent()
    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


def _absent() -> str:
    """What is lacking for all this; "" if nothing is."""
    if shutil.which("soffice") is None:
        return "soffice is not on the PATH"
    found = Path(_PYTHON).exists() and subprocess.run([_PYTHON, "-c", "import uno"], check=False, capture_output=True)
    return "" if found and found.returncode == 0 else "the system's Python has no uno"


class Link:
    """A line to the process that holds the objects."""

    def __init__(self, socket: Path, helper: "subprocess.Popen[bytes] | None" = None) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not socket.exists():
            if time.monotonic() > give_up or (helper and helper.poll() is not None):
                raise RuntimeError("LibreOffice did not start")
            time.sleep(0.05)
        self._connection: Any = Client(str(socket))

    def ask(self, verb: str, *words: object) -> Any:
        """Have something done with the objects.

        Raises:
            RuntimeError: LibreOffice did not do it.
        """
        self._connection.send((verb, _packed(words)))
        if not self._connection.poll(PATIENCE_SECONDS):
            raise RuntimeError(f"{verb} {words}: no answer")
        good, answer = self._connection.recv()
        if not good:
            raise RuntimeError(f"{verb} {words}: {answer}")
        return self.unpacked(answer)

    def unpacked(self, value: Any) -> Any:
        """What came over the line, objects as such."""
        if isinstance(value, tuple):
            return tuple(self.unpacked(part) for part in value)
        return Remote(self, value["object"]) if isinstance(value, dict) else value


class Remote:
    """One object of LibreOffice: its properties and methods are those of the object."""

    def __init__(self, link: Link, number: int) -> None:
        self.__dict__.update(_link=link, _number=number)

    def __getattr__(self, name: str) -> Any:
        return self._link.ask("get", self, name)

    def __setattr__(self, name: str, value: object) -> None:
        self._link.ask("set", self, name, value)

    def __call__(self, *words: object) -> Any:
        return self._link.ask("call", self, *words)


def _packed(value: Any) -> Any:
    """What goes over the line, objects as numbers."""
    if isinstance(value, Remote):
        return {"object": value._number}
    if isinstance(value, list | tuple):
        return tuple(_packed(part) for part in value)
    return {"fields": {key: _packed(part) for key, part in value.items()}} if isinstance(value, dict) else value


class _Holder:
    """What one line has asked for, by number; the desktop is number 0."""

    def __init__(self, desktop: object) -> None:
        self._objects = [desktop]

    def serve(self, connection: Connection) -> None:
        """Do what is asked until the line ends."""
        while True:
            try:
                verb, words = connection.recv()
            except EOFError:
                return
            try:
                answer = True, self._handed_out(getattr(self, f"_{verb}")(*map(self._held, words)))
            except Exception as error:  # told to the asker, whatever it was
                answer = False, f"{type(error).__name__} {error}"
            connection.send(answer)

    _get = staticmethod(getattr)
    _set = staticmethod(setattr)

    @staticmethod
    def _call(method: Any, *words: object) -> object:
        return method(*words)

    @staticmethod
    def _struct(name: str, fields: dict[str, object]) -> object:
        import uno  # type: ignore[import-not-found]

        made = uno.createUnoStruct(name)
        for key, value in fields.items():
            setattr(made, key, value)
        return made

    def _held(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._held(part) for part in value)
        if isinstance(value, dict):
            fields = value.get("fields")
            return self._objects[value["object"]] if fields is None else {k: self._held(v) for k, v in fields.items()}
        return value

    def _handed_out(self, value: Any) -> Any:
        if isinstance(value, _PLAIN):
            return value
        if isinstance(value, tuple):
            return tuple(self._handed_out(part) for part in value)
        self._objects.append(value)
        return {"object": len(self._objects) - 1}


def _desktop(pipe: str) -> Any:
    """The running LibreOffice that listens on a pipe."""
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)


def _end_with_the_caller() -> None:
    """The caller's end closes our input: then everything that we started ends too."""
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Start LibreOffice and hold its objects, in a process group of its own."""
    threading.Thread(target=_end_with_the_caller, daemon=True).start()
    folder, pipe = Path(sys.argv[1]), f"office{os.getpid()}"
    subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    desktop = _desktop(pipe)
    with Listener(str(folder / SOCKET)) as listener:
        while True:
            threading.Thread(target=_Holder(desktop).serve, args=(listener.accept(),), daemon=True).start()


if __name__ == "__main__":
    main()
