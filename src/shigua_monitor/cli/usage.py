"""Arguments that the command-line library refuses, in our own sentences: the library speaks English only."""

from __future__ import annotations

import re
from typing import Any

from shigua_monitor.cli.stop import Stop

_SENTENCES = (
    (r"No such command '(?P<command>[^']+)'\.", "usage.no_such_command"),
    (r"No such command '(?P<command>[^']+)'\. Did you mean '(?P<likeliest>[^']+)'\?", "usage.likeliest_command"),
    (r"No such command '(?P<command>[^']+)'\. .*", "usage.no_such_command"),
    (r"Missing command\.", "usage.missing_command"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<extra>.+)\)", "usage.extra_argument"),
    (r"Option '(?P<option>.+)' requires (?:an argument|\d+ arguments)\.", "usage.no_value"),
    (r"Option '(?P<option>.+)' does not take a value\.", "usage.takes_no_value"),
)


def usage_stop(error: Exception) -> Stop | None:
    """The stop for a refused argument; None for an error of another sort."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "UsageError" not in kinds:
        return None
    context = getattr(error, "ctx", None)
    fields: dict[str, Any] = {"help": f"{context.command_path if context else 'monitor'} --help"}
    if "NoSuchOption" in kinds:
        return Stop("usage.no_such_option", option=getattr(error, "option_name", ""), **fields)
    if "MissingParameter" in kinds:
        return Stop("usage.missing_argument", argument=_name(error), **fields)
    if "BadParameter" in kinds:
        return Stop("usage.bad_value", option=_name(error), **fields)
    message = str(getattr(error, "message", error))
    for pattern, key in _SENTENCES:
        match = re.fullmatch(pattern, message)
        if match:
            return Stop(key, **(fields | match.groupdict()))
    return Stop("usage.other", problem=message, **fields)


def _name(error: Exception) -> str:
    """The option as it is written, or the name of the argument."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    return str(parameter.opts[-1] if parameter.opts[0].startswith("-") else parameter.metavar)
