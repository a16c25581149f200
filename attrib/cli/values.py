"""The values of options, without what typer would import to convert them.

Since 0.29 typer converts every value by pydantic, whose import takes longer than reading an article. Most values are
words as they are typed, or one of a few words, or not given at all; only the others are left to typer.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

import typer.core


class _Converter:
    """Converts the plain values of any parameter, and leaves others to what typer makes for it."""

    def __init__(self, of_typer: Callable[[Any], Any]) -> None:
        self._of_typer = of_typer

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give a value as its command takes it."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        kind = param.type_descriptor.annotation
        if kind is str and isinstance(value, str):
            return value
        if kind == list[str] and isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
            return list(value)
        if isinstance(kind, type) and issubclass(kind, Enum) and value in {each.value for each in kind}:
            return kind(value)
        return self._of_typer(param).coerce(value, param=param, ctx=ctx)


def convert_plainly() -> None:
    """Let the options of all commands take plain values as they are; an older typer does so itself."""
    parameter: Any = getattr(typer.core, "_TyperParameter", None)
    if hasattr(parameter, "get_runtime_param"):
        converter = _Converter(parameter.get_runtime_param)
        parameter.get_runtime_param = lambda _: converter
