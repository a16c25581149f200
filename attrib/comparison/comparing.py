"""Two reports compared."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path

from msgspec import UNSET
from msgspec.structs import replace

from attrib._version import __version__
from attrib.analysis import analyze
from attrib.comparison.model import (
    Change,
    ChangeCounts,
    ComparedClaim,
    ComparedSource,
    Comparison,
    SourceChange,
    Version,
)
from attrib.comparison.pairing import Pair, match_claims, said_in
from attrib.comparison.voices import same_voice, same_voices, voice_of_source
from attrib.readers import Reading
from attrib.report.backing import who_says
from attrib.report.model import UNNAMED, Report, Source, Tool
from attrib.rules import RuleSet

SOURCE_CHANGES: tuple[SourceChange, ...] = ("gained_name", "lost_name", "gained_reason", "lost_reason")
"""What becomes of a source that both versions have."""


def compare(
    old: str | Path | Reading | Report,
    new: str | Path | Reading | Report,
    rules: str | Path | RuleSet = "newsroom",
) -> Comparison:
    """Tell what differs between two versions of a story: claims, names of sources, and figures.

    `old` and `new` are reports, or articles that are analysed by `rules`, as for `analyze`, which raises the same.
    """
    before, after = (version if isinstance(version, Report) else analyze(version, rules) for version in (old, new))
    pairs = match_claims(said_in(before), said_in(after))
    claims = _claims(before, after, pairs)
    counts = Counter[str](change for claim in claims for change in claim.changes or ("unchanged",))
    return Comparison(
        tool=Tool(name="attrib", version=__version__),
        old=_version(before),
        new=_version(after),
        counts=ChangeCounts(**counts),
        claims=tuple(claims),
        sources=tuple(_sources(before, after, pairs)),
    )


def _version(report: Report) -> Version:
    return Version(article=replace(report.article, paragraphs=UNSET), rules=report.rules, summary=report.summary)


def _claims(old: Report, new: Report, pairs: Sequence[Pair]) -> list[ComparedClaim]:
    in_place = _in_order([pair.old.at for pair in pairs])
    of_old, of_new = ({source.id: source for source in report.sources} for report in (old, new))
    none = ComparedClaim(
        changes=(),
        similarity=0.0,
        old=None,
        old_number=None,
        old_source=None,
        new=None,
        new_number=None,
        new_source=None,
    )
    added = [
        replace(none, changes=("added",), new=claim, new_number=number, new_source=who_says(claim, of_new) or None)
        for number, claim in enumerate(new.claims, 1)
    ]
    dropped = [
        replace(none, changes=("dropped",), old=claim, old_number=number, old_source=who_says(claim, of_old) or None)
        for number, claim in enumerate(old.claims, 1)
    ]
    claims, gone = added, dict(enumerate(dropped))
    for number, pair in enumerate(pairs):
        was = gone.pop(pair.old.at)
        claims[pair.new.at] = replace(
            claims[pair.new.at],
            changes=tuple(_changes(pair, moved=number not in in_place)),
            similarity=round(pair.similarity, 4),
            old=was.old,
            old_number=was.old_number,
            old_source=was.old_source,
        )
    return [*claims, *gone.values()]


def _changes(pair: Pair, *, moved: bool) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.claim.stance != new.claim.stance:
        yield "other_stance"
    other_source = not same_voice(old.voice, new.voice) or not same_voices(old.others, new.others)
    if other_source:
        yield "other_source"
    if (old.claim.verdict, old.claim.kind) != (new.claim.verdict, new.claim.kind):
        yield "rejudged"
    said = old.wording[:2] != new.wording[:2] or old.claim.speech != new.claim.speech
    if said or (old.wording.source != new.wording.source and not other_source):
        yield "reworded"
    if moved:
        yield "moved"


def _in_order(numbers: Sequence[int]) -> set[int]:
    """Give the indexes of a longest rising subsequence of `numbers`, which are all different."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [index]
    found: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found


def _sources(old: Report, new: Report, pairs: Sequence[Pair]) -> Iterator[ComparedSource]:
    """Give the sources that gained or lost their names, or reasons to have none, and those that one version has."""
    before, after = ({source.id: source for source in report.sources} for report in (old, new))
    linked: dict[tuple[str, str], list[str]] = {}
    for pair in pairs:
        old_id, new_id = pair.old.claim.source_id, pair.new.claim.source_id
        if old_id in before and new_id in after:
            linked.setdefault((old_id, new_id), []).append(pair.new.claim.id)
    changed: dict[SourceChange, list[ComparedSource]] = {change: [] for change in SOURCE_CHANGES}
    silent = [report.reliance.unexplained if report.reliance is not None else () for report in (old, new)]
    for (old_id, new_id), claims in linked.items():
        was, now = before[old_id], after[new_id]
        if change := _named(was, now) or _explained(was, now, *silent):
            changed[change].append(ComparedSource(change=change, old=was, new=now, claims=tuple(claims)))
    yield from chain.from_iterable(changed.values())
    for source in _alone(after, before, {new_id for _, new_id in linked}):
        yield ComparedSource(change="added", old=None, new=source, claims=source.claims)
    for source in _alone(before, after, {old_id for old_id, _ in linked}):
        yield ComparedSource(change="dropped", old=source, new=None, claims=source.claims)


def _named(old: Source, new: Source) -> SourceChange | None:
    """Tell whether a source gained or lost its name. Where its words stayed the same only the rules have changed."""
    was_unnamed, is_unnamed = old.verdict in UNNAMED, new.verdict in UNNAMED
    if was_unnamed == is_unnamed or same_voice(voice_of_source(old), voice_of_source(new)):
        return None
    return "gained_name" if was_unnamed else "lost_name"


def _explained(old: Source, new: Source, silent: Collection[str], silent_now: Collection[str]) -> SourceChange | None:
    """Tell whether the article gives a reason now for not naming a source, and gave none, or the reverse.

    `silent` and `silent_now` are the ids of those of whom the old and the new version give no reason, and should.
    """
    if old.verdict not in UNNAMED or new.verdict not in UNNAMED:
        return None
    if old.id in silent and new.reason is not None and new.id not in silent_now:
        return "gained_reason"
    if new.id in silent_now and old.reason is not None and old.id not in silent:
        return "lost_reason"
    return None


def _alone(sources: dict[str, Source], others: dict[str, Source], linked: set[str]) -> list[Source]:
    """Give the sources that none of the others is, by claims or by words."""
    voices = [voice_of_source(other) for other in others.values()]
    return [
        source
        for source in sources.values()
        if source.id not in linked and not any(same_voice(voice_of_source(source), voice) for voice in voices)
    ]
