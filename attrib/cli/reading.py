"""From what the user named to articles: files, folders, archives, addresses, with one plain line for what is wrong."""

import contextlib
import io
import os
import sys
from functools import partial
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from attrib.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from attrib.readers import Fields, Reading
    from attrib.readers.content import Content
    from attrib.readers.gathering import Item

STANDARD_INPUT = "-"
MOST_SKIPPED = 3
"""Files that are named among those that are no articles."""
Made = TypeVar("Made")


class InputError(Exception):
    """An input that could not be read or analysed; the message is one line that names it."""


class NoArticleError(InputError):
    """An input that is plainly no article."""


class Found(NamedTuple):
    """An article that was read."""

    reading: "Reading"
    markup: "Callable[[], str]"
    """Gives the text of its file, markup included; empty where the file is no text, or holds other articles too."""
    within: str | None = None
    """The folder or archive that it was found in."""


def items(names: "Iterable[str]", stdin_filename: str | None = None) -> "list[Item]":
    """Give what is to be read under these names, as `each_item` does, at once.

    Standard input has the name `stdin_filename`, where one is given.
    """
    found = list(each_item(names))
    return [_called(it, stdin_filename) for it in found] if stdin_filename is not None else found


def each_item(names: "Iterable[str]") -> "Iterator[Item]":
    """Give what is to be read under these names: files, addresses, and all that folders and archives hold."""
    from attrib.readers import UnreadableError
    from attrib.readers.gathering import Item
    from attrib.readers.gathering import each_item as gathered

    for name in names:
        empty = True
        try:
            for each in [item(name)] if name == STANDARD_INPUT or is_address(name) else gathered(name):
                empty = False
                yield each
        except UnreadableError as error:
            yield Item(name, partial(_refuse, name, error.reason))
            continue
        if empty:
            yield Item(name, partial(_refuse, name, "no article in it"))


def may_be_several(names: "Sequence[str]", found: "Sequence[Item]") -> bool:
    """Tell whether more than one article may be read under these names, as from a folder."""
    return len(names) > 1 or any(each.within is not None for each in found)


def item(name: str) -> "Item":
    """Give what is to be read under a name as one file."""
    from attrib.readers.gathering import Item, one_file

    if name == STANDARD_INPUT or is_address(name):
        return Item(name, partial(_opened, name))
    return one_file(name)


def _called(item: "Item", name: str) -> "Item":
    return item._replace(name=name) if item.name == STANDARD_INPUT else item


Outcome: TypeAlias = Found | InputError | None
Read: TypeAlias = "Callable[[Sequence[Item]], Iterator[Outcome]]"
"""Reads what there is to be read."""


def peeked(outcomes: "Iterator[Outcome]", *, together: bool) -> "tuple[bool, Iterator[Outcome]]":
    """Read the first article, and give it again with the others.

    Tells whether there may be several: by the names that were given, if they are read `together`, or by its file.
    """
    first = list(islice(outcomes, 1))
    several = any(isinstance(each, Found) and each.reading.number is not None for each in first)
    return together or several, chain(first, outcomes)


def outcomes(found: "Sequence[Item]", fields: "Fields") -> "Iterator[Outcome]":
    """Give every article that is read, or what was wrong; None for what is no article in a folder.

    How many of these there were is told on standard error, at the end of each folder or archive.
    """
    for within, group in groupby(found, key=lambda each: each.within):
        together = list(group)
        skipped = []
        for each in together:
            try:
                yield from articles_of_item(each, fields)
            except NoArticleError as error:
                if within is not None:
                    skipped.append(each.name)
                yield error if within is None else None
            except InputError as error:
                yield error
        if skipped and len(skipped) == len(together):
            yield InputError(f"{within}: no article in it ({_files(len(together))} of other kinds)")
        elif skipped:
            output.complain(f"{within}: {_skipped(skipped, within)}")


def each(outcomes: "Iterator[Outcome]", use: "Callable[[Found], Made]") -> "Iterator[Made | InputError | None]":
    """Give what `use` makes of every article that was read, or what was wrong, or None as it comes."""
    for outcome in outcomes:
        try:
            yield use(outcome) if isinstance(outcome, Found) else outcome
        except InputError as error:
            yield error


def articles_of_item(item: "Item", fields: "Fields") -> "Iterator[Found | InputError]":
    """Give the articles of a file, or what was wrong with one of them. Raises InputError for the whole file.

    How many parts of it were no articles is told on standard error.
    """
    from attrib.readers import NotAnArticleError, UnreadableError
    from attrib.readers.files import articles_of, open_content
    from attrib.readers.gathering import is_article

    name = shown(item.name)
    passed_over = 0
    with input_errors(name), opened_item(item) as stream:
        content = open_content(stream, name, fields)
        for found in articles_of(content):
            if isinstance(found, NotAnArticleError):
                passed_over += 1
            elif isinstance(found, UnreadableError):
                yield InputError(str(found))
            elif item.within is not None and not is_article(found, item.name):
                raise NotAnArticleError(item.name, "no article, by its name and content")
            elif item.picked is None or item.picked in {str(found.number), found.id}:
                yield Found(_placed(found, item.name, stream), partial(_as_text, content, found), item.within)
    if passed_over:
        what = "record that is not an article" if passed_over == 1 else "records that are not articles"
        output.complain(f"{name}: skipped {passed_over:,} {what}")


def article(wanted: "Item", fields: "Fields") -> Found:
    """Read a file that is one article, or the one that is wanted of it: "archive.csv#17". Raises InputError."""
    name = shown(wanted.name)
    first: Found | None = None
    for outcome in articles_of_item(wanted, fields):
        if isinstance(outcome, Found):
            if wanted.picked is not None:
                return outcome
            if first is not None:
                raise InputError(f"{name}: {_several(wanted.name)}")
            first = outcome
        elif wanted.picked is None:
            raise outcome
    if first is None:
        raise InputError(f"{name}: no article {wanted.picked or ''} in it".replace("  ", " "))
    return first


@contextlib.contextmanager
def input_errors(name: str) -> "Iterator[None]":
    """Turn whatever goes wrong with an input into an InputError."""
    from attrib.readers import NotAnArticleError, UnreadableError

    try:
        yield
    except InputError:
        raise
    except NotAnArticleError as error:
        raise NoArticleError(str(error)) from error
    except UnreadableError as error:
        raise InputError(str(error)) from error
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        raise InputError(f"{name}: could not be analysed, {output.fault(error)}") from error


def _several(name: str) -> str:
    """Say how one of several articles is named, where it can be."""
    if name == STANDARD_INPUT or is_address(name):
        return "several articles, where one is wanted"
    return f"several articles; name one, as {name}#2"


def _placed(reading: "Reading", name: str, stream: "BinaryIO") -> "Reading":
    """Say of an article where it was read."""
    from msgspec.structs import replace

    from attrib.readers.files import place

    address = getattr(stream, "address", name)
    redirected = (f"The address redirects: what was read stands at {address}.",) if address != name else ()
    path = None if name == STANDARD_INPUT and reading.number is None else place(name, reading)
    return replace(reading, path=path, notes=(*redirected, *reading.notes))


def _as_text(content: "Content", reading: "Reading") -> str:
    """Give the text of an article's file, markup included; empty where the file is no text, or several articles."""
    from attrib.readers import UnreadableError

    try:
        return content.text if reading.number is None else ""
    except UnreadableError:
        return ""


def is_address(name: str) -> bool:
    """Tell whether a name is the address of a web page."""
    return name.lower().startswith(("http://", "https://"))


def _refuse(name: str, reason: str) -> "BinaryIO":
    from attrib.readers import UnreadableError

    raise UnreadableError(name, reason)


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"


def _skipped(names: "Sequence[str]", within: str | None) -> str:
    """Say which files in a folder or archive are no articles, the first few by name."""
    shown = ", ".join(name.removeprefix(f"{within}/") for name in names[:MOST_SKIPPED])
    more = ", …" if len(names) > MOST_SKIPPED else ""
    what = "is not an article" if len(names) == 1 else "are not articles"
    return f"skipped {_files(len(names))} that {what}: {shown}{more}"


class _Fetched(io.BytesIO):
    """What was fetched, and the address where it stood."""

    address: str


@contextlib.contextmanager
def opened_item(item: "Item") -> "Iterator[BinaryIO]":
    """Open what is to be read, and close it at the end; standard input stays as it is."""
    stream = item.open()
    try:
        yield stream
    finally:
        if stream is not getattr(sys.stdin, "buffer", None):
            stream.close()


def _opened(name: str) -> "BinaryIO":
    """Open an address or standard input."""
    from attrib.readers import UnreadableError

    if is_address(name):
        from attrib.readers.fetching import fetch

        fetched = fetch(name)
        stream = _Fetched(fetched)
        stream.address = fetched.address
        return stream
    if sys.stdin is None:
        raise UnreadableError(shown(name), "is closed")
    return sys.stdin.buffer


def load(name: str) -> bytes:
    """Give all bytes of a file that is no article, such as a report. Raises UnreadableError."""
    from attrib.readers import UnreadableError, load_stream

    with opened_item(item(name)) as stream:
        try:
            return load_stream(stream)
        except OSError as error:
            raise UnreadableError(shown(name), f"cannot be read ({error.strerror})") from error


def shown(name: str) -> str:
    """Give what messages call a file."""
    return "standard input" if name == STANDARD_INPUT else name
