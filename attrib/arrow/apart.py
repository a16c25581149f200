"""Articles are read in a process apart, one for each thread, so that none can end or hold up whoever asks for it.

An engine tries again what ends its worker: four times, or for ever. Here a text that ends the process, twice, or takes
more processor time than an article may, has its error, and the next one a new process. No clock decides, so a busy
machine gives the same rows. The process ends when nobody can ask it any more.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from typing import Any

from attrib.archive.parquet import Row, failed
from attrib.arrow.reader import READY, Start
from attrib.arrow.work import Work, WorkError
from attrib.pool import ENDED
from attrib.readers.records import id_of

SECONDS = 60.0
"""Processor time for an article; the longest that are read take a tenth of it."""
TOO_SLOW = "took more than {seconds:g} seconds of processor time"
_own = threading.local()


def apart(work: Work) -> Apart:
    """Give the process of this thread for some work. Raises WorkError or RuleSetError where it cannot be done here."""
    known: Apart | None = getattr(_own, "apart", None)
    if known is None or known.work != work or known.owner != os.getpid():
        _own.apart = known = Apart(work)
    return known


class Apart:
    """A process that reads articles."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.owner = os.getpid()
        self._start()

    def row_of(self, record: Mapping[str, Any]) -> Row:
        """Give the row of a record, also of one that ends the process."""
        for _ in range(2):
            row: Row | None = self._asked(record)
            if row is not None:
                return row
            status = self._process.wait()
            self._start()
            if status == -getattr(signal, "SIGPROF", 0):
                return self._failed(record, TOO_SLOW.format(seconds=SECONDS))
        return self._failed(record, ENDED)

    def _failed(self, record: Mapping[str, Any], reason: str) -> Row:
        return failed(id_of(record, self.work.fields), reason)

    def _asked(self, value: object) -> Any:
        """Give the answer, or nothing where the process ended before it came."""
        incoming, outgoing = self._process.stdin, self._process.stdout
        assert incoming is not None
        assert outgoing is not None
        try:
            pickle.dump(value, incoming, pickle.HIGHEST_PROTOCOL)
            incoming.flush()
            return pickle.load(outgoing)
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        except BaseException:
            _own.apart = None  # an answer that nobody waits for would be taken for the next one's
            raise

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from attrib.arrow.reader import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        weakref.finalize(self, _end, self._process, self.owner)
        answer = self._asked(Start(self.work, SECONDS))
        if answer != READY:
            raise WorkError(answer or f"attrib could not be started (exit status {self._process.wait()})")


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    """End a process, unless it is that of the process of which this one is a copy."""
    if owner == os.getpid():
        process.kill()
        process.communicate()
