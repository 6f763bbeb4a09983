import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import shigua_monitor
from in_process import monitor
from publication.documents import DOCUMENT, HOSTILE, no_outcome, poisoned
from running import DISTRICT
from shigua_monitor.publication import html
from shigua_monitor.publication.html_markup import element, joined, void

ROOM = Path(shigua_monitor.__file__).parent / "publication"
STYLE = (ROOM / "html_page.css").read_text(encoding="utf-8")


class Page(HTMLParser):
    """Every element in order with its attributes, and all text outside style and script."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = ""
        self.feed(source.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, told in self.elements if (value := told.get(attribute)) is not None]

    def shape(self) -> list[tuple[str, list[str]]]:
        """Elements and attributes without their values; a class may follow the length of a text."""
        return [(tag, [name for name in attributes if name != "class"]) for tag, attributes in self.elements]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("html") / "report.html"
    assert monitor("report", DISTRICT, "-o", path).code == 0
    return path.read_bytes()


def test_text_and_attributes_are_escaped_and_markup_is_not() -> None:
    inner = element("b", "1 < 2 & 3")
    assert element("p", inner, None, 'a "b"', class_='x"y', data_v="<", hidden=True, id=None).source == (
        '<p class="x&quot;y" data-v="&lt;" hidden><b>1 &lt; 2 &amp; 3</b>a "b"</p>'
    )
    assert joined([void("path", d="M0 0", name="n"), "<"]).source == '<path d="M0 0" name="n"/>&lt;'


def test_only_style_and_script_of_our_own_become_markup_outside_its_module() -> None:
    makers = [path.name for path in ROOM.glob("*.py") if re.search(r"\bMarkup\(", path.read_text(encoding="utf-8"))]
    assert sorted(makers) == ["html.py", "html_markup.py"]
    assert len(re.findall(r"\bMarkup\(", (ROOM / "html.py").read_text(encoding="utf-8"))) == 1


def test_a_hostile_text_anywhere_changes_no_element_and_no_attribute() -> None:
    clean, hostile = (Page(html.written(each, no_outcome())) for each in (DOCUMENT, poisoned(DOCUMENT)))
    assert hostile.shape() == clean.shape()
    assert hostile.text.count(HOSTILE) > 50
    assert [tag for tag, _ in hostile.elements].count("script") == 1


def test_every_text_of_the_document_is_on_the_page() -> None:
    page = Page(html.written(DOCUMENT, no_outcome()))
    for section in DOCUMENT.sections:
        assert section.number + section.heading in page.text
    for table in DOCUMENT.tables:
        told = [table.label, table.caption, table.note, *(cell.text for row in table.rows for cell in row.cells)]
        assert [text for text in told if text not in page.text] == []
    for figure in DOCUMENT.figures:
        assert figure.alternative in page.text or figure.alternative in page.values("aria-label")
        assert figure.caption in page.text


def test_nothing_is_loaded_from_anywhere(sample: bytes) -> None:
    page = Page(sample)
    assert {value for value in page.values("href") if not value.startswith("#")} == set()
    for attribute in ("src", "srcset", "action", "style", "data", "poster", "formaction"):
        assert page.values(attribute) == [], attribute
    assert [name for _, told in page.elements for name in told if name.startswith("on")] == []
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_every_link_leads_somewhere_and_no_id_is_there_twice(sample: bytes) -> None:
    page = Page(sample)
    ids = Counter(page.values("id"))
    assert [name for name, number in ids.items() if number > 1] == []
    links = {value.removeprefix("#") for value in page.values("href")}
    assert {link for link in links if "=" not in link} <= set(ids)
    assert {link for link in links if "=" in link} == {"attainment=attained", "attainment=not_attained"}
    assert set(page.values("for")) <= set(ids)


def test_the_page_of_the_sample_is_small_and_the_same_each_time(sample: bytes, tmp_path: Path) -> None:
    assert len(sample) < 500_000
    again = tmp_path / "again.html"
    monitor("report", DISTRICT, "-o", again)
    assert again.read_bytes() == sample


@pytest.mark.parametrize(("lang", "expected", "course"), [("zh", "zh-CN", "走势"), ("en", "en", "Course")])
def test_the_page_names_its_language_and_speaks_it(lang: str, expected: str, course: str) -> None:
    page = Page(html.written(replace(DOCUMENT, lang=lang), no_outcome()))
    assert page.elements[0] == ("html", {"lang": expected})
    assert course in page.text


def test_a_mark_that_stands_alone_is_told_in_a_word_too() -> None:
    page = html.written(DOCUMENT, no_outcome()).decode()
    assert '<td class="c line not_attained">×<span class="heard">未达标</span></td>' in page


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_texts_and_marks_stand_out_in_both_themes(theme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", blocks[0]))
    colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", blocks[theme]))
    for text in ("ink", "quiet", "link", "attained", "missed", "unknown", "warned"):
        for ground in ("paper", "tint"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for fill in ("attained-fill", "missed-fill"):
        assert contrast(colours["on-fill"], colours[fill]) >= 4.5, fill
    for fill in ("unknown-fill", "base-fill"):
        assert contrast(colours["ink"], colours[fill]) >= 4.5, fill
    for shape in ("strong-rule", "attained-fill", "missed-fill"):
        assert contrast(colours[shape], colours["paper"]) >= 3, shape
