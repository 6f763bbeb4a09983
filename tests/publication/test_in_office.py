"""What LibreOffice makes of the files: nothing repaired, nothing cut off, and contents that name the right pages."""

import re
import subprocess
from pathlib import Path

import docx
import pytest

import office
from in_process import monitor
from running import DISTRICT
from shigua_monitor.text import LANGS, Lang

pytestmark = office.needed


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    monitor("report", DISTRICT, "-o", folder / "report.docx")
    return office.as_pdf(folder / "report.docx", folder)


def test_the_contents_name_the_pages_on_which_the_headings_stand(printed: Path) -> None:
    pages = office.pages(printed)
    numbers = {int(found[1]): page for page in pages if (found := re.search(r"—\s*(\d+)\s*—\s*$", page))}
    assert list(numbers) == list(range(1, len(numbers) + 1)) and len(numbers) > 20
    entries = re.findall(r"^\s*(\S.*?)\.{3,}(\d+)$", "\n".join(pages[:3]), re.MULTILINE)
    assert len(entries) > 15
    for heading, number in entries:
        assert heading.replace(" ", "") in numbers[int(number)].replace(" ", ""), (heading, number)


def test_word_shows_nearly_the_same_pages_before_it_lays_out_its_own(printed: Path) -> None:
    pages = "\n".join(office.pages(printed)[:3]).replace(" ", "")
    file = docx.Document(str(printed.with_suffix(".docx")))
    shown = [each.text.replace(" ", "").split("\t") for each in file.paragraphs if "\t" in each.text]
    apart = [int(number) - int(laid_out(pages, heading)) for heading, number in shown]
    assert len(apart) > 15 and max(map(abs, apart)) <= 1
    assert apart.count(0) >= 0.8 * len(apart)


def laid_out(contents: str, heading: str) -> str:
    found = re.search(rf"^{re.escape(heading)}\.+(\d+)$", contents, re.MULTILINE)
    assert found is not None, heading
    return found[1]


def test_nothing_stands_outside_the_type_area(printed: Path) -> None:
    told = subprocess.run(["pdftotext", "-bbox", printed, "-"], check=True, capture_output=True).stdout.decode()
    page = (0.0, 0.0)
    words = 0
    for line in told.splitlines():
        if found := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            page = (float(found[1]), float(found[2]))
            assert sorted(page) == pytest.approx([595.3, 841.9], abs=0.5)
        elif found := re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', line):
            left, top, right, bottom = (float(each) for each in found.groups()[:4])
            words += 1
            assert left >= 73 and right <= page[0] - 73 + 17, (found[5], left, right)
            assert top >= 70 and bottom <= page[1] - 20, (found[5], top, bottom)
    assert words > 5000


@pytest.mark.parametrize("lang", LANGS)
def test_the_feedback_of_the_department_with_most_indicators_takes_two_pages(tmp_path: Path, lang: Lang) -> None:
    monitor("report", DISTRICT, "--department", "health", "--lang", lang, "-o", tmp_path / "sheet.docx")
    first, second = office.pages(office.as_pdf(tmp_path / "sheet.docx", tmp_path))
    assert [page.replace(" ", "").rstrip()[-3:] for page in (first, second)] == ["—1—", "—2—"]


def test_the_workbook_opens_with_its_charts(tmp_path: Path) -> None:
    monitor("report", DISTRICT, "--domain", "儿童与家庭", "--lang", "en", "-o", tmp_path / "report.xlsx")
    pages = office.pages(office.as_pdf(tmp_path / "report.xlsx", tmp_path))
    assert "Contents" not in pages[0] and "back" not in pages[0]
    assert any("Attainment by domain (targets)" in page and "chart 1" in page for page in pages)
