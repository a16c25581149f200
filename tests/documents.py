"""What README, guides and CONTRIBUTING show is what the program prints.

In an empty folder beside the examples, in the order of the document:

    ```console     every line after "$" is run by bash; what it prints stands without spaces at line ends
    ```pycon       every statement after ">>>" is run by this Python
    ```toml        that begins with "# NAME.toml" is that file, for all documents
    ```json        after "<!-- ARTICLE: PATH -->" is that part of the report on that example
    | a table |    after "<!-- conditions: NAME -->" has these conditions, as `condition_tables` gives them

`rendered` puts all outputs afresh, so a document that tells the truth comes out as it went in.
`python tests/golden.py` writes them.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import condition_tables
from golden import EXAMPLES, ROOT, articles, printed

from attrib import guides

README = ROOT / "README.md"
GUIDES = Path(guides.__file__).parent
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
DOCUMENTS = (README, CONTRIBUTING, ROOT / "SECURITY.md", *(GUIDES / f"{name}.md" for name in guides.NAMES))
BLOCK = re.compile(
    r"(?:<!-- (?P<part>[\w-]+: \S+) -->\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
FILE = re.compile(r"^```toml\n(# ([\w/]+\.toml)\n.*?)^```$", re.MULTILINE | re.DOTALL)


def rendered(text: str) -> str:
    """Give a document with every output as it comes out now."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(EXAMPLES, target_is_directory=True)
        for body, name in files():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(body, encoding="utf-8")
        names: dict[str, Any] = {"__name__": "__console__"}
        return condition_tables.rendered(BLOCK.sub(lambda block: _rendered(block, names), text))


def block(name: str, beginning: str) -> str:
    """Give the block of a guide that begins so, for tests that run it."""
    found = [each["body"] for each in BLOCK.finditer((GUIDES / f"{name}.md").read_text(encoding="utf-8"))]
    (wanted,) = (body for body in found if body.startswith(beginning))
    return wanted


def files() -> list[tuple[str, str]]:
    """Give the contents and the name of each file that a document shows."""
    return [found for document in DOCUMENTS for found in FILE.findall(document.read_text(encoding="utf-8"))]


def write() -> None:
    """Put all outputs into the documents afresh."""
    for document in DOCUMENTS:
        document.write_text(rendered(document.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _rendered(block: re.Match[str], names: dict[str, Any]) -> str:
    body = block["body"]
    if block["language"] == "console":
        body = "".join(_run(line[2:]) for line in body.splitlines() if line.startswith("$ "))
    elif block["language"] == "pycon":
        body = "".join(_typed(each.source, names) for each in doctest.DocTestParser().get_examples(body))
    elif block["language"] == "json" and block["part"]:
        body = _part(*block["part"].split(": ")) + "\n"
    start, end = block.start("body") - block.start(), block.end("body") - block.start()
    return block[0][:start] + body + block[0][end:]


def _run(command: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "COLUMNS")}
    done = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**environment, "PATH": path, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert "Traceback" not in done.stdout, f"{command}\n{done.stdout}"
    return f"$ {command}\n{re.sub(r' +$', '', done.stdout, flags=re.MULTILINE)}"


def _typed(source: str, names: dict[str, Any]) -> str:
    """Run one statement as at Python's prompt; give what the screen then shows."""
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        exec(compile(source, "<document>", "single"), names)
    first, *others = source.splitlines()
    return "\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in others), shown.getvalue()])


def _part(article: str, path: str) -> str:
    """Give what stands at a path such as claims/1 of the report on an example."""
    value = json.loads(printed(next(path for path in articles() if path.stem == article), "json"))
    for key in path.split("/"):
        value = value[int(key) if isinstance(value, list) else key]
    return json.dumps(value, indent=2, ensure_ascii=False)
