"""What a newsroom lets pass: a file beside the article that names findings, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from attrib.report.model import Claim, Finding
from attrib.rules import RuleSetError
from attrib.rules.locating import line_of
from attrib.rules.toml_files import CONTROL, printable, read_toml

ENDING = ".attrib.toml"
"""What the file's name adds to the article's: story.txt.attrib.toml."""
UNUSED = "suppressions/unused"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: str
    words: str
    reason: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    suppress: tuple[_Entry, ...] = ()


class Suppression(NamedTuple):
    """A newsroom's permission for findings of one rule about certain words, with its reason."""

    rule: str
    """The rule's id, or its house for all of its rules: "ap/*"."""
    words: str
    """Words of the article: in the finding's words, or in the claims that it is about."""
    reason: str
    place: str
    """File and line."""

    def covers(self, finding: Finding, claims: Iterable[Claim]) -> bool:
        """Tell whether it lets a finding pass; `claims` are those that the finding is about."""
        if not self.is_of(finding.rule):
            return False
        passages = [*([finding.words] if finding.words else []), *(part for claim in claims for part in claim.content)]
        wanted = _plain(self.words)
        return any(wanted in _plain(passage.text) for passage in passages)

    def is_of(self, rule: str) -> bool:
        """Tell whether it is meant for a rule."""
        return rule == self.rule or (self.rule.endswith("/*") and rule.startswith(self.rule[:-1]))


def read_suppressions(article: str | Path) -> tuple[Suppression, ...]:
    """Read the file beside an article; nothing where there is none. Raises RuleSetError."""
    path = Path(f"{article}{ENDING}")
    if not path.exists():
        return ()
    shown, text, file = read_toml(path, _File, trusted=False)
    found = []
    for index, entry in enumerate(file.suppress):
        line = line_of(text, ("suppress", index))
        for key in ("rule", "words", "reason"):
            value = getattr(entry, key)
            if not value.strip() or CONTROL.search(value):
                reason = f"“{key}” of a suppression is {'empty' if not value.strip() else 'not plain text'}"
                raise RuleSetError(shown, line_of(text, ("suppress", index, key)), reason)
        found.append(Suppression(entry.rule, entry.words, entry.reason, f"{shown}:{line}"))
    return tuple(found)


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
        if each not in used and each.rule[: each.rule.find("/") + 1] in checked:
            message = f"{each.place}: nothing to suppress: no finding of {printable(each.rule)} is about these words"
            marked.append(Finding(rule=UNUSED, level="note", message=message))
    return tuple(marked)


def _plain(text: str) -> str:
    """Give text without what differs between typing and print: case, white space, the form of quotation marks."""
    return " ".join(text.casefold().translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())
