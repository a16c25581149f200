"""The server: what an editor tells and asks, and what it is told."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from attrib._version import __version__
from attrib.lsp.checking import Checked, check_draft
from attrib.lsp.drafts import Draft
from attrib.lsp.letting_pass import SHOW, action
from attrib.lsp.standards import Standards, Wanted
from attrib.lsp.telling import NAME, diagnostics, hover, standing

LONGEST_WAIT = 1.0
"""Seconds for which a draft that is written in goes unchecked, at most."""
WATCHED = "**/*.toml"
"""Configurations, rule sets, houses and suppressions."""


class Desk:
    """The drafts that are open, and what was found in them.

    A draft is checked when nobody has written in it for as long as the last check took, or when it is asked about.
    """

    def __init__(self, server: LanguageServer, standards: Standards) -> None:
        self._server = server
        self._standards = standards
        self._drafts: dict[str, Draft] = {}
        self._checked: dict[str, Checked] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._took = 0.0

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take in a draft, and check it."""
        document = params.text_document
        self._standards.forget()
        self._drafts[document.uri] = Draft(document.text, document.version, self._server.workspace.position_encoding)
        self._check(document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take in what was written."""
        uri, version = params.text_document.uri, params.text_document.version
        if uri in self._drafts:
            self._drafts[uri] = self._drafts[uri].changed(params.content_changes, version)
            self._checked.pop(uri, None)
            self._stop_waiting(uri)
            later = asyncio.get_running_loop().call_later
            self._waiting[uri] = later(min(self._took, LONGEST_WAIT), self._check, uri)

    def saved(self, _: types.DidSaveTextDocumentParams | types.DidChangeWatchedFilesParams) -> None:
        """Check all drafts afresh, since what they are held to may have changed."""
        self._standards.forget()
        for uri in self._drafts:
            self._check(uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a draft, and take away what was shown in it."""
        uri = params.text_document.uri
        self._stop_waiting(uri)
        self._checked.pop(uri, None)
        if self._drafts.pop(uri, None) is not None:
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def why(self, params: types.HoverParams) -> types.Hover | None:
        """Say who stands behind the words under the pointer."""
        uri = params.text_document.uri
        if uri not in self._drafts:
            return None
        draft = self._drafts[uri]
        return hover(self._found(uri), draft, draft.offset(params.position))

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Give what can be done about the findings that stand where the editor asks."""
        uri, path = params.text_document.uri, _path(params.text_document.uri)
        if uri not in self._drafts or path is None:
            return []
        checked, draft = self._found(uri), self._drafts[uri]
        offered: list[types.CodeAction] = []
        for finding in standing(checked.report) if checked.report else ():
            for diagnostic in params.context.diagnostics:
                if _is_of(diagnostic, finding.rule, checked.stretch(finding.words) if finding.words else None, draft):
                    offered += filter(None, [action(finding, diagnostic, path, creates=self._creates_files)])
        return offered

    def show_reason(self, uri: str, line: int, character: int) -> None:
        """Have the editor show where a reason goes."""
        place = types.Position(line, character)
        shown = types.ShowDocumentParams(uri, take_focus=True, selection=types.Range(place, place))
        window = self._server.client_capabilities.window
        if window is not None and window.show_document is not None:
            self._server.window_show_document(shown)

    def watch(self, _: types.InitializedParams) -> None:
        """Have the editor tell when files are saved that drafts are held to, where it can."""
        workspace = self._server.client_capabilities.workspace
        told = workspace and workspace.did_change_watched_files
        if told and told.dynamic_registration:
            watched = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration(f"{NAME}-files", method, watched)
            self._server.client_register_capability(types.RegistrationParams([registration]))

    @property
    def _creates_files(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        can = workspace and workspace.workspace_edit
        operations = (can and can.resource_operations) or ()
        return bool(can and can.document_changes) and types.ResourceOperationKind.Create in operations

    def _found(self, uri: str) -> Checked:
        """Give what was found in a draft as it is now."""
        if uri not in self._checked:
            self._check(uri)
        return self._checked[uri]

    def _check(self, uri: str) -> None:
        self._stop_waiting(uri)
        began, draft, path = perf_counter(), self._drafts[uri], _path(uri)
        held = self._standards.of(path.parent if path else Path.cwd())
        checked = check_draft(draft.text, path, held)
        shown = diagnostics(checked, draft, uri, unnamed=self._standards.wanted.unnamed)
        self._checked[uri] = checked
        self._took = perf_counter() - began
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, draft.version))

    def _stop_waiting(self, uri: str) -> None:
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()


def serve(wanted: Wanted) -> None:
    """Talk to an editor on standard input and output until it goes; nothing else is written there."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with contextlib.redirect_stdout(sys.stderr):
        make_server(wanted).start_io(stdout=own)


def make_server(wanted: Wanted) -> LanguageServer:
    """Make a server that holds drafts to what is wanted."""
    server = LanguageServer(NAME, __version__, types.TextDocumentSyncKind.Incremental)
    desk = Desk(server, Standards(wanted))
    answers: dict[str, tuple[Callable[..., Any], Any]] = {
        types.INITIALIZED: (desk.watch, None),
        types.TEXT_DOCUMENT_DID_OPEN: (desk.opened, None),
        types.TEXT_DOCUMENT_DID_CHANGE: (desk.changed, None),
        types.TEXT_DOCUMENT_DID_SAVE: (desk.saved, None),
        types.TEXT_DOCUMENT_DID_CLOSE: (desk.closed, None),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (desk.saved, None),
        types.TEXT_DOCUMENT_HOVER: (desk.why, None),
        types.TEXT_DOCUMENT_CODE_ACTION: (desk.actions, types.CodeActionOptions([types.CodeActionKind.QuickFix])),
    }
    for method, (answer, options) in answers.items():
        server.feature(method, options)(partial(answer))
    server.command(SHOW)(partial(desk.show_reason))
    return server


def _path(uri: str) -> Path | None:
    """Give the file of a draft; None for one that was never saved."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None


def _is_of(diagnostic: types.Diagnostic, rule: str, stretch: tuple[int, int] | None, draft: Draft) -> bool:
    """Tell whether a diagnostic that an editor gives back was made of a finding."""
    if diagnostic.source != NAME or diagnostic.code != rule:
        return False
    return stretch is None or diagnostic.range == draft.range(*stretch)
