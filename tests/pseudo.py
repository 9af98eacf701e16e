"""An invented language made of all messages: long, accented, and marked as written from right to left.

What of ours is not in a catalogue can be told in it by its plain letters.
"""

import re
from pathlib import Path

from babel.messages import Catalog

from toolkit.words.languages.making import gathered

_ACCENTED = str.maketrans({"a": "ââ", "e": "êê", "i": "îî", "o": "ôô", "u": "ûû", "y": "ŷ",
                           "A": "ÂÂ", "E": "ÊÊ", "I": "ÎÎ", "O": "ÔÔ", "U": "ÛÛ", "Y": "Ŷ"})
RIGHT_TO_LEFT = "\u200f"
_KEPT = re.compile(r"(\{\{[^{}]*\}\}|\{[^{}]*\}|`[^`]*`|--[a-z-]+|\S+@\S+|[A-Z]:\\\S+|\[[a-z]+\])")
"""Places, and what is typed as it stands in any language."""


def pseudo(english: str) -> str:
    """A message in the invented language."""
    written = "".join(part if at % 2 else part.translate(_ACCENTED) for at, part in enumerate(_KEPT.split(english)))
    return re.sub(r"(?<![{\w])([^\W\d_]{2,})(?![}\w])", rf"\1{RIGHT_TO_LEFT}", written, count=1)


def write_pseudo(folder: Path, language: str) -> Catalog:
    """Write its translations as those of a language, with as many forms as that has; what they translate."""
    messages = gathered()
    lines = ['msgid ""', f'msgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: {language}\\n"', ""]
    for message in messages:
        if not message.id:
            continue
        if message.context:
            lines.append(f"msgctxt {quoted(message.context)}")
        if isinstance(message.id, str):
            lines += [f"msgid {quoted(message.id)}", f"msgstr {quoted(pseudo(message.id))}", ""]
        else:
            one, many = message.id
            lines += [f"msgid {quoted(one)}", f"msgid_plural {quoted(many)}", f"msgstr[0] {quoted(pseudo(many))}",
                      f"msgstr[1] {quoted(pseudo(many))}", ""]
    path = folder / language / "all.po"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return messages


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
