"""The group Register: the jobs over the register that is open.

A job reads the register from its file, so what is on screen must be saved first. The two buttons that write it show a
plan and go on from there; see `plans.py`. Each button loads what it needs, so that none waits for the others.
"""

import xlwings as xw

from toolkit.addin.excel.asking import title
from toolkit.addin.excel.pressing import button, moment
from toolkit.addin.folders import register_id
from toolkit.words import addin as words
from toolkit.words.speaking import counted, said


@button
def issue_workbooks(book: xw.Book) -> None:
    """Plan the workbooks of a round; over that plan, issue them."""
    from toolkit.addin import issuing
    from toolkit.addin.open_register import saved_register
    from toolkit.addin.plans import shown_plan

    plan = shown_plan(book, issuing.BUTTON)
    if plan is None:
        issuing.plan_issue(book.app, saved_register(book), moment())
    else:
        issuing.go_on_issuing(book.app, plan, moment())


@button
def consolidate_folder(book: xw.Book) -> None:
    """Plan the consolidation of a folder with returns; over that plan, consolidate it."""
    from toolkit.addin import consolidating
    from toolkit.addin.open_register import saved_register
    from toolkit.addin.plans import shown_plan

    plan = shown_plan(book, consolidating.BUTTON)
    if plan is None:
        consolidating.plan_consolidation(book.app, saved_register(book), register_id(book), moment())
    else:
        consolidating.go_on_consolidating(book.app, plan, moment())


@button
def who_is_missing(book: xw.Book) -> None:
    """List the units that have not returned in the latest round."""
    from toolkit.addin.consolidating import list_missing
    from toolkit.addin.open_register import saved_register

    list_missing(book.app, saved_register(book))


@button
def highlight_late_items(book: xw.Book) -> None:
    """Mark the actions that are overdue, as the register is on screen."""
    from toolkit.addin.highlighting import highlight

    register_id(book)
    highlight(book)


@button
def decide_conflicts(book: xw.Book) -> None:
    """Go to the first conflict that waits for a decision, and say what to do."""
    from toolkit.addin.conflicts import go_to_first_undecided

    register_id(book)
    go_to_first_undecided(book)


@button
def history_of_action(book: xw.Book) -> None:
    """List what happened to the action in the row of the active cell, and from which cell it came."""
    from toolkit.addin.active_action import ref_here
    from toolkit.addin.excel.listing import records_of, write_list
    from toolkit.addin.open_register import saved_register
    from toolkit.jobs.looking.showing import history
    from toolkit.tracker.record.history import Change

    path, ref = saved_register(book), ref_here(book)
    changes = history(path, ref)
    if not changes:
        book.app.alert(said(words.NO_HISTORY, ref=ref), title())
        return
    write_list(book.app.books.add().sheets[0], records_of(Change, changes, ("ref",)))
    book.app.alert(counted(words.HISTORY, len(changes), ref=ref), title())
