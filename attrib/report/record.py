"""What the records of every JSON contract have in common: reports, comparisons, evaluations and reviews."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a report or the like, which does not change once made."""

    def to_dict(self) -> dict[str, Any]:
        """Give the record as plain dicts, lists, strings and numbers: of a report, exactly the JSON contract."""
        plain: dict[str, Any] = _with_lists(msgspec.to_builtins(self))
        return plain


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_lists(item) for item in value]
    return value
