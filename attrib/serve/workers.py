"""Processes that answer, each one story at a time; one that takes too long is ended, and another takes its place."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NamedTuple, TypeVar

from attrib.serve.answering import Answerer, Kind
from attrib.serve.records import Answer, Offer, problem

START_PATIENCE = 120.0
"""Seconds in which a new process must be ready."""
Done = TypeVar("Done")


class Limits(NamedTuple):
    """How much is done at once, and for how long."""

    jobs: int
    seconds: float
    """After which a process that still answers is ended."""
    waiting: int
    """Stories that may wait for a process; those beyond are turned away."""


class EndedError(Exception):
    """A process that answered has ended, or was: `answer` says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


class Worker:
    """A process that answers. Its methods wait for it, so they are called in threads."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer
        self._start()

    def answer(self, kind: Kind, body: bytes, seconds: float) -> Answer:
        """Have a body answered. Raises EndedError where that takes too long, or ends the process."""
        try:
            self._connection.send((kind, body))
            if not self._connection.poll(seconds):
                raise EndedError(problem(504, f"The story took longer than {seconds:g} seconds; it was given up."))
            return Answer(*self._connection.recv())
        except (EOFError, OSError):
            raise EndedError(problem(500, "The process that read the story has ended.")) from None

    def restart(self) -> None:
        """Put another process in its place."""
        self.end()
        self._start()

    def end(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=work, args=(other, self._offer), daemon=True)
        self._process.start()
        other.close()
        if not self._connection.poll(START_PATIENCE):
            raise EndedError(problem(500, "A process did not start."))
        self._connection.recv()


class Pool:
    """Several workers, and the stories that wait for one."""

    def __init__(self, offer: Offer, limits: Limits) -> None:
        self._offer = offer
        self._limits = limits
        self._threads = ThreadPoolExecutor(limits.jobs)
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: list[Worker] = []
        self._tasks: set[asyncio.Future[object]] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Start the workers, and wait until they are ready."""
        self._workers += await asyncio.gather(
            *(self._in_thread(lambda: Worker(self._offer)) for _ in range(self._limits.jobs))
        )
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def answer(self, kind: Kind, body: bytes) -> Answer:
        """Have a body answered, when there is a worker for it; whoever asked may go away meanwhile."""
        if self._waiting >= self._limits.waiting:
            return problem(503, "Too many stories are waiting; try again in a moment.")
        return await asyncio.shield(self._kept(self._answer(kind, body)))

    def end(self) -> None:
        """End the workers, whatever they are at."""
        for worker in self._workers:
            with suppress(OSError):
                worker.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _answer(self, kind: Kind, body: bytes) -> Answer:
        self._waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self._waiting -= 1
        try:
            answer = await self._in_thread(lambda: worker.answer(kind, body, self._limits.seconds))
        except EndedError as error:
            self._kept(self._replaced(worker))
            return error.answer
        self._idle.put_nowait(worker)
        return answer

    async def _replaced(self, worker: Worker) -> None:
        await self._in_thread(worker.restart)
        self._idle.put_nowait(worker)

    def _kept(self, work: Awaitable[Done]) -> asyncio.Future[Done]:
        """Start work that goes on even where nobody waits for it."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)  # type: ignore[arg-type]
        task.add_done_callback(self._tasks.discard)
        return task

    async def _in_thread(self, work: Callable[[], Done]) -> Done:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


# ---------------------------------------------------------------------- in the worker


def work(connection: Connection, offer: Offer) -> None:
    """Answer what comes, until nothing more can; interrupts are left to the parent, and its end is the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    answerer = Answerer(offer)
    connection.send(None)
    with suppress(EOFError, OSError):
        while True:
            kind, body = connection.recv()
            connection.send(tuple(answerer.answer(kind, body)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
