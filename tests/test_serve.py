"""`attrib serve`: what is answered, what is refused, what no body can make it do; and that it stands fuzzing."""

from __future__ import annotations

import asyncio
import base64
import importlib.util
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import story as stories
from golden import EXAMPLES
from serving import PATIENCE, Serving
from test_cli import run
from test_page import LOADING, Seen

import attrib
from attrib.extras import install
from attrib.guides import guide
from attrib.serve.answering import Answerer
from attrib.serve.documentation import to_documentation
from attrib.serve.openapi import describe
from attrib.serve.records import Answer, Offer
from attrib.serve.workers import EndedError, Limits, Pool, Worker

TEXT = "The tram line will close in May, two people familiar with the plan said.\n"
HOUSE = 'house = "desk"\nversion = "1"\ndescription = "A desk."\ntitle = "A desk"\nextends = "ap"\n'
LONG = ("The tram line will close, an official said on Monday. " * 40_000).encode()


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(Offer("newsroom", ("ap",)))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server"), "--house", "ap", "--size-limit", "50000", "--jobs", "2") as server:
        yield server


def answered(answerer: Answerer, kind: Any, story: Any) -> Any:
    answer = answerer.answer(kind, story if isinstance(story, bytes) else json.dumps(story).encode())
    assert answer.status == 200, answer
    return json.loads(answer.body)


def packed(data: bytes) -> str:
    return base64.b64encode(data).decode()


# ---------------------------------------------------------------------- answers


def test_a_text_is_answered_as_the_library_answers(answerer: Answerer) -> None:
    assert answered(answerer, "analyze", {"text": TEXT}) == attrib.analyze(TEXT).to_dict()
    assert answered(answerer, "check", {"text": TEXT}) == attrib.check(TEXT, "ap").to_dict()
    both = answered(answerer, "check", {"text": TEXT, "houses": ["nyt", "ap"], "rules": "strict", "outlet": "The Post"})
    assert both == attrib.check(TEXT, "nyt,ap", "strict", outlet="The Post").to_dict()
    assert answered(answerer, "check", {"text": TEXT, "houses": []})["findings"] == []
    assert answered(answerer, "analyze", {"text": TEXT, "with_text": False})["text"] is None


@pytest.mark.parametrize(
    ("name", "data"),
    [("s.txt", stories.as_text()), ("s.md", stories.as_markdown()), ("s", stories.as_page()), ("s", stories.as_word())],
    ids=["text", "markdown", "page", "word"],
)
def test_a_file_is_read_as_the_library_reads_it(name: str, data: bytes, answerer: Answerer) -> None:
    found = answered(answerer, "analyze", {"file": packed(data), "name": name, "author": "Jane Roe"})
    assert found == attrib.analyze(attrib.read(data, name), author="Jane Roe").to_dict()


def test_a_house_of_ones_own_is_known_by_its_name(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text(HOUSE, encoding="utf-8")
    own = Answerer(Offer("newsroom", (str(house),)))
    assert own.houses[0] == "desk"
    assert answered(own, "check", {"text": TEXT, "houses": ["desk"]})["findings"]


REFUSED = [
    (b"", 400, "The body is no JSON: "),
    (b"\xff", 400, "The body is no JSON: "),
    (b"[" * 200_000, 422, "the whole must be an object, not a list."),
    (b'{"text": ' + b"[" * 200_000, 422, "text must be a string, not a list."),
    ({}, 422, "a story has either text or file."),
    ({"text": TEXT, "file": packed(b"x")}, 422, "a story has either text or file."),
    ({"text": TEXT, "path": "/etc/passwd"}, 422, "A story has no “path”; it may have text, file, name, "),
    ({"text": TEXT, "houses": ["ap"]}, 422, "“houses” is for /check: /analyze holds a story to no house."),
    ({"text": TEXT, "date": "yesterday"}, 422, "date of an article is as in ISO 8601"),
    ({"text": TEXT, "rules": "nope"}, 422, "no rule set nope; there are newsroom, "),
    ({"text": TEXT, "rules": "\x1b[31m" * 100}, 422, "no rule set ␛[31m␛[31m"),
    ({"file": "?"}, 422, "file: "),
    ({"file": packed(b"\x89PNG\r\n\x1a\n\0")}, 422, "The file cannot be read: a PNG image"),
]


@pytest.mark.parametrize(("story", "status", "detail"), REFUSED)
def test_what_is_no_story_is_told_in_a_line(story: Any, status: int, detail: str, answerer: Answerer) -> None:
    answer = answerer.answer("analyze", story if isinstance(story, bytes) else json.dumps(story).encode())
    told = json.loads(answer.body)
    assert (answer.status, told["status"]) == (status, status)
    assert told["detail"].startswith(detail)
    assert told["detail"].isprintable()
    assert len(told["detail"]) < 300


def test_a_fault_of_attrib_is_told_without_the_story(answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attrib.serve.answering.to_json_line", lambda *_, **__: 1 / 0)
    answer = answerer.answer("analyze", json.dumps({"text": TEXT}).encode())
    assert answer.status == 500
    assert json.loads(answer.body)["detail"] == "attrib failed on this story (ZeroDivisionError)."


# ---------------------------------------------------------------------- what no body can do


@pytest.mark.parametrize("place", ["{file}", "file://{file}", "http://127.0.0.1:9/x", "{file}#1"])
def test_no_file_and_no_address_is_opened_by_what_a_body_says(
    place: str, answerer: Answerer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text(HOUSE, encoding="utf-8")
    place = place.replace("{file}", str(secret))
    tried: list[str] = []
    watched = {"open", "socket.connect", "socket.getaddrinfo", "os.listdir", "subprocess.Popen"}
    answered(answerer, "check", {"text": TEXT, "houses": ["nyt"]})
    sys.addaudithook(lambda event, about: tried.append(f"{event} {about}") if event in watched else None)
    page = f'<html><body><article><p>{TEXT}</p><img src="{place}"></article></body></html>'.encode()
    assert answered(answerer, "analyze", {"text": place})["text"] == place
    assert answered(answerer, "analyze", {"text": TEXT, "name": place})["article"]["path"] == place
    assert answered(answerer, "analyze", {"file": packed(TEXT.encode()), "name": place})["text"] == TEXT
    answerer.answer("analyze", json.dumps({"file": packed(page)}).encode())
    for story in ({"text": TEXT, "rules": place}, {"text": TEXT, "houses": [place]}):
        assert answerer.answer("check", json.dumps(story).encode()).status == 422
    assert not [each for each in tried if "secret" in each or "socket" in each or "Popen" in each]


# ---------------------------------------------------------------------- over HTTP


def test_stories_are_posted_and_reports_come_back(server: Serving) -> None:
    found = server.post("/check", {"text": TEXT})
    assert (found.status, found.headers["content-type"]) == (200, "application/json")
    assert found.headers["cache-control"] == "no-store"
    assert found.json == attrib.check(TEXT, "ap").to_dict()
    assert server.post("/analyze", {"text": TEXT}).json == attrib.analyze(TEXT).to_dict()
    assert server.ask("GET", "/health").json == {"status": "ok", "version": attrib.__version__}


def test_answers_keep_to_what_openapi_says(server: Serving) -> None:
    described = server.ask("GET", "/openapi.json").json
    assert set(described["paths"]) == {"/analyze", "/check", "/health"}
    for path, story, status in (("/check", {"text": TEXT}, 200), ("/analyze", {}, 422)):
        answer = server.post(path, story)
        told = described["paths"][path]["post"]["responses"][str(status)]["content"]
        ((kind, about),) = told.items()
        assert (answer.status, answer.headers["content-type"]) == (status, kind)
        jsonschema.validate(answer.json, {**about["schema"], "components": described["components"]})


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/nowhere", {}, 404),
        ("GET", "/analyze", {}, 405),
        ("POST", "/health", {}, 405),
        ("POST", "/analyze", {}, 415),
        ("POST", "/check", {"Content-Type": "text/plain"}, 415),
        ("POST", "/check", {"Content-Type": "application/json; charset=utf-8"}, 400),
    ],
)
def test_refusals_are_json(method: str, path: str, headers: dict[str, str], status: int, server: Serving) -> None:
    answer = server.ask(method, path, b"x" if method == "POST" else None, headers)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json["status"] == status
    assert answer.json["detail"]


def test_a_body_that_is_too_large_is_refused_before_it_is_read(server: Serving) -> None:
    assert server.post("/analyze", {"text": "x" * 50_000}).status == 413
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(
            b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + b"".join(b"2710\r\n%s\r\n" % (b" " * 10_000) for _ in range(6))
        )
        assert b"413" in connection.recv(100)
    assert server.post("/analyze", {"text": TEXT}).status == 200


def test_pages_of_other_sites_may_not_post(server: Serving, tmp_path: Path) -> None:
    asking = {"Origin": "https://cms.example", "Access-Control-Request-Method": "POST"}
    assert "access-control-allow-origin" not in server.ask("OPTIONS", "/check", None, asking).headers
    assert "access-control-allow-origin" not in server.post("/check", {"text": TEXT}, **asking).headers
    with Serving(tmp_path, "--allow-origin", "https://cms.example", "--jobs", "1") as other:
        allowed = other.post("/check", {"text": TEXT}, Origin="https://cms.example").headers
        assert allowed["access-control-allow-origin"] == "https://cms.example"
        assert (
            "access-control-allow-origin"
            not in other.post("/check", {"text": TEXT}, Origin="https://b.example").headers
        )


def test_many_at_once_get_their_own_answers_also_where_some_go_away(server: Serving) -> None:
    def ask(number: int) -> str:
        if number % 4 == 0:
            connection = server.connect()
            connection.request("POST", "/analyze", b"{}", {"Content-Type": "application/json"})
            connection.close()
        found = server.post("/analyze", {"text": TEXT, "id": str(number)})
        return str(found.json["article"]["id"])

    with ThreadPoolExecutor(32) as threads:
        assert [*threads.map(ask, range(96))] == [str(number) for number in range(96)]


def test_the_documentation_loads_and_runs_nothing(server: Serving, answerer: Answerer) -> None:
    found = server.ask("GET", "/docs")
    page = found.body.decode()
    assert found.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    seen = Seen()
    seen.feed(page)
    assert not {name for _, attributes in seen.tags for name in attributes} & LOADING
    assert not {tag for tag, _ in seen.tags} & {"script", "link", "img", "iframe"}
    assert {attributes["href"] for tag, attributes in seen.tags if tag == "a"} == {"openapi.json"}
    assert page == to_documentation(describe(answerer, 50_000))


def test_what_a_guide_shows_of_it_works(server: Serving, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = re.findall(r"^```python\n(.*?)^```$", guide("server"), re.MULTILINE | re.DOTALL)
    exec(shown.replace("127.0.0.1:8040", server.address), {})
    assert capsys.readouterr().out.startswith("warning No reason given for not naming “two people familiar")


def test_a_story_is_posted_by_the_example_for_a_cms(server: Serving, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, EXAMPLES / "cms" / "post_story.py", story, f"http://{server.address}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("100% of the attributed words come from unnamed sources.\nwarning: ")
    story.write_bytes(b"\x89PNG\r\n\x1a\n\0")
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr[:27]) == (1, "422: The file cannot be rea")


def test_the_sketch_of_a_hook_answers_a_cms(server: Serving) -> None:
    command = [sys.executable, EXAMPLES / "cms" / "webhook.py", f"http://{server.address}", "--any-port"]
    hook = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert hook.stdout
        asked = Serving(EXAMPLES)
        asked.port = int(hook.stdout.readline().rpartition(":")[2])
        paragraphs = f"<p>{TEXT}</p>" + "<p>The line has carried commuters to the port for eighty years.</p>" * 3
        page = f"<html><body><article><h1>Tram line</h1>{paragraphs}</article></body></html>"
        told = asked.post("/", {"id": 7, "headline": "Tram line to close", "html": page}).json
        assert told["publish"] is False
        assert told["notes"][0].startswith("No reason given")
        assert asked.post("/", {"id": 7}).status == 400
    finally:
        hook.kill()
        hook.wait()
        if hook.stdout:
            hook.stdout.close()


def test_it_stands_what_a_fuzzer_makes_of_its_openapi(server: Serving, tmp_path: Path) -> None:
    if importlib.util.find_spec("schemathesis") is None:
        pytest.skip("schemathesis is not installed")
    options = ("--max-examples", "10", "--seed", "1", "--continue-on-failure", "--suppress-health-check", "all")
    accepts_all = ("--exclude-checks", "positive_data_acceptance")  # no schema says which bytes are a file
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "schemathesis.cli",
            "run",
            f"http://{server.address}/openapi.json",
            *options,
            *accepts_all,
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr[-2_000:]
    assert re.search(r"\d\d+ generated", done.stdout)
    assert server.post("/analyze", {"text": TEXT}).status == 200


# ---------------------------------------------------------------------- workers


def test_a_story_that_takes_too_long_ends_its_process_and_no_other_story() -> None:
    worker = Worker(Offer())
    first = worker._process
    with pytest.raises(EndedError) as caught:
        worker.answer("analyze", b'{"text": "' + LONG + b'"}', 0.05)
    assert caught.value.answer.status == 504
    worker.restart()
    assert first.exitcode == -signal.SIGKILL
    assert worker.answer("analyze", json.dumps({"text": TEXT}).encode(), PATIENCE).status == 200
    os.kill(worker._process.pid or 0, signal.SIGKILL)
    with pytest.raises(EndedError) as caught:
        worker.answer("analyze", b"{}", PATIENCE)
    assert caught.value.answer.status == 500
    worker.end()


def test_another_process_takes_the_place_of_one_that_was_ended() -> None:
    async def answers() -> list[Answer]:
        pool = Pool(Offer(), Limits(jobs=1, seconds=0.01, waiting=4))
        await pool.start()
        try:
            return [await pool.answer("analyze", b'{"text": "' + LONG + b'"}') for _ in range(2)]
        finally:
            pool.end()

    assert [answer.status for answer in asyncio.run(answers())] == [504, 504]


def test_those_beyond_the_queue_are_turned_away() -> None:
    async def answers() -> Answer:
        pool = Pool(Offer(), Limits(jobs=1, seconds=1, waiting=1))
        waiting = asyncio.ensure_future(pool.answer("analyze", b"{}"))
        for _ in range(3):
            await asyncio.sleep(0)
        turned_away = await pool.answer("analyze", b"{}")
        waiting.cancel()
        pool.end()
        return turned_away

    assert asyncio.run(answers()).status == 503


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="tells its children by /proc")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_however_it_ends_no_process_is_left(number: signal.Signals, status: int, tmp_path: Path) -> None:
    with Serving(tmp_path, "--jobs", "2") as server:
        assert server.post("/analyze", {"text": TEXT}).status == 200
        threads = Path(f"/proc/{server.process.pid}/task").iterdir()
        children = [child for each in threads for child in (each / "children").read_text(encoding="utf-8").split()]
        assert len(children) >= 2
        server.process.send_signal(number)
        assert server.process.wait(PATIENCE) == status
        while any(Path(f"/proc/{child}/exe").exists() for child in children):
            pass
        assert len(server.said) == 1


# ---------------------------------------------------------------------- starting


def test_without_its_extra_a_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "starlette", None)
    shown = run("serve")
    assert (shown.exit_code, shown.stderr) == (2, f"attrib: a server; to have it: {install('serve')}\n")


def test_a_place_that_is_taken_is_told_in_a_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        shown = run("serve", "--port", str(taken.getsockname()[1]))
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert re.fullmatch(r"attrib: 127\.0\.0\.1:\d+: cannot listen there \(Address already in use\)\n", shown.stderr)


@pytest.mark.parametrize("option", ["--house", "--rules"])
def test_rules_and_houses_that_are_not_there_are_told_in_a_line(option: str) -> None:
    shown = run("serve", option, "nope")
    assert shown.exit_code == 2
    assert re.fullmatch(r"attrib: nope: no (house|rule set) of that name[^\n]*\n", shown.stderr)
