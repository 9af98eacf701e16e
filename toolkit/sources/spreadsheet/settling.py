"""What the columns of a sheet mean once their cells are looked at: the headings alone do not always say.

Of two columns with one meaning, the one whose cells read as such wins. A heading that is only likely is dropped where
its cells say otherwise, and where nothing says what will be done, the column with the longest texts may. Where no
heading says how far it is, the only column of statuses is read as that, and asked: a status is plain in its words. A
date may be any day and a name anybody's, so such a column is only asked about.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from toolkit.sources.documents.workbook_cells import Cell, Sheet
from toolkit.sources.kinds import Heading
from toolkit.sources.spreadsheet import grammar
from toolkit.sources.spreadsheet.evidence import (
    ENOUGH,
    MOST,
    cells_below,
    columns_likely,
    is_date,
    is_free,
    is_identifier,
    is_open,
    is_percentage,
    is_reason,
    is_state,
    is_status,
    is_text,
    is_words,
    length,
    party_and_date,
    share,
)
from toolkit.sources.spreadsheet.grammar import OWN_NUMBER, PARTY_AND_DATE, says_done
from toolkit.sources.spreadsheet.headings import NUMBERING, PROGRESS, SAID, name_of, parted_words, plain
from toolkit.tracker.wording.asking import are_alternatives, asks_whether_done, is_answer, is_tick, state_named
from toolkit.words import sources as words
from toolkit.words.speaking import said, text

GUESSED = 1
"""The sureness of what only the cells show; it is asked."""
_DATES = ("deadline", "due_date", "completed", "revised_deadline")
KINDS: Mapping[str, Callable[[Cell], bool]] = {
    **dict.fromkeys(_DATES, is_date), "status": is_status, "responsible": is_words, "lead": is_words, "text": is_text}
"""Key -> what its cells are."""
_FEW = 0.3
"""The share of its cells with fewer than which a column is not of a kind."""
_HALF = 0.5
"""The share of the lists of a board that are states: others may be “Ideas” or “Later”; of numbers, beside footnotes."""
_FEWEST_KEPT = 2
"""How many columns of its own an issue tracker has at least."""
_SHORT_STATE = 3
"""How many words a state has at most on average."""
_NAMES = frozenset({"name", "nom", "nombre", "тема"})
"""What the title of a card may be called, beside the columns of an issue tracker."""
_PROGRESS = re.compile(r"progress|progression|progreso|avance?(?:ment)?|ход выполнения")
_UNSAID = frozenset({"", "comment", *grammar.STAND_FOR_TEXT})
"""The keys of columns that may hold words for a status: their headings promise words, and not which."""
_SURE = 3
"""The sureness of a heading that is one of our words."""
LONG = 2
"""How many words a text has at least on average that may say what will be done."""


def by_cells(sheet: Sheet, row: int, headings: Mapping[int, Heading]) -> dict[int, Heading]:
    """What each column is read as.

    Args:
        sheet: The sheet.
        row: The last row of the headings.
        headings: By column, as their words are read.
    """
    settler = _Settler(sheet, row, headings)
    settler.settle()
    return settler.headings


def is_export(headings: Mapping[int, Heading]) -> bool:
    """Whether columns are those of an issue tracker or a task board: two that it keeps of itself."""
    return sum(not heading.key and grammar.keeps_books(plain(heading.text))
               for heading in headings.values()) >= _FEWEST_KEPT


def is_measure(heading: Heading) -> bool:
    """Whether a column that is none of ours holds shares of what is done by its heading, or seemed to be the status."""
    return not heading.key and (heading.other == "status" or grammar.is_share(plain(heading.text)))


class _Settler:
    def __init__(self, sheet: Sheet, row: int, headings: Mapping[int, Heading]) -> None:
        self.headings = dict(headings)
        self._sheet, self._row = sheet, row
        self._below: dict[int, list[Cell]] = {}

    def settle(self) -> None:
        """Settle one doubt after the other; each looks at what the ones before have left."""
        self._deny()
        self._resolve()
        self._contest()
        self._part()
        self._number()
        self._name_findings()
        self._name_card()
        self._ask()
        self._state()
        self._prefer_words()
        self._name_status()
        self._name_text()
        self._name_people()
        self._leave_leads_of_wholes()
        self._end()
        self._close()
        self._date()

    def _cells(self, column: int) -> list[Cell]:
        if column not in self._below:
            self._below[column] = cells_below(self._sheet, self._row, column)
        return self._below[column]

    def _share(self, column: int, key: str) -> float | None:
        return share(self._cells(column), KINDS[key])

    def _columns(self, *keys: str) -> list[int]:
        return [column for column, heading in self.headings.items() if heading.key in keys]

    def _has(self, *keys: str) -> bool:
        return bool(self._columns(*keys))

    def _read(self, column: int, key: str, why: str, sureness: int = GUESSED) -> None:
        self.headings[column] = replace(self.headings[column], key=key, why=why, sureness=sureness, other="")

    def _leave(self, columns: Iterable[int], why: str = "") -> None:
        for column in columns:
            self.headings[column] = replace(self.headings[column], key="", why=why, sureness=0, other="")

    def _give_up(self, column: int, key: str) -> None:
        """Leave a column because another one was read as what its heading says."""
        why = said(words.OTHER_COLUMN, column=name_of(key))
        self.headings[column] = replace(self.headings[column], key="", sureness=0, other=key, why=why)

    def _deny(self) -> None:
        """Take no column for what its heading only likely says, where its cells are something else."""
        for column, heading in [*self.headings.items()]:
            if heading.key == NUMBERING and heading.sureness < SAID and (
                    share(self._cells(column), lambda cell: length([cell]) > LONG) or 0) > _HALF:
                self._leave([column], said(words.CELLS_DENY, column=name_of(heading.key)))
            if heading.key == "number" and self._plain(column) == "rec" and heading.sureness < SAID and length(
                    self._cells(column)) > LONG and not self._has("recommendation"):
                self._read(column, "recommendation", text(words.CELLS_SAY), 2)
            if heading.key == "comment" and heading.sureness <= 2 and (share(self._cells(column), is_date) or 0) > MOST:
                self._leave([column], said(words.CELLS_DENY, column=name_of(heading.key)))
            if heading.key not in KINDS or heading.sureness > 2 or len(self._cells(column)) < ENOUGH:
                continue
            dates = share(self._cells(column), is_date) or 0
            against = dates > MOST if heading.key not in _DATES else dates < _FEW
            if against:
                self._leave([column], said(words.CELLS_DENY, column=name_of(heading.key)))

    def _contest(self) -> None:
        """Of two columns with one meaning, take the one whose cells read as such."""
        for column, heading in [*self.headings.items()]:
            key = heading.other
            if key not in KINDS:
                continue
            first = next(iter(self._columns(key)), None)
            mine = self._share(column, key)
            if first is None:
                if mine is None or mine >= _FEW:
                    self._read(column, key, text(words.BY_WORDS), 2)
                continue
            theirs = self._share(first, key)
            if self.headings[first].sureness < SAID and theirs is not None and mine is not None and (
                    theirs < _FEW and mine > MOST):
                self._read(column, key, text(words.CELLS_SAY), 2)
                self._give_up(first, key)

    def _part(self) -> None:
        """Read a column of parties and dates apart where each cell is sure to hold both, and nothing else says them."""
        for column in self._columns(PARTY_AND_DATE):
            parted = share(self._cells(column), lambda cell: party_and_date(cell.text) is not None)
            if parted != 1 or self._has("responsible", "lead", "deadline", "due_date"):
                self.headings[column] = replace(self.headings[column], key="", why=text(words.TWO_THINGS), sureness=0,
                                                other=PARTY_AND_DATE)

    def _number(self) -> None:
        """Take the identifiers that people use for numbers, where no other column numbers anything."""
        own = [column for column in self._columns(OWN_NUMBER) if self.headings[column].sureness < SAID]
        fit = [column for column in own if (share(self._cells(column), is_identifier) or 0) > MOST]
        if self._has("number", "ref", NUMBERING):
            fit = []
        elif not own:
            self._number_by_cells()
        fit.sort(key=lambda column: -(share(self._cells(column), _has_letters) or 0))
        for column in fit[:1]:
            self.headings[column] = replace(self.headings[column], sureness=2)
        self._leave(column for column in own if column not in fit[:1])

    def _number_by_cells(self) -> None:
        """Take the first column for numbers where only its cells say so: identifiers, each another."""
        column = min(self.headings)
        texts = [cell.text for cell in self._cells(column)]
        if is_free(self.headings[column]) and len(set(texts)) == len(texts) >= ENOUGH and (
                share(self._cells(column), is_identifier) == 1):
            self._read(column, NUMBERING, text(words.NUMBERS_BELOW))

    def _name_findings(self) -> None:
        """What was found stands for the recommendation, where no column holds one."""
        for index, column in enumerate(self._columns("finding")):
            if index or self._has("recommendation"):
                self._leave([column])
            else:
                self._read(column, "recommendation", text(words.FOUND_SAYS), 2)

    def _resolve(self) -> None:
        """One headed “Resolution” or “State reason” says how each was closed, where its cells say so."""
        if not self._has("status") or self._has("closing_reason"):
            return
        keys = {"", OWN_NUMBER} | ({"recommendation"} if self._is_export() and self._titles() else set())
        named = [column for column, heading in self.headings.items() if heading.key in keys and heading.sureness < SAID
                 and grammar.is_reason(plain(parted_words(heading.text)))]
        found = [column for column in named if length(self._cells(column)) <= _SHORT_STATE
                 and (share(self._cells(column), is_reason) or 0) > MOST]
        for column in found[:1]:
            self._read(column, "closing_reason", text(words.BY_WORDS), 2)

    def _name_card(self) -> None:
        """The title of a card says what will be done, where what else might is only the group in which it stands."""
        titles = [column for column in self._titles() if self._longest([column])]
        steps = [column for column in self._columns("text") if grammar.is_step(self._plain(column))
                 and self.headings[column].sureness < SAID]
        if titles and steps == self._columns("text") and (
                self._is_export() or not any(map(self._varies, steps))) and not self._has("recommendation"):
            self._leave(steps)
        if titles and self._is_export() and not self._has("text", "recommendation"):
            self._read(titles[0], "text", text(words.BY_WORDS), 2)

    def _titles(self) -> list[int]:
        """The columns of titles; in an export those of names, too."""
        every = self._columns("title")
        found = [column for column in every if not grammar.is_description(self._plain(column))]
        if found or not self._is_export():
            return found
        return [column for column, heading in self.headings.items()
                if self._plain(column) in _NAMES and heading.sureness < SAID] or every

    def _is_export(self) -> bool:
        return is_export(self.headings)

    def _plain(self, column: int) -> str:
        return plain(self.headings[column].text)

    def _varies(self, column: int) -> bool:
        """Whether a column does not say the same over and over."""
        cells = self._cells(column)
        return len({cell.text for cell in cells}) * 2 > len(cells)
    def _name_status(self) -> None:
        """Where no heading says how far it is, or its cells do not, the only column whose cells do may."""
        self._take_comment_for_status()
        likely = columns_likely(self._sheet, self._row, self.headings).get("status")
        if likely:
            self._read(likely.column, "status", text(words.STATES_BELOW))

    def _take_comment_for_status(self) -> None:
        """Where “RAG” or the like says status and its cells do not, take the comments that begin with one."""
        states, comments = self._columns("status"), self._columns("comment")
        if len(states) != 1 or len(comments) != 1 or self.headings[states[0]].sureness >= _SURE:
            return
        told, vague = self._cells(comments[0]), self._share(states[0], "status") or 0
        if len(told) >= ENOUGH and (share(told, is_status) or 0) > MOST and vague < _FEW:
            self._read(comments[0], PROGRESS, text(words.CELLS_SAY))
            self._give_up(states[0], "status")

    def _name_text(self) -> None:
        """Where nothing says what will be done, the column with a title or the longest texts may."""
        titles, issues = self._columns("title"), self._columns("issue")
        if not self._has("text", "recommendation"):
            best = self._longest(self._titles()) or self._longest(titles) or self._longest(issues) or self._longest(
                column for column, heading in self.headings.items() if not heading.key and heading.sureness < SAID)
            if best:
                self._read(best, "text", text(words.LONGEST))
        self._leave(column for column in (*titles, *issues) if self.headings[column].key != "text")

    def _longest(self, columns: Iterable[int]) -> int | None:
        """The column with the longest texts, if they are texts and not the same over and over."""
        fit = [(length(self._cells(column)), -column) for column in columns if self._varies(column)]
        longest, column = max(fit, default=(0.0, 0))
        return -column if longest >= LONG else None

    def _name_people(self) -> None:
        """The members of a card or the persons of an action are responsible for it, where no other column is."""
        people = self._columns(grammar.PEOPLE)
        if self._has("text") and not self._has("responsible", "lead", PARTY_AND_DATE):
            for column in people[:1]:
                self._read(column, "responsible", text(words.BY_WORDS), 2)
        self._leave(column for column in people if self.headings[column].key == grammar.PEOPLE)

    def _leave_leads_of_wholes(self) -> None:
        """Take nobody for the lead of an action who leads its project, where somebody else is responsible."""
        if self._has("responsible"):
            self._leave(column for column in self._columns("lead")
                        if grammar.is_whole(self._plain(column)) and self.headings[column].sureness < SAID)

    def _end(self) -> None:
        """The end beside a start is the deadline, where no other column is, and what is not done has one, too."""
        if self._has("deadline", "due_date", PARTY_AND_DATE) or not any(
                grammar.is_start(self._plain(column)) for column in self.headings):
            return
        ends = [column for column, heading in self.headings.items() if grammar.is_end(self._plain(column)) and (
            heading.key in ("", "completed") and heading.sureness < SAID)]
        fit = [column for column in ends if (share(self._cells(column), is_date) or 0) > MOST]
        rows, dated = self._open_rows(), {cell.row for column in fit for cell in self._cells(column)}
        if len(fit) == 1 and (not rows or rows & dated):
            self._read(fit[0], "deadline", text(words.ENDS_BESIDE_START), 2)

    def _open_rows(self) -> set[int]:
        """The rows whose status is that of what is not done yet."""
        return {cell.row for column in self._columns("status")[:1] for cell in self._cells(column) if is_open(cell)}

    def _close(self) -> None:
        """A column headed “Resolved” that holds dates says when each was done."""
        if not self._has("completed"):
            found = [column for column, heading in self.headings.items() if not heading.key and grammar.is_closing(
                self._plain(column)) and (share(self._cells(column), is_date) or 0) > MOST]
            for column in found[:1]:
                self._read(column, "completed", text(words.CELLS_SAY), 2)

    def _ask(self) -> None:
        """Where no column is the status: the states that are ticked, or one that asks whether it is done."""
        if self._has("status", "progress"):
            return
        free = [column for column, heading in self.headings.items() if heading.key in ("", "comment", "completed")
                and heading.sureness < SAID and state_named(heading.text)]
        shares = {column: share(self._cells(column), lambda cell: is_tick(cell.text)) for column in free}
        ticked = [column for column in free if shares[column] in (1, None)]
        asking = [column for column in free if self._is_answered(column)]
        used = [column for column in ticked if shares[column]]
        if not used or not are_alternatives(self.headings[column].text for column in ticked):
            ticked = asking[:1] if len(used) < 2 else []
        for column in ticked:
            self._read(column, "status", text(words.CELLS_SAY), 2)

    def _is_answered(self, column: int) -> bool:
        """Whether a column asks whether something is done, and its cells say yes or no, or how far it is."""
        cells = self._cells(column)
        return asks_whether_done(self.headings[column].text) and any(is_answer(cell.text) for cell in cells) and (
            share(cells, lambda cell: is_answer(cell.text) or is_state(cell)) or 0) > MOST

    def _state(self) -> None:
        """Where no column is the status: the list in which a card stands, or the share of it that is done."""
        if self._has("status", "progress"):
            return
        free = [column for column, heading in self.headings.items() if heading.key in ("", "comment")
                and heading.sureness < SAID]
        lists = [column for column in free if _PROGRESS.fullmatch(self._plain(column))]
        lists += [column for column in free if grammar.is_place(self._plain(column))]
        states = [column for column in lists if (share(self._cells(column), is_status) or 0) > _HALF
                  and length(self._cells(column)) <= _SHORT_STATE]
        shares = [column for column in free if grammar.is_share(self._plain(column))
                  and (share(self._cells(column), is_percentage) or 0) > MOST]
        for column in (states or shares)[:1]:
            self._read(column, "status", text(words.CELLS_SAY), 2)

    def _prefer_words(self) -> None:
        """Of figures and words that both say how far it is, take the words: those of the only column that has any."""
        free = [column for column, heading in self.headings.items() if heading.sureness < SAID]
        figures = [column for column in free if (share(self._cells(column), is_percentage) or 0) > MOST and (
            self.headings[column].key in ("status", "comment") or is_measure(self.headings[column]))]
        worded = [column for column in free if column not in figures and self._is_worded(column)]
        if figures and len(worded) == 1 and {*self._columns("status", PROGRESS)} <= {*figures}:
            self._read(worded[0], "status", text(words.CELLS_SAY))
        if not {*self._columns("status")} <= {*figures}:
            for column in figures:
                self._give_up(column, "status")

    def _is_worded(self, column: int) -> bool:
        """Whether nearly all cells of a column that says nothing else are words for a status."""
        cells, key = self._cells(column), self.headings[column].key
        return key in _UNSAID and (key != "comment" or length(cells) <= _SHORT_STATE) and (
            share(cells, lambda cell: is_status(cell) and not is_percentage(cell)) or 0) > MOST

    def _date(self) -> None:
        """A date of completion that stands at what is not done either is the one by which it will be."""
        columns, states = self._columns("completed"), self._columns("status")
        if len(columns) != 1:
            return
        heading, rows = self.headings[columns[0]], self._open_rows()
        dated = {cell.row for cell in self._cells(columns[0]) if is_date(cell)}
        if self._has("deadline", "due_date", PARTY_AND_DATE):
            if heading.sureness == GUESSED and rows and not rows & dated:
                self._read(columns[0], "completed", heading.why, 2)
        elif heading.sureness != SAID and not says_done(plain(heading.text)) and (
                not states or (rows and len(rows & dated) * 2 > len(rows))):
            self._read(columns[0], "deadline", text(words.DATED_BEFORE))


def _has_letters(cell: Cell) -> bool:
    return any(ch.isalpha() for ch in cell.text)
