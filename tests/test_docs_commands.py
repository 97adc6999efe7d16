"""The command line explains itself: every command and option has words, a variable, and a place in the page."""

from __future__ import annotations

import re
import signal
from typing import Any

import pytest

from journeyctl import __main__ as way_in
from tests.pages import ROOT, generator
from tests.warm import journeyctl

build = generator()
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
COMMANDS = build.leaves()
PARAMETERS = [(name, one) for name, command in COMMANDS.items() for one in command.params]
OPTIONS = [(name, one) for name, one in PARAMETERS if one.param_type_name == "option"]
SENTENCE = re.compile(r"[\w-]\S* .+\.", re.DOTALL)


def named(value: Any) -> str:
    """A name for the report of a test."""
    return value if isinstance(value, str) else value.name


def takes(option: Any) -> tuple[str, ...]:
    """What may be written after an option: the name of its kind, and its words if it has some."""
    return (option.type.name, *getattr(option.type, "choices", ()))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """A command says in a sentence what it does, and that sentence is not cut in the list of commands."""
    assert SENTENCE.fullmatch(COMMANDS[name].help or "")
    assert f"## journeyctl {name}\n" in PAGE


@pytest.mark.parametrize(("command", "option"), PARAMETERS, ids=named)
def test_every_option_has_help(command: str, option: Any) -> None:
    """An option or argument says in a sentence what it is for."""
    assert SENTENCE.fullmatch(option.help or ""), command


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=named)
def test_every_option_has_its_variable(command: str, option: Any) -> None:
    """An option may be set in the environment, under its own name, and the page tells it.

    Its command is part of the name where another command takes other words: one variable means one thing.
    """
    long = next(word for word in option.opts if word.startswith("--"))
    name = long.removeprefix("--").replace("-", "_").upper()
    assert option.envvar in {f"JOURNEYCTL_{name}", f"JOURNEYCTL_{command.replace(' ', '_').upper()}_{name}"}
    assert f"`{option.envvar}`" in PAGE
    assert len({takes(one) for _, one in OPTIONS if one.envvar == option.envvar}) == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_same_four(name: str) -> None:
    """`--project`, `--quiet`, `--verbose` and `--color` are everywhere."""
    assert {"project", "quiet", "verbose", "color"} <= {one.name for one in COMMANDS[name].params}


def test_exit_codes_are_told() -> None:
    """The table of the page has every exit code, and no other."""
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)}
    ended = {128 + getattr(signal, name) for name in way_in.ENDINGS}
    assert told == {way_in.OK, way_in.FINDINGS, way_in.USAGE, way_in.BUG, way_in.INTERRUPTED} | ended


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_whole(name: str) -> None:
    """`--help` shows every option and its sentence, with no word cut off."""
    ran = journeyctl(*name.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    shown = " ".join(ran.out.split())
    assert "..." not in shown.replace("[ARGS]...", "").replace("PATHS...", "").replace("CODE...", "").replace(
        "THEMES...", ""
    )
    for option in COMMANDS[name].params if name else ():
        assert all(word in shown for word in option.help.split())
