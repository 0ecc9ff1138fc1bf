"""Work off the window's thread: one lane writes, one reads, one for what takes long, for doubles, and for servers."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


class Lane(Enum):
    """Name the lanes: in each, one job runs at a time, in the order in which they came."""

    READING = auto()
    WRITING = auto()
    LONG = auto()
    SEARCHING = auto()
    SYNCING = auto()


@dataclass(frozen=True, slots=True)
class Done:
    """Hold what a job answered, or what went wrong, and who is to be told."""

    job: Job
    result: Any = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Hold a call, for whom it is made, and whom its answer or fault goes to on the window's thread.

    key: a newer job of the same owner and key takes its place, whether it has run or not; empty: none does.
    """

    owner: QObject
    call: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    key: str = ""


class Jobs(QObject):
    """Live as the lanes; `close` them before the window's thread ends."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane.name) for lane in Lane}
        self._newest: dict[tuple[int, str], Job] = {}
        self._unended: set[Future[None]] = set()
        self.under_way = 0
        self._is_retired = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, lane: Lane, job: Job) -> None:
        """Run a job in a lane; its answer comes back on the window's thread. Retired lanes begin nothing."""
        if self._is_retired:
            return
        if job.key:
            self._newest[id(job.owner), job.key] = job
        self.under_way += 1
        begun = self._lanes[lane].submit(self._run, job)
        self._unended.add(begun)
        begun.add_done_callback(self._unended.discard)

    def _run(self, job: Job) -> None:
        done = Done(job)
        if not self._is_superseded(job):
            try:
                done = Done(job, job.call())
            except BaseException as error:  # noqa: BLE001 - it goes on to whoever asked, on the window's thread; here nobody would hear of it
                done = Done(job, error=error)
        self._arrived.emit(done)

    def _is_superseded(self, job: Job) -> bool:
        return bool(job.key) and self._newest.get((id(job.owner), job.key)) is not job

    def _deliver(self, done: Done) -> None:
        self.under_way -= 1
        job = done.job
        if self._is_retired or self._is_superseded(job):
            return
        if job.key:
            del self._newest[id(job.owner), job.key]
        if not isValid(job.owner):
            return
        if done.error is None:
            job.then(done.result)
        else:
            job.failed(done.error)

    def retire(self) -> None:
        """Begin nothing more but what is to be written, and let nobody hear what these lanes answer."""
        self._is_retired = True
        for lane, workers in self._lanes.items():
            workers.shutdown(wait=False, cancel_futures=lane is not Lane.WRITING)

    def close(self, patience: float | None = None) -> bool:
        """Wait for all that is to be written, then this many seconds for what else runs; tell whether all has ended."""
        self.retire()
        self._lanes[Lane.WRITING].shutdown()
        if wait(tuple(self._unended), patience).not_done:
            return False
        for workers in self._lanes.values():
            workers.shutdown()
        return True
