"""What the README shows is what the program prints.

In an empty folder beside the examples, in the order of the README:

    ```console     every line after "$" is run by bash
    ```pycon       every statement after ">>>" is run by this Python
    ```toml        that begins with "# NAME.toml" becomes that file
    ```json        after "<!-- ARTICLE: PATH -->" is that part of the report on that example

`rendered` puts all outputs afresh, so a README that tells the truth comes out as it went in.
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

from golden import EXAMPLES, ROOT, articles, printed

README = ROOT / "README.md"
BLOCK = re.compile(
    r"(?:<!-- (?P<part>[\w-]+: \S+) -->\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


def rendered(text: str) -> str:
    """Give the README with every output as it comes out now."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(EXAMPLES, target_is_directory=True)
        names: dict[str, Any] = {"__name__": "__console__"}
        return BLOCK.sub(lambda block: _rendered(block, names), text)


def write() -> None:
    """Put all outputs into the README afresh."""
    README.write_text(rendered(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _rendered(block: re.Match[str], names: dict[str, Any]) -> str:
    body = block["body"]
    if block["language"] == "toml" and (name := re.match(r"# (\w+\.toml)$", body, re.MULTILINE)):
        Path(name[1]).write_text(body, encoding="utf-8")
    elif block["language"] == "console":
        body = "".join(_run(line[2:]) for line in body.splitlines() if line.startswith("$ "))
    elif block["language"] == "pycon":
        body = "".join(_typed(each.source, names) for each in doctest.DocTestParser().get_examples(body))
    elif block["language"] == "json" and block["part"]:
        body = _part(*block["part"].split(": ")) + "\n"
    return block[0].replace(block["body"], body, 1)


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
    return f"$ {command}\n{done.stdout}"


def _typed(source: str, names: dict[str, Any]) -> str:
    """Run one statement as at Python's prompt; give what the screen then shows."""
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        exec(compile(source, str(README), "single"), names)
    first, *others = source.splitlines()
    return "\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in others), shown.getvalue()])


def _part(article: str, path: str) -> str:
    """Give what stands at a path such as claims/1 of the report on an example."""
    value = json.loads(printed(next(path for path in articles() if path.stem == article), "json"))
    for key in path.split("/"):
        value = value[int(key) if isinstance(value, list) else key]
    return json.dumps(value, indent=2, ensure_ascii=False)
