from math import inf, nan

import pytest
from rich.cells import cell_len

from shigua_monitor.report.chart import Dot, dot_plot

YEARS = [
    Dot(("2021", "0/125", "0.0‰", "√"), 0.0, (0.0, 29.5)),
    Dot(("2022", "1/122", "8.20‰", "×"), 8.2, (0.2, 45.7)),
    Dot(("2023", "", "—", ""), None),
    Dot(("2030", "", "4.9‰", ""), 4.9, (0.0, 16.5), projected=True),
]


def figure(number: float) -> str:
    return f"{number:g}‰"


def drawn(dots: list[Dot], limit: float | None = 5.0, width: int = 80) -> list[str]:
    return dot_plot(dots, limit, "≤5.0‰", width, figure)


def test_a_line_a_year_between_the_limit_and_the_ends_of_the_axis() -> None:
    assert drawn(YEARS, width=64) == [
        "                           ≤5.0‰",
        "2021  0/125   0.0‰  √  ●───┼───────────────────┤",
        "2022  1/122  8.20‰  ×  ├───┼──●─────────────────────────────┤",
        "2023             —         │",
        "2030          4.9‰     ├──○┼────────┤",
        "                       0‰                                    50‰",
    ]


def test_what_is_not_a_finite_number_is_not_known() -> None:
    odd = [Dot(("2021", "250%"), 250.0, (nan, nan)), Dot(("2022", "—"), nan), Dot(("2023", "90%"), 90.0, (80.0, inf))]
    sound = [Dot(("2021", "250%"), 250.0), Dot(("2022", "—"), None), Dot(("2023", "90%"), 90.0)]
    assert drawn(odd, limit=100.0) == drawn(sound, limit=100.0)
    assert drawn(sound, limit=nan) == drawn(sound, limit=None)
    assert drawn(odd[1:2]) == []


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(cell_len(line) for line in drawn(YEARS, width=width)) <= width


def test_wide_labels_are_aligned_by_their_width_on_the_screen() -> None:
    dots = [Dot(("吉忽伦图苏木", "96.3%"), 96.3), Dot(("A", "86.2%"), 86.2)]
    _, first, second, _ = drawn(dots, limit=90.0)
    assert cell_len(first[: first.index("│")]) == cell_len(second[: second.index("│")])


def test_every_character_is_in_gbk() -> None:
    for line in drawn(YEARS):
        line.encode("gbk")


@pytest.mark.parametrize(
    ("value", "side"),
    [(5.0001, 1), (4.9999, -1), (5.0, 0)],
)
def test_a_dot_never_stands_on_the_limit_unless_it_is_the_limit(value: float, side: int) -> None:
    lines = drawn([Dot(("2021",), 45.0), Dot(("2022",), value)])
    column = lines[1].index("│")
    assert lines[2].index("●") == column + side


def test_a_forecast_is_hollow_and_facts_are_not() -> None:
    lines = drawn(YEARS)
    assert ["○" in line for line in lines] == [False, False, False, False, True, False]
    assert ["●" in line for line in lines] == [False, True, True, False, False, False]


def test_without_a_limit_there_is_no_line_for_it() -> None:
    lines = drawn(YEARS, limit=None)
    assert len(lines) == len(YEARS) + 1
    assert "│" not in "".join(lines)


def test_without_a_value_there_is_no_chart() -> None:
    assert drawn([Dot(("2021",), None)]) == []


def test_without_room_there_is_no_chart() -> None:
    assert drawn(YEARS, width=30) == []


@pytest.mark.parametrize("value", [0.0, 7.0, 100.0, -3.0, 1e-9, 123456789.0])
def test_one_value_alone_has_an_axis(value: float) -> None:
    lines = dot_plot([Dot(("2021",), value)], None, "", 80, figure)
    assert "●" in lines[0]


@pytest.mark.parametrize(
    ("values", "ends"),
    [([0, 44.9], "0‰ 50‰"), ([38.1, 60], "35‰ 60‰"), ([2.4, 3.4], "2.4‰ 3.4‰"), ([95, 100], "95‰ 100‰")],
)
def test_the_axis_ends_at_round_numbers(values: list[float], ends: str) -> None:
    *_, last = dot_plot([Dot((str(place),), value) for place, value in enumerate(values)], None, "", 80, figure)
    assert " ".join(last.split()) == ends


def test_the_label_of_a_limit_at_the_right_end_stays_inside() -> None:
    head, *_ = dot_plot([Dot(("2021",), 38.0)], 60.0, "≥60%，已达到", 60, figure)
    assert cell_len(head) <= 60
