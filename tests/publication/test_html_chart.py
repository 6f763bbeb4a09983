import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from publication.documents import BESIDE, BY_DOMAIN, LEGEND, RISING
from shigua_monitor.narrative.document import AttainmentChart, ComparisonChart, ForecastPoint, IndicatorChart, YearPoint
from shigua_monitor.publication.html_bars import attainment_bars, comparison_bars
from shigua_monitor.publication.html_chart import HEIGHT, indicator_picture
from shigua_monitor.publication.html_gallery import key
from shigua_monitor.publication.html_plane import figure
from shigua_monitor.publication.html_sparkline import sparkline


def texts(source: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", source)


def shapes(source: str, name: str) -> int:
    return len(re.findall(f'class="{name}"', source))


def test_a_picture_tells_values_target_interval_forecast_and_years() -> None:
    source = indicator_picture(RISING).source
    assert texts(source) == ["70", "80", "90", "100", "%", "2020", "2023", "2030", "92.5", "97", "90"]
    assert f"<title>甲率</title><desc>{RISING.alternative}</desc>" in source
    expected = {"hit": 1, "miss": 2, "open": 0, "goal": 1, "span": 1, "band": 1, "ahead": 1, "side": 1}
    assert {name: shapes(source, name) for name in expected} == expected


def test_a_year_without_a_figure_is_a_gap_in_the_line() -> None:
    assert shapes(indicator_picture(RISING).source, "course") == 2
    assert shapes(sparkline(RISING).source, "course") == 2


def test_without_a_forecast_every_year_is_named_and_the_value_stands_at_the_end() -> None:
    source = indicator_picture(RISING._replace(forecast=())).source
    assert texts(source)[-6:] == ["2020", "2021", "2022", "2023", "92.5", "90"]
    assert shapes(source, "band") == 0


def test_a_figure_of_an_earlier_year_is_told_where_it_lies() -> None:
    unknown = RISING._replace(forecast=(), points=(*RISING.points[:-1], YearPoint(2023, None, 90.0)))
    (x,) = re.findall(r'class="now" x="([\d.]+)"[^>]*>89.96<', indicator_picture(unknown).source)
    assert float(x) == pytest.approx(40 + 234 * 2 / 3 + 5, abs=0.1)


def test_a_higher_value_stands_higher_and_the_wanted_side_is_that_of_the_direction() -> None:
    def side(upward: bool) -> tuple[float, float]:
        found = re.search(r'class="side"[^>]* y="([\d.]+)"[^>]* height="([\d.]+)"', drawn(upward))
        assert found
        return float(found[1]), float(found[2])

    def drawn(upward: bool) -> str:
        return indicator_picture(RISING._replace(upward=upward)).source

    course = re.findall(r'class="course" d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"', drawn(True))
    assert float(course[0][1]) < float(course[0][0])
    goal = re.search(r'class="goal" d="M[\d.]+ ([\d.]+)', drawn(True))
    assert goal
    top, height = side(True)
    assert top + height == pytest.approx(float(goal[1]), abs=0.2)
    assert side(False)[0] == float(goal[1])


@pytest.mark.parametrize("value", [0.0, 7.0, -3.0])
def test_a_series_that_never_changes_has_a_picture(value: float) -> None:
    points = tuple(YearPoint(year, value, None) for year in (2020, 2021))
    chart = RISING._replace(points=points, forecast=())
    assert "nan" not in indicator_picture(chart).source + sparkline(chart).source
    assert shapes(indicator_picture(chart).source, "goal") == 0
    assert shapes(indicator_picture(chart).source, "side") == 0


def test_two_labels_never_stand_on_each_other() -> None:
    near = RISING._replace(forecast=(RISING.forecast[0]._replace(middle=90.1),))
    places = re.findall(r'<text class="(?:then|aim)" x="281" y="([\d.]+)"', indicator_picture(near).source)
    first, second = map(float, places)
    assert abs(first - second) >= 12.9


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [(95.29085, 90, "95.29"), (90.0, 90, "90"), (89.996, 90, "89.996"), (1234.5, None, "1,234.5"), (0.0, None, "0"),
     (100, None, "100")],
)  # fmt: skip
def test_a_number_beside_a_mark_never_reads_as_its_target_unless_it_is(
    value: float, target: float | None, expected: str
) -> None:
    assert figure(value, target) == expected


def test_the_key_explains_the_marks_that_there_are() -> None:
    def told(*charts: IndicatorChart) -> list[str]:
        return re.findall(r"</svg>([^<]+)</li>", key(charts, "zh").source)

    bare = RISING._replace(legend=LEGEND._replace(interval="", forecast=""))
    assert told(bare) == ["达标", "未达标", "监测值", "目标", "达标的一侧"]
    assert told(bare, RISING)[-2:] == ["95%区间", "预测及80%区间"]
    unjudged = bare._replace(points=(YearPoint(2020, 1.0, None), *bare.points[1:]))
    assert told(unjudged)[2] == "未作判断的年份"


def test_a_domain_has_a_bar_as_long_as_its_targets_are_many() -> None:
    assert isinstance(BY_DOMAIN.chart, AttainmentChart)
    chart = BY_DOMAIN.chart._replace(counts=((30, 10), (0, 1)))
    source = attainment_bars(chart, "全部在此", "zh").source
    assert re.findall(r'<rect class="(\w+)" x="([\d.]+)%" width="([\d.]+)%" height="100%"/>', source) == [
        ("attained", "0.00", "75.00"), ("not_attained", "75.00", "25.00"), ("not_attained", "0.00", "2.50"),
    ]  # fmt: skip
    assert texts(source) == ["√ 30", "× 10", "1"]
    assert 'role="img" aria-label="全部在此"' in source


def test_areas_stand_beside_one_another_with_the_target_through_all() -> None:
    assert isinstance(BESIDE.chart, ComparisonChart)
    source = comparison_bars(BESIDE.chart, BESIDE.alternative).source
    assert texts(source) == ["92.5%", "90.0%"]
    assert re.findall(r'class="(own|other)" width="([\d.]+)%"', source) == [("own", "84.00"), ("other", "81.73")]
    assert shapes(source, "goal") == 2
    unaimed = comparison_bars(BESIDE.chart._replace(target=None, target_text=""), "").source
    assert shapes(unaimed, "goal") == 0


def test_the_sparkline_shows_the_newest_verdict() -> None:
    def newest(attained: bool | None) -> str:
        points = (*RISING.points[:-1], RISING.points[-1]._replace(attained=attained))
        chart: IndicatorChart = RISING._replace(points=points)
        return sparkline(chart).source

    assert [shapes(newest(verdict), name) for verdict, name in ((True, "hit"), (False, "miss"), (None, "open"))] == [
        1, 1, 1,
    ]  # fmt: skip


FIGURES = st.floats(-1e9, 1e9)


@given(st.lists(st.tuples(st.none() | FIGURES, st.none() | FIGURES), min_size=2, max_size=6), st.none() | FIGURES)
def test_whatever_the_figures_every_mark_has_a_place_on_the_picture(
    years: list[tuple[float | None, float | None]], ahead: float | None
) -> None:
    assume(any(value is not None for value, _ in years))
    points = tuple(YearPoint(2020 + at, value, target, value, value) for at, (value, target) in enumerate(years))
    forecast = () if ahead is None else (ForecastPoint(2030, ahead, ahead - 1, ahead + 1),)
    chart = RISING._replace(points=points, forecast=forecast)
    for source, height in ((indicator_picture(chart).source, HEIGHT), (sparkline(chart).source, 22)):
        places = re.findall(r'(?:cy|y)="([^"]+)"', source) + re.findall(r"[ML][\d.]+ ([^LMVHZ\"l]+)", source)
        assert all(0 <= float(place) <= height for place in places), places
