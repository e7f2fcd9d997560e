"""Makes the pictures of the documentation: the page and the view on a terminal, of the example.

    python docs/images/make_images.py

The page is shown by Chromium, with the fonts of the machine that this runs on. Pictures are of few colours, so
that each of them stays below 250 kB.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from claimcheck import Checker
from claimcheck.model import Label
from claimcheck.output import FORMATS, Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from claimcheck.model import CheckResult

HERE = Path(__file__).parent
ARTICLE, REPORT = "story.html", "inspection.pdf"
CLAIM = "more than 200 assessments"
COLOURS = 160
TERMINAL_WIDTH = 96  # cells
FONT_FACE = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)
BLACK, RED, GREEN, YELLOW = (28, 27, 25), (201, 42, 42), (120, 200, 140), (230, 194, 122)
BLUE, MAGENTA, CYAN, WHITE = (143, 184, 255), (214, 177, 234), (140, 210, 210), (255, 255, 255)
PALETTE = [BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE]
BRIGHT = [BLACK, (255, 138, 128), GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE]
THEME = TerminalTheme(BLACK, (233, 228, 218), PALETTE, BRIGHT)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def save(picture: Image.Image, name: str) -> None:
    """Saves `picture` in few colours."""
    small = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(HERE / name, optimize=True)


def page_pictures(browser: Browser, page_file: Path) -> None:
    """The page with a misreport open: light, dark, on a phone; and the first sheet of its print."""
    for name, width, height, scheme, scale in (
        ("page-light.png", 1440, 900, "light", 1),
        ("page-dark.png", 1440, 900, "dark", 1),
        ("page-phone.png", 390, 844, "light", 2),
    ):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(page_file.as_uri())
        page.locator(".claim", has_text=CLAIM).click()
        page.mouse.move(0, 0)
        save(Image.open(io.BytesIO(page.screenshot())), name)
        context.close()
    page = browser.new_page()
    page.goto(page_file.as_uri())
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    save(sheets[0].render(scale=1.4).to_pil(), "page-print.png")


def terminal_picture(result: CheckResult) -> None:
    """The view on a terminal, of the misreported claims alone."""
    stream = io.StringIO()
    FORMATS["terminal"].write(result, stream, Options(width=TERMINAL_WIDTH, labels=frozenset({Label.MISREPORTED})))
    console = Console(record=True, width=TERMINAL_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(stream.getvalue()))
    form = FONT_FACE.sub("", CONSOLE_SVG_FORMAT)  # the fonts would be fetched from a server
    svg = console.export_svg(title=f"claimcheck {ARTICLE} {REPORT}", theme=THEME, code_format=form)
    (HERE / "terminal.svg").write_text(svg, encoding="utf-8", newline="\n")


def main() -> None:
    """Makes them all."""
    os.environ |= {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    os.chdir(HERE.parent / "example")  # names without folders
    result = Checker().check(ARTICLE, REPORT)
    terminal_picture(result)
    browser_path = os.environ.get("CLAIMCHECK_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "page.html"
        with page_file.open("w", encoding="utf-8", newline="\n") as stream:
            FORMATS["html"].write(result, stream, Options())
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page_pictures(browser, page_file)
        browser.close()


if __name__ == "__main__":
    main()
