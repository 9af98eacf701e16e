"""The desk ends with its window, and after an hour without use; not while it is loaded again, or works."""

from tests.desk.desks import Visitor
from toolkit.desk.life import GRACE_SECONDS, IDLE_SECONDS, Life


def ticks(life: Life, most: int = IDLE_SECONDS + 1) -> int:
    """After how many seconds it ends; `most` if it does not."""
    return next((at for at in range(1, most) if life.tick()), most)


def test_it_ends_soon_after_its_last_window() -> None:
    life = Life()
    life.came("one")
    life.came("two")
    life.left("one")
    assert ticks(life, 100) == 100
    life.left("two")
    assert ticks(life) == GRACE_SECONDS


def test_a_page_that_is_loaded_again_does_not_end_it() -> None:
    life = Life()
    life.came("one")
    life.left("one")
    assert ticks(life, GRACE_SECONDS) == GRACE_SECONDS
    life.used()
    assert ticks(life, GRACE_SECONDS) == GRACE_SECONDS
    life.came("two")
    assert ticks(life, 100) == 100


def test_it_waits_for_a_window_that_never_came_and_for_one_that_is_forgotten_an_hour() -> None:
    assert ticks(Life()) == IDLE_SECONDS
    forgotten = Life()
    forgotten.came("one")
    assert ticks(forgotten) == IDLE_SECONDS


def test_it_does_not_end_while_it_works() -> None:
    working = [True]
    life = Life(lambda: working[0])
    life.came("one")
    life.left("one")
    assert ticks(life) == IDLE_SECONDS + 1
    working[0] = False
    assert ticks(life) == GRACE_SECONDS


def test_what_a_window_says_by_itself_is_no_use(visitor: Visitor) -> None:
    life = visitor.desk.life
    for _ in range(IDLE_SECONDS - 1):
        life.tick()
    assert visitor.send("/alive", data={"window": "w"}).status_code == 204
    assert life.windows == {"w"}
    assert life.tick()
    visitor.look("/actions")
    assert not life.tick()
    assert visitor.send("/leaving", data={"window": "w"}).status_code == 204
    assert ticks(life) == GRACE_SECONDS
