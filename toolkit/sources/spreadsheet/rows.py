"""The rows below the headings: which hold actions, and which are totals, sections, notes or a legend."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.spreadsheet.assembled import SheetRow
from toolkit.sources.spreadsheet.evidence import PARTIES, parted
from toolkit.sources.spreadsheet.grammar import OWN_NUMBER, PARTY_AND_DATE, no_actions
from toolkit.sources.spreadsheet.headings import NUMBERING, plain
from toolkit.sources.spreadsheet.layout import Layout
from toolkit.tracker.wording.deadline_words import NOTHING
from toolkit.tracker.wording.sentences import lines
from toolkit.tracker.wording.words import even

NUMBERS = ("number", "ref", NUMBERING, OWN_NUMBER)
"""The keys of columns that number something."""
ANCHORS = ("text", "recommendation")
"""The keys of columns that say what is asked or done."""
REMARKS = ("comment", "evidence", "progress", "")
"""The keys of columns whose text may go on in a row of its own."""
_FOLLOW_UP = ("deadline", "due_date", "responsible", "lead", PARTY_AND_DATE, "status", "completed")
_TOTAL = re.compile(r"(?:grand |sub-? ?)?totals?|sous-?total|totaux|(?:gran )?total general|subtotal|итого|всего|"
                    r"number of (?:actions|recommendations)", re.IGNORECASE)
_COUNTED_THINGS = (r"(?:actions?|recommendations?|recommandations?|recomendaciones"
                   r"|items?|points?|mesures?|acciones|мер\w*|пункт\w*)")
_FIGURE = re.compile(r"[\d.,\s%/()+\u2013-]*(?:[$€£¥₽]|[A-Z]{3})?[\d.,\s%/()+\u2013-]*(?:[$€£¥₽]|[A-Z]{3})?"
                     rf"(?i:{_COUNTED_THINGS})?")
_COUNT_BELOW = re.compile(r"\s*(?:[^\W\d_]+[ .]+){0,4}[^\W\d_]*\s*[:=]?\s*\d[\d.,\s%]*")
"""What goes on after “Total” where a single cell holds the figure, too: “Total records: 5”."""
_TALLY = re.compile(r"(?:[^\W\d][^\d:=]{2,30}[:=] ?\d{1,4} ?%?[\s,;.|/]*){2,}")
"""What only counts: “Completed: 3, in progress: 1”."""
_MARKER = re.compile(
    r"\W*(?:end(?: of (?:the )?(?:table|list|document|register|report|file))?|fin(?: (?:du|de la|del) \w+)?"
    r"|конец(?: \w+)?|\(?(?:continued|cont'?d|suite|continuaci[oó]n|продолжение)(?!\w)[\w ,]{0,40}"
    r"|\((?:to be )?(?:filled|completed) (?:in )?by .{1,60}\)|\(?(?:intentionally"
    r"|left) (?:left )?blank\)?)\W*", re.IGNORECASE)
"""What only says where a table ends or goes on, or who fills it in."""
_SIGN_OFF = re.compile(
    r"\W*(?:(?:(?:prepared|approved|reviewed|checked|signed|submitted|compiled|drafted|authori[sz]ed|verified|endorsed"
    r"|issued)(?: (?:and|&) \w+)? by|signature|signed|(?:[ée]labor[ée]|pr[ée]par[ée]|approuv[ée]|valid[ée]"
    r"|v[ée]rifi[ée]|vis[ée]"
    r"|r[ée]dig[ée]) par|(?:elaborado|preparado|aprobado|revisado|firmado|validado) por|firma|составила?|утвердила?"
    r"|согласовано|проверила?|подпись)\s*(?:[:/_.]|\Z|(?-i:(?=[А-ЯA-Z])))"
    r"|fait à \w[\w ]{1,30}, le )",
    re.IGNORECASE)
_LEGEND = re.compile(
    r"\W*(?:(?:(?:red|amber|yellow|orange|green|blue|gr[ea]y|black|white|rouge|jaune|vert|bleu|gris|rojo|amarillo|verde"
    r"|azul|красный|желтый|жёлтый|зеленый|зелёный|синий|серый)\w{0,2} ?[:=–-]|[A-ZА-Я]{1,3} ?=) ?\w)", re.IGNORECASE)
"""What explains a colour or a letter."""
_AVERAGE = re.compile(r"(?:\w+ )?(?:average|mean|median|moyen(?:ne)?|médiane?|promedio|средн(?:ее|ий|яя))"
                      r"(?: \S+){0,3}\s*:?", re.IGNORECASE)
_COUNT = re.compile(r"\W*\d+ [^\W\d]+ (?:out of|of|sur|de|из) \d+\W*|\W*\d+ [^\W\d]+(?:\W+\d+ [^\W\d]+)+\W*")
"""What only counts the rows above: “3 done of 8”, “12 actions, 5 closed”."""
_MOST_IN_A_CODE = 3
"""How many words a row has at most that only heads those below."""
_NOTE = re.compile(r"\W*(?:\*|notes?\b|n\.?b\.?\b|sources?\b|legend|key\b|remarques?\b|légende|nota\b|notas\b|leyenda|"
                   r"fuente|примечани|легенда|источник|условные)", re.IGNORECASE)
_INSTRUCTION = re.compile(
    r"\W*(?:(?:please )?(?:enter|insert|select|choose|describe|specify|indicate|provide|state|list|pick|fill in|type|"
    r"name of|date of|date when|who|how|what|when|which|e\.?g\b|example|yyyy|dd|mm|free text|drop-?down|automatic|"
    r"auto|unique|sequential|brief|short description)\b|(?:veuillez )?(?:saisir|indiquer|d[ée]crire|s[ée]lectionner|"
    r"choisir|pr[ée]ciser|renseigner|inscrire|jj|ex\.?)\b|(?:por favor )?(?:ingres[ea]r?|indi(?:car|que)|"
    r"describ[aei]r?|seleccion[ea]r?|eli(?:ja|ge)|escrib[aei]r?|especifi(?:car|que)|p\.? ?ej)\b|"
    r"(?:укажите|введите|выберите|опишите|впишите|заполните|например|дд)\b|[\[<].*[\]>]$)", re.IGNORECASE | re.DOTALL)
"""How the cells begin in a row of a template that says what to write."""
_PLANNED_DATES = ("deadline", "due_date")
_PLANNED = re.compile(r"plan(?:ned)?|target|pr[ée]vue?s?|planifi[ée]e?s?|previst[oa]s?|planificad[oa]s?|план(?:овый)?",
                      re.IGNORECASE)
_ACTUAL = re.compile(r"actual|r[ée]el(?:le)?s?|effecti(?:f|ve)s?|real(?:es)?|факт(?:ический)?", re.IGNORECASE)
_FEWEST_AT_END, _FEWEST_BETWEEN = 2, 3
"""How many rows that say the same are a prefilled template: at the end of a table, and within it."""
_COUNTED = re.compile(r"\(?([\da-z]{1,2})\)?", re.IGNORECASE)
_NUMBER_LIKE = re.compile(r"\W*(?:[^\W\d_]{1,15}\W*)?\d+[\w./-]*\W*|[ivxl]+\W*|[a-z]\W?", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """A row that holds an action, or a recommendation without one.

    Attributes:
        row: Its number.
        own: Its cells by column.
        carried: The cells above that are merged down into it, by column.
        section: The divider above it.
        more: Cells of rows below that go on with it.
        actual: The cells of dates of the row below, where that says what really was and this row what is planned.
    """

    row: int
    own: dict[int, Cell]
    carried: dict[int, Cell]
    section: Cell | None = None
    more: list[Cell] = field(default_factory=list)
    actual: list[Cell] = field(default_factory=list)

    def cell(self, column: int) -> Cell | None:
        """The cell of a column, its own or one that is merged down into it."""
        return self.own.get(column) or self.carried.get(column)


@dataclass(slots=True)
class Body:
    """What stands below the headings.

    Attributes:
        lines: The rows that hold actions or recommendations.
        sections: The dividers between them.
        left_out: What belongs to none of them: (why as a problem code, cells).
        continued: The rows that go on with the one above.
        repeated: The cells that only say again what the row above says.
    """

    lines: list[Line] = field(default_factory=list)
    sections: list[Cell] = field(default_factory=list)
    left_out: list[tuple[str, list[Cell]]] = field(default_factory=list)
    continued: list[tuple[Line, list[Cell]]] = field(default_factory=list)
    repeated: list[Cell] = field(default_factory=list)


def read_body(layout: Layout) -> Body:
    """Sort the rows below the headings of a sheet."""
    return _Sorter(layout).sort()


def unit_rows(layout: Layout, rows: Iterable[Line]) -> Iterator[SheetRow]:
    """Who is responsible in each row, for gathering the units that a tracker names."""
    columns = [(column, key) for key in (*PARTIES, PARTY_AND_DATE) for column in layout.columns(key)]
    for line in rows:
        for column, key in columns:
            cell = line.own.get(column)
            if cell and cell.text:
                name = next(part.text for _, part in parted([cell])) if key == PARTY_AND_DATE else cell.text
                yield SheetRow({"responsible": "; ".join(lines(name))}, {}, cell.address, cell.row, layout.sheet.name)


class _Sorter:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._keys = {column: heading.key for column, heading in layout.headings.items()}
        self._rows = [(row, {c: cell for c, cell in cells.items() if cell.has_words or cell.fill or cell.note})
                      for row, cells in layout.sheet.rows() if row > layout.last]
        self._body = Body()
        self._section: Cell | None = None
        self._headings = layout.texts()
        self._no_actions = self._sorted_out()
        self._with_anchor = {row for row, cells in self._rows if self._carried_anchor(row) or any(
            cells[column].has_words for column, key in self._keys.items() if key in ANCHORS and column in cells)}

    def sort(self) -> Body:
        """Take each row up to where the table ends; what follows is left out."""
        prefilled = self._prefilled()
        self._rows = [row for index, row in enumerate(self._rows) if index not in prefilled]
        end = self._end()
        for index, (row, cells) in enumerate(self._rows):
            words = [cell for cell in cells.values() if cell.has_words]
            if index >= end:
                self._body.left_out.append(("left-out", words))
                continue
            above = self._rows[index - 1][0] if index else self._layout.last
            self._take(row, cells, words, follows=row == above + 1)
        return self._body

    def _prefilled(self) -> set[int]:
        """The indexes of runs of rows that hold only what the template put there; they are left out together."""
        found: set[int] = set()
        run: list[int] = []
        for index in range(len(self._rows) + 1):
            if run and index < len(self._rows) and self._is_alike(run[-1], index):
                run.append(index)
                continue
            at_end = index == len(self._rows)
            fewest = _FEWEST_BETWEEN if not at_end else 1 if run and self._is_number(run[0]) else _FEWEST_AT_END
            if len(run) >= fewest:
                cells = [cell for at in run for cell in self._rows[at][1].values() if cell.has_words]
                self._body.left_out.append(("prefilled-rows", cells))
                found |= set(run)
            run = [index] if not at_end and self._may_be_prefilled(index) else []
        return found

    def _may_be_prefilled(self, index: int) -> bool:
        """Whether a row names nothing to be done, and is no total."""
        row, cells = self._rows[index]
        words = [cell for cell in cells.values() if cell.has_words]
        return row not in self._with_anchor and not (words and self._is_total(words))

    def _is_alike(self, above: int, index: int) -> bool:
        """Whether a row says the same as the one above it, but for its number, and names nothing to be done."""
        (_, before), (row, cells) = self._rows[above], self._rows[index]
        filled = self._filled(cells)
        return row not in self._with_anchor and bool(filled) and self._filled(before) == filled

    def _filled(self, cells: Mapping[int, Cell]) -> dict[int, str]:
        return {column: "" if self._keys.get(column) in NUMBERS and cell.text else cell.text or cell.formula
                for column, cell in cells.items() if cell.has_words and not cell.struck}

    def _is_number(self, index: int) -> bool:
        filled = self._filled(self._rows[index][1])
        return bool(filled) and not any(filled.values())

    def _take(self, row: int, cells: dict[int, Cell], words: list[Cell], *, follows: bool) -> None:
        why = self._left_out_as(row, words)
        if why:
            self._body.left_out.append((why, words))
        elif self._is_divider(row, words):
            self._section = words[0]
            self._body.sections += words
        elif follows and self._body.lines and self._is_actual(self._body.lines[-1], words):
            self._take_actual(self._body.lines[-1], words)
        elif follows and self._body.lines and self._goes_on(row, words):
            self._body.lines[-1].more += words
            self._body.continued.append((self._body.lines[-1], words))
        else:
            self._body.lines.append(Line(row, cells, self._carried(row, cells), self._section))

    def _left_out_as(self, row: int, words: list[Cell]) -> str:
        """The code of the problem with which a row is left out; "" for one that is read."""
        if len(words) > 1 and all(plain(cell.text) == self._headings.get(cell.column) for cell in words):
            return "repaired-header"
        if row == self._layout.last + 1 and _is_counted(words):
            return "left-out"
        if not self._body.lines and _are_instructions(words):
            return "template-row"
        if all(cell.struck and not cell.text for cell in words):
            return "struck-row"
        if any(cell.column in self._no_actions and plain(cell.text) in self._no_actions[cell.column] for cell in words):
            return "row-of-minutes"
        if self._is_total(words) or self._is_marker(words):
            return "left-out"
        return ""

    def _sorted_out(self) -> dict[int, frozenset[str]]:
        """What each column that sorts the rows says where a row is a decision or information, and no action."""
        found: dict[int, frozenset[str]] = {}
        for column, heading in self._headings.items():
            said = {plain(cells[column].text) for _, cells in self._rows if column in cells and cells[column].has_words}
            found[column] = no_actions(heading, said)
        return {column: said for column, said in found.items() if said}

    def _is_total(self, words: list[Cell]) -> bool:
        first, *others = words
        if not others and _COUNT.fullmatch(first.text):
            return True
        starts = _TOTAL.match(first.text) or (_AVERAGE.fullmatch(first.text) if others else None)
        if starts is None or any(_FIGURE.fullmatch(cell.text) is None for cell in others):
            return False
        beyond = first.text.rstrip(" :")[starts.end():]
        return bool(others) or not beyond or _COUNT_BELOW.fullmatch(beyond) is not None

    def _is_marker(self, words: list[Cell]) -> bool:
        """Whether a row says nothing, only counts, or says only where the table ends or goes on."""
        said = [cell for cell in words
                if self._keys.get(cell.column) not in NUMBERS or not _NUMBER_LIKE.fullmatch(cell.text)]
        if said and all(map(_says_nothing, said)):
            return not self._carried_anchor(words[0].row)
        if len(said) < len(words):
            return False
        if len(said) == 1 and _MARKER.fullmatch(said[0].text):
            return True
        told = [cell for cell in said if not _FIGURE.fullmatch(cell.text)]
        return len(told) == 1 and _TALLY.fullmatch(told[0].text) is not None

    def _is_divider(self, row: int, words: list[Cell]) -> bool:
        """Whether a row is a single text that heads the rows below: merged across, or where a number should be.

        Figures may stand beside the latter, such as how much of a part is done.
        """
        if self._carried_anchor(row) or any(_FIGURE.fullmatch(cell.text) is None for cell in words[1:]):
            return False
        cell = words[0]
        if len(words) == 1 and self._layout.sheet.merged.get((row, cell.column + 1)) == (row, cell.column):
            return True
        if len(words) == 1 and self._keys.get(cell.column) in ANCHORS and _is_code(cell.text):
            return self._are_followed_up
        return self._keys.get(cell.column) in NUMBERS and _NUMBER_LIKE.fullmatch(cell.text) is None and not any(
            self._keys.get(one.column) in ANCHORS for one in words)

    @cached_property
    def _are_followed_up(self) -> bool:
        """Whether nearly every row that says what will be done says who, by when or how far, too."""
        follow_up = {column for column, key in self._keys.items() if key in _FOLLOW_UP}
        rows = [any(column in cells and cells[column].has_words for column in follow_up)
                for row, cells in self._rows if row in self._with_anchor]
        return sum(rows) > _FEWEST_AT_END and sum(rows) * 10 > len(rows) * 7

    def _is_actual(self, line: Line, words: list[Cell]) -> bool:
        """Whether a row says what really was, below the one that says what is planned of the same action."""
        marked = any(_ACTUAL.fullmatch(cell.text) and (above := line.own.get(cell.column)) is not None
                     and _PLANNED.fullmatch(above.text) for cell in words)
        return marked and all(self._says_again(line, cell) for cell in words if self._keys.get(cell.column) in ANCHORS)

    def _says_again(self, line: Line, cell: Cell) -> bool:
        above = line.cell(cell.column)
        return above is not None and above.text == cell.text

    def _take_actual(self, line: Line, words: list[Cell]) -> None:
        self._body.continued.append((line, words))
        for cell in words:
            if self._keys.get(cell.column) in _PLANNED_DATES:
                line.actual.append(cell)
            elif self._says_again(line, cell):
                self._body.repeated.append(cell)
            else:
                line.more.append(cell)

    def _goes_on(self, row: int, words: list[Cell]) -> bool:
        return all(self._keys.get(cell.column, "") in REMARKS for cell in words) and not self._carried_anchor(row)

    def _carried(self, row: int, cells: Mapping[int, Cell]) -> dict[int, Cell]:
        carried = {}
        for column in self._layout.headings:
            above = None if column in cells and cells[column].has_words else self._layout.sheet.covering(row, column)
            if above is not None and above.column == column and above.row > self._layout.last:
                carried[column] = above
        return carried

    def _carried_anchor(self, row: int) -> bool:
        return any(self._keys.get(column) in ANCHORS and cell.has_words
                   for column, cell in self._carried(row, {}).items())

    def _end(self) -> int:
        """The index of the first row behind the table: notes at its foot, and what follows a gap and is no action."""
        end, gaps = len(self._rows), [*self._gaps()]
        while True:
            while end and self._is_foot(end - 1):
                end -= 1
            while gaps and gaps[-1] >= end:
                gaps.pop()
            if not gaps or not all(self._is_thin(row, cells) for row, cells in self._rows[gaps[-1]:end]):
                return end
            end = gaps.pop()

    def _gaps(self) -> Iterator[int]:
        """The indexes of rows before which rows are blank."""
        return (index for index, ((above, _), (row, _)) in enumerate(pairwise(self._rows), 1) if row > above + 1)

    def _is_foot(self, index: int) -> bool:
        """Whether a row at the end is a note, a legend, a sign-off or a divider without rows."""
        row, cells = self._rows[index]
        words = [cell for cell in cells.values() if cell.has_words]
        if not words or self._carried_anchor(row):
            return False
        if self._is_divider(row, words) or _are_instructions(words) or self._signs_or_explains(words):
            return True
        note = _NOTE.match(words[0].text)
        return note is not None and (
            len(words) == 1 or (words[0].text.endswith(":") and not words[0].text[note.end():].strip(" :")))

    def _signs_or_explains(self, words: list[Cell]) -> bool:
        """Whether a row says who signs, or what a colour or a letter means; one with a number of its own does not."""
        named = {self._keys.get(cell.column, ""): cell for cell in words}
        if any(key in NUMBERS and any(map(str.isdigit, cell.text)) for key, cell in named.items()):
            return False
        if any(_SIGN_OFF.match(cell.text) for cell in words[:2]):
            return True
        return not named.keys() & set(_FOLLOW_UP) and any(
            _LEGEND.match(cell.text) or _TALLY.fullmatch(cell.text) for cell in words)

    def _is_thin(self, row: int, cells: Mapping[int, Cell]) -> bool:
        """Whether a row has too little for an action: one or two texts, and not a number or an answer beside them."""
        words = {self._keys.get(cell.column, ""): cell for cell in cells.values() if cell.has_words}
        if len(words) > 2 or self._carried_anchor(row):
            return False
        numbered = any(key in NUMBERS and _NUMBER_LIKE.fullmatch(cell.text) for key, cell in words.items())
        return not (words.keys() & set(ANCHORS) and (numbered or words.keys() & set(_FOLLOW_UP)))


def _says_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing; a sign that repeats what stands above says more."""
    text = cell.text.strip(" -–—−_.…")
    return not text or (any(map(str.isalnum, text)) and NOTHING.fullmatch(even(text)) is not None)


def _is_code(text: str) -> bool:
    """Whether a text is too little for an action: a single word, or a few in capitals or before a colon."""
    parts = text.split()
    return len(parts) <= _MOST_IN_A_CODE and (len(parts) == 1 or text.isupper() or text.rstrip().endswith(":"))


def _are_instructions(words: Sequence[Cell]) -> bool:
    """Whether most cells of a row tell people what to write in their column, and none holds a number or a date."""
    found = [_INSTRUCTION.match(cell.text) is not None for cell in words]
    return sum(found) > 1 and sum(found) * 3 > len(found) * 2 and all(cell.value is None for cell in words)


def _is_counted(words: list[Cell]) -> bool:
    """Whether cells only count the columns: 1, 2, 3 or (a), (b), (c)."""
    found = [_COUNTED.fullmatch(cell.text) for cell in words]
    if len(words) < 3 or not all(found):
        return False
    marks = [match[1].lower() for match in found if match]
    if all(mark.isdecimal() for mark in marks):
        steps = [int(mark) for mark in marks]
    else:
        steps = [ord(mark[0]) for mark in marks if len(mark) == 1]
    return len(steps) == len(words) and all(b - a == 1 for a, b in pairwise(steps))
