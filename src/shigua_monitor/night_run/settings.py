"""What a night run works on: a YAML file, read strictly, whose paths are relative to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from shigua_monitor.night_run.reports import ENDINGS
from shigua_monitor.plan.definitions import Year
from shigua_monitor.plan.faults import PlanFault, PlanUnusable
from shigua_monitor.plan.strict_model import StrictModel
from shigua_monitor.plan.yaml_model import load_model, unreadable
from shigua_monitor.strict_yaml.document import Document
from shigua_monitor.strict_yaml.fault import KeyPath, Position, YamlFault
from shigua_monitor.text import LANGS, Lang

Name = Annotated[str, StringConstraints(min_length=1)]
FailOn = Literal["error", "warning", "never"]


class _Config(StrictModel):
    """The file as it is written."""

    inbox: Name
    accepted: Name
    returned: Name
    database: Name
    reports: Annotated[tuple[Name, ...], Field(min_length=1)]
    summary: Name
    log: Name
    targets: Name | None = None
    year: Year | None = None
    lang: Lang | None = None
    fail_on: FailOn = "error"
    settle_seconds: Annotated[int, Field(ge=0, le=86_400)] = 10


class Settings(NamedTuple):
    """Folders and files of a run, and how it answers. A file that changed less than `settle_seconds` ago may still be
    on its way and is left for the next run."""

    file: Path
    inbox: Path
    accepted: Path
    returned: Path
    database: Path
    reports: tuple[Path, ...]
    summary: Path
    log: Path
    targets: Path | None
    year: int | None
    lang: Lang | None
    fail_on: FailOn
    settle_seconds: int

    @property
    def folder(self) -> Path:
        """What the paths are relative to."""
        return self.file.parent

    @property
    def journal(self) -> Path:
        """What a run has done and not yet told."""
        return self.database.with_name(f"{self.database.name}.run")

    @property
    def lock(self) -> Path:
        """Who has it locked is running."""
        return self.database.with_name(f"{self.database.name}.run-lock")

    @property
    def mail(self) -> Path:
        """The summary as a text, beside the one for machines."""
        return self.summary.with_suffix(".txt")

    def shown(self, path: Path) -> str:
        """A path as it stands in the file: relative to it where it lies below."""
        return path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else str(path)


class SettingsUnusable(Exception):
    """The file cannot be used; `faults` says why, at least once. `lang` is the language that it asks for, if it can be
    read so far."""

    def __init__(self, file: Path, faults: list[PlanFault], lang: Lang | None = None) -> None:
        self.file = file
        self.lang = lang
        self.faults = sorted(faults, key=lambda fault: fault.order)
        super().__init__(file, self.faults)


def load_settings(file: Path) -> Settings:
    """The settings in a file. Raises SettingsUnusable with every fault and its line."""
    try:
        document, config = load_model(file, _Config)
    except FileNotFoundError:
        fields = {"file": str(file)}
        raise SettingsUnusable(file, [PlanFault(file, Position(1, 1), (), "config.no_file", fields)]) from None
    except OSError as error:
        raise SettingsUnusable(file, [unreadable(file, error, str(file))]) from None
    except PlanUnusable as unusable:
        raise SettingsUnusable(file, unusable.faults, _asked_lang(file)) from None
    settings = _resolved(config, file.resolve())
    faults = [_fault(document, *found) for found in _faults(settings)]
    if faults:
        raise SettingsUnusable(file, faults, settings.lang)
    return settings


def _asked_lang(file: Path) -> Lang | None:
    """The language that faulty settings ask for, if they can be read so far."""
    try:
        data = Document(file, file.read_bytes()).data
    except (OSError, YamlFault):
        return None
    return next((lang for lang in LANGS if isinstance(data, dict) and data.get("lang") == lang), None)


def _resolved(config: _Config, file: Path) -> Settings:
    def path(name: str) -> Path:
        return (file.parent / name).resolve()

    return Settings(
        file=file,
        inbox=path(config.inbox),
        accepted=path(config.accepted),
        returned=path(config.returned),
        database=path(config.database),
        reports=tuple(map(path, config.reports)),
        summary=path(config.summary),
        log=path(config.log),
        targets=path(config.targets) if config.targets else None,
        year=config.year,
        lang=config.lang,
        fail_on=config.fail_on,
        settle_seconds=config.settle_seconds,
    )


_Found = tuple[KeyPath, str, dict[str, str]]


def _fault(document: Document, path: KeyPath, reason: str, fields: dict[str, str]) -> PlanFault:
    return PlanFault(document.file, document.position(path), path, reason, fields)


def _faults(settings: Settings) -> Iterator[_Found]:
    """What the paths owe one another and the disk."""
    if not settings.inbox.is_dir():
        yield ("inbox",), "config.no_folder", {"folder": str(settings.inbox)}
    if settings.targets is not None and not settings.targets.is_dir():
        yield ("targets",), "config.no_folder", {"folder": str(settings.targets)}
    for place, report in enumerate(settings.reports):
        if report.suffix.lower() not in ENDINGS:
            yield ("reports", place), "file.unknown_ending", {"file": report.name, "known": ", ".join(ENDINGS)}
    if settings.summary.suffix.lower() != ".json":
        yield ("summary",), "file.unknown_ending", {"file": settings.summary.name, "known": ".json"}
    for key, path in _written(settings):
        if path.is_dir():
            yield key, "file.is_folder", {"file": str(path)}
    for key, path in _folders(settings)[1:]:  # of the inbox it was told above
        if path.exists() and not path.is_dir():
            yield key, "config.is_file", {"folder": str(path)}
    yield from _clashes(settings)


def _written(settings: Settings) -> list[tuple[KeyPath, Path]]:
    """Every file that a run writes."""
    return [
        *((("database",), path) for path in (settings.database, settings.journal, settings.lock)),
        *((("reports", place), report) for place, report in enumerate(settings.reports)),
        (("summary",), settings.summary),
        (("summary",), settings.mail),
        (("log",), settings.log),
    ]


def _folders(settings: Settings) -> list[tuple[KeyPath, Path]]:
    return [(("inbox",), settings.inbox), (("accepted",), settings.accepted), (("returned",), settings.returned)]


def _clashes(settings: Settings) -> Iterator[_Found]:
    """Two uses of one path; a file of the run's own in the inbox, which the next run would take for a submission."""
    written = _written(settings)
    used = {settings.file}
    for key, path in [*_folders(settings), *written]:
        if path in used:
            yield key, "config.path_twice", {"file": str(path)}
        used.add(path)
    for key, path in [(("inbox",), settings.file), *written]:
        if path.parent == settings.inbox:
            yield key, "config.in_inbox", {"file": str(path)}
