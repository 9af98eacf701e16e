"""How many examples the properties try (`TRUST=1` asks for the long run), and which tests take long, and why."""

import gc
import os
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import settings
from openpyxl.worksheet.merge import MergedCellRange

from tests.merged_cells import formatted

pytest_plugins = ("tests.demo_folder",)

# No example has a deadline: a busy machine is no fault.
settings.register_profile("suite", deadline=None)
settings.register_profile("trust", settings.get_profile("suite"), max_examples=2000)
settings.load_profile("trust" if os.environ.get("TRUST") == "1" else "suite")

LONG_SECONDS = 3
"""Beyond it a test is listed at the end, with its reason. It is only told: no test fails for the time that it takes."""


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_disk() -> Iterator[None]:
    """No test cuts the power, so none needs what it wrote to be on the disk; those that look at fsync put their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def workbooks_are_opened_in_half_of_the_time() -> Iterator[None]:
    """What openpyxl gives is the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MergedCellRange, "format", formatted)
        yield


@pytest.fixture(autouse=True)
def no_report_is_set_on_pages(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are not sent through LibreOffice, which takes seconds for each, but by the tests that look at that."""
    if request.node.get_closest_marker("libreoffice") is None:
        monkeypatch.setattr("toolkit.word.layout.libreoffice.is_installed", lambda: False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first, and those of few tests last: no process is left with a long one at the end."""
    slow, tests = Counter[object](), Counter(item.path for item in items)
    for item in items:
        if mark := item.get_closest_marker("slow"):
            item.user_properties.append(("slow", mark.kwargs["reason"]))
            slow[item.path] += 1
    items.sort(key=lambda item: (-slow[item.path], -tests[item.path]))


def pytest_collection_finish() -> None:
    """What was loaded for the tests stays to the end: looking for garbage in it again and again takes a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the tests that took long, those with several inputs once, and why."""
    seconds, reasons = Counter[str](), {}
    for report in (one for some in terminalreporter.stats.values() for one in some if isinstance(one, pytest.TestReport)):
        seconds[report.nodeid] += report.duration  # type: ignore[assignment]
        reasons[report.nodeid.partition("[")[0]] = dict(report.user_properties).get("slow", "no reason given")
    long: dict[str, list[float]] = defaultdict(list)
    for test, taken in seconds.items():
        if taken > LONG_SECONDS:
            long[test.partition("[")[0]].append(taken)
    if long:
        terminalreporter.section(f"tests that took more than {LONG_SECONDS} seconds")
    for test, several in sorted(long.items(), key=lambda one: -sum(one[1])):
        times = f"{sum(several):.0f} s" if len(several) == 1 else f"{sum(several):.0f} s, {len(several)} inputs"
        terminalreporter.line(f"{test} ({times}): {reasons[test]}")
