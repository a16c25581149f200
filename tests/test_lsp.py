"""`attrib lsp`, driven as an editor drives it: what is shown in a draft, under the pointer, and what can be done."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from editor import Editor
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from lsprotocol.types import Position, PositionEncodingKind, Range, TextDocumentContentChangePartial
from test_cli import run

from attrib.extras import install
from attrib.guides import guide
from attrib.lsp.checking import LONGEST, check_draft
from attrib.lsp.drafts import Draft
from attrib.lsp.server import Desk
from attrib.lsp.standards import Standards, Wanted
from attrib.lsp.telling import diagnostics, hover

STORY = """\
Tram line to close

The tram line will close in May, two people familiar with the plan said.

“It was a poor choice,” said Ada Quill, the mayor. The depot 🚋 closes too, a senior official said.
"""
PEOPLE = "two people familiar with the plan"
OFFICIAL = "a senior official"
FULL = {
    "workspace": {
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
    "window": {"showDocument": {"support": True}},
}
"""What an editor can do that can do all that a server may ask of it."""


def place(text: str, words: str, encoding: str = "utf-16-le") -> dict[str, Any]:
    """Give the range of words as the protocol has it, by another way than the server's."""
    start = text.index(words)
    line = text.count("\n", 0, start)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    size = {"utf-16-le": 2, "utf-8": 1, "utf-32-le": 4}[encoding]
    columns = [len(part.encode(encoding)) // size for part in (before, before + words)]
    return {"start": {"line": line, "character": columns[0]}, "end": {"line": line, "character": columns[1]}}


def codes(shown: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Give where each code is shown."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in shown:
        found.setdefault(each.get("code", ""), []).append(each["range"])
    return found


def applied(edit: dict[str, Any]) -> Path:
    """Do to the one file that an edit is of what an editor does."""
    if "documentChanges" in edit:
        made, changed = edit["documentChanges"]
        assert (made["kind"], made["options"]) == ("create", {"ignoreIfExists": True})
        uri, changes = changed["textDocument"]["uri"], changed["edits"]
    else:
        ((uri, changes),) = edit["changes"].items()
    path = Path(uri.removeprefix("file://"))
    draft = Draft(path.read_text(encoding="utf-8") if path.exists() else "")
    for change in changes:
        start, end = (Position(**change["range"][side]) for side in ("start", "end"))
        draft = draft.changed([TextDocumentContentChangePartial(Range(start, end), change["newText"])], None)
    path.write_text(draft.text, encoding="utf-8")
    return path


# ---------------------------------------------------------------------- in an editor


def test_findings_and_unnamed_sources_are_shown_where_they_stand(tmp_path: Path) -> None:
    with Editor(tmp_path, "--house", "ap") as editor:
        assert editor.can["textDocumentSync"]["change"] == types.TextDocumentSyncKind.Incremental
        shown = editor.open("story.txt", STORY)
        assert codes(shown) == {
            "ap/no-reason": [place(STORY, PEOPLE), place(STORY, OFFICIAL)],
            "unnamed-source": [place(STORY, PEOPLE), place(STORY, OFFICIAL)],
        }
        finding = shown[0]
        assert (finding["severity"], finding["source"]) == (types.DiagnosticSeverity.Warning, "attrib")
        assert finding["message"].startswith(f"No reason given for not naming “{PEOPLE}”.")
        assert finding["codeDescription"]["href"].startswith("https://")
        source = shown[-1]
        assert source["severity"] == types.DiagnosticSeverity.Information
        assert source["message"] == (
            f"Unnamed source, {OFFICIAL}: 1 statement, 4 words. Described by: role. "
            "Why it is not named: the article does not say why."
        )
        (related,) = source["relatedInformation"]
        assert related["location"]["range"] == place(STORY, "The depot 🚋 closes too")
        assert editor.end() == 0


@pytest.mark.parametrize(("wanted", "encoding"), [("utf-8", "utf-8"), ("utf-32", "utf-32-le")])
def test_positions_count_as_the_editor_counts(wanted: str, encoding: str, tmp_path: Path) -> None:
    with Editor(tmp_path, capabilities={"general": {"positionEncodings": [wanted]}}) as editor:
        shown = editor.open("story.txt", STORY)
        assert codes(shown)["unnamed-source"] == [place(STORY, words, encoding) for words in (PEOPLE, OFFICIAL)]


def test_what_is_written_is_followed(tmp_path: Path) -> None:
    with Editor(tmp_path, "--findings-only", "--house", "ap") as editor:
        assert set(codes(editor.open("story.txt", STORY))) == {"ap/no-reason"}
        reason = ", who spoke on condition of anonymity because the plan is secret"
        at = place(STORY, PEOPLE)["end"]
        editor.type("story.txt", 2, {"range": {"start": at, "end": at}, "text": reason})
        assert codes(editor.shown("story.txt", 2)) == {"ap/no-reason": [place(STORY, OFFICIAL)]}
        above = {"line": 0, "character": 0}
        editor.type(
            "story.txt",
            3,
            {"range": {"start": above, "end": above}, "text": "🚋\f\u2028\r\n"},
            {"range": {**place(STORY, OFFICIAL), **_down(STORY, OFFICIAL)}, "text": "Bo Lund, the driver"},
        )
        assert editor.shown("story.txt", 3) == []
        editor.type("story.txt", 4, {"text": STORY})
        assert len(editor.shown("story.txt", 4)) == 2
        editor.tell("textDocument/didClose", {"textDocument": {"uri": editor.uri("story.txt")}})
        assert editor.request("textDocument/hover", _at("story.txt", editor, 0, 0)) is None


def _down(text: str, words: str) -> dict[str, Any]:
    return {side: {**at, "line": at["line"] + 1} for side, at in place(text, words).items()}


def _at(name: str, editor: Editor, line: int, character: int) -> dict[str, Any]:
    return {"textDocument": {"uri": editor.uri(name)}, "position": {"line": line, "character": character}}


def test_under_the_pointer_stands_the_why(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.open("story.txt", STORY)
        assert editor.hover("story.txt", 1, 0) is None
        told = editor.hover("story.txt", 2, 5)
        assert told
        assert told.splitlines()[0] == f"▲ anonymous other: {PEOPLE}"
        assert "Why it is not named: the article does not say why." in told
        assert "How sure this is: " in told
        named = editor.hover("story.txt", 4, 3)
        assert named
        assert named.startswith("● named: Ada Quill")
        denied = STORY.replace(f"{PEOPLE} said", f"{PEOPLE} said, though the mayor denied that the depot would go")
        editor.type("story.txt", 2, {"text": denied})
        line = place(denied, "the depot would go")["start"]
        assert "The source denies it" in (editor.hover("story.txt", line["line"], line["character"]) or "")


@pytest.mark.parametrize("capabilities", [{}, FULL], ids=["little", "full"])
def test_a_finding_is_let_pass_with_a_reason_and_not_without(capabilities: dict[str, Any], tmp_path: Path) -> None:
    with Editor(tmp_path, "--findings-only", "--house", "ap", capabilities=capabilities) as editor:
        (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
        people, official = editor.open("story.txt", STORY)
        (action,) = editor.actions("story.txt", [people])
        assert action["title"] == "Let this pass, with a reason (ap/no-reason)"
        file = applied(action["edit"])
        assert file == tmp_path / "story.txt.attrib.toml"
        editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 1}]})
        told, *others = editor.shown("story.txt", 1)
        assert told["message"] == "story.txt.attrib.toml:4: “reason” of a suppression is empty".replace(
            "story.txt.attrib.toml", str(file)
        )
        assert others == [people, official]
        line, character = action["command"]["arguments"][1:]
        editor.request("workspace/executeCommand", {k: v for k, v in action["command"].items() if k != "title"})
        lines = file.read_text(encoding="utf-8").split("\n")
        lines[line] = f"{lines[line][:character]}Known to the desk.{lines[line][character:]}"
        file.write_text("\n".join(lines), encoding="utf-8")
        editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri("story.txt")}})
        assert editor.shown("story.txt", 1) == [official]
        applied(editor.actions("story.txt", [official])[0]["edit"])
        assert file.read_text(encoding="utf-8").startswith('[[suppress]]\nrule = "ap/no-reason"\n')
        assert file.read_text(encoding="utf-8").count("[[suppress]]") == 2
        asked = [each["method"] for each in editor.asked]
        assert asked == (["client/registerCapability", "window/showDocument"] if capabilities else [])


def test_markdown_is_read_as_its_file_is(tmp_path: Path) -> None:
    draft = "# Tram line\n\nThe *tram line* will close, two **people\nfamiliar** with the plan [said](https://a.example/b).\n"
    with Editor(tmp_path, "--findings-only", "--house", "ap") as editor:
        finding, whole = editor.open("story.md", draft, "markdown")
        assert (finding["code"], whole["code"]) == ("ap/no-reason", "ap/one-source")
        shown = finding["range"]
        assert (shown["start"], shown["end"]) == (
            place(draft, "two **people")["start"],
            place(draft, "familiar** with the plan")["end"],
        )


def test_the_projects_configuration_holds_until_it_is_written_anew(tmp_path: Path) -> None:
    configuration = tmp_path / "attrib.toml"
    configuration.write_text('houses = ["ap"]\n[levels]\n"ap/no-reason" = "error"\n', encoding="utf-8")
    (tmp_path / "copy").mkdir()
    with Editor(tmp_path, "--findings-only") as editor:
        assert {each["severity"] for each in editor.open("copy/story.txt", STORY)} == {types.DiagnosticSeverity.Error}
        configuration.write_text('houses = ["nope"]\n', encoding="utf-8")
        editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri("copy/story.txt")}})
        (fault,) = editor.shown("copy/story.txt", 1)
        assert "no house of that name" in fault["message"]
        assert fault["range"] == place(STORY, "Tram line to close")


def test_a_draft_without_a_file_has_findings_and_no_file_to_let_them_pass_in(tmp_path: Path) -> None:
    with Editor(tmp_path, "--findings-only", "--house", "ap") as editor:
        shown = editor.open("untitled:Untitled-1", STORY)
        assert len(shown) == 2
        assert editor.actions("untitled:Untitled-1", shown) == []


def test_any_drafts_at_all_leave_the_server_standing(tmp_path: Path) -> None:
    with Editor(tmp_path, "--house", "ap,nyt") as editor:
        for number, text in enumerate(["", "\ud83d", "\0\x1b[31m", "{}", "<p>x", "---\n", "a" * 100_000, "“" * 500]):
            editor.open(f"{number}.txt", text)
        assert editor.open("story.txt", STORY)
        assert editor.end() == 0


def test_an_editor_that_goes_away_ends_the_server(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        assert editor.process.stdin
        editor.process.stdin.close()
        assert editor.process.wait(120) == 0


def test_without_its_extra_a_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    shown = run("lsp")
    assert shown.exit_code == 2
    assert shown.stderr == f"attrib: a language server; to have it: {install('lsp')}\n"


def test_what_editors_are_set_to_start_is_there() -> None:
    blocks = re.findall(r"^```(json|toml|lua)\n(.*?)^```$", guide("editors"), re.MULTILINE | re.DOTALL)
    set_up = {language: json.loads(block) for language, block in blocks if language == "json" and "glspc" in block}
    assert set_up["json"]["glspc.server.command"] == "attrib"
    zed = [json.loads(block)["lsp"]["attrib"]["binary"] for language, block in blocks if '"lsp": {' in block]
    helix = [tomllib.loads(block)["language-server"]["attrib"] for language, block in blocks if language == "toml"]
    given = [set_up["json"]["glspc.server.commandArguments"], zed[0]["arguments"], helix[0]["args"]]
    for arguments in given:
        assert run(*arguments, "--help").exit_code == 0
    assert any('cmd = { "attrib", "lsp" }' in block for language, block in blocks if language == "lua")


# ---------------------------------------------------------------------- places

TEXTS = st.text(st.sampled_from("ab é🚋\f\u2028\x85\r\n\n\n"), max_size=30)
ENCODINGS = st.sampled_from([*PositionEncodingKind])


def is_within_a_line_end(text: str, at: int) -> bool:
    return text[at - 1 : at + 1] == "\r\n"


@given(TEXTS, TEXTS, st.data(), ENCODINGS)
def test_a_change_changes_what_it_is_of(text: str, new: str, data: st.DataObject, encoding: str) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if is_within_a_line_end(text, start) or is_within_a_line_end(text, end):
        return
    draft = Draft(text, 1, encoding)
    change = TextDocumentContentChangePartial(draft.range(start, end), new)
    assert draft.changed([change], 2) == Draft(text[:start] + new + text[end:], 2, encoding)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40), ENCODINGS)
def test_any_position_is_somewhere(text: str, line: int, character: int, encoding: str) -> None:
    draft = Draft(text, 1, encoding)
    at = draft.offset(Position(line, character))
    assert 0 <= at <= len(text)
    assert draft.offset(draft.position(at)) == at


def test_a_place_within_a_character_is_before_it() -> None:
    assert Draft("a🚋b").offset(Position(0, 2)) == 1
    assert Draft("a🚋b").offset(Position(0, 3)) == 2


# ---------------------------------------------------------------------- when drafts are checked


class Recorder:
    """Stands for the server and for its loop: keeps what is published, and what is to be done later."""

    def __init__(self) -> None:
        self.workspace = self
        self.position_encoding = PositionEncodingKind.Utf16
        self.published: list[int | None] = []
        self.waiting: list[tuple[Any, ...]] = []

    def text_document_publish_diagnostics(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params.version)

    def call_later(self, _: float, *work: Any) -> Recorder:
        self.waiting.append(work)
        return self

    def cancel(self) -> None:
        self.waiting.pop()


def test_however_fast_somebody_writes_one_check_is_under_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    recorder = Recorder()
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: recorder)
    desk = Desk(recorder, Standards(Wanted()))  # type: ignore[arg-type]
    uri = (tmp_path / "story.txt").as_uri()
    desk.opened(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "plaintext", 1, STORY)))
    for version in range(2, 10):
        change = TextDocumentContentChangePartial(Range(Position(0, 0), Position(0, 0)), "x")
        document = types.VersionedTextDocumentIdentifier(version, uri)
        desk.changed(types.DidChangeTextDocumentParams(document, [change]))
    assert recorder.published == [1]
    ((check, *about),) = recorder.waiting
    check(*about)
    assert recorder.published == [1, 9]
    desk.closed(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    assert recorder.waiting == []


# ---------------------------------------------------------------------- checking


@pytest.fixture
def held(tmp_path: Path) -> Any:
    return Standards(Wanted("ap")).of(tmp_path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ()),
        ("\n \n", ()),
        ("<html></html>", ("Not checked: a web page in which no article was found.",)),
        ("x " * (LONGEST // 2 + 1), (f"Not checked: longer than {LONGEST:,} characters.",)),
    ],
    ids=["empty", "blank", "other", "long"],
)
def test_what_is_not_checked_is_told_unless_nothing_is_written_yet(
    text: str, fault: tuple[str, ...], held: Any, tmp_path: Path
) -> None:
    checked = check_draft(text, tmp_path / "story.txt", held)
    assert [told.startswith(start) for told, start in zip(checked.faults, fault, strict=True)] == [True] * len(fault)


def test_a_fault_of_attrib_is_told_and_not_raised(monkeypatch: pytest.MonkeyPatch, held: Any, tmp_path: Path) -> None:
    monkeypatch.setattr("attrib.lsp.checking.check_analysis", lambda *_: 1 / 0)
    checked = check_draft(STORY, None, held)
    assert checked.faults == ("Could not be checked (ZeroDivisionError).",)
    (shown,) = diagnostics(checked, Draft(STORY), "untitled:1", unnamed=True)
    assert shown.message == checked.faults[0]


def test_only_unnamed_people_are_marked(tmp_path: Path) -> None:
    text = (
        "The line will close, police said. A spokesman for the council said it would stay. Critics said it was late. "
        "A tram driver said the depot was cold. Two officials at the depot said it was not."
    )
    checked = check_draft(text, tmp_path / "story.txt", Standards(Wanted()).of(tmp_path))
    shown = diagnostics(checked, Draft(text), "untitled:1", unnamed=True)
    assert [text[each.range.start.character : each.range.end.character] for each in shown] == [
        "A tram driver",
        "Two officials at the depot",
    ]
    told = hover(checked, Draft(text), text.index("police"))
    assert told is not None
    assert "Why it is not named" not in str(told.contents)


def test_what_is_shown_is_what_the_command_finds(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    printed = json.loads(run("check", path, "--house", "ap,nyt", "--format", "json").stdout)["findings"]
    checked = check_draft(STORY, path, Standards(Wanted("ap,nyt")).of(tmp_path))
    shown = diagnostics(checked, Draft(STORY), path.as_uri(), unnamed=False)
    assert [(each.code, each.message) for each in shown] == [(each["rule"], each["message"]) for each in printed]
