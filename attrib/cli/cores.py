"""Articles on all cores: what becomes of each is the same, and in the same order, as one after the other."""

import os
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from attrib.cli import output
from attrib.cli.reading import STANDARD_INPUT, Found, InputError, Outcome, each, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.readers import Reading
    from attrib.readers.gathering import Item
    from attrib.report.model import Report

FEWEST = 100
"""Articles that one process has done before others are ready."""
AT_ONCE = 8
"""Articles that go to a process together."""

Use: TypeAlias = "Callable[[Found], Report]"
"""Makes a report of an article. Raises InputError."""

Sent: TypeAlias = "bytes | Report | InputError"
"""How a report goes from one process to another: packed, unless it has halves of characters."""


class Work(NamedTuple):
    """How reports are made, and by how many processes."""

    use: "Use"
    """What this process does with an article."""
    begin: "Callable[[], Use]"
    """Makes another process ready, and gives what that does with an article. It goes there with all that it holds."""
    jobs: int
    many: bool
    """Whether it is known that there are many articles, so that others are started at once."""


def available() -> int:
    """Count the cores that there are for this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_on(found: "Sequence[Item]", use: "Use", begin: "Callable[[], Use]", wanted: int | None) -> Work:
    """Give the work on what is to be read, by as many processes as are wanted, or one a core.

    Standard input is read by one: there each article is wanted when it comes.
    """
    jobs = 1 if any(item.name == STANDARD_INPUT for item in found) else wanted or available()
    return Work(use, begin, jobs, len(found) >= FEWEST)


def done(outcomes: "Iterator[Outcome]", work: Work) -> "Iterator[tuple[Outcome, Report | InputError | None]]":
    """Give every article with what was made of it, or what was wrong, or None as it comes.

    The first are done here, unless it is known that there are many; others, where several jobs are wanted, elsewhere.
    """
    alone = islice(outcomes, None if work.jobs == 1 else 0 if work.many else FEWEST)
    for outcome in alone:
        for made in each(iter([outcome]), work.use):
            yield outcome, made
    first = list(islice(outcomes, 1))
    if first:
        yield from _on_cores(chain(first, outcomes), work)


def _on_cores(outcomes: "Iterator[Outcome]", work: Work) -> "Iterator[tuple[Outcome, Report | InputError | None]]":
    from attrib.pool import Lost, NotBegunError, Pool

    taken: deque[list[Outcome]] = deque()
    pool: Pool[Reading, Sent] = Pool(work.jobs, partial(_ready, work.begin))
    try:
        for _, batch in pool.done(_readings(outcomes, taken)):
            made = iter(batch)
            for outcome in taken.popleft():
                if not isinstance(outcome, Found):
                    yield outcome, outcome
                    continue
                one = next(made)
                yield outcome, _lost(outcome, one.reason) if isinstance(one, Lost) else _received(one)
        pool.end()
    except (InputError, NotBegunError) as error:
        pool.stop()
        output.fail(str(error))
    except BaseException:
        pool.stop()
        raise


def _readings(outcomes: "Iterator[Outcome]", taken: "deque[list[Outcome]]") -> "Iterator[list[Reading]]":
    """Take some outcomes after the other, and give the articles of each, for another process to work on."""
    while several := [_held(each) if isinstance(each, Found) else each for each in islice(outcomes, AT_ONCE)]:
        taken.append(several)
        yield [each.reading for each in several if isinstance(each, Found)]


def _held(found: Found) -> Found:
    """Take the text of an article's file while that is open."""
    return found._replace(markup=partial(str, found.markup()))


def _lost(found: Found, reason: str) -> InputError:
    return InputError(f"{found.reading.path or shown(STANDARD_INPUT)}: {reason}")


def _ready(begin: "Callable[[], Use]") -> "Callable[[Reading], Sent]":
    return partial(_sent, begin())


def _sent(use: "Use", reading: "Reading") -> "Sent":
    import msgspec

    try:
        report = use(Found(reading, str))
    except InputError as error:
        return error
    try:
        return msgspec.msgpack.encode(report)
    except UnicodeEncodeError:
        return report


def _received(sent: "Sent") -> "Report | InputError":
    import msgspec

    from attrib.report.model import Report

    return msgspec.msgpack.decode(sent, type=Report) if isinstance(sent, bytes) else sent
