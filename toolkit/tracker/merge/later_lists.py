"""What a later version of a document says of itself, and its lists: the narrative, and the people.

These rows are known by the number and the heading, or by the list and the name. A row that the document words anew
stands in place of what it said before where the register still holds that; where somebody changed both, the register
stays and the new words are told. Rows that are new are put behind the one that they follow in the document.
"""

from dataclasses import replace
from typing import Any

from toolkit.tracker.merge.documents import CONTRIBUTIONS, PEOPLE, SAID_OF_ITSELF, rows_of
from toolkit.tracker.merge.later_version import Compared, Later
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import belonging, heading_of, not_taken
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import SOURCES, Sheet, numbered
from toolkit.tracker.record.rounds import Document, Plain

_KNOWN_BY = {CONTRIBUTIONS.name: ("number", "heading"), PEOPLE.name: ("list", "name")}
_SAYS = {CONTRIBUTIONS.name: "text", PEOPLE.name: "name"}
"""The column that stands for a row where it is new."""
_OF_THE_VERSION = ("as_of", "file", "sha256")


class ListsCompared(Compared):
    """Compares the source itself, the narrative and the people."""

    def __init__(self, outcome: Later, document: Register, code: str, when: str) -> None:
        super().__init__(outcome, document, code, when)
        self._ever = {line.new for line in self.register.history if line.how in (How.IMPORT, How.VERSION)}

    def compare(self) -> Document:
        """Compare them all.

        Returns:
            What the document says now in its lists, and the rows that it has no more.
        """
        self._compare_source()
        return {sheet.name: self._compare(sheet) for sheet in (CONTRIBUTIONS, PEOPLE)}

    def _compare_source(self) -> None:
        """Take what the document says of itself; a title or body that somebody corrected stays."""
        source, new = self.source, self.document.sources[""]
        base = next(iter((self.before or {}).get(SOURCES.name, ())), None)
        lines = {key: Change(key=belonging(key, SOURCES.name), old=to_plain(getattr(source, key)),
                             new=to_plain(getattr(new, key))) for key in (*SAID_OF_ITSELF, *_OF_THE_VERSION)}
        taken = [key for key in _OF_THE_VERSION if lines[key].new]
        self.register.history += map(self._dated, [Change(key="source", old=self.code, new=self.code),
                                                   *(lines[key] for key in taken)])
        for key in SAID_OF_ITSELF:
            line, before = lines[key], None if base is None else base.get(key, "")
            is_named = key == "title" and line.new == new.file.rpartition(".")[0]  # a document without a title
            if is_named or line.new in ("", line.old, before):
                continue
            if line.old == before:
                taken.append(key)
                self._note(line)
            else:
                self._tell_both(line)
        values: dict[str, Any] = {key: getattr(new, key) for key in taken}
        self.register.sources[self.code] = replace(source, **values)

    def _compare(self, sheet: Sheet) -> list[Plain]:
        """Replace, add and tell, one row of the document after the other."""
        before, now = (self.before or {}).get(sheet.name, []), rows_of(sheet, self.document)
        held = _Held(self.register, sheet, self.code)
        reworded = _reworded(sheet, before, now)
        for at, (row, record) in enumerate(zip(now, sheet.records(self.document), strict=True)):
            old = before[reworded[at]] if at in reworded else None
            if held.find(row):
                continue
            if row in before:
                held.go_to(row)
            elif old is not None and held.find(old):
                held.replace(replace(record, source=self.code), row)
                self._note_changes(sheet, old, row)
            elif old is not None or (self.before is None and row.get(_SAYS[sheet.name]) in self._ever):
                held.go_to(row)
                self._tell_both(self._line(sheet, row, _SAYS[sheet.name]))
            else:
                held.insert(replace(record, source=self.code), row)
                self._note(self._line(sheet, row, _SAYS[sheet.name]))
        gone = [row for at, row in enumerate(before)
                if row not in now and at not in reworded.values() and held.find(row)]
        if gone:
            self.outcome.report("version-rows-gone", Place(self._file), str(len(gone)), sheet.tab)
        return [*now, *gone]

    def _note_changes(self, sheet: Sheet, old: Plain, row: Plain) -> None:
        for key in dict.fromkeys((*old, *row)):
            if old.get(key, "") != row.get(key, ""):
                self._note(self._line(sheet, row, key, old.get(key, "")))

    def _line(self, sheet: Sheet, row: Plain, key: str, old: str = "") -> Change:
        place = next((line for line in self.document.history if line.new and line.new == row.get(key)), Change())
        return Change(key=belonging(key, sheet.name), old=old, new=row.get(key, ""), sheet=place.sheet, cell=place.cell)

    def _note(self, line: Change) -> None:
        self.outcome.changes.append(self._dated(line))

    def _dated(self, line: Change) -> Change:
        return replace(line, when=self.when, how=How.VERSION, file=self._file)

    def _tell_both(self, line: Change) -> None:
        """Say what the document changed and somebody else did, too; the history keeps the words of the document."""
        place = Place(self._file, line.sheet, cell=line.cell, column=heading_of(line.key))
        self.outcome.report("version-both-changed", place, line.new, line.old)
        self._note(replace(line, key=not_taken(line.key), old=""))

    @property
    def _file(self) -> str:
        return self.document.sources[""].file


class _Held:
    """The rows of a list that the register holds, of which one after the other is found."""

    def __init__(self, register: Register, sheet: Sheet, code: str) -> None:
        self._known_by = _KNOWN_BY[sheet.name]
        self._records: list[Any] = getattr(register, sheet.attribute)
        self._rows = [{key: value for key, value in row.items() if key != "source"} if row.get("source") == code else {}
                      for row in rows_of(sheet, register)]
        self._at = len(self._rows) - 1

    def find(self, row: Plain) -> bool:
        """Whether it holds a row just so; what is replaced or put in then is this one, or stands behind it."""
        if row in self._rows:
            self._at = self._rows.index(row)
            return True
        return False

    def go_to(self, row: Plain) -> None:
        """Go to what somebody made of a row, so that what follows it in the document is put behind that."""
        alike = [at for at, held in enumerate(self._rows)
                 if held and all(held.get(key) == row.get(key) for key in self._known_by)]
        self._at = (alike or [self._at])[0]

    def replace(self, record: object, row: Plain) -> None:
        """Put a record in place of the one that was found."""
        self._records[self._at], self._rows[self._at] = record, row

    def insert(self, record: object, row: Plain) -> None:
        """Put a record behind the one that was found last."""
        self._at += 1
        self._records.insert(self._at, record)
        self._rows.insert(self._at, row)


def _reworded(sheet: Sheet, before: list[Plain], now: list[Plain]) -> dict[int, int]:
    """Place now -> place before, of the rows that are known by the same and say something else."""
    olds, news = ([at for at, row in enumerate(rows) if row not in others and any(map(row.get, _KNOWN_BY[sheet.name]))]
                  for rows, others in ((before, now), (now, before)))
    known = [numbered(" | ".join(rows[at].get(key, "") for key in _KNOWN_BY[sheet.name]) for at in places)
             for rows, places in ((before, olds), (now, news))]
    place = dict(zip(known[0], olds, strict=True))
    return {at: place[name] for name, at in zip(known[1], news, strict=True) if name in place}
