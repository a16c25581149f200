"""How many stories a server answers: requests a second and how long each takes, for 1, 8 and 32 clients at once.

    python tests/load.py

starts `attrib serve` on this machine, posts it an example of 800 words so many times, and ends it.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from time import perf_counter

from serving import Serving, ask

STORY = Path(__file__).parent.parent / "examples" / "diplomatic-talks.txt"
CLIENTS = (1, 8, 32)
REQUESTS = 240
"""For each number of clients, in all."""


def main() -> None:
    body = json.dumps({"text": STORY.read_text(encoding="utf-8"), "houses": ["ap", "nyt"]}).encode()
    with Serving(STORY.parent, "--time-limit", "60") as server:
        _client(server, body, 8)
        for clients in CLIENTS:
            began = perf_counter()
            with ThreadPoolExecutor(clients) as threads:
                works = [threads.submit(_client, server, body, REQUESTS // clients) for _ in range(clients)]
                took = sorted(each for work in works for each in work.result())
            rate = len(took) / (perf_counter() - began)
            slow = took[len(took) * 95 // 100]
            print(f"{clients:3} clients: {rate:5.1f} a second; median {median(took):.3f} s, 95% within {slow:.3f} s")


def _client(server: Serving, body: bytes, times: int) -> list[float]:
    """Post a story so many times, one after the other; give how long each took."""
    connection = server.connect()
    took = []
    for _ in range(times):
        began = perf_counter()
        answered = ask(connection, "POST", "/check", body, {"Content-Type": "application/json"})
        assert answered.status == 200, answered
        took.append(perf_counter() - began)
    connection.close()
    return took


if __name__ == "__main__":
    main()
