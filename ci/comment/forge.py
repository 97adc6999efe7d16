"""GitHub's interface for programs, as far as a comment needs it.

In: a token, a repository, addresses below it. Out: what GitHub answers. The token goes to GitHub only, never to where
it sends us for a download. Nothing but the standard library is used, and nothing of a repository is run.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

SECONDS = 30
PAGES = 50
"""A hundred comments each; nobody reads more."""


class Refusal(Exception):
    """Why nothing is written, in our own words."""


class _Staying(urllib.request.HTTPRedirectHandler):
    """Goes nowhere by itself, so that no header does."""

    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        """None: an answer that leads elsewhere is an answer."""


class Forge:
    """A repository on GitHub."""

    def __init__(self, token: str, repository: str, api: str) -> None:
        self.repository = repository
        self._token = token
        self._api = api.rstrip("/")
        self._opener = urllib.request.build_opener(_Staying)

    def ask(self, path: str, data: dict[str, str] | None = None, method: str = "GET") -> Any:  # noqa: ANN401 - JSON
        """What GitHub answers below the repository.

        Raises:
            Refusal: when it refuses.
        """
        body = None if data is None else json.dumps(data).encode()
        with self._open(f"{self._api}/repos/{self.repository}/{path}", method, body) as answer:
            try:
                return json.load(answer)
            except (ValueError, OSError):
                raise Refusal("GitHub answers in no way that we know") from None

    def every(self, path: str) -> Iterator[Any]:
        """All items of a list, page by page."""
        for page in range(1, PAGES + 1):
            items = self.ask(f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
            yield from items
            if len(items) < 100:
                return

    def fetch(self, address: str, most: int) -> bytes:
        """A file, from wherever GitHub sends us, but no more than so many bytes.

        Raises:
            Refusal: when it is larger, or does not come.
        """
        if not address.startswith(f"{self._api}/repos/{self.repository}/"):
            raise Refusal("GitHub names a download that is not the repository's")
        try:
            with self._open(address, "GET", None) as answer:
                data = answer.read(most + 1)
        except _Elsewhere as found:
            if urllib.parse.urlsplit(found.address).scheme != urllib.parse.urlsplit(self._api).scheme:
                raise Refusal("GitHub sends us to an address that is not safe") from None
            data = _read(urllib.request.Request(found.address), most + 1)  # noqa: S310 - the scheme was looked at
        if len(data) > most:
            raise Refusal(f"the artifact is larger than {most} bytes")
        return data

    def _open(self, address: str, method: str, body: bytes | None) -> Any:  # noqa: ANN401 - urllib's answer
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/vnd.github+json",
                   "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "journeyctl"}  # fmt: skip
        request = urllib.request.Request(address, body, headers, method=method)  # noqa: S310 - the runner's own address
        try:
            return self._opener.open(request, timeout=SECONDS)
        except urllib.error.HTTPError as error:
            with error:
                if error.code in (301, 302, 303, 307, 308):
                    raise _Elsewhere(error.headers.get("Location", "")) from None
                raise Refusal(
                    f"GitHub answers {error.code} to {method} {request.selector}{_cure(error.code)}"
                ) from None
        except OSError as error:
            raise Refusal(f"GitHub cannot be reached: {error}") from None


class _Elsewhere(Refusal):
    """GitHub says that what was asked for lies at another address."""

    def __init__(self, address: str) -> None:
        super().__init__("GitHub says that it lies elsewhere")
        self.address = address


def _read(request: urllib.request.Request, most: int) -> bytes:
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - the scheme was looked at
            return answer.read(most)
    except OSError as error:
        raise Refusal(f"the artifact cannot be downloaded: {error}") from None


def _cure(code: int) -> str:
    return "; give the job permissions: pull-requests: write" if code in (401, 403, 404) else ""


def forge() -> Forge:
    """The repository of the run, as the runner names it."""
    return Forge(os.environ["GITHUB_TOKEN"], os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_API_URL"])


def say(level: str, text: str) -> None:
    """Tell something on the page of the run; nothing in it can be a command of its own."""
    line = "".join(sign if sign.isprintable() and sign != "%" else f"\\u{ord(sign):04x}" for sign in text)
    sys.stdout.write(f"::{level} title=journeyctl::{line}\n")
