"""Processes that make rows of tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from attrib.archive.analysing import Analysed, Analyst, failed
from attrib.archive.schema import ArchiveError
from attrib.archive.taking import Task
from attrib.pool import Lost, NotBegunError, Pool

NOT_BEGUN = "the processes that analyse end as they begin; in Python, build under “if __name__ == '__main__':”"

Batch = Sequence[Task]
Done = list[list[Analysed]]
"""For each task of a batch its articles."""


class Work(NamedTuple):
    """How workers work."""

    rules: str
    """Name or file of the rule set; rule sets themselves do not go from process to process."""
    sha256: str
    texts: bool
    jobs: int


class Workers:
    """A pool of processes for tasks."""

    def __init__(self, work: Work) -> None:
        self._pool: Pool[Task, list[Analysed]] = Pool(work.jobs, partial(analyst, work))

    def done(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done]]:
        """Give batches with what became of them, in their order. Raises ArchiveError where no process can begin."""
        try:
            for batch, done in self._pool.done(batches):
                yield batch, [_told(task, each) for task, each in zip(batch, done, strict=True)]
        except NotBegunError as error:
            raise ArchiveError(NOT_BEGUN) from error

    def end(self) -> None:
        """End the processes, once each has done the batch that it is at."""
        self._pool.end()


def analyst(work: Work) -> Callable[[Task], list[Analysed]]:
    """Make a process ready. Raises ArchiveError where the rule set is gone, or has changed since the build began."""
    from attrib.rules import RuleSetError, load_rules  # noqa: PLC0415

    try:
        rules = load_rules(work.rules)
    except RuleSetError as error:
        raise ArchiveError(str(error)) from error
    if rules.sha256 != work.sha256:
        raise ArchiveError("the rule set has changed while the archive was built; run it again")
    return Analyst(rules, work.texts).articles_of


def _told(task: Task, done: list[Analysed] | Lost) -> list[Analysed]:
    return [failed(task.article or task.file, done.reason)] if isinstance(done, Lost) else done
