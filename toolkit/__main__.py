"""The way in: `tracker`, and `python -m toolkit`."""

import gc
import sys


def main() -> None:
    """Run the command line; whatever happens, a person reads a sentence and never a traceback."""
    # A command lives for seconds, and what it builds as long as it: looking for garbage takes a third of its time.
    gc.disable()
    try:
        # Here and not above, because also a fault while they are imported is told in a sentence.
        from toolkit.streams import watched

        with watched():
            from toolkit.cli import run

            code = run()
    except Exception as error:  # the last line of defence: the details go to a log file
        from toolkit.endings import ended_by, tell

        code, sentence = ended_by(error)
        tell(sentence)
    sys.exit(code)


if __name__ == "__main__":
    main()
