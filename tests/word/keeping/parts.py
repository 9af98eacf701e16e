"""Edits of the parts of a report as people make them in Word: rows, columns, pictures, notes, headers, pages, tracked changes."""

import base64
import copy
from collections import Counter
from typing import Any

from lxml import etree

from tests.word.keeping.writer import WRITER, Edit, Writer, run_of, split_run, texts, tracked, without_bookmarks
from toolkit.word.keeping.names import OFFICE, above, q

_W = q("w:p")[1:-2]
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGAZ7RkqgAAAABJRU5ErkJggg==")
_PICTURE = """<w:r xmlns:w="{w}"><w:drawing><wp:inline
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="360000" cy="360000"/><wp:docPr
 id="{number}" name="Picture {number}" descr="{word}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData
 uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="0" name="own.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""
_ORDER_OF_PARAGRAPH = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
                       "pBdr", "shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing")
_BEHIND_SHADE = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")


def _rows(writer: Writer, *, least: int = 2) -> list[Any]:
    """The rows below the heading of tables that have so many of them, without comments."""
    return [row for table in writer.body.iter(q("w:tbl")) if len(table.findall(q("w:tr"))) > least
            for row in table.findall(q("w:tr"))[1:] if not list(row.iter(q("w:commentReference")))]


def _own_elements(writer: Writer) -> list[Any]:
    """What stands directly in the body, but for what ends a section."""
    return [one for one in writer.body if one.tag in (q("w:p"), q("w:tbl")) and one.find(q("w:pPr/w:sectPr")) is None]


def break_line(writer: Writer) -> None:
    """A line break in a cell, and a word behind it."""
    found = [text for cell in writer.body.iter(q("w:tc")) for one in cell.iter(q("w:p")) for text in texts(one)]
    if found:
        text = writer.random.choice(found)
        _, second = split_run(text, writer.random.randrange(len(text.text) + 1))
        for one in second.findall(q("w:t")):
            one.text = f"{writer.word()} {one.text}"
        second.insert(0 if second.find(q("w:rPr")) is None else 1, etree.Element(q("w:br")))


def add_to_cell(writer: Writer) -> None:
    """A paragraph of one's own in a cell."""
    if rows := _rows(writer):
        cell = writer.random.choice(writer.random.choice(rows).findall(q("w:tc")))
        made = etree.SubElement(cell, q("w:p"))
        made.append(run_of(f"I asked them, {writer.word()}."))


def move_row(writer: Writer) -> None:
    if rows := _rows(writer):
        row = writer.random.choice(rows)
        place = writer.random.choice(row.getparent().findall(q("w:tr"))[1:])
        if place is not row:
            place.addnext(row)


def turn_table(writer: Writer) -> None:
    """Rows in another order, as after sorting."""
    if rows := _rows(writer):
        every = writer.random.choice(rows).getparent().findall(q("w:tr"))[1:]
        for one in reversed(every):
            every[0].getparent().append(one)


def delete_first_of_merged(writer: Writer) -> None:
    found = [row for row in _rows(writer) for merge in row.iter(q("w:vMerge")) if merge.get(q("w:val")) == "restart"]
    if found:
        row = writer.random.choice(found)
        row.getparent().remove(row)


def add_row(writer: Writer) -> None:
    if rows := _rows(writer):
        row = writer.random.choice(rows)
        made = without_bookmarks(row)
        for one in list(made.iter(q("w:p"))):
            for child in [child for child in one if child.tag != q("w:pPr")]:
                one.remove(child)
            one.append(run_of(f"Mine, {writer.word()}"))
        row.addnext(made)


def _column_of(cell: Any) -> int:
    return int(cell.getparent().findall(q("w:tc")).index(cell))


def _even_table(writer: Writer) -> Any:
    """A table without cells over several columns, or None."""
    tables = [one for one in writer.body.iter(q("w:tbl")) if not list(one.iter(q("w:gridSpan"), q("w:commentReference")))
              and len({len(row.findall(q("w:tc"))) for row in one.findall(q("w:tr"))}) == 1 and len(one.findall(q("w:tblGrid/w:gridCol"))) > 1]
    return writer.random.choice(tables) if tables else None


def delete_column(writer: Writer) -> None:
    if (table := _even_table(writer)) is not None:
        at = writer.random.randrange(len(table.findall(q("w:tblGrid/w:gridCol"))))
        for row in [*table.findall(q("w:tr")), table.find(q("w:tblGrid"))]:
            row.remove(row.findall(q("w:tc") if row.tag == q("w:tr") else q("w:gridCol"))[at])


def add_column(writer: Writer) -> None:
    if (table := _even_table(writer)) is not None:
        at = writer.random.randrange(len(table.findall(q("w:tblGrid/w:gridCol"))))
        word = writer.word()
        for row in table.findall(q("w:tr")):
            before = row.findall(q("w:tc"))[at]
            cell = etree.fromstring(f'<w:tc xmlns:w="{_W}"><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p/></w:tc>')
            if row is table.find(q("w:tr")):
                next(cell.iter(q("w:p"))).append(run_of(f"Mine {word}"))
            before.addnext(cell)
        grid = table.findall(q("w:tblGrid/w:gridCol"))[at]
        grid.addnext(copy.deepcopy(grid))


def merge_cells(writer: Writer) -> None:
    """Two cells of a row become one, with what both say."""
    rows = [row for row in _rows(writer) if not list(row.iter(q("w:vMerge"), q("w:gridSpan"))) and len(row.findall(q("w:tc"))) > 2]
    if rows:
        cells = writer.random.choice(rows).findall(q("w:tc"))
        at = writer.random.randrange(len(cells) - 1)
        first, second = cells[at:at + 2]
        properties = first.find(q("w:tcPr"))
        span = etree.Element(q("w:gridSpan"))
        span.set(q("w:val"), "2")
        properties.insert(sum(one.tag in (q("w:cnfStyle"), q("w:tcW")) for one in properties), span)
        first.extend(second.findall(q("w:p")))
        second.getparent().remove(second)


def delete_table(writer: Writer) -> None:
    tables = [one for one in writer.body if one.tag == q("w:tbl") and not list(one.iter(q("w:commentReference")))]
    if len(tables) > 1:
        writer.body.remove(writer.random.choice(tables))


def delete_stretch(writer: Writer) -> None:
    every = _own_elements(writer)
    if len(every) > 8:
        at = writer.random.randrange(len(every) - 4)
        for one in every[at:at + 3]:
            if one.getnext() is not None and not list(one.iter(q("w:commentReference"))):
                writer.body.remove(one)
        _end_in_a_paragraph(writer)


def move_stretch(writer: Writer) -> None:
    every = _own_elements(writer)
    if len(every) > 8:
        at = writer.random.randrange(len(every) - 4)
        moved = every[at:at + 3]
        place = writer.random.choice([one for one in every if one not in moved])
        for one in reversed(moved):
            place.addnext(one)
        _end_in_a_paragraph(writer)


def _end_in_a_paragraph(writer: Writer) -> None:
    """Word has a paragraph behind every table."""
    for table in [one for one in writer.body if one.tag == q("w:tbl")]:
        if table.getnext() is None or table.getnext().tag != q("w:p"):
            table.addnext(etree.Element(q("w:p")))


def paste_table(writer: Writer) -> None:
    tables = [one for one in writer.body if one.tag == q("w:tbl") and not list(one.iter(q("w:drawing"), q("w:footnoteReference")))]
    places = [one for one in writer.body if one.tag == q("w:p")]
    if tables:
        made, place = _pasted(writer, writer.random.choice(tables)), writer.random.choice(places)
        place.addnext(made)
        made.addnext(etree.Element(q("w:p")))


def copy_paragraph(writer: Writer) -> None:
    plain = [one for one in writer.paragraphs() if not list(one.iter(q("w:drawing"), q("w:sectPr"), q("w:fldChar"), q("w:footnoteReference")))]
    if plain:
        one = writer.random.choice(plain)
        one.addnext(_pasted(writer, one))


def copy_row(writer: Writer) -> None:
    if rows := [row for row in _rows(writer) if not list(row.iter(q("w:footnoteReference"), q("w:vMerge")))]:
        row = writer.random.choice(rows)
        row.addnext(_pasted(writer, row))


def _pasted(writer: Writer, element: Any) -> Any:
    """A copy, with comments and tracked changes left where they were."""
    made = without_bookmarks(element)
    for mark in list(made.iter(q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference"), q("w:del"))):
        mark.getparent().remove(mark)
    for mark in list(made.iter(q("w:ins"))):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for one in made.iter(q("w:t")):
        if one.text and one.text.strip():
            one.text = f"{writer.word()} {one.text}"
            break
    return made


def find_and_replace(writer: Writer) -> None:
    """A word becomes another wherever it stands."""
    every = [text for text in writer.body.iter(q("w:t")) if text.text and above(text, "w:drawing") is None]
    counts = Counter(word for text in every for word in text.text.split(" ") if word.isalpha() and len(word) > 3)
    if counts:
        old, new = writer.random.choice([word for word, _ in counts.most_common(12)]), writer.word()
        for text in every:
            text.text = " ".join(new if word == old else word for word in text.text.split(" "))


def add_picture(writer: Writer) -> None:
    name = writer.package.add("word/media/own1.png", _PNG, "image/png")
    key = writer.package.relate(writer.package.main, f"{OFFICE}/image", name)
    writer.text().getparent().addnext(etree.fromstring(_PICTURE.format(w=_W, number=writer.number(), word=writer.word(), key=key)))


def add_note(writer: Writer) -> None:
    """A footnote of one's own."""
    part = writer.package.of_kind("footnotes")
    if not part:
        empty = "".join(f'<w:footnote w:type="{kind}" w:id="{key}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>' for kind, key in (
            ("separator", "-1"), ("continuationSeparator", "0")))
        part = writer.package.add("word/footnotes.xml", f'<w:footnotes xmlns:w="{_W}">{empty}</w:footnotes>'.encode(), _NOTES)
        writer.package.relate(writer.package.main, f"{OFFICE}/footnotes", part)
    note = etree.SubElement(writer.package.tree(part), q("w:footnote"))
    key = writer.number()
    note.set(q("w:id"), key)
    etree.SubElement(note, q("w:p")).append(run_of(f"A note, {writer.word()}."))
    reference = etree.Element(q("w:r"))
    etree.SubElement(reference, q("w:footnoteReference")).set(q("w:id"), key)
    writer.text().getparent().addnext(reference)


def delete_object(writer: Writer) -> None:
    """A note, a picture or a chart is deleted."""
    runs = [run for run in writer.body.iter(q("w:r")) if run.find(q("w:footnoteReference")) is not None or run.find(q("w:drawing")) is not None]
    if runs:
        run = writer.random.choice(runs)
        run.getparent().remove(run)


def add_link(writer: Writer) -> None:
    key = writer.package.relate(writer.package.main, f"{OFFICE}/hyperlink", f"https://example.org/{writer.number()}", is_external=True)
    link = etree.Element(q("w:hyperlink"))
    link.set(q("r:id"), key)
    link.append(run_of(writer.word()))
    writer.text().getparent().addnext(link)


def edit_caption(writer: Writer) -> None:
    captions = [one for one in writer.paragraphs() if any("SEQ" in (code.text or "") for code in one.iter(q("w:instrText")))]
    if captions:
        text = texts(writer.random.choice(captions))[-1]
        text.text = f"{text.text} {writer.word()}"


def add_caption(writer: Writer) -> None:
    """A caption of one's own, which counts with the others."""
    made = etree.fromstring(
        f'<w:p xmlns:w="{_W}"><w:r><w:t xml:space="preserve">Table </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> SEQ Table \\* ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
    made.append(run_of(f" My own {writer.word()}"))
    writer.random.choice([one for one in writer.body if one.tag == q("w:p")]).addnext(made)


def edit_header(writer: Writer) -> None:
    """A word in a header or footer."""
    parts = [one.target for one in writer.package.relations(writer.package.main) if one.kind in (f"{OFFICE}/header", f"{OFFICE}/footer")]
    if parts:
        paragraph = next(writer.package.tree(writer.random.choice(parts)).iter(q("w:p")))
        paragraph.append(run_of(f" {writer.word()}"))


def _set_in_paragraph(paragraph: Any, name: str, before: tuple[str, ...], **values: str) -> None:
    properties = paragraph.find(q("w:pPr"))
    if properties is None:
        properties = etree.Element(q("w:pPr"))
        paragraph.insert(0, properties)
    for old in properties.findall(q(f"w:{name}")):
        properties.remove(old)
    made = etree.Element(q(f"w:{name}"))
    for key, value in values.items():
        made.set(q(f"w:{key}"), value)
    properties.insert(sum(one.tag.rpartition("}")[2] in before for one in properties), made)


def align(writer: Writer) -> None:
    _set_in_paragraph(writer.chosen(), "jc", (*_ORDER_OF_PARAGRAPH, "mirrorIndents"), val=writer.random.choice(["center", "both", "right"]))


def indent(writer: Writer) -> None:
    _set_in_paragraph(writer.chosen(), "ind", _ORDER_OF_PARAGRAPH[:-2], left=str(writer.random.randrange(200, 900)))


def shade_cell(writer: Writer) -> None:
    if cells := [cell for cell in writer.body.iter(q("w:tc")) if cell.find(q("w:tcPr")) is not None]:
        properties = writer.random.choice(cells).find(q("w:tcPr"))
        for old in properties.findall(q("w:shd")):
            properties.remove(old)
        shade = etree.Element(q("w:shd"))
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", "FFEE99")):
            shade.set(q(f"w:{key}"), value)
        behind = next((one for one in properties if one.tag.rpartition("}")[2] in _BEHIND_SHADE), None)
        properties.append(shade) if behind is None else behind.addprevious(shade)


def new_section(writer: Writer) -> None:
    """A section break, with pages that lie on their side before it."""
    last = writer.body.find(q("w:sectPr"))
    made = etree.Element(q("w:p"))
    section = copy.deepcopy(last)
    size = section.find(q("w:pgSz"))
    for one in section.findall(q("w:footerReference")) + section.findall(q("w:headerReference")):
        section.remove(one)
    size.set(q("w:w"), str(16000 + writer.random.randrange(800)))
    size.set(q("w:orient"), "landscape")
    etree.SubElement(made, q("w:pPr")).append(section)
    writer.random.choice([one for one in writer.body if one.tag == q("w:p")]).addnext(made)


def set_widths(writer: Writer) -> None:
    if tables := list(writer.body.iter(q("w:tblGrid"))):
        for column in writer.random.choice(tables):
            column.set(q("w:w"), str(writer.random.randrange(900, 1500)))


def delete_row_tracked(writer: Writer) -> None:
    if rows := [row for row in _rows(writer) if not list(row.iter(q("w:ins"), q("w:del")))]:
        row = writer.random.choice(rows)
        for run in list(row.iter(q("w:r"))):
            _delete_run(writer, run)
        _row_properties(row).append(tracked(writer, "w:del"))


def add_row_tracked(writer: Writer) -> None:
    if rows := _rows(writer):
        row = writer.random.choice(rows)
        add = without_bookmarks(row)
        for one in list(add.iter(q("w:p"))):
            for child in [child for child in one if child.tag != q("w:pPr")]:
                one.remove(child)
            made = tracked(writer, "w:ins")
            made.append(run_of(f"Mine, {writer.word()}"))
            one.append(made)
        properties = _row_properties(add)
        for old in [one for one in properties if one.tag in (q("w:ins"), q("w:del"))]:
            properties.remove(old)
        properties.append(tracked(writer, "w:ins"))
        row.addnext(add)


def _row_properties(row: Any) -> Any:
    properties = row.find(q("w:trPr"))
    if properties is None:
        properties = etree.Element(q("w:trPr"))
        row.insert(0 if row.find(q("w:tblPrEx")) is None else 1, properties)
    return properties


def _delete_run(writer: Writer, run: Any) -> None:
    made = tracked(writer, "w:del")
    run.addprevious(made)
    made.append(run)
    for one in run.iter(q("w:t"), q("w:instrText")):
        one.tag = q("w:delText") if one.tag == q("w:t") else q("w:delInstrText")


def delete_paragraph_tracked(writer: Writer) -> None:
    plain = [one for one in writer.body if one.tag == q("w:p") and texts(one) and one.find(q("w:pPr/w:sectPr")) is None
             and not list(one.iter(q("w:ins"), q("w:del"), q("w:commentReference"), q("w:fldChar"), q("w:hyperlink"))) and one.getnext().tag == q("w:p")]
    if plain:
        paragraph = writer.random.choice(plain)
        for run in list(paragraph.iter(q("w:r"))):
            _delete_run(writer, run)
        properties = paragraph.find(q("w:pPr"))
        if properties is None:
            properties = etree.Element(q("w:pPr"))
            paragraph.insert(0, properties)
        looks = properties.find(q("w:rPr"))
        if looks is None:
            looks = etree.SubElement(properties, q("w:rPr"))
        looks.insert(0, tracked(writer, "w:del"))


def format_tracked(writer: Writer) -> None:
    """Bold, as a tracked change of looks."""
    run = writer.text().getparent()
    if run.find(q("w:rPr")) is None:
        looks = etree.Element(q("w:rPr"))
        looks.append(etree.Element(q("w:b")))
        change = tracked(writer, "w:rPrChange")
        etree.SubElement(change, q("w:rPr"))
        looks.append(change)
        run.insert(0, looks)


def _of_tracker(writer: Writer, *names: str) -> list[Any]:
    return [one for one in writer.body.iter(*map(q, names)) if one.get(q("w:author")) not in (None, WRITER)]


def accept_all(writer: Writer) -> None:
    """Accept what the tracker marked as changed."""
    _settle(writer, kept="w:ins", gone="w:del")


def reject_all(writer: Writer) -> None:
    """Undo what the tracker marked as changed."""
    for mark in _of_tracker(writer, "w:del"):
        for one in mark.iter(q("w:delText"), q("w:delInstrText")):
            one.tag = q("w:t") if one.tag == q("w:delText") else q("w:instrText")
    _settle(writer, kept="w:del", gone="w:ins")


def _settle(writer: Writer, *, kept: str, gone: str) -> None:
    for mark in _of_tracker(writer, gone):
        where = mark.getparent().tag
        if where == q("w:trPr"):
            row = mark.getparent().getparent()
            if row.getparent() is not None and not list(row.iter(q("w:commentReference"))):
                row.getparent().remove(row)
        elif where == q("w:rPr") and above(mark, "w:p").getnext() is not None and not texts(above(mark, "w:p")):
            paragraph = above(mark, "w:p")
            if not [one for one in paragraph.iter(q("w:r")) if above(one, gone) is None]:
                paragraph.getparent().remove(paragraph)
        else:
            mark.getparent().remove(mark)
    for mark in _of_tracker(writer, kept):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for table in [one for one in writer.body.iter(q("w:tbl")) if one.find(q("w:tr")) is None]:
        table.getparent().remove(table)


def settle_comments(writer: Writer) -> None:
    """Delete the comments of the tracker."""
    part = writer.package.of_kind("comments")
    for comment in [one for one in writer.package.tree(part) if one.get(q("w:author")) != WRITER] if part else []:
        for mark in [one for one in writer.body.iter(q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference"))
                     if one.get(q("w:id")) == comment.get(q("w:id"))]:
            gone = mark.getparent() if mark.tag == q("w:commentReference") else mark
            gone.getparent().remove(gone)
        comment.getparent().remove(comment)


def enclose_in_control(writer: Writer) -> None:
    """A content control around a paragraph."""
    own = [one for one in writer.body if one.tag == q("w:p") and texts(one) and one.find(q("w:pPr/w:sectPr")) is None
           and len(list(one.iter(q("w:bookmarkStart")))) == len(list(one.iter(q("w:bookmarkEnd"))))]
    if own:
        paragraph = writer.random.choice(own)
        control = etree.Element(q("w:sdt"))
        etree.SubElement(etree.SubElement(control, q("w:sdtPr")), q("w:id")).set(q("w:val"), writer.number())
        paragraph.addprevious(control)
        etree.SubElement(control, q("w:sdtContent")).append(paragraph)


_ALL: tuple[Edit, ...] = (
    break_line, add_to_cell, move_row, turn_table, delete_first_of_merged, add_row, delete_column, add_column, merge_cells, delete_table, delete_stretch,
    move_stretch, paste_table, copy_paragraph, copy_row, find_and_replace, add_picture, add_note, delete_object, add_link, edit_caption,
    add_caption, edit_header, align, indent, shade_cell, new_section, set_widths, delete_row_tracked, add_row_tracked,
    delete_paragraph_tracked, format_tracked, accept_all, reject_all, settle_comments, enclose_in_control)
PARTS: dict[str, Edit] = {edit.__name__: edit for edit in _ALL}
