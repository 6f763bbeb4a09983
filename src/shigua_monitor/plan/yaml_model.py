"""A YAML file as a model, or every fault of it at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from shigua_monitor.plan.faults import PlanFault, PlanUnusable, schema_faults
from shigua_monitor.strict_yaml.document import Document, load_document
from shigua_monitor.strict_yaml.fault import Position, YamlFault

Model = TypeVar("Model", bound=BaseModel)


def load_model(file: Path, model: type[Model]) -> tuple[Document, Model]:
    """A document and what it says. Lists become tuples: what a plan says does not change after loading.

    Raises OSError if the file cannot be read, PlanUnusable with every fault if it is not what the model wants.
    """
    try:
        document = load_document(file)
    except YamlFault as fault:
        raise PlanUnusable(file.parent, [PlanFault(file, fault.position, (), fault.reason, fault.fields)]) from None
    try:
        return document, model.model_validate(_tuples(document.data))
    except ValidationError as error:
        raise PlanUnusable(file.parent, schema_faults(document, error, model)) from None


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
