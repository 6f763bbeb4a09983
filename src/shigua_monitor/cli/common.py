"""What several commands do alike: check their options, load the plan, write the output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shigua_monitor.cli.stop import Stop
from shigua_monitor.text import LANGS, Phrase

if TYPE_CHECKING:
    from shigua_monitor.plan.faults import PlanFault, PlanUnusable
    from shigua_monitor.plan.model import Plan, Target


def one_of(option: str, found: str | None, known: Iterable[str]) -> None:
    """Stop unless an option has one of its values."""
    values = list(known)
    if found is not None and found not in values:
        raise Stop("stop.unknown_choice", option=option, found=found, known=values)


def check_lang(lang: str | None) -> None:
    one_of("--lang", lang, LANGS)


def usable_plan(folder: Path | None) -> Plan:
    """The plan in the folder; stops with its first faults if there is none."""
    from shigua_monitor.plan.faults import PlanUnusable
    from shigua_monitor.plan.load import load_plan

    if folder is not None and not folder.is_dir():
        raise Stop("stop.targets_folder", folder=str(folder))
    try:
        return load_plan(folder)
    except PlanUnusable as unusable:
        raise plan_stop(unusable) from None


def plan_stop(unusable: PlanUnusable) -> Stop:
    """The stop for a plan whose files are faulty: the first faults with their places, then their number."""
    return Stop("stop.plan_unusable", details=fault_lines(unusable.faults), number=len(unusable.faults))


def fault_lines(faults: Sequence[PlanFault]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The first faults of YAML files with their places, as details of a stop."""
    return tuple(
        ("fault.at", {"file": fault.file.name, "line": fault.position.line, "column": fault.position.column,
                      "message": Phrase(fault.reason, fault.fields)})
        for fault in faults[:3]
    )  # fmt: skip


def wanted_targets(plan: Plan, domain: str | None, department: str | None) -> Callable[[Target], bool]:
    """The filter of --domain and --department, which take ids and names."""
    domain_id = domain and _domain(plan, domain)
    department_id = department and known_department(plan, department)

    def wanted(target: Target) -> bool:
        return domain_id in (None, target.clause.domain) and department_id in (None, target.department)

    return wanted


def _domain(plan: Plan, wanted: str) -> str:
    for each in plan.file.domains:
        if wanted in (each.id, each.name.zh, each.name.en):
            return each.id
    raise Stop("stop.unknown_domain", domain=wanted, known=list(plan.domains))


def known_department(plan: Plan, wanted: str) -> str:
    """The id of a department by its id, name or alias."""
    for each in plan.file.departments:
        if wanted in (each.id, each.name.zh, each.name.en, *each.aliases):
            return each.id
    raise Stop("stop.unknown_department", department=wanted, known=[each.name for each in plan.file.departments])


def known_area(plan: Plan, wanted: str) -> str:
    """The name by which the plan knows an area."""
    for area in plan.file.areas:
        if wanted in (area.name.zh, area.name.en, *area.aliases):
            return area.name.zh
    raise Stop("stop.unknown_area", area=wanted, known=[area.name for area in plan.file.areas])


def likeliest(wanted: str, known: Iterable[str]) -> list[str]:
    """The few names that are most like the one that was asked for; none where none is like it."""
    from difflib import get_close_matches

    return get_close_matches(wanted, list(dict.fromkeys(known)), cutoff=0.5)


def named_targets(plan: Plan, identifier: str) -> list[Target]:
    """The target of that id, or all targets of the indicator of that id or name."""

    def names(target: Target) -> tuple[str, ...]:
        indicator = target.indicator
        return (
            target.id,
            *((indicator.id, indicator.name.zh, indicator.name.en, *indicator.aliases) if indicator else ()),
        )

    found = [target for target in plan.targets if identifier in names(target)]
    if not found:
        known = [name for target in plan.targets for name in names(target)]
        raise Stop("stop.unknown_target", id=identifier, known=likeliest(identifier, known))
    return found


def output_writer(output: Path | None, known: Iterable[str], inputs: Sequence[Path] = ()) -> str | None:
    """The ending by which an output file is written, checked before any work is done; None without one.

    `inputs` are what the command reads; a folder stands for the workbooks in it."""
    if output is None:
        return None
    endings = list(known)
    if output.is_dir():
        raise Stop("file.is_folder", file=str(output))
    if output.suffix.lower() not in endings:
        raise Stop("file.unknown_ending", file=str(output), known=endings)
    if output.exists() and _is_input(output, inputs):
        raise Stop("stop.output_is_input", file=str(output))
    return output.suffix.lower()


def _is_input(output: Path, inputs: Sequence[Path]) -> bool:
    """Whether a file is read by the command. What an earlier run wrote into the folder that it reads is not."""
    from shigua_monitor.submission.files import submitted_files
    from shigua_monitor.submission.own_output import is_own_output
    from shigua_monitor.submission.sheet import FileFault

    folders = [path for path in inputs if path.is_dir()]
    if any(path.exists() and output.samefile(path) for path in inputs):
        return True
    try:
        inside = submitted_files(folders)
    except FileFault:  # reading will say why
        return False
    return any(output.samefile(path) for path in inside) and not is_own_output(output)


def write_output(output: Path, content: bytes) -> None:
    """Write the whole file or stop with the reason."""
    write_outputs({output: content})


def write_outputs(contents: Mapping[Path, bytes]) -> None:
    """Write all files, each whole, or stop with the reason."""
    from shigua_monitor.report.whole_file import write_all_whole

    with unwritable_stops():
        write_all_whole(contents)


@contextmanager
def unwritable_stops() -> Iterator[None]:
    """Stop with the reason where a file cannot be written."""
    try:
        yield
    except BrokenPipeError:  # no file: the reader of the output has gone
        raise
    except OSError as error:
        raise Stop("stop.output_unwritable", file=str(error.filename), problem=error.strerror or str(error)) from None
