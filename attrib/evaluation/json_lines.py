r"""Gold as JSON lines: one article a line, as `GoldArticle` has it.

    {"id": "a1", "text": "…", "attributions": [
        {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 40], [52, 70]], "label": "AO",
         "alt": "AX", "stance": "denies", "who": "a harbour official",
         "members": [{"who": "a harbour official", "label": "AO"}, {"who": "two drivers", "label": "AX"}]}]}

All but `content` may be left out; more keys are allowed and not read.
"""

from __future__ import annotations

import codecs
from typing import get_args

import msgspec

from attrib.constructions.construction import Stance
from attrib.evaluation.gold import Fault, Gold, GoldArticle, Label, misfit
from attrib.text.misfits import in_words

NO_GOLD = "not gold: neither JSON lines (on each line an object) nor brat standoff (.ann)"

CHOICES = {"label": get_args(Label), "alt": get_args(Label), "stance": get_args(Stance)}


def read_json_lines(data: bytes, path: str) -> Gold:
    """Read the bytes of a file; each line that cannot be used is a fault, and the others are read."""
    articles: list[GoldArticle] = []
    faults: list[Fault] = []
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            article = msgspec.json.decode(line, type=GoldArticle)
        except msgspec.ValidationError as error:
            faults.append(Fault(path, number, in_words(str(error), CHOICES)))
        except RecursionError:
            faults.append(Fault(path, number, "nested too deeply"))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            faults.append(Fault(path, number, f"not a JSON object on one line ({error})"))
        else:
            if reason := misfit(article):
                faults.append(Fault(path, number, f"article {article.id}: {reason}"))
            else:
                articles.append(article)
    if not (articles or faults):
        faults.append(Fault(path, None, "empty"))
    elif not articles and not any(_seems_an_object(line) for line in data.split(b"\n")):
        faults = [Fault(path, None, NO_GOLD)]
    return Gold(tuple(articles), tuple(faults))


def _seems_an_object(line: bytes) -> bool:
    return line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{") and b":" in line
