"""Web addresses: fetched only where the user gives one, within limits of size, time and redirects."""

from __future__ import annotations

import codecs
import http.client
import re
import urllib.error
import urllib.request
from email.message import Message
from typing import Any

from attrib._version import __version__
from attrib.readers import connecting
from attrib.readers.connecting import PrivateAddressError, TooLateError, Trip, Web
from attrib.readers.decoding import web_encoding
from attrib.readers.reading import LARGEST, NotAnArticleError, UnreadableError

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
MOST_REDIRECTS = 5
CHUNK = 65_536
TYPES = re.compile(r"text/|application/(?:[\w.+-]*(?:xml|json|word)|octet-stream|zip)|\Z", re.IGNORECASE)
"""What a server may say that it sends; what it is, the content tells."""


def is_address(name: str) -> bool:
    """Tell whether a name is an address on the web."""
    return ADDRESS.match(name) is not None


class Fetched(bytes):
    """What was fetched, and the address where it stood, which is another than the given one after redirects."""

    address: str


def fetch(address: str) -> Fetched:
    """Give what stands at an address, in UTF-8 with its mark where the server names another encoding.

    Raises UnreadableError where the server refuses, cannot be reached or takes too long, and for what is larger
    than LARGEST or cannot be an article.
    """
    try:
        request = urllib.request.Request(address, headers={"User-Agent": f"attrib/{__version__}", "Accept": "*/*"})
        with urllib.request.build_opener(Web(Trip()), _Redirects, _WebOnly).open(request) as answer:
            if not TYPES.match(answer.headers.get_content_type()):
                raise NotAnArticleError(address, f"not a page but {answer.headers.get_content_type()}")
            fetched = Fetched(_in_utf8(_received(answer, address), answer.headers))
            fetched.address = answer.geturl()
            return fetched
    except urllib.error.HTTPError as error:
        with error:
            raise UnreadableError(address, f"the server answers {error.code} ({_line(error.reason)})") from None
    except TooLateError:
        raise UnreadableError(address, f"not all there within {connecting.LONGEST:g} seconds") from None
    except PrivateAddressError:
        raise UnreadableError(address, "it redirects to an address that is not on the public internet") from None
    except TimeoutError:
        raise UnreadableError(address, f"no answer within {connecting.PATIENCE:g} seconds") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise UnreadableError(address, f"no answer within {connecting.PATIENCE:g} seconds") from None
        raise UnreadableError(address, f"cannot be reached ({_line(error.reason)})") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreadableError(address, f"cannot be fetched ({_line(error) or type(error).__name__})") from None


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows few redirects."""

    max_redirections = MOST_REDIRECTS


class _WebOnly(urllib.request.BaseHandler):
    """Asks for nothing that is not on the web, wherever a redirect leads."""

    def default_open(self, request: urllib.request.Request) -> None:
        if not is_address(request.full_url):
            raise urllib.error.URLError("it redirects to what is no web page")


def _received(answer: Any, address: str) -> bytes:
    received = bytearray()
    announced = answer.length
    while chunk := answer.read1(CHUNK):
        received += chunk
        if len(received) > LARGEST:
            raise UnreadableError(address, f"larger than {LARGEST // 1_000_000} MB, the most that attrib reads")
    if announced is not None and len(received) < announced:
        raise UnreadableError(address, f"cut off: {len(received):,} of {announced:,} bytes came")
    return bytes(received)


def _in_utf8(data: bytes, headers: Message) -> bytes:
    """Decode what the server declares, so that a page is read by that and not by what it says itself."""
    charset = headers.get_content_charset()
    if charset is None or not headers.get_content_type().startswith("text/") or data.startswith(codecs.BOM_UTF8):
        return data
    name = web_encoding(charset)
    try:
        return data if name in {None, "utf-8"} else codecs.BOM_UTF8 + data.decode(name).encode("utf-8")
    except ValueError:
        return data


def _line(said: object) -> str:
    return " ".join(str(said).split())[:100]
