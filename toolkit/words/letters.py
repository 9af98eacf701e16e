"""What letters to units say, where a centre has not written its own wording."""

from toolkit.words.speaking import _, plural

SUBJECT = _("Subject:")
ACTIONS = plural("{number} action", "{number} actions")
PROBLEMS = plural("{number} problem", "{number} problems")
SO_MANY, LINE = _("{number}"), _("line {number}")
ITEM = _("- {ref}  {action} (due {due}, {timing})")
NOT_ACCEPTED = _("{timing}, not accepted")
DAYS_OVERDUE = plural("{number} day overdue", "{number} days overdue")
DAYS_LEFT = plural("in {number} day", "in {number} days")
TODAY = _("today")
REF, ACTION, DUE, TIMING, TABLE = _("Ref."), _("Action"), _("Due"), _("Timing"), _("Actions")
CALENDAR = _("Deadlines of {unit}")
RETURN_DUE = _("Return the workbook of round {round}")
ACTION_DUE = _("Due: {ref} {action}")
LIST, LIST_SHEET = _("Letters of round {round}: {kind}"), _("Letters")
UNIT, UNIT_NAME, PERSON, ADDRESS, LETTER, ATTACHED = (
    _("Unit"), _("Name"), _("To"), _("E-mail"), _("Draft"), _("Attached"))

HOW_TO_EDIT = _("""\
# This is the wording of the letters. Change it as you like: `tracker letters` uses it for the next drafts.
# Lines that begin with # are not part of the letter.
# {{{{ name }}}} stands for a fact. You can use: {names}.
# A line that names a fact with nothing to say is left out, and so is a line that ends in a colon above it.
""")

ISSUE = _("""\
Subject: {{ unit }}: progress in round {{ round }}

Dear {{ person }},

The workbook of {{ unit }} for round {{ round }} is attached. It asks about {{ asked }}, as they stand on {{ as_of }}.

Please fill it in and send it back by {{ return_by }}.

It goes back to {{ return_to }}.

Overdue:
{{ overdue }}

Due soon:
{{ due_soon }}

All of these dates are in {{ calendar }}. If you open it, they go into your calendar.

With kind regards,
{{ contact }}
{{ organization }}
""")
RETURN = _("""\
Subject: {{ unit }}: please correct your workbook of round {{ round }}

Dear {{ person }},

Thank you for your workbook. The copy that is attached has {{ problems }} marked in it.

Please correct them there, and send the copy back by {{ return_by }}. It holds everything that you typed.

It goes back to {{ return_to }}.

With kind regards,
{{ contact }}
{{ organization }}
""")
REMIND = _("""\
Subject: {{ unit }}: your workbook of round {{ round }} has not come back

Dear {{ person }},

We do not have the workbook of {{ unit }} for round {{ round }} yet. It is attached once more.

Please fill it in and send it back. The day to return it is {{ return_by }}.

It goes back to {{ return_to }}. If you have sent it already, please tell us.

Overdue:
{{ overdue }}

Due soon:
{{ due_soon }}

With kind regards,
{{ contact }}
{{ organization }}
""")
THANK = _("""\
Subject: {{ unit }}: thank you for your workbook of round {{ round }}

Dear {{ person }},

Thank you. Your workbook of round {{ round }} has come back, and your answers are in the register.

These actions are still overdue:
{{ overdue }}

With kind regards,
{{ contact }}
{{ organization }}
""")
