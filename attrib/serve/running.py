"""The server is run, until a signal ends it."""

from __future__ import annotations

import socket
import sys
from typing import NamedTuple

import uvicorn

from attrib.serve.app import Terms, make_app


class Place(NamedTuple):
    """Where the server listens."""

    host: str
    port: int
    """0 for any that is free."""


def run(terms: Terms, place: Place) -> None:
    """Listen, and say where. Raises OSError where nobody can listen there, and RuleSetError as `make_app` does."""
    config = uvicorn.Config(
        make_app(terms),
        host=place.host,
        port=place.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
    )
    listening = _listening(place)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"attrib: http://{shown}:{port}/docs tells how to post stories", file=sys.stderr, flush=True)
    uvicorn.Server(config).run([listening])


def _listening(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    return socket.create_server((place.host, place.port), family=family, backlog=1024)
