"""PDFs of strangers are looked at or refused by name (J926), within limits: no bomb, loop or number does else."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.anatomy import dissect, drawn, lettering, operators
from journeyctl.preflight import MOST_AREA, preflight
from journeyctl.project import Limits

FLATE = "/Filter /FlateDecode"
TEXT = b"BT /F 9 Tf 20 20 Td (x) Tj ET "
ONE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
KEY = f"<{'00' * 48}>"
LOCK = f"/Filter /Standard /Length 256 /P -1 /O {KEY} /U {KEY}"
AES = f"/OE {KEY} /UE {KEY} /Perms {KEY} /CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(
    content: bytes = TEXT, *more: bytes, filters: str = "", page: str = "", pages: str = ONE,
    box: str = "0 0 600 300", font: str = FONT, lock: str = "",
) -> bytes:  # fmt: skip
    """A PDF written by hand: `content` is its page's, `/F` its font, `/X` the first of `more`, which is object 6."""
    named = "/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>", pages.encode(),
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R {named} {page} >>".encode(),
        stream(content, filters), font.encode(), *more,
    )  # fmt: skip
    out, starts = b"%PDF-1.7\n", list[int]()
    for number, part in enumerate(parts, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    locked = f"/ID [{KEY} {KEY}] /Encrypt << {lock} >>".encode() if lock else b""
    tail = b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, locked, len(out))
    return out + head + table + tail


def stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries.encode(), data)


def form(data: bytes, entries: str = "") -> bytes:
    return stream(data, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {entries}")


def bomb(part: bytes, megabytes: int) -> bytes:
    """So many megabytes of a part, packed."""
    machine = zlib.compressobj(9)
    block = part * (1_000_000 // len(part))
    return b"".join([*(machine.compress(block) for _ in range(megabytes)), machine.flush()])


def kids(count: int) -> str:
    return f"<< /Type /Pages /Kids [{'3 0 R ' * count}] /Count {count} >>"


def chained(inner: bytes) -> tuple[bytes, ...]:
    """Ten forms, each of which draws the next one ten times."""
    forms = (form(b"/X Do " * 10, f"/Resources << /XObject << /X {n} 0 R >> >>") for n in range(7, 17))
    return *forms, form(inner)


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "300 MB of blanks": (lambda: pdf(bomb(b" ", 300), filters=FLATE), "is damaged: LimitReachedError"),
    "packed twice": (
        lambda: pdf(zlib.compress(bomb(b" ", 200)), filters="/Filter [/FlateDecode /FlateDecode]"),
        "LimitReached",
    ),
    "41 MB of blanks": (lambda: pdf(bomb(b" ", 41), filters=FLATE), "more than 40,000,000 bytes"),
    "pages that share a bomb": (lambda: pdf(bomb(b" ", 9), filters=FLATE, pages=kids(5)), "more than 40,000,000 bytes"),
    "encrypted as of old": (lambda: pdf(lock=f"/V 2 /R 3 {LOCK}"), "a.pdf is encrypted, and cannot be looked into"),
    "encrypted by AES": (lambda: pdf(lock=f"/V 5 /R 6 {LOCK} {AES}"), "a.pdf is encrypted, and cannot be looked into"),
    "operands without an operator": (lambda: pdf(b"()" * 100_001), "more than 100,000 operands"),
    "a string without an end": (lambda: pdf(b"(a" * 200_000), "a string does not end"),
    "a string of a megabyte": (lambda: pdf(b"(" + b"a" * 200_000 + b")"), "has more than 65,535 bytes"),
    "digits without an end": (lambda: pdf(b"<" + b"a" * 1_000_000), "a string does not end"),
    "lists in lists": (lambda: pdf(b"[" * 100_000), "deep in lists"),
    "numbers": (lambda: pdf(b"9" * 39 + b" w"), "larger than any paper"),
    "a number of a megabyte": (lambda: pdf(b"9" * 1_000_000 + b" w"), "is no number"),
    "no number": (lambda: pdf(b"-inf 0 m 1 1 l S"), "is no number"),
    "numbers that grow": (lambda: pdf(b"999999999 0 0 9999999 0 0 cm " * 90 + b"0 0 9 9 re f"), "than any paper"),
    "numbers that are none": (lambda: pdf(b"0 0 0 999999999 0 0 cm " * 50 + b"9 w 0 0 m 9 9 l S " + TEXT), "than any"),
    "a box of a number": (lambda: pdf(box="0 0 " + "9" * 400 + " 9"), "Limit"),
    "pages that hold themselves": (lambda: pdf(pages=kids(1).replace("3 0", "2 0")), "cyclic"),
    "90,000 pages": (lambda: pdf(pages=kids(90_000)), "has 90000 pages; at most 500 are looked at"),
    "forms tenfold": (lambda: pdf(b"/X Do", *chained(b"n")), "more than"),
    "a large form again and again": (lambda: pdf(b"/X Do " * 500, form(b"%" * 90_000)), "more than 40,000,000 bytes"),
    "widths of all codes, often": (
        lambda: pdf(TEXT, b"<< /W [" + b"0 65535 500 " * 30_000 + b"] >>",
                    font=FONT.replace("/Type1", "/Type0 /DescendantFonts [6 0 R]")),
        "tells of more than 300,000 codes",
    ),
    "letters of all codes, often": (
        lambda: pdf(TEXT, stream(b"1 beginbfrange <0000> <ffff> <0041> endbfrange " * 9_000),
                    font=FONT.replace("/Type1", "/Type1 /ToUnicode 6 0 R")),
        "tells of more than 300,000 codes",
    ),
}  # fmt: skip
"""PDFs that are refused, with why."""
HEAVY = {"pages that share a bomb", "packed twice", "90,000 pages", "300 MB of blanks"}
"""Those that take seconds."""
LOOKED_AT: dict[str, Callable[[], bytes]] = {
    "comments": lambda: pdf(b"%" * 2_000_000 + b"\n" + TEXT),
    "sections that begin and do not end": lambda: pdf(
        TEXT, stream(b"beginbfrange " * 200_000), font=FONT.replace("/Type1", "/Type1 /ToUnicode 6 0 R")
    ),
    "ranges that open lists": lambda: pdf(
        TEXT,
        stream(b"beginbfrange " + b"<0><1>[" * 200_000 + b"endbfrange"),
        font=FONT.replace("/Type1", "/Type1 /ToUnicode 6 0 R"),
    ),
    "an image without an end": lambda: pdf(b"BI /W 1 /H 1 ID " + b" EI\xff" * 200_000),
    "colours beyond colours": lambda: pdf(b"-999 9999 7 rg 0 0 9 9 re f 1 g " + TEXT),
    "a count that lies": lambda: pdf(pages=ONE.replace("Count 1", "Count 99999999")),
    "a page of nothing": lambda: pdf(box="0 0 0 0"),
    "a page of a square kilometre": lambda: pdf(box="0 0 2834645 2834645"),
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.proof) if name in HEAVY else name for name in CASES]
)
def test_a_hostile_pdf_is_refused_with_the_reason(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by its name, with the limit."""
    monkeypatch.setattr(operators, "MOST_STEPS", 20_000)
    make, reason = CASES[name]
    with pytest.raises(EnvironmentFault) as refused:
        dissect(make(), "a.pdf")
    assert refused.value.code == "J926"
    assert reason in refused.value.message
    assert len(refused.value.message) < 200


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_strange_pdf_is_looked_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is strange and does no harm gets its report, whatever stands in it."""
    monkeypatch.setenv("PATH", "")
    assert preflight(LOOKED_AT[name](), "a.pdf", Limits()).pages


def test_things_and_steps_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many words, lines and areas are kept, so many operators followed, of all pages together."""
    assert (operators.MOST_STEPS, operators.MOST_KEPT, drawn.MOST_LOOKS) == (2_000_000, 200_000, 20_000_000)
    monkeypatch.setattr(operators, "MOST_KEPT", 20)
    for content in (TEXT * 11, b"0 0 m 9 9 l S " * 11, b"0 0 9 9 re f " * 11):
        assert dissect(pdf(content), "a.pdf")
        with pytest.raises(EnvironmentFault, match="draws more than 20 things"):
            dissect(pdf(content, pages=kids(2)), "a.pdf")
    monkeypatch.setattr(drawn, "MOST_KEPT", 20)
    with pytest.raises(EnvironmentFault, match="a path has more than 20 points"):
        dissect(pdf(b"0 0 m " * 21), "a.pdf")
    monkeypatch.setattr(operators, "MOST_STEPS", 20)
    with pytest.raises(EnvironmentFault, match="more than 20 steps"):
        dissect(pdf(b"n " * 21), "a.pdf")
    assert lettering._MOST_CODES == 300_000


def test_the_ground_of_very_many_texts_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts times areas is a number that a file may make large; beyond the limit nothing is claimed."""
    content = b"1 0 0 rg 0 0 500 200 re f " + TEXT * 3
    assert [one.ground for one in dissect(pdf(content), "a.pdf").leaves[0].words] == [(1, 0, 0)] * 3
    monkeypatch.setattr(drawn, "MOST_LOOKS", 2)
    assert [one.ground for one in dissect(pdf(content), "a.pdf").leaves[0].words] == [(1, 0, 0)] * 2 + [None]


def test_very_large_pages_are_not_inked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ghostscript is not asked to fill the disk: the ink of such pages is not known."""
    monkeypatch.setattr("journeyctl.preflight.inks", lambda *_: pytest.fail("asked"))
    report = preflight(pdf(box="0 0 30000 30000"), "a.pdf", Limits())
    assert MOST_AREA == 60
    assert [(one.verdict, one.said) for one in report.pages[0].findings if one.check == "ink"] == [
        ("unknown", "112 m² are too much to ink")
    ]


def test_damage_says_nothing_beside_its_refusal(tmp_path: Path) -> None:
    """No word of the file reaches the terminal by the log of a library."""
    (tmp_path / "a.pdf").write_bytes(pdf(page="/Parent 2 0 R").replace(b"startxref\n", b"startxref\n9"))
    done = subprocess.run(
        [sys.executable, "-m", "journeyctl", "preflight", "a.pdf"], cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) in ((0, ""), (1, "")) or done.stderr.startswith("error J926 a.pdf")
    assert done.stderr.count("\n") < 3


PARTS = st.sampled_from(
    rb"q Q (a(b)\051) <61> [ ] << >> /F 1 -.5 Tf Tj TJ re cm BI ID EI f S %x BT Do /X gs m l".split(b" ")
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(PARTS | st.binary(max_size=4), max_size=40))
def test_any_content_is_answered(parts: list[bytes]) -> None:
    """Operators and operands in any order, with any bytes between, are followed or refused."""
    try:
        answered = str(len(dissect(pdf(b" ".join(parts), form(b"n")), "a.pdf").leaves))
    except EnvironmentFault as fault:
        answered = fault.code
    assert answered in ("1", "J926")


def test_operands_are_what_they_are() -> None:
    """Strings with their escapes, names, numbers, lists, and images that lie in the content."""
    content = rb"(a\(b\)\101\n(c)\9\7) Tj <6 16> Tj [(a) -2.5 /N#41] TJ BI /W 3 /H 4 ID x EIx EI "
    content += b"/P << /A [1] >> BDC .5 w /#ff gs"
    assert list(operators.operators(content)) == [
        ([b"a(b)A\n(c)9\x07"], "Tj"),
        ([b"a`"], "Tj"),
        ([[b"a", -2.5, "/NA"]], "TJ"),
        ({"settings": {"/W": 3.0, "/H": 4.0}}, "INLINE IMAGE"),
        (["/P", ["/A", [1.0]]], "BDC"),
        ([0.5], "w"),
        (["/\xff"], "gs"),
    ]
