"""Markup that cannot be forged by its data: what is not `Markup` already is escaped when it is put into an element."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple


class Markup(NamedTuple):
    """Source that is known to be whole elements. Outside this module only our own style and script become it."""

    source: str


Child = Markup | str | None
Value = str | int | bool | None


def element(name: str, /, *children: Child, **attributes: Value) -> Markup:
    """`<name …>children</name>`: every text and every attribute escaped.

    `class_`, `aria_label` and `data_v` become class, aria-label and data-v; None and False are left out.
    """
    return Markup(f"<{name}{_written(attributes)}>{''.join(map(_source, children))}</{name}>")


def void(name: str, /, **attributes: Value) -> Markup:
    """An element without content: `<meta …>`, and in a picture `<path …/>`."""
    return Markup(f"<{name}{_written(attributes)}/>")


def joined(parts: Iterable[Child]) -> Markup:
    """Parts one after the other."""
    return Markup("".join(map(_source, parts)))


def _source(child: Child) -> str:
    if child is None:
        return ""
    return child.source if isinstance(child, Markup) else escape(child, quote=False)


def _written(attributes: dict[str, Value]) -> str:
    return "".join(
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for name, value in attributes.items()
        if value is not None and value is not False
    )
