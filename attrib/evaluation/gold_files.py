"""From a path to gold: JSON lines, or a folder of brat standoff."""

from __future__ import annotations

from pathlib import Path

from attrib.evaluation.brat import read_brat, read_documents
from attrib.evaluation.gold import Fault, Gold
from attrib.evaluation.json_lines import NO_GOLD, read_json_lines


def read_gold(path: str | Path) -> Gold:
    """Read gold: a folder of brat standoff, one brat document (its .ann file), or a file of JSON lines.

    What cannot be used is a fault, and the rest is read; raises nothing.
    """
    name, path = str(path), Path(path)
    try:
        if not name:
            raise FileNotFoundError
        if path.is_dir():
            return read_brat(path)
        if path.suffix == ".ann" and path.exists():
            return read_documents([path], path.parent)
        if path.is_char_device() or path.is_block_device():
            return Gold((), (Fault(name, None, "a device, not a file"),))
        return _with_standoff_named(path, read_json_lines(path.read_bytes(), name))
    except FileNotFoundError:
        reason = "no such file or folder"
    except OSError as error:
        reason = f"cannot be read ({error.strerror or type(error).__name__})"
    except ValueError:
        reason = "not a possible file name"
    return Gold((), (Fault(name, None, reason),))


def _with_standoff_named(path: Path, gold: Gold) -> Gold:
    """Point to the annotation where what was given is the article beside it."""
    standoff = path.with_suffix(".ann")
    if [fault.reason for fault in gold.faults] != [NO_GOLD] or not standoff.is_file():
        return gold
    return Gold((), (Fault(str(path), None, f"an article; its annotation is {standoff}"),))
