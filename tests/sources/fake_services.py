"""The official services in miniature, with their faults, on a free port of this machine.

``with start_fake_services(fault_profile="flaky") as services`` serves the project's own fixtures.
Its ``documents``, ``zaken`` and ``document_rows`` may be changed while it runs, ``requests`` tells
what was asked, and ``fail("/sru", "503", "reset")`` lets the next requests for such addresses fail.
"""

import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from typing import Literal
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from zlib import crc32

from kamervragen.sources.rows import Json, Row
from tests.sources.fake_answers import (
    ROWS_ON_PAGE,
    FakeDocument,
    diagnostic,
    document_rows,
    fixture_documents,
    matching_rows,
    search_results,
    zaak_rows,
)

Profile = Literal["none", "flaky", "throttled", "lying"]
Headers = dict[str, str]
MOST_IN_A_ROW = 10  # answered by services that are "throttled"
ERROR_PAGE = b"<!DOCTYPE html><html><body><h1>Er is een fout opgetreden</h1></body></html>"
STUB = b'<?xml version="1.0"?>\n<metadata><meta name="DC.identifier" content="x"/></metadata>'


@dataclass(frozen=True, slots=True)
class Asked:
    """A request and what became of it; status 0 for a connection that was reset."""

    path: str
    status: int
    fault: str
    at: float
    headers: Message


@dataclass(slots=True)
class FakeServices:
    documents: dict[str, FakeDocument]
    zaken: list[Row]
    document_rows: list[Row]
    fault_profile: Profile = "none"
    retry_after: str = "1"
    last_position: int = 9_999
    address: str = ""
    requests: list[Asked] = field(default_factory=list)
    attempts: Counter[str] = field(default_factory=Counter)
    scripted: list[tuple[str, str]] = field(default_factory=list)

    @property
    def koop_sru(self) -> str:
        return f"{self.address}/sru"

    @property
    def odata(self) -> str:
        return f"{self.address}/OData/v4/2.0"

    def fail(self, part: str, *faults: str) -> None:
        """The next requests whose address has ``part`` in it get these faults, one each."""
        self.scripted += [(part, fault) for fault in faults]

    def paths(self, part: str = "") -> list[str]:
        """The addresses asked with ``part`` in them, in order."""
        return [asked.path for asked in self.requests if part in asked.path]

    def fault(self, path: str) -> str:
        """What goes wrong with this request; empty for nothing."""
        self.attempts[path] += 1
        for script in self.scripted:
            if script[0] in path:
                self.scripted.remove(script)
                return script[1]
        return self._profiled(path, is_first=self.attempts[path] == 1)

    def _profiled(self, path: str, *, is_first: bool) -> str:
        drawn = crc32(path.encode()) % 4
        if self.fault_profile == "throttled":
            return "429" if self._is_too_fast() else ""
        if self.fault_profile == "flaky" and is_first:
            return ("503", "reset", "cut", "")[drawn]
        if self.fault_profile == "lying" and path.endswith(".xml"):
            lies = ("html" if is_first else "", "fout404", "stub", "")
            return lies[drawn] if not path.endswith("metadata.xml") else lies[0]
        if self.fault_profile == "lying" and path.startswith("/sru") and is_first:
            return "diagnostics"
        return ""

    def _is_too_fast(self) -> bool:
        """Of so many in a row one is refused, however slow the machine is that asks."""
        served = takewhile(lambda asked: asked.status != 429, reversed(self.requests))
        return len(list(served)) >= MOST_IN_A_ROW


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    services: FakeServices

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.fault = self.services.fault(self.path)
        if self.fault == "reset":
            self._note(0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
        elif self.fault.isdecimal():
            headers = {"Retry-After": self.services.retry_after} if self.fault == "429" else {}
            self._answer(int(self.fault), ERROR_PAGE, headers)
        else:
            self._serve()

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        options = dict(parse_qsl(parts.query))
        if self.fault == "html":
            self._answer(200, ERROR_PAGE, {"Content-Type": "text/html"})
        elif self.fault == "fout404":
            self._answer(302, b"", {"Location": f"{self.services.address}/fout404.html"})
        elif parts.path == "/sru":
            self._search(options)
        elif parts.path.startswith("/OData/"):
            self._rows(parts.path.rpartition("/")[2], options)
        else:
            self._file(parts.path)

    def _search(self, options: dict[str, str]) -> None:
        start, size = int(options["startRecord"]), int(options["maximumRecords"])
        if start > self.services.last_position:
            self._answer(504, ERROR_PAGE)
        elif self.fault == "diagnostics":
            self._answer(200, diagnostic(1, "General system error").encode())
        elif self.fault == "ignored":
            self._answer(200, diagnostic(0, "SEARCH-IGNOREDQTEXT: gisteren").encode())
        else:
            documents = list(self.services.documents.values())
            found = search_results(documents, self.services.address, options["query"], start, size)
            self._answer(200, found.encode())

    def _file(self, path: str) -> None:
        wanted = [
            item for item in self.services.documents.values() if path.startswith(f"{item.path}/")
        ]
        content = None
        if wanted and path.endswith(".xml"):
            content = wanted[0].metadata if path.endswith("/metadata.xml") else wanted[0].xml
        if content is None:
            self._answer(404, ERROR_PAGE)
            return
        content = STUB if self.fault == "stub" else content
        etag = f'"{sha256(content).hexdigest()[:20]}"'
        if self.headers.get("If-None-Match") == etag:
            self._answer(304, b"", {"ETag": etag})
        else:
            self._answer(200, content, {"ETag": etag, "Content-Type": "application/xml"})

    def _rows(self, name: str, options: dict[str, str]) -> None:
        if "$top" in options:
            message = "The limit of '250' for Top query has been exceeded."
            self._json(400, {"error": {"code": "", "message": message}})
            return
        if name.startswith("Document("):
            key = name.removeprefix("Document(").removesuffix(")")
            self._json(200, next(row for row in self.services.document_rows if row["Id"] == key))
            return
        rows = self.services.zaken if name == "Zaak" else self.services.document_rows
        found = list(matching_rows(rows, options["$filter"]))
        if options["$expand"].startswith("Document"):
            found = [row | {"Document": self._documents_of(row)} for row in found]
        start = int(options.get("$skiptoken", 0))
        answer: Row = {"value": list(found[start : start + ROWS_ON_PAGE])}
        if start + ROWS_ON_PAGE < len(found):
            following = options | {"$skiptoken": str(start + ROWS_ON_PAGE)}
            query = urlencode(following, quote_via=quote)
            answer["@odata.nextLink"] = f"{self.services.odata}/{name}?{query}"
        self._json(200, answer)

    def _documents_of(self, zaak: Row) -> list[Json]:
        named = [{"Id": zaak["Id"], "Nummer": zaak["Nummer"]}]
        return [{"Id": row["Id"]} for row in self.services.document_rows if row["Zaak"] == named]

    def _json(self, status: int, answer: Row) -> None:
        self._answer(status, json.dumps(answer).encode(), {"Content-Type": "application/json"})

    def _answer(self, status: int, content: bytes, headers: Headers | None = None) -> None:
        is_cut = self.fault == "cut"
        self._note(status)
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if is_cut:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if is_cut else content)

    def _note(self, status: int) -> None:
        asked = Asked(self.path, status, self.fault, time.time(), self.headers)
        self.services.requests.append(asked)


@contextmanager
def start_fake_services(
    *,
    fault_profile: Profile = "none",
    documents: Iterable[FakeDocument] | None = None,
) -> Iterator[FakeServices]:
    """Serve until the block ends."""
    served = fixture_documents() if documents is None else list(documents)
    services = FakeServices(
        documents={document.identifier: document for document in served},
        zaken=zaak_rows(served),
        document_rows=document_rows(served),
        fault_profile=fault_profile,
    )
    handler = type("Handler", (_Handler,), {"services": services})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        services.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield services
        finally:
            server.shutdown()
