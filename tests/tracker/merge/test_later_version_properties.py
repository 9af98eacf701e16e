"""What always holds when a later version of a document is taken in."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.counting import counted
from toolkit.tracker.merge.adding import add, take_later
from toolkit.tracker.record.actions import Action, Comment, Recommendation, Source
from toolkit.tracker.record.codes import Acceptance, How, Status
from toolkit.tracker.record.column_names import belonging, not_taken
from toolkit.tracker.record.columns import columns_of, to_plain
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.register_sheets import RECOMMENDATIONS
from toolkit.tracker.record.units import Unit

UNITS = {code: Unit(code, f"Unit {code}") for code in ("PAR", "LIB")}
WORDS = st.sampled_from(("Paint", "Print", "Count"))
ACTION = st.builds(
    Action, text=WORDS, responsible=WORDS, lead=st.sampled_from(((), ("PAR",), ("LIB", "PAR"))), deadline=WORDS,
    due_date=st.sampled_from((None, date(2018, 6, 30), date(2019, 6, 30))), status=st.sampled_from(Status))
ASKED = st.builds(Recommendation, text=WORDS, response=st.sampled_from(("", "Yes", "In part")),
                  acceptance=st.sampled_from(Acceptance))
ROWS = st.dictionaries(st.sampled_from(("1.1", "1.2", "2.1")), st.tuples(ACTION, st.sampled_from(("", "Begun", "Done"))))
LISTS = st.tuples(st.lists(st.builds(Contribution, number=st.sampled_from("12"), text=WORDS), max_size=3),
                  st.lists(st.builds(Person, list=WORDS, name=st.sampled_from(("A", "B")), role=WORDS), max_size=3))


@st.composite
def documents(draw: st.DrawFn) -> Register:
    """What a version of a document gives."""
    made = Register(About(""), units=dict(UNITS))
    made.sources[""] = Source("", "Plan", file="plan.txt", sha256=draw(st.uuids()).hex)
    for ref, (action, said) in draw(ROWS).items():
        made.actions[ref] = replace(action, ref=ref, recommendation=ref[0])
        if said:
            made.comments[ref, "PAR", ""] = Comment(ref, "PAR", "", said)
        if ("", ref[0]) not in made.recommendations:
            made.put(replace(draw(ASKED), number=ref[0]))
    made.contributions, made.people = draw(LISTS)
    return made


def versions_taken(*versions: Register, first: bool = True) -> Register:
    """A register into which one version was taken after the other."""
    register = Register(About("id"))
    if not first:
        other = Register(About(""), sources={"": Source("", "Other")}, actions={"1.1": Action("1.1", "1")})
        register = add(register, other, "OTH", "2018")
    for at, version in enumerate(versions):
        register = (take_later(register, version, "P", f"2019-{at}").register if at
                    else add(register, version, "P", "2019"))
    return register


@given(documents(), st.booleans())
def test_the_same_version_again_changes_nothing(document: Register, first: bool) -> None:
    register = versions_taken(document, first=first)
    saved = replace(document, sources={"": replace(document.sources[""], sha256="anew")})
    later = take_later(register, saved, "P", "2020")
    assert [later.new, later.gone, later.changes, later.conflicts] == [[], [], [], []]
    for one in ("actions", "recommendations", "comments", "contributions", "people", "documents"):
        assert getattr(later.register, one) == getattr(register, one), one


@given(documents(), documents(), st.booleans())
def test_an_untouched_register_has_what_the_later_version_says(old: Register, new: Register, first: bool) -> None:
    later, afresh = versions_taken(old, new, first=first), versions_taken(new, first=first)
    assert not later.conflicts
    for sheet, record in (("actions", Action), ("recommendations", Recommendation), ("comments", Comment)):
        for key, row in getattr(afresh, sheet).items():
            for column in columns_of(record):
                wanted, held = (to_plain(getattr(one, column.key)) for one in (row, getattr(later, sheet)[key]))
                assert held == wanted or wanted in ("", Acceptance.NOT_STATED), (key, column.key)
    assert {*afresh.contributions} <= {*later.contributions}
    assert {*afresh.people} <= {*later.people}


@given(documents(), documents(), ROWS)
def test_nothing_that_stands_in_the_register_is_replaced_without_history_or_conflict(
    old: Register, new: Register, answers: dict[str, tuple[Action, str]]
) -> None:
    register = versions_taken(old)
    for ref, (answer, _) in answers.items():
        if ref in register.actions:
            register.actions[ref] = replace(register.actions[ref], status=answer.status, text=answer.text)
    later = take_later(register, new, "P", "2020")
    told = {(c.ref, c.key, c.old, c.new) for c in later.register.history if c.how is How.VERSION}
    for ref, action in register.actions.items():
        for column in columns_of(Action):
            before, after = (to_plain(getattr(one, column.key)) for one in (action, later.register.actions[ref]))
            assert before == after or (ref, column.key, before, after) in told
    for number, asked in register.recommendations.items():
        key = belonging("text", RECOMMENDATIONS.name)
        now = later.register.recommendations[number]
        assert now.text == asked.text or (number[1], key, asked.text, now.text) in told
    assert register.comments.keys() <= later.register.comments.keys()
    assert len(later.register.contributions) >= len(register.contributions)
    asked_about = {(c.ref, c.key) for c in later.register.conflicts}
    for ref, action in new.actions.items():
        if ref in old.actions and action.text not in (old.actions[ref].text, register.actions[ref].text):
            assert later.register.actions[ref].text == action.text or (ref, "text") in asked_about
    assert not any(key == not_taken("text") for _, key, _, _ in told)


def test_twice_as_many_rows_take_no_more_than_twice_the_work() -> None:
    def work(rows: int) -> int:
        document = Register(About(""), sources={"": Source("", "Plan", file="plan.txt")})
        for number in map(str, range(rows)):
            document.put(Recommendation(number, text=f"Paint sign {number}"))
            document.actions[f"{number}.1"] = Action(f"{number}.1", number, text=f"Buy tin {number}")
        register = versions_taken(document)
        with counted() as done:
            take_later(register, document, "P", "2020")
        return done.calls

    assert work(160) < 2.2 * work(80)
