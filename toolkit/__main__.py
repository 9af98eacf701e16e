"""The way in: `tracker`, and `python -m toolkit`."""

import gc
import signal
import sys


def main() -> None:
    """Run the command line; whatever happens, a person reads a sentence and never a traceback."""
    # A command lives for seconds, and what it builds as long as it: looking for garbage takes a third of its time.
    gc.disable()
    try:
        # Here and not above, because also what happens while they are imported is told in a sentence.
        from toolkit.endings import heed_signals
        from toolkit.streams import watched

        heed_signals()
        from toolkit.cli.speech import spoken_to

        with watched(), spoken_to(sys.argv[1:]):
            from toolkit.cli.app import run

            code = run()
    except BaseException as error:  # the last line of defence, also against Ctrl-C
        _ignore_signals()
        from toolkit.endings import ended_by, tell

        code, sentence = ended_by(error)
        tell(sentence)
    gc.freeze()  # nor is anything of it looked for at the end
    sys.exit(code)


def _ignore_signals() -> None:
    """Let nothing disturb the end."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


if __name__ == "__main__":
    main()
