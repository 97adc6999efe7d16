"""The verb of `journeyctl fmt`: a file written in the one form that all files have.

In: the bytes of a file. Out: its bytes in that form, or what is wrong with it. The outcome is read again: a file is
never given back with another meaning.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic
from journeyctl.edit.encoding import encoded
from journeyctl.edit.ordering import ordered
from journeyctl.edit.outlining import outline
from journeyctl.edit.printing import printed
from journeyctl.edit.sameness import same
from journeyctl.schema import SchemaName
from journeyctl.source import decode, read


class Formatted(NamedTuple):
    """A file in its form, `data` being None when it has errors; what is wrong with it; its lines as they were."""

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


def reformat(data: bytes, path: str, sort_by: SchemaName | None = None) -> Formatted:
    """A file in the one form.

    Args:
        data: its bytes.
        path: its name, as diagnostics shall show it.
        sort_by: the schema whose order its keys shall have; None leaves them in theirs.

    Raises:
        EnvironmentFault: when PyYAML was installed without libyaml (J901).
        AssertionError: when the outcome would mean something else, which is our bug.
    """
    document = read(data, path)
    if document.root is None or document.failed:
        return Formatted(None, document.diagnostics, document.lines)
    found = outline(decode(data, path)[0], document.root)
    made = printed(ordered(found, sort_by) if sort_by else found).encode()
    again = read(made, path)
    if again.root is None or again.failed or not same(document.root, again.root, ordered=sort_by is None):
        raise AssertionError("the formatted file would mean something else")
    return Formatted(encoded(made, data), document.diagnostics, document.lines)
