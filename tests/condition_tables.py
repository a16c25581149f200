"""The tables of the guide to conditions, made from the conditions of the code and what these say of themselves.

In a document a table stands after `<!-- conditions: NAME -->`, by the names of `FOR`.
"""

from __future__ import annotations

import ast
import inspect
import re
from typing import Literal, get_args, get_origin, get_type_hints

from attrib.rules import conditions
from attrib.rules.conditions import OF_ARTICLE, OF_CLAIM, OF_SOURCE, PATTERN_KEYS, When

ALL = tuple(key for key in When.__struct_fields__ if key not in (*OF_SOURCE, *OF_CLAIM, *OF_ARTICLE))
WORDS = tuple(key for key in ALL if key in PATTERN_KEYS)
CLAIM_WORDS = tuple(key for key in OF_CLAIM if key in PATTERN_KEYS)
FOR = {
    "words": (*WORDS, *CLAIM_WORDS),
    "all": tuple(key for key in ALL if key not in WORDS),
    "verdict": OF_SOURCE,
    "claim": tuple(key for key in OF_CLAIM if key not in CLAIM_WORDS),
    "article": OF_ARTICLE,
}
TABLE = re.compile(r"^<!-- conditions: (\w+) -->\n(?:\|.*\n)*", re.MULTILINE)


def rendered(text: str) -> str:
    """Give a document with every table of conditions as the code has them now."""
    return TABLE.sub(lambda found: f"<!-- conditions: {found[1]} -->\n{table(FOR[found[1]])}", text)


def table(keys: tuple[str, ...]) -> str:
    rows = (_row(key) for key in keys if not key.startswith("not_"))
    return "\n".join(["| condition | values | |", "|---|---|---|", *rows, ""])


def said() -> dict[str, str]:
    """Give what each condition says of itself."""
    (record,) = ast.parse(inspect.getsource(When)).body
    assert isinstance(record, ast.ClassDef)
    found, name = {}, None
    for node in record.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name is not None:
            found[name] = " ".join(node.value.value.split())
    return found


def _row(key: str) -> str:
    negated = f", `not_{key}`" if f"not_{key}" in When.__struct_fields__ else ""
    where = " For houses." if key in CLAIM_WORDS else ""
    return f"| `{key}`{negated} | {_values(key)} | {said()[key]}{where} |"


def _values(key: str) -> str:
    if key in PATTERN_KEYS:
        return "patterns"
    hint = get_type_hints(When, vars(conditions))[key]
    choices = [value for part in (hint, *get_args(hint)) if get_origin(part) is Literal for value in get_args(part)]
    if choices:
        return ", ".join(f"`{choice}`" for choice in choices)
    return "`true`, `false`" if bool in get_args(hint) else "words" if str in get_args(hint) else "a number"
