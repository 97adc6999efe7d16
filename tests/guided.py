"""Fuzzing that is guided by the branches it takes: bytes through reading, judging and binding: `make guided`.

    python -m tests.guided [--minutes 10] [--findings build/guided]

atheris changes the bytes of what it was given (our cases, the YAML test suite, journeys of `tests.files`) and keeps
what takes a branch of ours that nothing took before. What raises, or takes longer than ten seconds, is written to the
folder of findings, and ends the run with another exit code than 0. Other stages than these are for `tests/fuzz.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
ROOMS = ("binding", "diagnostics", "project", "schema", "shorthand", "source")
TOKENS = (
    "- ", ": ", ", ", "{", "}", "[", "]", "? ", "#", "' ", '"', "|\n", ">-\n", "---\n", "...\n", "%", "@", "`", "&a ",
    "*a", "!!str ", "<<: ", "\t", "\u00a0", "\u2028", "\x00", "\ufeff", "\u202e", "\\u0000", "\\ud800", "\r", "\n  ",
    "•", "−1", "1,5", ".inf", ".nan", "1e999", "yes", "null", "~", "# journeyctl: ignore J201", "https://a.se", "end",
)  # fmt: skip
"""Pieces of text that YAML or we take for more than letters."""


def seeds(folder: Path) -> None:
    """Write what the fuzzer begins with."""
    from tests.fuzz import made

    suite = json.loads((HERE / "corpora" / "yaml-test-suite" / "cases.json").read_text(encoding="utf-8"))["cases"]
    files = [path.read_bytes() for path in sorted((HERE / "cases").glob("*.yaml")) if path.stat().st_size < 5_000]
    files += [case["in_yaml"].encode("utf-8", "surrogatepass") for case in suite]
    files += [made(seed) for seed in range(300)]
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(files):
        (folder / f"seed-{number}").write_bytes(data)


def words(path: Path) -> None:
    """Write the dictionary of the fuzzer: the tokens, and every key and word of the language."""
    from journeyctl.schema import document

    found = {*TOKENS, *_words(document("journey"))}
    lines = ("".join(f"\\x{byte:02x}" for byte in one.encode("utf-8", "surrogatepass")) for one in sorted(found))
    path.write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")


def _words(schema: object) -> set[str]:
    if isinstance(schema, list):
        return {word for one in schema for word in _words(one)}
    if not isinstance(schema, dict):
        return set()
    own = {f"{key}: " for key in schema.get("properties", {})} | {one for one in schema.get("enum", ()) if one}
    return {one for one in own if isinstance(one, str)} | {word for one in schema.values() for word in _words(one)}


def answered(data: bytes) -> None:
    """One input. An answer has a place in the file, and either a journey or an error."""
    from journeyctl.binding import Catalogue, bind
    from journeyctl.schema import validate
    from journeyctl.shorthand import expand
    from journeyctl.source import comments, read

    document = read(data, "a.journey.yaml")
    found = document.diagnostics
    assert document.root is not None or document.failed
    comments(document)
    if document.root is not None:
        found = (*found, *validate(document.root, "journey"))
    if document.root is not None and not any(one.level == "error" for one in found):
        bound = bind(expand(document.root, "journey"), Catalogue(), "a.journey.yaml")
        found = bound.diagnostics
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for one in found:
        assert 1 <= one.span.line <= lines, one
        assert one.span.column >= 1, one
        assert len(one.message) + len(one.advice) < 1_000, one
    assert all(edit.span.path == "a.journey.yaml" for one in found if one.fix for edit in one.fix.edits)


def main() -> None:
    """Do what the command line asks for; atheris ends the process."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--minutes", type=float, default=10)
    reader.add_argument("--findings", type=Path, default=Path("build/guided"))
    asked = reader.parse_args()
    with atheris.instrument_imports(include=[f"journeyctl.{room}" for room in ROOMS]):
        answered(b"title: A\nnaem: B\nactivities: [{name: A, next: b}]\n")
        answered(b"title: A\nactivities: [{name: A, next: b}]\n")
    seeds(asked.findings / "corpus")
    words(asked.findings / "words")
    limits = [f"-max_total_time={int(60 * asked.minutes)}", "-timeout=10", "-rss_limit_mb=1024", "-max_len=6000"]
    places = [
        f"-artifact_prefix={asked.findings}/",
        f"-dict={asked.findings / 'words'}",
        str(asked.findings / "corpus"),
    ]
    atheris.Setup([sys.argv[0], "-print_final_stats=1", *limits, *places], answered)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
