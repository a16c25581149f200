"""The guides: one subject each, as Markdown for people."""

from __future__ import annotations

import re
from pathlib import Path

NAMES = (
    "report",
    "glossary",
    "range",
    "page",
    "review",
    "formats",
    "exports",
    "json",
    "archive",
    "clusters",
    "compare",
    "rules",
    "houses",
    "conditions",
    "project",
    "evaluation",
    "library",
    "editors",
    "server",
    "limits",
)
"""In the order in which somebody new might read them."""
_FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"^<!--.*-->\n", re.MULTILINE)
_LINK_WITHIN = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)\s]+\)")
"""A link to another file of the project, which is not there where the program is installed."""


def guide(name: str) -> str:
    """Give a guide as Markdown, with links to the web alone. The name must be one of `NAMES`."""
    text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
    return _LINK_WITHIN.sub(r"\1", _COMMENT.sub("", text))


def about(name: str) -> str:
    """Say in one line what a guide is about: the line below its heading."""
    return guide(name).split("\n\n")[1]
