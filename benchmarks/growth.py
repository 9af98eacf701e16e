"""How the time of each reader of free text grows with the text, over texts that could make one go back and forth.

    python -m benchmarks.growth

It ends with 1 where eight times the text takes more than forty times as long, and over a twentieth of a second; what
grows with its square takes 64 times. The tests count calls and characters (`tests/tracker/wording/characters.py`); what
a regular expression does within itself is only seen here.
"""

import time
from collections.abc import Callable

from benchmarks.wording import READERS
from tests.tracker.wording.pieces import LONG, PIECES, SHORT, repeated

MOST, NOTHING = LONG / SHORT * 5, 0.05


def seconds(read: Callable[[str], object], text: str) -> float:
    """Of the processor, for one text; the least of three times."""
    found = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        found.append(time.process_time() - start)
    return min(found)


def main() -> int:
    """Print a Markdown table; 1 if anything grows faster than it may."""
    beyond = []
    print(f"| text | reader | ms of {SHORT:,} | ms of {LONG:,} | times |\n| --- | --- | ---: | ---: | ---: |")
    for piece in PIECES:
        for name, read in READERS.items():
            few, many = seconds(read, repeated(piece, SHORT)), seconds(read, repeated(piece, LONG))
            print(f"| `{piece}` | {name} | {few * 1000:.1f} | {many * 1000:.1f} | {many / few:.1f} |")
            if many > few * MOST + NOTHING:
                beyond.append(f"{name} of {piece!r}")
    print(f"\nGrows faster than it may: {', '.join(beyond) or 'none'}")
    return 1 if beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
