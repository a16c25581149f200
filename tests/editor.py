"""An editor as far as a language server sees one: it speaks the protocol with `attrib lsp` in a process of its own."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, Self

PATIENCE = 120
"""Seconds after which a server that says nothing has hung. None of the tests waits for it."""


class Editor:
    """Starts a server when it is entered, and always ends it."""

    def __init__(self, folder: Path, *options: str, capabilities: dict[str, Any] | None = None) -> None:
        self.folder = folder
        self._options = options
        self._capabilities = capabilities or {}
        self._numbers = count(1)
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.asked: list[dict[str, Any]] = []
        """What the server has asked of the editor."""

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "attrib", "lsp", *self._options],
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stdout
        assert self.process.stderr
        threading.Thread(target=self._listen, args=(self.process.stdout,), daemon=True).start()
        self._errors: list[bytes] = []
        threading.Thread(target=lambda: self._errors.extend(self.process.stderr or ()), daemon=True).start()
        about = {"processId": None, "rootUri": self.folder.as_uri(), "capabilities": self._capabilities}
        self.can = self.request("initialize", about)["capabilities"]
        self.tell("initialized", {})
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                stream.close()

    def open(self, name: str, text: str, language: str = "plaintext") -> list[dict[str, Any]]:
        """Open a draft, and give what is shown in it."""
        about = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": about})
        return self.shown(name, 1)

    def type(self, name: str, version: int, *changes: dict[str, Any]) -> None:
        """Tell the server what was written in a draft."""
        about = {"uri": self.uri(name), "version": version}
        self.tell("textDocument/didChange", {"textDocument": about, "contentChanges": list(changes)})

    def shown(self, name: str, version: int) -> list[dict[str, Any]]:
        """Wait until a version of a draft was checked, and give what is shown in it."""
        while True:
            about = self._wait(lambda each: each.get("method") == "textDocument/publishDiagnostics")["params"]
            if about["uri"] == self.uri(name) and about.get("version") == version:
                return list(about["diagnostics"])

    def hover(self, name: str, line: int, character: int) -> str | None:
        """Give what stands under the pointer."""
        where = {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}}
        found = self.request("textDocument/hover", where)
        return found and found["contents"]["value"]

    def actions(self, name: str, diagnostics: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Give what is offered about diagnostics."""
        about = {
            "textDocument": {"uri": self.uri(name)},
            "range": diagnostics[0]["range"],
            "context": {"diagnostics": list(diagnostics)},
        }
        return list(self.request("textDocument/codeAction", about))

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri() if ":" not in name else name

    def request(self, method: str, params: Any) -> Any:
        """Ask the server, and give its answer."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda each: each.get("id") == number and "method" not in each)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def end(self) -> int:
        """End the server as the protocol has it, and give its exit status."""
        self.request("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(PATIENCE)

    def _wait(self, wanted: Any) -> dict[str, Any]:
        while True:
            said = self._said.get(timeout=PATIENCE)
            assert said is not None, b"".join(self._errors).decode()
            if "id" in said and "method" in said:
                self.asked.append(said)
                self._send({"id": said["id"], "result": {"success": True}})
            if wanted(said):
                return said

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self, stream: BinaryIO) -> None:
        while header := stream.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._said.put(json.loads(stream.read(length)))
        self._said.put(None)
