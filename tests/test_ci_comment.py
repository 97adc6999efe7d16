"""The comment: one on a pull request, and from forks only what our own report can say."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import forges
from journeyctl.diff import compare
from journeyctl.pipeline.between import Beside
from journeyctl.pipeline.comparing import Compared
from journeyctl.report import difference_markdown, markup, safe
from journeyctl.report.links import Links
from tests.editing import edited
from tests.forges import BOT, MARK, REPOSITORY, GitHub, github, zipped
from tests.reading import EVIL, commands
from tests.running import ROOT
from tests.test_diff_formats import compared, journey
from tests.test_report_markdown import MENTIONS
from tests.whole import whole_journey

import form  # isort: skip - tests/forges.py says where it lies
import relay  # isort: skip
import sticky  # isort: skip
from forge import Forge, Refusal, say  # isort: skip

SHA = "c" * 40
SERVER = "https://forge.example"
BLOB = f"{SERVER}/{REPOSITORY}/blob/{SHA}/"
RUN = f"{SERVER}/{REPOSITORY}/actions/runs/55/"
LINKS = Links(f"{SERVER}/{REPOSITORY}/blob/{{revision}}/{{file}}#L{{line}}", f"{RUN}artifacts/5", SHA)
FORK = "stranger/journeys"
PULL = {"number": 7, "head": {"sha": SHA, "label": "stranger:idea", "repo": {"full_name": FORK}},
        "base": {"repo": {"full_name": REPOSITORY}}}  # fmt: skip
EVENT = {"workflow_run": {"id": 55, "event": "pull_request", "head_sha": SHA, "head_branch": "idea",
                          "head_repository": {"full_name": FORK}}}  # fmt: skip


def report(text: str = "Calm", name: str = "a.journey.yaml") -> str:
    """A report with a text everywhere, and links."""
    return difference_markdown.written([compared(journey("Calm"), journey(text, -1), name)], [], links=LINKS)


@pytest.fixture
def forge() -> Iterator[GitHub]:
    """A GitHub that knows the pull request."""
    with github() as made:
        made.pulls.append(PULL)
        yield made


def client(forge: GitHub) -> Forge:
    return Forge("secret", REPOSITORY, forge.address)


def relayed(forge: GitHub, event: dict[str, Any] = EVENT) -> str:
    """What the second workflow does."""
    return relay.relay(client(forge), event, "journeys-comment", SERVER)


def test_a_comment_is_begun_once_and_then_changed(forge: GitHub) -> None:
    """Whatever else was said before and after, on whichever page; the same text is not written again."""
    for number in range(150):
        forge.comment(f"words {number} {MARK}", "somebody")
    assert sticky.stick(client(forge), 7, report()) == "begun"
    for number in range(150):
        forge.comment(f"more {number}")
    assert sticky.stick(client(forge), 7, report("Sad")) == "changed"
    forge.comments[150]["body"] = forge.comments[150]["body"].replace("\n", "\r\n")
    assert sticky.stick(client(forge), 7, report("Sad")) == "kept"
    assert [one.method for one in forge.written] == ["POST", "PATCH"]
    assert sum(one["body"].startswith(MARK) for one in forge.comments) == 1


def test_a_comment_of_somebody_else_is_never_changed(forge: GitHub) -> None:
    """Who writes our mark does not get our words, which they could change."""
    theirs = forge.comment(f"{MARK}\nmine", "stranger")
    forge.comments.append({"id": 1, "user": None, "body": None})
    assert sticky.stick(client(forge), 7, report()) == "begun"
    assert theirs["body"] == f"{MARK}\nmine"


def test_a_comment_of_a_fork_is_relayed(forge: GitHub) -> None:
    """To the pull request that GitHub names by the commit; the token is not sent to where the artifact is stored."""
    forge.keep(zipped(report()))
    assert relayed(forge) == "begun"
    assert forge.comments[0]["body"] == report()
    forge.archive = zipped(report("Sad"))
    assert relayed(forge) == "changed"
    assert len(forge.comments) == 1
    assert {one.token for one in forge.asked if one.path == "/stored"} == {""}
    assert {one.token for one in forge.asked if one.path != "/stored"} == {"Bearer secret"}


def pulls(**changes: Any) -> list[dict[str, Any]]:
    return [{**PULL, **changes}]


@pytest.mark.parametrize(
    "known",
    [
        [],
        [PULL, {**PULL, "number": 8}],
        pulls(head={**PULL["head"], "sha": "d" * 40}),
        pulls(head={**PULL["head"], "repo": {"full_name": "other/journeys"}}),
        pulls(head={**PULL["head"], "repo": None}),
        pulls(base={"repo": {"full_name": "other/journeys"}}),
    ],
    ids=["none", "two", "newer commit", "other fork", "fork deleted", "other repository"],
)
def test_a_run_speaks_for_its_own_pull_request_only(known: list[dict[str, Any]], forge: GitHub) -> None:
    """Where GitHub does not name one pull request by fork, branch and commit, nothing is written or even fetched."""
    forge.pulls[:] = known
    forge.keep(zipped(report()))
    assert relayed(forge).startswith("none")
    assert forge.written == []
    assert "/stored" not in {one.path for one in forge.asked}


@pytest.mark.parametrize(
    "changes",
    [{"event": "push"}, {"event": "workflow_dispatch"}, {"head_repository": None},
     {"head_repository": {"full_name": REPOSITORY}}],
    ids=str,
)  # fmt: skip
def test_other_runs_are_left_alone(changes: dict[str, Any], forge: GitHub) -> None:
    """A push, a run by hand, a deleted fork, and our own branches: GitHub is asked nothing."""
    assert relayed(forge, {"workflow_run": {**EVENT["workflow_run"], **changes}}).startswith("none")
    assert forge.asked == []


def test_a_branch_can_have_any_name(forge: GitHub) -> None:
    """It is a value in the question, whatever stands in it."""
    branch = "x&head=team:main#$(touch pwned)/ä"
    forge.pulls[:] = pulls(head={**PULL["head"], "label": f"stranger:{branch}"})
    forge.keep(zipped(report()))
    assert relayed(forge, {"workflow_run": {**EVENT["workflow_run"], "head_branch": branch}}) == "begun"


def several() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("comment.md", report())
        archive.writestr("run.sh", "touch pwned")
    return made.getvalue()


HOSTILE = {
    "a bomb": (zipped(b"\0" * 50_000_000), "larger than 65000 bytes"),
    "too large as stored": (zipped(os.urandom(200_000)), "larger than 100000 bytes"),
    "another name": (zipped(report(), "comment.txt"), "something else than comment.md"),
    "a way up": (zipped(report(), "../comment.md"), "something else than comment.md"),
    "a way from the root": (zipped(report(), "/etc/cron.d/x"), "something else than comment.md"),
    "a folder": (zipped("", "comment.md/"), "something else than comment.md"),
    "several files": (several(), "something else than comment.md"),
    "a link": (zipped("/proc/self/environ", mode=0o120777), "no plain file"),
    "a pipe": (zipped(report(), mode=0o010644), "no plain file"),
    "no zip": (b"comment", "no zip that can be read"),
    "half a zip": (zipped(report())[:-30], "no zip that can be read"),
    "not UTF-8": (zipped(report().encode("utf-16")), "not UTF-8"),
    "a half character": (zipped(b"<!-- journeyctl:diff -->\n\xed\xa0\x80"), "not UTF-8"),
    "no mark": (zipped("### journeyctl: 1 journey changed\n"), "its first line is not our mark"),
    "a mention": (zipped(f"{report()}\n- @team\n"), "a sign, a name or an address"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_artifact_is_refused(kind: str, forge: GitHub) -> None:
    """It says why, and nothing is written: no comment, no file."""
    data, said = HOSTILE[kind]
    forge.keep(data)
    with pytest.raises(Refusal, match=said):
        relayed(forge)
    assert forge.written == []


def test_an_artifact_is_refused_by_what_github_says_of_it(forge: GitHub) -> None:
    """Two of one name, one that is large, one that lies elsewhere; one that has expired is none."""
    forge.keep(zipped(report()), expired=True)
    assert relayed(forge).startswith("none")
    for more, said in (
        ({"size_in_bytes": 10**9}, "larger"),
        ({"size_in_bytes": 10, "data": zipped(os.urandom(200_000))}, "the artifact is larger than 100000 bytes"),
        ({"archive_download_url": "https://evil.example/x"}, "a download that is not the repository's"),
    ):
        forge.artifacts.clear()
        forge.keep(more.pop("data", zipped(report())), **more)
        with pytest.raises(Refusal, match=said):
            relayed(forge)
    forge.keep(zipped(report()))
    with pytest.raises(Refusal, match="several artifacts"):
        relayed(forge)
    assert forge.written == []
    assert [one.path for one in forge.asked].count("/stored") == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_zip_is_refused_in_our_words(changes: list[tuple[float, int]]) -> None:
    """Whichever bytes are others: it is a text, or a refusal, never a fault of the program."""
    data = bytearray(zipped(report()))
    for place, byte in changes:
        data[int(place * (len(data) - 1))] = byte
    with contextlib.suppress(Refusal):
        assert isinstance(relay.unpacked(bytes(data)), str)


@settings(max_examples=15)
@given(st.integers(0, 60), st.integers(0, 1_000_000))
def test_every_report_of_ours_is_of_our_form(seed: int, edit: int) -> None:
    """Of whole journeys, changed, new, gone and not readable, with all that stands beside them."""
    one = whole_journey(seed)
    two, _ = edited(one, edit)
    told = [compared(one, two), compared(one, None), compared(None, two), Compared("b", "", None, None, None)]
    beside = [Beside("p", ("a",)), Beside("x.theme.yaml", ())]
    for room, lang in ((60_000, "fr"), (8_000, "sv"), (1_000, "en"), (1_000, "de"), (1_000, "fi")):
        text = difference_markdown.written(told, beside, room=room, lang=lang, links=LINKS)
        assert form.wrong(text, (BLOB, RUN)) == ""


@pytest.mark.parametrize("evil", [*EVIL, *MENTIONS], ids=ascii)
def test_what_is_text_in_our_report_passes_and_raw_does_not(evil: str) -> None:
    """Our report shows any text as words; the same words written past it are refused wherever they do something."""
    pair = compare(journey("Calm"), journey(evil, -1))
    one = Compared(f"a {evil}.yaml", f"b {evil}.yaml", pair, None, None)
    text = difference_markdown.written([one], [Beside(f"{evil}\u00a0\u202f", (evil,))], links=LINKS)
    assert form.wrong(text, (BLOB, RUN)) == ""
    shown = markup.plain(evil)
    if evil not in (shown, "\ufeff"):
        raw = text.replace(shown, evil)
        assert raw == text or form.wrong(raw, (BLOB, RUN))


RAW = (
    "- @team", "@team", "- #12", "- team/journeys#12", "- GH-12", "- a5c3785ef", "- &#64;team", "- &commat;team",
    "- <img src=x>", "<script>", "<!-- x -->", "<details open>", "- [x](https://evil.example)", "- https://evil.example",
    f"- x ([L4]({BLOB}../../../../evil))", f"- x ([L4]({BLOB}%2e%2e/%2E%2E/x))", f"- x ([L4]({BLOB}a%2F..%2Fx))",
    f"- x ([L4]({BLOB[:-1]}x/y))", f"- x ([L4]({SERVER}/{REPOSITORY}/settings))", f"- x ([click me]({BLOB}a))",
    f"- x ([L4]({BLOB}a 'title'))", "- x ([L4](javascript:alert(1)))", "![x](https://evil.example/x.png)",
    f"[@team]({BLOB}a)", "/merge", "# x", "### x", "> x", "    code", "1. x", "***", "- `x`", "- *x*",
    "- ~~x~~", "- &lt;x",
    "| [x](https://evil.example) |", "| @team |", "<details><summary><b>@team</b> x</summary>\n</details>",
    "<details><summary><b>x</b></summary></details>", "```mermaid\ngraph\n```", "```text", "```text\n~~~\n", "- $x$",
    "<details><summary><b>x</b> y</summary>", "- www.evil.example", "- x\u202ey", "- x\u200by", "- :smile:x:", "\ttext",
    f"- x ([L4]({BLOB}a<b))", f"- x ([L4]({BLOB}a&copy;b))",
    f"![Picture]({BLOB}x.png?raw=true)", f"- ![L4]({BLOB}x.png?raw=true)",
    "- x&#8238;y", "- x&#10;y", "</details>", "****", "</details>\n<details><summary><b>x</b> y</summary>",
    "<details><summary><b>x</b> @team</summary>\n</details>",
    "```text\n<details><summary><b>x</b> y</summary>\n```\n</details>",
)  # fmt: skip


@pytest.mark.parametrize("line", RAW, ids=ascii)
def test_a_line_that_is_not_ours_is_refused(line: str) -> None:
    """Mentions, links elsewhere or out of their place, pictures, HTML, headings, orders to bots, open code."""
    assert form.wrong(report(), (BLOB, RUN)) == ""
    assert form.wrong(f"{report()}\n{line}\n", (BLOB, RUN))
    assert form.wrong(f"{MARK}\n### journeyctl: x\n\n{line}\n", (BLOB, RUN))


def test_a_text_that_no_comment_holds_is_refused() -> None:
    """However harmless each of its lines is."""
    lines = "- a line\n" * 8_000
    assert form.wrong(report() + lines[:60_000], (BLOB, RUN)) == ""
    assert "larger" in form.wrong(report() + lines, (BLOB, RUN))


def test_the_form_looks_for_what_the_report_parts() -> None:
    """Both know the same beginnings of links."""
    assert form.SOUGHT.pattern == forges.SOUGHT
    assert form.COMMIT.pattern == forges.COMMIT
    assert form.HIDDEN.pattern == safe.UNSAFE
    assert form.MARK == sticky.MARK == difference_markdown.MARK == MARK
    assert difference_markdown.ROOM < form.MOST < 65_536
    assert sticky.AUTHOR == BOT


def test_what_is_told_is_one_line_and_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever GitHub answers, or a name holds."""
    say("warning", "a\n::error::b\r%0Ac")
    (told,) = commands(capsys.readouterr().out)
    assert (told.name, told.data) == ("warning", "a\\u000a::error::b\\u000d\\u00250Ac")


def run(name: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program of the action, as it is called there."""
    command = [sys.executable, str(ROOT / "ci" / "comment" / name), *words]
    return subprocess.run(command, env={"PATH": "", **environment}, capture_output=True, text=True, check=False)


def test_the_second_workflow_tells_what_it_refused(forge: GitHub, tmp_path: Path) -> None:
    """It ends in 1 with an annotation of ours, in which a name of theirs cannot order anything."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps(EVENT), encoding="utf-8")
    given = {"GITHUB_TOKEN": "secret", "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_API_URL": forge.address,
             "GITHUB_SERVER_URL": SERVER, "GITHUB_EVENT_PATH": str(event), "NAME": "journeys-comment"}  # fmt: skip
    forge.keep(zipped(report()))
    done = run("relay.py", **given)
    assert (done.returncode, done.stdout, done.stderr) == (0, "comment: begun\n", "")
    forge.archive = zipped(report(), "x\n::error::y")
    done = run("relay.py", **given)
    assert done.returncode == 1
    (said,) = commands(done.stdout)
    assert (said.name, said.data) == ("error", "no comment: the artifact holds something else than comment.md")
    forge.refuses = 500
    done = run("relay.py", **given)
    assert (done.returncode, "answers 500" in done.stdout, done.stderr) == (1, True, "")
