"""Texts that want to be more than text, or that programs like to lose: everywhere they are only data."""

import re
import unicodedata

from tests.hostile.invented import ACTIONS_PART, PROPOSALS, USUAL, Parts
from tests.hostile.kind import (
    DAMAGED,
    Kind,
    Read,
    Refusal,
    inline,
    of_parts,
    replace_in,
    replaced,
    rows_added,
    set_cells,
    taken,
    text_row,
    with_cells,
    with_text,
)

_LONGEST = "a" * 32_767
_ASTRAL = "\N{SLIGHTLY SMILING FACE}"


def _status(text: str) -> Read:
    return Read({k: v for k, v in USUAL.items() if k != ("2.1", "status")}, (text,))


def kept(name: str, written: str, read: str = "", *problems: str) -> Kind:
    """A comment that is taken as it is, or as `read` where its writing means another text."""
    return Kind(name, with_text(written), taken(*problems, comment=read or written))


def _links(into: Parts) -> None:
    """More links than Excel holds on a sheet, each a text of its own."""
    rows = "".join(text_row(n, {"U": f"http://tracker.invalid/{n}"}) for n in range(100, 100 + 65_531))
    links = "".join(f'<hyperlink ref="U{n}" location="A1"/>' for n in range(100, 100 + 65_531))
    replace_in(into, ACTIONS_PART, "</sheetData>", f"{rows}</sheetData>")
    replace_in(into, ACTIONS_PART, "<pageMargins", f"<hyperlinks>{links}</hyperlinks><pageMargins")


COMMANDS = (
    kept("a-comment-like-a-formula", "=1+1"),
    kept("a-comment-that-would-call-a-program", "=cmd|'/C calc'!A0"),
    kept("a-comment-that-would-be-a-link", '=HYPERLINK("http://tracker.invalid","click")'),
    kept("a-comment-that-begins-with-a-plus", "+41 22 000 00 00"),
    kept("a-comment-that-begins-with-a-minus", "-2+3"),
    kept("a-comment-that-begins-with-an-at", "@SUM(A1)"),
    kept("a-comment-that-is-an-address", "http://tracker.invalid/a?b=c#d"),
    kept("a-comment-that-is-an-address-of-a-file", "file:///etc/passwd"),
    kept("a-comment-in-braces-of-an-array", "{=1+1}"),
    kept("a-comment-like-a-placeholder-of-a-report", "{{ 7 * 7 }} {% for x in y %} {# z #}"),
    kept("a-comment-like-a-placeholder-of-a-problem", "{found} {0} {suggestion!r} %s %(x)d"),
    kept("a-comment-with-signs-for-private-use", "\uf8e0not a note of ours\uf8e1 \ue000 \uf8ff"),
    kept("a-comment-with-half-of-a-pair-of-signs", "\uf8e1 what stood between \uf8e0"),
    kept("a-comment-like-a-field-of-word", 'TOC \\o "1-3" \\b _Toc00000001 SEQ Table'),
    kept("a-comment-like-markup", "&lt;w:t&gt;bold&lt;/w:t&gt; &amp;amp; &lt;script&gt;", "<w:t>bold</w:t> &amp; <script>"),
    kept("a-comment-like-rich-text", "&lt;r&gt;&lt;t&gt;bold&lt;/t&gt;&lt;/r&gt;", "<r><t>bold</t></r>"),
    kept("a-comment-like-rich-text-that-is-broken", "&lt;r&gt;fish &amp; chips&lt;/r&gt;", "<r>fish & chips</r>"),
    kept("a-comment-like-markup-of-the-console", "[red]late[/red] [link=http://tracker.invalid]x[/link] :warning:"),
    kept("a-comment-like-a-query", "'; DROP TABLE actions; --"),
    kept("a-comment-with-an-apostrophe-first", "'quoted"),
    kept("a-comment-that-looks-like-an-error", "#REF!"),
    kept("a-comment-that-looks-like-a-number", "0012"),
    kept("a-comment-that-looks-like-a-date", "1/2"),
)
ESCAPES = (
    kept("a-carriage-return-as-an-escape", "one_x000D_\ntwo", "one\ntwo"),
    kept("a-letter-as-an-escape", "_x0041_ll", "All"),
    kept("an-escape-of-an-escape", "_x005F_x0041_", "_x0041_"),
    kept("something-like-an-escape", "_x00_ _xZZZZ_ _x0041 x0041_"),
    kept("an-escape-in-small-letters", "_x000d_ _x00e9_t_x00e9_", "\u00e9t\u00e9"),
    kept("a-bell-as-an-escape", "ring_x0007_", "ring\x07"),
    kept("a-command-for-the-terminal", "_x001B_]0;owned_x0007__x001B_[31mred", "\x1b]0;owned\x07\x1b[31mred"),
    kept("a-null-as-an-escape", "a_x0000_b", "a\0b"),
    kept("half-of-a-surrogate-pair", "a_xD83D_b", "a\ufffdb"),
    kept("the-other-half-first", "a_xDE00__xD83D_b", "a\ufffd\ufffdb"),
    kept("both-halves-of-a-surrogate-pair", "_xD83D__xDE42_", _ASTRAL),
    kept("characters-that-are-none", "a_xFFFE__xFFFF_b", "a\ufffe\uffffb"),
    Kind("a-lone-surrogate-in-the-bytes", of_parts(lambda into: into.update({ACTIONS_PART: re.sub(
        rb'<c r="I2" s="\d+" t="s"><v>\d+</v></c>', b'<c r="I2" t="inlineStr"><is><t>a\xed\xa0\xbdb</t></is></c>',
        into[ACTIONS_PART])})), DAMAGED),
    Kind("a-control-character-in-the-bytes", with_text("a\x07b"), DAMAGED),
    Kind("a-character-that-is-none-by-number", with_text("a&#xFFFF;b"), DAMAGED),
    Kind("a-surrogate-by-number", with_text("a&#xD83D;b"), DAMAGED),
    kept("a-carriage-return-by-number", "one&#13;&#10;two", "one\ntwo"),
    kept("line-ends-of-windows-in-the-bytes", "one\r\ntwo\rthree", "one\ntwo\nthree"),
)
LETTERS = (
    kept("letters-composed-of-two-characters", unicodedata.normalize("NFD", "Genève, déjà réglé")),
    kept("letters-of-full-width", "\uff33\uff54\uff41\uff54\uff55\uff53"),
    kept("a-direction-override", "\u202egnp.exe\u202c"),
    kept("marks-of-direction", "\u200f\u05d0\u05d1\u200e \u2066x\u2069 \u061c"),
    kept("several-writings", "Осуществлено частично; 進行中; قيد التنفيذ; आंशिक"),
    kept("a-family-joined-to-one-character", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
    kept("a-hundred-marks-on-one-letter", "e" + "\u0301" * 100),
    kept("a-byte-order-mark-within", "a\ufeffb"),
    kept("separators-of-lines-and-paragraphs", "one\u2028two\u2029three\u0085four"),
    kept("private-letters", "\ue000\U0010fffd"),
    kept("blanks-at-the-ends", "  All lakes are done \t\n", "All lakes are done"),
    kept("blanks-that-do-not-break-at-the-ends", "\u00a0All lakes\u00a0are done\u3000", "All lakes\u00a0are done"),
    Kind("a-status-in-cyrillic-letters-that-look-latin", with_text("I\u043cplemented", "E4"), _status("not-in-list")),
    Kind("a-status-with-a-character-that-nobody-sees", with_text("Imple\u200bmented", "E4"), _status("not-in-list")),
    Kind("a-status-in-capitals-with-blanks", with_text(" IMPLEMENTED\u00a0", "E4"), Read()),
    Kind("a-status-that-means-the-same", with_text("completed", "E4"), Read(problems=("read-as",))),
    Kind("a-status-like-a-formula", with_text("=1+1", "E4"), _status("not-in-list")),
    Kind("a-status-of-thirty-thousand-letters", with_text("Implemented " * 2700, "E4"), _status("not-in-list")),
    Kind("a-date-of-thirty-thousand-letters", with_text("2018-11-02 " * 2900, "F4"), Read(
        {k: v for k, v in USUAL.items() if k != ("2.1", "completed")}, ("date-not-a-date",))),
    Kind("a-reference-in-letters-that-look-like-digits", with_text("1.\u0662", "A3"), Read(
        {k: v for k, v in USUAL.items() if k[0] != "1.2"}, ("ref-missing", "ref-unknown"))),
    Kind("a-reference-with-blanks-around", with_text(" 1.2\u00a0", "A3"), Read()),
    Kind("a-reference-of-thirty-thousand-letters", with_text("1.2 " * 8000, "A3"), Read(
        {k: v for k, v in USUAL.items() if k[0] != "1.2"}, ("ref-missing", "ref-unknown"))),
    Kind("a-reference-like-a-formula", rows_added(text_row(7, {"A": "=1+1", "I": "x"})), Read(problems=("ref-unknown",))),
    Kind("a-heading-with-a-command-for-the-terminal", replaced(
        ACTIONS_PART, '<row r="2"', f'<row r="1"><c r="U1"{inline("_x001B_[2J")}</row><row r="2"'),
         Read(problems=("column-unknown",))),
)
LENGTHS = (
    Kind("a-comment-as-long-as-a-cell-holds", with_text(_LONGEST), taken("longer-than-asked", comment=_LONGEST)),
    Kind("a-comment-longer-than-a-cell-holds", with_text(_LONGEST + "a"), Refusal("too-long")),
    Kind("a-comment-of-pairs-as-long-as-a-cell-holds", with_text(_ASTRAL * 16_383),
         taken("longer-than-asked", comment=_ASTRAL * 16_383)),
    Kind("a-comment-of-pairs-longer-than-a-cell-holds", with_text(_ASTRAL * 16_384), Refusal("too-long")),
    Kind("a-comment-of-lines-only", with_text("\n".join("a" * 1000)), taken(comment="\n".join("a" * 1000))),
    Kind("a-comment-of-a-megabyte", with_text("word " * 200_000), Refusal("too-long")),
    Kind("a-comment-in-a-thousand-runs", with_cells(I2=' t="inlineStr"><is>' + "<r><rPr><b/></rPr><t>a</t></r>" * 1000
                                                    + "</is></c>"), taken(comment="a" * 1000)),
    Kind("a-comment-with-its-reading-beside-it", with_cells(
        I2=' t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>'), taken(comment="東京")),
    Kind("a-proposal-as-long-as-a-cell-holds", of_parts(lambda into: set_cells(
        into, {"B2": inline(_LONGEST)}, PROPOSALS)), Read()),
    Kind("more-links-than-a-sheet-holds", of_parts(_links), Read(
        problems=(*["value-outside"] * 20, "values-outside"))),
)
KINDS = (*COMMANDS, *ESCAPES, *LETTERS, *LENGTHS)
