"""A GitHub on this machine, as far as comments and artifacts go; it keeps what it was asked.

Written from GitHub's documentation of its REST interface: issue comments, pull requests, artifacts of a run.
"""

from __future__ import annotations

import io
import json
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs, urlsplit

from tests.running import ROOT

sys.path.insert(0, str(ROOT / "ci" / "comment"))

BOT = "github-actions[bot]"
REPOSITORY = "team/journeys"
MARK = "<!-- journeyctl:diff -->"


class Asked(NamedTuple):
    """A request: its method, its path, the token it came with, and what it carried."""

    method: str
    path: str
    token: str
    data: Any


class Service(Protocol):
    """What answers."""

    asked: list[Asked]

    def answer(self, one: Asked) -> tuple[int, Any]:
        """What it says: a number, and JSON, bytes or the address to go to."""


class GitHub:
    """What it holds, and what it was asked."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.artifacts: list[dict[str, Any]] = []
        self.archive = b""
        self.refuses = 0
        self.asked: list[Asked] = []
        self.address = ""

    def comment(self, body: str, login: str = BOT) -> dict[str, Any]:
        """Somebody has commented."""
        made = {"id": 1000 + len(self.comments), "user": {"login": login, "type": "Bot"}, "body": body}
        self.comments.append(made)
        return made

    def keep(self, data: bytes, name: str = "journeys-comment", **more: Any) -> None:
        """A run has left an artifact."""
        address = f"{self.address}/repos/{REPOSITORY}/actions/artifacts/5/zip"
        self.archive = data
        made = {"name": name, "size_in_bytes": len(data), "expired": False, "archive_download_url": address}
        self.artifacts.append({**made, **more})

    @property
    def written(self) -> list[Asked]:
        """The requests that change something."""
        return [one for one in self.asked if one.method != "GET"]

    def answer(self, one: Asked) -> tuple[int, Any]:
        """What GitHub says: a number, and JSON, bytes or the address to go to."""
        parts = urlsplit(one.path)
        query = {key: found[0] for key, found in parse_qs(parts.query).items()}
        if parts.path == "/stored":
            return 200, self.archive
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
        if self.refuses or path == parts.path:
            return self.refuses or 404, {}
        page = slice((int(query.get("page", 1)) - 1) * 100, int(query.get("page", 1)) * 100)
        match one.method, path.split("/"):
            case "GET", ["issues", "7", "comments"]:
                return 200, self.comments[page]
            case "POST", ["issues", "7", "comments"]:
                return 201, self.comment(one.data["body"])
            case "PATCH", ["issues", "comments", number]:
                (found,) = [each for each in self.comments if each["id"] == int(number)]
                found["body"] = one.data["body"]
                return 200, found
            case "GET", ["pulls"]:
                found = [each for each in self.pulls if each["head"]["label"] == query["head"]]
                return 200, found[page]
            case "GET", ["actions", "runs", "55", "artifacts"]:
                named = [each for each in self.artifacts if each["name"] == query["name"]]
                return 200, {"total_count": len(named), "artifacts": named}
            case "GET", ["actions", "artifacts", "5", "zip"]:
                return 302, f"{self.address}/stored"
        return 404, {}


def zipped(text: bytes | str, name: str = "comment.md", mode: int = 0o100644) -> bytes:
    """A zip with one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = mode << 16
        archive.writestr(info, text)
    return made.getvalue()


@contextmanager
def github() -> Iterator[GitHub]:
    """A GitHub that answers on this machine."""
    state = GitHub()
    with serving(state) as state.address:
        yield state


@contextmanager
def serving(state: Service) -> Iterator[str]:
    """The address at which a service answers; it keeps what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def _answered(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            data = json.loads(self.rfile.read(size)) if size else None
            token = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
            one = Asked(self.command, self.path, token, data)
            state.asked.append(one)
            code, said = state.answer(one)
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(code)
            if code == 302:
                self.send_header("Location", said)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_PUT = _answered  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
