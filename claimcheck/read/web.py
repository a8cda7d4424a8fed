"""Files of the web: fetched only where an address is given, in bounded time and size, never from where it leads astray.

An address on a private network is fetched where a person names it (a page not yet published, say); a public server that
redirects there is refused. The connection goes to the very address that was looked at, whatever a name server says
next.
"""

from __future__ import annotations

import socket
import ssl
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from claimcheck import __version__
from claimcheck.model import InputError
from claimcheck.read.files import MOST_BYTES

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_PATIENCE = 20.0
"""Seconds to wait for a server to say anything."""
_SECONDS = 60.0
"""For the whole of it."""
_CHUNK = 2**16
_SAFE = "/%:=&?~#+!$,;'@()*[]"
_HEADERS = {
    "User-Agent": f"claimcheck/{__version__}",
    "Accept": "text/html,application/pdf,text/*;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
}


def fetch(address: str) -> bytes:
    """The bytes at an address. Raises InputError where they cannot be had, are too many or take too long."""
    end = time.monotonic() + _SECONDS
    private, at = True, address
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            parts = _parts(address, at)
            host, private = _reachable(address, parts, private)
            connection = _Connection(parts, host, end)
            try:
                connection.request("GET", _target(parts), headers=_HEADERS)
                with connection.getresponse() as answer:
                    leads = answer.headers["Location"] if answer.status in _REDIRECTS else None
                    if not leads:
                        return _body(address, answer, end)
                    at = urljoin(at, leads)
            finally:
                connection.close()
    except InputError:
        raise
    except TimeoutError:
        raise InputError(address, "took too long to answer") from None
    except ssl.SSLError as error:
        raise InputError(address, f"has no valid certificate ({error.reason or error})") from None
    except (OSError, HTTPException, UnicodeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise InputError(address, f"cannot be fetched ({' '.join(reason.split()).lower()})") from None
    raise InputError(address, f"redirects more than {_MOST_REDIRECTS} times")


def _parts(address: str, at: str) -> SplitResult:
    """The parts of an address that a fetch has come to."""
    parts = urlsplit(at)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(address, f"leads to {parts.scheme or 'no'}: address; only http and https are fetched")
    if parts.username or parts.password:
        raise InputError(address, "has a name or password in it, which are not sent")
    return parts


def _target(parts: SplitResult) -> str:
    """What to ask the server for."""
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe=_SAFE)


def _reachable(address: str, parts: SplitResult, private: bool) -> tuple[str, bool]:
    """The numeric address of the server, and whether it is private; one that is must not follow one that is not."""
    found = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
    host = str(found[0][4][0])
    if _is_public(host):
        return host, False
    if not private:
        raise InputError(address, f"redirects to a private network ({parts.hostname})")
    return host, True


def _is_public(host: str) -> bool:
    return ip_address(host.partition("%")[0]).is_global


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


class _Connection(HTTPConnection):
    """A connection to a server whose numeric address is known, encrypted where the scheme says so."""

    def __init__(self, parts: SplitResult, host: str, end: float) -> None:
        super().__init__(str(parts.hostname), _port(parts), timeout=_left(end))
        self._numeric = host
        self._encrypted = parts.scheme == "https"

    def connect(self) -> None:
        """Connect to the numeric address; the certificate must be the name's."""
        self.sock = socket.create_connection((self._numeric, self.port), self.timeout)
        if self._encrypted:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _left(end: float) -> float:
    """How long the next wait may last."""
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return min(left, _PATIENCE)


def _body(address: str, answer: HTTPResponse, end: float) -> bytes:
    if answer.status != 200:
        raise InputError(address, f"the server answers {answer.status} {answer.reason}".rstrip())
    if (answer.headers["Content-Encoding"] or "identity").lower() != "identity":
        raise InputError(address, "is sent compressed, though plain was asked for")
    body = bytearray()
    while chunk := answer.read1(_CHUNK):
        body += chunk
        _left(end)
        if len(body) > MOST_BYTES:
            raise InputError(address, f"is larger than {MOST_BYTES // 2**20} MB")
    if answer.length:
        raise InputError(address, "broke off before its end")
    return bytes(body)
