"""A file becomes data, and every value of it has a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from shigua_monitor.strict_yaml.document import Document
from shigua_monitor.strict_yaml.fault import Position, YamlFault

FILE = Path("care.yaml")


def test_keys_and_values_keep_their_line_and_column() -> None:
    document = Document(
        FILE, "id: a\nperiod:\n  first: 2023\nareas:\n  - 甲镇\n  - {name: 乙镇, level: town}\n".encode()
    )
    assert document.position(("id",)) == Position(1, 1)
    assert document.position(("period", "first")) == Position(3, 3)
    assert document.position(("areas", 0)) == Position(5, 5)
    assert document.position(("areas", 1)) == Position(6, 5)
    assert document.position(("areas", 1, "level")) == Position(6, 16)


def test_a_path_that_does_not_exist_has_the_place_of_what_encloses_it() -> None:
    document = Document(FILE, "# first\nareas:\n  - name: 甲镇\n".encode())
    assert document.position(("areas", 0, "level", "zh")) == Position(3, 5)
    assert document.position(("groups",)) == Position(2, 1)
    assert Document(FILE, b"").position(("groups",)) == Position(1, 1)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_byte_order_marks_and_line_ends_change_neither_data_nor_places(mark: bytes, line_end: str) -> None:
    document = Document(FILE, mark + line_end.join(["domain: 照护", "goals:", "  - item: 1", ""]).encode())
    assert document.data == {"domain": "照护", "goals": [{"item": 1}]}
    assert document.position(("domain",)) == Position(1, 1)
    assert document.position(("goals", 0, "item")) == Position(3, 5)


def test_a_file_in_another_encoding_is_refused_with_the_first_wrong_byte() -> None:
    with pytest.raises(YamlFault) as caught:
        Document(FILE, "domain: 照护\n".encode("gb18030"))
    assert (caught.value.reason, caught.value.fields) == ("yaml.not_utf8", {"byte": "8"})


def test_what_is_no_plain_yaml_is_refused_when_it_is_asked_for() -> None:
    document = Document(FILE, b"a: 1\na: 2\n")
    with pytest.raises(YamlFault) as caught:
        document.position(("a",))
    assert (caught.value.reason, caught.value.position) == ("yaml.duplicate_key", Position(2, 1))
