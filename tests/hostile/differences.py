"""Where openpyxl and calamine say something else than we do, and why: reason -> kinds."""

OPENPYXL = {
    "it finds no sheets in strict Open XML": ("strict-open-xml",),
    "it compares the names of parts to the letter": ("parts-named-in-capitals", "parts-named-with-backslashes"),
    "it needs shared texts and styles, and the formats that cells name": (
        "texts-in-their-cells", "no-styles-so-that-dates-are-numbers", "a-format-that-is-not-there",
        "a-format-that-is-no-number", "shared-texts-that-no-cell-needs"),
    "it reads a text in its cell only where the cell says that there is one": ("a-text-and-an-empty-value-in-one-cell",),
    "its parser goes only some levels deep": ("elements-a-hundred-thousand-deep",),
    "it takes elements of other namespaces for ours": ("elements-of-another-namespace",),
    "it refuses names that Excel would not allow, or gives another": (
        "a-sheet-named-like-a-folder-above", "a-sheet-with-a-command-for-the-terminal-in-its-name",
        "a-sheet-without-a-name"),
    "it reads numbers that are no days as days, as errors or as times": (
        "serial-60-a-day-that-never-was", "serial-0", "a-negative-date", "a-date-after-the-year-9999"),
    "it gives this date as a date, and others as moments": ("a-date-as-iso-8601",),
    "it does not open a file with a date that never was": ("a-date-as-iso-8601-that-never-was",),
    "it decodes no escapes of the format": (
        "a-carriage-return-as-an-escape", "a-letter-as-an-escape", "an-escape-of-an-escape", "an-escape-in-small-letters",
        "a-bell-as-an-escape", "a-command-for-the-terminal", "a-null-as-an-escape", "half-of-a-surrogate-pair",
        "the-other-half-first", "both-halves-of-a-surrogate-pair", "characters-that-are-none",
        "a-heading-with-a-command-for-the-terminal"),
    "it computes the text of a shared formula for each cell": ("a-formula-shared-with-another-cell",),
}  # fmt: skip
NEVER_ENDS = {"the-whole-grid-merged"}
"""openpyxl makes a cell of each that is merged, seventeen thousand million here; it is not tried."""
CALAMINE = {
    "it takes the last of a value and a text in one cell": (
        "a-text-and-a-value-in-one-cell", "a-value-and-a-text-in-one-cell"),
    "it does not open a workbook with a tab of an old macro module": ("a-tab-of-an-old-macro-module",),
    "it reads no encoding but UTF-8": ("utf-16", "latin-1"),
    "it reads a number only up to a comment": ("comments-between-and-within",),
    "it passes over no elements of other namespaces": (
        "elements-of-another-namespace", "a-value-of-another-namespace-in-the-place-of-ours"),
    "it reads a number with blanks around it as another": ("blanks-around-every-number",),
    "it takes memory for the whole grid, and aborts": (
        "a-value-in-the-last-cell-of-the-grid", "two-cells-at-the-corners-of-a-blank-sheet"),
    "it trusts the dimension": ("a-dimension-that-is-none",),
    "it leaves a sheet out whose name holds a control character": ("a-sheet-with-a-command-for-the-terminal-in-its-name",),
    "it reads numbers that are no days as days or times": ("serial-60-a-day-that-never-was", "serial-0", "a-negative-date"),
    "it gives a moment at midnight as a day": ("a-date-a-hair-before-midnight",),
    "it knows no digits but ours": ("a-number-in-other-digits",),
    "it knows only the older errors": ("the-error-getting-data", "the-error-spill"),
    "it leaves escapes of what is no character as they are": (
        "half-of-a-surrogate-pair", "the-other-half-first", "both-halves-of-a-surrogate-pair",
        "characters-that-are-none"),
}  # fmt: skip


def why(table: dict[str, tuple[str, ...]], kind: str) -> str:
    """The reason for the difference in a kind, or nothing."""
    return next((reason for reason, kinds in table.items() if kind in kinds), "")
