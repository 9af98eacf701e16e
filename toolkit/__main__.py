"""The way in: `tracker`, and `python -m toolkit`."""

import gc
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line; whatever happens, a person reads a sentence and never a traceback."""
    # A command lives for seconds, and what it builds as long as it: looking for garbage takes a third of its time.
    gc.disable()
    try:
        # Here and not above, because also a fault while they are imported is told in a sentence.
        from toolkit.cli import run

        code = run()
    except Exception as error:  # the last line of defence: the details go to a log file
        from toolkit.endings import ended_by

        code, sentence = ended_by(error)
        with suppress(OSError):
            sys.stderr.write(sentence + "\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
