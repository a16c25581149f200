"""`attrib serve` in a process of its own, on this machine alone, for tests and for measuring."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, NamedTuple, Self

PATIENCE = 120
"""Seconds after which a server that says nothing has hung. None of the tests waits for it."""


class Answered(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Serving:
    """Starts a server when it is entered, and always ends it."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._folder = folder
        self._options = options

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "attrib", "serve", "--port", "0", *self._options],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr
        line = self.process.stderr.readline()
        found = re.search(r"http://(127\.0\.0\.1:(\d+))/docs", line)
        if found is None:
            self.process.kill()
            raise AssertionError(line + self.process.stderr.read())
        self.address, self.port = found[1], int(found[2])
        self.said = [line]
        self._listening = threading.Thread(target=lambda: self.said.extend(self.process.stderr or ()), daemon=True)
        self._listening.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self._listening.join()
        if self.process.stderr:
            self.process.stderr.close()

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def post(self, path: str, story: Any, **headers: str) -> Answered:
        """Post a story, as JSON or as the bytes that it is."""
        body = story if isinstance(story, bytes) else json.dumps(story).encode()
        return self.ask("POST", path, body, {"Content-Type": "application/json"} | headers)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answered:
        """Ask something, over a connection of its own."""
        connection = self.connect()
        try:
            return ask(connection, method, path, body, headers)
        finally:
            connection.close()


def ask(
    connection: http.client.HTTPConnection, method: str, path: str, body: bytes | None, headers: dict[str, str] | None
) -> Answered:
    """Ask something over an open connection."""
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    return Answered(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
