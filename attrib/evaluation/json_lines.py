r"""Gold as JSON lines: one article a line, as `GoldArticle` has it.

    {"id": "a1", "text": "…", "attributions": [
        {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 40], [52, 70]], "label": "AO",
         "alt": "AX", "stance": "denies", "who": "a harbour official",
         "members": [{"who": "a harbour official", "label": "AO"}, {"who": "two drivers", "label": "AX"}]}]}

All but `content` may be left out; more keys are allowed and not read.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import get_args

import msgspec

from attrib.constructions.construction import Stance
from attrib.evaluation.gold import Fault, GoldArticle, Label, misfit
from attrib.text.misfits import in_words

NO_GOLD = "not gold: neither JSON lines (on each line an object) nor brat standoff (.ann)"

CHOICES = {"label": get_args(Label), "alt": get_args(Label), "stance": get_args(Stance)}


def gold_in_lines(lines: Iterable[bytes], path: str) -> Iterator[GoldArticle | Fault]:
    """Give the article of each line, or why it cannot be used; where no line seems to be an object, only that."""
    held: list[GoldArticle | Fault] = []
    is_gold = False
    for number, line in enumerate(lines, 1):
        content = line.removesuffix(b"\n").removeprefix(codecs.BOM_UTF8 if number == 1 else b"")
        if not content.strip():
            continue
        is_gold = is_gold or _seems_an_object(content)
        held.append(_read(content, path, number))
        if is_gold:
            yield from held
            held.clear()
    if held:
        yield Fault(path, None, NO_GOLD)
    elif not is_gold:
        yield Fault(path, None, "empty")


def _read(line: bytes, path: str, number: int) -> GoldArticle | Fault:
    try:
        article = msgspec.json.decode(line, type=GoldArticle)
    except msgspec.ValidationError as error:
        return Fault(path, number, in_words(str(error), CHOICES))
    except RecursionError:
        return Fault(path, number, "nested too deeply")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Fault(path, number, f"not a JSON object on one line ({error})")
    reason = misfit(article)
    return Fault(path, number, f"article {article.id}: {reason}") if reason else article


def _seems_an_object(line: bytes) -> bool:
    return line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{") and b":" in line
