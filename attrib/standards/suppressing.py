"""What a newsroom lets pass: findings that a file beside the article, or the project's, names with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from attrib.report.model import Claim, Finding
from attrib.rules.merging import is_meant
from attrib.rules.toml_files import CONTROL, Written, printable, read_toml

ENDING = ".attrib.toml"
"""What the file's name adds to the article's: story.txt.attrib.toml."""
UNUSED = "suppressions/unused"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A suppression as its file has it."""

    rule: str
    """The rule's id, or a pattern: "ap/*", "*/no-reason"."""
    words: str | None = None
    """Words of the article: in the finding's words, or in the claims that it is about; without them, what is meant is
    said of the whole article."""
    reason: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    suppress: tuple[Entry, ...] = ()


class Suppression(NamedTuple):
    """A newsroom's permission for findings of one rule about certain words, with its reason."""

    rule: str
    words: str | None
    reason: str
    place: str
    """File and line."""
    standing: bool = False
    """Whether it holds for all articles of a project, of which not every one needs it."""

    def covers(self, finding: Finding, claims: Iterable[Claim]) -> bool:
        """Tell whether it lets a finding pass; `claims` are those that the finding is about."""
        if not self.is_of(finding.rule):
            return False
        if self.words is None:
            return finding.words is None
        passages = [*([finding.words] if finding.words else []), *(part for claim in claims for part in claim.content)]
        wanted = plain(self.words)
        return any(wanted in plain(passage.text) for passage in passages)

    def is_of(self, rule: str) -> bool:
        """Tell whether it is meant for a rule."""
        return is_meant(self.rule, rule)


def read_suppressions(article: str | Path) -> tuple[Suppression, ...]:
    """Read the file beside an article; nothing where there is none. Raises RuleSetError."""
    path = beside(article)
    if not path.exists():
        return ()
    shown, text, file = read_toml(path, _File, trusted=False)
    return stated(file.suppress, Written(shown, text))


def beside(article: str | Path) -> Path:
    """Give where the suppressions for an article stand."""
    return Path(f"{article}{ENDING}")


def stated(entries: Sequence[Entry], written: Written, *, standing: bool = False) -> tuple[Suppression, ...]:
    """Give the suppressions that a file states under "suppress". Raises RuleSetError."""
    found = []
    for index, entry in enumerate(entries):
        for key in ("rule", "words", "reason"):
            fault = _fault(getattr(entry, key))
            if fault:
                written.fail(f"“{key}” of a suppression is {fault}", "suppress", index, key)
        line = written.line("suppress", index)
        place = f"{written.shown}:{line}"
        found.append(Suppression(entry.rule, entry.words, entry.reason, place, standing))
    return tuple(found)


def _fault(value: str | None) -> str | None:
    if value is None:
        return None
    return "empty" if not value.strip() else "not plain text" if CONTROL.search(value) else None


def suppress(
    findings: Sequence[Finding], claims: Sequence[Claim], suppressions: Sequence[Suppression], families: Iterable[str]
) -> tuple[Finding, ...]:
    """Mark each finding that may pass with the reason. Adds a note for every suppression that no finding needs.

    Suppressions for other families of rules than those given, mostly houses, are left alone.
    """
    by_id = {claim.id: claim for claim in claims}
    used: set[Suppression] = set()
    marked = []
    for finding in findings:
        about = [by_id[identity] for identity in finding.claims if identity in by_id]
        covering = [each for each in suppressions if each.covers(finding, about)]
        used.update(covering)
        marked.append(replace(finding, suppressed=covering[0].reason) if covering else finding)
    checked = {f"{family}/" for family in families}
    for each in suppressions:
        if each not in used and not each.standing and each.rule[: each.rule.find("/") + 1] in checked:
            message = f"{each.place}: nothing to suppress: no finding of {printable(each.rule)} is about these words"
            marked.append(Finding(rule=UNUSED, level="note", message=message))
    return tuple(marked)


def plain(text: str) -> str:
    """Give text without what differs between typing and print: case, white space, the form of quotation marks."""
    return " ".join(text.casefold().translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())
