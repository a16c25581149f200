"""From a path to gold: JSON lines, or a folder of brat standoff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrib.evaluation.brat import gold_in_documents, gold_in_folder
from attrib.evaluation.gold import Fault, Gold, GoldArticle
from attrib.evaluation.json_lines import NO_GOLD, gold_in_lines


def read_gold(path: str | Path) -> Gold:
    """Read gold: a folder of brat standoff, one brat document (its .ann file), or a file of JSON lines.

    What cannot be used is a fault, and the rest is read; raises nothing.
    """
    articles: list[GoldArticle] = []
    faults: list[Fault] = []
    notes: list[str] = []
    for each in each_gold(path):
        if isinstance(each, GoldArticle):
            articles.append(each)
        elif isinstance(each, Fault):
            faults.append(each)
        else:
            notes.append(each)
    return Gold(tuple(articles), tuple(faults), tuple(notes))


def each_gold(path: str | Path) -> Iterator[GoldArticle | Fault | str]:
    """Give what `read_gold` reads piece by piece; notes are strings."""
    name, path = str(path), Path(path)
    try:
        yield from _pieces(name, path)
        return
    except FileNotFoundError:
        reason = "no such file or folder"
    except OSError as error:
        reason = f"cannot be read ({error.strerror or type(error).__name__})"
    except ValueError:
        reason = "not a possible file name"
    yield Fault(name, None, reason)


def _pieces(name: str, path: Path) -> Iterator[GoldArticle | Fault | str]:
    if not name:
        raise FileNotFoundError
    if path.is_dir():
        yield from gold_in_folder(path)
    elif path.suffix == ".ann" and path.exists():
        yield from gold_in_documents([path], path.parent)
    elif path.is_char_device() or path.is_block_device():
        yield Fault(name, None, "a device, not a file")
    else:
        with path.open("rb") as lines:
            yield from _with_standoff_named(path, gold_in_lines(lines, name))


def _with_standoff_named(path: Path, gold: Iterable[GoldArticle | Fault]) -> Iterator[GoldArticle | Fault]:
    """Point to the annotation where what was given is the article beside it."""
    for each in gold:
        standoff = path.with_suffix(".ann")
        if isinstance(each, Fault) and each.reason == NO_GOLD and standoff.is_file():
            yield Fault(str(path), None, f"an article; its annotation is {standoff}")
        else:
            yield each
