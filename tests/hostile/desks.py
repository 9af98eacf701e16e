"""What happens to a workbook on somebody's desk, in good faith and in bad; and the names under which it comes back."""

import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.hostile.invented import ANSWERS, BASE, USUAL, Parts, content, filled_in, honest, register_bytes
from tests.hostile.kind import (
    Kind,
    Make,
    Read,
    Refusal,
    inline,
    of_parts,
    replace_in,
    replaced,
    rows_added,
    set_cells,
    text_row,
    with_cells,
    with_text,
)
from toolkit.tracker.record.codes import Status
from toolkit.workbook.memory.base import base_payload
from toolkit.workbook.memory.packing import pack

WORKBOOK = "xl/workbook.xml"


def without(*keys: str, ref: str = "") -> dict[tuple[str, str], str]:
    """The usual answers but those of some columns, or of an action."""
    return {at: new for at, new in USUAL.items() if at[1] not in keys and at[0] != ref}


def edited(change: Callable[[Worksheet], object]) -> Make:
    """The honest return, its Actions sheet changed in another program and saved by it."""

    def make() -> bytes:
        book = openpyxl.load_workbook(BytesIO(honest()))
        change(book["Actions"])
        file = BytesIO()
        book.save(file)
        return file.getvalue()

    return make


def _column_moved(sheet: Worksheet) -> None:
    for row in range(1, 7):
        status, comment = sheet.cell(row, 5), sheet.cell(row, 9)
        status.value, comment.value = comment.value, status.value


def _without_checks(sheet: Worksheet) -> None:
    for at in (16, 10, 4):  # what others wrote, Check and Timing
        sheet.delete_cols(at)


def _without_links(sheet: Worksheet) -> None:
    book = sheet.parent
    assert isinstance(book, openpyxl.Workbook)
    for name in ("Read me", "New actions", "Lists", "_base"):
        del book[name]


def _copied_and_answered(sheet: Worksheet) -> None:
    book = sheet.parent
    assert isinstance(book, openpyxl.Workbook)
    copy = book.copy_worksheet(sheet)
    copy["E2"], copy["I3"] = "Implemented", "=1+1"


def _another_sheet(sheet: Worksheet) -> None:
    book = sheet.parent
    assert isinstance(book, openpyxl.Workbook)
    book.create_sheet("Notes of the meeting", 0)["A1"] = "Ref."


def forged(change: Callable[[dict[str, Any]], object], *cells: tuple[str, str]) -> Make:
    """The memory of the workbook rewritten, with a checksum that is right."""

    def make(into: Parts) -> None:
        payload = json.loads(json.dumps(base_payload(content().issued)))
        change(payload)
        _remember(into, *pack(payload))
        set_cells(into, {at: inline(text) for at, text in cells})

    return of_parts(make)


def _remember(into: Parts, *texts: str) -> None:
    rows = "".join(text_row(n, {"A": t.replace("&", "&amp;").replace("<", "&lt;")}) for n, t in enumerate(texts, 1))
    xml = into[BASE].decode()
    start, end = xml.index("<sheetData>"), xml.index("</sheetData>")
    into[BASE] = f"{xml[:start]}<sheetData>{rows}{xml[end:]}".encode()


def _nested(into: Parts) -> None:
    text = "[" * 30_000
    _remember(into, sha256(text.encode()).hexdigest(), text)


def _value(key: str, value: str) -> Callable[[dict[str, Any]], object]:
    return lambda payload: payload["rows"][1][2].update({key: value})


MISSING = ("column-missing",)
COLUMNS = (
    Kind("saved-by-another-program", edited(lambda _: None), Read()),
    Kind("a-column-of-answers-cut", edited(lambda sheet: sheet.delete_cols(15)), Read(problems=MISSING)),
    Kind("the-column-of-comments-cut", edited(lambda sheet: sheet.delete_cols(9)), Read(without("comment"), MISSING)),
    Kind("the-column-of-statuses-cut", edited(lambda sheet: sheet.delete_cols(5)), Read(without("status"), MISSING)),
    Kind("the-column-of-references-cut", edited(lambda sheet: sheet.delete_cols(1)), Refusal("no-actions-sheet")),
    Kind("our-checks-cut", edited(_without_checks), Read()),
    Kind("the-column-of-due-dates-cut", edited(lambda sheet: sheet.delete_cols(3)),
         Read(problems=("column-derived-missing",))),
    Kind("columns-that-changed-places", edited(_column_moved), Read(problems=("columns-moved",))),
    Kind("a-heading-of-another-name", with_text("Remarks", "I1"), Read(problems=("column-renamed",))),
    Kind("a-heading-misspelt", with_text("Coment", "I1"), Read(problems=("column-renamed",))),
    Kind("a-heading-emptied", with_cells(I1="/>"), Read(
        without("comment"), (*MISSING, *["value-outside"] * 3))),
    Kind("a-heading-twice", with_text("Comment", "P1"), Read(
        without("comment"), ("column-twice",))),
    Kind("a-heading-that-is-a-formula", with_cells(I1=' t="str"><f>"Comm"&amp;"ent"</f><v>Comment</v></c>'), Read(
        without("comment"), (*MISSING, "column-unknown"))),
    Kind("every-heading-emptied", edited(lambda sheet: sheet.delete_rows(1)), Refusal("no-actions-sheet")),
    Kind("a-column-of-our-own-beside", edited(lambda sheet: [
        sheet.cell(row, 4, text) for row, text in ((1, "Colour code"), (3, "amber"))]), Read(problems=("column-unknown",))),
)  # fmt: skip
ROWS = (
    Kind("rows-pasted-without-references", rows_added("".join(
        text_row(n, {"B": "Mend the pier", "I": "Proposed at the meeting"}) for n in (7, 8, 12))),
         Read(problems=("row-without-ref",) * 3)),
    Kind("rows-pasted-of-another-unit", rows_added(text_row(7, {"A": "4.1", "E": "Implemented"})),
         Read(problems=("ref-unknown",))),
    Kind("a-row-copied", rows_added(text_row(7, {"A": "1.2", "E": "Superseded"})), Read(
        without(ref="1.2"), ("ref-duplicate", "ref-duplicate"))),
    Kind("a-row-deleted", edited(lambda sheet: sheet.delete_rows(3)), Read(without(ref="1.2"), ("ref-missing",))),
    Kind("every-row-deleted", edited(lambda sheet: sheet.delete_rows(2, 5)), Read({}, ("ref-missing",) * 5)),
    Kind("a-blank-row-between", edited(lambda sheet: sheet.insert_rows(4)), Read()),
    Kind("the-headings-copied-between", rows_added(text_row(7, {"A": "Ref.", "E": "Status", "I": "Comment"})),
         Read(problems=("ref-unknown",))),
    Kind("a-total-below", rows_added(text_row(9, {"A": "Total: 5"})), Read(problems=("ref-unknown",))),
    Kind("a-locked-text-reworded", with_text("Publish some depths", "B2"), Read(problems=("locked-changed",))),
    Kind("a-due-date-moved", with_cells(C2="><v>43646</v></c>"), Read(problems=("locked-changed",))),
    Kind("a-locked-text-that-is-a-formula", with_cells(B2="><f>1+1</f><v>2</v></c>"), Read(problems=("locked-changed",))),
    Kind("an-answer-that-is-the-lead-units", with_text("Implemented", "E5"), Read(problems=("not-yours-to-answer",))),
    Kind("two-thousand-rows-pasted", rows_added("".join(
        text_row(n, {"A": f"9.{n}", "I": "x"}) for n in range(7, 2007))), Read(problems=("ref-unknown",) * 2000)),
)  # fmt: skip
MEMORY = (
    Kind("the-memory-deleted", replaced(WORKBOOK, 'name="_base"', 'name="base of ours"'), Refusal("no-identity")),
    Kind("only-the-sheet-of-actions-sent", edited(_without_links), Refusal("no-identity")),
    Kind("the-memory-typed-over", of_parts(lambda into: _remember(into, "hello", "{}")), Refusal("base-damaged")),
    Kind("the-memory-emptied", of_parts(_remember), Refusal("base-damaged")),
    Kind("a-memory-of-numbers", of_parts(lambda into: replace_in(
        into, BASE, "</sheetData>", '<row r="99"><c r="A99"><v>1</v></c></row></sheetData>')), Refusal("base-damaged")),
    Kind("a-memory-nested-without-end", of_parts(_nested), Refusal("base-damaged")),
    Kind("a-memory-of-another-kind", forged(lambda p: p.update(kind="x")), Refusal("base-damaged")),
    Kind("a-memory-of-a-later-shape", forged(lambda p: p.update(schema=99)), Refusal("base-damaged")),
    Kind("a-memory-without-rows", forged(lambda p: p.update(rows=None)), Refusal("base-damaged")),
    Kind("a-memory-with-a-date-that-is-none", forged(_value("due_date", "soon")), Refusal("base-damaged")),
    Kind("a-memory-with-a-status-that-is-none", forged(_value("status", "soon"), ("E1", "x")), Refusal("base-damaged")),
    Kind("a-memory-with-half-a-character", forged(_value("responsible", "\ud83d")), Refusal("base-damaged")),
    Kind("a-memory-of-another-register", forged(lambda p: p.update(register_id="other")), Refusal("wrong-register")),
    Kind("a-memory-of-another-round", forged(lambda p: p.update(round="2099-12")), Refusal("wrong-round")),
    Kind("a-memory-of-another-unit", forged(lambda p: p.update(unit="RIV")), Refusal("another-unit")),
    Kind("a-memory-of-a-unit-that-nobody-knows", forged(lambda p: p.update(unit="XYZ")), Refusal("another-unit")),
    Kind("a-memory-of-a-version-that-was-never-issued", forged(lambda p: p.update(version=99)), Refusal("not-issued")),
    Kind("a-memory-that-claims-the-lead", forged(lambda p: p["rows"][3].__setitem__(1, "lead"), ("E5", "Implemented")),
         Refusal("without-code")),
    Kind("a-memory-that-claims-every-answer", forged(lambda p: p.update(joint="all"), ("E5", "Implemented")),
         Refusal("without-code")),
    Kind("a-memory-that-claims-a-later-day", forged(lambda p: p.update(as_of="2099-12-31"), ("F4", "2019-11-02")),
         Refusal("without-code")),
    Kind("a-memory-that-claims-other-answers", forged(_value("status", "in_progress")), Refusal("without-code")),
    Kind("a-register-among-the-returns", register_bytes, Refusal("is-a-register")),
    Kind("a-sheet-of-notes-beside-ours", edited(_another_sheet), Read(problems=("sheet-extra",))),
    Kind("answers-on-a-copy-of-the-sheet-of-actions", edited(_copied_and_answered), Read(problems=("sheet-copied",))),
    Kind("remarks-typed-over-our-checks", edited(lambda sheet: [
        sheet.cell(3, 4, "three months late"), sheet.cell(4, 10, "seen by the director"), sheet.cell(4, 17, 7)]),
        Read(problems=("typed-over",) * 3)),
    Kind("nothing-filled-in", lambda: filled_in({}), Read({}, ("return-unchanged", "status-missing"))),
    Kind("everything-superseded", lambda: filled_in({(ref, "status"): Status.SUPERSEDED for ref in (
        "1.1", "1.2", "2.1", "3.10")} | {("1.1", "comment"): ANSWERS["1.2", "comment"]}), Read(
            {(ref, "status"): "superseded" for ref in ("1.1", "1.2", "2.1", "3.10")}
            | {("1.1", "comment"): "Two readers are at work"})),
)  # fmt: skip


def named(name: str, file: str) -> Kind:
    """The honest return under a strange name."""
    return Kind(name, honest, Read(), file=file)


NAMES = (
    named("a-file-named-in-composed-letters", "Relevé du lac Léman.xlsx".replace("é", "e\u0301")),
    named("a-file-named-with-a-direction-override", "LKS \u202exslx.exe.xlsx"),
    named("a-file-named-with-a-command-for-the-terminal", "LKS \x1b[2J\x07.xlsx"),
    named("a-file-named-over-two-lines", "LKS\n=1+1.xlsx"),
    named("a-file-named-like-a-formula", "=cmd|' C calc'!A0.xlsx"),
    named("a-file-named-like-an-option", "-rf --json.xlsx"),
    named("a-file-named-like-a-placeholder", "{found} {{ x }} %s.xlsx"),
    named("a-file-named-like-markup", "[red]<b>&amp;.xlsx"),
    named("a-file-named-like-a-device", "con.xlsx"),
    named("a-file-named-as-long-as-a-disk-allows", f"{'a' * 250}.xlsx"),
    named("a-file-named-in-many-bytes", f"{'я' * 120}.xlsx"),
    named("a-file-named-in-bytes-that-are-no-text", b"LKS \xff\xfe.xlsx".decode("utf-8", "surrogateescape")),
    named("a-file-named-with-look-alike-letters", "R\u0406V.xlsx"),
    named("a-file-named-in-capitals", "LKS.XLSX"),
    named("a-file-named-as-with-macros", "LKS.xlsm"),
    Kind("a-file-named-after-another-unit", honest, Refusal("another-unit"), file="RIV.xlsx"),
    Kind("a-file-named-after-another-unit-and-more", honest, Refusal("another-unit"), file="RIV final (2).xlsx"),
    Kind("a-lock-file", honest, Refusal("lock-file"), file="~$LKS.xlsx"),
    Kind("a-copy-that-a-synchronizing-folder-made", honest, Refusal("conflicted-copy"),
         file="LKS (conflicted copy 2019-01-14).xlsx"),
)  # fmt: skip
KINDS = (*COLUMNS, *ROWS, *MEMORY, *NAMES)
