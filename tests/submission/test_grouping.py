"""Repeats are told once with their true number, and nothing else is."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from shigua_monitor.address import address
from shigua_monitor.findings import SEVERITIES, Finding, Severity
from shigua_monitor.report.notes import finding_hint, finding_message
from shigua_monitor.submission.grouping import grouped
from shigua_monitor.text import Label, Phrase

FIELDS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "F201": st.fixed_dictionaries({"sent": st.sampled_from(["未统计", "12例", "95", 95.0, 95.5])}),
    "F202": st.sampled_from(
        [
            {"sent": "约95", "digits": Phrase("finding.this_number", {"number": "95"})},
            {"sent": "约96", "digits": Phrase("finding.this_number", {"number": "96"})},
            {"sent": "95~96", "digits": Label("finding.exact_number")},
        ]
    ),
    "F205": st.sampled_from([{"sent": -1.0, "meaning": "not_collected"}, {"sent": -2.0, "meaning": "not_done"}]),
    "F206": st.just({}),
    "F209": st.fixed_dictionaries({"sent": st.sampled_from(["95%", "９５"]), "read": st.sampled_from([95.0, 96.0])}),
    "F303": st.fixed_dictionaries({"sent": st.sampled_from(["公顷", "亩"]), "expected": st.just("percent")}),
    "F312": st.just({}),
}


@st.composite
def findings(draw: st.DrawFn) -> list[Finding]:
    codes = draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=40))
    return [
        Finding(
            code,
            draw(st.sampled_from(["甲.xlsx", "乙.xlsx"])),
            draw(st.sampled_from(["一", "二"])),
            address(row, column),
            draw(FIELDS[code]),
            indicator=draw(st.sampled_from(["新生儿访视率", "婴儿死亡率"])),
            place=(row, column),
        )
        for code in codes
        for row, column in [(draw(st.integers(1, 30)), draw(st.integers(1, 2)))]
    ]


def sentences(found: Finding) -> tuple[str, ...]:
    return (*(finding_message(lang, found) for lang in ("zh", "en")), finding_hint("zh", found))


@given(findings())
def test_no_finding_is_lost_and_none_is_added(sent: list[Finding]) -> None:
    joined = grouped(sent)
    members = [member for found in joined for member in (found.members or (found,))]
    assert Counter(map(id, members)) == Counter(map(id, sent))
    assert sum(found.count for found in joined) == len(sent)
    assert all(found.count == max(len(found.members), 1) for found in joined)


@given(findings())
def test_only_cells_of_one_column_are_joined_and_they_are_named(sent: list[Finding]) -> None:
    for found in grouped(sent):
        same = {(each.code, each.file, each.sheet, each.place[1]) for each in found.members or (found,)}
        assert same == {(found.code, found.file, found.sheet, found.place[1])}
        assert found.place == min(each.place for each in found.members or (found,))
        rows = {each.place[0] for each in found.members}
        if rows and "…" not in found.cell:
            assert named_rows(found.cell) == rows


def named_rows(cells: str) -> set[int]:
    """D4:D6, D9 → 4, 5, 6, 9."""
    rows: set[int] = set()
    for part in cells.split(", "):
        first, _, last = part.partition(":")
        rows |= set(range(int(first[1:]), int((last or first)[1:]) + 1))
    return rows


@given(findings())
def test_errors_and_warnings_with_different_sentences_are_never_joined(sent: list[Finding]) -> None:
    for found in grouped(sent):
        if SEVERITIES[found.code] is not Severity.INFO:
            assert len({sentences(each) for each in found.members or (found,)}) == 1


@given(findings())
def test_codes_of_different_meanings_are_never_joined(sent: list[Finding]) -> None:
    for found in grouped(sent):
        assert len({each.fields.get("meaning") for each in found.members or (found,)}) == 1


@given(findings())
def test_a_joined_finding_names_a_row_only_if_all_are_of_it(sent: list[Finding]) -> None:
    for found in grouped(sent):
        of = {each.indicator for each in found.members}
        assert found.indicator == (of.pop() if len(of) == 1 else "" if of else found.indicator)


def cells(*rows: int) -> list[str]:
    return [found.cell for found in grouped(Finding("F206", "a", "b", f"D{row}", place=(row, 4)) for row in rows)]


def test_three_are_told_one_by_one_and_four_together() -> None:
    assert cells(4, 5, 6) == ["D4", "D5", "D6"]
    assert cells(4, 5, 6, 7) == ["D4:D7"]


def test_runs_are_named_as_ranges_and_many_of_them_are_cut() -> None:
    assert cells(4, 5, 7, 9, 10) == ["D4:D5, D7, D9:D10"]
    assert cells(1, 3, 5, 7, 9) == ["D1, D3, D5, D7 …"]


def test_the_order_in_which_they_were_found_does_not_matter() -> None:
    assert cells(9, 4, 6, 5, 7) == ["D4:D7, D9"]


def test_findings_about_a_table_or_a_file_stay_alone() -> None:
    sent = [Finding("F111", "a", f"表{number}", fields={"rows": 3}) for number in range(6)]
    assert grouped(sent) == sent
