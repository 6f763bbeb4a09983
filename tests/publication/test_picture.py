from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from matplotlib import font_manager, rc_context
from matplotlib.figure import Figure

from publication import fonts
from publication.documents import BESIDE, BY_DOMAIN, DOCUMENT, RISING
from shigua_monitor.narrative.document import AttainmentChart, Choice, ComparisonChart, YearPoint
from shigua_monitor.publication import picture_attainment, picture_comparison, picture_font, picture_indicator
from shigua_monitor.publication.picture import cannot_draw, pictures
from shigua_monitor.publication.picture_style import number, settings

pytestmark = fonts.needed


@pytest.fixture
def canvas() -> Iterator[Figure]:
    font = picture_font.chinese_font()
    assert font is not None
    with rc_context(settings(font)):
        yield Figure(dpi=100)


def texts(canvas: Figure) -> list[str]:
    (axes,) = canvas.axes
    return [each.get_text() for each in axes.texts]


def words(canvas: Figure) -> list[str]:
    """Those of the legends."""
    from matplotlib.legend import Legend

    legends = [each for each in canvas.axes[0].get_children() if isinstance(each, Legend)]
    return [text.get_text() for legend in legends for text in legend.get_texts()]


def line(canvas: Figure, label: str) -> Any:
    return next(each for each in canvas.axes[0].lines if each.get_label() == label)


def test_every_figure_becomes_a_png_of_the_width_of_the_text() -> None:
    drawn = pictures(DOCUMENT)
    assert list(drawn) == ["figure-1", "figure-2", "figure-3"]
    for each in drawn.values():
        assert each.png.startswith(b"\x89PNG") and b"Software" not in each.png
        width, height = (int.from_bytes(each.png[at : at + 4], "big") for at in (16, 20))
        assert width == pytest.approx(each.size[0] / 25.4 * 200, abs=1) and round(each.size[0]) == 150
        assert height == pytest.approx(each.size[1] / 25.4 * 200, abs=1) and each.size[1] < 225


def test_the_same_document_gives_the_same_pictures() -> None:
    assert pictures(DOCUMENT) == pictures(DOCUMENT)


def test_a_document_without_figures_needs_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_font, "FAMILIES", ())
    bare = replace(DOCUMENT, sections=())
    assert pictures(bare) == {} and not cannot_draw(bare)


def test_settings_of_the_user_change_nothing() -> None:
    expected = pictures(DOCUMENT)
    with rc_context({"axes.facecolor": "red", "font.size": 30, "lines.linewidth": 9, "savefig.dpi": 20}):
        assert pictures(DOCUMENT) == expected


def test_an_indicator_shows_values_target_interval_and_forecast(canvas: Figure) -> None:
    picture_indicator.draw(canvas, RISING)
    (axes,) = canvas.axes
    assert texts(canvas) == ["97", "90", "80", "89.96", "92.5", "%"]
    assert words(canvas) == ["每年保持：不低于90%", "预测及80%区间", "监测值", "达标", "未达标", "95%区间"]
    assert [label.get_text() for label in axes.get_xticklabels()] == [str(year) for year in range(2020, 2031)]
    low, high = axes.get_ylim()
    assert low < 70 and high > 100
    value = line(canvas, "监测值")
    assert list(value.get_xdata()) == [2020, 2021, 2022, 2023]
    assert [str(each) for each in value.get_ydata()] == ["80.0", "nan", "89.96", "92.5"]


def test_marks_and_strokes_differ_where_colours_cannot_be_told(canvas: Figure) -> None:
    picture_indicator.draw(canvas, RISING)
    value, target = line(canvas, "监测值"), line(canvas, "每年保持：不低于90%")
    assert value.get_linestyle() == "-" and target.get_linestyle() == "--"
    assert line(canvas, "达标").get_marker() == "o" and list(line(canvas, "达标").get_xdata()) == [2023]
    assert line(canvas, "未达标").get_marker() == "X" and list(line(canvas, "未达标").get_xdata()) == [2020, 2022]


def test_the_target_of_each_year_is_drawn_from_its_year_on(canvas: Figure) -> None:
    points = (YearPoint(2021, 5.0, 6.0), YearPoint(2022, 5.0, 4.0), YearPoint(2023, 5.0, None))
    picture_indicator.draw(canvas, RISING._replace(points=points, forecast=()))
    target = line(canvas, RISING.legend.target)
    assert list(target.get_xdata()) == pytest.approx([2020.6, 2022, 2023.4])
    assert list(target.get_ydata()) == [6.0, 4.0, 4.0] and target.get_drawstyle() == "steps-post"
    assert "预测及80%区间" not in words(canvas) and "95%区间" not in words(canvas)


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, 1e-6, 1e9])
def test_values_that_never_change_are_drawn_within_the_frame(canvas: Figure, value: float) -> None:
    points = (YearPoint(2022, value, None), YearPoint(2023, value, None))
    picture_indicator.draw(canvas, RISING._replace(points=points, forecast=()))
    low, high = canvas.axes[0].get_ylim()
    assert low <= value < high


def test_bars_bear_the_number_of_each_verdict_but_none(canvas: Figure) -> None:
    verdicts = (Choice("attained", "达标"), Choice("not_attained", "未达标"), Choice("no_baseline", "无基期值"))
    domains = (Choice("a", "甲"), Choice("b", "乙"))
    picture_attainment.draw(canvas, AttainmentChart(domains, verdicts, ((3, 0, 2), (1, 4, 0))))
    assert texts(canvas) == ["3", "1", "4", "2"]
    assert words(canvas) == ["达标", "未达标", "无基期值"]
    (axes,) = canvas.axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["甲", "乙"]
    assert axes.get_ylim()[0] > axes.get_ylim()[1], "the first domain stands at the top"
    assert {str(patch.get_hatch()) for patch in axes.patches} == {"", "////"}


def test_the_own_area_stands_out_among_others(canvas: Figure) -> None:
    chart = BESIDE.chart
    assert isinstance(chart, ComparisonChart)
    picture_comparison.draw(canvas, chart)
    assert texts(canvas) == ["92.5%", "90.0%"] and words(canvas) == ["90%"]
    own, other = (patch.get_facecolor() for patch in canvas.axes[0].patches)
    assert own != other


def test_nothing_written_beside_bars_leaves_the_picture(canvas: Figure) -> None:
    names = tuple(Choice(str(at), name) for at, name in enumerate(("Children and legal protection", "很长的领域" * 20)))
    chart = BY_DOMAIN.chart
    assert isinstance(chart, AttainmentChart)
    picture_attainment.draw(canvas, chart._replace(domains=names))
    canvas.draw_without_rendering()
    assert all(label.get_window_extent().x0 >= 0 for label in canvas.axes[0].get_yticklabels())


def test_a_dollar_sign_is_no_formula(canvas: Figure) -> None:
    chart = BY_DOMAIN.chart
    assert isinstance(chart, AttainmentChart)
    picture_attainment.draw(canvas, chart._replace(domains=(Choice("a", "$\\frac$"), Choice("b", "乙"))))
    canvas.draw_without_rendering()
    assert canvas.axes[0].get_yticklabels()[0].get_text() == "$\\frac$"


@pytest.mark.parametrize(("value", "text"), [(8.264462, "8.26"), (90.0, "90"), (0.0, "0"), (1234567.0, "1234567")])
def test_numbers_have_at_most_two_digits_after_the_point(value: float, text: str) -> None:
    assert number(value) == text


def test_a_font_that_was_installed_later_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = font_manager.fontManager.ttflist
    chinese = {each.fname for each in entries if each.name in picture_font.FAMILIES}
    known = [each for each in entries if each.fname not in chinese]
    assert len(known) < len(entries)
    picture_font.chinese_font.cache_clear()
    before = picture_font.chinese_font()
    picture_font.chinese_font.cache_clear()
    monkeypatch.setattr(font_manager.fontManager, "ttflist", known)
    assert picture_font.chinese_font() == before
    picture_font.chinese_font.cache_clear()


def test_a_font_that_was_removed_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = replace(font_manager.fontManager.ttflist[0], fname="/gone.ttf", name=picture_font.FAMILIES[0])
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [gone])
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: ["/broken.ttf"])
    picture_font.chinese_font.cache_clear()
    assert picture_font.chinese_font() is None
    assert cannot_draw(DOCUMENT)
    picture_font.chinese_font.cache_clear()
