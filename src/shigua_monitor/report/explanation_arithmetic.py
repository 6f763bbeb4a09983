"""Formulas with the numbers put in, so that a pocket calculator can follow them; every sign is in GBK."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from shigua_monitor.plan.criterion import NOISE, Comparison, meets

SIGNS = {Comparison.AT_LEAST: "≥", Comparison.AT_MOST: "≤", Comparison.ABOVE: ">", Comparison.BELOW: "<"}


class Formula(NamedTuple):
    """`text` ends in "= value", with ten digits of it."""

    text: str
    value: float


class Compared(NamedTuple):
    """Two numbers side by side with the sign that holds between them, and whether that is what was asked."""

    text: str
    left: float
    right: float
    holds: bool
    in_whole_numbers: bool


def number(value: float, digits: int = 10) -> str:
    """A number with that many digits, never with an exponent: 8.26446281, 0.000012."""
    text = f"{value:.{digits}g}"
    if "e" in text:
        text = np.format_float_positional(float(text), trim="-")
    return "0" if text == "-0" else text


def put_in(value: float, digits: int = 10) -> str:
    """The same inside a formula: a negative number in brackets."""
    text = number(value, digits)
    return f"({text})" if text.startswith("-") else text


def quotient(events: int, people: int, scale: int) -> Formula:
    """1 ÷ 121 × 1000 = 8.26446281."""
    value = events * scale / people
    return Formula(f"{events} ÷ {people} × {scale} = {number(value)}", value)


def difference(first: float, second: float) -> Formula:
    """95.2 - 90.1 = 5.1."""
    exact = Decimal(str(float(first))) - Decimal(str(float(second)))
    value = float(exact) if round(exact, 10) else 0.0
    return Formula(f"{number(first)} - {put_in(second)} = {number(value)}", value)


def share_of(base: float, percent: float) -> Formula:
    """12.3 × 0.8 = 9.84: a base value with a change of so many percent."""
    factor = float(Fraction(str(percent)) / 100 + 1)
    value = base * factor
    return Formula(f"{number(base)} × {number(factor)} = {number(value)}", value)


def total(parts: list[int]) -> Formula:
    """0 + 1 + 0 = 1."""
    return Formula(" + ".join(map(str, parts)) + f" = {sum(parts)}", sum(parts))


def compare_counts(events: int, people: int, scale: int, limit: float, asked: Comparison) -> Compared:
    """112 × 100 = 11200 ≥ 90 × 124 = 11160; a limit that is not whole is multiplied until it is."""
    ratio = Fraction(str(limit))
    left, right = events * scale * ratio.denominator, ratio.numerator * people
    times = f" × {ratio.denominator}" if ratio.denominator > 1 else ""
    sign, holds = _sign(left, right, asked)
    text = f"{events} × {scale}{times} = {left} {sign} {ratio.numerator} × {people} = {right}"
    return Compared(text, left, right, holds, in_whole_numbers=True)


def compare_with_base(now: tuple[int, int], base: tuple[int, int], percent: float, asked: Comparison) -> Compared:
    """173 × 1203 = 208119 > 170 × 1161 = 197370: numerator and denominator of two years, crosswise.

    With a change of so many percent the base year's side is multiplied: … × 100 ≤ 80 × ….
    """
    share = (Fraction(str(percent)) / 100 + 1).limit_denominator(10**9)
    left, right = now[0] * base[1] * share.denominator, share.numerator * base[0] * now[1]
    sign, holds = _sign(left, right, asked)
    first = f"{now[0]} × {base[1]}" + (f" × {share.denominator}" if share != 1 else "")
    second = (f"{share.numerator} × " if share != 1 else "") + f"{base[0]} × {now[1]}"
    return Compared(f"{first} = {left} {sign} {second} = {right}", left, right, holds, in_whole_numbers=True)


def compare_values(value: float, limit: float, asked: Comparison) -> Compared:
    """93.3 ≥ 90, unrounded; numbers that differ by no more than binary noise are equal."""
    same = abs(value - limit) <= NOISE * max(abs(value), abs(limit))
    holds = bool(meets(np.array([value]), np.array([limit]), asked)[0])
    sign = SIGNS[asked] if holds else "=" if same else _REVERSED[asked]
    digits = next((places for places in range(10, 17) if same or number(value, places) != number(limit, places)), 17)
    text = f"{number(value, digits)} {sign} {number(limit, digits)}"
    return Compared(text, value, limit, holds, in_whole_numbers=False)


def _sign(left: int, right: int, asked: Comparison) -> tuple[str, bool]:
    """The sign that is true of both numbers, and whether they are as asked."""
    holds = {
        Comparison.AT_LEAST: left >= right,
        Comparison.AT_MOST: left <= right,
        Comparison.ABOVE: left > right,
        Comparison.BELOW: left < right,
    }[asked]
    return (SIGNS[asked] if holds else "=" if left == right else _REVERSED[asked]), holds


_REVERSED = {Comparison.AT_LEAST: "<", Comparison.AT_MOST: ">", Comparison.ABOVE: "<", Comparison.BELOW: ">"}
"""What holds between two different numbers that are not as asked."""
