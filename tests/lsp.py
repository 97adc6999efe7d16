"""A small editor: speaks the language server protocol with yaml-language-server over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SETTINGS: dict[str, dict[str, Any]] = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {},
    "[yaml]": {"editor.tabSize": 2},
    "vscode-yaml": {},
}
PATIENCE = 60.0
"""Seconds to wait for an answer."""


class Editor:
    """An editor with one language server. Lines and columns count from 0, as the protocol has it.

    Args:
        command: that starts the server.
        root: the folder that is open.
        schemas: which schema is for which names of files, as the user set it.
    """

    def __init__(self, command: list[str], root: Path, schemas: dict[str, list[str]] | None = None) -> None:
        self.command = command
        self._settings = {**SETTINGS, "yaml": {**SETTINGS["yaml"], "schemas": schemas or {}}}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._findings: dict[str, list[dict[str, Any]]] = {}
        self._uris: dict[Path, str] = {}
        self._number = 0
        threading.Thread(target=self._listen, daemon=True).start()
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "publishDiagnostics": {},
            },
        }
        folders = [{"uri": root.as_uri(), "name": root.name}]
        opened = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": folders}
        self._ask("initialize", {**opened, "capabilities": capabilities})
        self._say("initialized", {})
        self._say("workspace/didChangeConfiguration", {"settings": self._settings})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()

    def open(self, path: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a document, with a text of our own in place of the file's; what the server finds in it.

        Each opening has a name of its own beside the file, so that late news of an earlier one is never taken for it.
        """
        uri = self._uris[path] = path.with_name(f"{len(self._findings)}-{path.name}").as_uri()
        written = path.read_text(encoding="utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": written}
        self._say("textDocument/didOpen", {"textDocument": document})
        while uri not in self._findings:
            self._take()
        return self._findings[uri]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown over a place; "" when nothing is."""
        answer = self._ask("textDocument/hover", self._place(path, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What is offered at a place."""
        answer = self._ask("textDocument/completion", self._place(path, line, column))
        return list(answer["items"] if isinstance(answer, dict) else answer)

    def _place(self, path: Path, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self._uris[path]}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._number += 1
        mine = self._number
        self._send({"id": mine, "method": method, "params": params})
        while True:
            heard = self._take()
            if heard.get("id") == mine and "method" not in heard:
                assert "error" not in heard, heard
                return heard["result"]

    def _say(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; questions of the server are answered, findings noted."""
        heard = self._heard.get(timeout=PATIENCE)
        method = heard.get("method")
        if method == "textDocument/publishDiagnostics":
            self._findings[heard["params"]["uri"]] = heard["params"]["diagnostics"]
        elif method is not None and "id" in heard:
            wanted = heard.get("params", {}).get("items", ()) if method == "workspace/configuration" else None
            result = None if wanted is None else [self._settings.get(item["section"], {}) for item in wanted]
            self._send({"id": heard["id"], "result": result})
        return heard

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while (header := stream.readline().strip()) or not length:
                if not header and self._process.poll() is not None:
                    return
                if header.lower().startswith(b"content-length:"):
                    length = int(header.partition(b":")[2])
            self._heard.put(json.loads(stream.read(length)))
