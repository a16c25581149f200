"""A portion becomes rows: what a worker does."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec
from msgspec.structs import replace

from attrib.analysis import Analysis
from attrib.archive.columns import columns_of
from attrib.archive.naming import sound
from attrib.archive.taking import StoredText, Unread
from attrib.readers.reading import NotAnArticleError, Reading, UnreadableError
from attrib.text.language import looks_english
from attrib.views.rows import ROWS, ArticleRow, Row, Table, rows_of

if TYPE_CHECKING:
    from attrib.archive.taking import Task
    from attrib.report.model import Report
    from attrib.rules import RuleSet

LONGEST = 1_000_000
"""Characters of the longest text that is analysed, a hundred times an article."""
TOO_LONG = f"a text of more than {LONGEST:,} characters"
OWN_VOICE = "none"
"""The kind of claims that rest on no source: they are counted, and take no rows."""
TOLD = ("title", "byline", "id", "date", "outlet", "section")
"""What a reading says of its article."""
ENGLISH = "en"
OTHER_LANGUAGE = "other"


class Text(NamedTuple):
    """A text as it is kept."""

    packed: bytes
    roles: str | None
    """What paragraphs are known to be, as JSON; null where nothing is known."""
    format: str


class Analysed(NamedTuple):
    """An article as it goes into the archive."""

    figures: ArticleRow
    """Figures are null where there is an error, and for another language."""
    others: dict[str, str | int | float]
    language: str | None = None
    error: str | None = None
    text: Text | None = None
    sources: tuple[tuple[Any, ...], ...] = ()
    claims: tuple[tuple[Any, ...], ...] = ()
    findings: tuple[tuple[Any, ...], ...] = ()


@dataclass(frozen=True)
class Analyst:
    """Makes rows of tasks, by a rule set."""

    rules: RuleSet
    texts: bool
    """Whether texts are kept."""

    def articles_of(self, task: Task) -> list[Analysed]:
        """Read and analyse the articles of a task; none where it has none, and those with errors too."""
        portion = task.portion
        if isinstance(portion, Unread):
            return [failed(str(task.article), portion.reason)]
        found: list[Analysed] = []
        try:
            for each in portion.articles():
                if isinstance(each, Reading):
                    found.append(self._analysed(each, task))
                elif not isinstance(each, NotAnArticleError):
                    found.append(failed(_numbered(each, task), each.reason))
        except UnreadableError as error:
            if isinstance(error, NotAnArticleError) and getattr(portion, "found", True):
                return found
            return [failed(task.article or task.file, error.reason)]
        except Exception as error:
            if os.environ.get("ATTRIB_DEBUG"):
                raise
            found.append(failed(task.article or task.file, f"could not be analysed ({type(error).__name__})"))
        return found if task.article else _told_apart(found)

    def _analysed(self, reading: Reading, task: Task) -> Analysed:
        reading = sound_reading(reading)
        name = task.article or sound(_in_file(task.file, reading))
        others = {} if isinstance(task.portion, Unread) else _sound_others(task.portion.others())
        text = self._kept(reading) if self.texts or isinstance(task.portion, StoredText) else None
        known = Analysed(_without_figures(name, reading), others, text=text)
        if len(reading.text) > LONGEST:
            return known._replace(error=TOO_LONG, text=None)
        if not looks_english(reading.text, self.rules.words):
            return known._replace(language=OTHER_LANGUAGE)
        report = Analysis(reading, self.rules).report
        return known._replace(
            figures=cast("ArticleRow", next(rows_of("articles", name, report))),
            language=ENGLISH,
            sources=tuple(_stored("sources", report)),
            claims=tuple(_stored("claims", report)),
            findings=tuple(_stored("findings", report)),
        )

    def _kept(self, reading: Reading) -> Text:
        known = [part for part in reading.parts if part.role is not None]
        roles = msgspec.json.encode([part._replace(origin=None) for part in known]).decode() if known else None
        return Text(zlib.compress(reading.text.encode("utf-8", "surrogatepass")), roles, reading.format)


def failed(name: str, reason: str) -> Analysed:
    """Give an article of which nothing is known but why."""
    return Analysed(_without_figures(sound(name)), {}, error=sound(reason))


def sound_reading(reading: Reading) -> Reading:
    """Give an article without halves of characters."""
    told = {name: getattr(reading, name) for name in ("text", *TOLD)}
    return replace(reading, **{name: sound(value) for name, value in told.items() if value is not None})


def _sound_others(others: dict[str, str | int | float]) -> dict[str, str | int | float]:
    return {sound(name): sound(value) if isinstance(value, str) else value for name, value in others.items()}


def _stored(table: Table, report: Report) -> Iterator[tuple[Any, ...]]:
    """Give a report's rows of a table, as they are stored."""
    places = [ROWS[table]._fields.index(column.name) for column in columns_of(table)]
    for row in rows_of(table, "", report):
        if not _is_own_voice(row):
            yield tuple([row[place] for place in places])


def _is_own_voice(row: Row) -> bool:
    return getattr(row, "kind", None) == OWN_VOICE and hasattr(row, "stance")


def _without_figures(name: str, reading: Reading | None = None) -> ArticleRow:
    values: dict[str, Any] = dict.fromkeys(ArticleRow._fields)
    return ArticleRow(**values | {each: getattr(reading, each, None) for each in TOLD} | {"article": name})


def _in_file(file: str, reading: Reading) -> str:
    """Give the name of an article of a file that is read at once: it stays with this file, whatever its address."""
    return file if reading.number is None else f"{file}#{reading.id or reading.number}"


def _numbered(error: UnreadableError, task: Task) -> str:
    return f"{task.file}#{error.name.rpartition('#')[2]}" if "#" in error.name else task.file


def _told_apart(found: Iterable[Analysed]) -> list[Analysed]:
    """Give the articles of a file so that no two have the same name: the second has " (2)" behind it."""
    taken: set[str] = set()
    apart = []
    for each in found:
        name = each.figures.article
        if name in taken:
            name = next(new for number in count(2) if (new := f"{name} ({number})") not in taken)
        taken.add(name)
        apart.append(each._replace(figures=each.figures._replace(article=name)))
    return apart
