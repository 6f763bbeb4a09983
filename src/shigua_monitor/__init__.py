"""Monitoring of a children's development plan: plan and workbooks in, verdicts and early warnings out.

    from pathlib import Path
    from shigua_monitor import assess, load_plan, read

    plan = load_plan()
    submission = read([Path("data.xlsx")], plan)
    assessment = assess(plan, submission.observations, acts=submission.acts)

The names are imported when they are first used, so that `import shigua_monitor` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shigua_monitor.assessment.assess import assess
    from shigua_monitor.plan.load import load_plan
    from shigua_monitor.submission.read import read

__all__ = ["assess", "load_plan", "read"]

_ROOMS = {
    "assess": "shigua_monitor.assessment.assess",
    "load_plan": "shigua_monitor.plan.load",
    "read": "shigua_monitor.submission.read",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ROOMS[name]), name)
