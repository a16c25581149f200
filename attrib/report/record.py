"""What the records of every JSON contract have in common: reports, comparisons, evaluations and reviews."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
NESTED = frozenset([dict, list, tuple])


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A part of a report or the like, which does not change once made, and so cannot be part of itself."""

    def to_dict(self) -> dict[str, Any]:
        """Give the record as plain dicts, lists, strings and numbers: of a report, exactly the JSON contract."""
        plain: dict[str, Any] = _with_lists(msgspec.to_builtins(self))
        return plain


def _with_lists(nested: Any) -> Any:
    """Give a dict, list or tuple with lists in the place of tuples."""
    if isinstance(nested, dict):
        for key, value in nested.items():
            if type(value) in NESTED:
                nested[key] = _with_lists(value)
        return nested
    return [_with_lists(value) if type(value) in NESTED else value for value in nested]
