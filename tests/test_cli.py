"""The command line: exit statuses, standard output and standard error, each on its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from processes import until, waits
from reports import HARBOUR
from test_standards import DESK, LEAVE
from typer.testing import CliRunner

from attrib._version import __version__
from attrib.cli import app
from attrib.views.serial import schema

PLAIN = {"NO_COLOR": "1", "COLUMNS": None, "FORCE_COLOR": None, "ATTRIB_DEBUG": None}
REPOSITORY = Path(__file__).parent.parent
LAST_RESORT = 1200
"""Seconds after which a process is taken to hang, however busy the machine is."""


try:
    RUNNER = CliRunner(mix_stderr=False)
except TypeError:  # newer ones never mix
    RUNNER = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


def run(*arguments: object, stdin: bytes | None = None, env: dict[str, str | None] | None = None):
    return RUNNER.invoke(app, [str(each) for each in arguments], input=stdin, env={**PLAIN, **(env or {})})


def started(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in PLAIN}
    with heeded():
        return subprocess.Popen(
            [sys.executable, "-m", "attrib", *map(str, arguments)],
            cwd=REPOSITORY,
            env={**environment, **options.pop("env", {})},
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )


@contextlib.contextmanager
def heeded() -> Iterator[None]:
    """Let what is started heed signals, also where the tests run in the background, where shells have them ignored."""
    before = {each: signal.signal(each, signal.SIG_DFL) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def finished(*arguments: object, **options: object) -> tuple[int, str, str]:
    process = started(*arguments, **options)
    out, err = process.communicate(timeout=LAST_RESORT)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


# --- help --------------------------------------------------------------------------------------------------


def test_help_names_every_command_and_exit_status() -> None:
    result = run("--help", env={"COLUMNS": "80"})
    assert (result.exit_code, result.stderr) == (0, "")
    for command in ("analyze", "explain", "check", "compare", "rules", "evaluate", "schema"):
        assert re.search(rf"^  {command} ", result.stdout, re.MULTILINE)
    assert re.findall(r"^ +(\d)  ", result.stdout, re.MULTILINE) == ["0", "1", "2", "3"]
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    "command", ["analyze", "explain", "check", "compare", "rules", "evaluate", "schema", "rules list", "rules new"]
)
def test_every_command_has_help(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"Usage: attrib {command}".split() == result.stdout.split()[: 2 + len(command.split())]


def test_version() -> None:
    assert run("--version").stdout == f"attrib {__version__}\n"


def test_help_imports_no_more_than_it_needs() -> None:
    heavy = {
        "msgspec",
        "attrib.analysis",
        "attrib.rules",
        "attrib.report",
        "attrib.comparison",
        "attrib.text",
    }
    code = (
        "import sys; sys.argv = ['attrib', '--help']\n"
        "from attrib.cli import main\n"
        "try: main()\n"
        f"finally: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=REPOSITORY, check=True)
    assert done.stderr == "[]\n"


# --- analyze -----------------------------------------------------------------------------------------------


def test_a_report_in_the_terminal(story: Path) -> None:
    result = run("analyze", story)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Port Authority Weighed Selling the Old Harbour\n")
    told = " ".join(result.stdout.split())
    assert re.search(r"of the attributed words come from unnamed sources \(likely \d+–\d+%\)", told)
    assert "\x1b" not in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_the_text_with_its_claims_marked(story: Path) -> None:
    result = run("analyze", story, "--show", "text", "--width", "60")
    assert "◆{anonymous official}" in result.stdout
    assert all(len(line) <= 60 for line in result.stdout.splitlines())


DOUBTS = """\
Jane Roe, the mayor, said that the bridge would be closed. She met the engineers, who called the bridge safe.
"""


def test_the_doubtful_claims(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(DOUBTS, encoding="utf-8")
    result = run("analyze", path, "--show", "doubtful")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    listed = lines[lines.index("Doubtful claims  1 of 2") + 1 :]
    assert re.fullmatch(r"2  ▲\?  .* +the bridge safe", listed[0])
    assert " ".join(" ".join(listed[1:]).split()).startswith("Its source is a relative pronoun (“who”)")
    assert "the bridge would be closed" not in result.stdout
    assert "? 1 doubtful" in run("analyze", path, "--show", "claims").stdout
    assert "  ? doubtful" in run("analyze", path).stdout


def test_no_doubtful_claim(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(DOUBTS.partition(". ")[0] + ".\n", encoding="utf-8")
    result = run("analyze", path, "--show", "doubtful")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "Doubtful claims  none: no claim is on weak evidence"
    assert "?" not in run("analyze", path).stdout


def test_standard_input() -> None:
    result = run("analyze", "-", "--format", "json", stdin=HARBOUR.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["path"] is None


def test_standard_input_only_once() -> None:
    result = run("analyze", "-", "-", stdin=b"x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'attrib: "-" can be read only once\n'


def test_json_of_one_file_is_an_object(story: Path) -> None:
    contents = json.loads(run("analyze", story, "--format", "json").stdout)
    Draft202012Validator(schema()).validate(contents)
    assert contents["article"]["path"] == str(story)
    assert contents["claims"]


def test_json_of_several_files_is_an_array(story: Path) -> None:
    contents = json.loads(run("analyze", story, story, "--format", "json").stdout)
    assert len(contents) == 2
    for each in contents:
        Draft202012Validator(schema()).validate(each)


def test_json_lines(story: Path) -> None:
    lines = run("analyze", story, story, "--format", "jsonl").stdout.splitlines()
    assert len(lines) == 2
    for line in lines:
        Draft202012Validator(schema()).validate(json.loads(line))


def test_the_text_need_not_be_in_the_json(story: Path) -> None:
    contents = json.loads(run("analyze", story, "--format", "json", "--no-text").stdout)
    assert contents["text"] is None
    assert all(part["text"] for claim in contents["claims"] for part in claim["content"])
    assert run("analyze", story, "--show", "text", "--no-text").exit_code == 2


def test_several_files_end_in_a_table(story: Path) -> None:
    result = run("analyze", story, story)
    assert result.stdout.count("of the attributed words") == 3
    table = result.stdout[result.stdout.rindex("Articles  2") :].splitlines()
    assert [line.split()[0] for line in table[1:4]] == [story.name, story.name, "together"]


@pytest.mark.parametrize(
    ("more", "reports"), [([], 0), (["--each"], 6), (["--show", "text"], 6), (["--each", "--quiet"], None)]
)
def test_of_more_than_five_files_there_is_a_table_alone_unless_each_is_asked_for(
    story: Path, more: list[str], reports: int | None
) -> None:
    result = run("analyze", *[story] * 6, *more)
    assert (result.exit_code, result.stderr) == (0, "")
    table = "% of the attributed words in 6 articles come from unnamed sources."
    shown = (None, 0) if reports is None else (reports, 1)
    assert (result.stdout.count("\nInes Marlow") or reports, result.stdout.count(table)) == shown


def test_few_files_have_a_report_each(story: Path) -> None:
    assert run("analyze", *[story] * 5).stdout.count("\nInes Marlow") == 5


def test_bad_files_are_told_and_the_others_done(story: Path, tmp_path: Path) -> None:
    missing, empty, folder = tmp_path / "missing.txt", tmp_path / "empty.txt", tmp_path / "folder"
    empty.write_bytes(b"")
    folder.mkdir()
    result = run("analyze", missing, story, folder, empty, "--format", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    errors = result.stderr.splitlines()
    assert len(errors) == 3
    for path, line in zip((missing, folder, empty), errors, strict=True):
        assert line.startswith(f"attrib: {path}: ")


def test_json_of_nothing_readable(tmp_path: Path) -> None:
    one = run("analyze", tmp_path / "a", "--format", "json")
    assert (one.exit_code, one.stdout) == (3, "")
    two = run("analyze", tmp_path / "a", tmp_path / "b", "--format", "json")
    assert (two.exit_code, json.loads(two.stdout)) == (3, [])


def test_names_of_files_are_inert(tmp_path: Path) -> None:
    result = run("analyze", tmp_path / "\x1b[31mred\n.txt")
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(("limit", "status"), [("0", 1), ("100", 0)])
def test_fail_over(story: Path, limit: str, status: int) -> None:
    result = run("analyze", story, "--fail-over", limit, "--format", "json")
    assert result.exit_code == status
    assert json.loads(result.stdout)["summary"]["unnamed_share_of_attributed"] > 0
    assert bool(result.stderr) == bool(status)
    if status:
        assert re.fullmatch(
            r"attrib: .*/story.txt: \d+\.\d% of the attributed words rest on unnamed sources, over 0%\n",
            result.stderr,
        )


def test_what_could_not_be_read_outweighs_what_was_found(story: Path) -> None:
    assert run("analyze", story, story.parent / "missing", "--fail-over", "0").exit_code == 3


@pytest.mark.parametrize("limit", ["-1", "101", "many"])
def test_fail_over_is_a_percentage(story: Path, limit: str) -> None:
    assert run("analyze", story, "--fail-over", limit).exit_code == 2


def test_quiet(story: Path, tmp_path: Path) -> None:
    result = run("analyze", story, "--quiet", "--fail-over", "0")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"attrib: .*story\.txt: 70\.\d% of the attributed words .*, over 0%\n", result.stderr)
    out = tmp_path / "out.json"
    run("analyze", story, "--quiet", "--output", out, "--format", "json")
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "attrib.report/1"


def test_wrong_usage_is_two(story: Path) -> None:
    for arguments in (
        [],
        ["analyze"],
        ["nonsense"],
        ["analyze", story, "--format", "xml"],
        ["explain", story],
    ):
        assert run(*arguments).exit_code in ({0, 2} if not arguments else {2})


@pytest.mark.parametrize("rules", ["no-such-rules", "missing.toml"])
def test_a_broken_rule_set_is_two(story: Path, rules: str) -> None:
    result = run("analyze", story, "--rules", rules)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_fault_of_ours_is_one_line_and_the_others_are_done(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import attrib.analysis

    real = attrib.analysis.Analysis.complete
    calls = iter([True, False])

    def faulty(*arguments):  # type: ignore[no-untyped-def]
        if next(calls):
            raise KeyError("\x1b[31m")
        return real(*arguments)

    monkeypatch.setattr(attrib.analysis.Analysis, "complete", faulty)
    result = run("analyze", story, story, "--format", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == (
        f"attrib: {story}: could not be analysed, a fault of attrib (KeyError): please report it;"
        " ATTRIB_DEBUG=1 in the environment shows where\n"
    )


# --- where output goes -------------------------------------------------------------------------------------


def test_output_is_written_whole(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before", encoding="utf-8")
    out.chmod(0o640)
    result = run("analyze", story, "--output", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith("Port Authority")
    assert out.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "story.txt"]


def test_output_is_not_written_at_all_where_nothing_could_be_read(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("before", encoding="utf-8")
    assert run("analyze", tmp_path / "missing", "--output", out).exit_code == 3
    assert out.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_output_follows_a_link(story: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    assert run("analyze", story, "--output", link).exit_code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") != "before"


@pytest.mark.parametrize("name", ["no/such/folder/out.txt", "."])
def test_output_that_cannot_be_written(story: Path, tmp_path: Path, name: str) -> None:
    result = run("analyze", story, "--output", tmp_path / name)
    assert result.exit_code == 2
    assert re.fullmatch(r"attrib: .*: cannot be written: .+\n", result.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(story: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, err = finished("analyze", story, stdout=full)
    assert status == 2
    assert err == "attrib: standard output: cannot be written: No space left on device\n"
    assert run("analyze", story, "--output", "/dev/full").exit_code == 2


@pytest.mark.parametrize("command", [["schema"], ["rules", "list"], ["rules", "show", "named/person"]])
def test_a_reader_that_goes_away_is_no_error(command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        status, _, err = finished(*command, stdout=writing)
    finally:
        os.close(writing)
    assert (status, err) == (141, "")


def test_output_in_the_middle_of_a_pipe(story: Path) -> None:
    with contextlib.ExitStack() as stack:
        process = stack.enter_context(started("analyze", *[story] * 40, "--format", "jsonl"))
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(LAST_RESORT) == 141
        assert process.stderr.read() == b""


def test_an_interrupt_is_130(story: Path) -> None:
    process = started("analyze", story, "-", "--format", "jsonl", stdin=subprocess.PIPE)
    with process:
        process.stdout.readline()
        until(lambda: waits(process.pid))
        process.send_signal(signal.SIGINT)
        assert process.wait(LAST_RESORT) == 130
        assert process.stderr.read() == b"attrib: interrupted after 1 article, which the output has\n"


def test_an_interrupt_while_the_program_is_loaded_is_130(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(REPOSITORY)])
    assert finished("--version", env={"PYTHONPATH": path}) == (130, "", "")


@pytest.mark.parametrize("older", [False, True])
def test_an_interrupt_keeps_what_was_done_unless_an_older_file_would_be_lost(
    story: Path, tmp_path: Path, older: bool
) -> None:
    written = tmp_path / "reports.json"
    if older:
        written.write_text("older", encoding="utf-8")
    missing = tmp_path / "missing"
    command = ("analyze", story, missing, "-", "--format", "json", "--output", written)
    with started(*command, stdin=subprocess.PIPE) as process:
        assert b"missing: no such file" in process.stderr.readline()
        until(lambda: waits(process.pid))
        process.send_signal(signal.SIGINT)
        assert process.wait(LAST_RESORT) == 130
        told = process.stderr.read().decode()
    if older:
        assert (written.read_text(encoding="utf-8"), "nothing was written" in told) == ("older", True)
    else:
        assert len(json.loads(written.read_text(encoding="utf-8"))) == 1


@pytest.mark.parametrize(("ending", "form", "status"), [("SIGTERM", "json", 143), ("SIGHUP", "csv", 129)])
def test_what_ends_a_command_leaves_the_old_output_whole(tmp_path: Path, ending: str, form: str, status: int) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    old = folder / "claims.csv"
    old.write_text("article\n", encoding="utf-8")
    output = ("--format", form, "--output", folder if form == "csv" else old)
    with started("analyze", tmp_path / "missing", "-", *output, stdin=subprocess.PIPE) as process:
        assert b"missing: no such file" in process.stderr.readline()
        assert len(list(folder.iterdir())) > 1
        until(lambda: waits(process.pid))
        process.send_signal(getattr(signal, ending))
        assert process.wait(60) == status
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")
    assert [path.name for path in folder.iterdir()] == ["claims.csv"]
    assert old.read_text(encoding="utf-8") == "article\n"


def test_no_standard_streams(story: Path) -> None:
    shell = f'exec "{sys.executable}" -m attrib analyze "{story}" - <&- >&- 2>&-'
    assert subprocess.run(["sh", "-c", shell], cwd=REPOSITORY, check=False).returncode == 3


def test_a_locale_without_unicode(story: Path) -> None:
    status, out, err = finished("analyze", story, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (status, err) == (0, "")
    assert re.search(r"^O  two officials", out, re.MULTILINE)
    status, out, _ = finished("analyze", story, "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    assert "“" in json.loads(out)["text"]


def test_colour(story: Path) -> None:
    plain, forced = {"NO_COLOR": None, "TERM": "xterm"}, {"NO_COLOR": None, "TERM": "xterm", "FORCE_COLOR": "1"}
    assert "\x1b[" not in run("analyze", story, env=plain).stdout
    assert "\x1b[" in run("analyze", story, env=forced).stdout
    assert "\x1b[" in run("analyze", story, "--color", env=plain).stdout
    assert "\x1b[" not in run("analyze", story, "--no-color", env=forced).stdout


def test_width(story: Path) -> None:
    widths = {None: 80, "60": 60, "100": 100, "300": 120}
    for columns, width in widths.items():
        out = run("analyze", story, env={"COLUMNS": columns}).stdout
        assert max(map(len, out.splitlines())) == width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Over(threading.Timer):
    """A timer whose time is over at once."""

    def start(self) -> None:
        self.function()


class Endless(threading.Timer):
    """A timer whose time is never over."""

    def start(self) -> None:
        pass


@pytest.mark.parametrize(("timer", "shown"), [(Over, True), (Endless, False)])
def test_progress_is_for_what_takes_longer(
    monkeypatch: pytest.MonkeyPatch, timer: type[threading.Timer], shown: bool
) -> None:
    from attrib.cli import progress

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(threading, "Timer", timer)
    with progress.progress(2, wanted=True) as advance:
        advance()
        advance()
    assert ("Analysing" in terminal.getvalue()) == shown


def test_no_progress_where_reports_go_to_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    from attrib.cli import progress

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(threading, "Timer", Over)
    with progress.progress(2, wanted=False) as advance:
        advance()
    assert terminal.getvalue() == ""


def test_a_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    from attrib.cli import progress

    times = iter([0, 1, 21, 22, 30, 42, 43])
    with progress.progress(1200, wanted=True, clock=lambda: next(times)) as advance:
        for _ in range(4):
            advance()
    assert capsys.readouterr().err == "attrib: 2 of 1,200 done\nattrib: 4 of 1,200 done\n"


# --- explain -----------------------------------------------------------------------------------------------


def claim_ids(story: Path) -> list[str]:
    report = json.loads(run("analyze", story, "--format", "json").stdout)
    return [claim["id"] for claim in report["claims"]]


def test_explain(story: Path) -> None:
    identity = claim_ids(story)[1]
    results = [run("explain", story, claim) for claim in ("2", "c2", "02", identity, identity[:4], identity.upper())]
    assert {(result.exit_code, result.stderr, result.stdout) for result in results} == {(0, "", results[0].stdout)}
    result = results[0]
    assert re.match(rf"{identity}  [●◆▲○] .* · claim 2 of \d+\n", result.stdout)
    for word in ("why", "rule", "attrib rules show", "Rules that came close"):
        assert word in result.stdout


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("c1", "evidence  strong: confidence high. “That” or a question word opens the content."),
        ("c2", "evidence  weak: confidence low. Its source is a relative pronoun (“who”)"),
    ],
)
def test_explain_tells_how_sure_the_evidence_is(tmp_path: Path, claim: str, line: str) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(DOUBTS, encoding="utf-8")
    assert line in run("explain", path, claim, "--width", "100").stdout


def test_the_rule_that_decided_held_for_every_claim() -> None:
    from attrib.analysis import Analysis

    analysis = Analysis.of_article(HARBOUR)
    assert analysis.report.claims
    for claim in analysis.report.claims:
        considered = {each.rule: each for each in analysis.considered(claim)}
        assert considered[claim.rule].held, claim


def test_explain_what_is_not_there(story: Path) -> None:
    for claim in ("c999", "0", "c0", "-", "9" * 5000, "bcd", "", "clll"):
        result = run("explain", story, "--", claim)
        assert (result.exit_code, result.stdout) == (2, "")
        lacks = f"no claim {claim}, and no sentence with these words: its claims are 1 to "
        assert re.fullmatch(rf"attrib: .*: {lacks}\d+\n", result.stderr)
    assert run("explain", story.parent / "missing", "c1").exit_code == 3


def test_explain_what_could_be_several(story: Path) -> None:
    result = run("explain", story, "c")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"attrib: {story}: c begins the ids of {', '.join(claim_ids(story))}\n"


def test_the_list_says_what_to_type(story: Path) -> None:
    ids = claim_ids(story)
    for more, named in ((["--ids"], True), ([], False)):
        listed = run("analyze", story, "--show", "claims", *more).stdout.split("\nClaims")[1]
        for number, identity in enumerate(ids, 1):
            pattern = rf"^ ?{number}  {identity}  [●◆▲○]\?? +" if named else rf"^ ?{number}  [●◆▲○]\?? +"
            assert re.search(pattern, listed, re.MULTILINE)


# --- rules and schema --------------------------------------------------------------------------------------


def test_schema() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == schema()


@pytest.mark.parametrize("rules", ["newsroom", "strict", "markkula"])
def test_every_rule_has_a_line_and_a_page(rules: str) -> None:
    from attrib.rules import load_rules

    listed = run("rules", "list", "--rules", rules)
    assert listed.exit_code == 0
    for rule in load_rules(rules).rules:
        assert rule.id in listed.stdout
        shown = run("rules", "show", rule.id, "--rules", rules)
        assert shown.exit_code == 0
        assert shown.stdout.startswith(rule.id)


def test_a_rule_that_is_not_there() -> None:
    result = run("rules", "show", "named/persn")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no rule named/persn in newsroom; near it: named/person" in result.stderr


def test_examples_of_rules_are_run() -> None:
    result = run("rules", "test")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"newsroom: [\d,]+ examples of \d+ rules: all come out as marked\n", result.stdout)


def test_a_new_rule_set(tmp_path: Path, story: Path) -> None:
    path = tmp_path / "house.toml"
    assert run("rules", "new", path).exit_code == 0
    assert run("rules", "test", path).exit_code == 0
    assert run("analyze", story, "--rules", path).exit_code == 0
    again = run("rules", "new", path)
    assert again.exit_code == 2
    assert again.stderr == f"attrib: {path}: is there already, and stays as it is\n"
    assert run("rules", "new", tmp_path / "no" / "such.toml").exit_code == 2


# --- an output that is an input ----------------------------------------------------------------------------


def _links(story: Path) -> list[Path]:
    (story.parent / "soft.txt").symlink_to(story)
    (story.parent / "hard.txt").hardlink_to(story)
    (story.parent / "folder").mkdir()
    return [story, story.parent / "soft.txt", story.parent / "hard.txt", story.parent / "folder" / ".." / story.name]


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("command", ["analyze", "check --house ap"])
def test_an_article_is_never_overwritten_with_its_report(story: Path, command: str, which: int) -> None:
    destination = _links(story)[which]
    result = run(*command.split(), story, "--output", destination)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"attrib: {destination}: is an input, and stays as it is; choose another file for --output\n"
    )
    assert story.read_text(encoding="utf-8") == HARBOUR


def test_nor_is_a_file_that_standard_input_comes_from(story: Path) -> None:
    with story.open("rb") as stdin:
        status, out, err = finished("analyze", "-", "--output", story, stdin=stdin)
    assert (status, out) == (2, "")
    assert "is an input" in err
    assert story.read_text(encoding="utf-8") == HARBOUR


def test_nor_is_a_rule_set(story: Path) -> None:
    rules = story.parent / "house.toml"
    assert run("rules", "new", rules).exit_code == 0
    result = run("analyze", story, "--rules", rules, "--output", rules)
    assert (result.exit_code, result.stdout) == (2, "")
    assert rules.read_text(encoding="utf-8").startswith("# A rule set")


BASE = 'name = "base"\nversion = "1"\ndescription = "A base."\nextends = "newsroom"\n'
READ_BY_THE_WAY = {
    "house.toml": "check story.txt --house ap,house.toml",
    "story.txt.attrib.toml": "check story.txt --house ap",
    "top.toml": "analyze story.txt --rules top.toml",
    "base.toml": "analyze story.txt --rules top.toml",
    "./base.toml": "check story.txt --house ap --rules top.toml --format sarif",
    "wire.zip": "analyze wire.zip",
    "folder/claims.csv": "analyze folder --format csv --output folder",
    "gold.ann": "evaluate gold.ann",
    "gold.txt": "evaluate gold.ann --rules top.toml",
    "soft/top.toml": "evaluate gold.ann --rules top.toml",
}


@pytest.mark.parametrize("path", READ_BY_THE_WAY)
def test_nor_is_anything_that_the_command_reads(path: str, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story.parent)
    Path("base.toml").write_text(BASE, encoding="utf-8")
    Path("top.toml").write_text(BASE.replace("newsroom", "base.toml"), encoding="utf-8")
    Path("house.toml").write_text(DESK, encoding="utf-8")
    Path("story.txt.attrib.toml").write_text(LEAVE.format(rule="ap/*", words="x", reason="y"), encoding="utf-8")
    Path("gold.txt").write_text("It failed, aides said.\n", encoding="utf-8")
    Path("gold.ann").write_text("T1\tContent 0 9\tIt failed\nT2\tCue 17 21\tsaid\nE1\tCue:T2 Content:T1\n", "utf-8")
    Path("soft").symlink_to(".")
    Path("folder").mkdir()
    for name in ("folder/story.txt", "folder/claims.csv"):
        Path(name).write_text(HARBOUR, encoding="utf-8")
    with zipfile.ZipFile("wire.zip", "w") as archive:
        archive.writestr("story.txt", HARBOUR)
    before = Path(path).read_bytes()
    command = READ_BY_THE_WAY[path].split()
    result = run(*command, *([] if "--output" in command else ["--output", path]))
    assert (result.exit_code, result.stdout) == (2, "")
    told = f"attrib: {Path(path)}: is an input, and stays as it is; choose another file for --output\n"
    assert result.stderr.endswith(told)
    assert Path(path).read_bytes() == before
    assert not list(story.parent.rglob("*.part"))


def test_what_an_earlier_command_read_may_be_written(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(HARBOUR, encoding="utf-8")
    assert run("analyze", story).exit_code == 0
    assert run("analyze", other, "--output", story).exit_code == 0


def test_an_older_report_is_overwritten(story: Path) -> None:
    report = story.parent / "newsroom"
    report.write_text("older", encoding="utf-8")
    result = run("analyze", story, "--output", report)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert report.read_text(encoding="utf-8").startswith("Port Authority")


# --- wrong usage -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("analyze a.txt --format pdf", r"--format: 'pdf' is not one of 'terminal', 'json', .*"),
        ("schema foo", r"'foo' is not one of 'report', 'comparison', 'review', 'agreement'"),
        ("analyze a.txt --show bogus", r"--show: 'bogus' is not one of 'sources', 'claims', 'doubtful', 'text'"),
        ("analyze a.txt --width 10", r"--width: .*40.*"),
        ("analyze a.txt --width wide", r"--width: .*(whole number|integer).*"),
        ("analyze a.txt --fail-over 200", r"--fail-over: .*100.*"),
        ("analyze a.txt --bogus", r"no such option: --bogus.*"),
        ("analyze a.txt --format", r"option '--format' requires an argument"),
        ("explain a.txt", r"missing argument 'CLAIM.SENTENCE'"),
        ("rules new", r"missing argument 'FILE'"),
    ],
)
def test_wrong_usage_is_told_in_one_line_without_the_talk_of_libraries(arguments: str, told: str) -> None:
    result = run(*arguments.split())
    assert (result.exit_code, result.stdout) == (2, "")
    command = re.match(r"rules new|\w+", arguments)[0]
    assert re.fullmatch(rf"attrib: {told}(; see attrib {command} --help)?\n", result.stderr)
    assert "Value error" not in result.stderr
    assert "Input should" not in result.stderr


def test_no_such_command() -> None:
    result = run("bogus")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "attrib: no such command 'bogus'; see attrib --help\n"


def test_without_a_command_there_is_help() -> None:
    result = run()
    assert result.exit_code in (0, 2)
    assert "analyze" in result.stdout + result.stderr


# --- words for people --------------------------------------------------------------------------------------


def test_every_article_of_the_closing_table_is_named_on_a_narrow_screen(story: Path) -> None:
    other = story.parent / "other.txt"
    other.write_text("A senior official in the ministry said the bridge was safe.", encoding="utf-8")
    result = run("analyze", story, other, "--width", "40", env={"COLUMNS": "40"})
    assert (result.exit_code, result.stderr) == (0, "")
    table = result.stdout[result.stdout.rindex("Articles  2") :].splitlines()
    heads = table.index(next(line for line in table if line.split() == ["no", "reason", "opening", "unnamed"]))
    assert "".join(table[heads:]).replace(" ", "").count(".txt") == 2
    assert table[-1].split()[-1].endswith("%")
    assert all(len(line) <= 40 for line in table)


def test_the_line_under_the_title_has_the_words_of_the_article(story: Path) -> None:
    shown = run("analyze", story, story).stdout
    assert re.search(r"^(.* · )?[\d,]+ words ·", shown, re.MULTILINE)


def test_the_line_under_the_title_is_never_cut(tmp_path: Path) -> None:
    path = tmp_path / ("long-" * 12 + "name.txt")
    path.write_text("Harbour Sold\n\nBy Jane Roe\n\nOfficials said the harbour was sold.\n", encoding="utf-8")
    result = run("analyze", path)
    assert path.name in result.stdout.replace("\n", "")
    assert "…" not in result.stdout


def test_all_words_of_a_rule_are_shown_on_demand() -> None:
    some, everything = (run("rules", "show", "official/role", *more).stdout for more in ([], ["--all"]))
    assert re.search(r"and [\d,]+\s+more\s+\(--all\)", some)
    assert not re.search(r"and [\d,]+\s+more", everything)
    assert len(everything) > len(some)


def test_the_template_says_how_to_see_the_words(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    result = run("rules", "new", path)
    assert (result.exit_code, result.stderr) == (0, "")
    (command,) = re.findall(r"attrib (rules show --all \S+)", path.read_text(encoding="utf-8"))
    assert run(*command.split()).exit_code == 0


def test_only_rules_that_match_some_words_came_close(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The bridge was sold on Monday.\n\nA senior official said the bridge was safe.\n", encoding="utf-8")
    for claim in ("1", "2"):
        result = run("explain", path, claim)
        assert (result.exit_code, result.stderr) == (0, "")
        assert "“”" not in result.stdout
    assert "basis     the article does not say how they know" in result.stdout
    assert "\nreason    the article does not say why" in result.stdout


def test_plain_values_of_options_load_no_library_that_checks_values(story: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "attrib", "analyze", str(story), "--format", "json", "--all"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert " attrib.cli" in done.stderr
    assert " pydantic" not in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--show", "nothing", "--show: 'nothing' is not one of 'sources', 'claims', 'doubtful', 'text'"),
        ("--width", "wide", "--width: must be a whole number"),
        ("--fail-over", "101", "--fail-over: must be 100 or less"),
    ],
)
def test_other_values_of_options_are_still_checked(story: Path, option: str, value: str, said: str) -> None:
    result = run("analyze", story, option, value)
    assert result.exit_code == 2
    assert said in result.stderr
