"""How cells look: their colours by name, and the notes on them."""

import colorsys
import re
from collections.abc import Iterable, Mapping

from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.problems import Refused

_HUES = ((15, "red"), (46, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (295, "purple"), (335, "pink"),
         (361, "red"))
"""Up to which hue, in degrees, a colour has a name."""
_OTHER_NAMES = {"gray": "grey", "amber": "orange", "violet": "purple", "magenta": "pink", "cyan": "blue",
                "turquoise": "blue", "teal": "blue", "lime": "green", "gold": "yellow"}
COLOUR_NAMES = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "grey", "black", "white")
HEX = re.compile(r"#?([0-9a-fA-F]{6})")
THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
          "folHlink")
"""The colours of a theme in the order in which cells count them."""
_THREADED = re.compile(
    r"\A\s*\[Threaded comment\].*?\n[ \t]*(?:Comment|Commentaire|Comentario|Комментарий):\s*", re.DOTALL)


def tinted(colour: str, tint: float) -> str:
    """A colour made lighter (tint above 0) or darker, as Excel does it."""
    if not tint:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in mixed)


def colour_name(colour: str) -> str:
    """The everyday name of a colour."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    if light > 0.97:
        return "white"
    if light < 0.08:
        return "black"
    if saturation < 0.15:
        return "grey"
    return next(name for most, name in _HUES if hue * 360 < most)


def described(colour: str) -> str:
    """A colour by its name and its digits, such as `green (#00B050)`."""
    return f"{colour_name(colour)} (#{colour})"


def read_colours(written: Iterable[str]) -> dict[str, Status]:
    """What colours mean, from `green=implemented,#FF0000=in progress`.

    Returns:
        Name of a colour, or its six digits in capitals -> status.

    Raises:
        Refused: A part is not of this form, or names no colour or no status.
    """
    meanings: dict[str, Status] = {}
    for part in (part.strip() for text in written for part in text.split(",")):
        if not part:
            continue
        colour, equals, word = (side.strip() for side in part.partition("="))
        if not equals:
            raise Refused("colours-form", found=part)
        meanings[_colour(colour)] = status_named(word)
    return meanings


def meaning_of(colour: str, meanings: Mapping[str, Status]) -> Status | None:
    """The status that a colour means: by its digits, or else by its name."""
    return meanings.get(colour) or meanings.get(colour_name(colour))


def meaning_of_word(word: str, meanings: Mapping[str, Status]) -> Status | None:
    """The status that the written name of a colour means."""
    return meanings.get(_everyday(word))


def status_named(written: str) -> Status:
    """The status that somebody means by its label, its code or a usual word for it.

    Raises:
        Refused: It is no status.
    """
    known = {fold(word): status for status in Status for word in (*status.aliases, status.value, *status.labels)}
    status = known.get(fold(written))
    if status is None:
        raise Refused("not-a-status", found=written, suggestion=", ".join(Status))
    return status


def note_text(text: str) -> str:
    """The words of a note, without what Excel puts before a threaded comment for older versions."""
    return _THREADED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _everyday(written: str) -> str:
    name = fold(written)
    return _OTHER_NAMES.get(name, name)


def _colour(written: str) -> str:
    digits = HEX.fullmatch(written)
    name = _everyday(written)
    if digits is None and name not in COLOUR_NAMES:
        raise Refused("colour-unknown", found=written, suggestion=", ".join(COLOUR_NAMES))
    return digits[1].upper() if digits else name
