"""The pages of the desk, in the order in which the navigation names them: the one place where a page is entered."""

from toolkit.desk.declared import Page
from toolkit.desk.pages import actions, decisions, home, returns, start

START = start.PAGE
"""Where no register is open yet."""
PAGES: tuple[Page, ...] = (home.PAGE, returns.PAGE, decisions.PAGE, actions.PAGE)

