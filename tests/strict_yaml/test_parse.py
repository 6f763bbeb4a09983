"""YAML without surprises: what is read is what stands there, and everything else is refused at its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from shigua_monitor.strict_yaml.fault import Position, YamlFault
from shigua_monitor.strict_yaml.parse import parse

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KEYS = WORDS.filter(lambda word: word not in ("", "<<"))
INTEGERS = st.integers(-(10**15) + 1, 10**15 - 1)
DECIMALS = st.decimals(-(10**9), 10**9, places=4).map(float)
PLAIN_DATA = st.recursive(
    st.none() | st.booleans() | INTEGERS | DECIMALS | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


class QuotingDumper(yaml.SafeDumper):
    """Writes every text in quotes and nothing as an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


QuotingDumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def data_of(text: str) -> Any:
    return parse(text).data


def refusal(text: str) -> YamlFault:
    with pytest.raises(YamlFault) as caught:
        parse(text)
    return caught.value


@settings(deadline=None)
@given(PLAIN_DATA, st.booleans(), st.booleans())
def test_plain_data_with_quoted_text_is_read_back_as_it_was(data: Any, block: bool, chinese_as_it_is: bool) -> None:
    text = yaml.dump(data, Dumper=QuotingDumper, default_flow_style=not block, allow_unicode=chinese_as_it_is)
    assert data_of(text) == data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("care", "care"),
        ("3岁以下", "3岁以下"),
        ("95%", "95%"),
        ("v1.2.3", "v1.2.3"),
        ("2023—2027", "2023—2027"),
        ("'12'", "12"),
        ('"no"', "no"),
        ("|\n  2027-12-31", "2027-12-31"),
        (">\n  yes", "yes"),
    ],
)
def test_a_value_is_what_it_looks_like(text: str, value: object) -> None:
    read = data_of(f"value: {text}")["value"]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    [
        "y",
        "Y",
        "yes",
        "Yes",
        "n",
        "no",
        "NO",
        "on",
        "off",
        "True",
        "FALSE",
        "Null",
        "~",
        "=",
        "<<",
        "+1",
        "007",
        "0777",
        "08",
        "1_000",
        "1,000",
        "1.",
        "1e3",
        "1.5e3",
        "1.5E-3",
        ".5",
        "-.5",
        ".5e+3",
        "._5",
        "0x1F",
        "-0x1f",
        "0o17",
        "0b11",
        "+0b11",
        ".inf",
        "-.INF",
        ".nan",
        ".NaN",
        "1:30",
        "12:30:45",
        "1_0:30.5",
        "6:60",
        "2027-12-31",
        "2027-1-1",
        "2027-12-31T10:00:00",
        "1234567890123456",
        "0.1234567890123456",
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(text: str) -> None:
    fault = refusal(f"value: {text}")
    assert (fault.reason, fault.position, fault.fields) == ("yaml.ambiguous", Position(1, 8), {"text": text})


@pytest.mark.parametrize("text", ["2027-12-31 10:00:00", "9" * 5000])
def test_long_ambiguous_text_is_refused_and_shown_in_part(text: str) -> None:
    fault = refusal(f"value: {text}")
    assert fault.reason == "yaml.ambiguous"
    assert len(fault.fields["text"]) <= 40
    assert text.startswith(fault.fields["text"].rstrip("…"))


SCALARS = st.text("0123456789_.,:+-eExobaftrunlysTN~=<", min_size=1, max_size=8)


@given(SCALARS)
def test_a_value_that_other_readers_take_for_no_text_is_never_text_here(text: str) -> None:
    try:
        usual = yaml.safe_load(f"value: {text}")["value"]
    except (yaml.YAMLError, ValueError):
        return
    try:
        read = data_of(f"value: {text}")["value"]
    except YamlFault:
        return
    assert (read, type(read)) == (usual, type(usual))


@given(SCALARS)
def test_a_number_or_boolean_is_written_as_in_json(text: str) -> None:
    try:
        read = data_of(f"value: {text}")["value"]
    except YamlFault:
        return
    if not isinstance(read, str | None):
        assert json.loads(text) == read


@given(st.text(st.sampled_from("ab01:-[]{},#&*!|>'\"%@? \n\t\r~.<中\x00\x85\ufeff"), max_size=40))
def test_any_text_is_a_document_or_a_fault_within_it(text: str) -> None:
    try:
        assert () in parse(text).marks or parse(text).data is None
    except YamlFault as fault:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= fault.position.line <= len(lines) + 1
        assert fault.position.column >= 1


@given(st.recursive(st.integers(0, 9), lambda inner: st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=4)))
def test_every_key_stands_where_its_position_says(data: Any) -> None:
    text = yaml.dump(data, Dumper=QuotingDumper)
    lines = text.splitlines()
    for path, position in parse(text).positions.items():
        if path:
            assert lines[position.line - 1][position.column - 1 :].startswith(f'"{path[-1]}"')


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_has_no_data(text: str) -> None:
    assert data_of(text) is None


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("a: 1\nb: 2\na: 3", "yaml.duplicate_key", Position(3, 1)),
        ("a:\n  b: 1\n  'b': 2", "yaml.duplicate_key", Position(3, 3)),
        ("a: &x 1\nb: *x", "yaml.alias", Position(1, 4)),
        ("b: *x", "yaml.alias", Position(1, 4)),
        ("&x a: 1", "yaml.alias", Position(1, 1)),
        ("a: 1\nb: [1, !!str 2]", "yaml.tag", Position(2, 8)),
        ("a: ! 12", "yaml.tag", Position(1, 4)),
        ("!key a: 1", "yaml.tag", Position(1, 1)),
        ("a: !!python/object/apply:os.getcwd []", "yaml.tag", Position(1, 4)),
        ("a: !!set {x, y}", "yaml.tag", Position(1, 4)),
        ("? [a, b]\n: 1", "yaml.key", Position(1, 3)),
        ("? {a: b}\n: 1", "yaml.key", Position(1, 3)),
        ("a: 1\n<<: {b: 2}", "yaml.key", Position(2, 1)),
        ("'': 1", "yaml.key", Position(1, 1)),
        ("a: 1\n---\nb: 2", "yaml.documents", Position(2, 1)),
        ("a: 1\n---\n", "yaml.documents", Position(2, 1)),
        ("a: 1\nb: x\x07", "yaml.character", Position(2, 5)),
        ("a: 中\u2028b", "yaml.character", Position(1, 5)),
        ("a: \ud800", "yaml.character", Position(1, 4)),
        ("a: [1, 2", "yaml.syntax", Position(2, 1)),
        ("a: b: c", "yaml.syntax", Position(1, 5)),
        ("a: 1\n\tb: 2", "yaml.syntax", Position(2, 1)),
    ],
)
def test_a_document_with_surprises_is_refused_where_the_first_stands(
    text: str, reason: str, position: Position
) -> None:
    fault = refusal(text)
    assert (fault.reason, fault.position) == (reason, position)


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    assert refusal("\na: 1\na: 2").fields == {"key": "a", "line": "2"}


def test_the_same_key_may_stand_in_two_mappings() -> None:
    assert data_of("- a: {a: 1}\n- a: 2") == [{"a": {"a": 1}}, {"a": 2}]


def test_a_key_is_always_text() -> None:
    assert data_of("1: a\nno: b\n2027-12-31: c") == {"1": "a", "no": "b", "2027-12-31": "c"}


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_nesting_without_end_is_refused_before_it_fills_the_stack(text: str) -> None:
    assert refusal(text).reason == "yaml.too_deep"


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 100)]
    fault = refusal("\n".join(lines))
    assert (fault.reason, fault.position) == ("yaml.alias", Position(1, 5))


def test_a_value_that_contains_itself_is_refused() -> None:
    assert refusal("&a [*a]").reason == "yaml.alias"
