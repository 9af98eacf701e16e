"""How well statuses are read: the columns text and status, a second right reading behind a bar in the note."""

from benchmarks.reading.frame import Judged, Row, Verdict, second_readings
from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.states.table import OWN_WORDS, STATES, Form, read_forms
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.words import forms

_SHORT = 4
"""How many words a status word on its own has at most; what has more is a comment."""
read_anew = read_status.__wrapped__  # type: ignore[attr-defined]
"""The reader without what it remembers, as the table of forms is changed here."""
_LABELS = {status.label: status.value for status in Status} | {"unknown": Status.NOT_REPORTED.value}


def judge(row: Row) -> Judged:
    """Read one phrase and compare it with its labels."""
    read = read_anew(row["text"])
    may_be = {_LABELS.get(label, label) for label in (row["status"], *second_readings(row))}
    words = [word for word in row["text"].split() if any(map(str.isalnum, word))]
    return Judged(row, "short" if len(words) <= _SHORT else "comment", _verdict(read, may_be), _shown(read))


def without_a_vocabulary() -> list[Judged]:
    """Every published form, read without those that its vocabulary alone has: how far the others reach."""
    every = list(read_forms())
    judged = []
    for vocabulary in sorted({source for form in every for source in form.sources} - {OWN_WORDS}):
        own = {spelling: STATES[spelling] for form in every if form.sources == (vocabulary,)
               for spelling in form.spellings() if spelling in STATES}
        for spelling in own:
            del STATES[spelling]
        judged += [judge(_row(form, vocabulary)) for form in every if vocabulary in form.sources]
        STATES.update(own)
    return judged


def _row(form: Form, vocabulary: str) -> Row:
    first, *others = form.state.statuses
    may_be = [] if form.state.how in ("sure", "alone") else [*others, Status.NOT_REPORTED]
    return {"text": next(forms(form.form)), "lang": form.language, "status": first.value, "source": vocabulary,
            "note": "".join(f" | {other.value}" for other in may_be)}


def _asked(read: StatusReading) -> list[str]:
    """The states that a reading suggests where it asks, the likeliest first."""
    doubts = [doubt for doubt in read.doubts if doubt.code.startswith("status-")]
    taken = [] if read.status is Status.NOT_REPORTED else [read.status.value]
    suggested = [_LABELS[label] for doubt in doubts for label in doubt.suggestions]
    return [*taken, *suggested] if doubts else []


def _verdict(read: StatusReading, may_be: set[str]) -> Verdict:
    is_asked = any(doubt.code.startswith("status-") for doubt in read.doubts)
    if not is_asked and read.status.value in may_be:
        return Verdict.RIGHT
    if is_asked or read.status is Status.NOT_REPORTED:
        if Status.NOT_REPORTED.value in may_be and read.status is Status.NOT_REPORTED:
            return Verdict.RIGHT
        return Verdict.SUGGESTED if set(_asked(read)[:1]) & may_be else Verdict.ASKED
    return Verdict.SILENT


def _shown(read: StatusReading) -> str:
    asked = _asked(read)
    return f"? {' or '.join(asked)}" if asked else read.status.value
