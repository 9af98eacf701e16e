"""What loops leave behind in a body: captions without numbers, pictures that share an id, tables at an end."""

import re
from itertools import count

_SEQUENCE = re.compile(r"<w:(?:instrText\b[^>]*>|fldSimple\b[^>]*?w:instr=\")\s*SEQ\s+(\w+)")
_FIELD_END = re.compile(r'w:fldCharType="end"|</w:fldSimple>|</w:p>')
_FIELD_RESULT = re.compile(r"(?<=<w:t>)[^<]*|(?<=<w:t xml:space=\"preserve\">)[^<]*")
_ENDS_IN_TABLE = re.compile(r"</w:tbl>(?=\s*(?:<w:sectPr\b|</w:body>|</w:tc>))")
_END = ('<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>')
"""A paragraph so low that it takes no page of its own."""
_PICTURE_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+"')


def without_traces_of_loops(body: str) -> str:
    """The body as Word wants it, whatever was repeated in it."""
    return _with_picture_ids(_with_caption_numbers(_with_end(body)))


def _with_caption_numbers(body: str) -> str:
    """Fill in the result of each SEQ field, so that captions are right without Word updating them."""
    counts: dict[str, int] = {}
    done, parts = 0, []
    for field in _SEQUENCE.finditer(body):
        counts[field[1]] = counts.get(field[1], 0) + 1
        end = _FIELD_END.search(body, field.end())
        result = _FIELD_RESULT.search(body, field.end(), end.start() if end else len(body))
        if result:
            parts += [body[done:result.start()], str(counts[field[1]])]
            done = result.end()
    return "".join(parts) + body[done:]


def _with_end(body: str) -> str:
    """End the body, and each cell, in a paragraph: Word wants one after a table, and a loop leaves none."""
    return _ENDS_IN_TABLE.sub(f"</w:tbl>{_END}", body)


def _with_picture_ids(body: str) -> str:
    """Give every picture an id of its own: a loop repeats that of the template."""
    if "<wp:docPr" not in body:
        return body
    ids = count(1)
    return _PICTURE_ID.sub(lambda found: f'{found[1]}{next(ids)}"', body)
