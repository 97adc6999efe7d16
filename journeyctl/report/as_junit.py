"""The format `junit`: JUnit's XML, which every build service shows as a list of tests.

A suite is a file, a case is a finding, a file with nothing to say is a case that passes. Errors and warnings are
failures; a hint is a case that was skipped, as it makes nothing fail. What the machine kept from being looked at is an
error. The name of a case is code and message without its line, since services know a test by its name from run to run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.report.safe import shown
from journeyctl.report.terminal import head
from journeyctl.report.told import Told

_TOOL = "journeyctl"
_PASSED = "nothing found"


def written(told: Told) -> str:
    """All suites."""
    root = ET.Element("testsuites", name=_TOOL)
    for path, found in told.by_file().items():
        _suite(root, shown(path) or _TOOL, found)
    if told.faults:
        _hindered(root, told.faults)
    for suite in (*root, root):
        _sum_up(suite)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, name: str, found: Iterable[Diagnostic]) -> None:
    suite = ET.SubElement(root, "testsuite", name=name)
    met: Counter[str] = Counter()
    for one in found:
        title = f"{one.code} {shown(one.message)}"
        met[title] += 1
        again = f" ({met[title]})" if met[title] > 1 else ""
        _case(suite, name, title + again, one)
    if not met:
        ET.SubElement(suite, "testcase", classname=name, name=_PASSED, file=name, time="0")


def _case(suite: ET.Element, path: str, title: str, one: Diagnostic) -> None:
    case = ET.SubElement(suite, "testcase", classname=path, name=title, file=path, time="0")
    if one.span.line:
        case.set("line", str(one.span.line))
    kind = "skipped" if one.level == "hint" else "failure"
    told = ET.SubElement(case, kind, type=one.level, message=shown(one.message))
    told.text = f"{head(one)}\n{shown(one.advice)}".rstrip()


def _hindered(root: ET.Element, faults: Iterable[EnvironmentFault]) -> None:
    suite = ET.SubElement(root, "testsuite", name=_TOOL)
    for fault in faults:
        case = ET.SubElement(suite, "testcase", classname=_TOOL, name=f"{fault.code} {shown(fault.message)}", time="0")
        ET.SubElement(case, "error", type="error", message=shown(fault.message)).text = shown(fault.advice)


def _sum_up(suite: ET.Element) -> None:
    """Write how many cases there are, and of which kinds."""
    kinds = Counter(part.tag for part in suite.iter())
    suite.set("tests", str(kinds["testcase"]))
    suite.set("failures", str(kinds["failure"]))
    suite.set("errors", str(kinds["error"]))
    suite.set("skipped", str(kinds["skipped"]))
    suite.set("time", "0")
