"""Reading returns beyond one machine: the processes of a Dask cluster, as an executor.

What a worker sends back is believed, as what a process of this computer does: a cluster is trusted with the returns,
and with what is read in them.
"""

import gc
import hashlib
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import toolkit
from toolkit.endings import undisturbed
from toolkit.jobs.returns.apart import Apart
from toolkit.tracker.record.problems import Refused

if TYPE_CHECKING:
    from distributed import Client

Result = TypeVar("Result")
PATIENCE_SECONDS = 10.0
"""How long to wait for an answer of the cluster, and how often to look whether it still has workers."""


class OtherToolkit(Exception):
    """A worker has another toolkit than the one that sent it work."""


def cluster(address: str) -> Apart:
    """The workers of the cluster whose scheduler answers at an address; they are sent the bytes of the returns."""
    return Apart(partial(_opened, address), sees_files=False)


@contextmanager
def _opened(address: str) -> Iterator[Executor]:
    """An executor of the cluster.

    Raises:
        Refused: There is none, it has no workers, or they have another toolkit.
    """
    client = _connected(address)
    try:
        _refuse_unfit(client, address)
        executor = _Workers(client, address)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)
    finally:
        with suppress(Exception):  # nothing is lost with a cluster that does not even answer now
            client.close(timeout=PATIENCE_SECONDS)


def _connected(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError:
        raise Refused("cluster-not-installed") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said in our words
    try:
        client = _within(2 * PATIENCE_SECONDS,
                         lambda: Client(address, timeout=PATIENCE_SECONDS, set_as_default=False))
    except (OSError, ValueError, ImportError) as error:
        raise Refused("cluster-silent", found=address, suggestion=_plainly(error)) from None
    return client


def _within(seconds: float, done: Callable[[], Result]) -> Result:
    """What a function gives, if it does so in time: whatever else answers at an address may be silent for ever.

    Raises:
        TimeoutError: It does not.
    """
    found: Future[Result] = Future()

    def do() -> None:
        try:
            found.set_result(done())
        except BaseException as error:
            found.set_exception(error)

    with undisturbed():
        threading.Thread(target=do, daemon=True).start()
    return found.result(timeout=seconds)


def _plainly(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")


def _refuse_unfit(client: "Client", address: str) -> None:
    """Refuse a cluster without workers, or whose toolkit is not ours: what they read would not be what is read here."""
    try:
        _within(2 * PATIENCE_SECONDS, lambda: client.wait_for_workers(1, timeout=PATIENCE_SECONDS))
        found = _within(2 * PATIENCE_SECONDS, lambda: client.run(toolkit_known_by, on_error="return"))
    except TimeoutError:
        raise Refused("cluster-without-workers", found=address) from None
    except OSError as error:
        raise Refused("cluster-silent", found=address, suggestion=_plainly(error)) from None
    others = [worker for worker, known_by in found.items() if known_by != toolkit_known_by()]
    if others:
        raise _other(address, ", ".join(sorted(others)))


def _other(address: str, workers: str) -> Refused:
    return Refused("cluster-other-toolkit", found=address, suggestion=workers)


@cache
def toolkit_known_by() -> str:
    """What this toolkit is known by: its version, a digest of its code, and what it runs on."""
    here = Path(toolkit.__file__).parent
    code = hashlib.sha256()
    for path in sorted(here.rglob("*.py"), key=lambda one: one.relative_to(here).parts):
        code.update(path.read_bytes())
    return f"{toolkit.__version__} {code.hexdigest()} {os.name} {sys.version_info[:2]}"


class _Workers(Executor):
    """The workers of a cluster as an executor; lost ones break what they were at, as a lost process does."""

    def __init__(self, client: "Client", address: str) -> None:
        self._client, self._address = client, address
        self._executor = client.get_executor(pure=False, retries=0)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Send work to a worker."""
        try:
            sent = self._executor.submit(_on_a_worker, toolkit_known_by(), fn, *args, **kwargs)
        except Exception as error:
            raise BrokenExecutor from error
        return _Sent(sent, self._lost, self._address)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End it; what was not begun is not done."""
        del cancel_futures
        with suppress(Exception):
            self._executor.shutdown(wait=wait)

    def _lost(self) -> bool:
        """Whether nobody is left to do the work."""
        try:
            return not _within(PATIENCE_SECONDS, self._client.nthreads)
        except Exception:
            return True


class _Sent(Future[Any]):
    """Work that was sent to a worker."""

    def __init__(self, sent: "Future[Any]", is_lost: Callable[[], bool], address: str) -> None:
        super().__init__()
        self._sent, self._is_lost, self._address = sent, is_lost, address

    def result(self, timeout: float | None = None) -> Any:
        """What the worker sends back.

        Raises:
            BrokenExecutor: The worker was lost.
            Refused: It has another toolkit.
        """
        from distributed import KilledWorker

        del timeout
        while True:
            try:
                return self._sent.result(timeout=PATIENCE_SECONDS)
            except TimeoutError as error:
                if self._sent.done() or self._is_lost():
                    raise BrokenExecutor from error
            except (KilledWorker, CancelledError, OSError) as error:
                raise BrokenExecutor from error
            except OtherToolkit as other:
                raise _other(self._address, str(other)) from None


def _on_a_worker(known_by: str, work: Callable[..., Result], *args: Any) -> Result:
    """Do work in a process of a cluster; who joined it later may have another toolkit."""
    if known_by != toolkit_known_by():
        from distributed import get_worker

        raise OtherToolkit(get_worker().address)
    gc.disable()  # as in the processes of one computer
    try:
        return work(*args)
    finally:
        gc.enable()
