"""A document as Markdown: every word of it, and nothing from input that Markdown would obey."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from assessment.worlds import second_plan
from narrative.worlds import material, told
from shigua_monitor.narrative.compose import compose
from shigua_monitor.narrative.document import BulletList, Fact, Paragraph, Run, Section
from shigua_monitor.publication.writers import FORMATS, written
from shigua_monitor.text import Lang

PLAN = second_plan()
FIGURES = told(PLAN, screening={2023: 80.0, 2024: 90.0})


def test_headings_lists_tables_and_pictures_become_lines_of_text() -> None:
    found = material(PLAN, FIGURES, lang="zh")
    text = written("md", compose(found), found.outcome).decode()
    lines = text.splitlines()
    assert lines[0] == "# 《示例县儿童发展规划（2023—2027年）》2024年度统计监测报告"
    assert lines[2] == "- 监测地区：示例县"
    assert "## 一、总体情况" in lines
    assert "### （一）儿童照护" in lines
    assert "**表1  2024年各领域达标情况**" in lines
    at = lines.index("**图1  2024年各领域达标情况**")
    assert lines[at + 2].startswith("各领域达标情况：")
    assert text.endswith("。\n")


def test_marks_of_the_input_are_shown_and_not_obeyed() -> None:
    found = material(PLAN, FIGURES, lang="zh")
    hostile = "<script>|`*[x](y)"
    part = Section("x", 1, "一、", hostile, (Paragraph((Run(hostile, strong=True), Run(hostile))),
                                          BulletList((Paragraph((Run(hostile),)),))))  # fmt: skip
    document = replace(compose(found), title=hostile, facts=(Fact("文件", hostile),), sections=(part,))
    escaped = "\\<script\\>\\|\\`\\*\\[x\\](y)"
    assert written("md", document, found.outcome).decode() == (
        f"# {escaped}\n\n- 文件：{escaped}\n\n## 一、{escaped}\n\n**{escaped}**{escaped}\n\n- {escaped}\n"
    )


@pytest.mark.parametrize(
    ("strong", "rest", "line"),
    [
        ("达标情况：", "2024年达标3项", "**达标情况**：2024年达标3项"),
        ("某率（%）", "为9%", "**某率**（%）为9%"),
        ("某率", "为9%", "**某率**为9%"),
        ("Attainment:", " 3 attained", "**Attainment:** 3 attained"),
        ("达标（3项）：", "", "**达标（3项）：**"),
        ("：", "无", "：无"),
    ],
)
def test_what_stands_out_does_so_beside_punctuation(strong: str, rest: str, line: str) -> None:
    found = material(PLAN, FIGURES, lang="zh")
    runs = (Run(strong, strong=True), *([Run(rest)] if rest else []))
    document = replace(compose(found), sections=(Section("x", 1, "", "x", (Paragraph(runs),)),))
    assert written("md", document, found.outcome).decode().splitlines()[-1] == line


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["annual", "midterm"])
def test_no_mark_of_a_whole_report_is_left_as_text(kind: str, lang: Lang) -> None:
    found = material(PLAN, FIGURES, kind, lang)
    text = written("md", compose(found), found.outcome).decode()
    inline = [part for token in MarkdownIt().enable("table").parse(text) for part in token.children or ()]
    assert [part.content for part in inline if part.type == "text" and "**" in part.content] == []
    assert any(part.type == "strong_open" for part in inline)


def test_every_format_has_a_writer() -> None:
    found = material(PLAN, FIGURES)
    for each in FORMATS:
        assert written(each, compose(found), found.outcome)
