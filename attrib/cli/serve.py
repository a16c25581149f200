"""`attrib serve`: stories are posted, and reports come back."""

import os
from typing import Annotated

import typer

from attrib.cli import inputs, options, output
from attrib.extras import install

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen: this machine alone, unless told.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0 is any that is free.")]
House = Annotated[
    str | None,
    typer.Option(metavar="NAME|FILE,…", show_default=False, help="Houses for stories that name none; their files."),
]
Jobs = Annotated[
    int | None, typer.Option(min=1, max=256, show_default=False, help="Processes; by default one for each core.")
]
Seconds = Annotated[float, typer.Option("--time-limit", min=0.1, help="Seconds that a story may take.")]
Largest = Annotated[int, typer.Option("--size-limit", min=1_000, max=20_000_000, help="Bytes that a body may have.")]
Waiting = Annotated[int, typer.Option("--queue", min=1, help="Stories that may wait; others are turned away.")]
Origins = Annotated[
    list[str] | None,
    typer.Option("--allow-origin", metavar="ORIGIN", show_default=False, help="A site whose pages may post (CORS)."),
]


def serve(
    *,
    host: Host = "127.0.0.1",
    port: Port = 8040,
    house: House = None,
    rules: options.Rules = "newsroom",
    jobs: Jobs = None,
    seconds: Seconds = 10.0,
    largest: Largest = 1_000_000,
    waiting: Waiting = 64,
    origins: Origins = None,
) -> None:
    """Answer stories that are posted over HTTP with their reports.

    POST /analyze and /check, with documentation under /docs and OpenAPI under /openapi.json. Whoever reaches the
    address may post: put what checks who that is, and TLS, before it. attrib guide server tells more.
    """
    try:
        import starlette
        import uvicorn  # noqa: F401
    except ImportError:
        output.fail(f"a server; to have it: {install('serve')}")
    del starlette
    from attrib.serve.app import Terms
    from attrib.serve.records import Offer
    from attrib.serve.running import Place, run
    from attrib.serve.workers import Limits

    inputs.rule_set(rules)
    houses = tuple(filter(None, map(str.strip, (house or "").split(","))))
    if houses:
        inputs.houses(houses)
    limits = Limits(jobs or os.cpu_count() or 1, seconds, waiting)
    try:
        run(Terms(Offer(rules, houses), limits, largest, origins or ()), Place(host, port))
    except OSError as error:
        output.fail(f"{host}:{port}: cannot listen there ({os.strerror(error.errno or 0)})")
