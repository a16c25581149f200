"""Code actions that let a finding pass: they write it into the file beside the draft, and leave the reason to give.

Until the reason is written the file is not whole, and nothing passes.
"""

from __future__ import annotations

import json
from pathlib import Path

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    CreateFile,
    CreateFileOptions,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from attrib.lsp.drafts import Draft
from attrib.report.model import Finding
from attrib.standards import suppression_for, with_suppressions
from attrib.standards.suppressing import beside

SHOW = "attrib.showReason"
"""The command by which an editor shows where the reason goes."""
EMPTY_REASON = f"reason = {json.dumps('')}"


def action(finding: Finding, diagnostic: Diagnostic, path: Path, *, creates: bool) -> CodeAction | None:
    """Give what lets a finding of a draft pass; None where it has no words by which a file can name it.

    `creates` says whether the editor can make files; others take an edit of one that may not be there yet.
    """
    entry = suppression_for(finding, "")
    if entry is None:
        return None
    file = beside(path)
    before = file.read_bytes().decode("utf-8", "replace") if file.exists() else ""
    after = Draft(with_suppressions(before, [entry]))
    end = after.position(len(before))
    edit = TextEdit(Range(end, end), after.text[len(before) :])
    return CodeAction(
        title=f"Let this pass, with a reason ({finding.rule})",
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=_edit(file.as_uri(), edit, creates=creates and not file.exists()),
        command=Command(title="Give the reason", command=SHOW, arguments=[file.as_uri(), *_reason(after)]),
    )


def _edit(uri: str, edit: TextEdit, *, creates: bool) -> WorkspaceEdit:
    if not creates:
        return WorkspaceEdit(changes={uri: [edit]})
    made = CreateFile(uri, options=CreateFileOptions(ignore_if_exists=True))
    changed = TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri), [edit])
    return WorkspaceEdit(document_changes=[made, changed])


def _reason(after: Draft) -> tuple[int, int]:
    """Give line and character where the last reason begins, within its quotation marks."""
    place = after.position(after.text.rindex(EMPTY_REASON) + len(EMPTY_REASON) - 1)
    return place.line, place.character
