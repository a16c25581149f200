"""What goes wrong with rule sets and houses."""

from __future__ import annotations


class RuleSetError(ValueError):
    """A rule set that cannot be used: which file, which line (where one is to blame) and why."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"
