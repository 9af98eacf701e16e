"""What was issued, as a workbook remembers it in its hidden sheet, and as the register keeps it."""

from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.record.codes import DUE_SOON_DAYS, Role
from toolkit.tracker.record.columns import Column, columns_of, from_plain, to_plain, value_of
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.forms.own_columns import OwnColumn, is_key, own_from_plain, own_of, wrong_columns
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.return_sheets import BASE_SHEET
from toolkit.words.languages.cldr import ENGLISH
from toolkit.workbook.memory.packing import unpack

KIND = "tracker-return"
SCHEMA = 1
"""Of the payload's shape."""
_TEXTS = frozenset({str})
_JOINT = ("lead", "all")
_ROLES = {role.value: role for role in Role}


def base_payload(issued: Issued) -> dict[str, Any]:
    """What was issued, as JSON can hold it; the rows keep their order."""
    return {
        "kind": KIND,
        "schema": SCHEMA,
        "register_id": issued.register_id,
        "round": issued.round,
        "unit": issued.unit,
        "version": issued.version,
        "as_of": issued.as_of.isoformat(),
        "return_by": issued.return_by.isoformat() if issued.return_by else None,
        "joint": issued.joint,
        **({"themes": list(issued.themes)} if issued.themes else {}),
        **({"by_rounds": True} if issued.form.by_rounds else {}),
        **({"main_first": True} if issued.form.main_first else {}),
        **({"due_soon_days": issued.due_soon_days} if issued.due_soon_days != DUE_SOON_DAYS else {}),
        **({"finished": [[ref, values] for ref, values in issued.finished.items()]} if issued.finished else {}),
        **({"verification": True} if issued.form.verification else {}),
        **({"own": [_declared(column) for column in issued.form.own]} if issued.form.own else {}),
        **({"code": issued.code} if issued.code else {}),
        **({"language": issued.language} if issued.language != ENGLISH else {}),
        "rows": [[ref, role.value, issued.values.get(ref, {})] for ref, role in issued.roles.items()],
    }


def issued_from_payload(payload: object) -> Issued:
    """What `base_payload` made.

    Raises:
        ValueError: It is something else.
    """
    try:
        return _issued(payload)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not the base of a return: {error}") from error


def read_base(raw: RawWorkbook) -> Issued | None:
    """What a workbook says was issued; None if it has no base.

    Raises:
        ValueError: Its base is damaged.
    """
    sheet = raw.sheet(BASE_SHEET)
    if sheet is None:
        return None
    cells = [row.get(1) for row in sheet.rows.values()]
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) != len(cells):
        raise ValueError("a cell of the base is not text")
    issued = issued_from_payload(unpack(texts))
    # Any text is a text.
    typed = {key: column for key, column in issued.form.by_key.items() if not column.is_text}
    for plain in (*issued.values.values(), *issued.finished.values()):
        for key in plain.keys() & typed.keys():
            _check(plain[key], typed[key])
    return issued


@lru_cache(maxsize=10_000)
def _check(plain: str, column: Column) -> None:
    """Hold a value against its column.

    Raises:
        ValueError: It is no value of that column.
    """
    from_plain(plain, column)


def _issued(payload: Any) -> Issued:
    if payload["kind"] != KIND or payload["schema"] != SCHEMA or payload["joint"] not in _JOINT:
        raise ValueError("not the base of a return, or of another version")
    refs, roles, values = zip(*payload["rows"], strict=True) if payload["rows"] != [] else ((), (), ())
    if not _TEXTS.issuperset(map(type, chain(refs, *values, *map(dict.values, values)))):  # row by row takes longer
        raise ValueError("a reference, a key or a value is not text")
    return Issued(
        register_id=_text(payload["register_id"]),
        round=_text(payload["round"]),
        unit=_text(payload["unit"]),
        version=_whole(payload["version"]),
        as_of=date.fromisoformat(payload["as_of"]),
        return_by=date.fromisoformat(payload["return_by"]) if payload["return_by"] else None,
        roles=dict(zip(refs, map(_ROLES.__getitem__, roles), strict=True)),
        values=dict(zip(refs, values, strict=True)),
        joint=payload["joint"],
        themes=tuple(_text(theme) for theme in payload.get("themes", ())),
        due_soon_days=_whole(payload.get("due_soon_days", DUE_SOON_DAYS)),
        finished={_text(ref): _plain(values) for ref, values in payload.get("finished", ())},
        form=Form(tuple(_own(declared) for declared in payload.get("own", ())),
                  verification=payload.get("verification", False) is True,
                  by_rounds=payload.get("by_rounds", False) is True,
                  main_first=payload.get("main_first", False) is True),
        code=_text(payload.get("code", "")),
        language=_text(payload.get("language", ENGLISH)),
    )


def _declared(column: Column) -> dict[str, Any]:
    """A column of the organization, as JSON can hold it."""
    own = own_of(column)
    return {one.key: to_plain(value_of(own, one)) for one in columns_of(OwnColumn)}


def _own(declared: Any) -> Column:
    """What `_declared` made.

    Raises:
        ValueError: It is no column that an organization can declare.
    """
    own = own_from_plain({one.key: _text(declared[one.key]) for one in columns_of(OwnColumn)})
    if not is_key(own.key) or any(wrong_columns([own])):
        raise ValueError(f"{declared!r} is no column")
    return own.column


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise ValueError(f"{value!r} is not a whole number")
    return value


def _plain(values: object) -> dict[str, str]:
    if not isinstance(values, dict):
        raise ValueError(f"{values!r} is not an object")
    if not _TEXTS.issuperset(map(type, values.values())) or not _TEXTS.issuperset(map(type, values)):
        raise ValueError(f"{values!r} holds more than texts")
    return values
