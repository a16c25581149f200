"""Folders, archives and addresses on the command line: what is read, passed over and refused, and how that is told."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import story
from typer.testing import CliRunner

from attrib.cli import app
from attrib.readers import UnreadableError, connecting, fetching, gathering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


class Ran:
    """What a command did."""

    def __init__(self, *arguments: str, given: bytes = b"") -> None:
        done = CliRunner().invoke(app, list(arguments), input=given)
        self.status, self.out, self.err = done.exit_code, done.stdout, done.stderr

    def reports(self) -> dict[str, dict[str, Any]]:
        return {report["article"]["path"]: report for report in json.loads(self.out)}


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


MEMBERS = {
    "nitf/story.xml": story.as_nitf(),
    "page": story.as_page(),
    "story.docx": story.as_word(),
    "story.json": story.as_ninjs_3(),
    "story.txt": story.as_text(),
}
OTHERS = {
    ".hidden.txt": b"Hidden, an official said.",
    "__MACOSX/story.txt": b"Hidden, an official said.",
    "~$story.docx": b"Hidden, an official said.",
    "photo.png": PNG,
    "report.json": b'{"schema": "attrib.report/1"}',
    "story.txt.attrib.toml": b"# nothing is suppressed\n",
    "table.csv": b"who,what\nofficials,said\n",
}


class TestFolders:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name, data in {**MEMBERS, **OTHERS}.items():
            path = tmp_path / "copy" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return tmp_path / "copy"

    def test_every_article_in_it_is_read_and_the_rest_is_counted(self, folder: Path) -> None:
        ran = Ran("analyze", str(folder), "--format", "json")
        assert ran.status == 0
        assert (
            ran.err == f"attrib: {folder}: skipped 3 files that are not articles: photo.png, report.json, table.csv\n"
        )
        reports = ran.reports()
        assert list(reports) == [str(folder / name) for name in ("page", *list(MEMBERS)[2:], "nitf/story.xml")]
        assert {len(report["claims"]) for report in reports.values()} == {18}
        assert [report["article"]["format"] for report in reports.values()] == ["html", "docx", "ninjs", "text", "nitf"]

    def test_one_article_alone_is_still_an_array(self, tmp_path: Path) -> None:
        (tmp_path / "story.txt").write_bytes(story.as_text())
        assert len(json.loads(Ran("analyze", str(tmp_path), "-f", "json").out)) == 1
        assert len(json.loads(Ran("check", str(tmp_path), "--house", "ap", "-f", "json").out)) == 1

    def test_a_broken_article_is_told_and_the_rest_is_done(self, folder: Path) -> None:
        (folder / "broken.xml").write_bytes(b"<nitf><body>")
        ran = Ran("analyze", str(folder), "--format", "jsonl")
        assert ran.status == 3
        assert len(ran.out.splitlines()) == len(MEMBERS)
        assert "broken.xml: NITF that is not well-formed XML" in ran.err.splitlines()[0]

    def test_a_file_that_may_not_be_opened_is_told(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        opened = Path.open

        def refusing(path: Path, *arguments: Any) -> Any:
            if path.name == "story.txt":
                raise PermissionError(13, "Permission denied")
            return opened(path, *arguments)

        monkeypatch.setattr(Path, "open", refusing)
        ran = Ran("analyze", str(folder), "--format", "jsonl")
        assert ran.status == 3
        assert ran.err.splitlines()[0] == f"attrib: {folder}/story.txt: may not be read (permission denied)"
        assert len(ran.out.splitlines()) == len(MEMBERS) - 1

    def test_no_article_in_it(self, tmp_path: Path) -> None:
        ran = Ran("analyze", str(tmp_path))
        assert (ran.status, ran.err) == (3, f"attrib: {tmp_path}: no article in it\n")
        (tmp_path / "photo.png").write_bytes(PNG)
        ran = Ran("analyze", str(tmp_path))
        assert (ran.status, ran.err) == (3, f"attrib: {tmp_path}: no article in it (1 file of other kinds)\n")

    def test_an_output_in_it_spares_its_articles(self, folder: Path) -> None:
        ran = Ran("analyze", str(folder), "--output", str(folder / "story.txt"))
        assert ran.status == 2
        assert (folder / "story.txt").read_bytes() == story.as_text()

    def test_check_reads_it_too(self, folder: Path) -> None:
        ran = Ran("check", str(folder), "--house", "ap", "--format", "sarif")
        assert ran.status == 0
        assert "skipped" in ran.err
        assert "story.docx" in ran.out


class TestArchives:
    def test_members_are_named_and_nothing_is_written(self, tmp_path: Path) -> None:
        path = tmp_path / "wire.zip"
        path.write_bytes(
            zipped({**MEMBERS, **OTHERS, "/etc/absolute.txt": b"He said so.", "../up.txt": b"He said so."})
        )
        ran = Ran("analyze", str(path), "--format", "json")
        assert ran.status == 0
        assert ran.err == f"attrib: {path}: skipped 3 files that are not articles: photo.png, report.json, table.csv\n"
        names = {*MEMBERS, "/etc/absolute.txt", "../up.txt"}
        assert set(ran.reports()) == {f"{path}/{name}" for name in names}
        assert list(tmp_path.iterdir()) == [path]

    def test_an_archive_in_a_folder_is_read_and_one_in_an_archive_is_not(self, tmp_path: Path) -> None:
        inner = zipped({"story.txt": story.as_text()})
        (tmp_path / "wire.zip").write_bytes(zipped({"inner.zip": inner, "story.txt": story.as_text()}))
        ran = Ran("analyze", str(tmp_path), "--format", "json")
        assert ran.status == 3
        assert ran.err == f"attrib: {tmp_path}/wire.zip/inner.zip: an archive within an archive, which is not read\n"
        assert list(ran.reports()) == [f"{tmp_path}/wire.zip/story.txt"]

    def test_bombs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "bomb.zip"
        path.write_bytes(zipped({"bomb.txt": b"a" * 15_000_000, "story.txt": story.as_text()}))
        ran = Ran("analyze", str(path), "--format", "json")
        assert ran.status == 3
        assert ran.err == f"attrib: {path}/bomb.txt: not read: unpacks to more than 200 times its size\n"
        assert len(ran.reports()) == 1
        monkeypatch.setattr(gathering, "UNPACKED_LARGEST", 3_000)
        path.write_bytes(zipped({f"{n}.txt": story.as_text() for n in range(3)}))
        ran = Ran("analyze", str(path), "--format", "json")
        assert ran.status == 3
        assert [line.partition(": not read")[0] for line in ran.err.splitlines()] == [
            f"attrib: {path}/{n}.txt" for n in (1, 2)
        ]
        monkeypatch.setattr(gathering, "MOST_MEMBERS", 2)
        assert Ran("analyze", str(path)).err == f"attrib: {path}: a zip archive of more than 2 files\n"

    def test_a_member_that_lies_about_its_size(self, tmp_path: Path) -> None:
        data = bytearray(zipped({"story.txt": b"He said so. " * 100_000}))
        size = (1_200_000).to_bytes(4, "little")
        assert data.count(size) == 2
        path = tmp_path / "lies.zip"
        path.write_bytes(bytes(data).replace(size, (50).to_bytes(4, "little")))
        ran = Ran("analyze", str(path))
        assert ran.status == 3
        assert ran.err == f"attrib: {path}/story.txt: broken in its archive (BadZipFile)\n"

    def test_encrypted_and_broken(self, tmp_path: Path) -> None:
        path = tmp_path / "wire.zip"
        data = bytearray(zipped({"story.txt": story.as_text()}))
        data[data.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(data)
        assert Ran("analyze", str(path)).err == f"attrib: {path}/story.txt: encrypted\n"
        path.write_bytes(zipped({"story.txt": story.as_text()})[:200])
        ran = Ran("analyze", str(path))
        assert (ran.status, ran.err) == (3, f"attrib: {path}: a broken zip archive\n")

    def test_where_one_article_is_wanted(self, tmp_path: Path) -> None:
        path = tmp_path / "wire.zip"
        path.write_bytes(zipped({"story.txt": story.as_text()}))
        for ran in (Ran("explain", str(path), "1"), Ran("analyze", "-", given=path.read_bytes())):
            assert ran.status == 3
            assert "a zip archive, not an article in a format that attrib reads" in ran.err


class Site(BaseHTTPRequestHandler):
    """A site on this machine."""

    def do_GET(self) -> None:
        path, _, rest = self.path[1:].partition("/")
        if path == "redirect":
            self.send_response(302)
            left = int(rest)
            self.send_header("Location", f"/redirect/{left - 1}" if left else "/story")
            self.end_headers()
        elif path == "away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd" if rest == "file" else "ftp://127.0.0.1/")
            self.end_headers()
        elif path == "silent":
            self.rfile.read(1)  # until whoever asked has gone
        elif path == "endless":
            self._begin("text/html")
            while True:
                self.wfile.write(b"<p>")
        elif path in {"401", "404", "500"}:
            self.send_error(int(path))
        elif path == "picture":
            self._begin("image/png")
            self.wfile.write(PNG)
        elif path == "pdf":
            self._begin("text/html")
            self.wfile.write(b"%PDF-1.7 ...")
        elif path == "large":
            self._begin("text/html")
            self.wfile.write(b"<!DOCTYPE html>" + b" " * 21_000_000)
        elif path == "latin":
            self._begin("text/html; charset=windows-1252")
            self.wfile.write(story.as_page().decode().encode("cp1252"))
        else:
            self._begin("text/html")
            self.wfile.write(story.as_page())

    def _begin(self, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.handle_error = lambda request, address: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class TestAddresses:
    @pytest.fixture
    def site(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        monkeypatch.setattr(connecting, "PATIENCE", 600.0)
        monkeypatch.setattr(connecting, "LONGEST", 600.0)
        with served() as address:
            yield address

    @pytest.mark.parametrize("path", ["story", "redirect/3", "latin"])
    def test_a_page_is_fetched(self, site: str, path: str) -> None:
        ran = Ran("analyze", f"{site}/{path}", "--format", "json")
        assert (ran.status, ran.err) == (0, "")
        report = json.loads(ran.out)
        assert report["article"]["path"] == f"{site}/{path}"
        assert report["claims"][1]["origin"] == "/html/body/main/article/div[1]/p[1]"
        assert len(report["claims"]) == 18
        told = [finding["message"] for finding in report["findings"] if "redirects" in finding["message"]]
        redirected = f"The address redirects: what was read stands at {site}/story."
        assert told == ([redirected] if path.startswith("redirect") else [])

    def test_every_command_takes_one(self, site: str, tmp_path: Path) -> None:
        (tmp_path / "story.txt").write_bytes(story.as_text())
        assert "No claim changed." in " ".join(Ran("compare", str(tmp_path / "story.txt"), f"{site}/story").out.split())
        assert Ran("check", f"{site}/story", "--house", "ap").status == 0
        assert "officials" in Ran("explain", f"{site}/story", "2").out

    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("404", "the server answers 404 (Not Found)"),
            ("401", "the server answers 401 (Unauthorized)"),
            ("500", "the server answers 500 (Internal Server Error)"),
            ("picture", "not a page but image/png"),
            ("pdf", "a PDF document that is broken (PdfStreamError)"),
            ("large", "larger than 20 MB, the most that attrib reads"),
            ("away", "cannot be reached (it redirects to what is no web page)"),
        ],
    )
    def test_refusals(self, site: str, path: str, reason: str) -> None:
        ran = Ran("analyze", f"{site}/{path}")
        assert (ran.status, ran.out) == (3, "")
        assert ran.err == f"attrib: {site}/{path}: {reason}\n"

    def test_files_of_this_machine_are_no_page(self, site: str) -> None:
        ran = Ran("analyze", f"{site}/away/file")
        assert (ran.status, ran.out) == (3, "")
        assert ran.err.startswith(f"attrib: {site}/away/file: the server answers 302 (")

    def test_redirects_without_end(self, site: str) -> None:
        ran = Ran("analyze", f"{site}/redirect/99")
        assert ran.status == 3
        assert len(ran.err.splitlines()) == 1
        assert "redirect" in ran.err

    def test_servers_that_do_not_answer(self, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connecting, "LONGEST", 0)
        assert Ran("analyze", f"{site}/endless").err == f"attrib: {site}/endless: not all there within 0 seconds\n"
        monkeypatch.setattr(connecting, "LONGEST", 600.0)
        monkeypatch.setattr(connecting, "PATIENCE", 0.3)
        assert Ran("analyze", f"{site}/silent").err == f"attrib: {site}/silent: no answer within 0.3 seconds\n"

    def test_nobody_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        with served() as address:
            pass
        with pytest.raises(UnreadableError, match="cannot be reached"):
            fetching.fetch(address)

    @pytest.mark.parametrize("address", ["http://", "http://[", "https://exa mple/", "http://127.0.0.1:99999/"])
    def test_impossible_addresses(self, address: str) -> None:
        ran = Ran("analyze", address)
        assert ran.status == 3
        assert len(ran.err.splitlines()) == 1
        assert "fault of attrib" not in ran.err


def test_explain_says_where_a_claim_stands_in_its_file(tmp_path: Path) -> None:
    path = tmp_path / "story"
    path.write_bytes(story.as_page())
    origin = json.loads(Ran("analyze", str(path), "--format", "json").out)["claims"][3]["origin"]
    shown = Ran("explain", str(path), "4", "--width", "200")
    assert shown.status == 0
    assert f"stands    {origin}" in shown.out


def test_annotation_beside_an_article_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("It failed, said Ana Roe.", "utf-8")
    (tmp_path / "story.ann").write_text(
        "T1\tContent 0 9\tIt failed\nT2\tCue 11 15\tsaid\nT3\tSource 16 23\tAna Roe\nE1\tCue:T2 Content:T1\n", "utf-8"
    )
    ran = Ran("analyze", str(tmp_path), "--format", "json")
    assert (ran.status, [*ran.reports()]) == (0, [str(tmp_path / "story.txt")])
    assert "field" not in ran.err
