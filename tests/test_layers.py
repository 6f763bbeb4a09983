"""Imports point one way: a room knows only the rooms below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import shigua_monitor

PACKAGE = Path(shigua_monitor.__file__).parent

ORDER = [
    {"text", "address", "strict_yaml"},
    {"plan"},
    {"findings", "observations", "acts"},
    {"statistics"},
    {"assessment", "submission"},
    {"disclosure"},
    {"report", "store"},
    {"narrative"},
    {"publication"},
    {"night_run"},
    {"cli"},
]
"""From the ground up; rooms of one floor do not know one another, except those of the ground."""

PURE = {
    *(f"plan/{name}.py" for name in ("terms", "definitions", "criterion", "model", "acts")),
    *("observations.py", "findings.py", "acts.py"),
}
"""Modules of the core outside `statistics` and `assessment`, which are pure altogether."""

TOUCHES_THE_WORLD = {"os", "sys", "time", "datetime", "locale", "random", "subprocess", "socket", "io", "tempfile"}


def modules() -> list[Path]:
    """Every module below the top of the package, whose own two only point into the rooms."""
    return sorted(path for path in PACKAGE.rglob("*.py") if room(path) not in ("__init__", "__main__"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def floor(name: str) -> int:
    return next(index for index, rooms in enumerate(ORDER) if name in rooms)


def imported(path: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def own_rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("shigua_monitor.")}


def test_every_module_has_a_floor() -> None:
    rooms = {room(path) for path in modules()}
    assert rooms == set().union(*ORDER)


def test_imports_point_downwards() -> None:
    wrong = []
    for path in modules():
        here = floor(room(path))
        for other in own_rooms(path):
            beside = floor(other) == here and here > 0 and other != room(path)
            if floor(other) > here or beside:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {other}")
    assert wrong == []


def test_the_core_touches_no_file_clock_locale_or_terminal() -> None:
    core = [path for path in modules() if room(path) in ("statistics", "assessment")]
    core += [PACKAGE / name for name in PURE]
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in core
        for name in imported(path)
        if name.split(".")[0] in TOUCHES_THE_WORLD | {"rich", "typer", "openpyxl", "yaml", "pathlib"}
    ]
    assert wrong == []


def test_statistics_knows_no_plan() -> None:
    for path in modules():
        if room(path) == "statistics":
            assert own_rooms(path) <= {"statistics"}, path
