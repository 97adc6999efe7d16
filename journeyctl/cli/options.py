"""Options that several commands share, each with its `JOURNEYCTL_*` variable."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from journeyctl.cli.speaking import ColourChoice

Paths = Annotated[
    list[str], typer.Argument(metavar="PATHS...", help="Journey files, folders or patterns; - reads standard input.")
]
Project = Annotated[
    Path | None,
    typer.Option(
        "--project",
        envvar="JOURNEYCTL_PROJECT",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="The project's root; else looked for.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", envvar="JOURNEYCTL_QUIET", help="Say errors only.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", envvar="JOURNEYCTL_VERBOSE", help="Say every file, and where we failed.")
]
Colour = Annotated[
    ColourChoice, typer.Option("--color", envvar="JOURNEYCTL_COLOR", help="Colour; auto is on terminals only.")
]

Today = Annotated[
    str,
    typer.Option("--today", envvar="JOURNEYCTL_TODAY", metavar="DATE", help="The day, which decides what is old."),
]

Link = Annotated[
    str,
    typer.Option(
        "--link",
        envvar="JOURNEYCTL_LINK",
        metavar="URL",
        help="The map's address in the title block, as words and code: https://…/{id}@{revision}.",
    ),
]

Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", envvar="JOURNEYCTL_OUTPUT", metavar="PATH", help="A folder, or one file; - prints one."
    ),
]

Orientation = Annotated[
    Literal["landscape", "portrait"] | None,
    typer.Option("--orientation", envvar="JOURNEYCTL_ORIENTATION", help="Of the sheet; else its own, or landscape."),
]

CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        envvar="JOURNEYCTL_CACHE_DIR",
        metavar="DIR",
        file_okay=False,
        help="Where pictures are kept; else in the project's .journeyctl_cache.",
    ),
]

ToldIn = Annotated[
    str,
    typer.Option(
        "--lang",
        envvar="JOURNEYCTL_LANG",
        metavar="CODE",
        help="In which it is told: sv nb nn da fi en de fr es; else as the project.",
    ),
]

Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", envvar="JOURNEYCTL_JOBS", min=0, max=256, help="How many journeys at once; 0: one a processor."
    ),
]

Look = Annotated[
    str,
    typer.Option(
        "--theme", envvar="JOURNEYCTL_THEME", metavar="THEME", help="nordic, mono, contrast, dark, or a theme file."
    ),
]
