"""What the program wrote itself and somebody left among the submissions is passed over, and that is said."""

from functools import cache
from pathlib import Path

import openpyxl
import pytest

from in_process import monitor
from running import DISTRICT
from shigua_monitor import load_plan, read
from shigua_monitor.cli import db_states, db_tables
from shigua_monitor.report import acts, changes, indicator_system, read_table, tables
from shigua_monitor.store.exchange import FORMAT
from shigua_monitor.submission.own_output import EXPORT, FIRST_COLUMNS
from shigua_monitor.text import LANGS

PLAN = cache(load_plan)
VALUE = "指标名称,地区,年份,数值,单位\n7岁以下儿童健康管理率,石拐区,2024,{value},%\n"
ACTS = DISTRICT.with_name("district_acts_invented_2024.xlsx")


def test_results_are_known_by_the_columns_that_they_begin_with() -> None:
    written = {
        "attainment": tables.ATTAINMENT,
        "acts": acts.ACTS,
        "warnings": tables.WARNINGS,
        "changes": changes.CHANGES,
        "findings": tables.FINDINGS,
        "read": read_table._READ,
        "targets": indicator_system._TARGETS,
        "definitions": indicator_system._DEFINITIONS,
        "status": db_tables._STATUS,
        "history": db_tables._HISTORY,
        "states": db_states._STATES,
    }
    assert {
        name: tuple(column.key for column in columns)[: len(FIRST_COLUMNS[name])] for name, columns in written.items()
    } == FIRST_COLUMNS
    assert EXPORT == FORMAT


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A result of every command that writes tables, in both languages."""
    folder, db = tmp_path_factory.mktemp("outputs"), tmp_path_factory.mktemp("db") / "m.db"
    assert monitor("db", "add", ACTS, "--db", db, "-q").code == 0
    written = []
    for lang in LANGS:
        for number, words in enumerate(
            [
                ["check", ACTS, "-q"],
                ["report", ACTS, "-q"],
                ["targets", "list", "--domain", "family"],
                ["db", "status", "--year", "2024", "--db", db],
                ["db", "history", "health.under7_managed", "--db", db],
                ["db", "history", "family.leave_and_relief", "--db", db],
                ["db", "export", "--db", db, "-q"],
            ]
        ):
            for ending in (".xlsx", ".csv")[: 1 if words[0] == "report" else 2]:
                written.append(folder / f"{lang}{number}{ending}")
                run = monitor(*words, "-o", written[-1], "--lang", lang)
                assert (run.code, run.err) == (0, "")
    return written


def test_no_result_is_read_as_a_submission(outputs: list[Path], tmp_path: Path) -> None:
    sent = tmp_path / "a.csv"
    sent.write_text(VALUE.format(value=95), encoding="utf-8")
    found = read([sent, *outputs], PLAN())
    assert [table.file for table in found.tables] == ["a.csv"]
    assert [(each.code, each.file) for each in found.findings] == [
        ("F115", name) for name in sorted(path.name for path in outputs)
    ]


def test_a_result_in_the_folder_that_is_checked_contradicts_no_mended_value(tmp_path: Path) -> None:
    sent, result = tmp_path / "a.csv", tmp_path / "结果.xlsx"
    sent.write_text(VALUE.format(value=95), encoding="utf-8")
    assert monitor("check", tmp_path, "-o", result).code == 0
    sent.write_text(VALUE.format(value=96), encoding="utf-8")
    document = monitor("check", tmp_path, "--format", "json").json
    assert [(each["code"], each["severity"], each["file"]) for each in document["findings"]] == [
        ("F115", "info", "结果.xlsx")
    ]
    assert [each["value"] for each in document["results"] if each["target"] == "health.under7_managed"] == [96]
    again = monitor("check", tmp_path, "-o", result, "--annotate", tmp_path / "copies")
    assert (again.code, list((tmp_path / "copies").iterdir())) == (0, [])


def test_a_sheet_that_was_added_to_a_result_is_read(tmp_path: Path) -> None:
    sent, result = tmp_path / "a.csv", tmp_path / "r.xlsx"
    sent.write_text(VALUE.format(value=95), encoding="utf-8")
    monitor("check", sent, "-o", result)
    book = openpyxl.load_workbook(result)
    sheet = book.create_sheet("补报")
    for row in (["指标名称", "年份", "数值"], ["3岁以下儿童系统管理率", 2024, 92]):
        sheet.append(row)
    book.save(result)
    found = read([result], PLAN())
    assert [(table.sheet, table.rows_read) for table in found.tables] == [("补报", 1)]
    run = monitor("check", tmp_path, "-o", result)
    assert (run.code, run.err) == (2, f"错误：“{result}”是输入文件；请换一个输出文件名\n")


def test_a_result_alone_is_refused_with_the_reason(tmp_path: Path) -> None:
    sent = tmp_path / "a.csv"
    sent.write_text(VALUE.format(value=95), encoding="utf-8")
    monitor("check", sent, "-o", tmp_path / "r.csv")
    told = {
        "zh": "错误：r.csv 这是本程序写出的结果，不是报送表，未读取（r）；"
        "请把结果放到别的文件夹；要报送的数据请填在报送表里。\n"
        "错误：没有读到规划指标的任何一行；请核对表头、指标名称、地区和年份\n",
        "en": "error: r.csv this is a result of the program and no submission; it was not read (r); "
        "keep results in another folder; put data that is to be sent into a form.\n"
        "error: not one row of an indicator of the plan was read; check the headings, names, areas and years\n",
    }
    for lang in LANGS:
        run = monitor("check", tmp_path / "r.csv", "--lang", lang)
        assert (run.code, run.out, run.err) == (2, "", told[lang])
