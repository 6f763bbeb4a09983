"""Faults of a plan's files in the formats that people and CI read, the worst first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from shigua_monitor.plan.faults import PlanFault
from shigua_monitor.report.json_text import dumped
from shigua_monitor.text import Lang, say

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def faults_text(faults: Sequence[PlanFault], output_format: str, lang: Lang) -> str:
    """All faults as text, json, github or junit."""
    ordered = sorted(faults, key=lambda fault: fault.order)
    return {"text": _lines, "json": _json, "github": _github, "junit": _junit}[output_format](ordered, lang)


def _lines(faults: Sequence[PlanFault], lang: Lang) -> str:
    return "".join(
        f"{fault.file.name}:{fault.position.line}:{fault.position.column}: "
        f"{say(lang, f'severity.{fault.severity}')}{'：' if lang == 'zh' else ': '}{_inline(_message(fault, lang))}\n"
        for fault in faults
    )


def _message(fault: PlanFault, lang: Lang) -> str:
    return say(lang, fault.reason, **fault.fields)


def _inline(text: str) -> str:
    """Control characters as their escapes: a quoted value may hold line ends, and XML cannot hold the others."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def _json(faults: Sequence[PlanFault], lang: Lang) -> str:
    return dumped(
        [
            {
                "severity": fault.severity,
                "code": fault.reason,
                "file": fault.file.name,
                "line": fault.position.line,
                "column": fault.position.column,
                "path": list(fault.path),
                "message": _message(fault, lang),
            }
            for fault in faults
        ]
    )


def _github(faults: Sequence[PlanFault], lang: Lang) -> str:
    """Workflow commands: GitHub shows them at the line. It shows ten a step, so the worst come first."""
    return "".join(
        f"::{fault.severity} file={_property(str(fault.file))},line={fault.position.line},"
        f"col={fault.position.column}::{_data(_message(fault, lang))}\n"
        for fault in faults
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _junit(faults: Sequence[PlanFault], lang: Lang) -> str:
    errors = [fault for fault in faults if fault.severity == "error"]
    suite = ElementTree.Element(
        "testsuite", name="monitor targets", tests=str(max(len(faults), 1)), failures=str(len(errors))
    )
    for fault in faults:
        place = f"{fault.file.name}:{fault.position.line}:{fault.position.column}"
        case = ElementTree.SubElement(suite, "testcase", classname=fault.file.name, name=f"{place} {fault.reason}")
        kind = "failure" if fault.severity == "error" else "system-out"
        element = ElementTree.SubElement(case, kind)
        if kind == "failure":
            element.set("message", _inline(_message(fault, lang)))
        element.text = f"{place}: {_inline(_message(fault, lang))}"
    if not faults:
        ElementTree.SubElement(suite, "testcase", classname="targets", name="valid")
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"
