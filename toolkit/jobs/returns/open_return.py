"""Judge a return that is open in a program: its cells as they are on screen, unsaved ones included."""

from toolkit.jobs.returns.receiving import Expected, embedded
from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.record.problems import Problem, in_order
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import noticed
from toolkit.words.languages.catalogues import in_language


def check_open_return(raw: RawWorkbook, name: str) -> list[Problem]:
    """All problems of a return, by place, judged by what it says was issued.

    Args:
        raw: Its cells.
        name: Of the file.

    Raises:
        Refused: It is a register, or does not say what was issued.
    """
    issued = embedded(raw, Expected())
    with in_language(issued.language):
        submission = parse_return(raw, issued, name, "")
    return in_order([*submission.problems, *noticed([submission])])
