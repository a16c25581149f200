"""How all tests run: hypothesis takes the time that it needs, and the quick tests are marked as such.

The same texts are tried at each run; `pytest --hypothesis-profile=search` tries others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import browser as browsers
import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from opening import Opened
    from playwright.sync_api import Browser

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("same", **PATIENT, derandomize=True, database=None)
settings.register_profile("search", **PATIENT, derandomize=False, print_blob=True)
settings.load_profile("same")

SLOW = (
    "test_gold.py",
    "test_invariants.py",
    "test_fuzz.py",
    "test_linear",
    "test_page_in_browser.py",
    "test_page_reviewing.py",
    "test_properties.py",
    "made_to_be_slow",
    "with_their_length",
    "huge_pages",
    "scripts_and_pictures",
    "deep_nesting",
    "size_has_a_limit",
    "a_bomb",
)
"""Parts of the names of tests and their files."""
SERVERS = {"Editor", "NotebookClient", "Pool", "Serving", "Worker"}
PROCESSES = {*SERVERS, "finished", "started", "subprocess", "rendered", "Pool", "Workers"}
"""Names by which a test starts a process."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.started() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    from opening import opener

    yield from opener(browser, tmp_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and _is_quick(item):
            item.add_marker(pytest.mark.quick)


def _is_quick(item: pytest.Function) -> bool:
    """Tell whether a test starts no process and no browser, and is no property tried on many examples."""
    if any(name in item.nodeid for name in SLOW) or getattr(item.obj, "is_hypothesis_test", False):
        return False
    return PROCESSES.isdisjoint(item.function.__code__.co_names)
