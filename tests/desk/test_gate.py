"""Nobody but the person in front of the computer uses the desk: the hostile page, and the program that guesses."""

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from tests.desk.desks import HOME, OURS, PORT, Visitor
from toolkit.desk import gate
from toolkit.desk.app import application
from toolkit.desk.gate import HERE, Keys

EVIL = "https://evil.example"
FROM_ELSEWHERE: dict[str, Mapping[str, str]] = {
    "a page of another site": {"Origin": EVIL, "Sec-Fetch-Site": "cross-site"},
    "a page at another port of this computer": {"Origin": f"http://{HERE}:8000", "Sec-Fetch-Site": "same-site"},
    "a page in a frame without an origin": {"Origin": "null"},
    "a browser that only says where from": {"Origin": EVIL},
    "a browser that only says how far": {"Sec-Fetch-Site": "cross-site", "Origin": HOME},
    "a form without an origin": {},
    "two origins": {"Origin": f"{HOME}, {EVIL}"},
}


@pytest.mark.parametrize("headers", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE)
@pytest.mark.parametrize("path", ["/alive", "/start/new", "/open/x"])
def test_no_other_page_can_post_even_with_the_cookie(visitor: Visitor, path: str, headers: Mapping[str, str]) -> None:
    answer = visitor.client.post(path, headers=headers, data={"window": "w"})
    assert (answer.status_code, "Another page tried to use the desk" in answer.text) == (403, True)
    assert not visitor.desk.life.windows


@pytest.mark.parametrize("headers", [{"Origin": EVIL}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}], ids=str)
def test_no_other_page_can_read(visitor: Visitor, headers: Mapping[str, str]) -> None:
    for path in ("/", "/actions", "/static/desk.css", "/nothing"):
        assert visitor.client.get(path, headers=headers).status_code == 403
    assert visitor.client.get("/", headers={"Sec-Fetch-Site": "none"}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "localhost", f"localhost:{PORT}", HERE, f"{HERE}:80", "", f"{HERE}:{PORT}.evil.example"])
def test_a_name_that_was_turned_to_this_computer_opens_nothing(visitor: Visitor, host: str) -> None:
    for path in ("/", f"/enter?token={visitor.keys.token}", "/static/desk.css"):
        answer = visitor.client.get(path, headers={"Host": host})
        assert (answer.status_code, "answers only to the browser of this computer" in answer.text) == (403, True)


def test_another_computer_gets_nothing(visitor: Visitor) -> None:
    other = TestClient(application(visitor.desk, visitor.keys), base_url=HOME, client=("192.168.1.7", 40000))
    other.cookies = visitor.client.cookies
    assert other.get("/").status_code == 403


def test_without_the_cookie_there_is_only_the_page_that_says_what_to_do(visitor: Visitor) -> None:
    stranger = visitor.another()
    for path in ("/", "/actions", "/tasks/x", "/nothing", "/enter", "/enter?token=", "/enter?token=ä", "/static/../actions"):
        answer = stranger.get(path)
        assert answer.status_code in (403, 404), path
        assert "Paint the signs" not in answer.text
    assert "start it again" in stranger.get("/").text
    assert "register.xlsx" not in stranger.get("/").text
    assert stranger.post("/alive", headers=OURS).status_code == 403
    stranger.cookies.set(visitor.keys.name, "guessed")
    assert stranger.get("/").status_code == 403
    assert stranger.get("/static/desk.css").status_code == 200


def test_the_token_opens_the_desk_once(tmp_path: object, visitor: Visitor) -> None:
    keys = Keys(PORT)
    entrance, first, second = keys.entrance, *(TestClient(application(visitor.desk, keys), base_url=HOME, client=(HERE, 1)) for _ in range(2))
    answer = first.get(entrance, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {*answer.headers["set-cookie"].split("; ")}
    again = second.get(entrance)
    assert (again.status_code, "only once" in again.text, "set-cookie" in again.headers) == (403, True, False)
    assert second.get("/").status_code == 403
    reload = first.get(entrance, follow_redirects=False)
    assert (reload.status_code, "set-cookie" in reload.headers) == (303, False)


@pytest.mark.parametrize("path", ["/", "/actions", "/nothing", "/static/desk.js", "/enter"])
def test_every_answer_forbids_what_a_page_of_ours_never_needs(visitor: Visitor, path: str) -> None:
    for client in (visitor.client, visitor.another()):
        headers = client.get(path, follow_redirects=False).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert (headers["x-content-type-options"], headers["cache-control"], headers["referrer-policy"]) == ("nosniff", "no-store", "same-origin")


def test_what_is_larger_than_the_desk_takes_is_refused_whatever_it_says_of_its_length(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    large = b"window=" + b"x" * gate.MOST_BYTES
    assert visitor.client.post("/alive", headers=OURS | form, content=large).status_code == 413
    assert visitor.client.post("/alive", headers=OURS | form | {"Content-Length": "-1"}, content=b"").status_code == 413
    chunks = (b"x" * 1000 for _ in range(100))
    answer = visitor.client.post("/alive", headers=OURS | form, content=chunks)
    assert (answer.status_code, "larger than the desk takes" in answer.text) == (413, True)
    assert not visitor.desk.life.windows


def test_files_are_taken_only_where_a_page_asks_for_them(visitor: Visitor) -> None:
    assert visitor.send("/start/new", files={"file": ("a.xlsx", b"x")}).status_code == 415
    assert visitor.desk.dropped.folder is None


def test_a_page_cannot_be_changed_by_looking_at_it(visitor: Visitor) -> None:
    for path in ("/alive", "/leaving", "/start/open", "/start/new", "/open/x", "/tasks/x/stop"):
        assert visitor.client.get(path).status_code in (404, 405)
