"""The pages of the desk, in the order in which the navigation names them: the one place where a page is entered."""

from toolkit.desk.declared import Page
from toolkit.desk.pages import actions, decisions, home, issue, reports, returns, start, take_in

START = start.PAGE
"""Where no register is open yet."""
PAGES: tuple[Page, ...] = (
    home.PAGE, take_in.PAGE, issue.PAGE, returns.PAGE, decisions.PAGE, actions.PAGE, reports.PAGE)

