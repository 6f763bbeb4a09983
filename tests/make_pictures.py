"""Makes the pictures that both READMEs show, from the sample data: python tests/make_pictures.py

`python tests/make_pictures.py FOLDER` (tests/output, say, which git ignores) instead makes pictures of every format for
a person to look at: the page wide and narrow, light and dark, and printed; the pages of .docx and .xlsx as LibreOffice
prints them. Needs Chromium, LibreOffice, pdftoppm and a Chinese font (Debian: chromium, libreoffice-writer,
libreoffice-calc, poppler-utils, fonts-noto-cjk). The pictures depend on all of them, so no test compares them; make
them anew when the screen or a format has changed.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from browser import started
from in_process import monitor
from office import as_pdf
from running import DISTRICT, NATIONAL, ROOT
from shigua_monitor.publication.html_markup import Markup, element, void

PICTURES = ROOT / ".pictures"
COLUMNS = 100
CELL, LINE, SIZE, EDGE = 8, 20, 14, 20
THEME = MONOKAI
TALLEST = 4000
"""How much of a page stands on one picture."""
DOMAIN = "family"
FILTER = "domain=health&attainment=not_attained"


def main() -> None:
    if len(sys.argv) > 1:
        look(Path(sys.argv[1]))
        return
    PICTURES.mkdir(exist_ok=True)
    for lang in ("zh", "en"):
        (PICTURES / f"terminal.{lang}.svg").write_text(terminal(lang), encoding="utf-8")
        report(lang, PICTURES / f"report.{lang}.png")


def terminal(lang: str) -> str:
    """What `monitor check` prints on a terminal, colours and all, as SVG: each word in its own cells."""
    arguments = ["check", str(DISTRICT.relative_to(ROOT)), "--domain", DOMAIN, "--lang", lang]
    text = Text.from_ansi(on_a_terminal([sys.executable, "-m", "shigua_monitor", *arguments]))
    lines = [Text.assemble(("$ monitor " + " ".join(arguments), "bold")), Text(), *text.split("\n")]
    words = [word for row, line in enumerate(lines) for word in _words(line, row)]
    width, height = COLUMNS * CELL + 2 * EDGE, len(lines) * LINE + 2 * EDGE
    ground = void("rect", width=width, height=height, rx=8, fill=THEME.background_color.hex)
    drawn = element(
        "svg", ground, *words, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}",
        font_family="'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'DejaVu Sans Mono', monospace", font_size=SIZE,
    )  # fmt: skip
    return drawn.source + "\n"


def _words(line: Text, row: int) -> Iterator[Markup]:
    """Each word of a line, stretched over the cells that a terminal gives it."""
    at = 0
    for segment in line.render(Console(color_system="truecolor")):
        colour = segment.style.color if segment.style else None
        shade = colour.get_truecolor(THEME).hex if colour else THEME.foreground_color.hex
        weight = "bold" if segment.style and segment.style.bold else None
        for word in re.findall(r" +|[^ ]+", segment.text):
            if word.strip():
                place = {"x": EDGE + at * CELL, "y": EDGE + row * LINE + SIZE, "textLength": cell_len(word) * CELL}
                yield element("text", word, **place, fill=shade, font_weight=weight)
            at += cell_len(word)


def on_a_terminal(command: list[str]) -> str:
    """What a command prints where it believes to have a terminal of our width."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(command, cwd=ROOT, stdout=theirs, stdin=theirs, env=environment)
    os.close(theirs)
    printed = b""
    while part := _read(ours):
        printed += part
    if process.wait():
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return printed.decode().replace("\r\n", "\n")


def _read(handle: int) -> bytes:
    """The next bytes; none when the other side has closed."""
    try:
        return os.read(handle, 1 << 16)
    except OSError:
        return b""


def report(lang: str, picture: Path) -> None:
    """The top of the annual report as a page, filtered."""
    with tempfile.TemporaryDirectory() as folder, started() as browser:
        page = Path(folder) / "report.html"
        monitor("report", DISTRICT, "--lang", lang, "-o", page)
        browser.open(page)
        browser.run(f"location.hash = '{FILTER}'")
        browser.until("document.querySelector('main.filtered') !== null")
        browser.run("scrollTo(0, 0)")
        browser.picture(picture, height=1000)


def look(folder: Path) -> None:
    """The annual report in every way that it is seen."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "report.html"
    monitor("report", DISTRICT, NATIONAL, "-o", page)
    with started() as browser:
        for theme in ("light", "dark"):
            for width in (1280, 390):
                browser.open(page, width=width, prefers_color_scheme=theme)
                tall = browser.run("document.documentElement.scrollHeight")
                for number, top in enumerate(range(0, tall, TALLEST)):
                    name = f"{width}.{theme}.{number + 1:02}.png"
                    browser.picture(folder / name, top=top, height=TALLEST)
        browser.open(page)
        (folder / "printed.pdf").write_bytes(browser.printed())
    for lang in ("zh", "en"):
        for ending in ("docx", "xlsx"):
            path = folder / f"report.{lang}.{ending}"
            monitor("report", DISTRICT, NATIONAL, "--lang", lang, "-o", path)
            pages = folder / f"{ending}.{lang}"
            pages.mkdir(exist_ok=True)
            subprocess.run(["pdftoppm", "-r", "60", "-png", as_pdf(path, pages), pages / "page"], check=True)


if __name__ == "__main__":
    main()
