"""A story in one git repository, from its first file on, told as a person would type it.

Out: chapters, each the text of a session: commands after `$`, what they printed, exit codes that are not 0.
`tests/story/NAME.txt` are the chapters as a person has read them; `make golden` writes them anew.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from journeyctl import __main__ as program
from journeyctl.pipeline import loading
from tests.running import clean_environment

FOLDER = Path(__file__).resolve().parent / "story"
ORDER = "journeys/order.journey.yaml"
FIBRE = "journeys/fibre.journey.yaml"
TODAY = "2026-11-25"


class Session:
    """A terminal in a repository, and everything that stood on it since the last chapter began."""

    def __init__(self, place: Path) -> None:
        self.home, self.here = place / "home", place / "ours"
        self.home.mkdir()
        self.minute = 0
        self.lines: list[str] = []
        self.stood = self.here
        bare = {key: one for key, one in clean_environment().items() if not key.startswith(("GIT_", "XDG_"))}
        people = {f"GIT_{who}_{what}": one for who in ("AUTHOR", "COMMITTER") for what, one in
                  (("NAME", "Anna"), ("EMAIL", "anna@example.org"))}  # fmt: skip
        self.environment = bare | people | {
            "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
            "COLUMNS": "100",
            "JOURNEYCTL_TODAY": TODAY, "TZ": "UTC",
        }  # fmt: skip

    def say(self, text: str) -> None:
        """A line that tells the reader what somebody does."""
        self.lines += [*([""] if self.lines else []), f"# {text}"]

    def git(self, *words: str) -> None:
        """Run git; what it says is told."""
        self.minute += 1
        stamp = f"2026-11-25T{self.minute // 60:02d}:{self.minute % 60:02d}:00 +0000"
        dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        done = subprocess.run(
            ["git", *words], cwd=self.here, env=self.environment | dates, capture_output=True, check=False
        )
        self._told(("git", *words), done.returncode, (done.stdout + done.stderr).decode(errors="replace"))

    def ours(self, *words: str) -> None:
        """Run journeyctl in this process; what it says is told, findings last."""
        out, complaints = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        loading._project.cache_clear()  # each command is a process of its own for whoever types it
        typed = patch.multiple(sys, argv=["-m", *words], stdin=io.StringIO())
        with self._standing(), redirect_stdout(out), redirect_stderr(complaints), typed:
            code = program.main()
        said = b"".join(one.buffer.getvalue() for one in (out, complaints))  # type: ignore[attr-defined]
        self._told(("journeyctl", *words), code, said.decode())

    def show(self, name: str, first: str, last: str = "") -> None:
        """Print a file from one line up to another, or to its end."""
        text = (self.here / name).read_text(encoding="utf-8")
        self._told(("cat", name), 0, text[text.index(first) : text.index(last) if last else len(text)])

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file, and tell nothing."""
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, name: str, *changes: tuple[str, str]) -> None:
        """Change texts that stand in a file once."""
        text = (self.here / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, (name, old)
            text = text.replace(old, new)
        self.write(name, text)

    def commit(self, message: str) -> None:
        """Commit everything that lies there."""
        stood = len(self.lines)
        self.git("add", "-A")
        del self.lines[stood:]
        self.git("commit", "-q", "-m", message)

    def chapter(self) -> str:
        """What stood on the terminal, which is then empty."""
        text = "\n".join(self.lines).replace(str(self.home.parent), "/tmp") + "\n"
        self.lines = []
        # Hashes change with every file that `init` writes: commits are numbered instead.
        words = ("git", "rev-list", "--all", "--reverse", "--topo-order")
        told = subprocess.run(words, cwd=self.here, env=self.environment,
                              capture_output=True, check=False)  # fmt: skip
        for number, commit in enumerate(told.stdout.decode().split(), 1):
            text = text.replace(commit[:7], f"c{number:06d}")
        return text

    def _told(self, words: tuple[str, ...], code: int, said: str) -> None:
        said = said.rstrip("\n")
        if self.here != self.stood:
            self.stood = self.here
            self.lines.append(f"$ cd {self.here}")
        self.lines.append(f"$ {shlex.join(words)}")
        self.lines += [*(said.split("\n") if said else []), *([f"[exit {code}]"] if code else [])]

    @contextmanager
    def _standing(self) -> Iterator[None]:
        before = Path.cwd()
        os.chdir(self.here)
        try:
            with patch.dict(os.environ, self.environment, clear=True):
                yield
        finally:
            os.chdir(before)


Chapter = Callable[[Session], None]
CHAPTERS: list[Chapter] = []


def chapter(tell: Chapter) -> Chapter:
    """Put a chapter behind the others."""
    CHAPTERS.append(tell)
    return tell


@chapter
def begin(at: Session) -> None:
    """A repository from nothing, in Swedish."""
    at.here.mkdir()
    at.say("An empty folder becomes a repository of journeys.")
    at.git("init", "-q", "-b", "main")
    at.ours("init", "--lang", "sv")
    at.ours("check", "journeys")
    at.commit("Begin")
    at.say("git learns to show and merge journeys.")
    at.ours("git", "install")
    at.ours("git", "install")
    at.git("status", "--short")
    at.say("Nothing has changed since.")
    at.ours("diff", "--exit-code")


@chapter
def add(at: Session) -> None:
    """A second journey; one that is begun with `new`."""
    at.say("A journey that git does not know yet is not compared.")
    at.write("personas/elin.persona.yaml", "name: Elin Ek\nrole: Teacher in Gävle\ngoals: [Films without a stutter]\n")
    shutil.copy(FOLDER / "order.yaml", at.here / ORDER)
    at.ours("diff")
    at.say("Staged, it is what the next commit adds.")
    at.git("add", ORDER, "personas")
    at.ours("diff", "--staged")
    at.ours("diff", "--staged", "--summary", "--exit-code")
    at.say("Without a terminal `new` asks nothing.")
    at.ours("new", "leave", "--lang", "en", "--method", "canvas")
    at.ours("new", "leave")
    at.git("add", "journeys")
    at.ours("diff", "--staged", "--summary")
    at.commit("Two journeys")
    at.say("From now on the team reads English.")
    at.edit("journeyctl.yaml", ("lang: sv", "lang: en"))
    at.ours("diff", "HEAD~1..HEAD", "--summary")
    at.commit("In English")


@chapter
def work(at: Session) -> None:
    """The folder, what is staged, and what is no change."""
    at.say("Another form, a comment, another order of keys: no change.")
    at.edit(
        ORDER,
        ("      - Signs the contract\n", "      # one evening\n      - {name: 'Signs the contract'}\n"),
        ("      - id: pay\n        name: Pays the invoice\n", '      - name: "Pays the invoice"\n        id: pay\n'),
    )
    at.git("diff", "--stat")
    at.ours("diff", "--exit-code")
    at.say("Paying is sad, and that is staged; the hotline is quick, and that is not.")
    at.edit(ORDER, ("        id: pay\n        happiness: 0\n", "        id: pay\n        happiness: -1.5\n"))
    at.git("add", "-A")
    at.edit(ORDER, ("Forty minutes in a queue, severity: 2", "Four minutes in a queue, severity: 1"))
    at.ours("diff")
    at.ours("diff", "--staged")
    at.say("git itself compares facts.")
    at.git("diff", "--no-ext-diff", "--unified=0")
    at.commit("Paying is sad")
    at.ours("diff", "HEAD~1..HEAD", "--exit-code")
    at.ours("diff", "HEAD..HEAD~1", "--summary")


@chapter
def merge(at: Session) -> None:
    """Two people do different things at the same places."""
    invoice = "        touchpoints: {channel: letter, name: The invoice}\n        evidence: interviews\n"
    waits = "      - name: Waits for the technician\n        kind: wait\n        happiness: -0.5\n"
    asks = "      - name: Asks what the second sum is\n        happiness: -1  # she laughed\n        assumption: yes\n"
    at.say("Bo adds an activity behind the invoice, doubts that a need is met, and tidies the file.")
    at.git("checkout", "-q", "-b", "bo")
    at.edit(
        ORDER, (invoice, f"{invoice}      # Bo was told this by two of them.\n{waits}"), ("met: fully", "met: partly")
    )
    at.ours("fmt", ORDER, "--quiet")
    at.commit("Waiting, and a need half met")
    at.say("Anna adds another at the same place, says what the signing is like, and votes.")
    at.git("checkout", "-q", "-b", "anna", "main")
    signs = ("{name: 'Signs the contract'}", "{name: 'Signs the contract', happiness: 1}")
    at.edit(ORDER, (invoice, f"{invoice}{asks}"), signs, ("votes: 3", "votes: 5"))
    at.commit("The second sum")
    at.say("Both come together, and nobody has to settle anything.")
    at.git("merge", "-q", "--no-edit", "bo")
    at.show(ORDER, "phases:", "  - name: Use")
    at.ours("check", ORDER, "--quiet")
    at.ours("diff", "HEAD^1..HEAD")
    at.ours("diff", "HEAD^2..HEAD")
    at.git("checkout", "-q", "main")
    at.git("merge", "-q", "--ff-only", "anna")


@chapter
def move(at: Session) -> None:
    """A file gets a new name; an activity moves to another phase and gets a new name; meanwhile it is changed."""
    at.say("Bo gives the file another name, and the hotline another place and name.")
    at.git("checkout", "-q", "bo")
    at.git("merge", "-q", "--ff-only", "main")
    at.git("mv", ORDER, FIBRE)
    text = (at.here / FIBRE).read_text(encoding="utf-8")
    start, end = text.index("      - name: Calls customer"), text.index("      - name: Pays the invoice")
    call = text[start:end].replace("Calls customer service", "Calls our customer service")
    at.write(FIBRE, text[:start] + text[end:] + call)
    at.ours("diff", "HEAD")
    at.commit("The hotline comes later")
    at.say("Anna changes the hotline where it was.")
    at.git("checkout", "-q", "main")
    worse = ("        happiness: -1\n        thoughts: Am I", "        happiness: -2\n        thoughts: Am I")
    at.edit(ORDER, ("severity: 1", "severity: 3"), worse)
    at.commit("The hotline is worse than we thought")
    at.git("merge", "--no-edit", "bo")
    at.show(FIBRE, "  - name: Use")
    at.ours("diff", "HEAD~1..HEAD")
    at.ours("diff", "HEAD~1..HEAD", "--summary")
    at.ours("diff", "bo..main")
    at.say("Who said what of it: both sides are asked, each by the name that the file has there.")
    at.ours("log", FIBRE, "-n", "3")
    at.ours("blame", FIBRE, "calls-our-customer-service")


@chapter
def settle(at: Session) -> None:
    """Two people say different things of the same; one of them has to settle it."""
    at.say("Bo: the film night is very happy, since it works at once. Anna: it is neutral, since it stutters.")
    at.git("checkout", "-q", "bo")
    at.git("merge", "-q", "--ff-only", "main")
    at.edit(FIBRE, ("        happiness: 2\n", "        happiness: 1.5\n        because: It works at once\n"))
    at.commit("It works at once")
    at.git("checkout", "-q", "main")
    at.edit(FIBRE, ("        happiness: 2\n", "        happiness: 0\n"), ("film nights stutter", "films stutter"))
    at.commit("It stutters still")
    at.git("merge", "--no-edit", "bo")
    at.show(FIBRE, "      # The moment", "        evidence: interviews\n        ideas")
    at.say("A file with markers cannot be read, and every command says so.")
    at.ours("check", FIBRE)
    at.ours("diff")
    at.say("They asked three more: it works, with a film of two hours.")
    text = (at.here / FIBRE).read_text(encoding="utf-8")
    start, end = text.index("<<<<<<<"), text.index(">>>>>>> theirs\n") + len(">>>>>>> theirs\n")
    at.write(FIBRE, text[:start] + "        happiness: 1\n" + text[end:])
    at.commit("Settled")
    at.ours("diff", "HEAD^1")
    at.ours("diff", "HEAD^2", "HEAD")


@chapter
def ranges(at: Session) -> None:
    """What git means by its words for states."""
    at.git("checkout", "-q", "-b", "side", "HEAD~1")
    at.edit(FIBRE, ("title: Order fibre at home", "title: Fibre at home"))
    at.commit("Another title")
    at.git("checkout", "-q", "main")
    at.say("Two dots: the two states. Three dots: what side did since it left main.")
    at.ours("diff", "main..side", "--summary")
    at.ours("diff", "main...side", "--summary")
    at.ours("diff", "main", "side", "--summary")
    at.ours("diff", "side", "--summary")
    at.say("Only what was named.")
    at.ours("diff", "HEAD~4..HEAD", "--summary")
    at.ours("diff", "HEAD~4..HEAD", "--summary", "--", "personas")
    at.ours("diff", "HEAD~4..HEAD", "--summary", "--", FIBRE)
    at.say("What is no revision.")
    at.ours("diff", "nowhere")
    at.ours("diff", "--staged", "main..side")
    at.ours("diff", "--", "journeys/nowhere.journey.yaml")
    at.say("Two files, whatever git knows of them.")
    at.ours("diff", "journeys/leave.journey.yaml", FIBRE, "--summary")


@chapter
def around(at: Session) -> None:
    """A persona, a theme and the project change, and with them the journeys that lean on them."""
    at.say("Elin is an engineer now; the file of the journey is as it was.")
    at.edit("personas/elin.persona.yaml", ("Teacher in Gävle", "Engineer in Gävle"))
    at.ours("diff")
    at.commit("Elin is an engineer")
    at.say("A new theme and a channel of the project's own.")
    at.write("themes/ours.theme.yaml", "base: nordic\nhue: [240, 300]\n")
    at.edit("journeyctl.yaml", ("theme: nordic", "theme: ours"))
    at.ours("diff", "--summary")
    at.git("add", "-A")
    at.ours("diff", "--staged")
    at.commit("Our colours")
    at.edit("themes/ours.theme.yaml", ("[240, 300]", "[235, 300]"))
    at.ours("diff")
    at.ours("diff", "--summary", "--exit-code")
    at.commit("A bluer blue")
    project = (at.here / "journeyctl.yaml").read_text(encoding="utf-8")
    at.write("journeyctl.yaml", project + "channels:\n  hotline: {name: The red telephone, icon: phone}\n")
    at.edit(FIBRE, ("channel: phone, name: The hotline", "channel: hotline"))
    at.commit("A channel")
    at.edit("journeyctl.yaml", ("The red telephone", "The green telephone"))
    at.ours("diff")
    at.commit("Green")


@chapter
def formats(at: Session) -> None:
    """The same difference for a terminal, a comment and a program."""
    at.edit(FIBRE, ("votes: 5", "votes: 8"), ("assumption: yes\n\n", "evidence: interviews\n\n"))
    at.ours("diff")
    at.ours("diff", "--format", "markdown")
    at.ours("diff", "--format", "markdown", "--summary")
    at.ours("diff", "--format", "json")
    at.ours("diff", "--format", "json", "--summary")
    at.ours("diff", "--color", "always")
    at.commit("Votes")


@chapter
def remove(at: Session) -> None:
    """A journey goes, and one that only seems to."""
    at.git("rm", "-q", "journeys/leave.journey.yaml")
    at.ours("diff")
    at.ours("diff", "--format", "markdown")
    at.commit("Nobody leaves")
    at.git("checkout", "-q", "-b", "keep", "HEAD~1")
    at.edit("journeys/leave.journey.yaml", ("title: Leave", "title: Leave us"))
    at.commit("Leave us")
    at.git("checkout", "-q", "main")
    at.git("merge", "--no-edit", "keep")
    at.git("rm", "-q", "journeys/leave.journey.yaml")
    at.commit("Nobody leaves still")
    at.ours("diff", "HEAD~1..HEAD", "--exit-code")
    at.ours("diff", "HEAD^2..HEAD", "--summary")


@chapter
def junk(at: Session) -> None:
    """Files that are called journeys and are none."""
    at.write("journeys/photo.journey.yaml", b"\x89PNG\x1a\0\0\0IHDR\xff")
    at.write("journeys/latin.journey.yaml", "title: Får hjälp\nactivities: [Ringer]\n".encode("latin-1"))
    at.git("add", "-A")
    at.edit(FIBRE, ("votes: 8", "votes: 9"))
    at.ours("diff")
    at.ours("diff", "--format", "markdown")
    at.ours("check", "journeys", "--quiet")
    at.git("diff", "--staged", "--stat")
    at.commit("Junk")
    at.say("Both change the photo; git keeps ours, and says so.")
    at.git("checkout", "-q", "-b", "photo", "HEAD")
    at.write("journeys/photo.journey.yaml", b"\x89PNG\0\1")
    at.commit("Another photo")
    at.git("checkout", "-q", "main")
    at.write("journeys/photo.journey.yaml", b"\x89PNG\0\2")
    at.commit("A third photo")
    at.git("merge", "--no-edit", "photo")
    at.git("rm", "-q", "-f", "journeys/photo.journey.yaml", "journeys/latin.journey.yaml")
    at.commit("No junk")


@chapter
def history(at: Session) -> None:
    """How it came about, who stated what, and the pictures of a difference."""
    at.ours("log", FIBRE)
    at.ours("blame", FIBRE)
    at.ours("blame", "journeys/tvattmaskinen.journey.yaml", "ser-den-ga-igen")
    at.say("Pictures and a page; what is in them is proved elsewhere.")
    at.ours("log", FIBRE, "-o", "build/film.svg")
    at.ours("diff", "bo~1..main", "-o", "build/difference.svg", "--", FIBRE)
    at.ours("diff", "bo~1..main", "-o", "build/difference.html", "--", FIBRE)
    for name, begin in (("film.svg", b"<svg"), ("difference.svg", b"<svg"), ("difference.html", b"<!doctype html>")):
        assert (at.here / "build" / name).is_file(), at.chapter()
        data = (at.here / "build" / name).read_bytes()
        assert begin in data[:200].lower(), data[:200]
        assert len(data) > 10_000
    at.git("status", "--short")


@chapter
def elsewhere(at: Session) -> None:
    """A shallow clone, a worktree, a submodule."""
    top = at.here
    at.say("A shallow clone knows its last commit only.")
    at.git("clone", "-q", "--depth", "1", f"file://{top}", "../shallow")
    at.here = top.parent / "shallow"
    at.ours("diff")
    at.ours("diff", "HEAD~3")
    at.git("remote", "set-branches", "origin", "*")
    at.git("fetch", "-q", "--depth", "1", "origin", "side")
    at.ours("diff", "FETCH_HEAD...HEAD")
    at.edit(FIBRE, ("votes: 9", "votes: 10"))
    at.ours("diff")
    at.say("A worktree of its own is a repository like any other.")
    at.here = top
    at.git("worktree", "add", "-q", "../beside", "side")
    at.here = top.parent / "beside"
    at.edit(FIBRE, ("title: Fibre at home", "title: Fibre"))
    at.ours("diff")
    at.ours("diff", "main", "--summary")
    at.say("As a submodule it is compared where it lies, and the repository around it leaves it alone.")
    at.here = top.parent / "around"
    at.here.mkdir()
    at.git("init", "-q", "-b", "main")
    at.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", f"file://{top}", "maps")
    at.git("commit", "-q", "-m", "Maps")
    at.edit(f"maps/{FIBRE}", ("votes: 9", "votes: 11"))
    at.ours("diff", "--exit-code")
    at.here = top.parent / "around" / "maps"
    at.ours("diff", "--exit-code")
    at.here = top


def story() -> dict[str, str]:
    """The chapters by the names of their files, as the program tells them today."""
    with TemporaryDirectory(prefix="story-") as place:
        at = Session(Path(os.path.realpath(place)))
        told = {}
        for number, tell in enumerate(CHAPTERS, 1):
            tell(at)
            told[f"{number:02d}-{tell.__name__}.txt"] = at.chapter()
        return told


def kept() -> dict[str, str]:
    """The chapters that lie in the folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}


if __name__ == "__main__":
    made = story()
    for stray in kept().keys() - made.keys():
        (FOLDER / stray).unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
