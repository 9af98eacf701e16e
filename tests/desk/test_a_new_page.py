"""The recipe: a page of the desk is one module, one template, its words and one entry."""

from pathlib import Path

import pytest
from starlette.responses import Response

from tests.desk.desks import Visitor, ended, words
from toolkit.desk import navigation, rendering
from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page, Way
from toolkit.desk.results import Results, Step, listed
from toolkit.jobs.checking_register import check_register
from toolkit.words.desk import HOME, WHAT_IS_WRONG
from toolkit.words.speaking import counted, text

TEMPLATE = """{% extends "page.html" %}{% block content %}<h1>{{ title }}</h1>
<form method="post" action="/wrong/look"><button class="first">{{ t(w.SHOW_IN_FOLDER) }}</button></form>{% endblock %}"""


def _show(asked: Asked) -> Response:
    return asked.show("wrong.html", text(WHAT_IS_WRONG))


def _look(asked: Asked) -> Response:
    path, moment = asked.desk.path, asked.desk.moment()

    def work() -> Results:
        found = check_register(path, moment)
        from toolkit.words.desk import PROBLEMS

        return Results([counted(PROBLEMS, len(found.problems))], listed(found.problems), next=[Step(text(HOME), "/")])

    return asked.begin(text(WHAT_IS_WRONG), work, back="/wrong", writes=False)


def test_a_new_page_is_one_module_one_template_and_one_entry(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from jinja2 import ChoiceLoader, DictLoader

    loader = rendering.environment().loader
    assert loader
    monkeypatch.setattr(rendering.environment(), "loader", ChoiceLoader([loader, DictLoader({"wrong.html": TEMPLATE})]))
    page = Page("/wrong", WHAT_IS_WRONG, _show, ways=(Way("/wrong/look", _look, is_post=True),))
    monkeypatch.setattr("toolkit.desk.app.PAGES", (*navigation.PAGES, page))
    new = Visitor(visitor.desk.register, tmp_path)
    shown = new.look("/wrong")
    assert [words(one) for one in shown.xpath("//nav//a[@aria-current='page']")] == ["What is wrong"]
    answer = new.send("/wrong/look", follow_redirects=False)
    name = answer.headers["location"].removeprefix("/tasks/")
    task = new.desk.tasks.get(name)
    assert task
    ended(task)
    assert words(new.look(f"/tasks/{name}").xpath("//p[@class='said']")[0]) == "0 problems"
