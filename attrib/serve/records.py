"""What is posted and what is answered, besides reports."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Meta, UnsetType


class Story(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article, and what is known of it from elsewhere: its `text`, or else a `file`."""

    text: Annotated[str, Meta(description="The article; the report counts its characters.")] | UnsetType = UNSET
    file: Annotated[bytes, Meta(description="A file of any format that attrib reads, in Base64.")] | UnsetType = UNSET
    name: Annotated[str | None, Meta(description="What the file is called. Nothing is opened by this name.")] = None
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    date: Annotated[str | None, Meta(description="As in ISO 8601: 2026-11-30.")] = None
    author: str | None = None
    rules: Annotated[str | None, Meta(description="A rule set; by default that of the server.")] = None
    with_text: Annotated[bool, Meta(description="Whether the report has the article's text in it.")] = True


class CheckedStory(Story, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story that is to be held to standards."""

    houses: Annotated[tuple[str, ...] | None, Meta(description="Houses; by default those of the server.")] = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a request, as RFC 9457 has it."""

    title: str
    status: int
    detail: str
    """One sentence or line."""


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """That the server takes stories, and which it is."""

    status: Literal["ok"] = "ok"
    version: str


class Offer(NamedTuple):
    """What the server judges by: names, or files that whoever starts it names."""

    rules: str = "newsroom"
    houses: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What goes back: a report, or a problem."""

    status: int
    body: bytes


TITLES = {
    400: "Not JSON",
    404: "No such address",
    405: "Not that way",
    408: "Too slow",
    413: "Too large",
    415: "Not JSON",
    422: "Not a story",
    500: "A fault of attrib",
    503: "Busy",
    504: "Took too long",
}
JSON = "application/json"
PROBLEM_JSON = "application/problem+json"


def problem(status: int, detail: str) -> Answer:
    """Give a problem as an answer."""
    told = Problem(title=TITLES.get(status, "Not done"), status=status, detail=detail)
    return Answer(status, msgspec.json.encode(told))
