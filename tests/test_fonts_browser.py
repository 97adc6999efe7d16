from __future__ import annotations

import html
import json
import shutil
import subprocess

import pytest

from journeyctl.fonts import FACES, Typesetter, faces_css, family

SENTENCES = ("Jag vill veta när bredbandet fungerar – 14 dagar", "AVATo “Ty” V. W, 7.7", "Привет Ωж ŋđŧ Łódź ẵ")
PAGE = """<!doctype html><html><meta charset="utf-8"><body>
<svg xmlns="http://www.w3.org/2000/svg" text-rendering="geometricPrecision"><style>{css}</style>{texts}</svg>
<pre id="found"></pre><script>document.fonts.ready.then(() => {{
document.getElementById("found").textContent =
  JSON.stringify([...document.querySelectorAll("text")].map(text => text.getComputedTextLength()))
}})</script></body></html>
"""


@pytest.mark.proof
def test_a_browser_sets_lines_as_wide_as_measured(tmp_path):
    """With the embedded faces, Chromium's lines and ours differ by less than a thousandth."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("chromium is not installed")
    lines = [(text, face) for text in SENTENCES for face in FACES]
    texts = "".join(
        f'<text y="50" font-family="{family(face)}" font-size="100">{html.escape(text)}</text>' for text, face in lines
    )
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(css=faces_css(FACES, SENTENCES), texts=texts), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=8000", "--dump-dom"]
    found = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=120, check=True).stdout
    widths = json.loads(found.partition('<pre id="found">')[2].partition("</pre>")[0])
    setter = Typesetter("sv")
    assert widths == [pytest.approx(setter.width(text, face, 100), rel=1e-3) for text, face in lines]
