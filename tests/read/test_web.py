"""Addresses of the web, against a server on loopback: what is fetched, and what is refused in one line."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimcheck.demo import FOLDER
from claimcheck.model import InputError
from claimcheck.read import read, web
from tests.conftest import Run

PAGE = b"""<!doctype html><html><head><title>News</title></head><body><nav><a href=/>Home</a></nav><main>
<h1>Ofsted reports on Fenmoor</h1><p>Ofsted has rated Fenmoor\xe2\x80\x99s children\xe2\x80\x99s services good.</p>
</main><footer>Cookies</footer></body></html>"""


class Server(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        path, port = self.path, self.server.server_address[1]
        if path == "/report.txt":
            return self.send(200, (FOLDER / "report.txt").read_bytes())
        if path.startswith("/to/"):
            return self.send(302, b"", Location=path.removeprefix("/to/"))
        if path == "/elsewhere":
            return self.send(302, b"", Location=f"http://127.0.0.2:{port}/page")
        if path == "/circle":
            return self.send(302, b"", Location="/circle")
        if path == "/missing":
            return self.send(404, b"")
        if path == "/compressed":
            return self.send(200, PAGE, **{"Content-Encoding": "gzip"})
        if path == "/short":
            return self.send(200, PAGE, **{"Content-Length": "5000"})
        if path == "/endless":
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"x" * 2**16)
            return None
        if path == "/slow":
            time.sleep(1)
        return self.send(200, PAGE)

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("0.0.0.0", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_is_read_without_what_stands_around_it(site: str) -> None:
    document = read(f"{site}/news/2024?from=home")
    assert document.text == "Ofsted reports on Fenmoor\nOfsted has rated Fenmoor’s children’s services good."
    assert document.path == f"{site}/news/2024?from=home"


def test_a_release_and_a_report_of_the_web_are_compared(run: Run, site: str) -> None:
    code, out, err = run("compare", f"{site}/to//page", f"{site}/report.txt", "--format", "sarif")
    assert (code, err) == (1, "")
    assert f'"uri": "{site}/report.txt"' in out
    assert '"ruleId": "wrong-grade"' in out


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "the server answers 404 Not Found"),
        ("/circle", "redirects more than 5 times"),
        ("/to/file:///etc/passwd", "leads to file: address; only http and https are fetched"),
        ("/to/ftp://127.0.0.1/", "only http and https"),
        ("/to/http://me:secret@127.0.0.1/", "has a name or password in it"),
        ("/compressed", "is sent compressed"),
        ("/short", "broke off before its end"),
    ],
)
def test_what_is_not_fetched_is_said_in_one_line(site: str, path: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as refusal:
        read(site + path)
    assert "\n" not in str(refusal.value)


def test_a_public_server_may_not_lead_to_a_private_one(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(f"{site}/elsewhere").pieces  # a private one may
    monkeypatch.setattr(web, "_is_public", lambda host: host == "127.0.0.1")
    with pytest.raises(InputError, match=r"redirects to a private network \(127\.0\.0\.2\)"):
        read(f"{site}/elsewhere")


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.7", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0"])
def test_private_addresses_are_known(host: str) -> None:
    assert not web._is_public(host)
    assert web._is_public("151.101.0.81")


def test_size_and_time_are_bounded(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MOST_BYTES", 2**20)
    with pytest.raises(InputError, match="is larger than 1 MB"):
        read(f"{site}/endless")
    monkeypatch.setattr(web, "_PATIENCE", 0.2)
    with pytest.raises(InputError, match="took too long to answer"):
        read(f"{site}/slow")
    monkeypatch.setattr(web, "MOST_BYTES", 2**40)
    monkeypatch.setattr(web, "_SECONDS", 0.3)
    with pytest.raises(InputError, match="took too long to answer"):
        read(f"{site}/endless")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"cannot be fetched \(.*\)"):
        read("http://127.0.0.1:1/page")
    with pytest.raises(InputError, match=r"cannot be fetched|leads to"):
        read("http://")
