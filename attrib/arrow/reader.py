"""A record becomes a row, in a process of its own that may be lost."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from attrib.analysis import Analysis
from attrib.archive.analysing import LONGEST, TOO_LONG, sound_reading
from attrib.archive.parquet import Row, failed, foreign, nested
from attrib.readers.reading import UnreadableError
from attrib.readers.records import id_of, read_record
from attrib.text.language import looks_english

if TYPE_CHECKING:
    from attrib.arrow.work import Work
    from attrib.readers.content import Fields
    from attrib.rules import RuleSet

READY = "ready"


class Start(NamedTuple):
    """What the process is told first."""

    work: Work
    seconds: float
    """Processor time for each article, after which the system ends the process."""


def serve() -> None:
    """Give a row for every record that comes, until none comes any more."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints does not print into the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    timed = hasattr(signal, "setitimer")
    if timed:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def answer(value: object) -> None:
        pickle.dump(value, outgoing, pickle.HIGHEST_PROTOCOL)
        outgoing.flush()

    work, seconds = pickle.load(incoming)
    try:
        rules = work.loaded()
    except Exception as error:
        answer(str(error))
        return
    answer(READY)
    try:
        while True:
            record = pickle.load(incoming)
            if timed:
                signal.setitimer(signal.ITIMER_PROF, seconds)
            answer(row_of(record, work.fields, rules))
    except (EOFError, BrokenPipeError):
        return


def row_of(record: Mapping[str, Any], fields: Fields, rules: RuleSet) -> Row:
    """Read and analyse the article of a record; one that cannot be analysed has its error."""
    name = id_of(record, fields)
    if not record[fields.text or ""]:
        return failed(name, "no text in it")
    try:
        reading = sound_reading(read_record(record, name or "", fields, "parquet"))
        if len(reading.text) > LONGEST:
            return failed(name, TOO_LONG)
        if not looks_english(reading.text, rules.words):
            return foreign(name, reading)
        return nested(name, Analysis(reading, rules).report)
    except UnreadableError as error:
        return failed(name, error.reason)
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        return failed(name, f"could not be analysed ({type(error).__name__})")
