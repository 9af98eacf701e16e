"""What a resolution or a body asks, read from the paragraph that tells of it, and the themes that a paragraph lists."""

import re
from dataclasses import dataclass

from toolkit.tracker.record.contributions import without_list_end
from toolkit.tracker.wording.sentences import sentences

_ASKS = re.compile(
    r"(?<!\w)(?P<asks>(?:to\s+)?(?:instruct|request|invite|urge|direct|ask|encourage|mandate|task|call)(?:s|e?d)?"
    r"(?:\s+(?:up)?on)?)\s+(?P<whom>(?:the|all|each|every|any|both|its|their|[A-Z])[^.;:]{1,200}?)"
    r"(?:\s+(?=to\s+[a-z])|:\s*$)")
_WHO_ASKS = re.compile(
    r"(?<!\w)(?:it|resolutions?|decisions?|conference|assembly|council|committee|board|congress|commission|session|"
    r"members?|states|parties|ministers|meeting|body)(?!\w)", re.IGNORECASE)
_IS_ASKED = re.compile(r"(?<!\w)(?:is|are|was|were|be|been|being|not)(?:\s*$|\s+\w+ed\s+to(?!\w))", re.IGNORECASE)
_ASKED_OF_US = re.compile(r"to\s|\w+(?:s|ed)(?!\w)", re.IGNORECASE)
"""“Instructs”, “instructed”, “to instruct” after “resolves”; a plain “request” is a noun, or says what may be done."""
_FURTHER = re.compile(r"^(?:and\s+)?(?=to\s+[a-z])", re.IGNORECASE)
_TEXT_NAMED = re.compile(
    r"(?<!\w)(?:Resolution|Decision|Recommendation)s?\s+(?:No\.?\s*)?[A-Z]{0,4}[\d/.-]*\d[\w/-]*(?:\s*\([^()]*\))?")
_THEMES = re.compile(
    r"(?<!\w)(?:themes?|topics?|subjects?|(?:thematic|priority)\s+areas?|areas\s+of)(?!\w)[^:.;]*:\s*"
    r"(?P<list>[^:.;]+(?:;[^:.;]+)*)\.", re.IGNORECASE)
_THEME_PARTS = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?|\s+and\s+(?=[^,;]*$)")
LONGEST_THEME = 8
"""Words."""
FEWEST_THEMES = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paragraph tells is asked.

    Attributes:
        parts: One text for each thing that is asked, with who is asked.
        open_lead: Who is asked, where what is asked stands in the points below; else "".
    """

    parts: tuple[str, ...] = ()
    open_lead: str = ""


def read_asked(text: str) -> Asked:
    """The instructions in a paragraph: “the Resolution instructs the Office to do this; and to do that” holds two."""
    parts: list[str] = []
    open_lead = ""
    for sentence in sentences(text):
        lead, goes_on = "", False
        for clause in re.split(r"\s*;\s*", sentence):
            match = _ASKS.search(clause)
            if match and (lead or _is_told(clause, match)):
                lead, asked = _lead(match), clause[match.end():].strip()
                open_lead = "" if asked else lead
            else:
                asked = _FURTHER.sub("", clause) if lead and _FURTHER.match(clause) else ""
            if asked:
                parts.append(f"{lead} {asked}")
            elif goes_on:
                parts[-1] += f"; {clause}"
            goes_on = bool(asked) or goes_on
    return Asked(tuple(part.rstrip(" .,;") for part in parts), open_lead)


def asked_in_point(lead: str, point: str) -> str:
    """What a point below “instructs the Office:” asks; "" where it asks nothing."""
    return f"{lead} {without_list_end(point)}".rstrip(" .,;") if re.match(r"to\s+[a-z]", point) else ""


def text_named(text: str) -> str:
    """The resolution or decision that a text names last; "" if none."""
    found = _TEXT_NAMED.findall(text)
    return " ".join(str(found[-1]).split()) if found else ""


def read_themes(text: str) -> tuple[str, ...]:
    """The themes that a paragraph lists after a colon: “the topics are: water, roads, and schools.”"""
    for match in _THEMES.finditer(text):
        parts = [part.strip() for part in _THEME_PARTS.split(match["list"]) if part.strip()]
        if len(parts) >= FEWEST_THEMES and all(len(part.split()) <= LONGEST_THEME for part in parts):
            return tuple(dict.fromkeys(parts))
    return ()


def _is_told(clause: str, match: re.Match[str]) -> bool:
    """Whether a governing text or body asks, and is not itself asked."""
    before = clause[:match.start()]
    asks = _ASKED_OF_US.match(match["asks"]) is not None
    return asks and _WHO_ASKS.search(before) is not None and _IS_ASKED.search(before) is None


def _lead(match: re.Match[str]) -> str:
    words = " ".join(f"{match['asks'].removeprefix('to ')} {match['whom']}".split())
    return words[:1].upper() + words[1:]
