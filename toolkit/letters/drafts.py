"""Drafts of e-mails: files that a mail program opens to be looked at, changed and sent by a person.

The format is that of RFC 5322. `X-Unsent` makes Outlook open such a file as a new message.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from toolkit.letters.templates import Filled, Paragraph
from toolkit.tracker.views.letters import Listed
from toolkit.words import letters as words
from toolkit.words.speaking import said, text, texts

KINDS = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".ics": ("text", "calendar"),
}
"""The ending of an attachment -> its media type."""
_WORD, _LABEL = r"[\w!#$%&'*+/=?^`{|}~-]+", "[A-Za-z0-9-]+"
_ADDRESS = re.compile(rf"(?:[^<>@]*<)?({_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})+)>?", re.ASCII)
"""An address, which may stand in angle brackets behind a name."""
_BETWEEN = re.compile("[;,]")
_CELL = "border:1px solid #8c8c8c;padding:4px 8px;vertical-align:top;text-align:left"
_PAGE = "font-family:Calibri,Carlito,Arial,sans-serif;font-size:11pt;color:#1a1a1a"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter.

    Attributes:
        name: Of the file.
        data: What it holds.
    """

    name: str
    data: bytes


def addresses_in(written: str) -> tuple[str, ...]:
    """The addresses in a cell, in which people put commas or semicolons between several; () where one makes no sense.

    Args:
        written: Such as `a.roble@example.org; crew@example.org`.
    """
    found = [_ADDRESS.fullmatch(part.strip()) for part in _BETWEEN.split(written) if part.strip()]
    known = tuple(match[1] for match in found if match)
    return known if len(known) == len(found) else ()


def draft(
    letter: Filled, person: str, to: Sequence[str], reply_to: Sequence[str], attached: Sequence[Attachment],
    now: datetime,
) -> bytes:
    """A letter as a mail program opens it, with the same words as plain text and as a page.

    Args:
        letter: What it says.
        person: Whom it is addressed to.
        to: Their addresses; where there are none, whoever sends it types one.
        reply_to: To which an answer goes.
        attached: What goes with it.
        now: The moment, as its date.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = now.astimezone()
    name = " ".join(person.split())
    if to:
        message["To"] = [Address(name if len(to) == 1 else "", addr_spec=address) for address in to]
    if reply_to:
        message["Reply-To"] = [Address(addr_spec=address) for address in reply_to]
    message.set_content("\n\n".join(map(_as_text, letter.paragraphs)) + "\n", cte="quoted-printable")
    message.add_alternative(_as_page(letter), subtype="html", cte="quoted-printable")
    for one in attached:
        main, sub = KINDS[one.name[one.name.rfind("."):]]
        message.add_attachment(one.data, maintype=main, subtype=sub, filename=one.name, cte="base64")
    _name_boundaries(message)
    return _subject(letter.subject) + message.as_bytes()


def _subject(words: str) -> bytes:
    """The line of the subject. The library's own folding adds blanks before words with accents, and loses some."""
    folded = Header(words, None if words.isascii() else "utf-8", header_name="Subject").encode(linesep=SMTP.linesep)
    return f"Subject: {folded}{SMTP.linesep}".encode("ascii")


def _name_boundaries(message: EmailMessage) -> None:
    """Part the message by marks that are the same each time, and which no part can hold in its encoding."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_part_{number}")


def _as_text(paragraph: Paragraph) -> str:
    return "\n".join(line for one in paragraph for line in ([one] if isinstance(one, str) else map(_item, one)))


def _item(one: Listed) -> str:
    return said(words.ITEM, ref=one.ref, action=" ".join(one.action.split()), due=one.due, timing=one.timing)


def _as_page(letter: Filled) -> str:
    body = "".join(_block(paragraph) for paragraph in letter.paragraphs)
    return f'<html><head><title>{escape(letter.subject)}</title></head><body style="{_PAGE}">{body}</body></html>\n'


def _block(paragraph: Paragraph) -> str:
    """A paragraph: its lines, and a table for each list."""
    blocks: list[str] = []
    lines: list[str] = []
    for one in [*paragraph, ()]:
        if isinstance(one, str):
            lines.append(escape(one))
            continue
        blocks += [f"<p>{'<br>'.join(lines)}</p>"] if lines else []
        lines = []
        blocks += [_table(one)] if one else []
    return "".join(blocks)


def _table(listed: Sequence[Listed]) -> str:
    head = "".join(f'<th scope="col" style="{_CELL};background:#12436d;color:#ffffff">{escape(heading)}</th>'
                   for heading in texts(words.REF, words.ACTION, words.DUE, words.TIMING))
    rows = "".join("<tr>" + "".join(f'<td style="{_CELL}">{escape(cell)}</td>' for cell in
                                    (one.ref, one.action, one.due, one.timing)) + "</tr>" for one in listed)
    caption = text(words.TABLE)
    return (f'<table style="border-collapse:collapse" aria-label="{escape(caption)}"><tr>{head}</tr>{rows}</table>')
