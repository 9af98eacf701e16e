"""What a reader of free text could go back and forth in, once it is repeated."""

PIECES = (
    "Implemented on 3/4/2016 and ", "(((", "- ", "within six months of ", "Anna Berg, Officer, ", "1 ", "see 4, ",
    "Garden Unit for endorsement by ", "first first ", "a/", "end of the end of ", "no ", "Q1 2015-", "٣", ",,,", "The ",
    "not been ", "It is being ", "☐ Done ", "[ ] ", "21 % (6) ", "2 of 5 ", "March 12 ",
)
SHORT, LONG = 4_000, 32_000


def repeated(piece: str, length: int) -> str:
    """A text of about this length."""
    return piece * (length // len(piece))
