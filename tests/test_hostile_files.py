"""Files made to do harm, and libraries that are not there: one clear line each, and never a traceback."""

from __future__ import annotations

import base64
import gzip
import io
import sys
import zipfile
from email.message import EmailMessage

import pdf
import pytest
import story
import story_packed
from story_packed import EVERY_FORMAT, warc_record
from typer.testing import CliRunner, Result

from attrib.cli import app
from attrib.extras import install
from attrib.readers import Reading, UnreadableError
from attrib.readers.files import articles_of, open_content

SENTENCE = "The talks on the bridge had failed after three days, a senior official said on Friday."
DEEP = 20_000


def run(data: bytes, *options: str) -> Result:
    ran = CliRunner().invoke(app, ["analyze", "-", "--format", "jsonl", *options], input=data)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    assert "fault of attrib" not in ran.stderr
    return ran


def refused(data: bytes) -> str:
    ran = run(data)
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert ran.stderr.count("\n") == 1
    return ran.stderr.removeprefix("attrib: standard input: ").rstrip("\n")


def found(data: bytes) -> list[Reading | UnreadableError]:
    return list(articles_of(open_content(io.BytesIO(data), "file")))


def anew(data: bytes, part: str, contents: bytes) -> bytes:
    """Give a packed document with other contents of one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, contents if name == part else old.read(name))
    return stream.getvalue()


PACKED = {"odt": ("content.xml", story_packed.as_odt), "epub": ("OEBPS/content.opf", story_packed.as_epub)}
XML = {
    "newsml-1": story_packed.as_newsml_1,
    "feed in rss": story_packed.as_rss,
    "feed in atom": story_packed.as_atom,
    "rcv1": story_packed.as_rcv1,
}


@pytest.mark.parametrize("kind", PACKED)
class TestPackedDocuments:
    def test_a_bomb(self, kind: str) -> None:
        part, make = PACKED[kind]
        assert "unpacks to more than 100 MB" in refused(anew(make(), part, b" " * 120_000_000))
        assert "of more than 1,000,000 tags" in refused(anew(make(), part, b"<a/>" * 1_100_000))

    def test_entities_and_broken_xml(self, kind: str) -> None:
        part, make = PACKED[kind]
        bomb = b'<!DOCTYPE d [<!ENTITY a "xx"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
        assert "declares entities, which are never read" in refused(anew(make(), part, bomb))
        assert "not well-formed XML" in refused(anew(make(), part, b"<d><e></d>"))

    def test_half_a_file(self, kind: str) -> None:
        part, make = PACKED[kind]
        assert refused(make()[: len(make()) // 2])
        assert refused(anew(make(), part, b"")[:900])


class TestXml:
    @pytest.mark.parametrize("name", XML)
    def test_entities(self, name: str) -> None:
        data = XML[name]()
        root = data.index(b"<", data.index(b"?>")) if b"<!DOCTYPE" not in data else data.index(b"<NewsML ")
        head = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        assert "entities" in refused(head.replace(b"x [", name_of(data[root:]) + b" [") + data[root:])

    def test_nesting(self) -> None:
        for before, after in (
            (b"<NewsML><NewsItem>", b"</NewsItem></NewsML>"),
            (b"<rss><channel><item><content>", b"</content></item></channel></rss>"),
            (b'<newsitem itemid="1"><text>', b"</text></newsitem>"),
        ):
            for name in (b"NewsComponent", b"p"):
                deep = (b"<%s>" % name) * DEEP + SENTENCE.encode() + (b"</%s>" % name) * DEEP
                assert refused(before + deep + after)


def name_of(data: bytes) -> bytes:
    return data[1:].partition(b" ")[0].partition(b">")[0]


class TestMail:
    def test_parts_within_parts(self) -> None:
        head = b"From: a@b.example\nDate: Fri, 6 Mar 2026 14:30:00 +0000\nMIME-Version: 1.0\n"
        data = head + b"".join(
            b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000)
        )  # fmt: skip
        assert refused(data)

    def test_headers_that_are_long(self) -> None:
        for said in (
            b'"' * 100_000,
            b"<a@b>," * 100_000,
            b"=?utf-8?q?a?= " * 100_000,
            b"x\n " * 100_000,
            b"(" * 100_000,
        ):
            for name in (b"From", b"Subject", b"Date", b"Content-Type"):
                other = b"To: a@b.example\nMIME-Version: 1.0\n"
                assert run(other + name + b": " + said + b"\n\n" + SENTENCE.encode()).exit_code in {0, 3}

    def test_broken_encodings(self) -> None:
        message = EmailMessage()
        message["From"], message["Subject"], message["To"] = "a@b.example", "Talks", "c@d.example"
        message.set_content(SENTENCE)
        for old, new in (
            (b"utf-8", b"no-such"),
            (b"7bit", b"base64"),
            (b"text/plain", b"text/"),
            (b"Talks", b"=?x?q?="),
        ):
            ran = run(message.as_bytes().replace(old, new))
            assert ran.exit_code in {0, 3}

    def test_a_mailbox_with_a_huge_mail(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from attrib.readers import mail

        monkeypatch.setattr(mail, "LARGEST", 5_000)
        huge = b"From x Fri Mar  6 14:30:00 2026\nFrom: a@b.example\nSubject: x\nTo: y\n\n" + b"He said so.\n" * 1_000
        first, second, *_ = found(huge + b"\n" + story_packed.as_mailbox()[:4_000])
        assert isinstance(first, UnreadableError)
        assert "a mail of more than" in first.reason
        assert isinstance(second, Reading)


class TestWarc:
    def test_only_pages_with_an_article_count(self) -> None:
        page = story.as_page()
        records = [
            warc_record("text/html", b"<html><head></head><body></body></html>"),
            warc_record("text/html", page, status="404 Not Found"),
            warc_record("text/html", page),
            warc_record("application/json", b"{}"),
        ]
        ran = run(b"".join(records))
        assert ran.exit_code == 0
        assert ran.stdout.count("\n") == 1
        assert ran.stderr == "attrib: standard input: skipped 3 records that are not articles\n"

    @pytest.mark.parametrize("at", [30, 300, 1_000])
    def test_cut_off_and_broken(self, at: int) -> None:
        whole = warc_record("text/html", story.as_page())
        for data in (
            whole[:at],
            whole + whole[:at],
            whole.replace(b"HTTP/1.1 200", b"\xff\xff"),
            gzip.compress(whole)[:at],
        ):
            assert run(data).exit_code in {0, 3}

    def test_a_huge_page(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from attrib.readers import warc

        monkeypatch.setattr(warc, "LARGEST", 1_000)
        (error,) = found(warc_record("text/html", story.as_page()))
        assert isinstance(error, UnreadableError)
        assert "a page of more than" in error.reason


class TestPdf:
    def test_no_text_and_encrypted(self) -> None:
        assert "without text in it (a scan?)" in refused(pdf.pdf([]))
        encrypted = pdf.pdf([(11, SENTENCE)]).replace(
            b"trailer\n<< ", b"trailer\n<< /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O () /U () /P -4 >> "
        )
        assert "a PDF document that is encrypted" in refused(encrypted)

    def test_broken(self) -> None:
        whole = story_packed.as_pdf()
        for data in (whole[:400], whole.replace(b"/Pages 2 0 R", b"/Pages 9 0 R"), whole.replace(b"/Kids", b"/Kinds"),
                     whole.replace(b"/Kids [", b"/Kids [2 0 R "), b"%PDF-1.7\n" + b"\0" * 5_000):  # fmt: skip
            assert run(data).exit_code in {0, 3}

    def test_too_many_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from attrib.readers import pdf as reader

        monkeypatch.setattr(reader, "MOST_PAGES", 0)
        assert "of more than 0 pages" in refused(story_packed.as_pdf())
        monkeypatch.undo()
        monkeypatch.setattr(reader, "MOST_TEXT", 100)
        assert "of more than 100 characters" in refused(story_packed.as_pdf())

    def test_a_paragraph_over_two_pages(self) -> None:
        words = (
            "The inspec- tors who had looked at the bridge said that it was not safe, and that it had not been. " * 12
        )
        text = found(pdf.pdf([(11, SENTENCE)] * 22 + [(11, words)], head="The Bugle"))[0]
        assert isinstance(text, Reading)
        assert "The Bugle" not in text.text
        assert text.text.count("\n\n") == 22


class TestRtf:
    @pytest.mark.parametrize(
        "markup", [b"{\\rtf1" * DEEP, b"{\\rtf1 \\'zz\\u99999999 x}", b"{\\rtf1" + b"\\b" * 400_000, b"{\\rtf1}"]
    )
    def test_broken(self, markup: bytes) -> None:
        assert run(markup).exit_code in {0, 3}

    def test_deleted_text_is_said_to_be_read(self) -> None:
        (reading,) = found(b"{\\rtf1\\ansi He said so. {\\deleted She denied it.}\\par}")
        assert isinstance(reading, Reading)
        assert "deleted text in tracked changes" in reading.notes[0]

    def test_pictures_are_passed_over(self) -> None:
        (reading,) = found(
            b"{\\rtf1\\ansi " + SENTENCE.encode() + b"\\par{\\pict\\pngblip " + b"89ab" * 200_000 + b"}\\par}"
        )
        assert isinstance(reading, Reading)
        assert reading.text == f"{SENTENCE}\n"


@pytest.mark.parametrize(
    ("name", "module", "line"),
    [
        ("docx", "docx", f"a Word document; to read it: {install('docx')}"),
        ("odt", "defusedxml", f"an OpenDocument text; to read it: {install('xml')}"),
        ("epub", "defusedxml", f"an EPUB book; to read it: {install('xml')}"),
        ("rtf", "striprtf.striprtf", f"an RTF document; to read it: {install('rtf')}"),
        ("pdf", "pypdf", f"a PDF document; to read it: {install('pdf')}"),
        ("warc", "warcio.archiveiterator", f"a WARC archive of pages; to read it: {install('warc')}"),
        ("html fragment", "lxml", f"HTML; to read it: {install('html')}"),
        ("feed in rss", "defusedxml", f"RSS; to read it: {install('xml')}"),
        ("newsml-1", "defusedxml", f"NewsML 1; to read it: {install('xml')}"),
    ],
)
def test_a_library_that_is_not_there(name: str, module: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert refused(EVERY_FORMAT[name]()) == line


def test_parquet_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert refused(b"PAR1" + b"\0" * 100) == f"a Parquet file; to read it: {install('parquet')}"


def test_an_export_of_many_lines_is_read_in_time_that_grows_with_them() -> None:
    data = ("\n" * 200_000 + "3 of 3 DOCUMENTS\n" * 2_000 + base64.b64encode(b"x" * 100_000).decode()).encode()
    assert run(data).exit_code in {0, 3}


def test_feeds_of_summaries() -> None:
    item = b"<item><title>a</title><description>Two said so.</description></item>"
    assert (
        refused(b"<rss><channel><title>x</title>" + item * 3 + b"</channel></rss>")
        == "RSS of summaries, without the text of its articles"
    )
