"""Number formats: what they say of a number."""

import openpyxl.styles.numbers as openpyxl_formats
import pytest

from shigua_monitor.submission.number_format import BUILT_IN, number_format
from shigua_monitor.submission.sheet import NO_FLAG, Flag


def flags(code: str, number: float = 0.5) -> Flag:
    mark = number_format(code).mark(number)
    return mark.flags if mark else NO_FLAG


@pytest.mark.parametrize("code", ["0%", "0.0%", "0.00%;[Red]-0.00%", "#,##0.0 %", "_ * 0.0%_ ", "[蓝色]0%"])
def test_an_unquoted_percent_sign_multiplies_by_100(code: str) -> None:
    assert flags(code) == Flag.PERCENT


@pytest.mark.parametrize("code", ['0.0"%"', "0.0\\%", "0.0!%", "0.0_%", "0.0*%", "General", "0.00", "#,##0", "@", ""])
def test_a_percent_sign_that_is_a_label_or_a_filler_says_nothing(code: str) -> None:
    assert number_format(code).plain
    assert flags(code) == NO_FLAG


@pytest.mark.parametrize("code", ["0.0‰", '0.0"‰"', "0.00\\‰"])
def test_a_per_mille_sign_is_a_label_quoted_or_not(code: str) -> None:
    assert flags(code) == Flag.PER_MILLE


@pytest.mark.parametrize(
    "code",
    [
        "yyyy-mm-dd", "yyyy/m/d;@", 'yyyy"年"m"月"d"日"', "[$-804]yyyy年m月", "[h]:mm:ss", "[mm]:ss", "e-m-d", "aaaa",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"", "h:mm AM/PM", '上午/下午h"时"mm"分"', "MM-DD", "General;yyyy",
    ],
)  # fmt: skip
def test_unquoted_letters_of_dates_and_times_make_a_date(code: str) -> None:
    assert flags(code, -1 if code.startswith("General") else 45292) == Flag.DATE


@pytest.mark.parametrize(
    "code",
    [
        "0.00E+00", "##0.0e-0", "[Red]0.00", '0"d"', "0\\d", "0_d", "General", "G/通用格式", "[DBNum2]0", "[>=100]0",
        '0.00"年"', "0人", "[$¥-804]#,##0.00",
    ],
)  # fmt: skip
def test_letters_of_colours_exponents_labels_and_currencies_make_no_date(code: str) -> None:
    assert flags(code) == NO_FLAG


def test_the_section_of_the_sign_of_the_number_applies() -> None:
    code = "0.0%;-0.0;0"
    assert [flags(code, number) for number in (0.5, -0.5, 0.0)] == [Flag.PERCENT, NO_FLAG, NO_FLAG]
    assert [flags("0;0%", number) for number in (0.5, -0.5, 0.0)] == [NO_FLAG, Flag.PERCENT, NO_FLAG]


def test_the_section_for_text_never_applies_to_numbers() -> None:
    assert number_format('0;-0;0;@"%"').plain
    assert number_format("0;-0;0;0%").plain


def test_a_condition_in_a_section_applies_to_the_numbers_it_names() -> None:
    code = "[<=1]0.0%;[>100]0;0.0"
    assert [flags(code, number) for number in (0.95, 1, 95.2, 300)] == [Flag.PERCENT, Flag.PERCENT, NO_FLAG, NO_FLAG]
    assert flags("[>1]0;0%", 0.5) == Flag.PERCENT
    assert flags("[=1.2.3]0%", 0.5) == Flag.PERCENT


def test_a_semicolon_in_quotes_divides_nothing() -> None:
    assert flags('0.0%";";0', 0.5) == Flag.PERCENT
    assert flags('0";"0%', -1) == Flag.PERCENT


@pytest.mark.parametrize("number", [*range(27, 37), *range(50, 59)])
def test_the_east_asian_numbers_are_dates(number: int) -> None:
    assert flags(BUILT_IN[number]) == Flag.DATE


@pytest.mark.parametrize("number", sorted(set(openpyxl_formats.BUILTIN_FORMATS) & set(BUILT_IN)))
def test_built_in_formats_say_what_openpyxl_says(number: int) -> None:
    theirs = openpyxl_formats.BUILTIN_FORMATS[number]
    assert bool(flags(BUILT_IN[number]) & Flag.DATE) == openpyxl_formats.is_date_format(theirs)
    assert bool(flags(BUILT_IN[number]) & Flag.PERCENT) == ("%" in theirs)
