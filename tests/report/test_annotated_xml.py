"""XML is edited in place: what is not changed keeps its bytes."""

import pytest

from shigua_monitor.report.annotated_xml import Edits, Strange, attribute, parse, text, with_attributes
from shigua_monitor.submission.workbook import FileFault

ODD = (
    b"<?xml version='1.0'?>\r\n<!-- > --><x:a  xmlns:x = 'u' note=\"a > b\"><x:b/>"
    b"\xe4\xb8\xad<x:c s='1' >t</x:c ></x:a >\n"
)


def test_edits_leave_every_other_byte() -> None:
    root = parse(ODD, "part")
    b, c = root.children
    edits = Edits(ODD)
    edits.change(c, {"s": "2", "k": 'q"'}, b"<x:d/>")
    edits.change(b, {"n": "1"}, b"<x:e/>")
    edits.insert_before(root, ["c"], b"<x:f/>")
    edits.change(root, content=b"<x:g/>")
    assert edits.result() == ODD.replace(b"<x:b/>", b'<x:b n="1"><x:e/></x:b>').replace(
        b"<x:c s='1' >t</x:c >", b'<x:f/><x:c s="2" k="q&quot;">t<x:d/></x:c ><x:g/>'
    )


def test_tags_know_their_names_and_namespaces() -> None:
    root = parse(ODD, "part")
    assert (root.name, root.prefix, root.namespace) == ("a", "x:", "u")
    assert [(tag.name, tag.empty) for tag in root.children] == [("b", True), ("c", False)]


def test_elements_that_are_not_kept_are_passed_over_with_all_they_hold() -> None:
    root = parse(b"<a><b><c/></b><c/><d/></a>", "part", lambda parent, name, attributes: name != "b")
    assert [tag.name for tag in root.children] == ["c", "d"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (b"<c/>", b'<c s="5"/>'),
        (b"<c >", b'<c s="5">'),
        (b'<c s="1" r="A1">', b'<c s="5" r="A1">'),
        (b"<c r='s=\"1\"' s = '1'/>", b'<c r=\'s="1"\' s="5"/>'),
        (b'<c cs="1"/>', b'<c cs="1" s="5"/>'),
    ],
)
def test_an_attribute_is_replaced_or_added(tag: bytes, expected: bytes) -> None:
    assert with_attributes(tag, {"s": "5"}) == expected


def test_text_and_attributes_are_escaped() -> None:
    assert text("a<&>\x00_x000D_\r\n") == "a&lt;&amp;&gt;_x005F_x000D_&#13;\n"
    assert attribute("a\"<&\n'") == "a&quot;&lt;&amp;&#10;'"


@pytest.mark.parametrize("data", ["<a/>".encode("utf-16"), b"<?xml version='1.0' encoding='GBK'?><a/>"])
def test_other_encodings_are_not_edited(data: bytes) -> None:
    with pytest.raises(Strange):
        parse(data, "part")


def test_broken_and_hostile_xml_is_refused() -> None:
    for data in (b"<a>", b"", b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"):
        with pytest.raises(FileFault):
            parse(data, "part")


def test_two_changes_of_one_place_are_refused() -> None:
    edits = Edits(b"<a/>")
    root = parse(edits.data, "part")
    edits.change(root, content=b"1")
    edits.change(root, content=b"2")
    with pytest.raises(Strange):
        edits.result()
