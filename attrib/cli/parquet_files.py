"""`attrib analyze --format parquet`: each input file becomes a Parquet file, whole or not at all.

So a folder of dumps may be shared out among processes and machines by whatever is there, and run again after any
failure: what is done is left as it is.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, tee
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from attrib._version import __version__
from attrib.cli import cores, output, reading

if TYPE_CHECKING:
    from attrib.readers import Reading
    from attrib.readers.gathering import Item
    from attrib.report.model import Report
    from attrib.rules import RuleSet

ENDING = ".parquet"
Made: TypeAlias = "Report | Reading | reading.InputError | None"
"""What becomes of an article: of one in another language, nothing more."""


class Job(NamedTuple):
    """A file to be read, and the one that is made of it."""

    item: "Item"
    target: Path


def jobs_of(names: Sequence[str], items: "Sequence[Item]", destination: Path | None) -> list[Job]:
    """Give which file is made of which; the command fails where that is not told apart."""
    from attrib.archive.parquet import needed
    from attrib.archive.schema import ArchiveError

    try:
        needed()
    except ArchiveError as error:
        output.fail(f"--format parquet: {error}")
    if destination is None:
        output.fail("--format parquet needs --output: a folder, in which each input file gets one")
    if destination.suffix == ENDING and not destination.is_dir():
        if len(items) != 1:
            output.fail(f"{destination}: one file, for {len(items):,} inputs; name a folder for --output")
        return [Job(items[0], destination)]
    jobs = [Job(item, destination / f"{_name(item, names)}{ENDING}") for item in items]
    taken: dict[Path, str] = {}
    for item, target in jobs:
        if target in taken:
            output.fail(f"{item.name}: would be {target}, as {taken[target]} is; give it another folder for --output")
        taken[target] = item.name
    return jobs


def _name(item: "Item", names: Sequence[str]) -> str:
    """Give the path of a file from the folder or archive on that was named; an address as one name."""
    if item.name == reading.STANDARD_INPUT:
        return "standard-input"
    path = PurePath(item.name)
    for name in names:
        if item.name != name and path.is_relative_to(name):
            return str(path.relative_to(name))
    return path.name or "page"


def is_done(job: Job, rules: "RuleSet") -> bool:
    """Tell whether a file is made already, by these rules and this attrib, of an input as it is now."""
    from attrib.archive.parquet import told_in

    wanted = _told(job.item, rules)
    return "attrib.input" in wanted and job.target.is_file() and wanted.items() <= told_in(job.target).items()


class _Asked(NamedTuple):
    """What an article is for."""

    job: Job
    foreign: "Reading | None"
    """It, where it is in another language, and not judged."""


def outcomes_of(
    jobs: Sequence[Job], read: reading.Read, rules: "RuleSet", work: cores.Work
) -> "Iterator[tuple[Job, Iterator[Made]]]":
    """Give for each file that is to be made what becomes of its articles, which are to be used before the next."""
    asked, same = tee(_asked(jobs, read, rules))
    done = zip(asked, cores.done((outcome for _, outcome in same), work), strict=True)
    for job, group in groupby(done, key=lambda each: each[0][0].job):
        yield job, (it.foreign or made for (it, _), (_, made) in group)


def _asked(jobs: Sequence[Job], read: reading.Read, rules: "RuleSet") -> "Iterator[tuple[_Asked, reading.Outcome]]":
    from attrib.text.language import looks_english

    for job in jobs:
        for outcome in read([job.item]):
            if isinstance(outcome, reading.Found) and not looks_english(outcome.reading.text, rules.words):
                yield _Asked(job, outcome.reading), None
            else:
                yield _Asked(job, None), outcome


def write(job: Job, outcomes: "Iterator[Made]", rules: "RuleSet") -> int:
    """Make a file of reports, and of articles in other languages; none is made where there is no article.

    What is wrong is told, and stands in the rows; give how much that is.
    """
    from attrib.archive.parquet import write as write_rows

    faults: list[reading.InputError] = []
    rows = _rows(outcomes, faults)
    first = next(rows, None)
    if first is None:
        return len(faults)
    with output.part_of(job.target) as part:
        write_rows(part, chain([first], rows), archived=False, told=_told(job.item, rules))
    return len(faults)


def _rows(outcomes: "Iterator[Made]", faults: "list[reading.InputError]") -> Iterator[dict[str, Any]]:
    """Give the rows of a file: none until there is an article."""
    from attrib.archive.parquet import failed, foreign, nested
    from attrib.readers import Reading
    from attrib.views.wording import place

    waiting: list[dict[str, Any]] | None = []
    for outcome in outcomes:
        if isinstance(outcome, reading.InputError):
            output.complain(str(outcome))
            faults.append(outcome)
            name, _, reason = str(outcome).partition(": ")
            if waiting is None:
                yield failed(name, reason)
            else:
                waiting.append(failed(name, reason))
        elif outcome is not None:
            yield from waiting or ()
            waiting = None
            if isinstance(outcome, Reading):
                yield foreign(place(outcome), outcome)
            else:
                yield nested(place(outcome.article), outcome)


def _told(item: "Item", rules: "RuleSet") -> dict[str, str]:
    """Give what a file tells of all its rows: by what they were made, and of what."""
    told = {"attrib.version": __version__, "attrib.rules": rules.name, "attrib.rules_sha256": rules.sha256}
    try:
        found = Path(item.name).stat()
    except (OSError, ValueError):
        return told
    return told | {"attrib.input": f"{found.st_size} bytes of {found.st_mtime_ns}"}
