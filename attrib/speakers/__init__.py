"""Speakers: who is who across the article, and whom each source phrase stands for."""

from __future__ import annotations

from attrib.speakers.mentions import Mention
from attrib.speakers.names import Names
from attrib.speakers.roster import Roster, Speaker, call_roster
from attrib.speakers.tracing import Resolution

__all__ = ["Mention", "Names", "Resolution", "Roster", "Speaker", "call_roster"]
