"""Edits as people make them in Word, done in the parts of a document: typed, deleted, formatted, moved, split, commented."""

import copy
from typing import Any

from lxml import etree

from tests.word.keeping.writer import WRITER, Edit, Writer, run_of, split_run, texts, tracked
from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.names import OFFICE, above, q
from toolkit.word.keeping.pieces import fields_in

_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def type_word(writer: Writer) -> None:
    text = writer.text()
    words = text.text.split(" ")
    words.insert(writer.random.randrange(len(words) + 1), writer.word())
    text.text = " ".join(words)
    text.set(q("xml:space"), "preserve")


def replace_word(writer: Writer) -> None:
    text = writer.text()
    words = text.text.split(" ")
    words[writer.random.randrange(len(words))] = writer.word()
    text.text = " ".join(words)


def delete_words(writer: Writer) -> None:
    text = writer.text()
    words = text.text.split(" ")
    first = writer.random.randrange(len(words))
    del words[first:first + writer.random.randrange(1, 4)]
    text.text = " ".join(words)


def add_sentence(writer: Writer) -> None:
    last = texts(writer.chosen())[-1]
    last.text = f"{last.text} This is {writer.word()}."


def format_words(writer: Writer) -> None:
    text = writer.text()
    _, second = split_run(text, writer.random.randrange(len(text.text)))
    looks = second.find(q("w:rPr"))
    if looks is None:
        looks = etree.Element(q("w:rPr"))
        second.insert(0, looks)
    if looks.find(q("w:b")) is None:
        bold = etree.Element(q("w:b"))
        style = looks.find(q("w:rStyle"))
        if style is None:
            looks.insert(0, bold)
        else:
            style.addnext(bold)


def type_in_bold(writer: Writer) -> None:
    writer.text().getparent().addnext(run_of(f" {writer.word()}", bold=True))


def add_paragraph(writer: Writer) -> None:
    made = etree.Element(q("w:p"))
    made.append(run_of(f"A paragraph of my own, {writer.word()}."))
    writer.random.choice(writer.paragraphs(with_text=False)).addnext(made)


def add_table(writer: Writer) -> None:
    place = writer.random.choice([one for one in writer.body if one.tag == q("w:p")])
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{q("w:p")[1:-2]}"><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:r><w:t>{writer.word()}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')
    place.addnext(table)
    table.addnext(etree.Element(q("w:p")))


def move_paragraph(writer: Writer) -> None:
    own = [one for one in writer.body if one.tag == q("w:p") and one.find(q("w:pPr/w:sectPr")) is None]
    if len(own) > 2:
        moved, place = writer.random.sample(own, 2)
        place.addnext(moved)


def delete_paragraph(writer: Writer) -> None:
    own = [one for one in writer.body if one.tag == q("w:p") and texts(one)
           and one.find(q("w:pPr/w:sectPr")) is None and not list(one.iter(q("w:commentReference")))]
    if len(own) > 2:
        chosen = writer.random.choice(own)
        chosen.getparent().remove(chosen)


def delete_row(writer: Writer) -> None:
    rows = [row for row in writer.body.iter(q("w:tr")) if len(row.getparent().findall(q("w:tr"))) > 1
            and not list(row.iter(q("w:commentReference")))]
    if rows:
        chosen = writer.random.choice(rows)
        chosen.getparent().remove(chosen)


def empty_cell(writer: Writer) -> None:
    """Who deletes all that a cell says deletes its anchors."""
    cells = [cell for cell in writer.body.iter(q("w:tc")) if not list(cell.iter(q("w:commentReference")))]
    if cells:
        _clear(writer.random.choice(cells))


def retype_cell(writer: Writer) -> None:
    cells = [cell for cell in writer.body.iter(q("w:tc")) if not list(cell.iter(q("w:commentReference")))]
    if cells:
        _clear(cell := writer.random.choice(cells))
        next(cell.iter(q("w:p"))).append(run_of(f"Wholly {writer.word()}"))


def _clear(cell: Any) -> None:
    first, *others = list(cell.iter(q("w:p")))
    for one in others:
        one.getparent().remove(one)
    for child in list(first):
        if child.tag != q("w:pPr"):
            first.remove(child)


def retype_paragraph(writer: Writer) -> None:
    paragraph = writer.chosen()
    if not list(paragraph.iter(q("w:commentReference"))):
        for child in list(paragraph):
            if child.tag != q("w:pPr"):
                paragraph.remove(child)
        paragraph.append(run_of(f"In other words: {writer.word()}"))


def split_paragraph(writer: Writer) -> None:
    text = writer.text()
    _, second = split_run(text, writer.random.randrange(len(text.text)))
    paragraph = above(text, "w:p")
    made: Any = etree.Element(q("w:p"))
    looks = paragraph.find(q("w:pPr"))
    if looks is not None:
        made.append(copy.deepcopy(looks))
        for section in made.findall(q("w:pPr/w:sectPr")):
            made.find(q("w:pPr")).remove(section)
    behind = [second, *second.itersiblings()]
    made.extend(behind)
    paragraph.addnext(made)


def join_paragraphs(writer: Writer) -> None:
    pairs = [(one, two) for one in writer.paragraphs() if (two := one.getnext()) is not None and two.tag == q("w:p")
             and two.find(q("w:pPr/w:sectPr")) is None]
    if pairs:
        first, second = writer.random.choice(pairs)
        first.extend([child for child in second if child.tag != q("w:pPr")])
        second.getparent().remove(second)


def comment(writer: Writer) -> None:
    part = writer.package.of_kind("comments")
    if not part:
        part = writer.package.add("word/comments.xml", f'<w:comments xmlns:w="{q("w:p")[1:-2]}"/>'.encode(), _COMMENTS)
        writer.package.relate(writer.package.main, f"{OFFICE}/comments", part)
    tree = writer.package.tree(part)
    made = etree.SubElement(tree, q("w:comment"))
    key = str(len(tree) + 10)
    made.set(q("w:id"), key)
    made.set(q("w:author"), WRITER)
    etree.SubElement(made, q("w:p")).append(run_of(writer.word()))
    run = writer.text().getparent()
    for name, put in (("w:commentRangeStart", run.addprevious), ("w:commentRangeEnd", run.addnext)):
        mark = etree.Element(q(name))
        mark.set(q("w:id"), key)
        put(mark)
    reference = etree.Element(q("w:r"))
    etree.SubElement(reference, q("w:commentReference")).set(q("w:id"), key)
    run.getnext().addnext(reference)


def insert_tracked(writer: Writer) -> None:
    made = tracked(writer, "w:ins")
    made.append(run_of(f" {writer.word()}"))
    writer.text().getparent().addnext(made)


def delete_tracked(writer: Writer) -> None:
    text = writer.text()
    _, second = split_run(text, writer.random.randrange(len(text.text)))
    made = tracked(writer, "w:del")
    second.addprevious(made)
    made.append(second)
    for one in second.iter(q("w:t")):
        one.tag = q("w:delText")


def set_margin(writer: Writer) -> None:
    section = list(writer.body.iter(q("w:sectPr")))[-1]
    section.find(q("w:pgMar")).set(q("w:left"), str(writer.random.randrange(1000, 1500)))


def save_in_word(writer: Writer) -> None:
    """What Word may write otherwise when it saves: marks of sessions, of spelling and pages, and where a bookmark ends."""
    for paragraph in list(writer.body.iter(q("w:p"))):
        if writer.random.random() < 0.7:
            continue
        paragraph.set(q("w:rsidR"), "00A1B2C3")
        for run in paragraph.findall(q("w:r")):
            run.set(q("w:rsidRPr"), "00C3B2A1")
            run.insert(1 if run.find(q("w:rPr")) is not None else 0, etree.Element(q("w:lastRenderedPageBreak")))
            wrong = etree.Element(q("w:proofErr"))
            wrong.set(q("w:type"), "spellStart")
            run.addprevious(wrong)
        _move_end(writer, paragraph)
        if writer.random.random() < 0.5:
            _write_numbers_short(paragraph)


def _write_numbers_short(paragraph: Any) -> None:
    """A field for a number as one element, as Word may write it."""
    for runs in fields_in(paragraph):
        code = "".join(one.text or "" for run in runs for one in run.iter(q("w:instrText")))
        if code.split()[:1] == ["SEQ"] and all(run.getparent() is paragraph for run in runs):
            short = etree.Element(q("w:fldSimple"))
            short.set(q("w:instr"), code)
            runs[0].addprevious(short)
            for run in runs:
                if run.find(q("w:t")) is None:
                    paragraph.remove(run)
                else:
                    short.append(run)


def _move_end(writer: Writer, paragraph: Any) -> None:
    """End an anchor behind its paragraph, or at the beginning of the next."""
    started = {mark.get(q("w:id")) for mark in paragraph.iter(q("w:bookmarkStart")) if key_of(mark)}
    following = paragraph.getnext()
    for end in [one for one in paragraph.findall(q("w:bookmarkEnd")) if one.get(q("w:id")) in started]:
        if end.getnext() is None and following is not None and following.tag == q("w:p"):
            if writer.random.random() < 0.5:
                paragraph.addnext(end)
            else:
                following.insert(0 if following.find(q("w:pPr")) is None else 1, end)


_ALL: tuple[Edit, ...] = (
    type_word, replace_word, delete_words, add_sentence, format_words, type_in_bold, add_paragraph, add_table,
    move_paragraph, delete_paragraph, delete_row, empty_cell, retype_cell, retype_paragraph, split_paragraph,
    join_paragraphs, comment, insert_tracked, delete_tracked, set_margin, save_in_word)
WORDS: dict[str, Edit] = {edit.__name__: edit for edit in _ALL}
