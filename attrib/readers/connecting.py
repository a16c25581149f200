"""Connections of one fetch: one limit of time for all of it, and no way from the web into a private network."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import time
import urllib.parse
import urllib.request
from concurrent.futures import Future
from functools import partial
from threading import Thread
from typing import Any

clock = time.monotonic
PATIENCE = 10.0
"""Seconds to wait for an answer, and for each part of it."""
LONGEST = 30.0
"""Seconds that all of it may take, from the first look-up of a name to the last byte."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Where IPv6 alone reaches IPv4: the last 32 bits are the address that is meant."""


class TooLateError(Exception):
    """All the time for a fetch is used up."""


class PrivateAddressError(Exception):
    """A page of the web redirects to an address that is not on the public internet."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet: not of this machine, its network or a group.

    A name is taken for public: only where it is looked up can be told what it stands for.
    """
    if address == "localhost":
        return False
    try:
        ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


class Trip:
    """One fetch on its way: the time that it has left, and whether it began on the public internet."""

    def __init__(self) -> None:
        self._until = clock() + LONGEST
        self._began_public: bool | None = None

    def seconds(self) -> float:
        """Give how long the next step may take. Raises TooLateError."""
        left = self._until - clock()
        if left <= 0:
            raise TooLateError
        return min(left, PATIENCE)

    def connect(self, host: str, port: int, beyond: str | None) -> socket.socket:
        """Connect to a host. Where it is a proxy, `beyond` is the host that it is asked for.

        Raises OSError, TooLateError and PrivateAddressError.
        """
        failure = OSError("no address")
        for family, kind, protocol, _, place in self._look_up(host, port):
            public = is_public(beyond or str(place[0]))
            if self._began_public and not public:
                raise PrivateAddressError
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(self.seconds())
                connection.connect(place)
            except OSError as error:
                connection.close()
                failure = error
                continue
            if self._began_public is None:
                self._began_public = public
            return connection
        self.seconds()
        raise failure

    def _look_up(self, host: str, port: int) -> Any:
        """Look a name up in a thread of its own, because nothing else can limit how long that takes."""
        found: Future[Any] = Future()

        def look_up() -> None:
            try:
                found.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except Exception as error:
                found.set_exception(error)

        Thread(target=look_up, daemon=True).start()
        try:
            return found.result(self.seconds())
        except TimeoutError:
            self.seconds()
            raise


class _InTime(io.RawIOBase):
    """What a server sends, each part of which must come within the time that is left."""

    def __init__(self, connection: socket.socket, trip: Trip) -> None:
        self._connection = connection
        self._raw = connection.makefile("rb", buffering=0)
        self._trip = trip

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._connection.settimeout(self._trip.seconds())
        try:
            return self._raw.readinto(buffer)
        except TimeoutError:
            self._trip.seconds()
            raise

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Answer(http.client.HTTPResponse):
    def __init__(self, trip: Trip, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp.close()
        self.fp = io.BufferedReader(_InTime(sock, trip))


class _Connection(http.client.HTTPConnection):
    """A connection that its trip makes; through a proxy, the proxy is what it connects to."""

    trip: Trip
    beyond: str | None

    def connect(self) -> None:
        self.sock = self.trip.connect(self.host, self.port, self.beyond)
        self.response_class = partial(_Answer, self.trip)  # type: ignore[assignment]
        if getattr(self, "_tunnel_host", None):
            self._tunnel()  # type: ignore[attr-defined]


class _SecureConnection(http.client.HTTPSConnection, _Connection):
    pass


class Web(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens addresses of the web for one trip."""

    def __init__(self, trip: Trip) -> None:
        super().__init__()
        self._trip = trip

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open an address, in plain HTTP."""
        return self.do_open(self._on_trip(_Connection, req), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open an address, encrypted."""
        return self.do_open(self._on_trip(_SecureConnection, req), req)

    def _on_trip(self, kind: type[_Connection], req: urllib.request.Request) -> Any:
        proxied = req.has_proxy() or getattr(req, "_tunnel_host", None)
        beyond = urllib.parse.urlsplit(req.full_url).hostname if proxied else None
        return type(kind.__name__, (kind,), {"trip": self._trip, "beyond": beyond})
