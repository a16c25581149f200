"""What is to be done with articles, so that it can be told to other processes and other machines."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from attrib._version import __version__
from attrib.readers.content import Fields
from attrib.rules import RuleSet, load_rules


class WorkError(RuntimeError):
    """The work cannot be done here as it was asked for: another attrib, another rule set, or none that runs."""


class Work(NamedTuple):
    """How articles are to be read and judged; rule sets themselves do not go from process to process."""

    rules: str
    """Name or file of the rule set."""
    sha256: str
    version: str
    """Of attrib."""
    fields: Fields

    def loaded(self) -> RuleSet:
        """Load the rule set. Raises WorkError where it is another one here, RuleSetError where it is broken."""
        if self.version != __version__:
            raise WorkError(f"attrib {__version__} is installed here, and {self.version} where the job was started")
        rules = load_rules(self.rules)
        if rules.sha256 != self.sha256:
            raise WorkError(f"{self.rules}: not the rule set here that it is where the job was started")
        return rules


def work_of(text: str, rules: str | Path, fields: Fields) -> Work:
    """Tell what is to be done. Raises RuleSetError."""
    return Work(str(rules), load_rules(rules).sha256, __version__, fields._replace(text=text))
