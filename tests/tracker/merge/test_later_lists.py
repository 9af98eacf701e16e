"""The narrative and the people of a later version of a document."""

from dataclasses import replace

from toolkit.tracker.merge.adding import add, take_later
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.column_names import heading_in
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.register import About, Register


def version(*texts: str, people: tuple[Person, ...] = (), title: str = "Report") -> Register:
    """A document with numbered paragraphs: the number, a blank, and the words of each."""
    parts = [Contribution(text.partition(" ")[0], text=text.partition(" ")[2]) for text in texts]
    return Register(About(""), sources={"": Source("", title, sha256=" ".join(texts))}, contributions=parts,
                    people=list(people))


def taken(*documents: Register) -> Register:
    """A register of the first of them."""
    return add(Register(About("id")), documents[0], "REP", "2019-01-01")


OLD = version("1 The quay is old", "2 The lamp is dark", "3 The gate is shut",
              people=(Person("Mission", name="A. Reed", role="Leader"), Person("Mission", name="B. Moss")))
NEW = version("1 The quay is new", "2 The lamp is lit", "2a The rope is frayed", "3 The gate is shut",
              people=(Person("Mission", name="A. Reed", role="Guest"), Person("Mission", name="C. Fern")))


def test_paragraphs_and_people_are_replaced_added_in_their_place_and_never_removed() -> None:
    later = take_later(taken(OLD), NEW, "REP", "2019-02-01")
    assert [(c.number, c.text, c.source) for c in later.register.contributions] == [
        ("1", "The quay is new", "REP"), ("2", "The lamp is lit", "REP"), ("2a", "The rope is frayed", "REP"),
        ("3", "The gate is shut", "REP")]
    assert [(p.name, p.role) for p in later.register.people] == [("A. Reed", "Guest"), ("C. Fern", ""), ("B. Moss", "")]
    assert [(heading_in(c), c.old, c.new) for c in later.changes] == [
        ("Text (narrative)", "The quay is old", "The quay is new"),
        ("Text (narrative)", "The lamp is dark", "The lamp is lit"), ("Text (narrative)", "", "The rope is frayed"),
        ("Role (person)", "Leader", "Guest"), ("Name (person)", "", "C. Fern")]
    assert [(p.code, p.found, p.suggestion) for p in later.problems] == [("version-rows-gone", "1", "People")]


def test_a_paragraph_that_somebody_worded_anew_stays_and_the_words_of_the_document_are_told_and_kept() -> None:
    register = taken(OLD)
    register.contributions[1] = replace(register.contributions[1], text="The lamp was dark")
    later = take_later(register, NEW, "REP", "2019-02-01")
    assert later.register.contributions[1].text == "The lamp was dark"
    assert ("version-both-changed", "The lamp is lit") in [(p.code, p.found) for p in later.problems]
    assert ("Text (narrative) (not taken)", "The lamp is lit") in [(heading_in(c), c.new) for c in later.changes]
    again = take_later(later.register, replace(NEW, sources={"": Source("", "Report", sha256="2")}), "REP", "2019-03-01")
    assert again.changes == []


def test_a_title_that_somebody_corrected_stays() -> None:
    register = taken(OLD)
    anew = replace(NEW, sources={"": Source("", "Report of May", file="may.docx", sha256="2")})
    assert take_later(register, anew, "REP", "2019-02-01").register.sources["REP"].title == "Report of May"
    register.sources["REP"] = replace(register.sources["REP"], title="The report")
    later = take_later(register, anew, "REP", "2019-02-01")
    assert (later.register.sources["REP"].title, later.register.sources["REP"].file) == ("The report", "may.docx")
    assert ("version-both-changed", "Report of May") in [(p.code, p.found) for p in later.problems]
