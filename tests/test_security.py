"""What SECURITY.md promises: a hostile project is watched from inside while it is checked, drawn, compared and written.

An audit hook of Python notes what is opened, started, connected and written by each command.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT, clean_environment

HOSTILE = """
title: "{{ 7*7 }} <script>alert(1)</script> ${jndi:ldap://127.0.0.1:9/x}"
lang: en
persona: ../../secret
link: http://127.0.0.1:9/a
based_on: ../secret/secret.yaml
evidence:
  e1: {kind: interview, count: 1, date: 2026-01, source: ../secret/secret.yaml, link: "http://127.0.0.1:9/x.png"}
activities:
  - {name: "<image href='http://127.0.0.1:9/x.png'/>", happiness: 1, link: "https://127.0.0.1:9/y", evidence: e1,
     journey: ../secret/secret.yaml, thoughts: "{% include '/etc/passwd' %}", next: [b, {to: end, when: "::error::x"}]}
  - {id: b, name: "$(touch owned) `touch owned` ; touch owned", touchpoints: {channel: web, name: "=cmd|' /C calc'!A0"},
     backstage: {actor: "n0 [image=\\"/etc/passwd\\"]", action: "url(http://127.0.0.1:9/f)"}}
"""
LEAVES = "title: Leaves\nlang: en\npersona: ../secret/secret\nactivities: [A]\n"
WATCH = """
import json, os, sys
seen = {{"open": [], "write": [], "start": [], "reach": [], "run": []}}
def hear(event, args):
    if event == "open":
        path, flags = args[0], args[2] or 0
        if isinstance(path, (str, bytes, os.PathLike)):
            kind = "write" if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) else "open"
            seen[kind].append(os.path.realpath(os.fsdecode(path)))
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.truncate"):
        seen["write"] += [os.path.realpath(os.fsdecode(one)) for one in args if isinstance(one, (str, bytes))]
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn"):
        seen["start"].append(os.path.basename(os.fsdecode(args[0])))
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        seen["reach"].append(event)
    elif event == "pickle.find_class":
        seen["run"].append(event)
sys.addaudithook(hear)
sys.argv = ["journeyctl", *{words!r}]
from journeyctl.__main__ import main
code = main()
noted = json.dumps({{"code": code, **seen}})
with open({told!r}, "w") as file:
    file.write(noted)
"""
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "journeys", "--format", "full", "--format", "sarif=out/report.sarif"),
    "render": ("render", "journeys", "-o", "out", "--to", "svg,pdf,png,text"),
    "canvas": ("canvas", "journeys/plain.journey.yaml", "-o", "out", "--to", "svg"),
    "flow": ("render", "journeys", "-o", "out", "--view", "flow"),
    "fmt": ("fmt", "--check", "journeys"),
    "assumptions": ("assumptions", "journeys"),
    "diff": ("diff", "journeys/a.journey.yaml", "journeys/leaves.journey.yaml"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile project with a secret beside it, and links that lead there."""
    top = tmp_path_factory.mktemp("top")
    root = top / "project"
    (root / "journeys").mkdir(parents=True)
    (root / "personas").mkdir()
    (top / "secret").mkdir()
    (top / "secret" / "secret.yaml").write_text("name: Secret\n")
    (top / "secret" / "secret.persona.yaml").write_text("name: Secret\n")
    (root / "journeyctl.yaml").write_text("name: '{{ 7*7 }}'\ntheme: ../secret/secret.yaml\n")
    (root / "journeys" / "a.journey.yaml").write_text(HOSTILE)
    (root / "journeys" / "leaves.journey.yaml").write_text(LEAVES)
    (root / "journeys" / "out.journey.yaml").symlink_to(top / "secret" / "secret.yaml")
    (root / "personas" / "linked.persona.yaml").symlink_to(top / "secret" / "secret.persona.yaml")
    (root / "journeys" / "linked.journey.yaml").write_text(LEAVES.replace("../secret/secret", "linked"))
    (root / "journeys" / "plain.journey.yaml").write_text(HOSTILE.replace("persona: ../../secret\n", ""))
    return root


@pytest.fixture(scope="module")
def watched(project: Path) -> dict[str, dict[str, Any]]:
    """What each command did."""
    (project / "journeyctl.yaml").write_text("name: '{{ 7*7 }}'\n")
    found = {}
    for name, words in COMMANDS.items():
        told = project.parent / f"{name}.json"
        code = WATCH.format(words=words, told=str(told))
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=project, env=clean_environment(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        found[name] = json.loads(told.read_text()) | {"said": (done.stdout + done.stderr).decode()}
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_reached_over_a_network(watched: dict[str, dict[str, Any]], name: str) -> None:
    """No command opens a socket, looks up a name or asks for an address, whatever addresses a project holds."""
    assert watched[name]["reach"] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_beside_the_project_is_read(project: Path, watched: dict[str, dict[str, Any]], name: str) -> None:
    """Neither references nor links bring a command to open a file beside the project."""
    opened = [path for path in watched[name]["open"] if Path(path).is_relative_to(project.parent)]
    assert any(path.endswith(".journey.yaml") for path in opened)
    assert [path for path in opened if not Path(path).is_relative_to(project)] == []
    assert "/etc/passwd" not in watched[name]["open"]
    assert "name: Secret" not in watched[name]["said"]


@pytest.mark.parametrize("name", COMMANDS)
def test_only_what_was_named_is_written(project: Path, watched: dict[str, dict[str, Any]], name: str) -> None:
    """What is written lies in the folder that was named, in the project's cache, in Python's own, or nowhere."""
    out, temporary = project / "out", ("journeyctl-", "/.journeyctl_cache")
    written = {path for path in watched[name]["write"] if "__pycache__" not in path and path != "/dev/null"}
    strange = [path for path in written if not Path(path).is_relative_to(out) and not any(t in path for t in temporary)]
    assert strange == []
    left = sorted(path.name for path in project.iterdir() if path.name != ".journeyctl_cache")
    assert left == ["journeyctl.yaml", "journeys", "out", "personas"]


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_run_but_graphviz_and_git(watched: dict[str, dict[str, Any]], name: str) -> None:
    """No command starts another program, nor does a text of a project run as a template, a shell or an object."""
    assert {one.removesuffix(".exe") for one in watched[name]["start"]} <= {"dot", "graphviz-pure", "git"}
    assert watched[name]["run"] == []
    assert "49" not in re.sub(r"\d{3,}", "", watched[name]["said"])


def test_what_is_drawn_of_a_hostile_project_is_plain(project: Path, watched: dict[str, dict[str, Any]]) -> None:
    """Every picture holds the words of the attack as words: no element of theirs, no address outside a link."""
    pictures = sorted((project / "out").glob("*.svg"))
    assert {one.name for one in pictures} >= {"plain.svg", "plain.flow.svg"}
    for one in pictures:
        text = one.read_text(encoding="utf-8")
        assert not re.search(r"<(script|image|foreignObject|iframe)|\son\w+=|<!ENTITY|<\?xml-stylesheet", text)
        assert not re.search(r"(?<!<a )href=\"(?!#)|url\((?!#|data:font)", re.sub(r">[^<]*<", "><", text))


CLAIM = re.compile(r"`(tests/\w+\.py)(?:::(\w+))?`")
PAGES = ("SECURITY.md", "docs/security.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    """A promise names its tests; each of them exists."""
    claims = CLAIM.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(claims) > 10
    for file, name in claims:
        names = {one.name for one in ast.walk(ast.parse((ROOT / file).read_text())) if isinstance(one, ast.FunctionDef)}
        assert not name or name in names, f"{page} names {file}::{name}"


def test_every_promise_and_every_threat_names_a_test() -> None:
    """No line of the promises, and no row of the matrix, is without a test."""
    promises = re.findall(r"^\d+\. .*(?:\n {3}.*)*", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(promises) == 8
    assert [one for one in promises if not CLAIM.search(one)] == []
    rows = re.findall(r"^\| \d+ .*", (ROOT / "docs/security.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) >= 20
    assert [one for one in rows if not CLAIM.search(one) and "not there yet" not in one] == []
