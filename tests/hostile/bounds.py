"""How much work each kind may cost, in counts that do not depend on the machine; `benchmarks/heavy.py` has the seconds.

Where two limits stand behind each other, taking out one is not seen here. That of merged ranges is seen by the outcome
alone, since the kind is hardly beyond it. The counts of a consolidation include the register, which is read three
times: before it, for how it looks, and again before it is replaced.
"""

from tests.counting import Done

USUAL = "1.6 | 1.6 | 120 | 500"
"""Of any kind that is not named below."""
HEAVIER = """
    | kind                                              | MB unpacked | MB parsed | 1,000 elements | 1,000 calls |
    | a-quarter-of-a-gigabyte-of-blanks-in-a-sheet      | 9.3 | 9.3 | 7    | 50    |
    | blanks-without-end-after-the-texts                | 9.3 | 9.3 | 7    | 50    |
    | a-text-of-nine-megabytes                          | 9.3 | 9.3 | 7    | 50    |
    | an-attribute-of-nine-megabytes                    | 9.3 | 9.3 | 7    | 50    |
    | millions-of-rows-that-hold-nothing                | 8  | 8    | 1,300 | 3,800 |
    | millions-of-texts-that-nobody-uses                | 6  | 6    | 1,100 | 5,900 |
    | millions-of-names-in-the-list-of-sheets           | 2  | 2    | 400   | 2,500 |
    | millions-of-cell-formats                          | 1.1 | 1.1 | 200   | 200   |
    | millions-of-relations                             | 12 | 12   | 300   | 1,800 |
    | more-links-than-a-sheet-holds                     | 12 | 12   | 400   | 4,300 |
    | two-hundred-thousand-merged-cells                 | 8  | 8    | 250   | 1,200 |
    | more-than-two-hundred-thousand-merged-cells       | 8  | 8    | 250   | 1,200 |
    | thousands-of-formatted-blank-rows                 | 5  | 0.8  | 25    | 300   |
    | millions-of-formatted-blank-cells                 | 52 | 0.8  | 25    | 400   |
    | millions-of-blank-cells-as-no-program-writes-them | 46 | 46   | 2,050 | 800   |
    | two-thousand-rows-pasted                          | 1  | 1    | 25    | 300   |
    | two-thousand-parts-too-many                       | 1  | 1    | 6     | 30    |
    | a-date-of-thirty-thousand-letters                 | 1  | 1    | 11    | 600   |
"""
_ROWS = [[cell.strip() for cell in line.strip(" |").split("|")] for line in HEAVIER.strip().splitlines()[1:]]
_MOST = {name: "|".join(most) for name, *most in _ROWS}
UNITS = {"MB unpacked": 1_000_000, "MB parsed": 1_000_000, "1,000 elements": 1000, "1,000 calls": 1000}


def beyond(kind: str, done: Done) -> list[str]:
    """What was more than a kind may cost."""
    most = [float(number.replace(",", "")) for number in _MOST.get(kind, USUAL).split("|")]
    found = (*done.work, done.calls)
    return [f"{number / unit:,.1f} {what}, not {limit:,}"
            for (what, unit), number, limit in zip(UNITS.items(), found, most, strict=True) if number > limit * unit]
