"""Cells by the letters and numbers of a spreadsheet."""


def column_letters(column: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def address(row: int, column: int) -> str:
    """(12, 6) is F12."""
    return f"{column_letters(column)}{row}"
