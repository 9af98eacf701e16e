"""The form of a mission report: its sections, and the words by which each of them is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from toolkit.tracker.wording.words import even, folded, one_spaced
from toolkit.words.formats import mission_report as words
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message

DATE_BESIDE = "Date beside by whom"
"""The heading under which the register carries a date that stands with the person and is not the deadline."""


@dataclass(frozen=True, slots=True)
class FormSection:
    """One section of the form.

    Attributes:
        topic: What it is about.
        number: Its number in the house's own form.
        heading: Its heading there.
        known_by: The headings of others that mean it, in small letters, without what stands in brackets.
        lists_people: Whether it is a list of persons and organizations.
    """

    topic: str
    number: str
    heading: Message
    known_by: re.Pattern[str]
    lists_people: bool = False

    @property
    def level(self) -> int:
        """1 for a section, 2 for one below it."""
        return 1 + self.number.count(".")


def _section(topic: str, number: str, heading: Message, known_by: str, *, lists_people: bool = False) -> FormSection:
    return FormSection(topic, number, heading, re.compile(known_by), lists_people)


_OF_MISSION = "(?: (?:of|for) (?:the |this )?(?:mission|travel|trip|visit))?"
_MISSION = "(?:(?:mission|travel|trip|visit) )?"
SECTIONS: tuple[FormSection, ...] = (
    _section("area", "1", words.AREA, "(?:practice|thematic|programme|program|subject) areas?|sectors?"),
    _section("period", "2", words.PERIOD,
             f"{_MISSION}(?:period|dates?|duration|time-?frame){_OF_MISSION}|dates? and place.*"),
    _section("type", "3", words.TYPE, f"(?:type|kind|nature|title|name){_OF_MISSION}|{_MISSION}(?:type|title)"),
    _section("clients", "4", words.CLIENTS, "clients?|client .*|beneficiar(?:y|ies)|requested by"),
    _section("purpose", "5", words.PURPOSE,
             f"{_MISSION}(?:purposes?|objectives?|aims?|terms of reference){_OF_MISSION}|background and purpose"),
    _section("documents", "6", words.DOCUMENTS,
             "(?:key |useful |reference )?(?:documents?|documentation|materials?|resources?)"
             "(?:(?:,| and|, and) (?:materials?|resources?|documents?|links?))*|attachments?|annex(?:es)?"),
    _section("members", "7", words.MEMBERS,
             "(?:mission|team|delegation) (?:members?|team|participants?)|(?:members?|team) of (?:the )?mission|"
             "travell?ers?|participants?", lists_people=True),
    _section("costs", "8", words.COSTS, f"(?:total )?{_MISSION}(?:costs?|budget|expenses|expenditures?){_OF_MISSION}"),
    _section("summary", "9", words.BRIEF_SUMMARY, f"(?:brief |short |executive )?summary{_OF_MISSION}"),
    _section("findings", "9.a", words.FINDINGS, "(?:key |main )?(?:findings|observations)"),
    _section("results", "9.b", words.RESULTS,
             "(?:key |main )?(?:results|outputs|achievements)(?: achieved)?"),
    _section("outcomes", "9.c", words.OUTCOMES,
             "(?:expected )?(?:outcomes?|impacts?)(?: and (?:outcomes?|impacts?))?"),
    _section("counterparts", "10", words.COUNTERPARTS,
             "(?:key |main )?(?:counterparts?|contacts?|interlocutors?)|"
             "(?:list of )?(?:persons?|people|officials|partners) (?:met|contacted|consulted|interviewed)",
             lists_people=True),
    _section("actions", "11", words.MATRIX,
             "(?:recommended |proposed )?follow-? ?up(?: (?:actions?|matrix|action matrix|action plan|activities|steps|"
             "required|needed))?|next steps|action (?:plan|points|matrix|items|required)|"
             "matrix of (?:follow-?up )?actions|"
             "(?:conclusions and )?recommendations?(?: and (?:follow-? ?up|next steps)(?: actions?)?)?"),
    _section("distribution", "12", words.DISTRIBUTION,
             "(?:distribution|circulation|mailing)(?: list)?|cop(?:y|ies) to|cc", lists_people=True),
)
"""The twelve sections of the house's form and the three below the ninth, in their order."""
MISSION_TOPICS = ("period", "type", "purpose", "members")
"""The sections that a report of a mission has and other numbered forms do not."""

_BY_TOPIC = {section.topic: section for section in SECTIONS}
_BRACKETS = re.compile(r"\([^)]*\)?")


def topic_of(heading: str) -> str:
    """What a section is about, by its heading; "" where it is none of the form's."""
    plain = _plain(heading)
    return _ours().get(plain) or next((one.topic for one in SECTIONS if one.known_by.fullmatch(plain)), "")


@cache
def _ours() -> Mapping[str, str]:
    """The headings of the house's own form in each language, as they are looked up -> what they are about."""
    return {_plain(heading): one.topic for one in SECTIONS for heading in meanings(one.heading)}


def _plain(heading: str) -> str:
    return folded(even(one_spaced(_BRACKETS.sub(" ", heading)))).strip(" .:;-")


def lists_people(topic: str) -> bool:
    """Whether a section on that topic is a list of persons and organizations."""
    return topic in _BY_TOPIC and _BY_TOPIC[topic].lists_people
