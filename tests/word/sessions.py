"""An invented session with everything in it that its conclusions have to show."""

from datetime import date

from tests.registers import SOURCE
from toolkit.tracker.merge.attributing import attributed
from toolkit.tracker.record.actions import Action, Recommendation, Source
from toolkit.tracker.record.codes import RecommendationKind
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.register import About, Register, Settings

PEOPLE, PLAN = "Annex I – 4 May 2021: List of Participants", "Annex II"
NARRATIVE = """
    masthead      |      | 1 |                                    | Association of Garden Offices
    masthead      |      | 1 |                                    | Council of Gardeners
    symbol        |      | 1 |                                    | AGO/2021/8
    date          |      | 1 |                                    | 20 June 2021
    dates         |      | 1 |                                    | 4 and 6 May 2021
    contents      |      | 1 |                                    | AGO/2021/2/Add.1 - A paper that is not here
    section       | I    | 1 | Opening                            |
    paragraph     | 1    | 1 |                                    | The Council met twice & often, <so to say>.
    paragraph     | 2    | 1 |                                    | It spoke of:
    point         | 2.a  | 2 |                                    | Water, and of it:
    point         | 2.a.i | 3 |                                   | Wells;
    point         | 2.b  | 2 |                                    | Shade.
    section       | II   | 1 | Water                              |
    label         |      | 2 | Documentation:                     |
    documentation |      | 2 | AGO/2021/7                         | Water in dry years
    documentation |      | 2 |                                    | A paper without a symbol
    paragraph     | 3    | 1 |                                    | Everybody agreed.
    lead_in       |      | 1 |                                    | The Council of Gardeners:
    decision      | 4    | 1 |                                    | Took note of the paper. Specifically:
    decision      | 5    | 1 |                                    | Thanked the Chair.
    heading       |      | 2 | Shade                              |
    paragraph     | 6    | 1 |                                    | Trees were praised.
    lead_in       |      | 1 |                                    | The Council of Gardeners:
    decision      | 7    | 1 |                                    | Would plant trees.
    annex         | Annex I | 1 | 4 May 2021: List of Participants |
    annex         | Annex II | 1 | Workplan 2021-2022: Shade       |
    heading       |      | 2 | Why                                |
    text          |      | 1 |                                    | Shade is scarce¹. It was not always so.
    footnote      | ¹    | 2 |                                    | See the survey & its "annex"
    text          |      | 1 |                                    | Therefore a plan² is needed.
    footnote      | ²    | 2 |                                    | This is not all.
    area          | II-1 | 2 |                                    |
    objective     | II-1 | 3 | Objective:                         | More trees
    actions       | II-1 | 3 | Actions:                           |
    area          | II-2 | 2 |                                    |
    objective     | II-2 | 3 | Objective:                         | Wet roots
    actions       | II-2 | 3 | Actions:                           |
"""
ASKED = {
    "4": "Took note of the paper. Specifically:", "5": "Thanked the Chair.", "7": "Would plant trees.",
    "II-1": "Plant", "II-2": "Water",
}
ACTIONS = {
    "4.a": ("4", "Requested the Office of Wells to dig by June 2022 two wells."), "4.b": ("4", "Welcomed the rain."),
    "II-1.1": ("II-1", "Choose kinds of tree."), "II-1.2": ("II-1", "Plant them:"),
    "II-1.2.1": ("II-1", "In the hills."), "II-1.2.2": ("II-1", "In the valley."),
    "II-1.3": ("II-2", "Carry water by hand."),
}
PARTICIPANTS = (
    ("Hill Office", "Ms. Rosa Thorn", "Head Gardener", "Chair"), ("", "Mr. Basil Green", "", "Secretary"),
    ("Hill Office", "Ms. Rosa Thorn", "Head Gardener", ""), ("Hill Office", "Mr. Ash Grove", "Deputy, Division of Trees", ""),
    ("Valley/Marsh", "Ms. Fern Dale", "Adviser", ""), ("Press", "Mr. Reed Marsh", "", "Guests"),
)


def session() -> Register:
    """The register of the session."""
    made = Register(About("test"), Settings("Conclusions of the Council of Gardeners at its Third Session",
                                            "Council of Gardeners"))
    for line in NARRATIVE.strip().splitlines():
        kind, number, level, heading, text = (part.strip() for part in line.split("|"))
        made.contributions.append(Contribution(number, heading, int(level), "", kind, text))
    for number, text in ASKED.items():
        kind = RecommendationKind.PRIORITY_AREA if "-" in number else RecommendationKind.DECISION
        made.put(Recommendation(number, kind, text))
    for ref, (number, text) in ACTIONS.items():
        planned = "-" in ref
        made.actions[ref] = Action(ref, number, text, deadline="2021-2022" if planned else "",
                                   due_date=date(2022, 12, 31) if planned else None)
    made.actions["4.a"] = Action("4.a", "4", ACTIONS["4.a"][1], responsible="the Office of Wells",
                                 deadline="by June 2022", due_date=date(2022, 6, 30))
    made.people = [Person(PEOPLE, *person) for person in PARTICIPANTS]
    return attributed(made, Source(SOURCE, made.settings.title, as_of=date(2021, 5, 6)))
