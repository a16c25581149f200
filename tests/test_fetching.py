"""Addresses: one limit of time for all of a fetch, whole answers, and no way into a private network.

Nothing leaves this machine: names are looked up in a list, and the clock runs by reads.
"""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from attrib.readers import UnreadableError, connecting
from attrib.readers.connecting import is_public
from attrib.readers.fetching import fetch

PAGE = b"Officials said the bridge would close."
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
Sends = Callable[[socket.socket], object]


@contextmanager
def server(*sends: Sends) -> Iterator[int]:
    """Answer one request after the other, each as told; gives the port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for send in sends:
            try:
                connection, _ = listening.accept()
                with connection:
                    connection.recv(65_536)
                    send(connection)
            except OSError:
                pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()


def sends(data: bytes) -> Sends:
    return lambda connection: connection.sendall(data)


def again_and_again(first: bytes, then: bytes) -> Sends:
    def send(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(then)

    return send


def redirects(address: str) -> Sends:
    return sends(f"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode())


@pytest.fixture(autouse=True)
def on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names stand for places on this machine, and 127.0.0.1 alone is taken for the internet."""
    places = {"news.example": "127.0.0.1", "inner.example": "127.0.0.2", "127.0.0.1": "127.0.0.1"}

    def look_up(host: str, port: int, **_: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (places[host], port))]

    monkeypatch.setattr(connecting.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(connecting, "is_public", lambda address: address in {"127.0.0.1", "news.example"})
    monkeypatch.setattr(connecting, "clock", lambda: 0.0)
    monkeypatch.setenv("no_proxy", "*")


def refusal(address: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        fetch(address)
    return caught.value.reason


@pytest.mark.parametrize(
    "send",
    [
        again_and_again(b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
        again_and_again(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        again_and_again(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"a"),
        again_and_again(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
    ids=["header", "interim answers", "body", "chunks"],
)
def test_time_is_up_at_every_stage(send: Sends, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count()
    monkeypatch.setattr(connecting, "clock", lambda: 3.0 * next(ticks))
    with server(send) as port:
        assert refusal(f"http://news.example:{port}/") == "not all there within 30 seconds"
    assert next(ticks) < 15


def test_time_is_one_for_all_redirects(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count()
    monkeypatch.setattr(connecting, "clock", lambda: 3.0 * next(ticks))
    with server(*[redirects("/")] * 5) as port:
        assert refusal(f"http://news.example:{port}/") == "not all there within 30 seconds"


def test_time_counts_from_the_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()
    monkeypatch.setattr(connecting.socket, "getaddrinfo", lambda *_, **__: asked.wait())
    monkeypatch.setattr(connecting, "PATIENCE", 0)
    assert refusal("http://news.example/") == "no answer within 0 seconds"
    asked.set()


@pytest.mark.parametrize("length", [len(PAGE) + 1, 99_999_999_999_999_999_999])
def test_a_body_that_is_cut_off_is_no_page(length: int) -> None:
    with server(sends(WHOLE % (length, PAGE))) as port:
        assert refusal(f"http://news.example:{port}/") == f"cut off: {len(PAGE)} of {length:,} bytes came"


def test_a_whole_one_is_read_with_its_address() -> None:
    with server(redirects("/story"), sends(WHOLE % (len(PAGE), PAGE))) as port:
        fetched = fetch(f"http://news.example:{port}/")
    assert (fetched, fetched.address) == (PAGE, f"http://news.example:{port}/story")


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", ["inner.example", "127.0.0.2"])
def test_no_redirect_leads_into_a_private_network(scheme: str, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        connecting.socket,
        "getaddrinfo",
        lambda name, port, **_: [
            (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1" if name == "news.example" else "127.0.0.2", port))
        ],
    )
    with server(redirects(f"{scheme}://{host}/")) as port:
        told = refusal(f"http://news.example:{port}/")
    assert told == "it redirects to an address that is not on the public internet"


def test_redirects_lead_to_the_web_only() -> None:
    with server(redirects("ftp://news.example/story")) as port:
        told = refusal(f"http://news.example:{port}/")
    assert told == "cannot be reached (it redirects to what is no web page)"


def test_who_gives_a_private_address_may_be_redirected_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "is_public", lambda _: False)
    with server(redirects("/story"), sends(WHOLE % (len(PAGE), PAGE))) as port:
        assert fetch(f"http://127.0.0.1:{port}/") == PAGE


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("localhost", False),
    ],
)
def test_what_is_on_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("charset", ["punycode", "idna", "utf-7", "unicode_escape", "rot13", "hex", "no-such"])
def test_what_is_no_encoding_of_the_web_is_not_decoded_by(charset: str) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=%s\r\n\r\n-%s" % (charset.encode(), PAGE)
    with server(sends(answer)) as port:
        assert fetch(f"http://news.example:{port}/") == b"-" + PAGE
