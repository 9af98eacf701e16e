"""Score a reader over labelled phrases.

    python -m benchmarks.reading statuses FILE [--show] [--without SOURCE]
    python -m benchmarks.reading left-out [--show]

FILE is a CSV table with a text, what it says, and, where known, its source and language. Short phrases and comments are
counted apart. A phrase that is asked counts as rightly suggested where the first suggestion is right. With `left-out`,
the forms of each published vocabulary of `states.csv` are read without those that it alone has.
"""

import argparse
from pathlib import Path

from benchmarks.reading import deadlines, statuses, units
from benchmarks.reading.frame import Judge, Verdict, read_rows, table

READERS: dict[str, Judge] = {"statuses": statuses.judge, "units": units.judge, "deadlines": deadlines.judge}


def main() -> None:
    """Parse the arguments and print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", choices=[*READERS, "left-out"])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--show", action="store_true", help="show each phrase that is not read right")
    parser.add_argument("--without", action="append", default=[], metavar="SOURCE", help="hold a source out")
    arguments = parser.parse_args()
    if arguments.reader == "left-out":
        judged = statuses.without_a_vocabulary()
    elif arguments.file is None:
        parser.error("a FILE is needed")
    else:
        rows = [row for row in read_rows(arguments.file) if row.get("source", "") not in arguments.without]
        judged = [READERS[arguments.reader](row) for row in rows]
    for columns in (["source"], ["lang"], []):
        print("\n".join(table(judged, columns)), end="\n\n")
    for one in judged if arguments.show else []:
        if one.verdict is not Verdict.RIGHT:
            print(f"{one.verdict}: {one.row['text']!r} -> {one.read}")


if __name__ == "__main__":
    main()
