"""A YAML file as a model, or every fault of it at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from shigua_monitor.plan import kept
from shigua_monitor.plan.faults import PlanFault, PlanUnusable, schema_faults
from shigua_monitor.plan.strict_model import StrictModel
from shigua_monitor.strict_yaml.document import Document
from shigua_monitor.strict_yaml.fault import Position, YamlFault

Model = TypeVar("Model", bound=StrictModel)


def load_model(file: Path, model: type[Model]) -> tuple[Document, Model]:
    """A document and what it says; one that was validated before is neither parsed nor validated again.

    Raises OSError if the file cannot be read, PlanUnusable with every fault if it is not what the model wants.
    """
    content = file.read_bytes()
    entry = kept.entry(content, model)
    known = entry and kept.look_up(entry)
    document = _document(file, content)
    if isinstance(known, model):
        return document, known
    found = _validated(document, model)
    if entry:
        kept.keep(entry, found)
    return document, found


def _document(file: Path, content: bytes) -> Document:
    try:
        return Document(file, content)
    except YamlFault as fault:
        raise _unusable(file, fault) from None


def _validated(document: Document, model: type[Model]) -> Model:
    """Lists become tuples: what a plan says does not change after loading."""
    try:
        return model.model_validate(_tuples(document.data))
    except YamlFault as fault:
        raise _unusable(document.file, fault) from None
    except ValidationError as error:
        raise PlanUnusable(document.file.parent, schema_faults(document, error, model)) from None


def _unusable(file: Path, fault: YamlFault) -> PlanUnusable:
    return PlanUnusable(file.parent, [PlanFault(file, fault.position, (), fault.reason, fault.fields)])


def unreadable(file: Path, error: OSError, name: str) -> PlanFault:
    """The fault of a file that cannot be read; `name` is what the message calls it."""
    fields = {"file": name, "problem": error.strerror or str(error)}
    return PlanFault(file, Position(1, 1), (), "plan.unreadable", fields)


def _tuples(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _tuples(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(map(_tuples, data))
    return data
