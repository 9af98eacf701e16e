"""Numbers of a later version of a workbook that begin with the name of a sheet, and did not before; or the reverse.

A workbook with one sheet of actions keeps its numbers. Once another sheet uses the same ones, those of both sheets
begin with what the sheets are called. The rows are still the same ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, RECOMMENDATIONS, plain_of_sheet, with_refs
from toolkit.tracker.record.rounds import Document, Plain

Named = dict[str, str]
"""What a recommendation or an action is called -> its text."""


def aligned(document: Register, before: Document) -> Register:
    """A later version whose rows are called what they were called before.

    Args:
        document: What the later version gave.
        before: What the document said before.
    """
    said = _named(before.get(RECOMMENDATIONS.name, ()), before.get(ACTIONS.name, ()))
    says = _named(plain_of_sheet(RECOMMENDATIONS, document), plain_of_sheet(ACTIONS, document))
    gone = {name: text for name, text in said.items() if name not in says}
    new = {name: text for name, text in says.items() if name not in said}
    if taken_off := _prefix(new, gone):
        shorter = {name: name.removeprefix(taken_off) for name in new if name.startswith(taken_off)}
        return _renamed(document, {name: short for name, short in shorter.items() if short not in says})
    if added := _prefix(gone, new):
        return _renamed(document, {name: longer for name in new if (longer := f"{added}{name}") not in says})
    return document


def _named(recommendations: Iterable[Plain], actions: Iterable[Plain]) -> Named:
    named = {row["number"]: row.get("text", "") for row in recommendations}
    return named | {row["ref"]: row.get("text", "") for row in actions}


def _prefix(longer: Named, shorter: Named) -> str:
    """What most names begin with that are otherwise those of rows with the same text; "" where none are."""
    of_text = defaultdict[str, list[str]](list)
    for name, text in shorter.items():
        of_text[fold(text)].append(name)
    found = Counter(name.removesuffix(short) for name, text in longer.items() if text
                    for short in of_text.get(fold(text), ()) if name.endswith(f"-{short}"))
    return max(found, key=lambda prefix: found[prefix], default="")


def _renamed(document: Register, names: Named) -> Register:
    recommendations = [replace(asked, number=names.get(asked.number, asked.number))
                       for asked in document.recommendations.values()]
    made = replace(
        document, recommendations={(asked.source, asked.number): asked for asked in recommendations},
        actions={ref: _called(action, names) for ref, action in document.actions.items()})
    return with_refs(made, lambda ref: names.get(ref, ref))


def _called(action: Action, names: Named) -> Action:
    """An action under the number of its recommendation; a number beside its ref is only kept where it is another."""
    number = "" if action.number == names.get(action.ref) else action.number
    return replace(action, recommendation=names.get(action.recommendation, action.recommendation), number=number)
