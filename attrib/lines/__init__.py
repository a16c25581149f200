"""Lines of a page, told by their form: bylines, datelines, dates, credits, captions, subheads."""

from __future__ import annotations

from typing import Literal

Role = Literal["subhead", "furniture"]
"""What a paragraph can be that is no plain text of the article; furniture asserts nothing."""

__all__ = ["Role"]
