"""What runs the long versions tells each of them, and does not pass over one that fails."""

from pathlib import Path

import pytest

from tests.trust.__main__ import PARTS, SHORT, Part, run


def test_a_part_that_fails_is_told_with_all_that_it_printed_and_the_others_are_run(
    capfd: pytest.CaptureFixture[str],
) -> None:
    parts = (Part("first", ("-c", "print('a fault'); print('1 of 2'); raise SystemExit(1)")),
             Part("second", ("-c", "print('on the way'); print('2 of 2')")))
    assert run(parts) == 1
    assert capfd.readouterr().out == "not reached: first: \na fault\n1 of 2\nreached: second: 2 of 2\n"


def test_every_part_is_there_to_be_run() -> None:
    folder = Path(__file__).parent
    named = [module.rpartition(".")[2] for part in PARTS for module in part.command if module.startswith("tests.trust.")]
    assert all((folder / f"{name}.py").is_file() or (folder / name / "__main__.py").is_file() for name in named)
    assert all((folder / f"test_{name}.py").is_file() for name in SHORT)
