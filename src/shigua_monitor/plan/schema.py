"""JSON Schema of a plan's files, for editors and for other programs."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from shigua_monitor.plan.definitions import DomainFile, PlanFile

SCHEMAS: dict[str, type[BaseModel]] = {"plan": PlanFile, "domain": DomainFile}
"""Which file each schema is for: plan.yaml, and the files of the domains."""


def schema(name: str) -> dict[str, Any]:
    """The schema of one sort of file."""
    document = SCHEMAS[name].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}


def file_name(name: str) -> str:
    """The file that the schema is kept in, beside the plan's files."""
    return f"{name}.schema.json"
