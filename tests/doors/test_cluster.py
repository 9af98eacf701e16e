"""Beyond one machine: returns are read by the workers of a Dask cluster, here of two processes on 127.0.0.1."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.doors.command_line import NOW, Outcome, Tracker
from tests.doors.sabotage import PROJECT
from toolkit import progress
from toolkit.endings import ENVIRONMENT
from toolkit.jobs.returns import apart, cluster, handed_over, receiving
from toolkit.jobs.returns.finding import find_files

CONSOLIDATE = ("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
CHECK = ("check", "inbox", "--register", "register.xlsx", "--now", NOW)
RETURNS, BAD = 20, "ends its reader.xlsx"


def started(workers: int) -> Any:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    return distributed.LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1",
                                    dashboard_address="127.0.0.1:0", silence_logs=50)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with started(2) as found:
        yield found.scheduler_address


@pytest.fixture
def inbox(tracker: Tracker) -> Path:
    """An inbox with several returns of PAR that differ, one that is torn, and a link that leads nowhere."""
    tracker.make_issued()
    folder = tracker.folder / "inbox"
    for number in range(RETURNS):
        name = f"PAR {number:02}.xlsx"
        if number < 3:
            tracker.fill_in("PAR", {("1.1", "Comment"): f"Coat {number} is on"}, name=name)
        else:
            shutil.copy(folder / f"PAR {number % 3:02}.xlsx", folder / name)
    (folder / "PAR torn.xlsx").write_bytes((folder / "PAR 00.xlsx").read_bytes()[:-500])
    (folder / "PAR gone.xlsx").symlink_to(folder / "nowhere.xlsx")
    return folder


def on(address: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, "--dask", address)


def same(done: Outcome, expected: Outcome) -> bool:
    return (done.code, done.out, done.err) == (expected.code, expected.out, expected.err)


@pytest.mark.slow(reason="a cluster of two processes is started")
def test_a_cluster_finds_what_this_computer_finds_in_the_same_order(tracker: Tracker, inbox: Path, address: str) -> None:
    here = tracker(*CHECK)
    assert "PAR gone.xlsx" in here.out
    assert same(tracker(*on(address, CHECK)), here)
    before = (tracker.folder / "register.xlsx").read_bytes()
    merged = tracker(*CONSOLIDATE)
    made = (tracker.folder / "register.xlsx").read_bytes()
    (tracker.folder / "register.xlsx").write_bytes(before)
    shutil.rmtree(tracker.folder / "archive")
    assert same(tracker(*on(address, CONSOLIDATE)), merged)
    assert (tracker.folder / "register.xlsx").read_bytes() == made


@pytest.mark.slow(reason="a cluster of two processes is started")
def test_what_is_sent_ahead_is_bounded(tracker: Tracker, inbox: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here, sent, most = tracker(*CHECK), list[str](), list[int]()
    real, really_steps = handed_over.with_bytes, progress.step

    def noted(file: Any) -> Any:
        sent.append(file.name)
        return real(file)

    def collected(batch: Any, *more: Any) -> Any:
        most.append(len(sent))
        really_steps(batch, *more)

    monkeypatch.setattr(receiving, "with_bytes", noted)
    monkeypatch.setattr(apart, "step", collected)
    monkeypatch.setattr(apart, "BATCH", 2)
    monkeypatch.setattr(apart, "ON_THE_WAY", 1)
    assert same(tracker(*on(address, CHECK)), here)
    assert most == [*range(2, len(find_files([inbox])[0]) + 1, 2)]


@contextmanager
def started_without_a_nurse() -> Iterator[Any]:
    """A cluster of one process, which nothing starts again where it ends."""
    with started(0) as found:
        worker = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_worker", found.scheduler_address, "--no-nanny", "--nthreads", "1",
             "--host", "127.0.0.1", "--no-dashboard"], stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(PROJECT)})
        try:
            found.wait_for_workers(1)
            yield found
        finally:
            worker.kill()
            worker.wait()


@pytest.mark.slow(reason="a cluster of one process is started, and its process ended again and again")
@pytest.mark.parametrize("cluster_of_one", [lambda: started(1), started_without_a_nurse])
def test_a_return_that_ends_the_worker_that_reads_it_is_one_problem_and_the_others_are_read(
    tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch, cluster_of_one: Any
) -> None:
    monkeypatch.setattr(receiving, "_receive", ends_its_process)
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 2.0)
    shutil.copy(inbox / "PAR 00.xlsx", inbox / BAD)
    with cluster_of_one() as found:
        done = tracker(*on(found.scheduler_address, CHECK), "--json")
    ended = [problem["file"] for problem in json.loads(done.out) if problem["code"] == "file-ends-reading"]
    assert ended == [BAD]
    assert f"Read {RETURNS} returns." in done.err


def ends_its_process(file: Any, expected: Any) -> Any:
    if file.name == BAD:
        os.kill(os.getpid(), signal.SIGKILL)
    return really_receives(file, expected)


really_receives = receiving._receive


def refused(tracker: Tracker, address: str) -> str:
    """What is said of a cluster that cannot be used; nothing is written then."""
    before = (tracker.folder / "register.xlsx").read_bytes()
    done = tracker(*on(address, CONSOLIDATE))
    assert (done.code, done.out) == (ENVIRONMENT, "")
    assert (tracker.folder / "register.xlsx").read_bytes() == before
    return " ".join(done.err.split())


@pytest.mark.parametrize("wrong", ["127.0.0.1:1", "nonsense", "http://127.0.0.1:80"])
def test_an_address_at_which_nobody_answers_is_told_in_a_sentence(
    tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.5)
    assert f"No Dask scheduler answers at {wrong}. " in refused(tracker, wrong)


def test_whoever_answers_at_an_address_and_says_nothing_is_not_waited_for(
    tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        said = refused(tracker, f"tcp://127.0.0.1:{mute.getsockname()[1]}")
    assert "Check the address and that the scheduler runs, or leave out --dask." in said


@pytest.mark.slow(reason="a cluster is started")
def test_a_cluster_without_workers_is_told(tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with started(0) as found:
        monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1.0)
        assert "has no workers that answer. Start some" in refused(tracker, found.scheduler_address)


@pytest.mark.slow(reason="a cluster of two processes is started")
def test_workers_with_another_toolkit_are_refused(
    tracker: Tracker, inbox: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.__version__", "0.0.9")
    cluster.toolkit_known_by.cache_clear()
    try:
        said = refused(tracker, address)
    finally:
        cluster.toolkit_known_by.cache_clear()
    assert "have another version of this toolkit or of Python, or no toolkit. Install the same on these workers" in said
    assert said.count("tcp://127.0.0.1:") == 3, "the scheduler, and each worker"


@pytest.mark.slow(reason="a cluster of two processes is started")
def test_also_workers_with_another_toolkit_that_came_later(
    tracker: Tracker, inbox: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_refuse_unfit", lambda client, address: None)
    monkeypatch.setattr(cluster, "toolkit_known_by", lambda: "another one")
    assert "have another version of this toolkit" in refused(tracker, address)


def test_without_the_extra_a_sentence_says_what_to_install(
    tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert 'pip install "tracker-toolkit[dask]"' in refused(tracker, "127.0.0.1:8786")
