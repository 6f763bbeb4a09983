"""Ten years of INVENTED returns, for a final report: those of the sample data, each year told again as later years."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from running import DISTRICT, SAMPLES

ACTS = SAMPLES / "district_acts_invented_2024.xlsx"

LAST = 2030
SAMPLE_YEAR = {year: min(year, 2023) for year in range(2020, LAST)} | {LAST: 2024}
"""Which year of the sample stands for each year of the plan. A whole year is told again, so that totals and parts, and
what is in order between values, stay as they are; progress since 2020 and the last step are those of the sample."""

_YEAR = 3
"""The column of the year, from 0."""


def decade(folder: Path) -> list[Path]:
    """The returns of 2020–2030 and the states of acts of 2030, as workbooks that say that they are invented."""
    figures, acts = folder / "district_invented_2020_2030.xlsx", folder / "district_acts_invented_2030.xlsx"
    book = load_workbook(DISTRICT)
    book.remove(book["说明"])
    for sheet in book:
        title, headings, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(title)
        sheet.append(headings)
        for year, sample in SAMPLE_YEAR.items():
            for row in rows:
                if row[_YEAR] == sample:
                    sheet.append([*row[:_YEAR], year, *row[_YEAR + 1 :]])
    book.save(figures)
    book = load_workbook(ACTS)
    for row in book.worksheets[0].iter_rows(min_row=3):
        row[_YEAR].value = LAST
    book.save(acts)
    return [figures, acts]
