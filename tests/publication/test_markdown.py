"""A document as Markdown: every word of it, and nothing from input that Markdown would obey."""

from dataclasses import replace

from assessment.worlds import second_plan
from narrative.worlds import material, told
from shigua_monitor.narrative.compose import compose
from shigua_monitor.narrative.document import BulletList, Fact, Paragraph, Run, Section
from shigua_monitor.publication.writers import FORMATS, written

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


def test_every_format_has_a_writer() -> None:
    found = material(PLAN, FIGURES)
    for each in FORMATS:
        assert written(each, compose(found), found.outcome)
