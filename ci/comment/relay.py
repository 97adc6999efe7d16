"""Writes the comment on a pull request from a fork, out of the artifact that its own run left.

In: the event `workflow_run` (GITHUB_EVENT_PATH), GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, GITHUB_SERVER_URL,
NAME (of the artifact) and AUTHOR. Out: a comment. Whoever opened the pull request may have made that artifact: it is
read in memory and never unpacked, it holds one small file of text or is refused, and the text must be of our form
(`form.py`). To which pull request it belongs is GitHub's to say, by the commit that was run, not the artifact's.
Nothing is checked out.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from forge import Forge, Refusal, forge, say
from form import MOST, wrong
from sticky import AUTHOR, stick

FILE = "comment.md"
"""The one file of the artifact."""
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
"""What Python says of a zip that is damaged, encrypted, or of a kind it does not know."""
PACKED = 100_000
"""Bytes that the artifact may have as it is stored."""


def relay(where: Forge, event: dict[str, Any], name: str, server: str, author: str = AUTHOR) -> str:
    """Bring what a run said to its pull request.

    Args:
        where: the repository.
        event: `workflow_run`, as GitHub tells it.
        name: of the artifact.
        server: the address of GitHub for people.
        author: whose comments are ours.

    Returns:
        What was done.

    Raises:
        Refusal: when something is not as it must be.
    """
    run = event["workflow_run"]
    fork = (run.get("head_repository") or {}).get("full_name")
    if run.get("event") != "pull_request" or not fork:
        return "none, for this run is of no pull request"
    if fork == where.repository:
        return "none here, for the run writes its own"
    number = _number(where, run, fork)
    if number is None:
        return "none, for GitHub knows no open pull request, or several, at this commit"
    text = _text(where, int(run["id"]), name)
    if text is None:
        return "none, for the run left no text"
    addresses = (f"{server}/{where.repository}/blob/{run['head_sha']}/",
                 f"{server}/{where.repository}/actions/runs/{int(run['id'])}/")  # fmt: skip
    if fault := wrong(text, addresses):
        raise Refusal(f"the text is not of our form: {fault}")
    return stick(where, number, text, author)


def _number(where: Forge, run: dict[str, Any], fork: str) -> int | None:
    """The one open pull request whose last commit is the one that was run."""
    head = quote(f"{fork.partition('/')[0]}:{run['head_branch']}", safe="")
    found = [
        int(one["number"])
        for one in where.every(f"pulls?state=open&head={head}")
        if one["head"]["sha"] == run["head_sha"]
        and (one["head"].get("repo") or {}).get("full_name") == fork
        and one["base"]["repo"]["full_name"] == where.repository
    ]
    return found[0] if len(found) == 1 else None


def _text(where: Forge, run: int, name: str) -> str | None:
    """What the artifact says; None without one."""
    told = where.ask(f"actions/runs/{run}/artifacts?per_page=100&name={quote(name, safe='')}")
    found = [one for one in told["artifacts"] if one["name"] == name and not one["expired"]]
    if not found:
        return None
    if len(found) > 1:
        raise Refusal("there are several artifacts of that name")
    if found[0]["size_in_bytes"] > PACKED:
        raise Refusal(f"the artifact is larger than {PACKED} bytes")
    return unpacked(where.fetch(found[0]["archive_download_url"], PACKED))


def unpacked(data: bytes) -> str:
    """The text of a zip that holds one small file of text, and nothing else.

    Raises:
        Refusal: when it holds anything else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if [one.filename for one in entries] != [FILE]:
                raise Refusal(f"the artifact holds something else than {FILE}")
            (entry,) = entries
            if entry.external_attr >> 28 not in (0, 8):
                raise Refusal(f"{FILE} is no plain file")
            if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Refusal(f"{FILE} is packed in a way we do not read")
            with archive.open(entry) as file:
                text = file.read(MOST + 1)
    except _BROKEN as error:
        raise Refusal(f"the artifact is no zip that can be read: {type(error).__name__}") from None
    if len(text) > MOST:
        raise Refusal(f"{FILE} is larger than {MOST} bytes")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(f"{FILE} is not UTF-8") from None


def main() -> int:
    """Write the comment; what is refused fails the job, so that somebody looks."""
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
        done = relay(forge(), event, os.environ["NAME"], os.environ["GITHUB_SERVER_URL"],
                     os.environ.get("AUTHOR") or AUTHOR)  # fmt: skip
    except Refusal as refusal:
        say("error", f"no comment: {refusal}")
        return 1
    sys.stdout.write(f"comment: {done}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
