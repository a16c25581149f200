"""How the libraries of an extra are installed from where the user is: in a clone, or where attrib came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_BESIDE = Path(__file__).parent.parent


def install(extra: str) -> str:
    """Give the command that installs an extra: "pip install '.[docx]'" in a clone."""
    return f"pip install '{_wanted(extra)}'"


def _wanted(extra: str) -> str:
    if (_BESIDE / "pyproject.toml").is_file():
        return f"{_shown(_BESIDE)}[{extra}]"
    came = _came_from()
    address = came.get("url", "")
    if address.startswith("file://"):
        from urllib.parse import urlsplit  # noqa: PLC0415
        from urllib.request import url2pathname  # noqa: PLC0415

        return f"{_shown(Path(url2pathname(urlsplit(address).path)))}[{extra}]"
    kind = came.get("vcs_info", {}).get("vcs")
    return f"attrib[{extra}] @ {kind}+{address}" if kind else f"attrib[{extra}]"


def _came_from() -> dict[str, Any]:
    """Give what the installer noted of where attrib came from; empty where that was an index of packages."""
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415

    try:
        noted = json.loads(distribution("attrib").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _shown(folder: Path) -> str:
    return "." if folder == Path.cwd() else str(folder)
