"""Where links stand in what people write as evidence, and what is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.views.links import LONGEST_LINK, links_in


def found(text: str) -> list[tuple[str, str]]:
    """What stands in the text, and where it leads."""
    return [(text[link.start:link.end], link.target) for link in links_in(text)]


@pytest.mark.parametrize(("text", "links"), [
    ("https://lamps.example/report", ["https://lamps.example/report"]),
    ("See https://lamps.example/a_(b)/c, and (http://ponds.example/d).", ["https://lamps.example/a_(b)/c", "http://ponds.example/d"]),
    ("HTTPS://Lamps.example:8080/p?q=1#part", ["https://Lamps.example:8080/p?q=1#part"]),
    ("On the web page:https://lamps.example/x…", ["https://lamps.example/x"]),
    ("<http://lamps.example>", ["http://lamps.example"]),
    ("Ask mailto:f.moss@lamps.example.", ["mailto:f.moss@lamps.example"]),
    ("Отчёт: https://фонари.example/отчёт", ["https://фонари.example/отчёт"]),
    ("LAMP/2019/4, paragraph 12", []),
    ("", []),
])
def test_addresses_of_pages_and_of_people_are_links(text: str, links: list[str]) -> None:
    assert [target for _, target in found(text)] == links


@pytest.mark.parametrize(("text", "links"), [
    ("minutes.docx", ["minutes.docx"]),
    ("evidence/photo-1.jpg; list.XLSX, evidence\\2019\\notes.odt.", ["evidence/photo-1.jpg", "list.XLSX", "evidence/2019/notes.odt"]),
    ("Photo: evidence/posts.png\nMinutes (board/may.pdf)", ["evidence/posts.png", "board/may.pdf"]),
    ("“Board papers/minutes of May.pdf”", ["Board papers/minutes of May.pdf"]),
    # Nobody can tell where such a name begins.
    ("evidence/photo 1.jpg", []), ("See page 3 of minutes.docx", []), ("Board papers/may.pdf", []),
    # Not a document.
    ("tool.exe", []), ("sheet.xlsm", []), ("report.pdf.exe", []), ("page.html", []), ("link.lnk", []), ("version 2.1", []),
    ("www.lamps.example/may.pdf", []),
])
def test_files_beside_the_register_are_links(text: str, links: list[str]) -> None:
    assert [target for _, target in found(text)] == links


@pytest.mark.parametrize("text", [
    "file:///etc/may.pdf", "file://server/share/may.pdf", "\\\\server\\share\\may.pdf", "//server/share/may.pdf", "C:\\may.pdf",
    "c:/papers/may.pdf", "/etc/may.pdf", "../may.pdf", "papers/../../may.pdf", "“../board papers/may.pdf”", "~/may.pdf", ".\\may.pdf",
    "%2e%2e/may.pdf", "may.pdf:stream", "smb://server/may.pdf", "ftp://server.example/may.pdf", "javascript:alert(1)",
    "data:text/html,x", "ms-word:ofe", "https://bank.example@thief.example/", "https://lamps\\@thief.example/",
    "https://", "http://?x", "https://[::1]/", "https://lamps.\u202eexample/x", "mailto:a@lamps.example?attach=may.pdf", "mailto:nobody",
    "https:\\\\server\\share", f"https://lamps.example/{'x' * LONGEST_LINK}",
])
def test_what_could_lead_elsewhere_than_it_says_is_no_link(text: str) -> None:
    assert found(text) == []


_PIECES = st.sampled_from(["https://", "http:", "mailto:", "file:", "//", "/", "\\", "..", ".", ":", "@", "a", "may", ".pdf", ".docx", ".exe", " ",
                           "\n", ";", "“", "”", "\"", "(", ")", "%2e", "#", "?", "\u202e", "é", "server.example", "c:"])


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_a_link_stands_in_its_text_leads_where_it_says_and_stays_beside_the_register(text: str) -> None:
    last = 0
    for link in links_in(text):
        written = text[link.start:link.end]
        assert last <= link.start < link.end <= len(text)
        last = link.end
        assert written.replace("\\", "/").casefold() == link.target.casefold()
        if link.is_file:
            assert re.fullmatch(r"[^\W_][^:]*\.(?:pdf|docx)", link.target, re.IGNORECASE)
            assert not {"..", ""} & {*link.target.split("/")}
        else:
            assert re.match(r"https?://[^\W_]|mailto:\S+@\S+\.", link.target)
            assert "@" not in link.target.split("//")[-1].split("/")[0].split("?")[0].split("#")[0] or link.target[0] == "m"
