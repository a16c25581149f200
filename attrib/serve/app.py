"""The application: addresses, limits, and errors that are JSON whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import NamedTuple

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from attrib._version import __version__
from attrib.serve.answering import Answerer, Kind
from attrib.serve.documentation import POLICY, to_documentation
from attrib.serve.openapi import describe
from attrib.serve.records import JSON, PROBLEM_JSON, Answer, Health, Offer, problem
from attrib.serve.workers import Limits, Pool

BODY_PATIENCE = 30.0
"""Seconds in which a body must have come."""
ALWAYS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


class Terms(NamedTuple):
    """On which terms stories are taken."""

    offer: Offer
    limits: Limits
    largest: int
    """Bytes of a body."""
    origins: Sequence[str] = ()
    """Origins of pages in browsers that may post stories; by default none."""


class Service:
    """What the addresses answer."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._pool = Pool(terms.offer, terms.limits)
        described = describe(Answerer(terms.offer), terms.largest)
        self._openapi = msgspec.json.encode(described)
        self._documentation = to_documentation(described)

    @asynccontextmanager
    async def running(self, _: Starlette) -> AsyncIterator[None]:
        """Have workers for as long as the server runs."""
        try:
            await self._pool.start()
            yield
        finally:
            self._pool.end()

    async def analyze(self, request: Request) -> Response:
        """Answer POST /analyze."""
        return await self._answer("analyze", request)

    async def check(self, request: Request) -> Response:
        """Answer POST /check."""
        return await self._answer("check", request)

    async def health(self, _: Request) -> Response:
        """Answer GET /health."""
        return _response(Answer(200, msgspec.json.encode(Health(version=__version__))))

    async def openapi(self, _: Request) -> Response:
        """Answer GET /openapi.json."""
        return _response(Answer(200, self._openapi))

    async def documentation(self, _: Request) -> Response:
        """Answer GET /docs."""
        return HTMLResponse(self._documentation, headers={**ALWAYS, "Content-Security-Policy": POLICY})

    async def _answer(self, kind: Kind, request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            return _response(problem(415, f"A story is posted as {JSON}."))
        try:
            async with asyncio.timeout(BODY_PATIENCE):
                body = await self._body(request)
        except TimeoutError:
            return _response(problem(408, f"The body did not come within {BODY_PATIENCE:g} seconds."))
        if body is None:
            return _response(problem(413, f"A body has at most {self._terms.largest:,} bytes here."))
        return _response(await self._pool.answer(kind, body))

    async def _body(self, request: Request) -> bytes | None:
        """Give a body; None for one that is too large, of which no more is read than shows that."""
        told = request.headers.get("content-length", "")
        if told.isdecimal() and int(told) > self._terms.largest:
            return None
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > self._terms.largest:
                return None
        return bytes(body)


def make_app(terms: Terms) -> Starlette:
    """Make the application, on these terms. Raises RuleSetError where a rule set or house is missing or broken."""
    service = Service(terms)
    cors = Middleware(
        CORSMiddleware, allow_origins=terms.origins, allow_methods=["POST"], allow_headers=["content-type"]
    )
    return Starlette(
        routes=[
            Route("/analyze", service.analyze, methods=["POST"]),
            Route("/check", service.check, methods=["POST"]),
            Route("/health", service.health),
            Route("/openapi.json", service.openapi),
            Route("/docs", service.documentation),
        ],
        middleware=[cors] if terms.origins else [],
        exception_handlers={HTTPException: _refused, Exception: _failed},
        lifespan=service.running,
    )


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = {404: "There are /analyze, /check, /health, /docs and /openapi.json.", 405: "Stories are posted."}
    answer = problem(error.status_code, told.get(error.status_code, error.detail))
    return _response(answer, error.headers)


async def _failed(_: Request, error: Exception) -> Response:
    return _response(problem(500, f"attrib failed ({type(error).__name__})."))


def _response(answer: Answer, headers: object = None) -> Response:
    more = {"Retry-After": "1"} if answer.status == 503 else {}
    kind = JSON if answer.status == 200 else PROBLEM_JSON
    given = headers if isinstance(headers, dict) else {}
    return Response(answer.body, answer.status, {**ALWAYS, **more, **given}, kind)
