"""An archive is built: what is new or has changed is analysed, all else stays as it is."""

from __future__ import annotations

import hashlib
import signal
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from attrib.archive.metadata import Metadata
from attrib.archive.schema import open_to_write, told
from attrib.archive.taking import Source, StoredText, Task, Unread, tasks_of
from attrib.archive.workers import Batch, Done, Work, Workers
from attrib.archive.writing import Entry, Known, fingerprint, given_to, has_of, known_of, run_of, write
from attrib.readers.content import Fields
from attrib.readers.portions import WholeFile

if TYPE_CHECKING:
    from attrib.rules import RuleSet

MOST_TASKS = 64
MOST_BYTES = 2_000_000
"""Of a batch, which one process analyses and one transaction writes."""


class Plan(NamedTuple):
    """How an archive is to be built."""

    rules: RuleSet
    rules_name: str
    """By which workers load it."""
    fields: Fields
    metadata: Metadata
    jobs: int
    texts: bool = True
    retry: bool = False
    """Whether what had an error is tried again."""


@dataclass
class Count:
    """How far a build has come."""

    analysed: int = 0
    failed: int = 0
    foreign: int = 0
    """Of the analysed, not in English."""
    unchanged: int = 0
    unchanged_failed: int = 0
    passed_over: int = 0
    """Files that are no articles."""
    repeated: int = 0
    """Articles of the same name as one before: the first stands."""
    read: int = 0
    """Bytes."""
    errors: list[str] = field(default_factory=list)
    """Those that were not told yet."""
    stopped: bool = False


def build(path: Path, sources: Iterable[Source], plan: Plan, tell: Callable[[Count], None]) -> Count:
    """Build an archive, and give how far that came; `tell` is called after each batch.

    An interrupt ends it after what is under way. Raises ArchiveError.
    """
    count = Count()
    try:
        with closing(open_to_write(path)) as archive, _interruptible(count):
            run = run_of(archive, plan.rules)
            archive.execute("CREATE TEMP TABLE taken (article INTEGER PRIMARY KEY)")
            workers = Workers(Work(plan.rules_name, plan.rules.sha256, plan.texts, plan.jobs))
            try:
                tasks = tasks_of(sources, plan.fields, path.absolute().parent)
                stale = _stale(archive, run, plan, tasks, count)
                for batch, done in workers.done(_batches(stale)):
                    _write(archive, run, plan.metadata, batch, done)
                    _note(count, batch, done)
                    tell(count)
            finally:
                workers.end()
    except sqlite3.Error as error:
        raise told(path, error) from error
    return count


def _write(archive: sqlite3.Connection, run: int, metadata: Metadata, batch: Batch, done: Done) -> None:
    entries = [
        Entry(task, articles, [given_to(task, each.figures.article, metadata) for each in articles])
        for task, articles in zip(batch, done, strict=True)
    ]
    write(archive, run, entries)


def _stale(archive: sqlite3.Connection, run: int, plan: Plan, tasks: Iterator[Any], count: Count) -> Iterator[Task]:
    """Give the tasks that are new to the archive, or that it has of another text, other metadata or other rules."""
    for task in tasks:
        if count.stopped:
            return
        if not isinstance(task, Task):
            count.passed_over += 1
            continue
        count.read = task.read
        if task.article is not None and not _is_first(archive, task.article):
            count.repeated += 1
            continue
        if isinstance(task.portion, Unread) and task.article == task.file and has_of(archive, task.file):
            count.failed += 1
            count.errors.append(f"{task.file}: {task.portion.reason}")
            continue
        known = known_of(archive, task)
        fresh = [
            each.input == task.portion.fingerprint()
            and each.run == run
            and _is_told_alike(each, task, plan.metadata)
            and not (plan.retry and each.failed)
            for each in known
        ]
        if known and all(fresh):
            count.unchanged += len(known)
            count.unchanged_failed += sum(each.failed for each in known)
        else:
            yield task


def _is_told_alike(known: Known, task: Task, metadata: Metadata) -> bool:
    """Tell whether the metadata of an article are as they were; what a table once told holds until another is given."""
    if not metadata and not isinstance(task.portion, StoredText):
        return True
    return known.given == fingerprint(task, given_to(task, known.article, metadata))


def _is_first(archive: sqlite3.Connection, article: str) -> bool:
    """Tell whether an article is the first of its name in this build."""
    digest = hashlib.blake2b(article.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(digest, signed=True)
    return archive.execute("INSERT OR IGNORE INTO temp.taken VALUES (?)", (number,)).rowcount > 0


def _batches(tasks: Iterable[Task]) -> Iterator[Batch]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task.portion.data) if isinstance(task.portion, WholeFile) else 0
        if len(batch) >= MOST_TASKS or size >= MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _note(count: Count, batch: Batch, done: Done) -> None:
    for task, articles in zip(batch, done, strict=True):
        count.passed_over += not articles and not isinstance(task.portion, Unread)
        for each in articles:
            if each.error is None:
                count.analysed += 1
                count.foreign += each.language != "en"
            else:
                count.failed += 1
                count.errors.append(f"{each.figures.article}: {each.error}")


@contextmanager
def _interruptible(count: Count) -> Iterator[None]:
    """Take an interrupt as the wish to stop; a second one as any program does."""

    def stop(_number: int, _frame: Any) -> None:
        count.stopped = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    try:
        before = signal.signal(signal.SIGINT, stop)
    except ValueError:  # in another thread than the first one
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
