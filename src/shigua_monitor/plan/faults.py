"""What can be wrong with the files of a plan, each fault at its line and column."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ValidationError

from shigua_monitor.strict_yaml.document import Document
from shigua_monitor.strict_yaml.fault import KeyPath, Position

Severity = Literal["error", "warning"]


class PlanFault(NamedTuple):
    """One fault. `reason` is a key of the catalogue and `fields` fill its sentence; `path` leads to the value."""

    file: Path
    position: Position
    path: KeyPath
    reason: str
    fields: Mapping[str, Any]
    severity: Severity = "error"

    @property
    def order(self) -> tuple[bool, str, int, int, str]:
        """Errors first, then by place."""
        return (self.severity != "error", str(self.file), self.position.line, self.position.column, self.reason)


class PlanUnusable(Exception):
    """The files in `folder` do not make a plan; `faults` says why, at least once."""

    def __init__(self, folder: Path, faults: Iterable[PlanFault]) -> None:
        self.folder = folder
        self.faults = sorted(faults, key=lambda fault: fault.order)
        super().__init__(folder, self.faults)


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """The known words most like `word`, for a message; all of them when they are few and none is like it."""
    from difflib import get_close_matches

    words = [str(item) for item in known]
    close = get_close_matches(word, words, n=most, cutoff=0.5)
    return ", ".join(close or words[:12])


def schema_faults(document: Document, error: ValidationError, model: type[BaseModel]) -> list[PlanFault]:
    """A fault for every place at which `document` departs from `model`."""
    faults: dict[tuple[KeyPath, str], PlanFault] = {}
    for detail in sorted(error.errors(include_url=False), key=_is_other_member):
        if detail["type"] == "too_short" and detail["input"]:
            continue  # pydantic counts what it could read; the entries it could not have faults of their own
        path = _path_in_data(document.data, detail["loc"])
        if detail["type"] == "union_tag_invalid":
            path = (*path, _discriminator(detail))
        reason, fields = _reason(detail["type"], detail, model)
        faults.setdefault(
            (path, fields.get("key", "")), PlanFault(document.file, document.position(path), path, reason, fields)
        )
    return list(faults.values())


def _is_other_member(detail: Mapping[str, Any]) -> bool:
    """Whether this is said by the member of a union that a word was not meant for: `sometimes` is no bad number."""
    value = detail["input"]
    return detail["type"] in ("int_type", "float_type") and isinstance(value, str) and not value.isdecimal()


def _discriminator(detail: Mapping[str, Any]) -> str:
    return str(detail["ctx"]["discriminator"]).strip("'")


def _path_in_data(data: Any, location: tuple[int | str, ...]) -> KeyPath:
    """The part of a pydantic location that exists in the data: names of union members are left out."""
    path: list[int | str] = []
    for step in location:
        in_mapping = isinstance(data, dict) and step in data
        in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if in_mapping or in_list:
            data = data[step]
            path.append(step)
    return tuple(path)


def _reason(kind: str, detail: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, dict[str, str]]:
    context = detail.get("ctx", {})
    found = _shown(detail.get("input"))
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "missing":
        return "plan.missing_key", {"key": key}
    if kind == "extra_forbidden":
        return "plan.unknown_key", {"key": key, "known": nearest(key, _keys_at(model, detail["loc"][:-1]))}
    if kind in ("literal_error", "enum"):
        expected = [word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return "plan.not_one_of", {"found": found, "known": nearest(found, expected)}
    if kind == "union_tag_invalid":
        expected = [word.strip("' ") for word in str(context["expected_tags"]).split(",")]
        found = _shown(detail["input"][_discriminator(detail)])
        return "plan.not_one_of", {"found": found, "known": nearest(found, expected)}
    if kind == "union_tag_not_found":
        return "plan.missing_key", {"key": _discriminator(detail)}
    if kind == "string_pattern_mismatch" and found.strip():
        return "plan.pattern", {"found": found, "pattern": str(context["pattern"])}
    empty = detail["input"] is None and kind.endswith("_type")
    if empty or kind in ("string_pattern_mismatch", "string_too_short", "too_short"):
        return "plan.empty", {}
    if kind.startswith(("greater_than", "less_than")):
        return "plan.out_of_range", {"found": found, "limit": str(next(iter(context.values())))}
    if kind.endswith("_type") or kind == "dataclass_type":
        return f"plan.{_TYPE_REASONS.get(kind, 'wrong_type')}", {"found": found}
    return "plan.invalid", {"found": found, "problem": str(detail["msg"])}


_TYPE_REASONS = {
    "string_type": "not_text",
    "int_type": "not_number",
    "float_type": "not_number",
    "bool_type": "not_boolean",
    "tuple_type": "not_list",
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "dict_type": "not_mapping",
}


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"


def _keys_at(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The keys that the models at `location` know."""
    candidates: set[type[BaseModel]] = {model}
    for step in location:
        tagged = {c for c in candidates if _tag(c) == step}
        if tagged:
            candidates = tagged
            continue
        if isinstance(step, int):
            continue
        fields = [c.model_fields[step] for c in candidates if step in c.model_fields]
        candidates = {found for info in fields for found in _models_in(info.annotation)}
    return sorted({key for candidate in candidates for key in candidate.model_fields})


def _tag(model: type[BaseModel]) -> str | None:
    kind = model.model_fields.get("kind")
    values = typing.get_args(kind.annotation) if kind else ()
    return str(values[0]) if len(values) == 1 else None


def _models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {found for part in typing.get_args(annotation) for found in _models_in(part)}
