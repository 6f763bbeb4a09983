"""The heading rows of a table: where they begin and end, and what they say together above each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from shigua_monitor.submission.heading import NOTHING, Heading, Headings, heading_text
from shigua_monitor.submission.workbook import Sheet, Value

_MOST_ROWS = 4
_WIDEST = 1000


class Above(NamedTuple):
    """What stands above one column: the meaning of all its headings together, and their lowest text."""

    heading: Heading
    text: str


class Header(NamedTuple):
    """Heading rows; `first` and `last` are positions in `Sheet.rows`, `columns` begin with column A."""

    first: int
    last: int
    columns: list[Above]


def find_header(sheet: Sheet, position: int, top: int, headings: Headings) -> Header | None:
    """The heading rows that begin at `position`, None if none begin there. Rows from `top` on may belong to them."""
    first = [headings.read(value) for value in sheet.rows[position]]
    if sum(map(bool, first)) < 2 or any(map(_is_figure, sheet.rows[position])):
        return None
    block = [position]
    while len(block) < _MOST_ROWS and _continues(sheet, block, headings):
        block.append(block[-1] + 1)
    if len(block) > 1 and _is_title(sheet, block, headings):
        return None
    if position > top and _reaches_down(sheet, position - 1, first):
        block.insert(0, position - 1)
    return Header(block[0], block[-1], list(_combined(sheet, block, headings)))


def _is_figure(value: Value) -> bool:
    return isinstance(value, float) and not heading_text(value)


def _continues(sheet: Sheet, block: list[int], headings: Headings) -> bool:
    """Whether the row below a block of headings holds headings too, or cells merged with those above."""
    position = block[-1] + 1
    if position >= len(sheet.rows) or any(map(_is_figure, sheet.rows[position])):
        return False
    if _merged_down(sheet, block, headings):
        return True
    row = sheet.rows[position]
    told = [column for column, value in enumerate(row) if heading_text(value)]
    read = [headings.read(row[column]) for column in told]
    if not any(read) or not _stand_below(sheet, block, told):
        return False
    dimensions = _dimensions(sheet, block, headings)
    if any(column in dimensions and not headings.read(row[column]).is_dimension for column in told):
        return False
    if any(_is_year(row[column], headings) and _is_year(_at(sheet, block[-1], column), headings) for column in told):
        return False  # 2000 below 2023年 is a number
    # a word that nobody knows may stand among headings, but not in a row that names what its values are of
    return all(read) or not dimensions & set(told)


def _is_year(value: Value, headings: Headings) -> bool:
    return headings.read(value).year is not None


def _at(sheet: Sheet, position: int, column: int) -> Value:
    row = sheet.rows[position]
    return row[column] if column < len(row) else None


def _stand_below(sheet: Sheet, block: Sequence[int], columns: list[int]) -> bool:
    """Whether any of the columns has a heading above; headings reach over the blanks to their right."""
    filled = [column for above in block for column, value in enumerate(sheet.rows[above]) if heading_text(value)]
    return bool(filled) and max(columns) >= min(filled)


def _dimensions(sheet: Sheet, block: Sequence[int], headings: Headings) -> set[int]:
    """Columns headed by a dimension's word that is not spread over several."""
    wide = {(top, left) for top, left, _, right in sheet.merged if right > left}
    return {
        column
        for above in block
        for column, value in enumerate(sheet.rows[above])
        if headings.read(value).is_dimension and (sheet.row_numbers[above], column + 1) not in wide
    }


def _merged_down(sheet: Sheet, block: Sequence[int], headings: Headings) -> bool:
    """Whether a dimension's heading is merged with the cell below the block."""
    rows, below = [sheet.row_numbers[position] for position in block], sheet.row_numbers[block[-1] + 1]
    return any(
        top in rows and bottom >= below and headings.read(sheet.cell(top, left).value).is_dimension
        for top, left, bottom, _ in sheet.merged
    )


def _is_title(sheet: Sheet, block: Sequence[int], headings: Headings) -> bool:
    """Whether the first row is no heading but the end of a title: what it says stands above the word 指标名称."""
    upper = sheet.rows[block[0]]
    return any(
        headings.read(value).part in ("indicator", "code") and headings.read(upper[column]).is_measure
        for position in block[1:]
        for column, value in enumerate(sheet.rows[position][: len(upper)])
    )


def _reaches_down(sheet: Sheet, position: int, below: Sequence[Heading]) -> bool:
    """Whether a row holds a cell that is merged over several headings of values: 目标 over 2025年 and 2030年."""
    number = sheet.row_numbers[position]
    if number + 1 not in sheet.row_numbers[position + 1 : position + 2]:
        return False
    measures = {column for column, heading in enumerate(below, start=1) if heading.is_measure}
    others = {column for column, heading in enumerate(below, start=1) if heading and not heading.is_measure}
    return any(
        top == number and right > left and measures & (spread := set(range(left, min(right, _WIDEST) + 1)))
        and not others & spread
        for top, left, _, right in sheet.merged
    )  # fmt: skip


def _combined(sheet: Sheet, block: Sequence[int], headings: Headings) -> Iterator[Above]:
    """The meaning of all heading rows together, column by column."""
    filled = [_merged(sheet, position) for position in block]
    width = max(map(len, filled))
    filled = [row + [None] * (width - len(row)) for row in filled]
    for upper, lower in pairwise(filled):
        _reach(upper, lower, headings)
    for column in range(width):
        yield _above([row[column] for row in filled], headings)


def _above(cells: Sequence[Value], headings: Headings) -> Above:
    """Cells of one column together. A word that nobody knows leaves open what values below it are: 目标 over 2030年."""
    heading, known = NOTHING, True
    texts = dict.fromkeys(text for cell in cells if (text := heading_text(cell)))
    for text in texts:
        meaning = headings.read(text)
        known &= bool(meaning) or headings.is_neutral(text)
        heading = meaning.below(heading)
    if heading.is_dimension or (known and heading):
        return Above(heading, list(texts)[-1])
    return Above(NOTHING, " ".join(texts))


def _merged(sheet: Sheet, position: int) -> list[Value]:
    """A heading row with the text of a merged heading in every cell that it covers; data cells are never filled."""
    row = list(sheet.rows[position])
    number = sheet.row_numbers[position]
    for top, left, _, right in sheet.merged:
        if top == number and left <= len(row) and right - left < _WIDEST:
            row += [None] * (right - len(row))
            row[left - 1 : right] = [row[left - 1]] * (right - left + 1)
    return row


def _reach(upper: list[Value], lower: list[Value], headings: Headings) -> None:
    """Where cells are not merged, a heading reaches over the blanks beside it that have headings below."""
    last: Value = None
    for column, value in enumerate(upper):
        if heading_text(value):
            meaning = headings.read(value)
            reaches = meaning.is_measure or (not meaning and lower[column] is not None)
            last = value if reaches else None
        elif lower[column] is not None:
            upper[column] = last
