"""What stands of several decisions on one claim: the latest of each person, where all of these agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from attrib.report.decision import Ruling
from attrib.report.model import Report
from attrib.review.decision_files import instant
from attrib.review.finding import Found


class Conflict(NamedTuple):
    """A claim on which people decided differently: its id, or null where the report had missed it; and its words."""

    claim: str | None
    words: str
    rulings: tuple[Ruling, ...]
    """The last of each person."""


class ConflictError(Exception):
    """People decided differently on these claims."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(f"{len(conflicts)} claims")
        self.conflicts = tuple(conflicts)


def ordered(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Give each decision once, the earliest first."""
    once = {msgspec.json.encode(ruling): ruling for ruling in rulings}
    return [once[key] for key in sorted(once, key=lambda key: (instant(once[key]), once[key].by, key))]


def _latest(group: Sequence[Found], prefer: str | None) -> list[Found]:
    """Give the last decision of each person, or of the preferred one only; of those made at one time, all."""
    last: defaultdict[object, list[Found]] = defaultdict(list)
    for number, found in enumerate(group):
        own = last[found.ruling.by or number]
        if own and instant(own[-1].ruling) < instant(found.ruling):
            own.clear()
        own.append(found)
    return last.get(prefer or "") or [found for own in last.values() for found in own]


def conflict_in(group: Sequence[Found], report: Report, prefer: str | None) -> Conflict | None:
    """Give the conflict between decisions on one claim; None where they agree."""
    latest = _latest(group, prefer)
    if len({found.outcome for found in latest}) == 1:
        return None
    number = latest[0].claim
    words = " … ".join(part.text for part in latest[0].content)
    return Conflict(
        None if number is None else report.claims[number].id, words, tuple(found.ruling for found in latest)
    )


def standing_decision(group: Sequence[Found], prefer: str | None) -> tuple[Found, tuple[Ruling, ...]]:
    """Return the decision that stands, and all decisions on the claim, with the one that stands first."""
    stands = _latest(group, prefer)[-1]
    return stands, (stands.ruling, *(found.ruling for found in group if found is not stands))
