"""Settings files: TOML that people edit in a plain-text editor, with a sentence for what is wrong in one."""

import re
from pathlib import Path
from typing import Any

from toolkit.reading.files import MEGABYTE, read_bytes
from toolkit.words import details
from toolkit.words.speaking import Message, said

_LINE = re.compile(r"at line (\d+)")


class NotUsable(ValueError):
    """A settings file, or one of its settings, cannot be used.

    Attributes:
        why: In words.
    """

    def __init__(self, why: Message, **places: object) -> None:
        super().__init__(why)
        self.why = said(why, **places)


def read_toml(path: Path) -> dict[str, Any]:
    """What a settings file says.

    Raises:
        NotUsable: It is not TOML.
        Refused: It cannot be read.
    """
    import tomllib  # most folders have no such file

    try:
        return tomllib.loads(read_bytes(path, MEGABYTE).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotUsable(details.SETTINGS_NOT_TEXT) from None
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise (NotUsable(details.SETTINGS_LINE, line=line[1]) if line else NotUsable(details.SETTINGS_END)) from None
    except ValueError:  # Python makes no number of thousands of digits.
        raise NotUsable(details.SETTINGS_NUMBER) from None
    except RecursionError:
        raise NotUsable(details.SETTINGS_DEEP) from None
