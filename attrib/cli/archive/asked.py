"""What `search` and `trends` ask alike of an archive."""

import contextlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli import options, output

if TYPE_CHECKING:
    import sqlite3

    from attrib.archive.asking import Selection

Archive = Annotated[Path, typer.Argument(metavar="ARCHIVE", show_default=False, help="The file of the archive.")]
By = Annotated[
    str | None,
    options.valued("COLUMN", "Part by outlet, section, author, or a column of yours."),
]
Since = Annotated[str | None, options.valued("DATE", "From this year, month or day on: 2019, 2019-03.")]
Until = Annotated[str | None, options.valued("DATE", "Up to and with it.")]
Outlet = Annotated[str | None, options.valued("NAME", "Of this outlet alone.")]


class Per(StrEnum):
    """Into what time is parted."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def selection(by: str | None, per: Per | None, since: str | None, until: str | None, outlet: str | None) -> "Selection":
    """Give which articles are meant; the command fails where a date is none."""
    from attrib.archive.asking import DATE, Selection

    for name, date in (("--since", since), ("--until", until)):
        if date is not None and not DATE.fullmatch(date):
            output.fail(f"{name} {date}: should be a year, month or day: 2019, 2019-03 or 2019-03-05")
    return Selection(by, per.value if per else None, since, until, outlet)


@contextlib.contextmanager
def opened(path: Path) -> "Iterator[sqlite3.Connection]":
    """Open an archive that stays as it is; the command fails where it cannot be used."""
    import sqlite3

    from attrib.archive.asking import MixedError
    from attrib.archive.schema import ArchiveError, open_to_read

    try:
        with contextlib.closing(open_to_read(path)) as archive:
            yield archive
    except MixedError as error:
        output.fail(str(error), output.INCOMPLETE)
    except ArchiveError as error:
        output.fail(str(error))
    except sqlite3.Error as error:
        output.fail(f"{path}: {error}")
