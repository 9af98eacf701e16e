"""The steps of the heavy commands, and a command that is looked at while it runs.

Nothing is loaded here that the command itself does not load.

    python -m benchmarks.steps COMMAND …

Prints as JSON in its last line how often the command was met in which step, and the seconds of the processor.
"""

import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from types import FrameType
from typing import NamedTuple

EVERY = 0.002
"""Seconds of the processor between two looks."""
LOADING = "start-up and loading modules"


class Step(NamedTuple):
    """A step of the work.

    Attributes:
        name: In the table.
        functions: Those that do it, as `module:name`.
        is_needed: Whether it has to be done however fast the rest is.
    """

    name: str
    functions: tuple[str, ...]
    is_needed: bool = False


STEPS = (
    Step("reading what was kept of the register", ("toolkit.jobs.cached:kept_in",), True),
    Step("planning the round", ("toolkit.tracker.returns.issuing:plan_round",)),
    Step("workbooks of the units", ("toolkit.workbook.returns.workbook:write_return",), True),
    Step("reading and judging returns", ("toolkit.jobs.returns.receiving:receive_one",), True),
    Step("merging", ("toolkit.tracker.merge.consolidate:consolidate",), True),
    Step("what is left to put right", ("toolkit.workbook.register.typed:put_right",)),
    Step("how each round stood", ("toolkit.tracker.views.rounds.trend:trend",)),
    Step("the first sheet, but for these", ("toolkit.workbook.register.overview:write_overview",)),
    Step("rows of the register", ("toolkit.workbook.register.record_sheet:RecordSheet._write_rows",), True),
    Step("what the register remembers",
         ("toolkit.workbook.register.writing:_remembered", "toolkit.workbook.memory.packing:pack"), True),
    Step("putting files together", ("toolkit.workbook.writing.workbook:Book.to_bytes",), True),
    Step("looking into what was written",
         ("toolkit.reading.workbook:cells_in", "toolkit.jobs.written:_cells_of_records"), True),
    Step("keeping what was written for the next command", ("toolkit.jobs.cached:keep_written",)),
    Step("opening the document", ("toolkit.sources.documents.reading:read_document",), True),
    Step("finding its headings", ("toolkit.sources.spreadsheet.layout:find_layouts",)),
    Step("reading its rows", ("toolkit.sources.spreadsheet.source:take_in",)),
    Step("making a register of it", ("toolkit.sources.register.building:RegisterBuilder.build",)),
    Step("filling in the template", ("toolkit.word.documents:_fill_in",)),
    Step("the document, but for that", ("toolkit.word.documents:render", "toolkit.jobs.renewing:Target.content")),
)
"""The steps of all commands."""


def looked_at(words: Sequence[str]) -> None:
    """Run a command, and print as JSON how often which step was met and what the whole took."""
    steps = {named: step.name for step in STEPS for named in step.functions}
    found: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        while frame is not None:
            code = frame.f_code
            if code.co_name == "_find_and_load":
                found[LOADING] += 1
                return
            if step := steps.get(f"{frame.f_globals.get('__name__')}:{code.co_qualname}"):
                found[step] += 1
                return
            frame = frame.f_back
        found["the rest"] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    sys.argv = ["tracker", *words]
    start_up = time.process_time()
    from toolkit.__main__ import main as begin

    try:
        begin()
    except SystemExit:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        found[LOADING] += round(start_up / EVERY)  # the interpreter itself
        print("\n" + json.dumps({"seconds": time.process_time(), "found": found}))


if __name__ == "__main__":
    looked_at(sys.argv[1:])
