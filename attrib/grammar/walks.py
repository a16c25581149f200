"""Walks over tokens that all have one of some tags."""

from __future__ import annotations

from attrib.text import Document


def walk_right(doc: Document, passed: str, at: int, high: int) -> int:
    """Give the first token from `at` on that has none of the tags `passed`, or else `high`."""
    tags = doc.tags
    while at < high and tags[at] in passed:
        at += 1
    return at


def walk_left(doc: Document, passed: str, at: int, low: int) -> int:
    """Give the last token up to `at` that has none of the tags `passed`, or else `low`."""
    tags = doc.tags
    while at > low and tags[at] in passed:
        at -= 1
    return at
