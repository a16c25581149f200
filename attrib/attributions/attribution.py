"""An attribution, in token ranges: a source, a cue and a content."""

from __future__ import annotations

import msgspec

from attrib.grammar import Phrase


class Attribution(msgspec.Struct, frozen=True):
    """What was found at one cue.

    `construction` names the pattern that matched ("quotation", "clause", "according to", …); `kind` the kind
    of the cue. `source` is None for agentless cues; `cue` is None where layout or continuation stands for it.
    """

    content: tuple[Phrase, ...]
    cue: Phrase | None
    source: Phrase | None
    construction: str
    kind: str = "statement"
